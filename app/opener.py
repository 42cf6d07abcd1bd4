"""Opens something beside the page without leaving it: a click on a link that carries an attribute (`data-row`) is caught in the
browser and only the attribute's value is sent. Without the script the same link opens the same view as a page of its own, for the
value is a choice in the URL.
"""

from collections.abc import Callable

import streamlit as st

from app.address import a_text, choice
from app.page_style import page_style

# Links stand in the page's own HTML, which every rerun may replace: the listener stands on the document.
_SCRIPT = """
export default function ({ setTriggerValue }) {
  const opened = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;  // the reader's own way to a new tab
    const link = event.target instanceof Element && event.target.closest("a[data-WHICH]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("row", link.dataset.WHICH);
  };
  document.addEventListener("click", opened);
  return () => document.removeEventListener("click", opened);
}
"""


@st.cache_resource(show_spinner=False)
def _listener(which: str) -> Callable[..., object]:
    return st.components.v2.component(
        f"duixian_opener_{which}", js=_SCRIPT.replace("WHICH", which), isolate_styles=False
    )


def opened_key(which: str) -> str | None:
    """Listens for clicks on links with `data-WHICH`; the value of the one that was opened, None where nothing is. `which` is also the
    name of the choice in the URL.
    """
    choice(which, None, a_text)
    widget = f"opener_{which}"

    def take() -> None:
        st.session_state[which] = st.session_state[widget]["row"]

    _listener(which)(key=widget, on_row_change=take)
    key: str | None = st.session_state[which]
    return key


def beside(which: str, title: str, draw: Callable[[], None]) -> None:
    """Draws what `which` opened in a drawer at the side; closing it takes it out of the URL."""

    def close() -> None:
        st.session_state[which] = None

    def drawn() -> None:
        st.html(page_style("drawer"))
        draw()

    st.dialog(title, width="medium", position="right", on_dismiss=close)(drawn)()
