"""How a question is put to the database: what every module of queries shares."""

from datetime import datetime
from typing import Any

import duckdb

Row = dict[str, Any]

# Stands for no moment of record: later than any record and earlier than the end that open versions carry (schema.sql).
ALL_ON_RECORD = datetime(9999, 1, 1)


def rows_of(cursor: duckdb.DuckDBPyConnection, sql: str, **parameters: object) -> list[Row]:
    """The rows of an answer as dictionaries, empty cells as None; `parameters` are the $names of the statement."""
    cursor.execute(sql, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
