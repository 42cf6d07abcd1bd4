"""The questions the pages ask, one function each: the only SQL in app/. Rows come back as dictionaries, empty cells as None.

`known_by` None means all that is on record. A 文号 that was not verified never leaves the database (DESIGN §5), and a date that is
verified only to the year comes with `date_verified` "year". `unstated_why`: an indicator that is related to itself is one
whose definition its sources do not state; its figures are shown, never judged, never joined.
"""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, rows_of
from app.asking import Row as Row
from app.kept import kept
from app.nearness import FIGURES_OF_EACH, PLACES_BESIDE, PROMISES_BESIDE, nearness
from app.same_unit import in_own_unit

_DOCUMENT = """
    d.document_id, d.title AS document_title, CASE WHEN d.number_verified THEN d.document_number END AS document_number,
    d.issuer, d.issued_date, d.date_verified, d.status AS document_status, d.source_url AS document_url,
    d.disclosure AS document_disclosure
"""
_ASSESSED = f"""
    SELECT a.*, c.indicator_text, c.jurisdiction_id AS promised_by, c.reach_level, c.scope, c.basis, c.firmness, c.due_text,
        c.recurrence, c.row_kind, c.lead_department, c.departments, c.quote, c.review, c.verification AS promise_verification,
        c.clause_id, {_DOCUMENT}, k.path AS clause_path,
        i.name_zh AS indicator_zh, i.name_en AS indicator_en, i.category, i.direction, i.measure_type, i.frequency,
        i.release_lag_months, i.unit AS indicator_unit, i.definition, i.numerator, i.denominator,
        p.name_zh AS place_zh, p.name_en AS place_en, p.level AS place_level,
        q.name_zh AS promised_by_zh, q.name_en AS promised_by_en, q.level AS promised_by_level, own.why AS unstated_why
    FROM {{kept}} a
    JOIN commitments_at($known_by) c USING (commitment_id)
    JOIN documents_at($known_by) d USING (document_id)
    LEFT JOIN clauses k ON k.document_id = c.document_id AND k.clause_id = c.clause_id
    LEFT JOIN indicators i ON i.indicator_id = a.indicator_id
    LEFT JOIN jurisdictions p ON p.jurisdiction_id = a.jurisdiction_id
    LEFT JOIN jurisdictions q ON q.jurisdiction_id = c.jurisdiction_id
    LEFT JOIN related_indicators own ON own.indicator_id = a.indicator_id AND own.other_indicator_id = a.indicator_id
"""
_FIGURE = f"""
    SELECT f.*, {_DOCUMENT}, k.path AS clause_path,
        i.name_zh AS indicator_zh, i.name_en AS indicator_en, i.definition, i.unit AS indicator_unit, p.name_zh AS place_zh, p.name_en AS place_en, own.why AS unstated_why
    FROM (SELECT * EXCLUDE (document_id), document_id AS in_document FROM reported_figures_at($known_by)) f
    LEFT JOIN documents_at($known_by) d ON d.document_id = f.in_document
    LEFT JOIN clauses k ON k.document_id = f.in_document AND k.clause_id = f.clause_id
    LEFT JOIN indicators i ON i.indicator_id = f.indicator_id
    LEFT JOIN jurisdictions p ON p.jurisdiction_id = f.jurisdiction_id
    LEFT JOIN related_indicators own ON own.indicator_id = f.indicator_id AND own.other_indicator_id = f.indicator_id
    WHERE f.review IN ('accepted', 'corrected') AND f.period_end <= $as_of
"""


def places(cursor: duckdb.DuckDBPyConnection) -> list[Row]:
    """Places one may choose: with a promise, a figure or a membership of their own, and those above them; the nation always.

    In the order of codes, so that each place follows the one above it.
    """
    return rows_of(
        cursor,
        """
        SELECT jurisdiction_id, name_zh, name_en, level, parent_id FROM jurisdictions
        WHERE level = 'nation' OR jurisdiction_id IN (SELECT jurisdiction_id FROM places_in_use) ORDER BY jurisdiction_id
        """,
    )


def assessments(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str | None
) -> list[Row]:
    """Every assessment of a place with its promise, document and indicator; of all places, their own promises only."""
    which = "a.jurisdiction_id = $place" if place else "a.inherited_from IS NULL"
    chosen = {"place": place} if place else {}
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"{_ASSESSED.format(kept=kept(cursor, as_of, known_by))} WHERE {which}"
        " ORDER BY a.due_date NULLS LAST, i.category, a.indicator_id, a.commitment_id",
        known_by=known_by,
        **chosen,
    )


def promises_on(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Who promised a number on an indicator, each assessed for the place that promised it; of very many those nearest to `place`."""
    known_by = known_by or ALL_ON_RECORD
    order = "a.due_date NULLS LAST, i.category, a.indicator_id, a.commitment_id"
    return rows_of(
        cursor,
        f"""
        {_ASSESSED.format(kept=kept(cursor, as_of, known_by))} WHERE a.inherited_from IS NULL AND a.indicator_id = $indicator
        QUALIFY row_number() OVER (ORDER BY {nearness("p")}, {order}) <= {PROMISES_BESIDE} ORDER BY {order}
        """,
        known_by=known_by,
        indicator=indicator,
        place=place,
    )


def assessments_of_document(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str
) -> list[Row]:
    """The promises of one document, each assessed for the place that promised it; standards are not judged and not among them."""
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"{_ASSESSED.format(kept=kept(cursor, as_of, known_by))} WHERE c.document_id = $document AND a.inherited_from IS NULL"
        " ORDER BY c.span_start NULLS LAST, a.commitment_id, a.due_date NULLS LAST",
        known_by=known_by,
        document=document,
    )


def _figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, which: str, **parameters: object
) -> list[Row]:
    """The figures for which `which` holds, in the order it names, in the unit of their indicator; `parameters` are its $names."""
    found = rows_of(cursor, f"{_FIGURE} AND {which}", as_of=as_of, known_by=known_by or ALL_ON_RECORD, **parameters)
    return in_own_unit(found)


def figures_of_document(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str
) -> list[Row]:
    """The figures one document reports, in the order of its text."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.in_document = $document ORDER BY f.span_start NULLS LAST, f.figure_id",
        document=document,
    )


def figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """The figures of one indicator and place, in order of time; what is planned or estimated is among them, told by value_type."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.indicator_id = $indicator AND f.jurisdiction_id = $place ORDER BY f.period_end, f.period_start",
        indicator=indicator,
        place=place,
    )


def figures_of_place(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str
) -> list[Row]:
    """All figures of a place, in order of time."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.jurisdiction_id = $place ORDER BY f.indicator_id, f.period_end, f.period_start",
        place=place,
    )


def figures_elsewhere(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """The figures of other places on the same indicator: benchmarks; of very many the latest, of the places nearest to `place`."""
    return _figures(
        cursor,
        as_of,
        known_by,
        f"""f.indicator_id = $indicator AND f.jurisdiction_id IN (
            SELECT j.jurisdiction_id FROM jurisdictions j
            WHERE j.jurisdiction_id <> $place AND j.jurisdiction_id IN (
                SELECT jurisdiction_id FROM reported_figures_at($known_by)
                WHERE indicator_id = $indicator AND review IN ('accepted', 'corrected') AND period_end <= $as_of
            )
            ORDER BY {nearness("j")}, j.jurisdiction_id LIMIT {PLACES_BESIDE}
        )
        QUALIFY row_number() OVER (PARTITION BY f.jurisdiction_id ORDER BY f.period_end DESC) <= {FIGURES_OF_EACH}
        ORDER BY f.jurisdiction_id, f.period_end""",
        indicator=indicator,
        place=place,
    )


def related_figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Figures of the place on indicators that look alike and may not be compared, each with `why`."""
    return in_own_unit(
        rows_of(
            cursor,
            f"""
        WITH pair AS (
            SELECT other_indicator_id AS other, why FROM related_indicators WHERE indicator_id = $indicator
            UNION SELECT indicator_id, why FROM related_indicators WHERE other_indicator_id = $indicator
        )
        SELECT g.*, pair.why FROM ({_FIGURE}) g JOIN pair ON pair.other = g.indicator_id
        WHERE pair.other <> $indicator AND g.jurisdiction_id = $place ORDER BY g.indicator_id, g.period_end
        """,
            as_of=as_of,
            known_by=known_by or ALL_ON_RECORD,
            indicator=indicator,
            place=place,
        )
    )


def history_of(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, commitments: tuple[str, ...]
) -> list[Row]:
    """What was recorded, changed and ended of these promises, in order of time, with the reason of a decision or the title of a load."""
    del as_of  # what happened by a day is told by known_by
    return rows_of(
        cursor,
        """
        SELECT h.commitment_id, h.moment, h.cause, h.after, h.reason, l.title FROM history h LEFT JOIN loads l USING (load_id)
        WHERE list_contains($commitments, h.commitment_id) AND h.moment <= $known_by ORDER BY h.moment, h.cause
        """,
        known_by=known_by or ALL_ON_RECORD,
        commitments=list(commitments),
    )


def standards(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Standards on an indicator, of the place or of one above it, issued by `as_of`: reference lines."""
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE above AS (
            SELECT jurisdiction_id, parent_id FROM jurisdictions WHERE jurisdiction_id = $place
            UNION ALL SELECT j.jurisdiction_id, j.parent_id FROM jurisdictions j JOIN above ON j.jurisdiction_id = above.parent_id
        )
        SELECT c.comparator, c.value, c.value_high, c.unit, c.basis, c.due_date, c.quote, {_DOCUMENT},
            q.name_zh AS promised_by_zh, q.name_en AS promised_by_en
        FROM commitments_at($known_by) c JOIN documents_at($known_by) d USING (document_id)
        JOIN above ON above.jurisdiction_id = c.jurisdiction_id
        JOIN jurisdictions q ON q.jurisdiction_id = c.jurisdiction_id
        WHERE c.row_kind = 'standard' AND c.review IN ('accepted', 'corrected') AND c.indicator_id = $indicator
            AND (d.issued_date IS NULL OR d.issued_date <= $as_of)
        ORDER BY c.due_date NULLS FIRST
        """,
        as_of=as_of,
        known_by=known_by or ALL_ON_RECORD,
        indicator=indicator,
        place=place,
    )


def breaks(cursor: duckdb.DuckDBPyConnection, indicator: str, place: str) -> list[Row]:
    """Changes of definition that cut this series: those of the place, of the places above it, and those of all places."""
    return rows_of(
        cursor,
        """
        WITH RECURSIVE above AS (
            SELECT jurisdiction_id, parent_id FROM jurisdictions WHERE jurisdiction_id = $place
            UNION ALL SELECT j.jurisdiction_id, j.parent_id FROM jurisdictions j JOIN above ON j.jurisdiction_id = above.parent_id
        )
        SELECT date, why, certainty FROM breaks
        WHERE indicator_id = $indicator AND (jurisdiction_id IS NULL OR jurisdiction_id IN (SELECT jurisdiction_id FROM above))
        ORDER BY date
        """,
        indicator=indicator,
        place=place,
    )


def indicator(cursor: duckdb.DuckDBPyConnection, indicator_id: str) -> Row | None:
    """The definition of one indicator."""
    found = rows_of(cursor, "SELECT * FROM indicators WHERE indicator_id = $indicator", indicator=indicator_id)
    return found[0] if found else None


def indicators_in_use(cursor: duckdb.DuckDBPyConnection, known_by: datetime | None) -> list[Row]:
    """Indicators with a promise or a figure anywhere, by category and name."""
    return rows_of(
        cursor,
        """
        SELECT i.indicator_id, i.name_zh, i.name_en, i.category, i.unit, i.aliases FROM indicators i
        WHERE i.indicator_id IN (SELECT indicator_id FROM commitments_at($known_by) WHERE review <> 'rejected')
            OR i.indicator_id IN (SELECT indicator_id FROM reported_figures_at($known_by) WHERE review <> 'rejected')
        ORDER BY i.category, i.name_zh
        """,
        known_by=known_by or ALL_ON_RECORD,
    )


def last_return(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> Row | None:
    """The last load of figures that brought some of a place, with the rows taken for it, those sent back, and the first of these."""
    del as_of  # what was handed in by a day is told by known_by
    found = rows_of(
        cursor,
        """
        SELECT l.load_id, l.recorded_at, count(*)::BIGINT AS taken,
            (SELECT count(*)::BIGINT FROM refused_rows r WHERE r.load_id = l.load_id) AS refused,
            (SELECT arg_min("row", "row") FROM refused_rows r WHERE r.load_id = l.load_id) AS first_row,
            (SELECT arg_min(reason, "row") FROM refused_rows r WHERE r.load_id = l.load_id) AS first_reason
        FROM loads l JOIN reported_figures f USING (load_id)
        WHERE l.load_kind = 'figures' AND NOT l.is_bundled AND l.recorded_at <= $known_by
            AND (l.withdrawn_at IS NULL OR l.withdrawn_at > $known_by) AND f.jurisdiction_id = $place
        GROUP BY ALL ORDER BY l.recorded_at DESC LIMIT 1
        """,
        known_by=known_by or ALL_ON_RECORD,
        place=place,
    )
    return found[0] if found else None


def documents(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Documents on record, the newest first; with the place that issued each."""
    return rows_of(
        cursor,
        f"""
        SELECT {_DOCUMENT}, d.jurisdiction_id FROM documents_at($known_by) d
        WHERE d.issued_date IS NULL OR d.issued_date <= $as_of ORDER BY d.issued_date DESC NULLS LAST, d.title
        """,
        as_of=as_of,
        known_by=known_by or ALL_ON_RECORD,
    )


def dictionary(cursor: duckdb.DuckDBPyConnection) -> list[Row]:
    """The data dictionary: every table and column with its comment, in the schema's order; not the judge's working tables."""
    return rows_of(
        cursor,
        """
        SELECT t.table_name, t.comment AS table_comment, c.column_name, c.data_type, c.comment AS column_comment
        FROM duckdb_tables() t JOIN duckdb_columns() c USING (database_name, schema_name, table_name)
        WHERE t.comment IS NOT NULL AND NOT starts_with(t.table_name, 'judge_') AND t.database_name = current_database()
        ORDER BY t.table_oid, c.column_index
        """,
    )


def latest_record(cursor: duckdb.DuckDBPyConnection, known_by: datetime | None) -> Row:
    """When something was last recorded (UTC, None where nothing is), and how many loads there are."""
    return rows_of(
        cursor,
        "SELECT max(recorded_at) AS recorded_at, count(*)::BIGINT AS loads FROM loads WHERE recorded_at <= $known_by",
        known_by=known_by or ALL_ON_RECORD,
    )[0]
