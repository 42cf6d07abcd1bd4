"""办理: what is done about a promise in the drawer beside the ledger: closing it step by step, confirming whom it binds."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from app import closing_queries, markup, panels, queries
from app.acting import acting, may_write
from app.address import ROW, a_text, choice
from app.naming import dues_text, name
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
_KEY = "handling"
States = Mapping[tuple[str, str, date | None], Row]

# As app/opener.py: the listener stands on the document, and without it the same link opens the same view.
_SCRIPT = """
export default function ({ setTriggerValue }) {
  const opened = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element && event.target.closest("a[data-handle]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("row", link.dataset.handle);
  };
  document.addEventListener("click", opened);
  return () => document.removeEventListener("click", opened);
}
"""


@st.cache_resource(show_spinner=False)
def _listener() -> Callable[..., object]:
    return st.components.v2.component("duixian_handling", js=_SCRIPT, isolate_styles=False)


def _take() -> None:
    st.session_state[HANDLE] = st.session_state[_KEY]["row"]


def _close() -> None:
    st.session_state[HANDLE] = None


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
    choice(HANDLE, None, a_text)
    _listener()(key=_KEY, on_row_change=_take)
    st.html(page_style("closing"))
    key: str | None = st.session_state[HANDLE]
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
    st.dialog(title, width="medium", position="right", on_dismiss=_close)(lambda: _draw(view, row))()


def _draw(view: View, row: Row) -> None:
    words = view.words
    st.html(page_style("drawer") + page_style("closing"))
    asked = words.listed_wide([target_text(row, words), dues_text([row], words), row["lead_department"] or ""])
    st.html(f"<p>{badge(row, words)}</p><p>{markup.text(asked.rstrip(words('list.wide')))}</p>")
    mine.show_said()
    if row["scope"]:
        show_scope(view, row)
    show_closing(view, row, state_of(row, states_of(view)))
