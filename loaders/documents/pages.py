"""Pages to a reading: lines and tables in order, running heads and page numbers left out, tables over page ends put together."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from loaders.documents.furniture import is_page_number, is_print_mark
from loaders.documents.page_columns import blocks_of
from loaders.documents.page_marks import Glyph, PageLine, PageMarks, lines_of
from loaders.documents.parts import Grid, Line, Reading
from loaders.documents.ruled import Box, Ruled, ruled_tables
from loaders.documents.text_tables import RawLine, find_grids
from loaders.documents.writer import Writer, WrittenCell

_MARGIN = 0.12  # of the page's height: where heads and page numbers stand
_DIGITS = re.compile(r"\d+")


@dataclass
class _PageTable:
    """A table with its cells' words; `columns` as on the page; `open_below` where its last row is cut by the page's end."""

    cells: list[WrittenCell]
    columns: Sequence[float]
    top: float
    bottom: float
    open_below: bool
    page: int = 0


@dataclass(frozen=True)
class _Page:
    marks: PageMarks
    lines: Sequence[PageLine]
    tables: Sequence[_PageTable]


def read_pages(form: str, pages: Sequence[PageMarks]) -> Reading:
    """The parts of a paged document."""
    laid_out = [part for marks in pages for part in _parts(_page(marks), marks)]
    heads = _running_heads(laid_out)
    em = median([line.em for page in laid_out for line in page.lines] or [12.0])
    pitch = _pitch(laid_out)
    width = Counter(round(page.marks.width) for page in laid_out).most_common(1)[0][0] if laid_out else 0
    writer = Writer()
    waiting: _PageTable | None = None
    for number, page in enumerate(laid_out):
        inner = _without_heads(page, heads)
        for item, gap in _in_order(inner, pitch):
            if isinstance(item, _PageTable):
                item.page = number
                if waiting and _goes_on(waiting, item):
                    _append(waiting, item)
                    continue
                _write(writer, waiting)
                waiting = item
                continue
            _write(writer, waiting)
            waiting = None
            shift = (page.marks.width - width) / em if abs(page.marks.width - width) > 2 else 0.0
            writer.line(item.words, item.left / em, item.right / em - shift, gap)
    _write(writer, waiting)
    return Reading(form, writer.source, _with_gap_tables(writer))


def _write(writer: Writer, table: _PageTable | None) -> None:
    if table:
        writer.table(table.cells)


def _page(marks: PageMarks) -> _Page:
    """Lines outside the ruled tables, and these with the words inside their cells."""
    ruled = ruled_tables([rule for rule in marks.rules if not _is_page_edge(rule.left, rule.right, marks.width)])
    inside: dict[int, list[list[int]]] = {index: [[] for _ in table.boxes] for index, table in enumerate(ruled)}
    outside = []
    for place, glyph in enumerate(marks.glyphs):
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        found = _box_at(ruled, x, y)
        if found:
            inside[found[0]][found[1]].append(place)
        else:
            outside.append(glyph)
    tables = []
    for index, table in enumerate(ruled):
        cells = [
            _cell(box, [marks.glyphs[place] for place in places])
            for box, places in zip(table.boxes, inside[index], strict=True)
        ]
        if any(cell.words for cell in cells):
            tables.append(_PageTable(cells, table.columns, table.top, table.bottom, table.open_below))
    return _Page(marks, lines_of(outside), tables)


def _parts(page: _Page, marks: PageMarks) -> list[_Page]:
    """The page, or its columns one after the other where it is set in two; a page with ruled tables is read as it stands."""
    if page.tables:
        return [page]
    blocks = blocks_of(marks.glyphs, marks.width)
    return [page] if len(blocks) < 2 else [_Page(marks, lines_of(block), ()) for block in blocks]


def _is_page_edge(left: float, right: float, width: float) -> bool:
    return right - left > 0.98 * width


def _box_at(tables: Sequence[Ruled], x: float, y: float) -> tuple[int, int] | None:
    for index, table in enumerate(tables):
        place = table.box_at(x, y)
        if place is not None:
            return index, place
    return None


def _cell(box: Box, glyphs: Sequence[Glyph]) -> WrittenCell:
    words = "\n".join(line.words for line in lines_of(glyphs))
    return WrittenCell(words, box.row, box.column, box.row_span, box.column_span)


def _shape(words: str) -> str:
    return _DIGITS.sub("#", words.replace(" ", ""))


def _is_in_margin(line: PageLine, marks: PageMarks) -> bool:
    return line.bottom < marks.height * _MARGIN or line.top > marks.height * (1 - _MARGIN)


def _running_heads(pages: Sequence[_Page]) -> frozenset[str]:
    """What stands, but for its numbers, in the margin of at least three pages and half of them."""
    shapes = Counter(
        shape
        for page in pages
        for shape in {_shape(line.words) for line in page.lines if _is_in_margin(line, page.marks)}
    )
    return frozenset(shape for shape, count in shapes.items() if count >= 3 and count * 2 >= len(pages))


def _without_heads(page: _Page, heads: frozenset[str]) -> _Page:
    kept = [
        line
        for line in page.lines
        if not (_is_in_margin(line, page.marks) and (_shape(line.words) in heads or _is_mark(line.words)))
    ]
    return _Page(page.marks, kept, page.tables)


def _is_mark(words: str) -> bool:
    return is_page_number(words) or is_print_mark(words) or (words.isdigit() and len(words) <= 4)


def _pitch(pages: Sequence[_Page]) -> float:
    """The usual distance between the lines of a paragraph: the smallest of those that are common."""
    steps = Counter(
        round(2 * (below.bottom - above.bottom))
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if below.bottom > above.bottom
    )
    common = [step for step, count in steps.items() if count * 5 >= steps.total()]
    return min(common or steps or [40]) / 2


def _in_order(page: _Page, pitch: float) -> list[tuple[PageLine | _PageTable, bool]]:
    """Lines and tables from top to bottom, each with whether a gap is above it."""
    items: list[PageLine | _PageTable] = sorted([*page.lines, *page.tables], key=lambda item: item.top)
    ordered: list[tuple[PageLine | _PageTable, bool]] = []
    last: PageLine | _PageTable | None = None
    for item in items:
        ordered.append((item, isinstance(last, PageLine) and item.bottom - last.bottom > 1.22 * pitch))
        last = item
    return ordered


def _goes_on(above: _PageTable, below: _PageTable) -> bool:
    """Whether a table at the head of a page goes on the one at the foot of the page before: the same columns."""
    return (
        below.page == above.page + 1
        and len(above.columns) == len(below.columns)
        and all(abs(a - b) <= 4 for a, b in zip(above.columns, below.columns, strict=True))
    )


def _append(above: _PageTable, below: _PageTable) -> None:
    """Add the rows of `below`, without a head that repeats; the rest of a row or of a group goes on the one above."""
    head = [cell.words for cell in above.cells if cell.row == 0]
    skip = 1 if [cell.words for cell in below.cells if cell.row == 0] == head else 0
    last = max(cell.row + cell.row_span for cell in above.cells) - 1
    rest = _is_rest_of_row(above, below, skip)
    at_end = {
        cell.column + i: index
        for index, cell in enumerate(above.cells)
        for i in range(cell.column_span)
        if cell.row + cell.row_span > last
    }
    for cell in below.cells:
        row = last + cell.row - skip + (0 if rest else 1)
        goes_on = cell.row == skip and (rest or (not cell.words and cell.row_span > 1)) and cell.column in at_end
        if goes_on:
            old = above.cells[at_end[cell.column]]
            words = "\n".join(filter(None, (old.words, cell.words)))
            height = max(old.row_span, row + cell.row_span - old.row)
            above.cells[at_end[cell.column]] = WrittenCell(words, old.row, old.column, height, old.column_span)
        elif cell.row >= skip:
            above.cells.append(WrittenCell(cell.words, row, cell.column, cell.row_span, cell.column_span))
    above.page, above.open_below = below.page, below.open_below


def _is_rest_of_row(above: _PageTable, below: _PageTable, skip: int) -> bool:
    """Whether the first row of `below` is the rest of one that the page's end cut.

    So it is where the row above has no line below it; where it has one all the same, where the first cell and at least half of
    the others are empty in a table that is otherwise full.
    """
    if above.open_below:
        return True
    first = [cell for cell in below.cells if cell.row == skip]
    filled = sum(1 for cell in first if cell.words)
    full = sum(1 for cell in above.cells if cell.words)
    return 0 < filled * 2 <= len(first) and not first[0].words and full * 5 >= 4 * len(above.cells)


def _with_gap_tables(writer: Writer) -> list[Line | Grid]:
    """Tables without rules: runs of lines with wide gaps at several places."""
    result: list[Line | Grid] = []
    run: list[Line] = []
    for part in writer.parts:
        if isinstance(part, Line):
            run.append(part)
        else:
            result += [*_gap_tables(run, writer.source), part]
            run = []
    return result + _gap_tables(run, writer.source)


def _gap_tables(run: Sequence[Line], source: str) -> list[Line | Grid]:
    raw = [RawLine(line.start, line.end, source[line.start : line.end].strip(), starts_with_tab=False) for line in run]
    result: list[Line | Grid] = []
    done = 0
    for found in find_grids(raw, source):
        result += [*run[done : found.first], found.grid]
        done = found.behind
    return result + list(run[done:])
