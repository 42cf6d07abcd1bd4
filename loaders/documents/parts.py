"""What a reader of one format gives: the text as issued and how it is laid out. The rest is the same for all formats."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """A run of the source without a line end.

    A `hard` line ends its paragraph. Others may go on in the next line; `left` and `right` are then their edges in
    characters, from the same place for all lines of a document, and `gap` says that a blank line is above.
    `heading` is the level of a heading that the format marks as one, 0 for none.
    """

    start: int
    end: int
    hard: bool = True
    left: float = 0.0
    right: float = 0.0
    gap: bool = False
    heading: int = 0


@dataclass(frozen=True)
class GridCell:
    """A cell: its run of the source (line ends inside are blanks of the layout) and its place in the grid, 0-based."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


# A cell that claims to span more places than this is a mistake or a trap.
_LARGEST_SPAN = 1000


def spans_of(rows: int, columns: int) -> tuple[int, int]:
    """The spans a cell claims, or (1, 1) where they are none that a table can have."""
    return (rows, columns) if rows > 0 and columns > 0 and rows * columns <= _LARGEST_SPAN else (1, 1)


@dataclass(frozen=True)
class Grid:
    """A table: its cells in reading order, row by row. `caption` where the format gives one apart from the text."""

    cells: Sequence[GridCell]
    caption: str = ""


@dataclass(frozen=True)
class Reading:
    """`source` with its parts in order; what stands in no part (page numbers, navigation) is left out of the text.

    `title` is what the format itself names so; `fields` what its page says about itself (发文字号, 成文日期 …).
    `warnings` tell, in Chinese, what of the file could not be read.
    """

    format: str
    source: str
    parts: Sequence[Line | Grid]
    title: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()
