"""What stands in a warehouse, as the second judge reads it: rows only, none of the warehouse's views of them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb
from second_judge_rows import (
    Break,
    Commitment,
    Document,
    Figure,
    Indicator,
    Load,
    Member,
    Place,
    Unit,
    World,
    number,
    read_rows,
)


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> Iterator[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    cursor = connection.execute(sql, list(values))
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def places_of(connection: duckdb.DuckDBPyConnection) -> tuple[Place, ...]:
    """The register's places."""
    return read_rows(Place, rows_of(connection, "FROM jurisdictions"))


def world_of_warehouse(connection: duckdb.DuckDBPyConnection, known_by: datetime) -> World:
    """The warehouse as known at a moment."""

    def known(table: str) -> Iterator[dict[str, Any]]:
        return rows_of(connection, f"FROM {table} WHERE known_from <= $1 AND $1 < known_until", known_by)

    figures = (row for row in known("reported_figures") if row["period_start"] and row["period_end"])
    related = rows_of(connection, "FROM related_indicators")
    units = rows_of(connection, "FROM units")
    # Loads tell only which of two figures is the later: what counts at `known_by` is settled above.
    loads = (
        {"load_id": row["load_id"], "recorded_at": row["recorded_at"]} for row in rows_of(connection, "FROM loads")
    )
    return World(
        read_rows(Commitment, known("commitments")),
        read_rows(Figure, figures),
        places_of(connection),
        read_rows(Member, known("scope_members")),
        read_rows(Break, rows_of(connection, "FROM breaks")),
        frozenset((row["indicator_id"], row["other_indicator_id"]) for row in related),
        read_rows(Indicator, rows_of(connection, "FROM indicators")),
        read_rows(Document, known("documents")),
        read_rows(Load, loads),
        {row["unit"]: Unit(row["dimension"], number(row["factor"])) for row in units},
    )


def macro_rows(connection: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[dict[str, Any]]:
    """What the warehouse's own judge says."""
    if known_by is None:
        return list(rows_of(connection, "FROM assessment(as_of := ?)", as_of))
    return list(rows_of(connection, "FROM assessment(as_of := ?, known_by := ?)", as_of, known_by))
