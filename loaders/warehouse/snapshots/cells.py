"""Cells of a CSV file written by DuckDB itself: the same text as `loaders.figures.csv_text.cell_text`, a million rows at a time.

UTF-8 with BOM, CRLF, no sep= line, ISO dates, plain numbers, no live formula. Each cell is made text in SQL, so that COPY
writes the file without Python seeing a row.
"""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import duckdb

from loaders.figures.csv_text import BOM, csv_bytes

# What a spreadsheet takes for a formula, as in loaders/figures/formulas.py, in the words of RE2.
_RISKY = r"^''*(?:[\t\r]|[\s\x0b\x1c-\x1f\x{85}\p{Z}\x{feff}]*[=+\-@＝＋－＠﹢﹣﹫])"
# A text that begins with a digit, a letter or a common Chinese character is none: most cells are never looked at again.
_PLAIN_STARTS = ((48, 57), (65, 90), (97, 122), (0x4E00, 0x9FFF))
_NUMBERS = ("DOUBLE", "FLOAT", "DECIMAL")
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")


def identifier(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def text_cell(column: str) -> str:
    """SQL of a text that is no formula; an empty text is an empty cell."""
    plain = " OR ".join(f"unicode({column}) BETWEEN {low} AND {high}" for low, high in _PLAIN_STARTS)
    return (
        f"CASE WHEN {plain} THEN {column} WHEN {column} = '' THEN NULL"
        f" WHEN regexp_matches({column}, '{_RISKY}') THEN '''' || {column} ELSE {column} END"
    )


def number_cell(column: str) -> str:
    """SQL of a number in plain digits, at most twelve of them: more than any source prints, fewer than binary noise."""
    short = f"{column}::VARCHAR"
    rounded = f"format('{{:.12g}}', {column})"
    # Twelve digits with a point and a sign are at most fourteen characters: what is shorter needs no rounding.
    wide = f"CASE WHEN abs({column}) < 1 THEN {rounded}::DECIMAL(38, 28)::VARCHAR ELSE {rounded}::DECIMAL(38, 8)::VARCHAR END"
    slow = f"CASE WHEN contains({rounded}, 'e') THEN rtrim(rtrim({wide}, '0'), '.') ELSE {rounded} END"
    return (
        f"CASE WHEN {column} IS NULL OR isnan({column}) OR isinf({column}) THEN NULL"
        f" WHEN {column} = trunc({column}) AND abs({column}) < 1e12 THEN {column}::BIGINT::VARCHAR"
        f" WHEN abs({column}) BETWEEN 1e-4 AND 1e12 AND length({short}) <= 13 THEN {short} ELSE {slow} END"
    )


def cell(column: str, kind: str) -> str:
    """SQL of the text of a cell of a column (SQL) of a DuckDB type."""
    if kind == "BOOLEAN":
        return f"CASE WHEN {column} THEN '是' WHEN NOT {column} THEN '否' END"
    if kind == "DATE" or kind in _INTEGERS:
        return f"{column}::VARCHAR"
    if kind.startswith("TIMESTAMP"):
        fraction = f"CASE WHEN microsecond({column}) % 1000000 <> 0 THEN strftime({column}, '.%f') ELSE '' END"
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%S') || {fraction} || 'Z'"
    if kind.endswith("[]"):
        return text_cell(f"array_to_string({column}, '；')")
    if kind.startswith(_NUMBERS):
        return number_cell(f"{column}::DOUBLE" if kind.startswith("DECIMAL") else column)
    return text_cell(column)


def types_of(connection: duckdb.DuckDBPyConnection, query: str, parameters: Mapping[str, object]) -> dict[str, str]:
    """The columns of a query with their DuckDB types."""
    found = connection.execute(f"DESCRIBE {query}", dict(parameters)).fetchall()
    return {name: str(kind) for name, kind, *_ in found}


def copy_csv(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    parameters: Mapping[str, object],
    headings: Mapping[str, str],
    path: Path,
    fixed: Collection[str] = (),
) -> int:
    """Write the columns of `headings` (name in the query: heading) of a query to a CSV file; return the number of rows.

    The order of the rows is the query's own. `fixed` are columns of texts that only this project writes: none of its codes and
    words is a formula, and looking at each would cost as much as writing it.
    """
    types = types_of(connection, query, parameters)
    cells = [
        f"{f'told.{identifier(name)}' if name in fixed else cell(f'told.{identifier(name)}', types[name])} AS {identifier(BOM + heading if number == 0 else heading)}"
        for number, (name, heading) in enumerate(headings.items())
    ]
    copy = f"COPY (SELECT {', '.join(cells)} FROM ({query}) AS told) TO {literal(str(path))} {copy_options()}"
    return int(connection.execute(copy, dict(parameters)).fetchall()[0][0])


def copy_options(head: bool = True) -> str:
    """How COPY writes: comma, double quotes, CRLF."""
    return f"(FORMAT csv, HEADER {str(head).lower()}, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NEW_LINE '\\r\\n')"


def query_csv(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    parameters: Mapping[str, object],
    headings: Mapping[str, str],
    fixed: Collection[str] = (),
) -> bytes:
    """The same as bytes."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        path = Path(folder) / "table.csv"
        copy_csv(connection, query, parameters, headings, path, fixed)
        return path.read_bytes()


def empty_csv(headings: Sequence[str]) -> bytes:
    """A table without rows."""
    return csv_bytes(headings, ())
