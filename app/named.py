"""The names of indicators, places and documents: read once a version of the database, put beside the rows of an answer in Python.

A join of nine tables with a hundred columns plans for 20 to 30 ms of the one process that serves everybody, for whatever few rows it
finds; the bare rows take 3 to 8, and a dictionary nothing. What a row is called is no part of any rule: SQL judges and chooses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import duckdb

from app.asking import Row, rows_of

# What every row says of its document: a 文号 that was not verified never leaves the database (DESIGN §5).
DOCUMENT = """
    d.document_id, d.title AS document_title, CASE WHEN d.number_verified THEN d.document_number END AS document_number,
    d.issuer, d.issued_date, d.date_verified, d.status AS document_status, d.source_url AS document_url,
    d.disclosure AS document_disclosure
"""
_NOTHING: Mapping[str, Any] = {}


@dataclass
class Names:
    """Rows of the register by their codes, the documents by moment of record, and which verdicts are kept: of one version of the database."""

    indicators: dict[str, Row]
    places: dict[str, Row]
    related: dict[
        str, dict[str, str]
    ]  # indicator: other indicator: why; to itself where its sources do not state its definition
    breaks: list[Row]
    promises: int  # how many are on record
    documents: dict[datetime, dict[str, Row]] = field(default_factory=dict)
    # Names of the tables of verdicts that app/kept.py keeps: by what was judged, day and moment of record; and of a place alone.
    kept: dict[str, dict[tuple[date, datetime], str]] = field(default_factory=dict)
    kept_of_places: dict[tuple[date, datetime, str], str] = field(default_factory=dict)

    def of_indicator(self, indicator_id: str | None) -> Mapping[str, Any]:
        """The row of an indicator; empty where the register has none."""
        return self.indicators.get(indicator_id or "", _NOTHING)

    def of_place(self, jurisdiction_id: str | None) -> Mapping[str, Any]:
        """The row of a place; empty where the register has none."""
        return self.places.get(jurisdiction_id or "", _NOTHING)

    def alike(self, indicator_id: str) -> dict[str, list[str]]:
        """Indicators that look alike and may not be compared, each with why, as told from either side."""
        found: dict[str, set[str]] = {}
        for one, others in self.related.items():
            for other, why in others.items():
                if one != other and indicator_id in (one, other):
                    found.setdefault(one if other == indicator_id else other, set()).add(why)
        return {other: sorted(whys) for other, whys in found.items()}

    def unstated_why(self, indicator_id: str | None) -> str | None:
        """Why figures of an indicator are never judged: its sources do not state its definition; None where they do."""
        return self.related.get(indicator_id or "", {}).get(indicator_id or "")

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """Of each place the one above it."""
        return {place: row["parent_id"] for place, row in self.places.items()}

    def chain(self, place: str) -> list[str]:
        """A place and those above it, upwards."""
        found: list[str] = []
        above: str | None = place
        while above is not None:
            found.append(above)
            above = self.of_place(above).get("parent_id")
        return found


# By connection: all cursors of a version share what its first one read, and it goes with them.
_NAMES: WeakKeyDictionary[duckdb.DuckDBPyConnection, Names] = WeakKeyDictionary()


def share_names(connection: duckdb.DuckDBPyConnection, cursor: duckdb.DuckDBPyConnection) -> None:
    """Lets a cursor use the names kept for its connection."""
    found = _NAMES.get(connection)
    if found is None:
        found = _NAMES[connection] = _read(cursor)
    _NAMES[cursor] = found


def names_of(cursor: duckdb.DuckDBPyConnection) -> Names:
    """The names of the database a cursor reads."""
    found = _NAMES.get(cursor)
    if found is None:
        found = _NAMES[cursor] = _read(cursor)
    return found


def _read(cursor: duckdb.DuckDBPyConnection) -> Names:
    related: dict[str, dict[str, str]] = {}
    for row in rows_of(cursor, "SELECT indicator_id, other_indicator_id, why FROM related_indicators"):
        related.setdefault(row["indicator_id"], {})[row["other_indicator_id"]] = row["why"]
    places = rows_of(cursor, "SELECT jurisdiction_id, name_zh, name_en, level, parent_id FROM jurisdictions")
    return Names(
        indicators={row["indicator_id"]: row for row in rows_of(cursor, "SELECT * FROM indicators")},
        places={row["jurisdiction_id"]: row for row in places},
        related=related,
        breaks=rows_of(cursor, "SELECT indicator_id, jurisdiction_id, date, why, certainty FROM breaks ORDER BY date"),
        promises=rows_of(cursor, "SELECT count(*)::INTEGER AS promises FROM commitments")[0]["promises"],
    )


def documents_of(cursor: duckdb.DuckDBPyConnection, known_by: datetime) -> dict[str, Row]:
    """The documents on record at a moment, by id."""
    documents = names_of(cursor).documents
    if known_by not in documents:
        found = rows_of(cursor, f"SELECT {DOCUMENT} FROM documents_at($known_by) d", known_by=known_by)
        documents[known_by] = {row["document_id"]: row for row in found}
    return documents[known_by]


_OF_DOCUMENT = (
    "document_id", "document_title", "document_number", "issuer", "issued_date", "date_verified", "document_status", "document_url",
    "document_disclosure",
)  # fmt: skip
_NO_DOCUMENT = dict.fromkeys(_OF_DOCUMENT)
_OF_PROMISE = (
    "category",
    "direction",
    "measure_type",
    "frequency",
    "release_lag_months",
    "definition",
    "numerator",
    "denominator",
)


def name_promises(cursor: duckdb.DuckDBPyConnection, known_by: datetime, rows: Iterable[Row]) -> list[Row]:
    """Rows of promises (indicator_id, jurisdiction_id, promised_by, document_id) with the names of these; those of a document that
    was not on record then are left out.
    """
    names, documents = names_of(cursor), documents_of(cursor, known_by)
    return [_promise(row, names) | documents[row["document_id"]] for row in rows if row["document_id"] in documents]


def _promise(row: Row, names: Names) -> Row:
    indicator, place, by = (
        names.of_indicator(row["indicator_id"]), names.of_place(row["jurisdiction_id"]), names.of_place(row["promised_by"]),
    )  # fmt: skip
    return {
        **row,
        "indicator_zh": indicator.get("name_zh"),
        "indicator_en": indicator.get("name_en"),
        "indicator_unit": indicator.get("unit"),
        **{column: indicator.get(column) for column in _OF_PROMISE},
        "place_zh": place.get("name_zh"),
        "place_en": place.get("name_en"),
        "place_level": place.get("level"),
        "promised_by_zh": by.get("name_zh"),
        "promised_by_en": by.get("name_en"),
        "promised_by_level": by.get("level"),
        "unstated_why": names.unstated_why(row["indicator_id"]),
    }


def name_figures(cursor: duckdb.DuckDBPyConnection, known_by: datetime, rows: Iterable[Row]) -> list[Row]:
    """Rows of `reported_figures` with the names of indicator, place and document; `in_document` keeps a document's id where that
    document was not on record then.
    """
    names, documents = names_of(cursor), documents_of(cursor, known_by)
    return [_figure(row, names, documents.get(row["document_id"], _NO_DOCUMENT)) for row in rows]


def _figure(row: Row, names: Names, document: Row) -> Row:
    indicator, place = names.of_indicator(row["indicator_id"]), names.of_place(row["jurisdiction_id"])
    return {
        **row,
        "in_document": row["document_id"],
        **document,
        "indicator_zh": indicator.get("name_zh"),
        "indicator_en": indicator.get("name_en"),
        "definition": indicator.get("definition"),
        "indicator_unit": indicator.get("unit"),
        "place_zh": place.get("name_zh"),
        "place_en": place.get("name_en"),
        "unstated_why": names.unstated_why(row["indicator_id"]),
    }


def in_order(promise: Row) -> tuple[Any, ...]:
    """The key that sorts promises for a reader: by due date, category and indicator; what is not known comes last."""
    due: date | None = promise["due_date"]
    category, indicator = promise["category"], promise["indicator_id"]
    return (
        due is None, due or date.max, category is None, category or "", indicator is None, indicator or "", promise["commitment_id"],
    )  # fmt: skip
