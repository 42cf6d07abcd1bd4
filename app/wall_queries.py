"""What the wall chart asks: which places stand side by side, how each stands, and how many below each keep what they promised.

Everything is read from the kept verdicts of the day (app/kept.py). A place has some hundred of them and at most a few dozen places
stand side by side; the places below are counted by the database, however many they are.
"""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, Row, rows_of, under
from app.kept import kept
from loaders.warehouse.snapshots.standing import SOFT

# Which of several promises speaks for a place, in the order of app.sentences.main_row: the place's own before one from above,
# then the next to fall due of those that are judged, the next of the others, the last that fell due, one without a date.
SPEAKS = """ROW(
    NOT in_front,
    CASE WHEN due_date > as_of THEN CASE WHEN verdict = 'undecided' THEN 1 ELSE 0 END WHEN due_date <= as_of THEN 2 ELSE 3 END,
    coalesce(abs(due_date - as_of), 0), commitment_id
)"""


# What counts among a place's promises: what app.tally.apart leaves, in the words of the database.
COUNTS = f"""(
    is_counted AND reason IS DISTINCT FROM 'proposed' AND coalesce(firmness NOT IN {SOFT}, true)
    AND NOT coalesce(list_contains(flags, 'expired_at_issue'), false)
)"""


def places_beside(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str, which: str
) -> list[Row]:
    """The place first, then those right below it (`which` "below") or those of its level under the same parent ("peers").

    Places as they stand on the as-of day, in the order of codes.
    """
    del known_by  # places are no matter of record
    parent = "$place" if which == "below" else "(SELECT parent_id FROM jurisdictions WHERE jurisdiction_id = $place)"
    return rows_of(
        cursor,
        f"""
        SELECT jurisdiction_id, name_zh, name_en, level, parent_id FROM jurisdictions
        WHERE jurisdiction_id = $place OR (
            parent_id = {parent} AND coalesce(valid_from <= $as_of, true) AND coalesce(valid_to >= $as_of, true)
        )
        ORDER BY jurisdiction_id <> $place, jurisdiction_id
        """,
        place=place,
        as_of=as_of,
    )


def standing_of(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, places: tuple[str, ...]
) -> list[Row]:
    """Every verdict of these places with what a cell shows of it, in the order of `queries.assessments`."""
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"""
        SELECT a.commitment_id, a.jurisdiction_id, a.indicator_id, a.inherited_from, a.in_front, a.as_of, a.due_date, a.verdict,
            a.reason, a.flags, a.judged_value, a.judged_period_end, a.current_value, a.current_period_end, a.gap, a.unit,
            a.judged_unit, a.printed_step, a.firmness, a.recurrence, a.is_counted, a.met_later_date, a.comparator, a.value, a.value_high,
            c.basis, a.relation, 'commitment' AS row_kind,
            i.name_zh AS indicator_zh, i.name_en AS indicator_en, i.category, i.unit AS indicator_unit
        FROM {kept(cursor, as_of, known_by)} a JOIN indicators i USING (indicator_id)
        JOIN commitments_at($known_by) c USING (commitment_id)
        WHERE list_contains($places, a.jurisdiction_id)
        ORDER BY a.due_date NULLS LAST, i.category, a.indicator_id, a.commitment_id
        """,
        places=list(places),
        known_by=known_by,
    )


def counts_below(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, places: tuple[str, ...]
) -> list[Row]:
    """For each of these places and each indicator: of how many places below it each verdict is, and of which levels they are.

    One promise speaks for a place and indicator; what is counted apart (`COUNTS`) does not count.
    """
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE under AS (
            SELECT jurisdiction_id, level, parent_id AS top FROM jurisdictions WHERE list_contains($places, parent_id)
            UNION ALL
            SELECT j.jurisdiction_id, j.level, under.top FROM jurisdictions j JOIN under ON j.parent_id = under.jurisdiction_id
        ),
        speaking AS MATERIALIZED (
            SELECT jurisdiction_id, indicator_id, arg_min(verdict, {SPEAKS}) AS verdict,
                arg_min(coalesce(reason, ''), {SPEAKS}) AS reason
            FROM {kept(cursor, as_of, known_by)} WHERE {COUNTS} AND relation <> 'average' AND indicator_id IS NOT NULL GROUP BY ALL
        )
        SELECT top AS jurisdiction_id, s.indicator_id, s.verdict, s.reason, count(*)::INTEGER AS places,
            list_sort(list_distinct(list(under.level))) AS levels,
            i.name_zh AS indicator_zh, i.name_en AS indicator_en, i.category, i.unit AS indicator_unit
        FROM speaking s JOIN under USING (jurisdiction_id) JOIN indicators i ON i.indicator_id = s.indicator_id
        GROUP BY ALL ORDER BY ALL
        """,
        places=list(places),
    )


def unmatched_promises(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, places: tuple[str, ...]
) -> int:
    """How many promises of these places name no indicator of the register: they have no line in the chart."""
    known_by = known_by or ALL_ON_RECORD
    found = rows_of(
        cursor,
        f"""
        SELECT count(DISTINCT commitment_id)::INTEGER AS promises FROM {kept(cursor, as_of, known_by)}
        WHERE indicator_id IS NULL AND list_contains($places, jurisdiction_id)
        """,
        places=list(places),
    )
    return int(found[0]["promises"])


def standing_below(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str, indicator: str
) -> list[Row]:
    """Each place below a place with the promise that speaks for it on an indicator, in the order of codes."""
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE {under("parent_id")}
        SELECT a.commitment_id, a.jurisdiction_id, a.indicator_id, a.inherited_from, a.as_of, a.due_date, a.verdict, a.reason, a.flags,
            a.judged_value, a.judged_period_end, a.current_value, a.current_period_end, a.unit, a.judged_unit, a.printed_step,
            a.firmness, a.is_counted, a.met_later_date, 'commitment' AS row_kind,
            p.name_zh AS place_zh, p.name_en AS place_en, p.level AS place_level
        FROM {kept(cursor, as_of, known_by)} a JOIN under USING (jurisdiction_id) JOIN jurisdictions p USING (jurisdiction_id)
        WHERE {COUNTS} AND relation <> 'average' AND indicator_id = $indicator
        QUALIFY row_number() OVER (PARTITION BY a.jurisdiction_id ORDER BY {SPEAKS}) = 1
        ORDER BY a.jurisdiction_id
        """,
        place=place,
        indicator=indicator,
    )
