"""What the bench measures, each as a ratio to a physical floor of the same run: machines differ, ratios less so."""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from loaders.data_folder import DataFolder
from loaders.warehouse import build, connect

AS_OF = "2025-01-31"


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best wall time of `times` runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


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
    """One look at every value of the columns that the assessment reads of the figures."""
    names = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'judge_figures'"
    ).fetchall()
    looks = ", ".join(f"sum(strlen({name}))" if kind == "VARCHAR" else f"max({name})" for name, kind in names)
    return seconds(lambda: connection.execute(f"SELECT {looks} FROM judge_figures").fetchall(), 3)


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


def measure(data: DataFolder, figures: Path) -> list[tuple[str, float, float | None]]:
    """(what, measured, at most); None where no bound is set."""
    floor = typed_load(figures, data.root / "floor.duckdb")
    built = full_build(data)
    connection = connect(data)
    scan = bare_scan(connection)
    answers: list[tuple[str, float, float | None]] = [
        ("load / DuckDB's typed CSV load", built / floor, 2.0),
        ("full assessment / bare scan", full_assessment(connection) / scan, 20.0),
        ("one place / bare scan", one_place(connection) / scan, 0.25),
        ("cached / bare scan", cached(connection) / scan, 0.1),
        ("bare scan, seconds", scan, None),
        ("typed CSV load, seconds", floor, None),
        ("memory at peak, GB", peak_gigabytes(), None),
    ]
    connection.close()
    return answers
