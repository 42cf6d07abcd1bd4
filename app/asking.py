"""How a question is put to the database: what every module of queries shares."""

from typing import Any

import duckdb

from loaders.warehouse.judged import ALL_ON_RECORD as ALL_ON_RECORD

Row = dict[str, Any]


def rows_of(cursor: duckdb.DuckDBPyConnection, sql: str, **parameters: object) -> list[Row]:
    """The rows of an answer as dictionaries, empty cells as None; `parameters` are the $names of the statement."""
    cursor.execute(sql, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def under(column: str) -> str:
    """The table `under` of a statement WITH RECURSIVE: the places whose `column` is $place, and all further down from them."""
    return f"""under AS (
            SELECT jurisdiction_id FROM jurisdictions WHERE {column} = $place
            UNION ALL SELECT j.jurisdiction_id FROM jurisdictions j JOIN under ON j.parent_id = under.jurisdiction_id
        )"""
