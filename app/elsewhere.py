"""How an indicator stands in other places: their promises and figures, as tables beneath a place's own."""

import streamlit as st

from app import markup, panels, place_queries, queries
from app.address import ELSEWHERE
from app.drawn import drawn_once
from app.nearness import PLACES_BESIDE, PLACES_DRAWN, PROMISES_BESIDE, PROMISES_DRAWN, nearest
from app.queries import Row
from app.rest import FIRST, FIRST_PROMISES, all_asked, last_of_each_place
from app.view import View


def other_promises(view: View, indicator_id: str) -> list[Row]:
    """Who else promised a number on an indicator."""
    return [r for r in view.promises_on(indicator_id) if r["jurisdiction_id"] != view.place["jurisdiction_id"]]


def other_figures(view: View, indicator_id: str) -> list[Row]:
    """What other places report of an indicator."""
    return list(view.ask(queries.figures_elsewhere, indicator_id, view.place["jurisdiction_id"]))


def drawn_promises(view: View, indicator_id: str) -> list[Row]:
    """Those promises of others that a chart draws: of many the nearest."""
    return _nearest(view, other_promises(view, indicator_id), "commitment_id", PROMISES_DRAWN)


def drawn_figures(view: View, indicator_id: str) -> list[Row]:
    """Those figures of others that a chart draws: of many places the nearest."""
    return _nearest(view, other_figures(view, indicator_id), "jurisdiction_id", PLACES_DRAWN)


def draws_fewer(view: View, indicator_id: str) -> bool:
    """Whether a chart leaves out what the tables list."""
    return len(drawn_promises(view, indicator_id)) < len(other_promises(view, indicator_id)) or len(
        drawn_figures(view, indicator_id)
    ) < len(other_figures(view, indicator_id))


def _nearest(view: View, rows: list[Row], one: str, at_most: int) -> list[Row]:
    return nearest(rows, one, at_most, view.place["jurisdiction_id"], view.look_up(place_queries.parents))


def show_elsewhere(view: View, indicator_id: str) -> None:
    """Heading and tables; where much is on record, the nearest promises and the latest figures of each place first."""
    words = view.words
    promises = len({row["commitment_id"] for row in other_promises(view, indicator_id)})
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
        others = _nearest(view, others, "commitment_id", FIRST_PROMISES)
        figures = last_of_each_place(figures)
    if others:
        st.html(panels.promise_table(view, others, ()))
    if figures:
        st.html(panels.figure_table(figures, words, place=True))
