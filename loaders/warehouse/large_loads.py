"""Figures of a load too large to stand among the others: its file is a table of its own, with the columns it has.

What a file does not say is the same for all its rows and stands in a view, not in millions of cells: beside the others, 23
columns of one value each made up a third of loading 13.7 million figures. A row's number is its place in that table, which no
row ever leaves: one that has more than its arrival to tell goes over to figure_versions, and only its figure_id goes out here.
"""

from collections.abc import Mapping, Sequence

import duckdb

from loaders.errors import Fault
from loaders.warehouse.columns import Column
from loaders.warehouse.staging import (
    Source,
    header_of,
    identifier,
    insert_in_any_order,
    insert_statement,
    read_by,
)


def read_large(
    connection: duckdb.DuckDBPyConnection, source: Source, columns: Mapping[str, Column], stamps: Mapping[str, str]
) -> list[Fault]:
    """Put the rows of `source` on record as figures. Where a cell is wrong nothing is put in and every fault is returned.

    `stamps` gives as SQL what the load says of all its rows, in columns beyond those of its file.
    """
    number = len(_numbers(connection)) + 1

    def put() -> str:
        header = header_of(source.path)
        said = {name: column for name, column in columns.items() if name in header}
        lines = {"load_row": "line"} if source.path.suffix == ".parquet" else {}
        cells = [f"{identifier(name)} {one.type}{' NOT NULL' if one.required else ''}" for name, one in said.items()]
        cells += [f"{name} BIGINT" for name in lines]
        connection.execute(f"CREATE OR REPLACE TABLE {_rows(number)} ({', '.join(cells)})")
        insert_in_any_order(connection, insert_statement(source, _rows(number), said, lines))
        unsaid = {name: f"{one.default}::{one.type}" for name, one in columns.items() if name not in header}
        unsaid |= {name: "NULL::BIGINT" if value == "line" else value for name, value in stamps.items()}
        told = ", ".join(f"{value} AS {identifier(name)}" for name, value in unsaid.items() if name not in lines)
        connection.execute(
            f"CREATE OR REPLACE VIEW {_arrivals(number)} AS SELECT rowid AS figure, *, {told} FROM {_rows(number)}"
            " WHERE figure_id IS NOT NULL"
        )
        return _arrivals(number)

    faults = read_by(connection, source, columns, put)
    if not faults:
        connection.execute("INSERT INTO large_loads VALUES (?, ?)", [number, source.load_id])
        _let_stand(connection, [f"FROM {_arrivals(one)}" for one in _numbers(connection)])
    return faults


def move_touched(connection: duckdb.DuckDBPyConnection) -> None:
    """Rows whose figure_id is in table touched go over to figure_versions, as they arrived."""
    for number in _numbers(connection):
        touched = "figure_id IN (SELECT id FROM touched)"
        moved = connection.execute(
            f"INSERT INTO figure_versions BY NAME SELECT * EXCLUDE (figure) FROM {_arrivals(number)} WHERE {touched}"
        ).fetchall()
        if moved[0][0]:
            connection.execute(f"ALTER TABLE {_rows(number)} ALTER figure_id DROP NOT NULL")
            connection.execute(f"UPDATE {_rows(number)} SET figure_id = NULL WHERE {touched}")


def let_large_loads_end(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the rows of large loads count for the times in which their loads do; load_lives must stand."""
    lives = connection.execute(
        "SELECT number, lives_from, lives_until FROM large_loads JOIN load_lives USING (load_id) ORDER BY ALL"
    ).fetchall()
    selects, first = [], 0
    for number, lives_from, lives_until in lives:
        known = f"TIMESTAMP '{lives_from}' AS known_from, TIMESTAMP '{lives_until}' AS known_until"
        # Without a sum where there is none: the judge looks figures up by their number.
        figure = f"figure + {first} AS figure, " if first else ""
        selects.append(f"SELECT * REPLACE ({figure}{known}) FROM {_arrivals(number)}")
        first += int(connection.execute(f"SELECT count(*) FROM {_rows(number)}").fetchall()[0][0])
    _let_stand(connection, selects)


def _let_stand(connection: duckdb.DuckDBPyConnection, selects: Sequence[str]) -> None:
    rows = " UNION ALL BY NAME ".join(selects) or "FROM figure_versions WHERE false"
    connection.execute(f"CREATE OR REPLACE VIEW large_figure_versions AS {rows}")


def _numbers(connection: duckdb.DuckDBPyConnection) -> list[int]:
    return [int(row[0]) for row in connection.execute("SELECT number FROM large_loads ORDER BY number").fetchall()]


def _rows(number: int) -> str:
    return f"large_figures_{number}"


def _arrivals(number: int) -> str:
    return f"large_figures_{number}_versions"
