"""Promises by the body that leads them: rows of `assessments` in, one account a body out. No SQL, no HTML.

A body is one of a place: 卫生健康委 of two cities are two. Texts of documents that name the same body, or one whose tasks it took over,
stand together, for the body that answers now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from app.lead_bars import frame
from app.naming import name
from app.queries import Row
from app.tally import Tally, is_soon, tally, turned
from app.texts import Words

# In place of a body in the ledger's address: what names nobody who leads it.
NOBODY = "-"
# What a bar is made of, the most pressing first: the groups of a tally, and the hue they have.
PARTS = {
    "missed": ("missed",),
    "unreported": ("unreported",),
    "risk": ("risk",),
    "moving": ("moving",),
    "met": ("kept", "met"),
    "undecided": ("awaited", "due_undecided", "running_undecided", "undated"),
}
HUES = {
    "missed": "missed",
    "unreported": "missed_soft",
    "risk": "lagging",
    "moving": "on_track",
    "met": "met",
    "undecided": "undecided",
}


@dataclass
class Lead:
    """One body of a place: how documents write it, who answers, its promises by group, those that turned worse, and its part in others'."""

    place: Row
    body: Row
    texts: list[str] = field(default_factory=list)
    former: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    worse: list[Row] = field(default_factory=list)
    joins: int = 0

    @property
    def groups(self) -> Tally:
        """Its promises by group."""
        return tally(self.rows)

    @property
    def soon(self) -> list[Row]:
        """What counts and falls due within 90 days."""
        return [row for row in self.groups.counted if is_soon(row)]

    def part(self, which: str) -> list[Row]:
        """The rows of one of `PARTS`."""
        groups = self.groups
        return [row for group in PARTS[which] for row in getattr(groups, group)]

    @property
    def pressing(self) -> tuple[int, ...]:
        """Sorts the bodies with most missed, unreported and at risk first."""
        return (*(-len(self.part(which)) for which in ("missed", "unreported", "risk")), -len(self.rows))


def leads(now: Sequence[Row], before: Iterable[Row], bodies: Iterable[Row]) -> list[Lead]:
    """One account a body and place that promised, the most pressing first; promises whose documents name nobody are left out.

    `before`: the same rows on an earlier day, to tell what turned; `bodies`: rows of `department_queries.bodies_named`.
    """
    known = {body["text"]: body for body in bodies}
    worse = {_key(row) for row in turned(before, now)[0]}
    found: dict[tuple[str, str], Lead] = {}
    for row in now:
        if row["lead_department"] and row["row_kind"] != "standard":
            lead = _lead(found, row, row["lead_department"], known)
            lead.rows.append(row)
            if _key(row) in worse:
                lead.worse.append(row)
    for row in now:
        for text in dict.fromkeys((row["departments"] or "").split(";")):
            key = (row["promised_by"], body_of(text, known)["answers_id"])
            if text and text != row["lead_department"] and key in found:
                found[key].joins += 1
    return sorted(found.values(), key=lambda lead: (lead.pressing, lead.place["promised_by"], lead.body["answers_zh"]))


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["commitment_id"], row["jurisdiction_id"], row["due_date"]


def _lead(found: dict[tuple[str, str], Lead], row: Row, text: str, known: Mapping[str, Row]) -> Lead:
    body = body_of(text, known)
    lead = found.setdefault((row["promised_by"], body["answers_id"]), Lead(row, body))
    if text not in lead.texts:
        lead.texts.append(text)
        if body["answers_id"] != body["department_id"]:
            lead.former.append(body)
    return lead


def body_of(text: str, known: Mapping[str, Row]) -> Row:
    """The body a text names; one that the register does not know is named by the text itself."""
    return known.get(text) or {"text": text, "department_id": text, "answers_id": text, "answers_zh": text}


def texts_by_body(texts: Iterable[str], bodies: Iterable[Row]) -> dict[str, list[str]]:
    """Each text to all those of `texts` that name the same body, in order; `bodies` as for `leads`."""
    known = {body["text"]: body for body in bodies}
    same: dict[str, list[str]] = {}
    for text in sorted(texts):
        same.setdefault(body_of(text, known)["answers_id"], []).append(text)
    return {text: group for group in same.values() for text in group}


def unassigned(rows: Iterable[Row]) -> list[Row]:
    """What counts and names nobody who leads it."""
    return [row for row in tally(rows).counted if not row["lead_department"]]


def bars(found: Sequence[Lead], words: Words, with_place: bool) -> pd.DataFrame:
    """The frame of `lead_bars.lead_bars`: one row a body and part, from the top."""
    return frame(
        (
            full_title(lead, words, with_place),
            [
                (words(f"group.{which}.n", n=len(lead.part(which))), HUES[which], len(lead.part(which)))
                for which in PARTS
            ],
        )
        for lead in found
    )


def full_title(lead: Lead, words: Words, with_place: bool) -> str:
    """The body's name, with its place where several places are shown."""
    return (
        words(
            "departments.of_place", place=name(lead.place, "promised_by", words), body=name(lead.body, "answers", words)
        )
        if with_place
        else name(lead.body, "answers", words)
    )
