"""Picking a statement in the text or in the list, and words of the text for a statement to be added: told by the browser.

Links stand in the page's own HTML; without the script the same link opens the same view, for the statement is a choice in the
URL. Where a statement was picked, the text is scrolled to it.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.address import a_text, choice

STATEMENT = "statement"
_KEY, _WORDS = "review_pick", "review_words"

# Streamlit may run the function again with new data; what it leaves on the document is taken off by the function it gives back.
_SCRIPT = """
export default function ({ setTriggerValue, data }) {
  const paper = () => document.querySelector(".review .paper");
  const clicked = (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const link = event.target.closest(".review a[data-row], .statements a[data-row]");
    if (link) {
      event.preventDefault();
      setTriggerValue("row", link.dataset.row);
    }
    if (event.target.closest("button.take-words")) setTriggerValue("words", marked());
  };
  // Characters as Python counts them: letters outside the basic plane are one, not two.
  const marked = () => {
    const chosen = getSelection();
    const text = paper();
    if (!text || !chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) {
      return { start: -1, end: -1 };
    }
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    return { start, end: start + [...range.toString()].length };
  };
  const keep = (event) => {  // pressing the button must not undo the selection
    if (event.target instanceof Element && event.target.closest("button.take-words")) event.preventDefault();
  };
  document.addEventListener("click", clicked);
  document.addEventListener("mousedown", keep);
  const shown = setTimeout(() => {
    const mark = data && data.row && document.querySelector(`.review .paper [data-row="${CSS.escape(data.row)}"]`);
    if (mark) {
      const text = paper();
      const at = mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
      if (at < 0 || at > text.clientHeight - 40) text.scrollTop += at - text.clientHeight / 3;
    }
  }, 150);
  return () => {
    clearTimeout(shown);
    document.removeEventListener("click", clicked);
    document.removeEventListener("mousedown", keep);
  };
}
"""


@st.cache_resource(show_spinner=False)
def _listener() -> Callable[..., object]:
    return st.components.v2.component("duixian_review", js=_SCRIPT, isolate_styles=False)


def _take() -> None:
    st.session_state[STATEMENT] = st.session_state[_KEY]["row"]
    st.session_state.pop(_WORDS, None)


def _take_words() -> None:
    st.session_state[_WORDS] = dict(st.session_state[_KEY]["words"])
    st.session_state[STATEMENT] = None


def picked() -> str | None:
    """The statement that was picked, None where none is; to be called before what it chooses is drawn."""
    choice(STATEMENT, None, a_text)
    found: str | None = st.session_state[STATEMENT]
    return found


def listen(row: str | None) -> None:
    """Puts the listener on the page and scrolls the text to the statement `row`; after the text was drawn."""
    _listener()(key=_KEY, on_row_change=_take, on_words_change=_take_words, data={"row": row or ""})


def pick(key: str | None) -> None:
    """Picks another statement for the next run."""
    st.session_state[STATEMENT] = key


def chosen_words() -> dict[str, Any] | None:
    """Where the words stand that a statement is to be added for (start and end, -1 for none marked); None where none is added."""
    found: dict[str, Any] | None = st.session_state.get(_WORDS)
    return found


def done_adding() -> None:
    """The form for adding is closed."""
    st.session_state.pop(_WORDS, None)
