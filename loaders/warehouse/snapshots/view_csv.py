"""Any published view, table or macro as CSV, with the same rules as the assessments."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb

from loaders.errors import Fault, WarehouseError
from loaders.warehouse.snapshots.assessment_csv import COLUMNS, last_recorded
from loaders.warehouse.snapshots.cells import copy_csv

_AT = "_at"
# What the judge keeps for itself.
_INNER = re.compile("^judge_|_versions$")
# What a macro of this kind may ask for, by the names of its parameters.
_PARAMETERS = ("as_of", "known_by")
# By these columns a row speaks of a document, a row of one, or a load.
_IDS = ("document_id", "commitment_id", "figure_id", "judged_figure_id", "subject_id", "load_id")
# The ids of all that is not public: documents, what stands in them, figures, and the loads that brought them.
_HIDDEN = """
WITH documents AS (SELECT document_id, load_id FROM documents_at($known_by) WHERE disclosure <> 'public')
SELECT unnest([document_id, load_id]) FROM documents
UNION SELECT commitment_id FROM commitments_at($known_by) WHERE document_id IN (SELECT document_id FROM documents)
UNION SELECT unnest([figure_id, load_id]) FROM reported_figures_at($known_by)
    WHERE disclosure <> 'public' OR document_id IN (SELECT document_id FROM documents)
"""
_HEADINGS = {column.source or column.code: column.heading for column in COLUMNS} | {
    column.code: column.heading for column in COLUMNS
}


def published_views(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """The names that `write_view` takes, each with a word on what it is, in order of name."""
    found = connection.execute(
        """
        SELECT table_name, comment FROM duckdb_tables() WHERE database_name = current_database() AND comment IS NOT NULL
        UNION SELECT view_name, comment FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
        """
    ).fetchall()
    names = {name: (comment or "").split("：")[0] for name, comment in found if not _INNER.search(name)}
    for macro in _macros(connection):
        names.setdefault(macro.removesuffix(_AT), "")
    return sorted(names.items())


def write_view(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    view: str,
    as_of: date,
    known_by: datetime | None = None,
    jurisdiction_id: str | None = None,
    disclosure: str = "public",
) -> int:
    """Write a view as a CSV file, its rows in the order of all its columns, however many; the number of rows.

    Macros are asked with the moments they take: `name` itself, or `name_at`, the rows of a table as known then. Document
    numbers that were not verified never leave; "public" leaves out rows that are not public, or of documents that are
    not. Raises WarehouseError where there is no such view.
    """
    return copy_csv(connection, *view_query(connection, view, as_of, known_by, jurisdiction_id, disclosure), path)


def view_query(
    connection: duckdb.DuckDBPyConnection,
    view: str,
    as_of: date,
    known_by: datetime | None,
    jurisdiction_id: str | None,
    disclosure: str,
) -> tuple[str, dict[str, object], dict[str, str]]:
    """The query, its parameters, and its columns with their headings."""
    macros = _macros(connection)
    macro = next((name for name in (view, view + _AT) if name in macros), None)
    if macro is None and view not in dict(published_views(connection)):
        names = "、".join(name for name, _ in published_views(connection))
        raise WarehouseError(Fault(view, "数据库里没有这个视图", f"可用的有：{names}"))
    known = last_recorded(connection, known_by) or datetime(1970, 1, 1)
    moments: dict[str, object] = {"as_of": as_of, "known_by": known}
    asked = macros[macro] if macro else ()
    relation = f"{macro}({', '.join(f'{name} := ${name}' for name in asked)})" if macro else f'"{view}"'
    parameters = {name: moments[name] for name in asked}
    columns = _columns(connection, relation, parameters)
    filters, more = _filters(columns, jurisdiction_id, disclosure)
    if "known_by" not in parameters and "$known_by" in " ".join(filters):
        parameters["known_by"] = known
    query = f"SELECT {_selection(columns)} FROM {relation} AS shown WHERE {' AND '.join(filters)} ORDER BY ALL"
    comments = _comments(connection, view)
    headings = {name: comments.get(name) or _HEADINGS.get(name) or name for name in columns}
    return query, parameters | more, headings


def _macros(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Table macros whose parameters are moments, each with its parameters."""
    found = connection.execute(
        "SELECT function_name, parameters FROM duckdb_functions()"
        " WHERE function_type = 'table_macro' AND database_name = current_database() AND NOT internal"
    ).fetchall()
    return {name: tuple(asked) for name, asked in found if set(asked) <= set(_PARAMETERS)}


def _columns(connection: duckdb.DuckDBPyConnection, relation: str, parameters: dict[str, object]) -> list[str]:
    found = connection.execute(f"SELECT * FROM {relation} LIMIT 0", parameters or None)
    names = [column[0] for column in found.description or ()]
    found.fetchall()
    return names


def _selection(columns: Sequence[str]) -> str:
    """All columns; an unverified document number is left out, and dates verified to the year show the year."""
    if {"document_number", "number_verified"} <= set(columns):
        return "* REPLACE (CASE WHEN number_verified THEN document_number END AS document_number)"
    return "*"


def _filters(
    columns: Sequence[str], jurisdiction_id: str | None, disclosure: str
) -> tuple[list[str], dict[str, object]]:
    filters, parameters = ["true"], dict[str, object]()
    if jurisdiction_id is not None and "jurisdiction_id" in columns:
        filters.append("jurisdiction_id = $place")
        parameters["place"] = jurisdiction_id
    if disclosure != "all":
        filters += ["disclosure = 'public'"] if "disclosure" in columns else []
        named = [column for column in _IDS if column in columns]
        filters += [f"({column} IS NULL OR {column} NOT IN ({_HIDDEN}))" for column in named]
    return filters, parameters


def _comments(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, str]:
    """The Chinese name of each column: what its comment says before any remark; that of the table `view` first, then of any."""
    found = connection.execute(
        """
        SELECT column_name, comment FROM duckdb_columns()
        WHERE database_name = current_database() AND comment IS NOT NULL
        ORDER BY table_name = $view, table_oid DESC, column_index DESC
        """,
        {"view": view},
    ).fetchall()
    return {name: re.split("[（：；，。]", comment)[0] for name, comment in found}
