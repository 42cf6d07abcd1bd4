"""A path that no page has: the opening page answers to it and says so, where Streamlit would in English and in a window of its own."""

from collections.abc import Collection
from urllib.parse import unquote, urlsplit

import streamlit as st


def lost_path(known: Collection[str]) -> str | None:
    """The end of the path that was asked for, where it is none of the pages' paths; None where it is one, or the bare address.

    What a server keeps in front of the dashboard's own path may be taken for one: it is told only where Streamlit finds it too.
    """
    path = unquote(urlsplit(st.context.url or "").path).rstrip("/").rpartition("/")[2]
    return path if path and path not in known else None
