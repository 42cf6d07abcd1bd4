"""On the first page that a reader opens the words stand before its charts come.

A browser that has never been here fetches Plotly with the first chart, and does nothing else for a second while it takes it in: sent
along with the words, a chart kept them from the screen half of the time (first words after 3 s instead of 1.6 s).
"""

import time

import streamlit as st

# Seconds; what the words of a page need of the browser has come and stands by then.
HEAD_START = 0.4
_STAND = "words_stand"


def wait_for_words() -> None:
    """Holds back what is drawn next, on a reader's first page."""
    if _STAND not in st.session_state:
        time.sleep(HEAD_START)


def words_stand() -> None:
    """Remembers that the reader has a page before him."""
    st.session_state[_STAND] = True
