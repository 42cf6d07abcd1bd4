"""A day judged whole, kept as a file beside the database it was judged from.

Judging 13.7 million figures takes ten seconds of two processors and 2 GB; the verdicts take 37 MB of disk and are read in a
hundredth of that. The name of the file carries the database, the day and the moment of record, so that it can never answer for
another; it goes with its database at a later build (`publish.remove_unused`).
"""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import duckdb

from loaders.data_folder import DataFolder
from loaders.disk import flush
from loaders.warehouse.publish import connect, path_of

# Stands for no moment of record: later than any record and earlier than the end that open versions carry (schema.sql).
ALL_ON_RECORD = datetime(9999, 1, 1)
# What is judged for a day, by the macro of (as_of, known_by) that judges it.
What = Literal["assessment", "returns_owed_at"]


def judged(cursor: duckdb.DuckDBPyConnection, what: What, as_of: date, known_by: datetime = ALL_ON_RECORD) -> str:
    """The table that holds what the macro `what` says of a day; judges first where no file holds it yet.

    Of the connections that `publish.connect` gives, and for all cursors of it. Where the folder cannot be written, it stays in memory.
    """
    path = judged_path(cursor, what, as_of, known_by)
    catalog = f"{what}_{as_of:%Y%m%d}_{known_by:%Y%m%d%H%M%S}"
    if path.exists() or os.access(path.parent, os.W_OK):
        if not path.exists():
            working = path.with_name(f"{path.name}.{uuid4().hex}.new")
            _judge(cursor, str(working), f"{catalog}_new", what, as_of, known_by)
            cursor.execute(f"DETACH {catalog}_new")
            flush(working)
            working.replace(path)
        cursor.execute(f"ATTACH IF NOT EXISTS '{_quoted(path)}' AS {catalog} (READ_ONLY)")
    else:
        _judge(cursor, ":memory:", catalog, what, as_of, known_by)
    return f"{catalog}.main.judged"


def judged_path(cursor: duckdb.DuckDBPyConnection, what: What, as_of: date, known_by: datetime) -> Path:
    """The file that holds or would hold it."""
    database = path_of(cursor)
    return database.with_name(f"{database.name}.{what}-{as_of:%Y%m%d}-{known_by:%Y%m%d%H%M%S}")


def judge_today(data: DataFolder) -> date:
    """Judges today (Asia/Shanghai) for the database in use, so that its first reader need not wait; returns the day."""
    with connect(data) as connection:
        today: date = connection.execute("SELECT day_of(NULL)").fetchall()[0][0]
        judged(connection, "assessment", today)
    return today


def _judge(
    cursor: duckdb.DuckDBPyConnection, path: str, catalog: str, what: What, as_of: date, known_by: datetime
) -> None:
    cursor.execute(f"ATTACH '{_quoted(path)}' AS {catalog}")
    cursor.execute(
        f"CREATE TABLE {catalog}.main.judged AS FROM {what}($as_of, $known_by)", {"as_of": as_of, "known_by": known_by}
    )


def _quoted(path: object) -> str:
    return str(path).replace("'", "''")
