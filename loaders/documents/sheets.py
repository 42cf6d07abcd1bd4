"""Sheets of a workbook to a reading: a title above, the table, notes below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.documents.parts import Reading
from loaders.documents.writer import Writer, WrittenCell

MOST_CELLS = 400_000
Place = tuple[int, int]


@dataclass
class Sheet:
    """A sheet: the words of its cells by (row, column), and the spans of merged ones by their upper left place."""

    name: str
    words: Mapping[Place, str]
    spans: Mapping[Place, tuple[int, int]] = field(default_factory=dict)


def read_sheets(form: str, sheets: Sequence[Sheet], warnings: Sequence[str] = ()) -> Reading:
    """The parts of a workbook."""
    writer = Writer()
    for sheet in sheets:
        for block in _blocks(sheet):
            _write(writer, sheet, block)
    return Reading(form, writer.source, writer.parts, warnings=tuple(warnings))


def _blocks(sheet: Sheet) -> Iterator[list[list[Place]]]:
    """Rows of places with words, in runs parted by empty rows."""
    rows: dict[int, list[Place]] = {}
    for place, words in sheet.words.items():
        if words.strip():
            rows.setdefault(place[0], []).append(place)
    covered = {
        row + i for (row, _), (height, _) in sheet.spans.items() if (row, _) in sheet.words for i in range(height)
    }
    block: list[list[Place]] = []
    last: int | None = None
    for row in sorted(rows):
        if block and last is not None and any(between not in covered for between in range(last + 1, row)):
            yield block
            block = []
        block.append(sorted(rows[row]))
        last = row
    if block:
        yield block


def _write(writer: Writer, sheet: Sheet, block: list[list[Place]]) -> None:
    """Single cells above and below a table are its title and notes; the rest is the table."""
    first, last = 0, len(block)
    while first < last and len(block[first]) == 1:
        first += 1
    while last > first and len(block[last - 1]) == 1 and block[last - 1][0][1] == block[first][0][1]:
        last -= 1
    for row in block[:first]:
        writer.paragraph(sheet.words[row[0]])
    if first < last:
        writer.table(_cells(sheet, block[first:last]), "" if first else _caption(sheet.name))
    for row in block[last:]:
        writer.paragraph(sheet.words[row[0]])


def _caption(name: str) -> str:
    """A sheet's name, where someone gave it one."""
    return "" if name.lower().startswith("sheet") or name.startswith("工作表") else name


def _cells(sheet: Sheet, rows: list[list[Place]]) -> list[WrittenCell]:
    left = min(row[0][1] for row in rows)
    right = max(column + sheet.spans.get((r, column), (1, 1))[1] - 1 for row in rows for r, column in row)
    top, bottom = rows[0][0][0], rows[-1][0][0]
    covered = {
        (r + i, c + j)
        for (r, c), (height, width) in sheet.spans.items()
        if top <= r <= bottom
        for i in range(height)
        for j in range(width)
        if i or j
    }
    cells = []
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) in covered:
                continue
            height, width = sheet.spans.get((row, column), (1, 1))
            words = sheet.words.get((row, column), "")
            cells.append(WrittenCell(words, row - top, column - left, min(height, bottom - row + 1), width))
    return cells
