"""How the rows of a ledger stand, in the groups a bulletin and a page speak of: what fell due and was kept, what runs, what is
counted apart (DESIGN §8.14).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.warehouse.snapshots.kept import Row

RISK = ("lagging", "off_track", "reversing")
SOFT = ("aspirational", "encouraged")


@dataclass
class Groups:
    """Each row stands in exactly one group; those after `undated` are not counted among the others (DESIGN §8.14)."""

    kept: list[Row] = field(default_factory=list)
    late: list[Row] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    awaited: list[Row] = field(default_factory=list)
    unreported: list[Row] = field(default_factory=list)
    due_undecided: list[Row] = field(default_factory=list)
    met: list[Row] = field(default_factory=list)
    moving: list[Row] = field(default_factory=list)
    risk: list[Row] = field(default_factory=list)
    running_undecided: list[Row] = field(default_factory=list)
    undated: list[Row] = field(default_factory=list)
    soft: list[Row] = field(default_factory=list)
    expired: list[Row] = field(default_factory=list)
    old: list[Row] = field(default_factory=list)
    proposed: list[Row] = field(default_factory=list)

    @property
    def due(self) -> list[Row]:
        """All that fell due."""
        return [*self.kept, *self.late, *self.missed, *self.awaited, *self.unreported, *self.due_undecided]

    @property
    def running(self) -> list[Row]:
        """All whose day is still to come."""
        return [*self.met, *self.moving, *self.risk, *self.running_undecided]

    @property
    def counted(self) -> list[Row]:
        """All that is counted."""
        return [*self.due, *self.running, *self.undated]


def grouped(rows: Iterable[Row]) -> Groups:
    """Puts each row of a ledger into its group."""
    groups = Groups()
    for row in rows:
        getattr(groups, apart_as(row, row["firmness_code"]) or group_of(row)).append(row)
    return groups


def apart_as(row: Mapping[str, Any], firmness: str | None) -> str | None:
    """The group of Groups in which a row is counted apart; None where it is counted."""
    if row["reason"] == "proposed":
        return "proposed"
    if not row["is_counted"]:
        return "old"
    if "expired_at_issue" in (row["flags"] or ()):
        return "expired"
    return "soft" if firmness in SOFT else None


def group_of(row: Mapping[str, Any]) -> str:
    """The group of Groups in which a counted row stands."""
    verdict = row["verdict"]
    if row["due_date"] is None:
        return "undated"
    if row["due_date"] <= row["as_of"]:
        if verdict == "met":
            return "kept"
        if verdict == "missed":
            return "late" if row["met_later_date"] else "missed"
        if row["reason"] == "due_unreported":
            return "awaited" if "awaiting_report" in (row["flags"] or ()) else "unreported"
        return "due_undecided"
    if verdict == "met":
        return "met"
    if verdict in RISK:
        return "risk"
    return "running_undecided" if verdict == "undecided" else "moving"
