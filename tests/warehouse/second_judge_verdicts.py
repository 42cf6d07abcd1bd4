"""Rules 2, 3 and 13: the verdict on one case before its due date and from it on, and what every row shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from second_judge_case import RUNNING, Base, Case, latest
from second_judge_dates import WINDOW_DAYS, months_between
from second_judge_figures import Point, is_derived, step_of
from second_judge_outcome import Outcome, undecided
from second_judge_pace import has_small_numbers, is_stale, judge_pace, pace_pair
from second_judge_rows import Figure
from second_judge_targets import Target, level_target

# Rule 3: how far from the due date a later figure may still say "kept", and silence before it still counts.
SPEAKS_MONTHS = 24
# Rule 3: within the release lag a due figure is awaited. DESIGN gives no number where the lag is unknown: a year.
DEFAULT_LAG = 12


def judge(case: Case) -> Outcome:
    """Rules 2 and 3: before the due date, or from it on; then what every row shows."""
    outcome = judge_from_due(case) if is_reached(case) else judge_before_due(case)
    return with_inputs(case, outcome)


def is_reached(case: Case) -> bool:
    """Rules 2 and 3: whether the due date has come."""
    return case.due is not None and case.as_of >= case.due


def nothing_to_compare(case: Case) -> Outcome | None:
    """Rule 13, not_comparable before no_figure: figures there are, of another definition, unit, scope or period."""
    if case.points:
        return None
    return undecided("not_comparable" if case.incomparable or case.has_related else "no_figure")


# --- rule 3: from the due date on


def in_window(case: Case, start: date, end: date) -> bool:
    """Rule 3: the period contains the due date, or ended at most 92 days before it."""
    return start <= case.due <= end or timedelta(0) <= case.due - end <= timedelta(days=WINDOW_DAYS)


def deciding_figure(case: Case) -> Point | None:
    """Rule 3: of the figures for the due date the one ending nearest to it (case due_march_previous_year_nearer).

    Of those ending the same day a year before its last month.
    """
    return nearest(case, [p for p in for_due_date(case) if case.satisfied(p) is not None])


def for_due_date(case: Case) -> list[Point]:
    """Rule 3: the comparable figures for the due date, whether or not they tell anything."""
    return [p for p in case.in_year if in_window(case, p.start, p.end) and case.decides(p)]


def nearest(case: Case, points: list[Point]) -> Point | None:
    """The one ending nearest the due date; a year before its last month."""
    return max(points, key=lambda p: (-abs(p.end - case.due), p.end >= case.due, p.fullness), default=None)


def judge_from_due(case: Case) -> Outcome:
    """Rule 3: the figure for the due date decides; without one the first later figure speaks."""
    nothing = nothing_to_compare(case)
    if nothing:
        return nothing
    decisive = deciding_figure(case)
    if decisive is None:
        return later_figure_speaks(case) or unreported(case)
    return with_later(case, Outcome("met" if case.satisfied(decisive) else "missed", judged=decisive))


def with_later(case: Case, outcome: Outcome) -> Outcome:
    """Rule 3: later figures do not change the verdict; fell_back if the latest fails, met_late if it satisfies.

    The date is that of the first later figure that satisfied. A year of a yearly promise has no later figures (rule 11).
    """
    if case.year is not None:
        return outcome
    point = outcome.judged
    after = [p for p in case.points if p.end > max(point.end, case.due) and case.satisfied(p) is not None]
    now = case.satisfied(latest([point, *after]))
    if now == case.satisfied(point):
        return outcome
    if outcome.verdict == "met":
        return replace(outcome, flags=outcome.flags | {"fell_back"})
    first = next(p for p in after if case.satisfied(p))
    return replace(outcome, flags=outcome.flags | {"met_late"}, met_later_date=first.end)


def later_figure_speaks(case: Case) -> Outcome | None:
    """Rule 3: the first later figure, flagged. None where it leaves open what was so on the due date.

    A year of a yearly promise is judged on that year's figure alone (rule 11).
    """
    later = [p for p in case.points if p.start > case.due and case.satisfied(p) is not None]
    if not later or case.year is not None:
        return None
    first = latest(p for p in later if p.end == min(q.end for q in later))
    within = months_between(case.due, first.end) <= SPEAKS_MONTHS
    spoken = Outcome("missed", None, frozenset({"figure_after_due"}), first)
    if case.satisfied(first):
        return with_later(case, replace(spoken, verdict="met")) if within else None
    earlier = [p for p in case.points if p.end <= case.due and case.satisfied(p) is not None]
    last = latest(earlier)
    failed = last is not None and case.satisfied(last) is False
    recent = any(months_between(p.end, case.due) <= SPEAKS_MONTHS for p in earlier)
    return with_later(case, spoken) if failed or (within and not recent) else None


def unreported(case: Case) -> Outcome:
    """Rules 3 and 13: why nothing decides, in the order of rule 13.

    no_baseline where the figure for the due date is there and the base of a change is not; not_comparable where it is
    of another definition (case break_after_promise_at_due); bound_only where it, or all there is from the due date on,
    is a bound that tells nothing; else due_unreported, awaited within the release lag.
    """
    at_due = for_due_date(case)
    unbased = nearest(case, [p for p in at_due if p.bound is None])
    if unbased:
        return undecided("no_baseline", judged=unbased)
    if any(in_window(case, f.period_start, f.period_end) for f in case.incomparable if _same_year(case, f)):
        return undecided("not_comparable")
    silent = [p for p in case.points if not case.tells(p)]
    later = [] if case.year else [p for p in case.points if p.start > case.due]
    only_silent = len(silent) == len(case.points) or (bool(later) and not any(case.tells(p) for p in later))
    if any(p.bound for p in at_due) or (silent and only_silent):
        return undecided("bound_only")
    lag = case.indicator.release_lag_months
    within = months_between(case.due, case.as_of) <= (DEFAULT_LAG if lag is None else lag)
    return undecided("due_unreported", "awaiting_report" if within else "overdue_report")


def _same_year(case: Case, figure: Figure) -> bool:
    return case.year is None or figure.period_start.year == case.year == figure.period_end.year


# --- rule 2: before the due date


def judge_before_due(case: Case) -> Outcome:
    """Rule 2: met if the latest figure satisfies; else no due date, or the pace.

    Rule 11: a year of a yearly promise is judged on that year's figure, which is not out; only a count that runs up to
    it says something before.
    """
    nothing = nothing_to_compare(case)
    if nothing:
        return nothing
    kept = None if case.year is not None and not case.is_cumulative else latest_kept(case)
    if kept:
        return kept
    if all(p.bound for p in case.points):
        return undecided("bound_only")
    if case.due is None:
        return undecided("no_due_date")
    if case.year is not None and not (case.is_cumulative and pace_pair(case)):
        return undecided("too_early")
    return judge_pace(case)


def latest_kept(case: Case) -> Outcome | None:
    """Rule 2, 目前已达标, on the latest figure that may decide; rule 10: not on a stale one.

    A later bound that breaks the target takes the word back: bound_only.
    """
    deciding = [p for p in case.in_year if case.decides(p) and case.tells(p)]
    last = latest(p for p in deciding if p.bound is None or case.satisfied(p))
    if last is None or not case.satisfied(last):
        return None
    if latest(deciding) != last:
        return undecided("bound_only", judged=last)
    if is_stale(case, last):
        return undecided("stale", judged=last)
    return Outcome("met", None, frozenset({"so_far"}), last)


# --- what every row shows


def with_inputs(case: Case, outcome: Outcome) -> Outcome:
    """The latest figure, the baseline and the target of the row, and the flags that follow from them."""
    # Before the due date a bound that only breaks the target is no latest value to show.
    shown_bounds = (True, False) if is_reached(case) else (True,)
    current = latest(p for p in case.points if p.bound is None or case.satisfied(p) in shown_bounds)
    if outcome.judged is None and not is_reached(case):
        outcome = replace(outcome, judged=figure_looked_at(case))
    # A row of a yearly promise without a figure of its year has no c to show a target or a baseline for.
    shown = outcome.judged or (current if case.year is None else None)
    # From the due date on, where no figure decides, a level has no start but the one that is stated.
    has_start = shown is not None and (outcome.judged is not None or not is_reached(case) or case.is_change)
    none_but_stated = None if shown and case.kind_of(shown) == RUNNING else case.stated_base
    base = outcome.base or (case.base_for(shown) if has_start else none_but_stated)
    if base is not None and shown is not None and is_reached(case):
        # A start that is not before c, or for a level not before the due date, is none.
        late = base.date >= shown.end or (not case.is_change and base.date > case.due)
        base = None if late else base
    target = case.target_for(shown) if shown else None
    outcome = replace(outcome, judged=shown, current=current, base=base, target=target)
    outcome = replace(outcome, **per_year(case, shown, base, target))
    checks: dict[str, Callable[[Case, Outcome, Point | None], bool]] = {
        "preliminary": lambda c, o, p: p is not None and p.figure.value_type == "preliminary",
        "derived": lambda c, o, p: o.judged is not None and is_derived(o.judged.figure),
        "bound": lambda c, o, p: o.judged is not None and o.judged.bound is not None,
        "tolerance": lambda c, o, p: c.commitment.comparator == "approx",
        "small_numbers": lambda c, o, p: p is not None and has_small_numbers(p),
        "part_year": lambda c, o, p: o.judged is not None and not c.decides(o.judged),
        "substitute_baseline": lambda c, o, p: o.base is not None and o.base.source == "after_issue",
        "met_at_issue": was_met_at_issue,
        "was_met": was_met,
        "borderline": is_borderline,
    }
    flags = {flag for flag, holds in checks.items() if holds(case, outcome, shown)}
    return replace(outcome, flags=outcome.flags | flags)


def per_year(case: Case, point: Point | None, base: Base | None, target: Target | None) -> dict[str, Fraction | None]:
    """Before the due date: what is needed a year until then, what was gained a year, and where that line ends."""
    if point is None or point.bound or target is None or case.due is None or is_reached(case):
        return {}
    ahead = months_between(point.end, case.due) / 12
    found: dict[str, Fraction | None] = {}
    if not target.satisfied_by(point.value):
        found["needed"] = (target.goal_for(point.value) - point.value) / ahead
    if base is not None and base.date < point.end:
        found["change"] = (point.value - base.value) / months_between(base.date, point.end) * 12
        found["projected"] = point.value + found["change"] * ahead
    return found


def figure_looked_at(case: Case) -> Point | None:
    """Rule 2: c before the due date, though it gives no verdict: that of the pace, else the latest one that may decide."""
    pair = pace_pair(case) if case.due is not None else None
    telling = [p for p in case.points if p.bound is None or case.satisfied(p)]
    return pair[0] if pair else latest(p for p in telling if case.decides(p)) or latest(telling)


def was_met_at_issue(case: Case, outcome: Outcome, shown: Point | None) -> bool:
    """The baseline, stated or from before the issue, satisfied already (case keep_level_met)."""
    base = outcome.base
    if base is None or base.source not in {"stated", "before_issue"} or case.is_change:
        return False
    return level_target(case.commitment, case.indicator).satisfied_by(base.value)


def was_met(case: Case, outcome: Outcome, shown: Point | None) -> bool:
    """Before the due date: c fails, but a figure before the latest satisfied (case fell_back_before_due)."""
    if is_reached(case) or outcome.judged is None or case.satisfied(outcome.judged) is not False:
        return False
    return any(p.end < outcome.current.end and case.satisfied(p) for p in case.points)


def is_borderline(case: Case, outcome: Outcome, shown: Point | None) -> bool:
    """Rule 12, 临界: a share within half a printed step of t, the coarser of the figure's step and t's.

    (Case rounding_printed_two_decimals: 94.96 against 95 is.) The t of a change was not printed: it has no step.
    """
    if shown is None or shown.bound or outcome.target is None or case.unit.dimension not in {"ratio", "points"}:
        return False
    goal = outcome.target.goal_for(shown.value)
    step = shown.step if case.is_change else max(shown.step, step_of(goal))
    return abs(shown.value - goal) <= step / 2
