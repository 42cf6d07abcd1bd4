"""The questions of the returns page: who owes what, what was recorded by whom, what a load changed."""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, Row, rows_of, under
from app.kept import kept
from loaders.warehouse.snapshots.compare import Side, compare


def owed(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> list[Row]:
    """What a place and the places under it owe, one row a figure, by deadline; `return_state` as in the view returns_owed."""
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE {under("jurisdiction_id")}
        SELECT o.*, p.name_zh AS place_zh, p.name_en AS place_en, i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM {kept(cursor, as_of, known_by or ALL_ON_RECORD, "owed")} o
        JOIN under USING (jurisdiction_id) JOIN jurisdictions p USING (jurisdiction_id) JOIN indicators i USING (indicator_id)
        ORDER BY o.deadline, o.jurisdiction_id, o.indicator_id, o.period_end
        """,
        place=place,
    )


def record(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Everything that was recorded, the latest first: each load, and of a load of decisions each decision with what it speaks of: in
    one line of Chinese (`subject`), and for a promise or a figure its indicator with quote, or period, value and unit.
    """
    del as_of  # when it was recorded is told by known_by
    return rows_of(
        cursor,
        """
        WITH subjects AS (
            SELECT load_id AS subject_id, any_value(title) AS subject FROM loads GROUP BY ALL
            UNION ALL BY NAME SELECT document_id AS subject_id, any_value(title) AS subject FROM documents_at($known_by) GROUP BY ALL
            UNION ALL BY NAME SELECT commitment_id AS subject_id, any_value(concat_ws(' ', coalesce(name_zh, indicator_text), quote)) AS subject,
                any_value(indicator_id) AS indicator_id, any_value(quote) AS quote
                FROM commitments LEFT JOIN indicators USING (indicator_id) GROUP BY ALL
            UNION ALL BY NAME SELECT figure_id AS subject_id,
                any_value(concat_ws(' ', name_zh, period_end, plain_number(value) || coalesce(f.unit, ''))) AS subject,
                any_value(indicator_id) AS indicator_id, any_value(period_start) AS period_start, any_value(period_end) AS period_end,
                any_value(value) AS figure_value, any_value(f.unit) AS unit
                FROM reported_figures f LEFT JOIN indicators USING (indicator_id)
                WHERE figure_id IN (SELECT subject_id FROM decisions) GROUP BY ALL
            UNION ALL BY NAME SELECT jurisdiction_id AS subject_id, name_zh AS subject FROM jurisdictions
                WHERE jurisdiction_id IN (SELECT subject_id FROM decisions)
        ),
        counts AS (
            SELECT load_id, count(*) FILTER (what = 'figure') AS figures, count(*) FILTER (what = 'refused') AS refused,
                count(*) FILTER (what = 'commitment') AS commitments
            FROM (
                SELECT load_id, figure_id AS id, 'figure' AS what FROM reported_figures GROUP BY ALL
                UNION ALL SELECT load_id, commitment_id, 'commitment' FROM commitments GROUP BY ALL
                UNION ALL SELECT load_id, NULL, 'refused' FROM refused_rows
            ) GROUP BY ALL
        )
        SELECT l.load_id, l.title, l.recorded_at, l.recorded_by, l.published_by, l.is_bundled, l.load_kind, d.action, coalesce(s.subject, l.title) AS subject,
            s.indicator_id, s.quote, s.period_start, s.period_end, s.figure_value, s.unit, d.subject_id, d.field, d.value, d.reason, d.evidence, l.withdrawn_at, r.title AS replaced_by_title,
            coalesce(c.figures, 0)::BIGINT AS figures, coalesce(c.commitments, 0)::BIGINT AS commitments, coalesce(c.refused, 0)::BIGINT AS refused
        FROM loads l LEFT JOIN decisions d USING (load_id) LEFT JOIN subjects s ON s.subject_id = d.subject_id
        LEFT JOIN counts c ON c.load_id = l.load_id LEFT JOIN loads r ON r.load_id = l.replaced_by
        WHERE l.recorded_at <= $known_by
        ORDER BY l.recorded_at DESC, l.load_id, d.load_row
        """,
        known_by=known_by or ALL_ON_RECORD,
    )


def refused_of(cursor: duckdb.DuckDBPyConnection, load_id: str) -> list[Row]:
    """The rows of a load that were sent back, one a fault."""
    return rows_of(
        cursor,
        'SELECT file, "row", "column", content, reason, next_step FROM refused_rows WHERE load_id = $load ORDER BY file, "row"',
        load=load_id,
    )


def changes_at(cursor: duckdb.DuckDBPyConnection, as_of: date, before: datetime, after: datetime) -> list[Row]:
    """The verdicts of a day that what was recorded after `before`, up to `after`, made read another way; each with its causes."""
    return compare(cursor, Side(None, as_of, before), Side(None, as_of, after), disclosure="all")


def last_moment(cursor: duckdb.DuckDBPyConnection) -> datetime:
    """When something was last recorded (UTC); before all records where nothing is."""
    found = rows_of(cursor, "SELECT max(recorded_at) AS moment FROM loads")
    return found[0]["moment"] or datetime(1970, 1, 1)


_WAITS = "verification IN ('unverified', 'questioned')"
MOST_WAITING = 500


def waiting(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> list[Row]:
    """The figures of a place and the places under it on which no verdict rests until somebody confirms them, those of the latest load first."""
    del as_of  # a figure waits from when it was recorded
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE {under("jurisdiction_id")}
        SELECT f.figure_id, f.value, f.unit, f.period_start, f.period_end, f.source, f.source_grade, f.verification, f.note,
            p.name_zh AS place_zh, p.name_en AS place_en, i.name_zh AS indicator_zh, i.name_en AS indicator_en
        FROM reported_figures_at($known_by) f
        JOIN under USING (jurisdiction_id) JOIN jurisdictions p USING (jurisdiction_id) JOIN indicators i USING (indicator_id)
        WHERE {_WAITS} AND f.review IN ('accepted', 'corrected')
        ORDER BY f.load_id DESC, f.figure_id LIMIT {MOST_WAITING}
        """,
        known_by=known_by or ALL_ON_RECORD,
        place=place,
    )


def waiting_in(path: str) -> list[Row]:
    """The figures of a load folder's table that wait, CSV or Parquet; values and days as text."""
    is_parquet = path.endswith(".parquet")
    reader = "read_parquet($path)" if is_parquet else "read_csv($path, header = true, all_varchar = true)"
    columns = "figure_id, indicator_id, jurisdiction_id, value::VARCHAR AS value, unit, period_start::VARCHAR AS period_start, period_end::VARCHAR AS period_end, source"
    with duckdb.connect() as connection:
        there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {reader}", {"path": path}).fetchall()}
        rest = ", ".join(one if one in there else f"NULL AS {one}" for one in ("source_grade", "note"))
        if "verification" not in there:
            return []
        return rows_of(
            connection,
            f"SELECT {columns}, {rest}, verification FROM {reader} WHERE {_WAITS} ORDER BY figure_id LIMIT {MOST_WAITING}",
            path=path,
        )


def rows_in(path: str) -> int:
    """How many rows a table of a load folder has, CSV or Parquet; none where there is no such file ("")."""
    if not path:
        return 0
    reader = (
        "read_parquet($path)" if path.endswith(".parquet") else "read_csv($path, header = true, all_varchar = true)"
    )
    with duckdb.connect() as connection:
        return int(rows_of(connection, f"SELECT count(*)::BIGINT AS n FROM {reader}", path=path)[0]["n"])
