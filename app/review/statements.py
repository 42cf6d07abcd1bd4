"""The statements of a document under review: promises, standards and figures as one list, marked in the text. No Streamlit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import markup
from app.naming import due_text
from app.source_text import Mark
from app.sums import target_text
from app.texts import Words
from loaders.loads.tables import cell
from loaders.register.model import Indicator
from loaders.warehouse.standing import Standing

# In the order of the work: what waits first.
STATES = ("proposed", "accepted", "corrected", "rejected")
KINDS = ("commitment", "standard", "reported")
Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """One statement: its table, its id and its row as it stands with the drafts."""

    table: str
    key: str
    row: Row

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return "reported" if self.table == "figures" else str(self.row["row_kind"])

    @property
    def state(self) -> str:
        """One of STATES."""
        return str(self.row["review"])

    def text(self, field: str) -> str:
        """A field as the cell of a load holds it."""
        return cell(self.row.get(field))


def found_in(standing: Standing) -> list[Found]:
    """All statements in the order of the text; those without a place in it come last."""
    found = [Found("commitments", row["commitment_id"], row) for row in standing.commitments]
    found += [Found("figures", row["figure_id"], row) for row in standing.figures]
    return sorted(found, key=lambda one: (one.row["span_start"] is None, one.row["span_start"] or 0, one.key))


def named(one: Found, indicators: Mapping[str, Indicator], words: Words) -> str:
    """The indicator's name in the page's language; without one the words of the document."""
    indicator = indicators.get(one.row["indicator_id"] or "")
    if indicator is None:
        return str(one.row["indicator_text"] or words("review.indicator.none"))
    return indicator.name_en if words.language == "en" else indicator.name_zh


def said(one: Found, words: Words) -> str:
    """The number with its time: ≥65%，2020年底前; 50.4%（2017年）."""
    row = one.row
    if one.table == "figures":
        value = words.value(row["value"], row["unit"], row["printed_step"])
        if row["period_end"] is None:
            return words.listed_wide([value, words("review.no_period")])
        return words("figure.with_period", value=value, period=words.period(row["period_start"], row["period_end"]))
    return words.listed_wide([target_text(row, words), due_text(row, words)])


def marks(
    found: Iterable[Found], text: str, href: str, indicators: Mapping[str, Indicator], words: Words
) -> list[Mark]:
    """Where the statements stand in the text, each with its state; one added by hand without a place stands at its quote."""
    made = []
    # Of two at one place the text shows the first: one that was rejected gives way to what was added for it.
    for one in sorted(found, key=lambda one: one.state == "rejected"):
        start, end = one.row["span_start"], one.row["span_end"]
        if start is None or end is None:
            quote = one.row["quote"] or ""
            start = text.find(quote) if quote else -1
            end = start + len(quote)
        title = words.listed_wide([words(f"review.state.{one.state}"), named(one, indicators, words), said(one, words)])
        made.append(Mark(start, end, f"is-{one.state} of-{one.table}", href.format(key=one.key), one.key, title))
    return made


def listing(found: Sequence[Found], href: str, indicators: Mapping[str, Indicator], words: Words) -> str:
    """The statements as a list of links, each with sign, word, indicator, number and how sure the reading was. HTML."""
    lines = []
    for one in found:
        small = [words(f"review.kind.{one.kind}")]
        if one.row["indicator_id"] is None:
            small.append(words("review.unmatched"))
        if one.row["confidence"] is not None and one.state == "proposed":
            small.append(words("review.confidence", percent=round(one.row["confidence"] * 100)))
        lines.append(
            f'<a class="statement is-{one.state}" href="{markup.text(href.format(key=one.key))}" data-row="{markup.text(one.key)}">'
            f'<span class="state">{markup.text(words(f"review.state.{one.state}"))}</span>'
            f"<b>{markup.text(named(one, indicators, words))}</b> {markup.text(said(one, words))}"
            f"<small>{markup.text(words.listed_wide(small))}</small></a>"
        )
    return f'<div class="statements">{"".join(lines)}</div>'


def sure(found: Iterable[Found], least: float) -> list[Found]:
    """The proposed ones that name a register's indicator and were read with at least this confidence (0 to 1)."""
    return [
        one
        for one in found
        if one.state == "proposed" and one.row["indicator_id"] and (one.row["confidence"] or 0) >= least
    ]


def next_waiting(found: Sequence[Found], after: str) -> str | None:
    """The first proposed statement after this one, else the first of all; None where nothing waits."""
    waiting = [one.key for one in found if one.state == "proposed" and one.key != after]
    keys = [one.key for one in found]
    behind = [key for key in waiting if after in keys and keys.index(key) > keys.index(after)]
    return next(iter(behind or waiting), None)
