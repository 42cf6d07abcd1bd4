"""What the texts of `inputs_at` say of a figure and of a target (views/62_changes.sql), read back into their parts."""

import re
from dataclasses import dataclass
from datetime import date

_DAY = r"\d{4}-\d\d-\d\d"
_FIGURE = re.compile(rf"(?P<value>-?[\d.]+)(?: (?P<unit>(?!{_DAY})\S+))? (?P<first>{_DAY})(?: (?P<second>{_DAY}))?")


@dataclass(frozen=True)
class FigureInput:
    """A figure: its value, unit, and the days of its period, of a point in time only one."""

    value: float
    unit: str | None
    days: tuple[str, ...]


@dataclass(frozen=True)
class TargetInput:
    """A target: its number as `amounts.target` takes it, and its due date."""

    comparator: str
    value: float
    value_high: float | None
    unit: str | None
    basis: str
    due: date | None


def figure_input(text: str | None) -> FigureInput | None:
    """The parts of a figure; None where there is none."""
    found = _FIGURE.match(text or "")
    if not found:
        return None
    days = tuple(day for day in (found["first"], found["second"]) if day)
    return FigureInput(float(found["value"]), found["unit"], days)


def target_input(text: str) -> TargetInput:
    """The parts of a target: comparator, value, upper value, unit, basis, baseline, its date, due date, and more; "-" for nothing."""
    comparator, value, high, unit, basis, _, _, due, *_ = (None if part == "-" else part for part in text.split(" "))
    return TargetInput(
        str(comparator), float(str(value)), None if high is None else float(high), unit, str(basis),
        None if due is None else date.fromisoformat(due),
    )  # fmt: skip
