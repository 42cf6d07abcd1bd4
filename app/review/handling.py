"""办理: what is done about a promise in the drawer beside the ledger: closing it step by step, confirming whom it binds."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app import closing_queries, markup, opener, panels, queries
from app.acting import acting, may_write
from app.address import ROW
from app.naming import dues_text, name
from app.pack import pack_button
from app.page_style import page_style
from app.queries import Row
from app.review import mine
from app.review.closing_panel import show_closing
from app.review.scope_panel import show_scope
from app.sums import target_text
from app.texts import Words
from app.verdicts import badge
from app.view import View

HANDLE = "handle"
States = Mapping[tuple[str, str, date | None], Row]


def states_of(view: View) -> States:
    """Where each closing stands, by promise, place and due date."""
    rows: list[Row] = view.ask(closing_queries.closing_states)
    return {(row["commitment_id"], row["jurisdiction_id"], row["due_date"]): row for row in rows}


def state_of(row: Row, states: States) -> Row | None:
    """Where the closing of a row of `assessments` stands; None where nothing was done."""
    return states.get((row["commitment_id"], row["jurisdiction_id"], row["due_date"]))


def state_tag(row: Row, states: States, words: Words) -> str:
    """The state as a small tag beside the verdict; HTML, empty where nothing was done."""
    state = state_of(row, states)
    if state is None:
        return ""
    code = state["closing_state"]
    return f'<small class="closing is-{code}">{markup.text(words(f"closing.state.{code}"))}</small>'


def handling_link(view: View, row: Row) -> str:
    """The link that opens the drawer from a verdict's evidence: to act for who may, to look for the others. HTML."""
    words, key = view.words, panels.row_key(row)
    href = view.address.link("ledger", **{ROW: key, HANDLE: key, "place": row["jurisdiction_id"]})
    to_confirm = row["reason"] == "scope_unconfirmed"
    said = (
        words("closing.open.scope") if to_confirm else words("closing.open" if may_write(acting()) else "closing.look")
    )
    return f'<a class="handle" href="{markup.text(href)}" data-handle="{markup.text(key)}">{markup.text(said)}</a>'


def show_handling(view: View) -> None:
    """Listens for clicks on these links and shows the drawer; to be called once a run, after the page was drawn."""
    key = opener.opened_key(HANDLE)
    st.html(page_style("closing"))
    if not key:
        return
    parts = key.rsplit("_", 2)
    rows: list[Row] = view.ask(queries.assessments, parts[1]) if len(parts) == 3 else []
    row = next((one for one in rows if panels.row_key(one) == key), None)
    if row is None:
        st.info(view.words("opened.not_found"))
        return
    title = view.words(
        "opened.title", place=name(row, "place", view.words), indicator=name(row, "indicator", view.words)
    )
    opener.beside(HANDLE, title, lambda: _draw(view, row))


def _draw(view: View, row: Row) -> None:
    words = view.words
    st.html(page_style("closing"))
    asked = words.listed_wide([target_text(row, words), dues_text([row], words), row["lead_department"] or ""])
    st.html(f"<p>{badge(row, words)}</p><p>{markup.text(asked.rstrip(words('list.wide')))}</p>")
    mine.show_said()
    pack_button(view, row)
    if row["scope"]:
        show_scope(view, row)
    show_closing(view, row, state_of(row, states_of(view)))
