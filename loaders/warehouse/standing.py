"""How one document stands for one person before publishing: on record, with that person's drafts on top.

Drafts are not in the published database, and a build of everything for each decision takes seconds. So the loads that speak of
the document are read into a database in memory by the build's own steps: what is shown here is what publishing will give.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from loaders.data_folder import DataFolder
from loaders.errors import Faults
from loaders.loads import Load, read_loads
from loaders.warehouse.lives import load_lives, write_lives
from loaders.warehouse.replay import replay
from loaders.warehouse.tables import read_load_tables, statements_of

Row = dict[str, Any]
_NOW = "known_from <= TIMESTAMP '9999-12-30' AND known_until > TIMESTAMP '9999-12-30'"


@dataclass(frozen=True)
class Standing:
    """One document's rows in the columns of the tables, in the order of its text; rejected ones are among them."""

    document: Row
    clauses: list[Row]
    commitments: list[Row]
    figures: list[Row]


def standing_of(data: DataFolder, document_id: str) -> Standing | None:
    """The document as it would stand if the drafts of `data` were published now; None where it does not. Raises Faults."""
    loads = _loads_of(read_loads(data), document_id)
    with duckdb.connect() as connection:
        connection.execute(
            "SET TimeZone = 'UTC'; SET threads = 1"
        )  # some hundred rows: threads only wait for each other
        connection.execute(statements_of(Path("schema.sql")))
        faults = read_load_tables(connection, loads, lambda _: None)
        if faults:
            raise Faults(faults)
        write_lives(connection, load_lives(connection, loads))
        replay(connection)
        connection.execute(statements_of(Path("steps/clauses.sql")))
        found = _rows(connection, "documents", document_id, "document_id")
        if not found:
            return None
        return Standing(
            found[0],
            _rows(connection, "clauses", document_id, '"start" NULLS LAST, clause_id'),
            _rows(connection, "commitments", document_id, "span_start NULLS LAST, commitment_id"),
            _rows(connection, "reported_figures", document_id, "span_start NULLS LAST, figure_id"),
        )


def _loads_of(loads: list[Load], document_id: str) -> list[Load]:
    """The loads with rows of the document, and all decisions; drafts under moments after all that is on record."""
    kept = [load for load in loads if load.kind == "decisions" or _speaks_of(load, document_id)]
    last = max((load.recorded_at for load in kept if not load.is_draft), default=None)
    stamped = []
    for load in kept:
        if load.is_draft and last is not None:
            last = max(load.recorded_at, last + timedelta(microseconds=1))
            load = replace(load, recorded_at=last)
        stamped.append(load)
    return stamped


def _speaks_of(load: Load, document_id: str) -> bool:
    if load.kind == "document" and load.path_of("documents") is None:
        return str(load.header.get("document_id") or load.sha256[:12]) == document_id
    tables = ("documents", "commitments")
    return any(row["document_id"] == document_id for table in tables for row in load.rows(table))


def _rows(connection: duckdb.DuckDBPyConnection, table: str, document_id: str, order: str) -> list[Row]:
    alive = "" if table == "clauses" else f" AND {_NOW}"
    connection.execute(f"SELECT * FROM {table} WHERE document_id = ?{alive} ORDER BY {order}", [document_id])
    names = [column[0] for column in connection.description or ()]
    return [dict(zip(names, row, strict=True)) for row in connection.fetchall()]
