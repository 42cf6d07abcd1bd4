"""How the targets of one level stand to those of the levels above: the published view `alignment`, with names and sources."""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, Row, rows_of

_ALIGNED = """
    SELECT a.*, own.quote, own.basis, own.row_kind, other.quote AS other_quote, other.basis AS other_basis,
        p.name_zh AS place_zh, p.name_en AS place_en, p.level AS place_level,
        q.name_zh AS other_place_zh, q.name_en AS other_place_en,
        i.name_zh AS indicator_zh, i.name_en AS indicator_en, j.name_zh AS other_indicator_zh, j.name_en AS other_indicator_en,
        d.title AS document_title, CASE WHEN d.number_verified THEN d.document_number END AS document_number,
        e.title AS other_document_title, CASE WHEN e.number_verified THEN e.document_number END AS other_document_number,
        k.path AS clause_path, l.path AS other_clause_path
    FROM alignment_at($known_by) a
    LEFT JOIN commitments_at($known_by) own ON own.commitment_id = a.commitment_id
    LEFT JOIN commitments_at($known_by) other ON other.commitment_id = a.other_commitment_id
    LEFT JOIN documents_at($known_by) d ON d.document_id = a.document_id
    LEFT JOIN documents_at($known_by) e ON e.document_id = a.other_document_id
    LEFT JOIN clauses k ON k.document_id = own.document_id AND k.clause_id = own.clause_id
    LEFT JOIN clauses l ON l.document_id = other.document_id AND l.clause_id = other.clause_id
    LEFT JOIN jurisdictions p ON p.jurisdiction_id = a.jurisdiction_id
    LEFT JOIN jurisdictions q ON q.jurisdiction_id = a.other_jurisdiction_id
    LEFT JOIN indicators i ON i.indicator_id = a.indicator_id
    LEFT JOIN indicators j ON j.indicator_id = a.other_indicator_id
"""


def aligned(
    cursor: duckdb.DuckDBPyConnection, known_by: datetime | None, which: str, **parameters: object
) -> list[Row]:
    """The pairs for which `which` holds, in the order it names; `parameters` are its $names."""
    return rows_of(cursor, f"{_ALIGNED} WHERE {which}", known_by=known_by or ALL_ON_RECORD, **parameters)


def alignment_of_indicator(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str
) -> list[Row]:
    """Every pair of targets on an indicator, upper levels first; targets above that a place did not take up have no own side."""
    del as_of  # what is on record counts, whenever it falls due
    return aligned(
        cursor, known_by,
        "a.indicator_id = $indicator OR a.other_indicator_id = $indicator"
        " ORDER BY a.jurisdiction_id, a.distance, a.due_date NULLS LAST, a.commitment_id, a.other_commitment_id",
        indicator=indicator,
    )  # fmt: skip
