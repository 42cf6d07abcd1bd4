"""Decisions made of what a person did on the page; all checks are the loaders'. No Streamlit."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.review.statements import Found
from loaders.loads.decision import Decision
from loaders.loads.tables import cell

# What a statement keeps where a person says that it is of the other kind.
_CARRIED = (
    "document_id", "clause_id", "indicator_text", "jurisdiction_id", "quote", "span_start", "span_end", "verification", "source_grade",
)  # fmt: skip
TABLE_OF = {"commitment": "commitments", "standard": "commitments", "reported": "figures"}


def changed(one: Found, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields whose text is another than on record."""
    return {field: text for field, text in fields.items() if text != one.text(field)}


def corrections(one: Found, fields: Mapping[str, str], reason: str) -> list[Decision]:
    """A decision for each field that was changed."""
    return [Decision("correct", one.key, field, text, reason) for field, text in changed(one, fields).items()]


def turned(
    one: Found, kind: str, fields: Mapping[str, str], reason: str, known: Collection[str], extra: Mapping[str, str]
) -> list[Decision]:
    """The decisions that make a promise of a figure or the other way round: the one is rejected, the other added in its place."""
    carried = {field: one.text(field) for field in _CARRIED}
    return [Decision("reject", one.key, reason=reason), *added({**carried, **extra, **fields}, kind, reason, known)]


def added(row: Mapping[str, str], kind: str, reason: str, known: Collection[str]) -> list[Decision]:
    """The decisions that put one row on record by hand; its id is of the document and the place of the number, as always."""
    place = row.get("span_start") or "0"
    key = free_key(f"{row['document_id']}-{place}", known)
    kinds = {"row_kind": kind} if TABLE_OF[kind] == "commitments" else {}
    cells = {**row, **kinds}
    return [Decision("add", key, field, text, reason) for field, text in cells.items() if text]


def free_key(wanted: str, known: Collection[str]) -> str:
    """The id, or with -2, -3 … where it is taken."""
    key, number = wanted, 1
    while key in known:
        number += 1
        key = f"{wanted}-{number}"
    return key


def accepted(chosen: Iterable[Found], reason: str) -> list[Decision]:
    """An acceptance for each."""
    return [Decision("accept", one.key, reason=reason) for one in chosen]


def of_document(
    document: Mapping[str, object], fields: Mapping[str, str], successor: str, reason: str, evidence: str
) -> Sequence[Decision]:
    """The decisions that bring a document's issue data and status to what the form says; a successor speaks for the status."""
    key = str(document["document_id"])
    before = cell(document["superseded_by"])
    decisions = []
    said = dict(fields)
    if successor and successor != before:
        decisions.append(Decision("supersede", key, value=successor, reason=reason, evidence=evidence))
    if successor:
        said.pop("status", None)
    elif before:
        decisions.append(Decision("correct", key, "superseded_by", "", reason, evidence))
    if said.get("document_number") and said["document_number"] != cell(document["document_number"]):
        said["number_verified"] = "true"  # whoever corrects it has the document before them
    decisions += [
        Decision("correct", key, field, text, reason, evidence)
        for field, text in said.items()
        if text != cell(document[field])
    ]
    return decisions
