"""What the page of a place asks of those below it: how many of their promises stand how."""

from datetime import date, datetime

import duckdb

from app.asking import ALL_ON_RECORD, Row, rows_of
from app.kept import kept
from app.named import names_of
from app.wall_queries import COUNTS, SPEAKS


def scores_below(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> list[Row]:
    """For each place right below a place: on how many indicators it is bound, and how they stand; the same of all below it.

    `bound` counts a place's own indicators, `below_bound` those of every place further down, one by one. One promise speaks for a
    place and indicator. Places as they stand on the as-of day, in the order of codes.
    """
    known_by = known_by or ALL_ON_RECORD
    return rows_of(
        cursor,
        f"""
        WITH RECURSIVE child AS (
            SELECT jurisdiction_id, name_zh, name_en, level FROM jurisdictions
            WHERE parent_id = $place AND coalesce(valid_from <= $as_of, true) AND coalesce(valid_to >= $as_of, true)
        ),
        under AS (
            SELECT jurisdiction_id, jurisdiction_id AS top FROM child
            UNION ALL SELECT j.jurisdiction_id, under.top FROM jurisdictions j JOIN under ON j.parent_id = under.jurisdiction_id
        ),
        speaking AS (
            SELECT jurisdiction_id, indicator_id, arg_min(verdict, {SPEAKS}) AS verdict
            FROM {kept(cursor, as_of, known_by)}
            WHERE {COUNTS} AND relation <> 'average' AND indicator_id IS NOT NULL AND jurisdiction_id IN (SELECT jurisdiction_id FROM under)
            GROUP BY ALL
        ),
        counted AS (
            SELECT top, under.jurisdiction_id = top AS is_own, count(*)::INTEGER AS bound,
                count(*) FILTER (verdict = 'met')::INTEGER AS met,
                count(*) FILTER (verdict IN ('ahead', 'on_track'))::INTEGER AS moving,
                count(*) FILTER (verdict IN ('lagging', 'off_track', 'reversing'))::INTEGER AS risk,
                count(*) FILTER (verdict = 'missed')::INTEGER AS missed,
                count(*) FILTER (verdict = 'undecided')::INTEGER AS undecided
            FROM speaking JOIN under USING (jurisdiction_id) GROUP BY ALL
        )
        SELECT child.*, own.bound, own.met, own.moving, own.risk, own.missed, own.undecided, below.bound AS below_bound, below.met AS below_met,
            below.moving AS below_moving, below.risk AS below_risk, below.missed AS below_missed, below.undecided AS below_undecided
        FROM child
        LEFT JOIN counted own ON own.top = child.jurisdiction_id AND own.is_own
        LEFT JOIN counted below ON below.top = child.jurisdiction_id AND NOT below.is_own
        ORDER BY child.jurisdiction_id
        """,
        place=place,
        as_of=as_of,
    )


def place_named(cursor: duckdb.DuckDBPyConnection, place: str) -> Row | None:
    """The names and level of a place; None where the register has none of this code."""
    found = rows_of(
        cursor,
        "SELECT jurisdiction_id, name_zh, name_en, level, parent_id FROM jurisdictions WHERE jurisdiction_id = $place",
        place=place,
    )
    return found[0] if found else None


def places_of_register(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Every place that stands on the as-of day, with the one above it by name: what a reader may search for."""
    del known_by  # the register is in force as it stands
    return rows_of(
        cursor,
        """
        SELECT p.jurisdiction_id, p.name_zh, p.name_en, above.name_zh AS above_zh, above.name_en AS above_en
        FROM jurisdictions p LEFT JOIN jurisdictions above ON above.jurisdiction_id = p.parent_id
        WHERE coalesce(p.valid_from <= $as_of, true) AND coalesce(p.valid_to >= $as_of, true) ORDER BY p.jurisdiction_id
        """,
        as_of=as_of,
    )


def parents(cursor: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """Of each place of the register the one above it."""
    return names_of(cursor).parents
