"""What stands on a page: characters with their boxes, and ruled lines. The same for PDF and OFD.

Places are in points from the upper left corner of the page as it is looked at, y downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box; `after_blank` where a blank stands before it."""

    character: str
    left: float
    top: float
    right: float
    bottom: float
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: horizontal where top == bottom, else vertical."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageMarks:
    """One page."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]


@dataclass(frozen=True)
class PageLine:
    """A line of words with its box and the width of its full-width characters."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    em: float


_OVERLAP = 0.5  # share of the lower one's height by which two characters of one line overlap
_WORD_GAP = 0.28  # of an em: blank between Latin words
_WIDE_GAP = 1.4  # of an em: blank that parts columns or 目　录


def is_wide(character: str) -> bool:
    """Whether a character takes a full square."""
    return character >= "\u2e80"


def em_of(glyphs: Sequence[Glyph], otherwise: float = 12.0) -> float:
    """The width of a full-width character: the median of those given, else of twice the others'."""
    wide = [glyph.right - glyph.left for glyph in glyphs if is_wide(glyph.character)]
    if wide:
        return max(median(wide), 0.1)
    narrow = [2 * (glyph.right - glyph.left) for glyph in glyphs if not glyph.character.isspace()]
    return max(median(narrow), 0.1) if narrow else otherwise


def lines_of(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines that characters stand in, from top to bottom."""
    return [_line(row) for row in rows_of(glyphs)]


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters line by line, from top to bottom."""
    rows: list[list[Glyph]] = []
    edges: list[tuple[float, float]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.top + g.bottom, g.left)):
        if glyph.character.isspace():
            continue
        if rows and _is_beside(edges[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            edges.append((glyph.top, glyph.bottom))
    return rows


def _is_beside(edge: tuple[float, float], glyph: Glyph) -> bool:
    top, bottom = edge
    common = min(bottom, glyph.bottom) - max(top, glyph.top)
    return common >= _OVERLAP * min(bottom - top, glyph.bottom - glyph.top)


def _line(row: list[Glyph]) -> PageLine:
    row.sort(key=lambda glyph: glyph.left)
    em = em_of(row)
    words: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None:
            if glyph.character == last.character and glyph.left - last.left < 0.3 * (last.right - last.left):
                continue  # bold made by printing twice
            words.append(_blank(last, glyph, em))
        words.append(glyph.character)
        last = glyph
    return PageLine(
        "".join(words),
        row[0].left,
        min(glyph.top for glyph in row),
        max(glyph.right for glyph in row),
        max(glyph.bottom for glyph in row),
        em,
    )


def _blank(before: Glyph, after: Glyph, em: float) -> str:
    gap = after.left - before.right
    if gap > _WIDE_GAP * em:
        return "   "
    if gap > _WORD_GAP * em and not (is_wide(before.character) and is_wide(after.character) and gap < 0.8 * em):
        return " "
    return " " if after.after_blank and gap > 0.1 * em else ""
