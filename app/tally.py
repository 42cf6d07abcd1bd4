"""Counting the rows of `assessments`: what fell due and was kept, what runs and how, and what is counted apart (DESIGN §8.14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.days import quarter_start
from app.queries import Row
from app.verdicts import REASONS, is_awaited
from loaders.warehouse.snapshots.standing import RISK, Groups, apart_as, group_of

MOVING = ("ahead", "on_track")
# What a reader filters by: the verdicts from worst to best, then why nothing is judged, then what is never judged.
STATES = ("missed", "due_unreported", "due_awaited", *reversed(RISK), *reversed(MOVING), "met",
          *(r for r in REASONS if r not in {"due_unreported", "due_awaited", "proposed"}), "proposed", "standard")  # fmt: skip
SOON = timedelta(days=90)


def state(row: Mapping[str, Any]) -> str:
    """The state a reader filters by: the verdict, or the reason why there is none."""
    if row["row_kind"] == "standard":
        return "standard"
    if row["reason"] == "due_unreported" and is_awaited(row):
        return "due_awaited"
    return str(row["reason"] or row["verdict"])


def has(row: Mapping[str, Any], flag: str) -> bool:
    """Whether a row carries a flag."""
    return flag in (row["flags"] or ())


def is_past(row: Mapping[str, Any]) -> bool:
    """Whether the due date has come."""
    return row["due_date"] is not None and row["due_date"] <= row["as_of"]


def is_soon(row: Mapping[str, Any]) -> bool:
    """Whether the row falls due within 90 days."""
    return row["due_date"] is not None and row["as_of"] < row["due_date"] <= row["as_of"] + SOON


def is_this_year(row: Mapping[str, Any]) -> bool:
    """Whether the row falls or fell due in the year of the as-of day."""
    return row["due_date"] is not None and bool(row["due_date"].year == row["as_of"].year)


def is_this_quarter(row: Mapping[str, Any]) -> bool:
    """Whether the row falls or fell due in the quarter of the as-of day."""
    return row["due_date"] is not None and quarter_start(row["due_date"]) == quarter_start(row["as_of"])


@dataclass
class Tally(Groups):
    """The rows of a place in the groups its page speaks of; standards are shown and not counted among the others.

    What was reached after its day stands among the missed, with the day in its words; `late` stays empty.
    """

    standards: list[Row] = field(default_factory=list)


def apart(row: Row) -> str | None:
    """What a row is counted apart as; None where it is counted."""
    return "standards" if row["row_kind"] == "standard" else apart_as(row, row["firmness"])


def _group(row: Row) -> str:
    group = group_of(row)
    return "missed" if group == "late" else group


def tally(rows: Iterable[Row]) -> Tally:
    """Puts each row into exactly one group."""
    groups = Tally()
    for row in rows:
        getattr(groups, apart(row) or _group(row)).append(row)
    return groups


def widest(groups: Tally) -> Row | None:
    """The row that most needs a leader: the widest gap in parts of its target, of what is at risk, else of what was missed."""
    for rows in (groups.risk, [r for r in groups.missed if r["met_later_date"] is None]):
        wide = [r for r in rows if r["gap"] and r["value"]]
        if wide:
            return max(wide, key=lambda r: abs(r["gap"] / r["value"]))
    return None


# From worst to best; what is not judged has no place among them.
_BETTER = ("missed", *reversed(RISK), *reversed(MOVING), "met")


def turned(before: Iterable[Row], now: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of `now` that stand worse, and those that stand better, than the same rows stood before; both judged then and now."""
    then = {_same(r): r["verdict"] for r in before}
    worse: list[Row] = []
    better: list[Row] = []
    for row in now:
        was = then.get(_same(row))
        if was in _BETTER and row["verdict"] in _BETTER and was != row["verdict"]:
            (worse if _BETTER.index(row["verdict"]) < _BETTER.index(was) else better).append(row)
    return worse, better


def _same(row: Row) -> tuple[Any, ...]:
    return row["commitment_id"], row["jurisdiction_id"], row["due_date"]


def by_promise(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows of one promise and place that stand alike, together: a promise for every year has a row for each (DESIGN §8.11)."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["commitment_id"], row["jurisdiction_id"], state(row)), []).append(row)
    return list(groups.values())
