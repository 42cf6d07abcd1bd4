"""What the page of documents asks: what is on record, what a document says where, and how it stands to the levels above."""

from datetime import date, datetime

import duckdb

from app.alignment_queries import aligned
from app.asking import ALL_ON_RECORD, Row, rows_of
from app.kept import kept

_ISSUE = """
    d.document_id, d.title AS document_title, CASE WHEN d.number_verified THEN d.document_number END AS document_number, d.issuer,
    d.jurisdiction_id, d.issued_date, d.date_verified, d.status, d.valid_to, d.superseded_by, d.disclosure, d.source_url, d.load_id,
    p.name_zh AS place_zh, p.name_en AS place_en, p.level AS place_level,
    s.title AS successor_title
"""


def documents_on_record(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Every document issued by the day, the latest first, with counts of its own promises by verdict, of standards and of figures.

    A promise for every year counts once, by its worst year; `proposed` ones and standards are counted apart.
    """
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"""
        WITH stood AS (
            SELECT commitment_id,
                arg_min(verdict, list_position(['missed', 'off_track', 'reversing', 'lagging', 'undecided', 'on_track', 'ahead', 'met'], verdict))
                    AS verdict
            FROM {kept(cursor, as_of, known_by)} WHERE inherited_from IS NULL AND review <> 'proposed' GROUP BY ALL
        ),
        promised AS (
            SELECT document_id,
                count(*) FILTER (row_kind = 'commitment' AND review <> 'proposed')::INTEGER AS promises,
                count(*) FILTER (verdict = 'met')::INTEGER AS met,
                count(*) FILTER (verdict IN ('ahead', 'on_track'))::INTEGER AS moving,
                count(*) FILTER (verdict IN ('lagging', 'off_track', 'reversing'))::INTEGER AS risk,
                count(*) FILTER (verdict = 'missed')::INTEGER AS missed,
                count(*) FILTER (row_kind = 'commitment' AND review <> 'proposed' AND coalesce(verdict, 'undecided') = 'undecided')::INTEGER
                    AS undecided,
                count(*) FILTER (row_kind = 'standard')::INTEGER AS standards,
                count(*) FILTER (review = 'proposed')::INTEGER AS proposed
            FROM commitments_at($known_by) LEFT JOIN stood USING (commitment_id) WHERE review <> 'rejected' GROUP BY ALL
        ),
        reported AS (
            SELECT document_id, count(*)::INTEGER AS figures FROM reported_figures_at($known_by)
            WHERE document_id IS NOT NULL AND review <> 'rejected' GROUP BY ALL
        )
        SELECT {_ISSUE}, coalesce(promises, 0) AS promises, coalesce(met, 0) AS met, coalesce(moving, 0) AS moving, coalesce(risk, 0) AS risk,
            coalesce(missed, 0) AS missed, coalesce(undecided, 0) AS undecided, coalesce(standards, 0) AS standards,
            coalesce(proposed, 0) AS proposed, coalesce(figures, 0) AS figures
        FROM documents_at($known_by) d
        LEFT JOIN promised USING (document_id) LEFT JOIN reported USING (document_id)
        LEFT JOIN jurisdictions p ON p.jurisdiction_id = d.jurisdiction_id
        LEFT JOIN documents_at($known_by) s ON s.document_id = d.superseded_by
        WHERE d.issued_date IS NULL OR d.issued_date <= $as_of OR d.date_verified = 'year' AND year(d.issued_date) <= year($as_of::DATE)
        ORDER BY d.issued_date DESC NULLS LAST, d.title
        """,
        known_by=known_by,
        as_of=as_of,
    )


def clauses_of(cursor: duckdb.DuckDBPyConnection, document: str) -> list[Row]:
    """The clauses of a document on record, in the order of its text."""
    return rows_of(
        cursor,
        'SELECT clause_id, path, heading, "start", "end" FROM clauses WHERE document_id = $document ORDER BY "start" NULLS LAST, clause_id',
        document=document,
    )


def promises_in(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str) -> list[Row]:
    """All that was found promised in a document: reviewed and proposed promises and standards, where they stand in it."""
    del as_of  # what a document says does not depend on the day
    return rows_of(
        cursor,
        """
        SELECT c.commitment_id, c.clause_id, c.indicator_id, c.indicator_text, c.comparator, c.value, c.value_high, c.unit, c.basis, c.due_date,
            c.recurrence, c.firmness, c.row_kind, c.review, c.scope, c.quote, c.span_start, c.span_end, c.jurisdiction_id,
            i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM commitments_at($known_by) c LEFT JOIN indicators i USING (indicator_id)
        WHERE c.document_id = $document AND c.review <> 'rejected' ORDER BY c.span_start NULLS LAST, c.commitment_id
        """,
        known_by=known_by or ALL_ON_RECORD,
        document=document,
    )


def figures_in(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str) -> list[Row]:
    """All figures that were found in the text of a document, reviewed or not, where they stand in it."""
    del as_of
    return rows_of(
        cursor,
        """
        SELECT f.figure_id, f.indicator_text, f.value, f.unit, f.printed_step, f.value_type, f.period_start, f.period_end, f.review,
            f.span_start, f.span_end, i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM reported_figures_at($known_by) f LEFT JOIN indicators i USING (indicator_id)
        WHERE f.document_id = $document AND f.review <> 'rejected' AND f.span_start IS NOT NULL ORDER BY f.span_start
        """,
        known_by=known_by or ALL_ON_RECORD,
        document=document,
    )


def alignment_of_document(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str
) -> list[Row]:
    """How the promises of a document stand to those of the levels above, and to others of its own place that contradict them."""
    del as_of  # what is on record counts, whenever it falls due
    return aligned(
        cursor, known_by,
        "a.document_id = $document OR (list_contains(a.findings, 'contradictory') AND a.other_document_id = $document)"
        " ORDER BY own.span_start NULLS LAST, a.commitment_id, a.distance, a.other_commitment_id",
        document=document,
    )  # fmt: skip


def not_taken_up(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> list[Row]:
    """What levels above ask of a place and none of its documents speaks of."""
    del as_of
    return aligned(
        cursor, known_by,
        "a.jurisdiction_id = $place AND a.commitment_id IS NULL ORDER BY a.distance, a.other_due_date NULLS LAST, a.other_commitment_id",
        place=place,
    )  # fmt: skip
