"""A table as rows of text, and how large one may be."""

from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_000_000, 256, 20_000_000


@dataclass(frozen=True)
class Sheet:
    """A table: `rows` of cells and `lines`, the line or row number in the file of each (from 1). `name` is "" for CSV."""

    name: str
    rows: list[list[str]]
    lines: list[int]
