"""A second judge: DESIGN §7 and §8 in plain Python, written from the words and not from the SQL.

`assess(world, as_of, known_by)` gives one row for each commitment and each place it binds, for a yearly promise one
for each year. It is slow, exact and plain, so that a rule can be read and a verdict recomputed by hand. Where the words
leave room, the docstring of the rule says which reading was taken and which case supports it.

    second_judge_rows      the rows it reads
    second_judge_dates     months
    second_judge_targets   rule 1
    second_judge_figures   §7 and rules 6 to 9: which figures may be held against a commitment
    second_judge_case      rules 1, 5 and 7 for one commitment at one place
    second_judge_pace      rules 4 and 10 to 13 before the due date
    second_judge_verdicts  rules 2 and 3, and what every row shows
    second_judge_places    §7: whom a commitment binds
    second_judge_table     the row and the flags of rule 14
    second_judge           rules 9 and 11 over whole rows
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import product

from second_judge_case import Case
from second_judge_figures import Point, Series, is_known
from second_judge_outcome import Outcome
from second_judge_places import Binding, bindings, exists_on, set_bench, stands
from second_judge_rows import Commitment, World
from second_judge_table import Row, make_row
from second_judge_targets import is_percent
from second_judge_verdicts import judge

# Flags that speak of a result: left out where there is none to speak of.
RESULT_FLAGS = {"so_far", "fell_back", "met_late", "figure_after_due", "lost_earlier"}

# Flags that belong to a verdict given: 目前已达标, and what came later.
DONE_FLAGS = {"so_far", "fell_back", "met_late"}
# What is said of a report that is out: 到期待报 or 到期未报.
REPORT_FLAGS = {"awaiting_report", "overdue_report"}


def assess(world: World, as_of: date, known_by: datetime | None = None) -> list[Row]:
    """Every commitment held against the figures of every place it binds, ordered by commitment, place and due date."""
    bench = set_bench(world, as_of, known_by)
    known = [c for c in world.commitments if stands(c) and is_known(c.load_id, bench.loads, known_by)]
    rows = [row for c in known for binding in bindings(bench, c) for row in rows_of(binding)]
    return sorted(rows, key=lambda row: (row.commitment_id, row.jurisdiction_id, row.due_date or date.max))


def rows_of(binding: Binding) -> Iterator[Row]:
    """The rows of one commitment at one place: one, or one a year."""
    commitment, lost = binding.commitment, False
    for year in row_years(commitment, binding.document.issued_date, binding.bench.as_of):
        due = commitment.due_date if year is None else date(year, 12, 31)
        outcome = judge_row(binding, due, year)
        if outcome is None:
            continue
        if commitment.recurrence == "maintain":
            is_due = due is not None and due <= binding.bench.as_of
            outcome, lost = keep_or_lose(outcome, lost) if is_due else (outcome, lost)
        yield make_row(binding, due, outcome)


def row_years(commitment: Commitment, issued: date | None, as_of: date) -> list[int | None]:
    """Rule 11: one row a year, due at its end, from the year of issue to that of the due date, none for years to come."""
    if commitment.recurrence not in {"yearly", "maintain"}:
        return [None]
    if commitment.due_date is None:
        return list(range(issued.year if issued else as_of.year, as_of.year + 1))
    last = commitment.due_date.year
    first = min(issued.year, last) if issued else last
    return list(range(first, max(first, min(last, as_of.year)) + 1))


def keep_or_lose(outcome: Outcome, lost: bool) -> tuple[Outcome, bool]:
    """Rule 11, maintain: "any year that fails loses it": this year's row and every later one is missed."""
    waiting = outcome.reason in {"proposed", "scope_unconfirmed"}
    verdict = (outcome.confirmed or ("undecided",))[0] if waiting else outcome.verdict
    failed = lost or verdict == "missed"
    if not lost:
        return outcome, failed
    flags = (outcome.flags - DONE_FLAGS - REPORT_FLAGS) | {"lost_earlier"}
    if verdict == "missed":
        return replace(outcome, flags=flags), failed
    if waiting:
        return replace(outcome, confirmed=("missed",), flags=flags), failed
    return replace(outcome, verdict="missed", reason=None, confirmed=(), flags=flags), failed


def judge_row(binding: Binding, due: date | None, year: int | None) -> Outcome | None:
    """One row's outcome, or None where the place is not bound: gone by then, or on record as no member.

    At the issuer's own place a scope is a part of its people or towns unless the place itself is on record: then its
    whole figure is not comparable (case reach_subset_at_issuer_whole) and no membership is asked for.
    """
    commitment = binding.commitment
    day = due or binding.bench.as_of
    # The issuer's average is no place the scope picks from: its own membership is not asked.
    asks = commitment.scope is not None and not binding.is_average
    member = binding.membership(day) if asks else None
    if not exists_on(binding.place, day) or member is False:
        return None
    unconfirmed = asks and member is None and (not binding.is_own or binding.has_contradiction(day))
    series = binding.series(is_member=member is True or unconfirmed)
    outcome = judge_alternatives(binding, series, due, year)
    if binding.is_average and outcome.verdict != "missed" and (outcome.judged or outcome.current):
        # §7: the issuer's own average can show missed, never met, and has no pace; without a figure there is no average.
        flags = outcome.flags - RESULT_FLAGS - REPORT_FLAGS
        outcome = replace(
            outcome, verdict="undecided", reason="average_only", confirmed=(), flags=flags, met_later_date=None
        )
    if unconfirmed:
        outcome = wait_for(outcome, "scope_unconfirmed")
    return wait_for(outcome, "proposed") if commitment.review == "proposed" else outcome


def wait_for(outcome: Outcome, reason: str) -> Outcome:
    """Rules 13 and 14: no verdict before somebody confirms; verdict_if_confirmed says what it would be."""
    confirmed, flags = would_be(outcome), outcome.flags - DONE_FLAGS
    return replace(outcome, verdict="undecided", reason=reason, confirmed=confirmed, flags=flags, met_later_date=None)


def would_be(outcome: Outcome) -> tuple[str, ...]:
    """What verdict_if_confirmed says: the verdict there would be, nothing where that would be open too."""
    if outcome.reason == "scope_unconfirmed":
        return outcome.confirmed
    return () if outcome.verdict == "undecided" else (outcome.verdict,)


def judge_alternatives(binding: Binding, series: Series, due: date | None, year: int | None) -> Outcome:
    """Rule 9: judge every choice between figures that contradict each other; verdicts that differ are none.

    A stated baseline and the series' figure of its date are such a choice (case stated_baseline_contradicts_series).
    Before that a change in % of a percentage is read in points and as a share; there verdicts that differ make it
    not_comparable, for the words do not say which is meant. Where without the first figure another one would be c, there
    is no verdict to hold against the first.
    """
    first = tuple(points[0] for points in series.periods)
    by_reading = [
        judge(_case(binding, series, first, due, year, reading))
        for reading in range(2 if _has_two_readings(binding) else 1)
    ]
    by_reading = [_on_same_period(by_reading[0], outcome) for outcome in by_reading]
    if len({outcome.verdict for outcome in by_reading}) > 1:
        return _torn(by_reading, "not_comparable")
    outcomes = [by_reading[0]]
    for points in product(*series.periods):
        case = _case(binding, series, points, due, year)
        if points != first:
            outcomes.append(judge(case))
        if case.contradicting_points:
            outcomes.append(judge(replace(case, use_series_base=True)))
    if due is None or due > binding.bench.as_of:
        outcomes = [_on_same_period(outcomes[0], outcome) for outcome in outcomes]
    torn = len({outcome.verdict for outcome in outcomes}) > 1
    return _torn(outcomes, "conflicting_figures") if torn else outcomes[0]


def _case(
    binding: Binding, series: Series, points: tuple[Point, ...], due: date | None, year: int | None, reading: int = 0
) -> Case:
    case = Case(
        binding.commitment,
        binding.indicator,
        binding.document,
        binding.bench.world.units,
        binding.is_own,
        due,
        binding.bench.as_of,
        points,
        series.incomparable,
        series.has_related,
        year,
        reading=reading,
    )
    return case.of_one_kind()


def _on_same_period(first: Outcome, other: Outcome) -> Outcome:
    """An alternative as it counts beside the first: undecided where another figure is c."""
    periods = [(point.start, point.end) for point in (first.judged, other.judged) if point]
    if len(set(periods)) < 2:
        return other
    return replace(other, verdict="undecided")


def _torn(outcomes: list[Outcome], reason: str) -> Outcome:
    verdicts = tuple(sorted({outcome.verdict for outcome in outcomes}))
    first = outcomes[0]
    flags = first.flags - RESULT_FLAGS - REPORT_FLAGS
    return replace(first, verdict="undecided", reason=reason, confirmed=verdicts, flags=flags, met_later_date=None)


def _has_two_readings(binding: Binding) -> bool:
    units = binding.bench.world.units
    promised, measured = units.get(binding.commitment.unit or ""), units.get(binding.indicator.unit or "")
    same = promised is not None and promised == measured
    return binding.commitment.basis != "level" and same and is_percent(promised)
