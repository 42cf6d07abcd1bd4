"""Rules 4 and 10 to 13 before the due date: the pace, or the first reason why there is none."""

from fractions import Fraction

from second_judge_case import Base, Case
from second_judge_dates import months_between
from second_judge_figures import Point
from second_judge_outcome import Outcome, undecided

# Rule 11: promises shorter than this have no pace.
SHORT_MONTHS = 18
# Rule 13: the least way from b to c.
EARLY_MONTHS, EARLY_SHARE = 12, Fraction(1, 5)
# Rule 10: months in a period of the indicator. A survey comes about every five years (the register's notes).
PERIOD_MONTHS = {"annual": 12, "half_year": 6, "quarter": 3, "month": 1, "survey": 60}
STALE_UNKNOWN = 24
# Rule 4: the lowest pace of each label.
LABELS = (("ahead", Fraction(105, 100)), ("on_track", Fraction(95, 100)), ("lagging", Fraction(60, 100)))
# Rule 12.
FEW_CASES, FEW_IN_ALL = 10, 30


def is_stale(case: Case, point: Point) -> bool:
    """Rule 10: older than two of the indicator's periods, 24 months where unknown (two years to the day are not)."""
    period = PERIOD_MONTHS.get(case.indicator.frequency or "")
    return months_between(point.end, case.as_of) > (2 * period if period else STALE_UNKNOWN)


def pace_pair(case: Case) -> tuple[Point, Base] | None:
    """Rules 4 to 6: c, the latest exact figure with a baseline of its own kind before it, and b.

    Of each kind the latest may be c. Figures that may decide come before part-years, which only warn. Where such a
    figure satisfies, a later one of another kind does not, or rule 2 had spoken: it is passed over.
    """
    exact = [p for p in case.in_year if p.bound is None]
    last = {case.kind_of(p): p for p in sorted(exact, key=lambda p: (p.end, p.fullness))}
    for point in sorted(last.values(), key=lambda p: (case.decides(p), p.end, p.fullness), reverse=True):
        base = case.base_for(point)
        if base is not None and base.date < point.end and not (case.decides(point) and case.satisfied(point)):
            return point, base
    return None


def judge_pace(case: Case) -> Outcome:
    """Rules 4, 10, 11, 12 and 13: the pace, or the first reason why there is none."""
    pair = pace_pair(case)
    if pair is None:
        exact = [p for p in case.points if p.bound is None]
        has_base = case.stated_base is not None or any(case.base_for(p) for p in exact)
        return undecided("baseline_only" if has_base else "no_baseline")
    point, base = pair
    if is_stale(case, point):
        return undecided("stale")
    if is_too_early(case, point, base):
        return undecided("too_early")
    if has_small_numbers(point) or (base.point and has_small_numbers(base.point)):
        return undecided("below_precision")
    return label_pace(case, point, base)


def is_too_early(case: Case, point: Point, base: Base) -> bool:
    """Rules 11 and 13. Short cumulative promises keep a pace, so the twelve months cannot be asked of them too."""
    issued = case.document.issued_date
    short = case.year is not None or (issued is not None and months_between(issued, case.due) < SHORT_MONTHS)
    if short and not case.is_cumulative:
        return True
    gone, whole = months_between(base.date, point.end), months_between(base.date, case.due)
    return gone < EARLY_SHARE * whole or (gone < EARLY_MONTHS and not short)


def has_small_numbers(point: Point) -> bool:
    """Rule 12: numerators under 10 or denominators under 30."""
    numerator, denominator = point.figure.numerator, point.figure.denominator
    few = numerator is not None and numerator < FEW_CASES
    return few or (denominator is not None and denominator < FEW_IN_ALL)


def label_pace(case: Case, point: Point, base: Base) -> Outcome:
    """Rule 4, with below_precision of rule 13. The label is that of the pace as printed, two decimals.

    A fall of more than one printed step is seen whatever the way asks for: it is reversing, also where b was not short
    (case b_beyond_t_lost; there is no pace then, for there was no way to go). A fall within a step is below_precision
    where the way asked for by then is under a step too (case keep_level_lost_within_rounding).
    """
    target = case.target_for(point)
    step = max(point.step, base.step or point.step)
    way, left = target.distance(base.value), target.distance(point.value)
    elapsed = months_between(base.date, point.end) / months_between(base.date, case.due)
    if way == 0 or target.satisfied_by(base.value):
        # Nothing was to be gone. A part-year that satisfies as its baseline did says no more than that (rule 6).
        fell = not case.satisfied(point) and abs(point.value - base.value) > step
        return Outcome("reversing", judged=point, base=base) if fell else undecided("below_precision")
    pace = rounded((1 - left / way) / elapsed)
    if pace < 0 and left - way > step:
        return Outcome("reversing", judged=point, base=base, pace=pace)
    if way * elapsed < step:
        return undecided("below_precision")
    verdict = next((label for label, least in LABELS if pace >= least), "off_track")
    return Outcome(verdict, judged=point, base=base, pace=pace)


def rounded(pace: Fraction) -> Fraction:
    """Rule 4: two decimals, halves away from zero."""
    hundredths = int(abs(pace) * 100 + Fraction(1, 2))
    return Fraction(hundredths if pace >= 0 else -hundredths, 100)
