"""What is on record of closings (销号) and of memberships in a scope."""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, Row, rows_of


def closing_states(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Where each closing stands, by promise, place and due date; what a later figure reopened says so by itself."""
    known_by = known_by or ALL_ON_RECORD
    if not rows_of(cursor, "SELECT 1 AS one FROM closings_at($known_by) LIMIT 1", known_by=known_by):
        return []  # the macro judges, which takes half a second
    return rows_of(
        cursor,
        """
        SELECT s.commitment_id, s.jurisdiction_id, s.due_date, s.closing_state, f.value, f.unit, f.printed_step, f.value_type, f.period_start,
            f.period_end
        FROM closing_states_at($as_of, $known_by) s
        LEFT JOIN reported_figures_at($known_by) f ON f.figure_id = s.failing_figure_id
        """,
        as_of=as_of,
        known_by=known_by,
    )


def closing_steps(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, commitment: str, place: str
) -> list[Row]:
    """The steps taken for a promise in a place, or for all places of it, in their order; those withdrawn left out."""
    del as_of  # when a step was recorded is told by known_by
    return rows_of(
        cursor,
        """
        SELECT state, reason, evidence, c.recorded_by, c.load_id, known_from
        FROM closings c JOIN loads l USING (load_id)
        WHERE commitment_id = $commitment AND coalesce(jurisdiction_id, $place) = $place AND known_from <= $known_by
            AND (l.withdrawn_at IS NULL OR l.withdrawn_at > $known_by)
        ORDER BY known_from
        """,
        commitment=commitment,
        place=place,
        known_by=known_by or ALL_ON_RECORD,
    )


def memberships(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, scope: str, place: str
) -> list[Row]:
    """What is on record of a place's membership in a scope."""
    del as_of  # each row says from when until when
    return rows_of(
        cursor,
        """
        SELECT is_member, valid_from, valid_to, evidence, load_id FROM scope_members_at($known_by)
        WHERE scope = $scope AND jurisdiction_id = $place ORDER BY valid_from NULLS FIRST
        """,
        scope=scope,
        place=place,
        known_by=known_by or ALL_ON_RECORD,
    )
