"""Plain text: lines as typed, tables by their tabs and gaps, tables left as HTML by an OCR."""

import re
from collections.abc import Sequence

from loaders.documents.parts import Grid, GridCell, Line, Reading
from loaders.documents.text_tables import Found, RawLine, find_grids

_LINE = re.compile(r"[^\n]*")
_HTML_TABLE = re.compile(r"<table\b[^>]*>(.*?)</table>", re.S | re.I)
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=</tr>|<tr\b|$)", re.S | re.I)
_HTML_CELL = re.compile(r"<t[dh]\b([^>]*)>(.*?)(?=</t[dh]>|<t[dh]\b|$)", re.S | re.I)
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?(\d{1,3})", re.I)
_BLANKS = " \t\u3000\u00a0?"


def read_plain(source: str) -> Reading:
    """The parts of a plain text."""
    raw = _raw_lines(source)
    found = [*_html_tables(raw, source), *find_grids(raw, source)] if "<t" in source else find_grids(raw, source)
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
    return sum(0.5 if character < "\u2000" else 1.0 for character in words)


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
    found = []
    for table in _HTML_TABLE.finditer(source):
        cells = _html_cells(table, source)
        if cells:
            first = next(i for i, line in enumerate(raw) if line.end >= table.start())
            last = next(i for i, line in enumerate(raw) if line.end >= table.end())
            found.append(Found(first, last + 1, Grid(cells)))
    return found


def _html_cells(table: re.Match[str], source: str) -> list[GridCell]:
    cells = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(_HTML_ROW.finditer(source, table.start(1), table.end(1))):
        column = 0
        for cell in _HTML_CELL.finditer(source, row.start(1), row.end(1)):
            spans = {kind.lower(): max(1, int(number)) for kind, number in _SPAN.findall(cell[1])}
            rows, columns = spans.get("row", 1), spans.get("col", 1)
            while (r, column) in taken:
                column += 1
            taken.update((r + i, column + j) for i in range(rows) for j in range(columns))
            cells.append(GridCell(cell.start(2), cell.end(2), r, column, rows, columns))
            column += columns
    return cells
