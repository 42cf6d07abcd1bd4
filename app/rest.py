"""Long tables: what is looked at first, and all of it on demand.

A table of six hundred figures is seventeen thousand elements, each with its source a click away: seconds for the browser before
anything is seen. So a page begins with the rows at the head, and a choice above them, kept in the address, brings all.
"""

from collections.abc import Sequence

import streamlit as st

from app.address import choice, one_of
from app.queries import Row
from app.texts import Words

FIRST = 36  # rows of figures: three years of months
FIRST_PROMISES = 12  # rows of promises: each carries its whole evidence
PARTS = ("first", "all")


def all_asked(words: Words, name: str, first: str, everything: str) -> bool:
    """The choice between the `first` rows and `everything`, in these words; whether all were asked for."""
    said = dict(zip(PARTS, (first, everything), strict=True))
    st.segmented_control(
        words("rest.choice"), PARTS, required=True, format_func=said.__getitem__, label_visibility="collapsed",
        **choice(name, PARTS[0], one_of(PARTS)),
    )  # fmt: skip
    return bool(st.session_state[name] == PARTS[1])


def last_of_each_place(figures: Sequence[Row]) -> list[Row]:
    """The figures of the period that ended last in each place, in the order given; all of them where several sources tell of it."""
    ends = {
        figure["jurisdiction_id"]: figure["period_end"] for figure in sorted(figures, key=lambda f: f["period_end"])
    }
    return [figure for figure in figures if figure["period_end"] == ends[figure["jurisdiction_id"]]]
