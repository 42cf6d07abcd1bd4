"""Text set in two columns: which characters of a page stand in which, so that each is read to its end before the next.

Between two columns runs a gutter that no line crosses. A table without rules has gaps too, but several of them, or short cells;
columns of text have one, and most of their lines are full.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from loaders.documents.page_marks import Glyph, em_of, rows_of

_GUTTER = 1.3  # of an em: narrower gaps stand inside a line
_MIDDLE = (0.3, 0.7)  # of the page's width: where a gutter can be
_FEWEST = 8  # lines with words on both sides
_FULL = 0.75  # of a column's width that half of its lines at least take

_NARROWEST = 8  # characters of such a line

_Row = list[Glyph]


def blocks_of(glyphs: Sequence[Glyph], width: float) -> list[list[Glyph]]:
    """The characters in blocks to be read one after the other; those of a right column are moved to where the left one begins."""
    rows = [sorted(row, key=lambda glyph: glyph.left) for row in rows_of(glyphs)]
    gutter = _gutter(rows, width, em_of(glyphs)) if len(rows) >= _FEWEST else None
    if gutter is None:
        return [list(glyphs)]
    blocks: list[list[Glyph]] = []
    run: list[_Row] = []
    across: list[Glyph] = []  # lines over the whole width, one under the other
    for row in rows:
        if _crosses(row, gutter):
            blocks += _columns(run, gutter)
            run = []
            across += row
        else:
            blocks.append(across)
            across = []
            run.append(row)
    return [block for block in [*blocks, *_columns(run, gutter), across] if block]


def _columns(rows: Sequence[_Row], gutter: float) -> list[list[Glyph]]:
    left = [glyph for row in rows for glyph in row if glyph.right <= gutter]
    right = [glyph for row in rows for glyph in row if glyph.right > gutter]
    if not left or not right:
        return [left or right]
    shift = min(glyph.left for glyph in right) - min(glyph.left for glyph in left)
    return [left, [replace(glyph, left=glyph.left - shift, right=glyph.right - shift) for glyph in right]]


def _crosses(row: _Row, gutter: float) -> bool:
    """Whether a line runs over the gutter: a character on it, or none but a small gap there."""
    before = [glyph.right for glyph in row if glyph.right <= gutter]
    behind = [glyph.left for glyph in row if glyph.left >= gutter]
    if len(before) + len(behind) < len(row):
        return True
    return bool(before and behind) and min(behind) - max(before) < _GUTTER * em_of(row)


def _gutter(rows: Sequence[_Row], width: float, em: float) -> float | None:
    """The place of the gutter, or None where the page has one column."""
    gaps = [_gaps(row, em) for row in rows]
    counts: Counter[int] = Counter()
    for found in gaps:
        if len(found) == 1:
            start, end = found[0]
            counts.update(range(round(max(start, _MIDDLE[0] * width)), round(min(end, _MIDDLE[1] * width)) + 1))
    if not counts:
        return None
    most = max(counts.values())
    places = [place for place, count in counts.items() if count == most]
    gutter = float(median(places))
    split = [row for row, found in zip(rows, gaps, strict=True) if any(a <= gutter <= b for a, b in found)]
    crossing = sum(_crosses(row, gutter) for row in rows)
    if most < _FEWEST or most < 0.8 * len(split) or crossing > most:
        return None
    return gutter if _are_full(split, gutter, em) else None


def _gaps(row: _Row, em: float) -> list[tuple[float, float]]:
    return [(one.right, other.left) for one, other in pairwise(row) if other.left - one.right >= _GUTTER * em]


def _are_full(rows: Sequence[_Row], gutter: float, em: float) -> bool:
    """Whether the lines on both sides are those of running text."""
    for side in (
        [[g for g in row if g.right <= gutter] for row in rows],
        [[g for g in row if g.left >= gutter] for row in rows],
    ):
        widths = [row[-1].right - row[0].left for row in side if row]
        if not widths or median(widths) < max(_FULL * max(widths), _NARROWEST * em):
            return False
    return True
