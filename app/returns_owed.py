"""应报与催报: how places kept their returns, and what has not come in."""

from collections.abc import Sequence

import streamlit as st

from app import markup
from app.naming import name
from app.queries import Row
from app.returns_brief import owed_parts, reminders
from app.returns_tally import STATES, Kept, by_place, outstanding, rates_csv, reminder_csv
from app.texts import Words
from app.view import View

LINES = 60


def answer(view: View, rows: Sequence[Row], last: Row | None, drafts: int) -> str:
    """The sentence the page opens with, for the clerk of the chosen place. HTML."""
    words = view.words
    parts = owed_parts(view.place, rows, last, words, view.address)
    if drafts:
        said = markup.text(words("returns.drafts_waiting", n=drafts))
        parts.append(markup.link(view.address.link("returns"), said, "count"))
    return words("sentence.join").join(parts) + words("sentence.end")


def show_owed(view: View, rows: Sequence[Row]) -> None:
    """Both tables with their downloads."""
    words = view.words
    if not rows:
        st.html(f"<p class='empty'>{markup.text(words('returns.owed.empty'))}</p>")
        return
    st.html(
        f"<h2>{markup.text(words('returns.rates.title'))}<small>{markup.text(words('returns.rates.note'))}</small></h2>"
    )
    st.html(_rates(view, rows))
    open_rows = outstanding(rows, view.as_of)
    st.html(
        f"<h2>{markup.text(words('returns.reminder.title'))}<small>{markup.text(words('returns.reminder.note'))}</small></h2>"
    )
    with st.container(key="owed_downloads", horizontal=True, vertical_alignment="center", gap="small"):
        day = view.as_of.isoformat()
        where = name(view.place, "name", words)
        for key, content in (
            ("reminder", lambda: reminder_csv(rows, view.as_of)),
            ("rates", lambda: rates_csv(rows)),
        ):
            st.download_button(
                words(f"returns.{key}.download"), data=content, file_name=f"{words(f'returns.{key}.file')}-{where}-{day}.csv",
                mime="text/csv", on_click="ignore", key=f"download_{key}",
            )  # fmt: skip
    st.html(
        reminders(view, open_rows[:LINES]) + _more(len(open_rows), words)
        if open_rows
        else f"<p class='empty'>{markup.text(words('returns.reminder.none'))}</p>"
    )


def _rates(view: View, rows: Sequence[Row]) -> str:
    words = view.words
    # Where the day of reporting is known of all, its column says nothing.
    states = [state for state in STATES if state != "reported" or Kept.of(rows)["reported"]]
    heads = ["owed", *states, "on_time_rate", "late_rate", "missing_rate"]
    cells = []
    places = by_place(rows)
    for place, kept in places[:LINES]:
        link = view.address.link("returns", place=place["jurisdiction_id"], part="owed")
        rates = [kept.rate(state) for state in ("on_time", "late", "missing")]
        cells.append([
            markup.link(link, markup.text(name(place, "place", words))), str(kept.owed), *(str(kept[state]) for state in states),
            *(f"{rate:.1f}%" if rate is not None else markup.text(words("returns.no_rate")) for rate in rates),
        ])  # fmt: skip
    shown = [words("col.place"), *(words(f"returns.col.{head}") for head in heads)]
    return markup.table(shown, cells, numeric=range(1, len(shown)), kind="rates") + _more(len(places), words)


def _more(all_of_them: int, words: Words) -> str:
    """How many rows a table leaves to the CSV. HTML."""
    more = all_of_them - LINES
    return f"<p class='apart'>{markup.text(words('returns.more', n=more))}</p>" if more > 0 else ""
