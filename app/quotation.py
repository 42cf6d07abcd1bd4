"""A sentence ready to copy into a reply: value, period, what it was held against, definition and source. Plain text."""

from collections.abc import Mapping
from typing import Any

from app.naming import document_name, due_text, figure_value, name
from app.queries import Row
from app.strangers import strangers_text
from app.sums import target_text
from app.texts import Words
from app.verdicts import reason_word, verdict_word


def figure_sentence(figure: Row, words: Words) -> str:
    """One figure with its definition and source."""
    return _sentences([_figure(figure, words), *_basis(figure, figure, words)], words)


def verdict_sentence(row: Mapping[str, Any], figure: Row | None, words: Words) -> str:
    """One verdict: the figure it rests on (None where there is none), the target, the gap, the verdict or why there is none."""
    day = words.date(row["as_of"])
    place, indicator = name(row, "place", words), name(row, "indicator", words)
    first = (
        _figure(figure, words)
        if figure is not None
        else words("quotation.none", place=place, indicator=indicator, date=day)
    )
    asked = words(
        "quotation.asked", document=document_name(row, words), due=due_text(row, words), target=target_text(row, words)
    )
    parts = [first, asked]
    if figure is not None and row["gap"] and row["gap"] > 0 and figure["figure_id"] == row["judged_figure_id"]:
        parts.append(words("list.gap", gap=words.gap(row["gap"], row["unit"], figure["printed_step"])))
    reason = reason_word(row, words)
    if row["row_kind"] != "standard":
        withheld = "quotation.withheld" if figure is not None else "quotation.withheld_then"  # the day was told
        key = withheld if reason else "quotation.verdict"
        parts.append(words(key, date=day, verdict=verdict_word(row, words), reason=reason or ""))
    said = [words.listed_wide(parts), *unlike(row, words), *_basis(row, figure, words)]
    if row["disclosure"] == "restricted":
        said.append(words("flag.restricted"))
    return _sentences(said, words)


def _figure(figure: Row, words: Words) -> str:
    return words(
        "quotation.figure", place=name(figure, "place", words), indicator=name(figure, "indicator", words),
        period=words.period(figure["period_start"], figure["period_end"]), value=figure_value(figure, words),
    )  # fmt: skip


def unlike(row: Mapping[str, Any], words: Words) -> list[str]:
    """The figures there are that could not be held against the target; those that may not leave are left out."""
    public = [figure for figure in row["strangers"] if figure["disclosure"] != "restricted"]
    return [words("quotation.unlike", figures=strangers_text(public, words))] if public else []


def _basis(row: Mapping[str, Any], figure: Row | None, words: Words) -> list[str]:
    """Definition and source, where they are known."""
    said = []
    if definition := words.definition(row["indicator_id"], row["definition"]):
        said.append(words("quotation.definition", definition=definition))
    if figure is not None:
        source = figure["source"] or figure["document_title"] or words("source.missing")
        said.append(words("source.line", source=source))
        if figure["disclosure"] == "restricted":
            said.append(words("flag.restricted"))
    return said


def _sentences(parts: list[str], words: Words) -> str:
    # A definition may be a sentence already, with its own stop.
    return "".join(part.rstrip(".。") + words("sentence.end") for part in dict.fromkeys(parts))
