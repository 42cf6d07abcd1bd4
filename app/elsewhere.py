"""How an indicator stands in other places: their promises and figures, as tables beneath a place's own."""

import streamlit as st

from app import markup, panels, queries
from app.address import ELSEWHERE
from app.drawn import drawn_once
from app.nearness import PLACES_BESIDE, PROMISES_BESIDE
from app.queries import Row
from app.rest import FIRST, FIRST_PROMISES, all_asked, last_of_each_place
from app.tally import by_promise
from app.view import View


def other_promises(view: View, indicator_id: str) -> list[Row]:
    """Who else promised a number on an indicator."""
    return [r for r in view.promises_on(indicator_id) if r["jurisdiction_id"] != view.place["jurisdiction_id"]]


def other_figures(view: View, indicator_id: str) -> list[Row]:
    """What other places report of an indicator."""
    return list(view.ask(queries.figures_elsewhere, indicator_id, view.place["jurisdiction_id"]))


def show_elsewhere(view: View, indicator_id: str) -> None:
    """Heading and tables; where much is on record, the nearest promises and the latest figures of each place first."""
    words = view.words
    promises = len(by_promise(other_promises(view, indicator_id)))
    count = promises + len(other_figures(view, indicator_id))
    if not count:
        return
    first = words("rest.nearest", n=min(promises, FIRST_PROMISES)) if promises else words("rest.latest_of_each")
    st.html(f"<h2>{markup.text(words('indicator.elsewhere.title'))}</h2>")
    whole = count <= FIRST or all_asked(words, ELSEWHERE, first, words("rest.all", n=count))
    drawn_once(view, _tables, indicator_id, whole)


def _tables(view: View, indicator_id: str, whole: bool) -> None:
    words = view.words
    others, figures = other_promises(view, indicator_id), other_figures(view, indicator_id)
    promised = len({row["commitment_id"] for row in others})
    places = len({figure["jurisdiction_id"] for figure in figures})
    if promised >= PROMISES_BESIDE or places >= PLACES_BESIDE:
        said = words("indicator.elsewhere.nearest", promises=PROMISES_BESIDE, places=PLACES_BESIDE)
        st.html(f"<p class='apart'>{markup.text(said)}</p>")
    if not whole:
        others = [row for group in by_promise(others)[:FIRST_PROMISES] for row in group]
        figures = last_of_each_place(figures)
    if others:
        st.html(panels.promise_table(view, others, ()))
    if figures:
        st.html(panels.figure_table(figures, words, place=True))
