"""Short words for composing cases: a promise, figures by their period, what is expected and why."""

import calendar
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]

SHARE = {"unit": "%", "direction": "higher_is_better", "measure_type": "rate"}
# The indicators a case may use without describing them.
INDICATORS: Mapping[str, Row] = {
    "share": SHARE,
    "low_share": {**SHARE, "direction": "lower_is_better"},
    "plain_share": {**SHARE, "direction": "none"},
    "mortality": {"unit": "1/10万", "direction": "lower_is_better", "measure_type": "rate"},
    "fee": {"unit": "元", "direction": "none", "measure_type": "rate"},
    "deductible": {"unit": "元", "direction": "lower_is_better", "measure_type": "rate"},
    "beds": {"unit": "张", "direction": "higher_is_better", "measure_type": "stock"},
    "visits": {"unit": "人次", "direction": "higher_is_better", "measure_type": "flow"},
    "trained": {"unit": "人", "direction": "higher_is_better", "measure_type": "cumulative"},
    "quarterly": {**SHARE, "frequency": "quarter", "release_lag_months": 3},
    "surveyed": {**SHARE, "frequency": "survey", "release_lag_months": 18},
    "look_alike": SHARE,
}


def promise(value: float, due: str | None = "2022-12-31", **more: object) -> Row:
    """A promise of Mianyang's, issued 2018-06-30: at least `value` % of `share` by the end of 2022, unless said else."""
    usual: Row = {
        **{
            "commitment_id": "c1",
            "indicator_id": "share",
            "jurisdiction_id": "510700",
            "comparator": "ge",
            "unit": "%",
        },
        **{
            "basis": "level",
            "issued_date": "2018-06-30",
            "recurrence": "none",
            "firmness": "binding",
            "review": "accepted",
        },
    }
    return usual | {"value": value, "due_date": due} | more


def figure(start: str, end: str, value: float, **more: object) -> Row:
    """A reported share of Mianyang's for the days from `start` to `end`."""
    usual: Row = {
        **{"indicator_id": "share", "jurisdiction_id": "510700", "unit": "%", "value_type": "reported"},
        **{"source": "年报", "source_grade": "issuing body", "verification": "seen"},
    }
    row = usual | {"period_start": start, "period_end": end, "value": value} | more
    return {"figure_id": f"{row['indicator_id']}@{start}/{end}"} | row


def year(number: int, value: float, **more: object) -> Row:
    """The figure of a year."""
    return figure(f"{number}-01-01", f"{number}-12-31", value, **more)


def half(number: int, which: int, value: float, **more: object) -> Row:
    """The figure of a half-year, the first (1) or the second (2)."""
    start, end = ("01-01", "06-30") if which == 1 else ("07-01", "12-31")
    return figure(f"{number}-{start}", f"{number}-{end}", value, **more)


def month(number: int, which: int, value: float, **more: object) -> Row:
    """The figure of a month."""
    last = calendar.monthrange(number, which)[1]
    return figure(f"{number}-{which:02}-01", f"{number}-{which:02}-{last}", value, **more)


def day(date: str, value: float, **more: object) -> Row:
    """The figure of a day."""
    return figure(date, date, value, **more)


def case(
    why: str, commitment: Row | Sequence[Row], figures: Sequence[Row], as_of: str, expect: Row, **more: object
) -> Row:
    """A case in the form of case_folder; `expect` names columns of assessment(), and "flags" that must be among them.

    `expect` {"rows": 0} says that the promise does not stand at the place; "not_flags" must not be shown.
    """
    commitments = [commitment] if isinstance(commitment, dict) else list(commitment)
    used = {row["indicator_id"] for row in [*commitments, *figures]} & INDICATORS.keys()
    indicators = {name: INDICATORS[name] for name in used} | dict(more.pop("indicators", {}))  # type: ignore[call-overload]
    return {
        "why": why,
        "commitments": commitments,
        "figures": figures,
        "as_of": as_of,
        "expect": expect,
        "indicators": indicators,
        **more,
    }


def met(**more: object) -> Row:
    """Expected: met."""
    return {"verdict": "met", "reason": None, **more}


def missed(**more: object) -> Row:
    """Expected: missed."""
    return {"verdict": "missed", "reason": None, **more}


def path(verdict: str, **more: object) -> Row:
    """Expected: a verdict on the way."""
    return {"verdict": verdict, "reason": None, **more}


def undecided(reason: str, **more: object) -> Row:
    """Expected: undecided for this reason."""
    return {"verdict": "undecided", "reason": reason, **more}
