"""What a place owes, in short: the words of the sentence a clerk reads first, and the table of what has not come in."""

from collections.abc import Sequence

import streamlit as st

from app import markup
from app.address import Address
from app.days import local_date
from app.faults import headline
from app.naming import name
from app.page_style import page_style
from app.queries import Row
from app.returns_tally import STATES, Kept, days_over, outstanding
from app.returns_template import show_templates
from app.texts import Words
from app.view import View

FIRST = 5  # lines on the overview; the returns page lists more


def owed_parts(place: Row, rows: Sequence[Row], last: Row | None, words: Words, address: Address) -> list[str]:
    """What the place owes and kept, its last return, its next deadline, what is owed below it: parts of a sentence, HTML.

    `rows`: of `returns_queries.owed`; `last`: of `queries.last_return`.
    """
    own = [row for row in rows if row["jurisdiction_id"] == place["jurisdiction_id"]]
    below = [row for row in rows if row["jurisdiction_id"] != place["jurisdiction_id"]]
    where = markup.text(name(place, "name", words))
    parts = [_said(own, where, words, address)] if own or not below else [words("returns.none_own", place=where)]
    if last:
        parts.append(_last_return(last, words))
    coming = [row for row in own if row["return_state"] == "awaited"]
    if coming:
        day = coming[0]["deadline"]
        parts.append(words("returns.next", date=words.date(day), n=sum(row["deadline"] == day for row in coming)))
    if below:
        kept = Kept.of(below)
        places = len({row["jurisdiction_id"] for row in below})
        parts.append(words("returns.below", places=places, n=kept.owed, missing=kept["missing"]))
    return parts


def _said(rows: Sequence[Row], where: str, words: Words, address: Address) -> str:
    if not rows:
        return words("returns.none", place=where)
    kept, link = Kept.of(rows), address.link("returns", part="owed")
    counts = words.listed(
        markup.link(link, markup.text(words(f"returns.count.{state}", n=kept[state])), "count")
        for state in STATES
        if kept[state]
    )
    return words("returns.owed", place=where, n=kept.owed, parts=counts)


def _last_return(last: Row, words: Words) -> str:
    """Rows taken and rows sent back, the first of these with its reason."""
    date = words.date(local_date(last["recorded_at"]))
    said = words("opening.returned", date=date, taken=last["taken"], refused=last["refused"])
    if last["refused"] and last["first_reason"]:
        why = words("opening.refused_first", row=last["first_row"], reason=headline(last["first_reason"], words))
        said += words("in_brackets", text=markup.text(why))
    return said


def show_owed_by(view: View, rows: Sequence[Row]) -> None:
    """What one place has not sent in, the template that lists it, and the way to send it."""
    words = view.words
    st.html(page_style("returns"))
    open_rows = outstanding(rows, view.as_of)
    title = markup.text(words("overview.owed.title", place=name(view.place, "name", words)))
    body = f"<p class='empty'>{markup.text(words('returns.reminder.none'))}</p>"
    if open_rows:
        body = reminders(view, open_rows[:FIRST])
    rest = len(open_rows) - FIRST
    if rest > 0:
        link = view.address.link("returns", part="owed")
        body += f"<p class='apart'>{markup.link(link, markup.text(words('overview.owed.rest', n=rest)))}</p>"
    st.html(f"<h2>{title}<small>{len(open_rows)}</small></h2>{body}")
    if open_rows:
        show_templates(view)
        send = markup.link(view.address.link("returns"), markup.text(words("overview.owed.send")))
        st.html(f"<p class='apart'>{send}</p>")


def reminders(view: View, rows: Sequence[Row]) -> str:
    """What has not come in, one line a figure, with its deadline. HTML."""
    words = view.words
    cells = []
    for row in rows:
        over = days_over(row, view.as_of)
        when = words("returns.over", days=over) if over > 0 else words("due.left", days=-over)
        link = view.address.link("indicator", indicator=row["indicator_id"], place=row["jurisdiction_id"])
        cells.append([
            markup.text(name(row, "place", words)), markup.link(link, markup.text(name(row, "indicator", words))),
            markup.text(words.period(row["period_start"], row["period_end"])), markup.text(words.date(row["deadline"])),
            f"<span class='{row['return_state']}'>{markup.text(words('returns.state.' + row['return_state']))}</span><small>{markup.text(when)}</small>",
        ])  # fmt: skip
    heads = ["col.place", "col.indicator", "col.period", "returns.col.deadline", "returns.col.state"]
    return markup.table([words(head) for head in heads], cells, kind="reminders")
