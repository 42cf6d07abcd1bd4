"""One assessment as a row with the columns of DESIGN §5, and the flags of rule 14."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from second_judge_dates import months_between
from second_judge_outcome import Outcome
from second_judge_places import Binding, is_in_force

SOFT_FIRMNESS = {"aspirational", "encouraged"}

# Reasons that wait for a person: what the verdict would be is given.
WAITING = {"proposed", "scope_unconfirmed"}


@dataclass(frozen=True)
class Row:
    """DESIGN §5, assessments. `target_value` is t: for a change the base moved by it."""

    commitment_id: str
    jurisdiction_id: str
    indicator_id: str | None
    inherited_from: str | None
    in_front: bool
    as_of: date
    known_by: datetime | None
    due_date: date | None
    comparator: str
    value: float | None
    value_high: float | None
    unit: str | None
    verdict: str
    reason: str | None
    verdict_if_confirmed: tuple[str, ...] | None
    flags: tuple[str, ...]
    judged_figure_id: str | None
    judged_value: float | None
    judged_period_end: date | None
    current_value: float | None
    current_period_end: date | None
    baseline_value: float | None
    baseline_period_end: date | None
    baseline_source: str | None
    target_value: float | None
    gap: float | None
    needed_per_year: float | None
    change_per_year: float | None
    pace: float | None
    projected_value: float | None
    figure_age_months: int | None
    met_later_date: date | None


def row_flags(binding: Binding, due: date | None, outcome: Outcome) -> tuple[str, ...]:
    """Rule 14 and §7: inherited, soft, no longer in force, due before issued, a break after the issue."""
    commitment, document, as_of = binding.commitment, binding.document, binding.bench.as_of
    issued = document.issued_date
    broken = issued is not None and any(
        b.indicator_id == commitment.indicator_id
        and b.jurisdiction_id in {None, binding.place.jurisdiction_id}
        and issued < b.date <= as_of
        for b in binding.bench.world.breaks
    )
    promised = commitment.due_date or due
    own = {
        "inherited": not binding.is_own,
        "average": binding.is_average,
        "soft": commitment.firmness in SOFT_FIRMNESS,
        "not_in_force": not is_in_force(document, as_of, due),
        "expired_at_issue": issued is not None and promised is not None and promised < issued,
        "break_after": broken,
    }
    # Rule 12: a number that is not judged is not borderline.
    found = outcome.flags - {"borderline"} if outcome.verdict == "undecided" else outcome.flags
    return tuple(sorted(found | {flag for flag, holds in own.items() if holds}))


def make_row(binding: Binding, due: date | None, outcome: Outcome) -> Row:
    """The row of an outcome. §7: a place's own commitment stands in front of an inherited one."""
    bench, commitment, here = binding.bench, binding.commitment, binding.place.jurisdiction_id
    judged, current, base, target = outcome.judged, outcome.current, outcome.base, outcome.target
    # Rule 13: how fast it goes is said beside a verdict, and what there was to see where only that was too little.
    told = outcome.verdict not in {"undecided", "missed"}
    seen = told or outcome.reason == "below_precision" or bool(outcome.confirmed and outcome.reason in WAITING)
    return Row(
        commitment_id=commitment.commitment_id,
        jurisdiction_id=here,
        indicator_id=commitment.indicator_id,
        inherited_from=None if binding.is_own else commitment.jurisdiction_id,
        in_front=binding.is_own or (here, commitment.indicator_id) not in bench.own,
        as_of=bench.as_of,
        known_by=bench.known_by,
        due_date=due,
        comparator=commitment.comparator,
        value=_plain(commitment.value),
        value_high=_plain(commitment.value_high),
        unit=commitment.unit,
        verdict=outcome.verdict,
        reason=outcome.reason,
        verdict_if_confirmed=outcome.confirmed or None,
        flags=row_flags(binding, due, outcome),
        judged_figure_id=judged.figure.figure_id if judged else None,
        judged_value=_plain(judged.value) if judged else None,
        judged_period_end=judged.end if judged else None,
        current_value=_plain(current.value) if current else None,
        current_period_end=current.end if current else None,
        baseline_value=_plain(base.value) if base else None,
        baseline_period_end=base.date if base else None,
        baseline_source=base.source if base else None,
        target_value=_plain(target.goal_for(judged.value if judged else None)) if target else None,
        gap=_plain(target.distance(judged.value)) if target and judged and judged.bound is None else None,
        needed_per_year=_plain(outcome.needed),
        change_per_year=_plain(outcome.change) if seen else None,
        pace=_plain(outcome.pace) if told else None,
        projected_value=_plain(outcome.projected) if seen else None,
        figure_age_months=int(months_between(current.end, bench.as_of)) if current else None,
        met_later_date=outcome.met_later_date,
    )


def _plain(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
