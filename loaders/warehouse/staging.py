"""Reading the files of a load into a table of the warehouse, typed by DuckDB; what cannot be read is told cell by cell."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from loaders.errors import Fault
from loaders.warehouse.columns import Column, cast

# From this size on the rows of a CSV file are not numbered: numbering runs on one thread.
_NUMBERED_BYTES = 64 * 2**20
_TYPED = {"VARCHAR", "DOUBLE", "INTEGER", "DATE", "BOOLEAN"}
_TYPE_NAMES = {
    "DOUBLE": ("数字", "改成数字，不带单位和千分位"),
    "INTEGER": ("整数", "改成整数"),
    "DATE": ("日期", "写成 2018-12-31 的样子"),
    "BOOLEAN": ("true 或 false", "改成 true 或 false"),
    "FIRST_DAY": ("年份或日期", "写成 2016 或 2016-08-01 的样子"),
    "LAST_DAY": ("年份或日期", "写成 2016 或 2016-08-01 的样子"),
}


@dataclass(frozen=True)
class Source:
    """A file to read: `name` is what a fault calls it ("<load_id>/figures.csv"), `load_id` whose rows they are."""

    path: Path
    name: str
    load_id: str
    recorded_at: str


def text(value: str) -> str:
    """`value` as an SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def identifier(value: str) -> str:
    """`value` as an SQL identifier."""
    return '"' + value.replace('"', '""') + '"'


def header_of(path: Path) -> list[str]:
    """The column names of a CSV file, or of a Parquet file."""
    if path.suffix == ".parquet":
        with duckdb.connect() as connection:
            found = connection.execute(f"SELECT name FROM parquet_schema({text(str(path))}) WHERE type IS NOT NULL")
            return [row[0] for row in found.fetchall()]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def relation(path: Path, header: Sequence[str], types: Mapping[str, str], *, numbered: bool) -> str:
    """SQL of the rows of `path` with the columns of `header`; `types` names those that are not text.

    Where `numbered`, column `line` counts the file's rows from 2 (the header is 1).
    """
    if path.suffix == ".parquet":
        number = ", file_row_number + 2 AS line" if numbered else ""
        return f"(SELECT *{number} FROM read_parquet({text(str(path))}, file_row_number = {str(numbered).lower()}))"
    columns = ", ".join(f"{text(name)}: {text(types.get(name, 'VARCHAR'))}" for name in header)
    read = (
        f"read_csv({text(str(path))}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
        f"nullstr = '', null_padding = false, columns = {{{columns}}})"
    )
    return f"(SELECT *, row_number() OVER () + 1 AS line FROM {read})" if numbered else read


def _expression(name: str, column: Column, header: Sequence[str], *, typed: bool) -> str:
    if name not in header:
        return column.default
    cell = identifier(name)
    value = cell if typed and column.type in _TYPED else cast(column, cell)
    return value if column.default == "NULL" else f"coalesce({value}, {column.default})"


def insert_statement(source: Source, table: str, columns: Mapping[str, Column], extra: Mapping[str, str]) -> str:
    """SQL that puts the rows of `source` into `table`; `extra` gives further columns as SQL expressions.

    The extra expression "line" is the number of the row in the file.
    """
    header = header_of(source.path)
    is_parquet = source.path.suffix == ".parquet"
    numbered = "line" in extra.values()
    types = {name: columns[name].type for name in header if name in columns and columns[name].type in _TYPED}
    rows = relation(source.path, header, types, numbered=numbered)
    values = {name: _expression(name, column, header, typed=not is_parquet) for name, column in columns.items()}
    values |= extra
    names = ", ".join(identifier(name) for name in values)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values.values())} FROM {rows}"


def read_into(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    table: str,
    columns: Mapping[str, Column],
    extra: Mapping[str, str],
) -> list[Fault]:
    """Put the rows of `source` into `table`. Where a cell is wrong nothing is put in and every fault is returned."""

    def put() -> str:
        connection.execute(insert_statement(source, table, columns, extra))
        return table

    return read_by(connection, source, columns, put)


def read_by(
    connection: duckdb.DuckDBPyConnection, source: Source, columns: Mapping[str, Column], put: Callable[[], str]
) -> list[Fault]:
    """Read `source` by `put`, which returns the table that then holds its rows; every fault of its cells where one is wrong."""
    try:
        missing = faults_of_header(source, columns)
        return missing or faults_of_codes(connection, source, put(), columns)
    except (duckdb.Error, UnicodeDecodeError, csv.Error) as error:
        broken = [Fault(source.name, f"读不出来（{_first_line(error)}）", "改正这个文件，或从备份恢复这个批次")]
        return faults_of_cells(connection, source, columns) or broken


def insert_in_any_order(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    """The rows of a file too large to number need not keep its order, which would hold the reading to one thread."""
    connection.execute("SET preserve_insertion_order = false")
    try:
        connection.execute(statement)
    finally:
        connection.execute("SET preserve_insertion_order = true")


def faults_of_codes(
    connection: duckdb.DuckDBPyConnection, source: Source, table: str, columns: Mapping[str, Column]
) -> list[Fault]:
    """Cells of `source`, already in `table`, with a code that is not permitted: not every table has a CHECK of its own."""
    wrong = " OR ".join(
        f"{identifier(name)} NOT IN ({', '.join(map(text, column.codes))})"
        for name, column in columns.items()
        if column.codes
    )
    if not wrong:
        return []
    found = connection.execute(f"SELECT 1 FROM {table} WHERE load_id = {text(source.load_id)} AND ({wrong}) LIMIT 1")
    return faults_of_cells(connection, source, columns) if found.fetchall() else []


def is_small(source: Source) -> bool:
    """Whether the rows of a CSV file are numbered, and stand among those of other loads."""
    return source.path.stat().st_size < _NUMBERED_BYTES


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def faults_of_header(source: Source, columns: Mapping[str, Column]) -> list[Fault]:
    """A fault for each column that must be there and is not."""
    header = header_of(source.path)
    return [
        Fault(source.name, "缺少这一列", "补上这一列，或从备份恢复这个批次", row=1, column=name)
        for name, column in columns.items()
        if column.needed and name not in header
    ]


def faults_of_cells(
    connection: duckdb.DuckDBPyConnection, source: Source, columns: Mapping[str, Column]
) -> list[Fault]:
    """Every fault of every cell, by reading all as text; none where the file's own structure is broken."""
    faults: list[Fault] = []
    try:
        header = header_of(source.path)
        rows = relation(source.path, header, {}, numbered=True)
        for name, column in columns.items():
            if name in header:
                faults += _faults_of_column(connection, source, rows, name, column)
    except (duckdb.Error, UnicodeDecodeError, csv.Error):
        return []
    return sorted(faults, key=lambda fault: fault.row or 0)


def _faults_of_column(
    connection: duckdb.DuckDBPyConnection, source: Source, rows: str, name: str, column: Column
) -> list[Fault]:
    cell = f"CAST({identifier(name)} AS VARCHAR)"
    faults: list[Fault] = []
    for condition, reason, next_step in _rules(column, cell):
        found = connection.execute(f"SELECT line, {cell} FROM {rows} WHERE {condition} ORDER BY line")
        faults += [
            Fault(source.name, reason.format(cell=value), next_step, row=line, column=name)
            for line, value in found.fetchall()
        ]
    return faults


def _rules(column: Column, cell: str) -> list[tuple[str, str, str]]:
    """For a column: (SQL true for a wrong cell, what is wrong, what to do)."""
    rules = []
    if column.needed:
        rules.append((f"{cell} IS NULL OR trim({cell}) = ''", "没有填写", "补上这一格"))
    if column.type in _TYPE_NAMES:
        kind, next_step = _TYPE_NAMES[column.type]
        rules.append((f"{cell} <> '' AND TRY({cast(column, cell)}) IS NULL", f"“{{cell}}”不是{kind}", next_step))
    if column.codes:
        codes = ", ".join(map(text, column.codes))
        rules.append(
            (
                f"{cell} <> '' AND {cell} NOT IN ({codes})",
                "“{cell}”不是可用的值",
                f"改为 {'、'.join(column.codes)} 之一",
            )
        )
    return rules
