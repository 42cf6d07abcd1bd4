"""DESIGN §7, whom a commitment binds, and the world as known at a moment."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from second_judge_figures import Series, is_known, read_series
from second_judge_rows import LEVELS, Commitment, Document, Figure, Indicator, Load, Member, Place, World


@dataclass(frozen=True)
class Bench:
    """The world as known at a moment, sorted for looking up.

    `own`: (place, indicator) of a place's own commitments in force: they stand in front of inherited ones.
    """

    world: World
    as_of: date
    known_by: datetime | None
    loads: dict[str, Load]
    places: dict[str, Place]
    indicators: dict[str, Indicator]
    documents: dict[str, Document]
    figures: dict[tuple[str | None, str | None], list[Figure]]
    members: dict[tuple[str, str], list[Member]]
    related: dict[str, set[str]]
    own: set[tuple[str | None, str | None]]


@dataclass(frozen=True)
class Binding:
    """One commitment at one place it binds."""

    bench: Bench
    commitment: Commitment
    indicator: Indicator
    document: Document
    place: Place

    @property
    def is_own(self) -> bool:
        return self.place.jurisdiction_id == self.commitment.jurisdiction_id

    @property
    def is_average(self) -> bool:
        """§7: reach_level lies below the issuer and this is the issuer's own row."""
        return self.is_own and (self.commitment.reach_level or self.place.level) != self.place.level

    def membership(self, day: date) -> bool | None:
        """§7: whether the place is on record in the scope on a day, both ends included; None where that is unknown.

        Unknown is nothing on record, or yes and no (case reach_subset_contradictory).
        """
        said = {member.is_member for member in self._entries(day)}
        return said.pop() if len(said) == 1 else None

    def has_contradiction(self, day: date) -> bool:
        """Whether yes and no are both on record for that day."""
        return len({member.is_member for member in self._entries(day)}) > 1

    def _entries(self, day: date) -> list[Member]:
        """What stands on record for a day; an entry takes the place of those of earlier loads whose dates it touches."""
        on_record = self.bench.members.get((self.commitment.scope or "", self.place.jurisdiction_id), [])
        return [
            member
            for member in on_record
            if _holds(member.valid_from, member.valid_to, day)
            and not any(self._is_later(other, member) and _touch(other, member) for other in on_record)
        ]

    def _is_later(self, one: Member, other: Member) -> bool:
        loads = self.bench.loads
        recorded = [loads[m.load_id].recorded_at if m.load_id in loads else datetime.min for m in (one, other)]
        return recorded[0] > recorded[1]

    def series(self, is_member: bool) -> Series:
        """The place's figures for this commitment."""
        bench, indicator_id, here = self.bench, self.commitment.indicator_id, self.place.jurisdiction_id
        others = bench.related.get(indicator_id or "", set())
        return read_series(
            bench.world,
            self.commitment,
            self.indicator,
            self.document,
            here,
            bench.as_of,
            bench.figures.get((indicator_id, here), []) if indicator_id else [],
            [figure for other in others for figure in bench.figures.get((other, here), [])],
            is_member,
        )


def set_bench(world: World, as_of: date, known_by: datetime | None) -> Bench:
    """Sort what was known by then."""
    loads = {load.load_id: load for load in world.loads}
    figures, members, related = defaultdict(list), defaultdict(list), defaultdict(set)
    for figure in world.figures:
        if is_known(figure.load_id, loads, known_by):
            figures[figure.indicator_id, figure.jurisdiction_id].append(figure)
    for member in world.members:
        if is_known(member.load_id, loads, known_by):
            members[member.scope, member.jurisdiction_id].append(member)
    for one, other in world.related:
        # Read both ways: what may only be drawn hollow beside A cannot have A judged against it either.
        related[one].add(other)
        related[other].add(one)
    documents = {document.document_id: document for document in world.documents}
    known = [c for c in world.commitments if stands(c) and is_known(c.load_id, loads, known_by)]
    return Bench(
        world,
        as_of,
        known_by,
        loads,
        {place.jurisdiction_id: place for place in world.places},
        {indicator.indicator_id: indicator for indicator in world.indicators},
        documents,
        figures,
        members,
        related,
        {
            (c.jurisdiction_id, c.indicator_id)
            for c in known
            if c.review != "proposed" and is_in_force(documents.get(c.document_id or "", Document("")), as_of)
        },
    )


def is_in_force(document: Document, as_of: date, due: date | None = None) -> bool:
    """Rule 14. A paper whose validity has a last day is in force until then, whatever its status became later.

    For a promise that fell due by then it is in force still, where only its period is over: nobody took it back.
    """
    if due is not None and due <= as_of and document.status not in {"superseded", "repealed"}:
        return document.valid_to is None or due <= document.valid_to or as_of <= document.valid_to
    return as_of <= document.valid_to if document.valid_to else document.status in {None, "in_force"}


def stands(commitment: Commitment) -> bool:
    """Rules 8 and 14: a rejected statement is no row (case rejected), nor is a standard, which is a reference line."""
    return commitment.review != "rejected" and commitment.row_kind != "standard"


def bindings(bench: Bench, commitment: Commitment) -> Iterator[Binding]:
    """§7: the places of reach_level at or under the issuer, and the issuer itself, whose average may show missed; nobody before the issue.

    A prefecture between the nation and its counties is neither: no row. `institution` is never inherited.
    """
    issuer = bench.places.get(commitment.jurisdiction_id or "")
    if issuer is None:
        return
    document = bench.documents.get(commitment.document_id or "", Document(""))
    if document.issued_date is not None and document.issued_date > bench.as_of:
        return  # nobody was bound by what was not issued yet
    indicator = bench.indicators.get(commitment.indicator_id or "", Indicator(commitment.indicator_id or ""))
    level = commitment.reach_level or issuer.level
    for place in bench.places.values():
        if place == issuer:
            if LEVELS.index(level) >= LEVELS.index(issuer.level):
                yield Binding(bench, commitment, indicator, document, place)
        elif place.level == level != "institution" and _is_under(bench, place, issuer):
            yield Binding(bench, commitment, indicator, document, place)


def _is_under(bench: Bench, place: Place | None, issuer: Place) -> bool:
    while place is not None and place.parent_id is not None:
        if place.parent_id == issuer.jurisdiction_id:
            return True
        place = bench.places.get(place.parent_id)
    return False


def exists_on(place: Place, day: date) -> bool:
    """A place merged after the due date is judged (case place_merged_after_due); one gone by then has no row."""
    return _holds(place.valid_from, place.valid_to, day)


def _touch(one: Member, other: Member) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )


def _holds(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)
