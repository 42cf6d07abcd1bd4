"""A link that no longer holds: what it asked for and could not have is said in a line above what is shown instead."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app import address, markup
from app.address import Refused
from app.texts import Words


@contextmanager
def refused_told(words: Words) -> Iterator[None]:
    """Keeps a place above what is drawn within, for the choices that its widgets found in the URL and that mean nothing there."""
    above = st.container()
    yield
    said = [_said(one, words) for one in address.refused()]
    if said:
        with above:
            told_above(*said)


def told_above(*said: str) -> None:
    """Quiet lines above a page, each a paragraph that is read out."""
    st.html("".join(f"<p class='apart' role='status'>{markup.text(one)}</p>" for one in said))


def _said(one: Refused, words: Words) -> str:
    what = words(f"choice.{one.name}") if words.has(f"choice.{one.name}") else words("choice.other")
    if one.shown:
        return words("address.refused", what=what, code=one.code, shown=one.shown)
    return words("address.refused.default", what=what, code=one.code)
