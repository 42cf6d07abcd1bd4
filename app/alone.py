"""A page that runs alone where one of its own choices changed: menu, style sheets and shared choices stand as they are.

They are two thirds of what the server sends and the browser goes through again after a click that changes none of them.
"""

from collections.abc import Callable

import streamlit as st

from app import address
from app.refused import refused_told
from app.telling import told
from app.view import View, the_view


def run_alone(show: Callable[[View], None]) -> None:
    """Draws a page; a choice within it runs only `show` again, and writes the address as a whole run does."""
    _run(show, the_view().names())


@st.fragment
def _run(show: Callable[[View], None], names: tuple[object, ...]) -> None:
    view = the_view()
    if view.names() != names:
        st.rerun()  # a newer database or another day than the frame's: page and frame are drawn anew together
    with told(view.words):
        with refused_told(view.words):
            show(view)
        address.finish()
