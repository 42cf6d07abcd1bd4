"""The latest figure, told the same way wherever a page speaks of it; and why a later one does not decide. No rule is applied
here: which figure a verdict rests on, and that a definition changed after it, are columns of `assessment`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.asking import Row
from app.texts import Words
from loaders.figures.words import WAITING

BOUNDS = ("lower_bound", "upper_bound")
# What tells how things are; what was planned, estimated or rounded off stands in the tables only (DESIGN §8.7).
RESULTS = ("reported", "preliminary", "derived", *BOUNDS)


def is_whole_year(figure: Mapping[str, Any]) -> bool:
    """Whether a figure is of a whole year or of one day (a count at the end of a year)."""
    start, end = figure["period_start"], figure["period_end"]
    return start is None or start == end or (end - start).days in (364, 365)


def latest_of(figures: Iterable[Row], indicator_id: str, place: str) -> Row | None:
    """The result of an indicator and place whose period ended last; of those that end together the longer period, then an exact
    one before a bound. `figures` are accepted and ended by the as-of day, as `queries` gives them; what waits for confirmation is not among the results.
    """
    results = [
        f
        for f in figures
        if f["indicator_id"] == indicator_id
        and f["jurisdiction_id"] == place
        and f["value_type"] in RESULTS
        and f.get("verification") not in WAITING
    ]
    return max(results, key=_rank, default=None)


def _rank(figure: Row) -> tuple[date, int, bool]:
    end = figure["period_end"]
    return end, (end - (figure["period_start"] or end)).days, figure["value_type"] not in BOUNDS


def is_same(first: Row | None, second: Row | None) -> bool:
    """Whether two figures say the same: one row, or two sources of one period and number."""
    if first is None or second is None:
        return False
    return all(first[column] == second[column] for column in ("period_end", "value", "unit"))


def why_not_latest(row: Mapping[str, Any], judged: Row | None, latest: Row | None, words: Words) -> str:
    """Why the latest figure is not the one the verdict rests on, in words; empty where it is, or where there is none."""
    if latest is None or is_same(judged, latest):
        return ""
    if row["unstated_why"]:
        return words("later.unstated")
    decided_at_due = row["due_date"] is not None and row["due_date"] <= row["as_of"] and not row["reason"]
    if judged is not None and decided_at_due and latest["period_end"] > judged["period_end"]:
        return words("later.after_due")
    if judged is not None and "break_after" in (row["flags"] or ()):
        return words("later.break")
    if latest["value_type"] in BOUNDS:
        return words("later.bound")
    if not is_whole_year(latest):
        return words("later.part_year")
    return words("later.other") if judged is not None else ""
