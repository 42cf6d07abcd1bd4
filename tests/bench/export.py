"""Exporting a million rows as a safe CSV file, beside DuckDB's own COPY of the same rows in the same order (at most 1.5)."""

import os
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import duckdb

from loaders.data_folder import PROJECT, DataFolder
from loaders.warehouse import build, connect
from loaders.warehouse.snapshots.assessment_csv import Asked, write_assessments
from loaders.warehouse.snapshots.cells import copy_options, literal
from loaders.warehouse.snapshots.view_csv import view_query, write_view
from tests.bench.answer import Answer, seconds
from tests.bench.generate import Size, write_folder

# 2,850 × 10 × 36 figures are a million rows and some; each of 30 promises binds every county.
SIZE = Size(indicators=10, months=36, promises=10_000, national=30)
AS_OF = date(2018, 1, 31)
_TIMES = 3


def measure() -> Iterable[Answer]:
    """The figures on record, and the assessments with their words and every input."""
    os.environ["DUIXIAN_BUNDLED"] = "0"
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        write_folder(data.root, SIZE, PROJECT / "data" / "register")
        build(data)
        with connect(data) as connection:
            out, floor = Path(folder) / "out.csv", Path(folder) / "floor.csv"
            yield from _figures(connection, out, floor)
            yield from _assessments(connection, out, floor)


def _turn_about(own: Callable[[], object], safe: Callable[[], object]) -> tuple[float, float]:
    """The best of each, run in turn, so that what else the machine does meets both."""
    times = [(seconds(own), seconds(safe)) for _ in range(_TIMES)]
    return min(first for first, _ in times), min(second for _, second in times)


def _copy(connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, object], path: Path) -> None:
    connection.execute(f"COPY ({query}) TO {literal(str(path))} {copy_options()}", parameters).fetchall()


def _figures(connection: duckdb.DuckDBPyConnection, out: Path, floor: Path) -> Iterable[Answer]:
    query, parameters, _ = view_query(connection, "reported_figures", AS_OF, None, None, "public")
    own, safe = _turn_about(
        lambda: _copy(connection, query, parameters, floor),
        lambda: write_view(connection, out, "reported_figures", AS_OF),
    )
    yield Answer(f"export {SIZE.figures:,} figures / DuckDB's COPY", safe / own, 1.5)
    yield Answer("DuckDB's COPY, seconds", own)


def _assessments(connection: duckdb.DuckDBPyConnection, out: Path, floor: Path) -> Iterable[Answer]:
    asked = Asked(AS_OF, all_places=True)
    base = asked.base(connection)
    assert base is not None
    query, parameters = base
    rows = 0

    def export() -> None:
        nonlocal rows
        rows = write_assessments(connection, asked, out)

    own, safe = _turn_about(lambda: _copy(connection, f"FROM ({query}) ORDER BY number", parameters, floor), export)
    yield Answer(f"export {rows:,} assessments / DuckDB's COPY", safe / own, 1.5)
    yield Answer("judge and COPY, seconds", own)
