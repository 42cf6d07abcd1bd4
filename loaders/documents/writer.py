"""Builds the source text and its parts for formats that know their own paragraphs and tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.parts import Grid, GridCell, Line


@dataclass(frozen=True)
class WrittenCell:
    """A cell to write: its words (line ends allowed), place and spans."""

    words: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Writer:
    """Collects paragraphs and tables in reading order."""

    def __init__(self) -> None:
        self.parts: list[Line | Grid] = []
        self._pieces: list[str] = []
        self._length = 0

    @property
    def source(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def paragraph(self, words: str, heading: int = 0) -> None:
        """A paragraph; a line end inside it is a break that may or may not end a sentence."""
        lines = [line for line in words.split("\n") if line.strip()]
        for index, line in enumerate(lines):
            is_last = index == len(lines) - 1
            start = self._write(line, "\n")
            if len(lines) == 1:
                self.parts.append(Line(start, start + len(line), heading=heading))
            else:
                left = float(len(line) - len(line.lstrip(" \t\u3000\u00a0")))
                self.parts.append(Line(start, start + len(line), is_last, left, float(len(line.rstrip()))))

    def line(self, words: str, left: float, right: float, gap: bool) -> None:
        """A line of a page that may go on in the next."""
        start = self._write(words, "\n")
        self.parts.append(Line(start, start + len(words), hard=False, left=left, right=right, gap=gap))

    def table(self, cells: Sequence[WrittenCell], caption: str = "") -> None:
        """A table; its cells in reading order, row by row."""
        written = []
        for index, cell in enumerate(cells):
            is_row_end = index + 1 == len(cells) or cells[index + 1].row != cell.row
            start = self._write(cell.words, "\n" if is_row_end else "\t")
            written.append(
                GridCell(start, start + len(cell.words), cell.row, cell.column, cell.row_span, cell.column_span)
            )
        if written:
            self.parts.append(Grid(written, caption))

    def _write(self, words: str, mark: str) -> int:
        start = self._length
        self._pieces += (words, mark)
        self._length += len(words) + len(mark)
        return start
