"""Tables in plain text: rows of cells between tabs, between bars (Markdown), between wide blanks, and one cell a line.

Plain text made from a word processor often has each cell on a line of its own behind a tab, rows parted by a blank line,
and cells that hold line ends themselves; a cell is then told by its tab. `find_grids` gives each grid with the lines it takes.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.documents.labels import label_of
from loaders.documents.parts import Grid, GridCell

_BAR_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_WIDE = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|\u3000+|[ \u00a0]*\t[ \u00a0]*)(?=\S)")
_FIGURE = re.compile(
    r"(?!(?:19|20)\d{2}年)[≥≤<>＜＞+\-—~～约]?\s*\d[\d,.]*\s*(?:[%％‰万亿]|\\%)?\s*[^\d\s，。；]{0,3}$|[—\-/]+$"
)


@dataclass(frozen=True)
class RawLine:
    """A line of the source: its place and its words without blanks around them."""

    start: int
    end: int
    words: str
    starts_with_tab: bool


@dataclass(frozen=True)
class Found:
    """A grid and the lines it takes: from `first` up to, not including, `behind`."""

    first: int
    behind: int
    grid: Grid


Span = tuple[int, int]


def find_grids(lines: Sequence[RawLine], source: str) -> list[Found]:
    """All grids among the lines, in order."""
    found: list[Found] = []
    # Where a way of writing tables was tried in vain it is not tried again on the same lines.
    tried = [0] * len(_WAYS)
    index = 0
    while index < len(lines):
        for way, look in enumerate(_WAYS):
            if index < tried[way] or (not lines[index].words and way != 0):
                continue
            result = look(lines, index, source)
            if isinstance(result, Found):
                found.append(result)
                index = result.behind
                break
            tried[way] = result
        else:
            index += 1
    return found


def _grid(rows: Sequence[Sequence[Span]]) -> Grid:
    return Grid([GridCell(start, end, r, c) for r, row in enumerate(rows) for c, (start, end) in enumerate(row)])


def _cells_behind_tabs(lines: Sequence[RawLine], first: int, source: str) -> Found | int:
    """One cell a line behind a tab; a blank line ends a row; a line without tab goes on the cell above."""
    if not lines[first].starts_with_tab or "\t" in lines[first].words:
        return first + 1
    rows: list[list[Span]] = [[]]
    index, behind, blanks = first, first, 0
    while index < len(lines):
        line = lines[index]
        if line.starts_with_tab:
            if "\t" in line.words:
                break
            if blanks and rows[-1]:
                rows.append([])
            rows[-1].append(_trim(line, source))
            blanks, behind = 0, index + 1
        elif not line.words:
            blanks += 1
        elif rows[-1] and _goes_on_in_cell(lines, index, blanks):
            rows[-1][-1] = (rows[-1][-1][0], line.end)
            blanks, behind = 0, index + 1
        else:
            break
        if blanks > 1:
            break
        index += 1
    widths = Counter(len(row) for row in rows)
    width, count = widths.most_common(1)[0]
    if len(rows) >= 2 and width >= 2 and count * 2 > len(rows):
        return Found(first, behind, _grid(rows))
    return max(behind, first + 1)


def _goes_on_in_cell(lines: Sequence[RawLine], index: int, blanks: int) -> bool:
    """Whether a line without a tab belongs to the cell above: it is short and another cell follows at once, or it follows at once."""
    line = lines[index]
    if blanks > 1 or len(line.words) > 30 or "。" in line.words or (label_of(line.words) and blanks):
        return False
    if not blanks:
        return True
    return index + 1 < len(lines) and lines[index + 1].starts_with_tab


def _trim(line: RawLine, source: str) -> Span:
    start = line.start
    while start < line.end and source[start] in "\t \u3000\u00a0":
        start += 1
    return start, line.end


def _rows_between_bars(lines: Sequence[RawLine], first: int, source: str) -> Found | int:
    """A Markdown table: rows of | cells |, a rule of dashes below the first."""
    if "|" not in lines[first].words or first + 1 >= len(lines) or not _BAR_RULE.match(lines[first + 1].words):
        return first + 1
    rows = []
    index = first
    while index < len(lines) and "|" in lines[index].words:
        if not _BAR_RULE.match(lines[index].words):
            rows.append(_bar_cells(lines[index], source))
        index += 1
    return Found(first, index, _grid(rows)) if len(rows) >= 2 else index


def _bar_cells(line: RawLine, source: str) -> list[Span]:
    text = source[line.start : line.end]
    start = line.start + text.index("|") + 1 if line.words.startswith("|") else line.start
    cells = []
    for piece in source[start : line.end].rstrip().removesuffix("|").split("|"):
        lead = len(piece) - len(piece.lstrip())
        cells.append((start + lead, start + max(lead, len(piece.rstrip()))))
        start += len(piece) + 1
    return cells


def _rows_between_gaps(lines: Sequence[RawLine], first: int, source: str) -> Found | int:
    """Rows with a tab between cells, or, in at least three rows of at least three cells, wide blanks."""
    rows: list[list[Span]] = []
    index, behind, blanks = first, first, 0
    tabs = "\t" in lines[first].words
    while index < len(lines) and blanks <= 1:
        line = lines[index]
        if not line.words:
            blanks += 1
        elif tabs and "\t" in line.words:
            rows.append(_tab_cells(line, source))
            behind, blanks = index + 1, 0
        elif not tabs and _is_gap_row(line.words):
            rows.append(_gap_cells(line, source))
            behind, blanks = index + 1, 0
        else:
            break
        index += 1
    if not rows:
        return first + 1
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    least = 2 if tabs else 3
    if min(len(rows), width) < least or count * 3 < len(rows) * 2 or not (tabs or _has_figures(rows, source)):
        return max(behind, first + 1)
    return Found(first, behind, _grid(rows))


def _is_gap_row(words: str) -> bool:
    return "。" not in words and len(words) <= 160 and len(_WIDE.findall(words)) >= 2


def _has_figures(rows: Sequence[Sequence[Span]], source: str) -> bool:
    cells = [source[start:end] for row in rows[1:] for start, end in row]
    return sum(1 for cell in cells if _FIGURE.match(cell)) * 4 >= len(cells)


def _tab_cells(line: RawLine, source: str) -> list[Span]:
    cells = []
    start = line.start
    for piece in source[line.start : line.end].split("\t"):
        lead = len(piece) - len(piece.lstrip())
        cells.append((start + lead, start + max(lead, len(piece.rstrip()))))
        start += len(piece) + 1
    return cells


def _gap_cells(line: RawLine, source: str) -> list[Span]:
    start = line.start
    while source[start] in " \u3000\u00a0\t":
        start += 1
    cells = []
    for gap in _WIDE.finditer(source, start, line.end):
        cells.append((start, gap.start()))
        start = gap.end()
    return [*cells, (start, start + len(source[start : line.end].rstrip()))]


# A cell of a table given one cell a line: short, no sentence, no label of a clause.
_LONGEST_CELL = 24


def _one_cell_a_line(lines: Sequence[RawLine], first: int, _source: str) -> Found | int:
    """Short lines whose kinds repeat with a period: headings, then rows with figures in the same columns.

    At least two rows of figures below the headings and at least three columns, one of words; else nothing is a table.
    A caption or a note of the unit may stand above the headings.
    """
    if not _may_be_cell(lines[first]):
        return first + 1
    cells: list[int] = []
    index = first
    while index < len(lines) and (_may_be_cell(lines[index]) or not lines[index].words):
        if lines[index].words:
            cells.append(index)
        index += 1
    figures = [_FIGURE.match(lines[cell].words) is not None for cell in cells]
    if len(cells) < 9 or sum(figures) * 4 < len(figures):
        return index
    for skipped in range(3):
        for width in range(3, min(12, (len(cells) - skipped) // 3) + 1):
            taken = _periodic(figures[skipped:], width)
            if taken:
                chosen = cells[skipped : skipped + taken]
                spans = [(lines[cell].start, lines[cell].end) for cell in chosen]
                rows = [spans[at : at + width] for at in range(0, taken, width)]
                return Found(chosen[0], chosen[-1] + 1, _grid(rows))
    return index


def _may_be_cell(line: RawLine) -> bool:
    words = line.words
    return (
        0 < len(words) <= _LONGEST_CELL
        and words[-1] not in "。；：，、！？"
        and "\t" not in words
        and not label_of(words)
    )


def _periodic(figures: Sequence[bool], width: int) -> int:
    """How many cells stand in rows of `width` with figures below headings; 0 where they do not."""
    if any(figures[:width]) or sum(figures[width : 2 * width]) == 0:
        return 0
    pattern = figures[width : 2 * width]
    rows = 2
    while (rows + 1) * width <= len(figures) and figures[rows * width : (rows + 1) * width] == pattern:
        rows += 1
    return rows * width if rows >= 3 and not all(pattern) else 0


_WAYS: tuple[Callable[[Sequence[RawLine], int, str], Found | int], ...] = (
    _cells_behind_tabs,
    _rows_between_bars,
    _rows_between_gaps,
    _one_cell_a_line,
)
