"""Opens what a verdict rests on beside the page, without leaving it: a click on a link that carries `data-row` is caught in the
browser and only the key is sent. Without the script the same link opens the same view as a page of its own, for the key is a
choice in the URL.
"""

from collections.abc import Callable

import streamlit as st

from app.address import ROW, a_text, choice
from app.page_style import page_style

# Links stand in the page's own HTML, which every rerun may replace: the listener stands on the document.
_SCRIPT = """
export default function ({ setTriggerValue }) {
  const opened = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;  // the reader's own way to a new tab
    const link = event.target instanceof Element && event.target.closest("a[data-row]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("row", link.dataset.row);
  };
  document.addEventListener("click", opened);
  return () => document.removeEventListener("click", opened);
}
"""
_KEY = "opener"


@st.cache_resource(show_spinner=False)
def _listener() -> Callable[..., object]:
    return st.components.v2.component("duixian_opener", js=_SCRIPT, isolate_styles=False)


def _take() -> None:
    st.session_state[ROW] = st.session_state[_KEY]["row"]


def _close() -> None:
    st.session_state[ROW] = None


def opened_row() -> str | None:
    """Listens for clicks; gives the key of what is to be shown beside the page, None where nothing is."""
    choice(ROW, None, a_text)
    _listener()(key=_KEY, on_row_change=_take)
    key: str | None = st.session_state[ROW]
    return key


def beside(title: str, draw: Callable[[], None]) -> None:
    """Draws what was opened in a drawer at the side; closing it takes it out of the URL."""

    def drawn() -> None:
        st.html(page_style("drawer"))
        draw()

    st.dialog(title, width="medium", position="right", on_dismiss=_close)(drawn)()
