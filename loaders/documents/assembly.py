"""From what a reader gives to the Document: contacts struck out, text cleaned, lines joined, tables, clauses and issue data found."""

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.clauses import clause_tree
from loaders.documents.cleaning import clean
from loaders.documents.contacts import strike_out
from loaders.documents.document import Cell, Document, Table
from loaders.documents.furniture import is_chrome, is_page_number, issue_fields, numbers_of_pages
from loaders.documents.lines import goes_on, layout_of
from loaders.documents.metadata import issue_data
from loaders.documents.parts import Grid, Line, Reading
from loaders.documents.titles import HEAD_TITLE
from loaders.documents.tracked import Tracked

_FORMATS_WITH_CHROME = {"txt", "html"}


@dataclass(frozen=True)
class _Words:
    """A line of the cleaned source: its run there and its words."""

    line: Line
    start: int
    end: int
    text: str


class _Text:
    """The text under construction, with the runs of the cleaned source it is made of."""

    def __init__(self, cleaned: Tracked) -> None:
        self._cleaned = cleaned
        self._pieces: list[str] = []
        self._starts, self._ends = array("q"), array("q")
        self.length = 0

    def take(self, start: int, end: int) -> None:
        """A run of the cleaned source; a tab in it is a blank, as tabs part the cells of tables here."""
        self._pieces.append(self._cleaned.text[start:end].replace("\t", " "))
        self._starts.extend(self._cleaned.starts[start:end])
        self._ends.extend(self._cleaned.ends[start:end])
        self.length += end - start

    def part(self, separator: str) -> None:
        """A character that stands for no word, placed behind the word before it."""
        place = self._ends[-1] if self.length else 0
        self._pieces.append(separator)
        self._starts.append(place)
        self._ends.append(place)
        self.length += 1

    def finish(self) -> tuple[str, Sequence[int], Sequence[int]]:
        self._starts.append(self._ends[-1] if self.length else 0)
        return "".join(self._pieces), self._starts, self._ends


def assemble(reading: Reading, name: str, data: bytes) -> Document:
    """The document of a reading. `text` is empty where no words are left."""
    source = strike_out(reading.source, reading.parts)
    cleaned = clean(source)
    fields = dict(reading.fields)
    parts = _without_furniture(_words(reading.parts, cleaned), reading.format, fields)
    out = _Text(cleaned)
    tables, headings = _write(parts, cleaned, out)
    text, offsets, ends = out.finish()
    clauses = clause_tree(text, tables, headings)
    issue = issue_data(text, tables, reading.title, fields)
    return Document(
        name=name,
        format=reading.format,
        source_sha256=hashlib.sha256(data).hexdigest(),
        source_text=source,
        text=text,
        offsets=offsets,
        ends=ends,
        clauses=clauses,
        tables=tables,
        title=issue.title,
        document_number=issue.document_number,
        issuer=issue.issuer,
        issued_date=issue.issued_date,
        jurisdiction_text=issue.jurisdiction_text,
        disclosure=issue.disclosure,
        status_words=issue.status_words,
        warnings=tuple(reading.warnings),
    )


def _run(cleaned: Tracked, start: int, end: int) -> tuple[int, int]:
    """Where a run of the source stands in the cleaned text, without blanks at its edges."""
    first, last = bisect_left(cleaned.starts, start), bisect_left(cleaned.starts, end)
    text = cleaned.text
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _words(parts: Sequence[Line | Grid], cleaned: Tracked) -> list[_Words | Grid]:
    words: list[_Words | Grid] = []
    for part in parts:
        if isinstance(part, Grid):
            words.append(part)
            continue
        start, end = _run(cleaned, part.start, part.end)
        if start < end:
            words.append(_Words(part, start, end, cleaned.text[start:end]))
    return words


def _without_furniture(parts: list[_Words | Grid], form: str, fields: dict[str, str]) -> list[_Words | Grid]:
    """Without page numbers and lines of the site; what the page says of the document goes into `fields`."""
    kept: list[_Words | Grid] = []
    body = False  # whether a sentence of the document was seen
    numbers = numbers_of_pages([part.text if isinstance(part, _Words) else "" for part in parts])
    for index, part in enumerate(parts):
        if isinstance(part, _Words):
            if index in numbers or is_page_number(part.text):
                continue
            if form in _FORMATS_WITH_CHROME and _is_of_the_site(part.text, fields, above=not body):
                if "位置" in part.text[:8]:
                    kept = _without_navigation(kept)
                continue
            body = body or "。" in part.text or len(kept) > _MOST_ABOVE
        kept.append(part)
    return kept


def _is_of_the_site(text: str, fields: dict[str, str], above: bool) -> bool:
    found = issue_fields(text, above)
    for name, value in found.items():
        if value:
            fields.setdefault(name, value)
    return is_chrome(text) or (bool(found) and not {"发文字号", "文号"} & set(found))


_MOST_ABOVE = 8


def _without_navigation(above: list[_Words | Grid]) -> list[_Words | Grid]:
    """What stands above the line 当前位置 is the site's, but for the document's title."""
    if len(above) > _MOST_ABOVE or any(not isinstance(part, _Words) or "。" in part.text for part in above):
        return above
    return [part for part in above if isinstance(part, _Words) and HEAD_TITLE.search(part.text)]


def _write(parts: Sequence[_Words | Grid], cleaned: Tracked, out: _Text) -> tuple[list[Table], dict[int, int]]:
    """Write all parts; the tables, and the headings that the format marks (place → level)."""
    laid_out = [part for part in parts if isinstance(part, _Words) and part.line.right > 0]
    layout = layout_of([part.line for part in laid_out], [part.text for part in laid_out])
    tables: list[Table] = []
    headings: dict[int, int] = {}
    last: _Words | None = None
    paragraph, above = "", ""  # their ends: enough to judge whether they go on
    for part in parts:
        if isinstance(part, Grid):
            caption = "" if last is None else _caption(above, paragraph)
            table = _write_grid(part, cleaned, out, part.caption or caption)
            tables += [table] if table else []
            last = None
            continue
        if last and goes_on(paragraph, last.line, part.text, part.line, layout):
            if _needs_blank(paragraph[-1], part.text):
                out.part(" ")
            paragraph = (paragraph + part.text)[-_ENOUGH:]
        else:
            if out.length:
                out.part("\n")
            if part.line.heading:
                headings[out.length] = part.line.heading
            paragraph, above = part.text[-_ENOUGH:], paragraph if last else ""
        out.take(part.start, part.end)
        last = part
    return tables, headings


def _needs_blank(before: str, after: str) -> bool:
    """Words of Latin letters are parted by a blank, but for the halves of an abbreviation (LI⏎S)."""
    one, other = before[-1], after[0]
    return (one + other).isascii() and one.isalpha() and other.isalpha() and not (one.isupper() and other.isupper())


_LONGEST_CAPTION = 60
_ENOUGH = 400  # characters


_UNIT_NOTE = re.compile(r"（?(?:计量)?单位：[^，。]{1,30}$")


def _caption(above: str, paragraph: str) -> str:
    """The line above a table, with the one above it where it only names the unit; "" where it is a sentence."""
    if _UNIT_NOTE.match(paragraph) and _caption("", above):
        return f"{above} {paragraph}"
    return paragraph if 0 < len(paragraph) <= _LONGEST_CAPTION and paragraph[-1] not in "。；！？" else ""


_INNER_BREAK = re.compile(r"\s+")


def _write_grid(grid: Grid, cleaned: Tracked, out: _Text, caption: str) -> Table | None:
    """A table as lines of cells between tabs. None where it holds no words: a frame drawn around nothing."""
    runs = [(cell, *_run(cleaned, cell.start, cell.end)) for cell in grid.cells]
    if not any(start < end for _, start, end in runs):
        return None
    if out.length:
        out.part("\n")
    begin = out.length
    cells: list[Cell] = []
    row = grid.cells[0].row
    for index, (cell, start, end) in enumerate(runs):
        if index:
            out.part("\n" if cell.row != row else "\t")
        row = cell.row
        at = out.length
        words = _write_cell(cleaned, start, end, out)
        cells.append(Cell(words, cell.row, cell.column, at, out.length, cell.row_span, cell.column_span))
    return Table(caption, cells, begin, out.length)


def _write_cell(cleaned: Tracked, start: int, end: int, out: _Text) -> str:
    """A cell's words without the line ends inside it."""
    words = ""
    done = start
    for gap in _INNER_BREAK.finditer(cleaned.text, start, end):
        if gap.group() == " ":
            continue
        words = _add(words, cleaned, done, gap.start(), out)
        done = gap.end()
    return _add(words, cleaned, done, end, out)


def _add(words: str, cleaned: Tracked, start: int, end: int, out: _Text) -> str:
    piece = cleaned.text[start:end]
    if words and piece and _needs_blank(words, piece):
        out.part(" ")
        words += " "
    out.take(start, end)
    return words + piece
