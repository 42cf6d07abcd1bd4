"""Rule 1: what a value must be. A target is a band of values, open on the side where more is better."""

from dataclasses import dataclass
from fractions import Fraction

from second_judge_rows import Commitment, Indicator, Unit

_TURNED = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


@dataclass(frozen=True)
class Target:
    """Values from `low` to `high` satisfy (None: no limit; `strict`: the limit itself does not).

    `low_goal` and `high_goal` are the numbers as promised, without the tolerance of 左右; distance is measured to them.
    """

    low: Fraction | None
    high: Fraction | None
    low_goal: Fraction | None
    high_goal: Fraction | None
    strict: bool = False

    def satisfied_by(self, value: Fraction) -> bool:
        """Rule 1: 超过80 is not kept by 80, 达到80 is."""
        if self.low is not None and (value < self.low or (self.strict and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.strict and value == self.high)))

    def distance(self, value: Fraction) -> Fraction:
        """Rule 4: how far a value falls short of t, never below 0; of 左右 to the number itself (89 to 90 is 1)."""
        short = [Fraction(0)]
        if self.low_goal is not None:
            short.append(self.low_goal - value)
        if self.high_goal is not None:
            short.append(value - self.high_goal)
        return max(short)

    def goal_for(self, value: Fraction | None) -> Fraction | None:
        """t beside a value: the limit it is nearest to; of a band the lower where the value is inside or unknown."""
        if self.low_goal is None or self.high_goal is None:
            return self.high_goal if self.low_goal is None else self.low_goal
        return self.high_goal if value is not None and value > self.high_goal else self.low_goal

    def kept_by_at_least(self, value: Fraction) -> bool | None:
        """Rule 7: a lower bound ("48000余") can meet ge/gt and break le/lt; None where it tells nothing."""
        if self.high is not None and (value > self.high or (self.strict and value == self.high)):
            return False
        return True if self.high is None and self.satisfied_by(value) else None

    def kept_by_at_most(self, value: Fraction) -> bool | None:
        """Rule 7: an upper bound ("不到60%"), the reverse."""
        if self.low is not None and (value < self.low or (self.strict and value == self.low)):
            return False
        return True if self.low is None and self.satisfied_by(value) else None


def tolerance(commitment: Commitment) -> Fraction:
    """Rule 1: 左右 allows 1 percentage point, at most a tenth of the number, for %; else 2 % of the number.

    "The number" is the promised one (提高1岁左右 allows 0.02 years, not 2 % of the age); 个百分点 counts as %.
    """
    if commitment.comparator != "approx":
        return Fraction(0)
    promised = abs(commitment.value)
    if commitment.unit in {"%", "％", "个百分点", "百分点"}:
        return min(Fraction(1), promised / 10)
    return promised * Fraction(2, 100)


def _band(comparator: str, direction: str, levels: tuple[Fraction, Fraction, Fraction, Fraction]) -> Target:
    """Rule 1: the band for a comparator, from (low with tolerance, low, high, high with tolerance)."""
    low, low_goal, high_goal, high = levels
    if comparator in {"ge", "gt"}:
        return Target(low_goal, None, low_goal, None, comparator == "gt")
    if comparator in {"le", "lt"}:
        return Target(None, high_goal, None, high_goal, comparator == "lt")
    if direction == "higher_is_better":
        return Target(low, None, low_goal, None)
    if direction == "lower_is_better":
        return Target(None, high, None, high_goal)
    return Target(low, high, low_goal, high_goal)


def level_target(commitment: Commitment, indicator: Indicator) -> Target:
    """Rule 1 for a promised level, in the commitment's unit."""
    low, allowed = commitment.value, tolerance(commitment)
    high = low if commitment.value_high is None or commitment.comparator != "between" else commitment.value_high
    return _band(commitment.comparator, indicator.direction, (low - allowed, low, high, high + allowed))


def change_targets(
    commitment: Commitment, indicator: Indicator, base: Fraction, unit: Unit, indicator_unit: Unit
) -> list[Target]:
    """Rules 1 and 5 for 提高/降低, in the indicator's unit: the base moved by the promised change, one target a reading.

    A change in % of an indicator that is itself in % may mean points or a share of the base: both are given,
    the points first, and they must agree (case increase_percent_of_percent_neither). 降低 turns ge into le.
    """
    sign = 1 if commitment.basis == "increase" else -1
    low, allowed = commitment.value, tolerance(commitment)
    high = low if commitment.value_high is None or commitment.comparator != "between" else commitment.value_high
    changes = [low - allowed, low, high, high + allowed]
    comparator = commitment.comparator if sign > 0 else _TURNED.get(commitment.comparator, commitment.comparator)

    def moved(step: Fraction) -> Target:
        levels = sorted(base + sign * step * change for change in changes)
        return _band(comparator, indicator.direction, (levels[0], levels[1], levels[2], levels[3]))

    return [moved(step) for step in change_steps(base, unit, indicator_unit)]


def is_percent(unit: Unit) -> bool:
    """Whether a unit is %: 提高10% of a share may be ten points or a tenth of it; nobody says so of ‰ or 1/10万."""
    return unit.dimension == "ratio" and unit.factor == Fraction(1, 100)


def change_steps(base: Fraction, unit: Unit, indicator_unit: Unit) -> list[Fraction]:
    """What one unit of the promised change is in the indicator's unit, one step a reading; none: not comparable."""
    share = base * unit.factor
    if unit.dimension == "points" and indicator_unit.dimension == "ratio":
        return [Fraction(1, 100) / indicator_unit.factor]
    if unit == indicator_unit:
        return [Fraction(1), share] if is_percent(unit) else [Fraction(1)]
    if unit.dimension in {"ratio", "fold"}:
        return [share]
    if unit.dimension == indicator_unit.dimension:
        return [unit.factor / indicator_unit.factor]
    return []
