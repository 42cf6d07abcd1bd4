"""The rows the second judge reads, as plain frozen dataclasses, and how they are made from dictionaries.

Numbers are Fractions, so that thresholds are met exactly. Nothing here judges.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

LEVELS = ("nation", "province", "prefecture", "county", "institution")


@dataclass(frozen=True)
class Unit:
    """`factor` times a number in the unit is the number in the plain unit of `dimension`."""

    dimension: str
    factor: Fraction


@dataclass(frozen=True)
class Indicator:
    """What is measured; `frequency` and `release_lag_months` may be unknown."""

    indicator_id: str
    unit: str | None = None
    direction: str = "none"
    measure_type: str = "rate"
    frequency: str | None = None
    release_lag_months: int | None = None


@dataclass(frozen=True)
class Document:
    """An issued text: when it was issued, how surely, and whether it still holds."""

    document_id: str
    issued_date: date | None = None
    date_verified: str | None = "day"
    status: str | None = "in_force"
    valid_to: date | None = None


@dataclass(frozen=True)
class Commitment:
    """One promised number. `reach_level` None: the issuer's own level."""

    commitment_id: str
    indicator_id: str | None
    jurisdiction_id: str | None
    comparator: str
    value: Fraction | None
    unit: str | None
    document_id: str | None = None
    value_high: Fraction | None = None
    reach_level: str | None = None
    scope: str | None = None
    basis: str = "level"
    baseline_value: Fraction | None = None
    baseline_date: date | None = None
    firmness: str | None = None
    due_date: date | None = None
    recurrence: str | None = "none"
    row_kind: str | None = "commitment"
    review: str | None = "accepted"
    load_id: str | None = None


@dataclass(frozen=True)
class Figure:
    """One reported number for one place and period."""

    figure_id: str
    indicator_id: str | None
    jurisdiction_id: str | None
    period_start: date
    period_end: date
    value: Fraction
    unit: str | None
    printed_step: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    scope: str | None = None
    value_type: str = "reported"
    published_date: date | None = None
    document_id: str | None = None
    source: str | None = None
    source_grade: str | None = None
    verification: str | None = None
    review: str | None = None
    load_id: str | None = None


@dataclass(frozen=True)
class Place:
    """A jurisdiction and the years it exists."""

    jurisdiction_id: str
    level: str
    parent_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Member:
    """A place on record as in or out of a scope, both ends of its time included."""

    scope: str
    jurisdiction_id: str
    is_member: bool
    valid_from: date | None = None
    valid_to: date | None = None
    load_id: str | None = None


@dataclass(frozen=True)
class Break:
    """A change of definition; `jurisdiction_id` None: everywhere."""

    indicator_id: str
    jurisdiction_id: str | None
    date: date


@dataclass(frozen=True)
class Load:
    """When rows came in, which load they replace and when they were withdrawn."""

    load_id: str
    recorded_at: datetime
    supersedes: str | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class World:
    """Everything on record."""

    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    members: tuple[Member, ...] = ()
    breaks: tuple[Break, ...] = ()
    related: frozenset[tuple[str, str]] = frozenset()
    indicators: tuple[Indicator, ...] = ()
    documents: tuple[Document, ...] = ()
    loads: tuple[Load, ...] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)


def number(cell: object) -> Fraction | None:
    """The exact number a cell prints: 75.2 is 752/10, not the nearest binary one."""
    return None if cell is None or cell == "" else Fraction(Decimal(str(cell)))


def day(cell: object) -> date | None:
    """A date from a date, a timestamp or its ISO text."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else date.fromisoformat(str(cell)[:10])


def moment(cell: object) -> datetime | None:
    """A moment from a timestamp or ISO text; a bare date is its first moment. Time zones are taken as UTC."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    return datetime.fromisoformat(str(cell).replace("Z", "+00:00")).replace(tzinfo=None)


_NUMBERS = {"value", "value_high", "baseline_value", "printed_step", "numerator", "denominator"}
_DATES = {
    "period_start",
    "period_end",
    "due_date",
    "baseline_date",
    "issued_date",
    "published_date",
    "valid_from",
    "valid_to",
    "date",
}
_MOMENTS = {"recorded_at", "withdrawn_at"}


def read_row(kind: type, row: Mapping[str, Any]) -> Any:
    """One dataclass `kind` from a dictionary: its fields are read, others left, empty cells become the default."""
    cells = {}
    for name in kind.__dataclass_fields__:
        cell = row.get(name)
        if name in _NUMBERS:
            cell = number(cell)
        elif name in _DATES:
            cell = day(cell)
        elif name in _MOMENTS:
            cell = moment(cell)
        elif isinstance(cell, str):
            cell = cell.strip() or None
        if cell is not None:
            cells[name] = cell
    required = {
        n: None for n in ("indicator_id", "jurisdiction_id", "value", "unit", "parent_id") if n in _fields(kind)
    }
    return kind(**(required | cells))


def _fields(kind: type) -> set[str]:
    return set(kind.__dataclass_fields__)


def read_rows(kind: type, rows: Iterable[Mapping[str, Any]]) -> tuple[Any, ...]:
    """`read_row` for each of `rows`."""
    return tuple(read_row(kind, row) for row in rows)
