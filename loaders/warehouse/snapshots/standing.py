"""How the rows of a ledger stand, in the groups a bulletin speaks of: what fell due and was kept, what runs, what is counted apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
        getattr(groups, _apart(row) or _group(row)).append(row)
    return groups


def _apart(row: Row) -> str | None:
    if row["reason"] == "proposed":
        return "proposed"
    if not row["is_counted"]:
        return "old"
    if "expired_at_issue" in row["flags"]:
        return "expired"
    return "soft" if row["firmness_code"] in SOFT else None


def _group(row: Row) -> str:
    verdict = row["verdict"]
    if row["due_date"] is None:
        return "undated"
    if row["due_date"] <= row["as_of"]:
        if verdict == "met":
            return "kept"
        if verdict == "missed":
            return "late" if row["met_later_date"] else "missed"
        if row["reason"] == "due_unreported":
            return "awaited" if "awaiting_report" in row["flags"] else "unreported"
        return "due_undecided"
    if verdict == "met":
        return "met"
    if verdict in RISK:
        return "risk"
    return "running_undecided" if verdict == "undecided" else "moving"
