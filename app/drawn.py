"""Parts of a page that are drawn once and sent again: to a reader who comes back, and to every other one with the same choices.

Putting a page into words and its charts into JSON takes ten times as long as sending it. Streamlit records what a cached function
draws and draws it again (element replay); no widget may be among it, and nothing may depend on a reader but by his view.
"""

import inspect
from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from app import queries
from app.snapshot_record import id_of_view
from app.view import View

# A drawn part takes some 50 kB, the longest a few hundred.
PARTS_KEPT = 512


def drawn_once(view: View, draw: Callable[..., Any], *arguments: Hashable) -> Any:
    """Runs `draw(view, *arguments)`, or draws again what it drew for an equal view and equal arguments; what it returned."""
    last_record = view.look_up(queries.latest_record, view.known_by)["recorded_at"]
    names = (
        inspect.getfile(draw),  # every page is a module of the same name to Streamlit: __main__
        draw.__qualname__,
        repr(arguments),
        *view.names(),
        id_of_view(view.as_of, view.known_by, last_record),  # charts carry the id of a snapshot taken since
    )
    return _drawn("\n".join(map(str, names)), view, draw, arguments)


@st.cache_resource(max_entries=PARTS_KEPT, show_spinner=False)
def _drawn(names: str, _view: View, _draw: Callable[..., Any], _arguments: tuple[Any, ...]) -> Any:
    del names
    return _draw(_view, *_arguments)
