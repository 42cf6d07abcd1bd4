"""The tables a snapshot keeps, written from one answer of the judge, so that they cannot contradict each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from loaders.errors import Fault, SnapshotError
from loaders.warehouse.snapshots.assessment_csv import COLUMNS, Asked, told
from loaders.warehouse.snapshots.cells import copy_csv, types_of
from loaders.warehouse.snapshots.columns import FIXED, Column, headings_of
from loaders.warehouse.snapshots.kept_tables import BESIDES, KEPT_ROWS
from loaders.warehouse.snapshots.ledger import BESIDE, JOINS, LEDGER, MORE

Progress = Callable[[str], None]


@dataclass(frozen=True)
class KeptTable:
    """What was written: `columns` are (code, heading, kind), kind being text, number, integer, boolean, date or list."""

    name: str
    title: str
    rows: int
    columns: tuple[tuple[str, str, str], ...]


def freeze(connection: duckdb.DuckDBPyConnection, asked: Asked, folder: Path, tell: Progress) -> list[KeptTable]:
    """Write every kept table of `asked` into `folder`. Raises SnapshotError where nothing is on record yet."""
    found = asked.base(connection, MORE, JOINS)
    if found is None:
        raise SnapshotError(Fault(str(asked.as_of), "还没有任何记录，没有可以存档的", "先载入文件和数据，再运行 build"))
    query, parameters = found
    tell("判定")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {KEPT_ROWS} AS {query}", parameters)
    kept = []
    try:
        for name, title, sql, headings in _tables():
            tell(f"写出{title}")
            given = {key: value for key, value in parameters.items() if f"${key}" in sql}
            types = types_of(connection, sql, given)
            headings = headings or {code: code for code in types}
            fixed = FIXED if name in {"assessments", "ledger"} else ()
            rows = copy_csv(connection, sql, given, headings, folder / f"{name}.csv", fixed)
            columns = tuple((code, heading, _kind(types[code])) for code, heading in headings.items())
            kept.append(KeptTable(name, title, rows, columns))
    finally:
        connection.execute(f"DROP TABLE IF EXISTS temp.{KEPT_ROWS}")
    return kept


def _kind(duckdb_type: str) -> str:
    if duckdb_type.endswith("[]"):
        return "list"
    if duckdb_type in {"DOUBLE", "FLOAT"} or duckdb_type.startswith("DECIMAL"):
        return "number"
    if duckdb_type in {"BOOLEAN", "DATE"}:
        return duckdb_type.lower()
    return "integer" if "INT" in duckdb_type else "text"


def _tables() -> list[tuple[str, str, str, dict[str, str]]]:
    """Name, title, query, and columns with their headings; without any, the query's own codes are the headings."""
    ledger: tuple[Column, ...] = (*LEDGER, *BESIDE)
    rows = f"SELECT * FROM {KEPT_ROWS}"
    return [
        ("assessments", "判定明细", told(rows, COLUMNS), headings_of(COLUMNS)),
        ("ledger", "目标任务台账", told(rows, ledger), headings_of(ledger)),
        *BESIDES,
    ]
