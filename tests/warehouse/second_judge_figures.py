"""Which figures a commitment may meet at one place: DESIGN §7 and rules 6, 7, 8 and 9, before any verdict."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from second_judge_dates import is_year_end, period_months
from second_judge_rows import Break, Commitment, Document, Figure, Indicator, Load, Unit, World
from second_judge_targets import change_steps

_BOUNDS = {"lower_bound": "lower", "upper_bound": "upper"}
# Rule 7: shown, never judged.
SOFT = {"approx", "estimate", "planned", "expected", "budget"}
# DESIGN §4: how sure we are. Anything else (from memory, unknown) is no figure at all (case unverified_figure).
VERIFIED = {"seen", "corroborated", "derived"}
# DESIGN §4 names three; a text of the issuing body printed again elsewhere stands before a report on it.
GRADES = ("issuing body", "official site", "republished", "press")


@dataclass(frozen=True)
class Point:
    """A figure in the unit in which it is held against the commitment. `bound`: lower, upper or None for exact."""

    figure: Figure
    value: Fraction
    step: Fraction
    bound: str | None = None

    @property
    def start(self) -> date:
        return self.figure.period_start

    @property
    def end(self) -> date:
        return self.figure.period_end

    @property
    def months(self) -> Fraction:
        return period_months(self.start, self.end)

    @property
    def fullness(self) -> tuple[bool, bool, Fraction]:
        """Of periods that end the same day a year goes first, then the longer part of one, last what spans more."""
        return self.months == 12, self.months <= 12, self.months

    @property
    def is_part_year(self) -> bool:
        """Rule 6: half-years, quarters and the like; a month or a day says how things stood, a part-year does not."""
        return 1 < self.months < 12

    @property
    def kind(self) -> tuple[Fraction, int | None]:
        """Rule 6: the length and, for parts of a year, the season. Days are points in time and go with any other."""
        months = self.months
        return months, self.end.month if 0 < months < 12 else None


@dataclass(frozen=True)
class Series:
    """What is known of one indicator at one place for one commitment.

    `periods` holds for each period the best points, the one to use first, then those that contradict it equally well.
    `incomparable` are figures of the same indicator that may not be held against it; `has_related`: one of a related
    indicator exists.
    """

    periods: tuple[tuple[Point, ...], ...]
    incomparable: tuple[Figure, ...]
    has_related: bool


def printed_step(figure: Figure) -> Fraction:
    """Rule 12: the last printed decimal place, as given, else as far as the number shows one (71.37: 0.01; 4900: 1)."""
    return figure.printed_step if figure.printed_step is not None else step_of(figure.value)


def step_of(value: Fraction) -> Fraction:
    """The step of a number's last decimal place, at most 1; of one that never ends, as a float prints it."""
    step = Fraction(1)
    for _ in range(12):
        if (value / step).denominator == 1:
            return step
        step /= 10
    return step


def is_known(load_id: str | None, loads: dict[str, Load], known_by: object) -> bool:
    """DESIGN §6: recorded by then, not withdrawn by then, not replaced by a load that itself counts then."""
    if load_id is None or load_id not in loads:
        return True
    load = loads[load_id]
    if known_by is not None and load.recorded_at > known_by:
        return False
    if load.withdrawn_at is not None and (known_by is None or load.withdrawn_at <= known_by):
        return False
    return not any(other.supersedes == load_id and is_known(other.load_id, loads, known_by) for other in loads.values())


def counts_as_figure(figure: Figure, as_of: date) -> bool:
    """Rules 7 and 14 and DESIGN §4: ended by as_of, a result, verified, not merely proposed."""
    return (
        figure.period_end <= as_of
        and figure.value_type not in SOFT
        and figure.verification in VERIFIED
        and figure.review not in {"proposed", "rejected"}
    )


def proves_something(figure: Figure, commitment: Commitment, document: Document) -> bool:
    """Rule 8: not announced before its period ended, and not the promise's own paper on a time after its issue."""
    if figure.published_date is not None and figure.published_date < figure.period_end:
        return False
    own = figure.document_id is not None and figure.document_id == commitment.document_id
    return not (own and document.issued_date is not None and figure.period_end > document.issued_date)


def crosses_break(figure: Figure, issued: date | None, breaks: tuple[Break, ...], place: str) -> bool:
    """DESIGN §7, "no break in between": the promise speaks in the definition of its issue date.

    A period that contains the break's day, or follows it, is of the new definition. A break named for a place holds
    for that place's own series.
    """
    return issued is not None and any(
        (issued >= broken.date) != (figure.period_end >= broken.date)
        for broken in breaks
        if broken.indicator_id == figure.indicator_id and broken.jurisdiction_id in {None, place}
    )


def is_undefined(figure: Figure, world: World) -> bool:
    """DESIGN §7, one definition, one indicator_id: related to itself in the register, an indicator has none to share.

    ("县域内就诊率" without a word on how it is counted: two such figures need not be of one definition.)
    """
    return (figure.indicator_id, figure.indicator_id) in world.related


def is_annual(commitment: Commitment) -> bool:
    """Rule 6: a promise for a year's end, for every year, or without a date; however often figures come out."""
    due = commitment.due_date
    return due is None or is_year_end(due) or commitment.recurrence in {"yearly", "maintain"}


def fits_period(figure: Figure, commitment: Commitment, measure_type: str) -> bool:
    """Rule 6 for counts: half a year's visits say nothing against a year's (case count_half_year_against_year).

    A stock is counted on a day, so a month ("截至11月") or a day will do; a flow needs the whole year or a running day.
    """
    if measure_type not in {"stock", "flow"} or not is_annual(commitment):
        return True
    months = period_months(figure.period_start, figure.period_end)
    return months in {0, 12} or (measure_type == "stock" and months <= 1)


def same_scope(figure: Figure, scope: str | None, is_member: bool) -> bool:
    """DESIGN §7, "scope not known to differ".

    Where a place is a member of the scope its own figure counts; elsewhere the whole city's figure is not that of its
    pilot towns (case reach_subset_at_issuer_whole). A figure for a part never meets a promise for the whole.
    """
    return figure.scope == scope or (is_member and figure.scope is None)


def is_derived(figure: Figure) -> bool:
    """Computed, by us or by its source, rather than printed."""
    return figure.value_type == "derived" or figure.verification == "derived"


def rank(point: Point, loads: dict[str, Load]) -> tuple[object, ...]:
    """Rule 9, in its order: final, exact, better source, printed, later load. Smaller is better."""
    figure = point.figure
    grade = GRADES.index(figure.source_grade) if figure.source_grade in GRADES else len(GRADES)
    load = loads.get(figure.load_id or "")
    recorded = -load.recorded_at.timestamp() if load else 0.0
    return figure.value_type == "preliminary", point.bound is not None, grade, is_derived(figure), recorded


def best_of_period(points: list[Point], loads: dict[str, Load], is_rounded: bool = True) -> list[tuple[Point, ...]]:
    """Rule 9: the best point, then its equals that differ from it by more than rounding.

    Bounds as good do not contradict each other: both hold, so of "at least" the greatest, of "at most" the least.

    Rounding is half a printed step, the coarser of the two: 60 and 59.9 may be one number printed twice, 28 and 27
    may not, and to choose between them would be to choose the verdict. Yes and no are not rounded. Among equals the
    finer printed, then the smaller figure_id is used.
    """
    top = min(rank(point, loads) for point in points)
    equals = sorted(
        (p for p in points if rank(p, loads) == top), key=lambda p: (p.step, p.figure.figure_id, p.value, p.bound or "")
    )
    lower, upper = ([p for p in equals if p.bound == side] for side in ("lower", "upper"))
    if lower or upper:
        highest, lowest = (
            max(lower, key=lambda p: p.value, default=None),
            min(upper, key=lambda p: p.value, default=None),
        )
        return [(point,) for point in (highest, lowest) if point]
    first = equals[0]
    others = [p for p in equals[1:] if abs(p.value - first.value) > (max(p.step, first.step) / 2 if is_rounded else 0)]
    return [(first, *others)]


def read_series(
    world: World,
    commitment: Commitment,
    indicator: Indicator,
    document: Document,
    place: str,
    as_of: date,
    figures: list[Figure],
    related: list[Figure],
    is_member: bool,
) -> Series:
    """Sort the known figures of a place into comparable periods, incomparable figures and related ones."""
    loads = {load.load_id: load for load in world.loads}
    unit = _working_unit(commitment, indicator, world.units)
    periods: dict[tuple[date, date], list[Point]] = defaultdict(list)
    incomparable = []
    for figure in figures:
        if not counts_as_figure(figure, as_of):
            continue
        own = world.units.get(figure.unit or "")
        comparable = (
            own is not None
            and not is_undefined(figure, world)
            and unit is not None
            and own.dimension == unit.dimension
            and proves_something(figure, commitment, document)
            and not crosses_break(figure, document.issued_date, world.breaks, place)
            and fits_period(figure, commitment, indicator.measure_type)
            and same_scope(figure, commitment.scope, is_member)
        )
        if not comparable:
            incomparable.append(figure)
            continue
        factor = own.factor / unit.factor
        point = Point(figure, figure.value * factor, printed_step(figure) * factor, _BOUNDS.get(figure.value_type))
        periods[figure.period_start, figure.period_end].append(point)
    is_rounded = indicator.measure_type != "yes_no"
    best = (group for points in periods.values() for group in best_of_period(points, loads, is_rounded))
    ordered = tuple(sorted(best, key=lambda points: (points[0].end, points[0].start)))
    return Series(ordered, tuple(incomparable), any(counts_as_figure(f, as_of) for f in related))


def _working_unit(commitment: Commitment, indicator: Indicator, units: Mapping[str, Unit]) -> Unit | None:
    """A level is held in the commitment's unit, a change in the indicator's; None where the two cannot meet."""
    promised, measured = units.get(commitment.unit or ""), units.get(indicator.unit or "")
    if commitment.basis == "level":
        return promised
    return measured if promised and measured and change_steps(Fraction(1), promised, measured) else None
