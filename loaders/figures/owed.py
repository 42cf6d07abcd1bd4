"""What a place owes: the figures that its targets need, by period, and what became of each (view returns_owed)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

# Nothing has come in for these.
OPEN_STATES = ("missing", "awaited")


@dataclass(frozen=True)
class Owed:
    """One figure owed: of which indicator, how often, for which period, by when; `state` as returns_owed tells it."""

    indicator_id: str
    frequency: str
    period_start: date
    period_end: date
    deadline: date
    state: str


def returns_owed(
    connection: duckdb.DuckDBPyConnection,
    jurisdiction_id: str,
    as_of: date,
    known_by: datetime | None = None,
    states: Sequence[str] = OPEN_STATES,
) -> list[Owed]:
    """What a place owes on a day, in the `states` asked for, by indicator and period."""
    found = connection.execute(
        """
        SELECT indicator_id, frequency, period_start, period_end, deadline, return_state
        FROM returns_owed_at($as_of, $known_by)
        WHERE jurisdiction_id = $place AND list_contains($states, return_state)
        ORDER BY indicator_id, period_end
        """,
        {"as_of": as_of, "known_by": known_by, "place": jurisdiction_id, "states": list(states)},
    ).fetchall()
    return [Owed(*row) for row in found]
