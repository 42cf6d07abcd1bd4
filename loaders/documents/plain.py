"""Plain text: lines as typed, tables by their tabs and gaps, tables left as HTML by an OCR."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from loaders.documents.parts import Grid, GridCell, Line, Reading, spans_of
from loaders.documents.text_tables import Found, RawLine, find_grids

_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]{0,200})>", re.I)
_SPAN = re.compile(r"(row|col)span\s{0,3}=\s{0,3}[\"']?(\d{1,3})", re.I)


def read_plain(source: str) -> Reading:
    """The parts of a plain text."""
    raw = _raw_lines(source)
    found = (
        [*_html_tables(raw, source), *find_grids(raw, source)]
        if "<table" in source.lower()
        else find_grids(raw, source)
    )
    return Reading("txt", source, _parts(raw, found, source))


def _raw_lines(source: str) -> list[RawLine]:
    lines = []
    start = 0
    for text in source.split("\n"):
        lines.append(RawLine(start, start + len(text), text.strip(" \t\u3000\u00a0\r"), text.startswith("\t")))
        start += len(text) + 1
    return lines


def _parts(raw: Sequence[RawLine], found: Sequence[Found], source: str) -> list[Line | Grid]:
    by_line: dict[int, Found] = {}
    for table in found:
        if table.first not in by_line:
            by_line[table.first] = table
    measured = _by_width(raw)
    parts: list[Line | Grid] = []
    index, gap = 0, False
    while index < len(raw):
        if index in by_line:
            parts.append(by_line[index].grid)
            index, gap = by_line[index].behind, False
            continue
        line = raw[index]
        if line.words:
            left, right = _edges(source[line.start : line.end], measured)
            parts.append(Line(line.start, line.end, hard=False, left=left, right=right, gap=gap))
        gap = not line.words
        index += 1
    return parts


def _edges(text: str, by_width: bool) -> tuple[float, float]:
    """Left and right edge in characters of full width; a tab sets in by four letters."""
    words = text.lstrip(" \t\u3000\u00a0")
    lead = text[: len(text) - len(words)]
    left = sum(1.0 if blank == "\u3000" else 2.0 if blank == "\t" else 0.5 for blank in lead)
    words = words.rstrip()
    return left, left + _width(words) if by_width else float(len(text.rstrip()))


def _width(words: str) -> float:
    return len(words) - 0.5 * len(words.encode("ascii", "ignore"))


def _by_width(raw: Sequence[RawLine]) -> bool:
    """Whether lines were wrapped at a width (as a page is) or after a count of characters (as a program does)."""
    open_ends = [line.words for line in raw if len(line.words) >= 12 and line.words[-1] not in "。！？；：”）"]
    if len(open_ends) < 3:
        return True
    return _agreement([_width(words) for words in open_ends]) >= _agreement([float(len(words)) for words in open_ends])


def _agreement(lengths: Sequence[float]) -> int:
    places = [round(length) for length in lengths]
    top = max(set(places), key=places.count)
    return sum(1 for place in places if top - 1 <= place <= top)


def _html_tables(raw: Sequence[RawLine], source: str) -> list[Found]:
    """Tables an OCR wrote as HTML into the text."""
    found: list[Found] = []
    table: _HtmlTable | None = None
    ends = [line.end for line in raw]
    for tag in _TAG.finditer(source):
        closes, name = bool(tag[1]), tag[2].lower()
        if name == "table" and not closes:
            table = _HtmlTable(tag.start())
        elif table is not None and name == "table":
            table.close_cell(tag.start())
            if table.cells:
                first, last = bisect_left(ends, table.start), bisect_left(ends, tag.end())
                found.append(Found(first, last + 1, Grid(table.cells)))
            table = None
        elif table is not None:
            table.take(name, closes, tag)
    return found


class _HtmlTable:
    """A table being read tag by tag; what is not closed ends where the next begins."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.cells: list[GridCell] = []
        self._row, self._column = -1, 0
        self._taken: set[tuple[int, int]] = set()
        self._open: tuple[int, int, int] | None = None  # place of the words and spans of the cell being read

    def take(self, name: str, closes: bool, tag: re.Match[str]) -> None:
        """A tag of a row or a cell."""
        self.close_cell(tag.start())
        if closes:
            return
        if name == "tr":
            self._row, self._column = self._row + 1, 0
            return
        self._row = max(self._row, 0)
        spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(tag[3])}
        self._open = tag.end(), *spans_of(spans.get("row", 1), spans.get("col", 1))

    def close_cell(self, end: int) -> None:
        """The end of the cell being read, if any."""
        if self._open is None:
            return
        start, rows, columns = self._open
        while (self._row, self._column) in self._taken:
            self._column += 1
        self._taken.update((self._row + i, self._column + j) for i in range(rows) for j in range(columns))
        self.cells.append(GridCell(start, end, self._row, self._column, rows, columns))
        self._column += columns
        self._open = None
