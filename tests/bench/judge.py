"""The way from load folders to verdicts at the size the client names, as ratios to physical floors of the same run.

DUIXIAN_BENCH=FOLDER writes the data there instead of the system's temporary folder; DUIXIAN_BENCH_COUNTIES=300 makes a
small trial.
"""

import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import duckdb

from loaders.data_folder import PROJECT, DataFolder
from loaders.warehouse import build, connect
from tests.bench.answer import Answer, seconds
from tests.bench.generate import Size, write_folder

AS_OF = "2025-01-31"


def typed_load(figures: Path, target: Path) -> float:
    """DuckDB's own load of the same CSV file, all types given, into a file of its own."""
    columns = {
        **dict.fromkeys(("figure_id", "indicator_id", "jurisdiction_id"), "VARCHAR"),
        **{"period_start": "DATE", "period_end": "DATE", "value": "DOUBLE"},
        **dict.fromkeys(("unit", "value_type", "source", "source_grade", "verification"), "VARCHAR"),
    }
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())

    def load() -> None:
        with duckdb.connect(str(target)) as connection:
            connection.execute(
                f"CREATE TABLE figures AS FROM read_csv('{figures}', header = true, auto_detect = false, columns = {{{types}}})"
            )
            connection.execute("CHECKPOINT")

    return seconds(load)


def full_build(data: DataFolder) -> float:
    """Everything from the load folders to the published database."""
    return seconds(lambda: build(data))


def bare_scan(connection: duckdb.DuckDBPyConnection) -> float:
    """One look at every value of the columns that the assessment reads of the figures, in both tables that hold them."""
    names = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE table_name = 'judge_figures' OR table_name = 'reported_figures' AND column_name IN ('figure', 'figure_id')"
    ).fetchall()
    queries = []
    for table in ("judge_figures", "reported_figures"):
        looks = [
            f"sum(strlen({name}))" if kind == "VARCHAR" else f"max({name})" for of, name, kind in names if of == table
        ]
        queries.append(f"SELECT {', '.join(looks)} FROM {table}")
    return seconds(lambda: [connection.execute(query).fetchall() for query in queries], 3)


def full_assessment(connection: duckdb.DuckDBPyConnection) -> float:
    """Every row and column of assessment(), added up so that none can be left out."""
    query = f"SELECT count(*), bit_xor(hash(COLUMNS(*))) FROM assessment('{AS_OF}')"
    return seconds(lambda: connection.execute(query).fetchall(), 2)


def one_place(connection: duckdb.DuckDBPyConnection) -> float:
    """One county's rows."""
    place = connection.execute(
        "SELECT jurisdiction_id FROM judge_places JOIN judge_figures ON place = subject // 32768 LIMIT 1"
    ).fetchall()[0][0]
    return seconds(lambda: connection.execute(f"FROM assessment_of('{place}', '{AS_OF}')").fetchall(), 5)


def cached(connection: duckdb.DuckDBPyConnection) -> float:
    """Counting verdicts from a kept answer, as the dashboard does once it has asked for a version, as_of and known_by."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE kept AS FROM assessment('{AS_OF}')")
    return seconds(lambda: connection.execute("SELECT verdict, reason, count(*) FROM kept GROUP BY ALL").fetchall(), 5)


def peak_gigabytes() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def measure() -> Iterator[Answer]:
    """Build and ask, without the bundled examples."""
    size = Size(counties=int(os.environ.get("DUIXIAN_BENCH_COUNTIES", "2850")))
    yield Answer("figures, millions", size.figures / 1e6)
    parent = os.environ.get("DUIXIAN_BENCH")
    with tempfile.TemporaryDirectory(dir=parent) as folder, patch.dict(os.environ, {"DUIXIAN_BUNDLED": "0"}):
        data = DataFolder(Path(folder))
        figures = write_folder(data.root, size, PROJECT / "data" / "register")
        yield from measure_folder(data, figures)


def measure_folder(data: DataFolder, figures: Path) -> Iterator[Answer]:
    """What is measured of the data folder whose large load is the file `figures`."""
    floor = typed_load(figures, data.root / "floor.duckdb")
    yield Answer("typed CSV load, seconds", floor)
    yield Answer("load / DuckDB's typed CSV load", full_build(data) / floor, 2.0)
    with connect(data) as connection:
        scan = bare_scan(connection)
        yield Answer("bare scan, seconds", scan)
        yield Answer("full assessment / bare scan", full_assessment(connection) / scan, 20.0)
        yield Answer("one place / bare scan", one_place(connection) / scan, 0.25)
        yield Answer("cached / bare scan", cached(connection) / scan, 0.1)
    yield Answer("memory at peak, GB", peak_gigabytes())
