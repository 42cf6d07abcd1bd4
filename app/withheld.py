"""Why nothing is judged, what the verdict would be, and what would settle it; and the notes that a verdict carries."""

from collections.abc import Mapping
from typing import Any

from app.naming import name
from app.strangers import strangers_text
from app.texts import Words
from app.verdicts import is_awaited, verdict_word


def notes(row: Mapping[str, Any], words: Words) -> list[str]:
    """The flags of a row as notes; those that another part of the row already says are left out."""
    said = {"met_late", "inherited", "soft", "so_far", "awaiting_report", "overdue_report"}
    if row["judged_value"] is None:
        said |= {"break_after"}  # it speaks of what came after the figure judged
    return [words(f"flag.{flag}") for flag in (row["flags"] or ()) if flag not in said and words.has(f"flag.{flag}")]


def why(row: Mapping[str, Any], words: Words) -> str:
    """The sentence that says why nothing is judged, what the verdict would be, and the next step; plain text."""
    reason = row["reason"]
    if not reason:
        return ""
    key = "due_awaited" if reason == "due_unreported" and is_awaited(row) else reason
    place, scope = name(row, "place", words), row["scope"] or ""
    if row["strangers"]:
        because = words("why.not_comparable.named", place=place, figures=strangers_text(row["strangers"], words))
    else:
        because = words(f"why.{key}", place=place, scope=scope, months=row["release_lag_months"])
    sentence = words("sum.withheld", why=because)
    if row["verdict_if_confirmed"]:
        codes = row["verdict_if_confirmed"]
        would = words.listed(
            verdict_word({**row, "verdict": c}, words) for c in ([codes] if isinstance(codes, str) else codes)
        )
        sentence += words("why.if_accepted" if reason == "proposed" else "why.if_confirmed", verdict=would)
    return sentence + next_step(row, words)


def next_step(row: Mapping[str, Any], words: Words) -> str:
    """What would settle an undecided row, as a sentence."""
    reason, place = row["reason"], name(row, "place", words)
    if reason == "scope_unconfirmed":
        return words("next.scope_unconfirmed", place=place, scope=row["scope"] or "")
    if words.has(f"next.{reason}"):
        return words(f"next.{reason}")
    due = row["due_date"]
    period = (
        words("next.report_latest")
        if due is None or due > row["as_of"]
        else words("next.report_period", date=words.date(due))
    )
    above, below = row["numerator"], row["denominator"]
    if above and below:
        # The register writes the same words for both where the document does not say what is divided by what.
        known = above != below
        definition = (
            words("next.definition", numerator=above, denominator=below) if known else words("next.definition_unstated")
        )
    else:
        definition = row["definition"]
    return words(
        "next.report",
        place=place,
        indicator=name(row, "indicator", words),
        period=period,
        definition=definition or words("not_known"),
    )
