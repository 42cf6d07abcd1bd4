"""What the register holds: one frozen row a class, with the columns of data/register as its fields.

Empty cells are None in optional fields. Lists (aliases, former names) are tuples.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Indicator:
    """What is measured, by one definition. `denominator` is None for counts and sums.

    `unit` is the unit figures are kept in; `direction`: higher_is_better lower_is_better none; `measure_type`: rate
    stock flow cumulative yes_no standard; `frequency`: month quarter half_year annual survey once;
    `release_lag_months`: how long after a period's end its figure is usually out.
    """

    indicator_id: str
    family: str
    name_zh: str
    name_en: str
    definition: str
    numerator: str
    denominator: str | None
    population: str
    institutions: str
    unit: str
    direction: str
    measure_type: str
    frequency: str
    release_lag_months: int
    category: str
    aliases: tuple[str, ...]
    note: str | None


@dataclass(frozen=True)
class RelatedIndicator:
    """`other_indicator_id` may be drawn hollow beside `indicator_id` and is never judged against it: `why`.

    An indicator related to itself is one whose definition its sources do not state: two such figures need not
    measure the same thing, so that none is judged, not even against the indicator's own targets (DESIGN §7).
    """

    indicator_id: str
    other_indicator_id: str
    why: str


@dataclass(frozen=True)
class Break:
    """A change of definition in a series on `date`; `certainty` is documented or suspected."""

    indicator_id: str
    jurisdiction_id: str
    date: date
    why: str
    certainty: str


@dataclass(frozen=True)
class FormerName:
    """A name a place had under its present code, from `first_year` to `last_year`, both included."""

    name_zh: str
    first_year: int
    last_year: int


@dataclass(frozen=True)
class Jurisdiction:
    """A place of GB/T 2260. `level`: nation province prefecture county.

    `valid_from` and `valid_to` are the first and last year at whose end the place stood under this code; `valid_to` is
    None while it does. `successor_id` is the row that carries the same place on. `name_en` is None where no reliable
    romanisation is at hand.
    """

    jurisdiction_id: str
    name_zh: str
    name_en: str | None
    level: str
    parent_id: str | None
    valid_from: int
    valid_to: int | None
    former_names: tuple[FormerName, ...]
    successor_id: str | None


@dataclass(frozen=True)
class Department:
    """A body, or one duty of a body that later moved; `successor_id` has carried it on since `from_date`."""

    department_id: str
    name_zh: str
    name_en: str | None
    aliases: tuple[str, ...]
    successor_id: str | None
    from_date: date | None
    note: str | None


@dataclass(frozen=True)
class Register:
    """The whole register, checked."""

    indicators: tuple[Indicator, ...]
    related_indicators: tuple[RelatedIndicator, ...]
    breaks: tuple[Break, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    departments: tuple[Department, ...]

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by their id."""
        return {indicator.indicator_id: indicator for indicator in self.indicators}

    @cached_property
    def jurisdiction_by_id(self) -> Mapping[str, Jurisdiction]:
        """Jurisdictions by their id."""
        return {place.jurisdiction_id: place for place in self.jurisdictions}

    @cached_property
    def department_by_id(self) -> Mapping[str, Department]:
        """Departments by their id."""
        return {department.department_id: department for department in self.departments}
