"""What a verdict is made of."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from second_judge_case import Base
from second_judge_figures import Point
from second_judge_targets import Target


@dataclass(frozen=True)
class Outcome:
    """A verdict, its reason where undecided, and its inputs in the unit of the case."""

    verdict: str
    reason: str | None = None
    flags: frozenset[str] = frozenset()
    judged: Point | None = None
    current: Point | None = None
    base: Base | None = None
    target: Target | None = None
    pace: Fraction | None = None
    change: Fraction | None = None
    needed: Fraction | None = None
    projected: Fraction | None = None
    met_later_date: date | None = None
    confirmed: tuple[str, ...] = ()


def undecided(reason: str, *flags: str, **inputs: object) -> Outcome:
    """Rule 13: no verdict, for this reason."""
    return Outcome("undecided", reason, frozenset(flags), **inputs)
