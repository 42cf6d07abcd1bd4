"""One commitment at one place: what rules 1, 5, 6 and 7 say of each figure, ready for the verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from second_judge_dates import months_between
from second_judge_figures import Point, is_annual, step_of
from second_judge_rows import Commitment, Document, Figure, Indicator, Unit
from second_judge_targets import Target, change_targets, level_target

# Rule 5: how old a baseline may be at the issue date.
BASELINE_MONTHS = 24
# Rule 5: what counts from 0 on a first day, whatever the length of its period.
RUNNING = "running total"


@dataclass(frozen=True)
class Base:
    """Where a commitment starts from. `source`: stated, before_issue, after_issue, first_day; `step` None: no rounding."""

    value: Fraction
    date: date
    source: str
    step: Fraction | None = None
    point: Point | None = None


@dataclass(frozen=True)
class Case:
    """A commitment held against the figures of one place.

    `points` are the comparable figures, one a period, by period end. `year` is set for one row of a yearly promise.
    `use_series_base` takes the series' own figure instead of a stated baseline it contradicts; `reading` chooses
    between the readings of a change in % (rule 1).
    """

    commitment: Commitment
    indicator: Indicator
    document: Document
    units: Mapping[str, Unit]
    is_own: bool
    due: date | None
    as_of: date
    points: tuple[Point, ...] = ()
    incomparable: tuple[Figure, ...] = ()
    has_related: bool = False
    year: int | None = None
    use_series_base: bool = False
    reading: int = 0
    _bases: dict[object, Base | None] = field(default_factory=dict, init=False, compare=False)

    @property
    def is_cumulative(self) -> bool:
        return self.indicator.measure_type == "cumulative"

    @property
    def is_change(self) -> bool:
        return self.commitment.basis != "level"

    @property
    def unit(self) -> Unit:
        return self.units[(self.indicator.unit if self.is_change else self.commitment.unit) or ""]

    def kind_of(self, point: Point) -> object:
        """Rules 5 and 6: running totals are of one kind however long they run; told as of a day they have no first day."""
        return RUNNING if self.is_cumulative and not self.is_change and point.months > 0 else point.kind

    @property
    def start_date(self) -> date | None:
        """Rule 5: the day that parts before from after. A date verified to the year counts as its 31 December.

        A yearly 提高 starts anew each year: its change is counted from the figure of the year before. 比2015年提高 names
        its day itself.
        """
        if self.year is not None and self.is_change:
            return date(self.year - 1, 12, 31)
        if self.named_day is not None:
            return self.named_day
        issued = self.document.issued_date
        return date(issued.year, 12, 31) if issued and self.document.date_verified == "year" else issued

    @property
    def named_day(self) -> date | None:
        """The day the words of a 提高 or 降低 count from, where they name one."""
        return self.commitment.baseline_date if self.is_change and self.year is None else None

    @property
    def in_year(self) -> tuple[Point, ...]:
        """Rule 11: the figures a row may be judged on; for a yearly promise those of its year alone."""
        if self.year is None:
            return self.points
        return tuple(p for p in self.points if p.start.year == self.year == p.end.year)

    def decides(self, point: Point) -> bool:
        """Rule 6: half-years and quarters never decide an annual promise. Running totals are no part of a year."""
        return self.is_cumulative or not (point.is_part_year and is_annual(self.commitment))

    def base_for(self, point: Point) -> Base | None:
        """Rules 5 and 6: the baseline of the same kind as `point`. Asked often, so remembered."""
        if point not in self._bases:
            self._bases[point] = self._find_base(point)
        return self._bases[point]

    def _find_base(self, point: Point) -> Base | None:
        if self.kind_of(point) == RUNNING:
            return Base(Fraction(0), point.start - timedelta(days=1), "first_day")
        stated = self.stated_base
        if stated is not None:
            rivals = [p for p in self.contradicting_points if self.kind_of(p) == self.kind_of(point)]
            return _base(rivals[0], "before_issue") if self.use_series_base and rivals else stated
        before = latest(p for p in self.before_issue if self.kind_of(p) == self.kind_of(point))
        if before:
            return _base(before, "before_issue")
        start = self.start_date
        if start is None:
            return None
        same = [p for p in self.points if p.bound is None and self.kind_of(p) == self.kind_of(point)]
        after = [p for p in same if p.end > start]
        # Rule 5: for 提高/降低 the base must be stated or from before (case increase_no_figure_before).
        return _base(after[0], "after_issue") if after and not self.is_change else None

    @property
    def oldest_months(self) -> int:
        """Rule 5: 24 months. A yearly 提高 is from one year to the next: only the year before will do."""
        return BASELINE_MONTHS if self.year is None or not self.is_change else 11

    @property
    def before_issue(self) -> list[Point]:
        """Rule 5: the exact figures a baseline may be."""
        start = self.start_date
        exact = [p for p in self.points if p.bound is None]
        if self.named_day is not None:
            # As at a due date (rule 3): it speaks for that day, or nothing does.
            return [p for p in exact if self.named_day - timedelta(days=92) <= p.end <= self.named_day]
        return [p for p in exact if start and 0 <= months_between(p.end, start) <= self.oldest_months]

    def of_one_kind(self) -> "Case":
        """Rules 5 and 6 for 提高/降低: one base gives one t, and only figures of its kind are held against it.

        The base is the latest figure before the issue, one that may decide before a part of a year; figures of another
        kind are not comparable with it.
        """
        base = None
        if self.is_change and self.stated_base is None:
            base = latest(p for p in self.before_issue if self.decides(p)) or latest(self.before_issue)
        kept = [p for p in self.points if base is None or self.kind_of(p) == self.kind_of(base)]
        others = tuple(p.figure for p in self.points if p not in kept)
        return replace(self, points=tuple(kept), incomparable=self.incomparable + others)

    @property
    def stated_base(self) -> Base | None:
        """Rule 5: the baseline the document states; not for inherited rows, which start from the place's own figures.

        It has a date and no period, so it goes with figures of every kind. Without a date it is of the issue date. A
        yearly 提高 starts from the year before, so from a stated base of that very day only.
        """
        value, on = self.commitment.baseline_value, self.commitment.baseline_date or self.document.issued_date
        if not self.is_own or value is None or on is None:
            return None
        if self.year is not None and self.is_change and on != self.start_date:
            return None
        return Base(value, on, "stated", step_of(value))

    @property
    def contradicting_points(self) -> list[Point]:
        """Rule 9 for a stated baseline: figures of its very date that differ from it by more than rounding."""
        value, on = self.commitment.baseline_value, self.commitment.baseline_date
        if not self.is_own or value is None or on is None:
            return []
        same_day = (p for p in self.points if p.end == on and p.bound is None)
        return [p for p in same_day if abs(p.value - value) > max(p.step, step_of(value)) / 2]

    def target_for(self, point: Point) -> Target | None:
        """Rule 1: the target `point` is held against; None for a change without a base."""
        if not self.is_change:
            return level_target(self.commitment, self.indicator)
        base = self.base_for(point)
        if base is None:
            return None
        promised = self.units[self.commitment.unit or ""]
        return change_targets(self.commitment, self.indicator, base.value, promised, self.unit)[self.reading]

    def satisfied(self, point: Point) -> bool | None:
        """Rules 1 and 7: whether the target is kept; None where a bound tells nothing or the base is missing."""
        target = self.target_for(point)
        if target is None:
            return None
        if point.bound == "lower":
            return target.kept_by_at_least(point.value)
        if point.bound == "upper":
            return target.kept_by_at_most(point.value)
        return target.satisfied_by(point.value)

    def tells(self, point: Point) -> bool:
        """Rule 7: exact figures speak, bounds only where they meet or break."""
        return point.bound is None or self.satisfied(point) is not None


def latest(points: Iterable[Point]) -> Point | None:
    """The one that ended last; of those ending the same day the year before its last month."""
    return max(points, key=lambda p: (p.end, p.fullness), default=None)


def _base(point: Point, source: str) -> Base:
    return Base(point.value, point.end, source, point.step, point)
