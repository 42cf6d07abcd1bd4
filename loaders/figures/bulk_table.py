"""The CSV of a very large return as a table of DuckDB, where it is simple enough: headings first, one line a row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from loaders.figures.csv_sheet import decode
from loaders.figures.headings import RETURN_HEADINGS, Headings, find_headings
from loaders.figures.returns import NEEDED, NEEDED_PLACE

_HEADING_BYTES = 65_536


@dataclass(frozen=True)
class Table:
    """The CSV in a database: table `raw` with a column c0, c1 … for each of the file's; row n stands on line n + 2."""

    connection: duckdb.DuckDBPyConnection
    headings: Headings
    name: str
    width: int

    def column(self, key: str) -> str:
        """SQL of the text under a key, "" where the column is absent or the cell empty."""
        place = next((place for place, one in self.headings.columns.items() if one == key), None)
        return "''" if place is None else f"coalesce(c{place}, '')"

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return count(self.connection, "raw")


def count(connection: duckdb.DuckDBPyConnection, what: str) -> int:
    """How many rows a table or query has."""
    return int(connection.execute(f"SELECT count(*) FROM {what}").fetchall()[0][0])


def read_table(
    connection: duckdb.DuckDBPyConnection, content: bytes, name: str, place: str, folder: Path
) -> Table | None:
    """The table, read through a file in `folder`; None where it is not so simple. `place`: see `read_bulk_return`."""
    for text in _readings(content, name):
        headings, width = _headings(text, place)
        if headings is not None and _load(connection, text, width, folder):
            return Table(connection, headings, name, width)
    return None


def _readings(content: bytes, name: str) -> Iterator[bytes]:
    """The content as it is, which for most is UTF-8; then, where it is not, made UTF-8."""
    yield content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        yield decode(content, name).encode("utf-8")


def _headings(text: bytes, place: str) -> tuple[Headings | None, int]:
    """The headings where they are the first line, long, and complete; how many columns there are."""
    first = text[:_HEADING_BYTES].split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    rows = list(csv.reader(io.StringIO(first)))
    if not rows:
        return None, 0
    headings = find_headings(rows, RETURN_HEADINGS)
    needed = NEEDED if place else {**NEEDED, **NEEDED_PLACE}
    is_whole = all(headings.keys & set(keys) for keys in needed.values())
    return (headings if is_whole and not headings.periods else None), len(rows[0])


def _load(connection: duckdb.DuckDBPyConnection, text: bytes, width: int, folder: Path) -> bool:
    """Make table `raw`; False where the file is not one line a row of `width` cells in UTF-8."""
    path = folder / "return.csv"
    path.write_bytes(text)
    shape = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    try:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE raw AS FROM read_csv($path, auto_detect = false, header = false, skip = 1, delim = ',', "
            f"quote = '\"', escape = '\"', nullstr = '', columns = {{{shape}}})",
            {"path": str(path)},
        )
    except duckdb.Error:
        return False  # a cell too many, an open quote, another encoding: the reader of rows says where
    # A line break inside a cell or an empty line: places could not be told from the count of rows.
    tail = text[-_HEADING_BYTES:]
    end = len(text) - len(tail) + len(tail.rstrip(b"\r\n"))
    return count(connection, "raw") == text.count(b"\n", 0, end)
