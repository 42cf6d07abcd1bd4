"""The verdicts of a day, kept in memory once they were asked for: the pages ask what is kept, as often as they like.

Judging plans for a quarter of a second and looks at every figure, so each day (and each moment of record) is judged once for a version
of the database. The kept table lies in the private in-memory database to which `loaders.warehouse.connect` attaches the
published file: all cursors of that connection see it, and it goes with the connection when a newer version is published.
"""

from datetime import date, datetime
from threading import Lock

import duckdb

# How many days are kept: a reader goes back and forth between two or three. 600,000 verdicts take about 200 MB.
DAYS_KEPT = 4

_judging = Lock()


# What is kept, by the prefix of its tables: macros of (as_of, known_by) that judge.
_MACROS = {"kept": "assessment", "owed": "returns_owed_at"}


def kept(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime, what: str = "kept") -> str:
    """The name of the table that holds `assessment(as_of, known_by)`, or for "owed" who owes what; judges first where it is not kept yet."""
    name = f"{what}_{as_of:%Y%m%d}_{known_by:%Y%m%d%H%M%S}"
    with _judging:
        standing = _standing(cursor, what)
        if name not in standing:
            for oldest in standing[: max(len(standing) - DAYS_KEPT + 1, 0)]:
                cursor.execute(f"DROP TABLE memory.main.{oldest}")
            cursor.execute(
                f"CREATE TABLE memory.main.{name} AS FROM {_MACROS[what]}($as_of, $known_by)",
                {"as_of": as_of, "known_by": known_by},
            )
    return f"memory.main.{name}"


def _standing(cursor: duckdb.DuckDBPyConnection, what: str) -> list[str]:
    """The kept tables of a kind, oldest first."""
    found = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory' AND starts_with(table_name, $prefix) ORDER BY table_oid",
        {"prefix": f"{what}_"},
    ).fetchall()
    return [str(row[0]) for row in found]
