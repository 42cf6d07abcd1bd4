"""Counts of who owes what, and the rates that monitoring offices report: 及时率, 迟报率, 缺报率."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.queries import Row
from loaders.figures.csv_text import csv_bytes
from loaders.figures.form import KINDS_OF_PERIOD

STATES = ("on_time", "late", "reported", "missing", "awaited")
OPEN = ("missing", "awaited")


@dataclass(frozen=True)
class Kept:
    """How returns were kept: how many rows of each of STATES."""

    counts: Mapping[str, int]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Kept":
        """The counts of rows of `returns_queries.owed`."""
        return cls(Counter(row["return_state"] for row in rows))

    def __getitem__(self, state: str) -> int:
        return self.counts.get(state, 0)

    @property
    def owed(self) -> int:
        """All that is owed."""
        return sum(self.counts.values())

    @property
    def due(self) -> int:
        """What the rates are of: reported, or past its deadline. What may still come in time says nothing yet."""
        return self.owed - self["awaited"]

    def rate(self, state: str) -> float | None:
        """The share of a state in what is due, in %; None where nothing is."""
        return 100 * self[state] / self.due if self.due else None


def by_place(rows: Sequence[Row]) -> list[tuple[Row, Kept]]:
    """A row of each place with its counts: those that miss most first, then in the order of codes."""
    places: dict[str, list[Row]] = {}
    for row in rows:
        places.setdefault(row["jurisdiction_id"], []).append(row)
    kept = [(group[0], Kept.of(group)) for _, group in sorted(places.items())]
    return sorted(kept, key=lambda pair: -pair[1]["missing"])


def is_open(row: Row) -> bool:
    """Whether nothing has come in for it."""
    return row["return_state"] in OPEN


def days_over(row: Row, as_of: date) -> int:
    """By how many days the deadline is past; negative before it."""
    return int((as_of - row["deadline"]).days)


REMINDER = (
    "地区",
    "行政区划代码",
    "指标编码",
    "指标名称",
    "期别",
    "起始日期",
    "截止日期",
    "报送期限",
    "逾期天数",
    "报送情况",
)
_STATE_WORDS = {
    "on_time": "按时",
    "late": "迟报",
    "reported": "已报（时间不详）",
    "missing": "缺报",
    "awaited": "未到期限",
}


def outstanding(rows: Iterable[Row], as_of: date) -> list[Row]:
    """What has not come in: what is missing before what may still come in time, of both the deadlines nearest to the day first."""
    return sorted(
        (row for row in rows if is_open(row)),
        key=lambda row: (row["return_state"] != "missing", abs(days_over(row, as_of))),
    )


def reminder_csv(rows: Sequence[Row], as_of: date) -> bytes:
    """催报清单: what has not come in."""
    return csv_bytes(REMINDER, [_reminder(row, as_of) for row in outstanding(rows, as_of)])


def _reminder(row: Row, as_of: date) -> list[Any]:
    return [
        row["place_zh"],
        row["jurisdiction_id"],
        row["indicator_id"],
        row["indicator_zh"],
        KINDS_OF_PERIOD.get(row["frequency"], ""),
        row["period_start"],
        row["period_end"],
        row["deadline"],
        max(days_over(row, as_of), 0) or None,
        _STATE_WORDS[row["return_state"]],
    ]


RATES = (
    "地区",
    "行政区划代码",
    "应报",
    "按时",
    "迟报",
    "已报（时间不详）",
    "缺报",
    "未到期限",
    "及时率（%）",
    "迟报率（%）",
    "缺报率（%）",
)


def rates_csv(rows: Sequence[Row]) -> bytes:
    """How each place kept its returns."""
    lines = []
    for place, kept in by_place(rows):
        rates = [
            None if (rate := kept.rate(state)) is None else round(rate, 1) for state in ("on_time", "late", "missing")
        ]
        lines.append(
            [place["place_zh"], place["jurisdiction_id"], kept.owed, *(kept[state] for state in STATES), *rates]
        )
    return csv_bytes(RATES, lines)
