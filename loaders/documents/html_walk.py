"""One way through a web page: its blocks become lines, its data tables grids."""

import re
from dataclasses import dataclass, field

from lxml import etree

from loaders.documents.html_page import Page
from loaders.documents.parts import Grid, GridCell, Line, spans_of

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Table:
    """A data table being read: the place of the next cell, and words found outside of cells, which follow the table."""

    row: int = -1
    column: int = 0
    cells: list[GridCell] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    stray: str = ""


class Walk:
    """Goes through a page once, without recursion, writing `pieces` of source and the `parts` made of them."""

    def __init__(self, page: Page) -> None:
        self.pieces: list[str] = []
        self.parts: list[Line | Grid] = []
        self._page = page
        self._length = 0
        self._line = 0  # where the line being written begins
        self._soft = 0  # how many lines of this block a <br> has ended
        self._cell: tuple[_Table, int, int, int] | None = None  # table, start, spans of the cell being written
        self._tables: list[_Table] = []
        self._heading = 0
        self._items: dict[etree._Element, int] = {}

    def run(self, root: etree._Element) -> None:
        """Walk the elements below `root`."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
                self._text(element.tail, element.getparent())
                continue
            if not isinstance(element.tag, str) or element in self._page.dropped:
                self._text(element.tail, element.getparent())
                continue
            self._enter(element)
            self._text(element.text, element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        self._end_block()

    def _text(self, text: str | None, within: etree._Element | None) -> None:
        if not text:
            return
        if (
            self._tables
            and self._cell is None
            and (self._tables[-1].cells or within is None or within.tag != "caption")
        ):
            self._tables[-1].stray += text if text.strip() else ""
            return
        if within is not None and within.tag == "pre":
            for i, line in enumerate(text.split("\n")):
                if i:
                    self._break()
                self._write(line)
            return
        words = _BLANKS.sub(" ", text)
        if self._length == self._line:
            words = words.lstrip(" ")
        self._write(words)

    def _write(self, words: str) -> None:
        if words:
            self.pieces.append(words)
            self._length += len(words)

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        elif element in self._page.data_tables:
            self._end_block()
            self._tables.append(_Table())
        elif self._tables and tag == "tr":
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        elif self._tables and tag in ("td", "th"):
            self._open_cell(element)
        elif tag in _BLOCKS:
            self._end_block()
            if tag == "li":
                self._number_item(element)
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                self._heading = int(tag[1])

    def _number_item(self, element: etree._Element) -> None:
        """The number that a browser prints before an item of an ordered list."""
        above = element.getparent()
        if above is not None and above.tag == "ol" and above.get("type", "1") == "1":
            first = above.get("start", "1")
            number = (
                self._items.get(above, int(first) - 1 if first.isascii() and first.isdigit() and len(first) < 5 else 0)
                + 1
            )
            self._items[above] = number
            self._write(f"{number}.")

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if element in self._page.data_tables:
            table = self._tables.pop()
            if table.cells:
                self.parts.append(Grid(table.cells))
            self._newline()
            self._write(_BLANKS.sub(" ", table.stray).strip())
            self._end_block()
        elif self._tables and tag in ("td", "th"):
            self._close_cell()
        elif tag in _BLOCKS:
            self._end_block()
            self._heading = 0

    def _open_cell(self, element: etree._Element) -> None:
        table = self._tables[-1]
        table.row = max(table.row, 0)
        rows, columns = spans_of(_span(element, "rowspan"), _span(element, "colspan"))
        while (table.row, table.column) in table.taken:
            table.column += 1
        table.taken.update((table.row + i, table.column + j) for i in range(rows) for j in range(columns))
        self._cell = (table, self._length, rows, columns)
        self._line = self._length

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        table, start, rows, columns = self._cell
        table.cells.append(GridCell(start, self._length, table.row, table.column, rows, columns))
        table.column += columns
        self._cell = None
        self._newline("\t")

    def _newline(self, mark: str = "\n") -> None:
        self.pieces.append(mark)
        self._length += 1
        self._line = self._length

    def _break(self) -> None:
        """The end of a line inside a block."""
        if self._cell is None and self._length > self._line:
            self.parts.append(self._made_line(hard=False))
            self._soft += 1
        self._newline()

    def _end_block(self) -> None:
        """The end of a block: the line being written, or the last that a <br> ended, ends its paragraph."""
        if self._cell is not None:
            if self._length > self._line:
                self._newline()
            return
        if self._length > self._line:
            self.parts.append(self._made_line(hard=True))
            self._newline()
        elif self._soft and isinstance(self.parts[-1], Line):
            last = self.parts[-1]
            self.parts[-1] = Line(last.start, last.end, True, last.left, last.right, last.gap, last.heading)
        self._soft = 0

    def _made_line(self, hard: bool) -> Line:
        if hard and not self._soft:
            return Line(self._line, self._length, heading=self._heading)
        words = "".join(self.pieces)[-(self._length - self._line) :] if self._length - self._line < 400 else ""
        left = float(len(words) - len(words.lstrip(" \u3000\u00a0")))
        return Line(self._line, self._length, hard, left, left + len(words.strip()), heading=self._heading)


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
