"""The search box in the menu's line and what it finds, on every page; the words asked for are in the URL."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from app import markup, place_queries, queries
from app.address import DOCUMENT, FIND, INDICATOR, a_text, choice
from app.find import Hit, Kind, found
from app.naming import document_name, name
from app.view import View

LONGEST = 60  # characters asked for


def box(label: str, placeholder: str) -> None:
    """Draws the box; to be called on every page."""
    st.text_input(
        label, placeholder=placeholder, icon=":material/search:", max_chars=LONGEST, width=260,
        autocomplete="off", **choice(FIND, "", a_text),
    )  # fmt: skip


def results(view: View) -> None:
    """What was found, as links; nothing where nothing was asked for."""
    asked = str(st.session_state.get(FIND) or "").strip()
    if not asked:
        return
    words = view.words
    rows: dict[Kind, Iterable[Mapping[str, Any]]] = {
        "indicator": view.look_up(queries.indicators_in_use, view.known_by),
        "place": view.ask(place_queries.places_of_register),
        "document": view.ask(queries.documents),
    }
    hits = found(rows, asked)
    groups = [
        f"<h2>{markup.text(words(f'find.{kind}'))}</h2>" + markup.items((_line(hit, view) for hit in of_kind), "rows")
        for kind, of_kind in hits.items()
    ]
    said = words("find.title" if hits else "find.none", asked=asked)
    with st.container(key="found"):
        st.html(
            f'<section class="found" aria-label="{markup.text(words("find.label"))}"><p role="status">{markup.text(said)}</p>'
            f'<div class="found-groups">{"".join(f"<div>{group}</div>" for group in groups)}</div></section>'
        )


def _line(hit: Hit, view: View) -> str:
    words, row = view.words, hit.row
    if hit.kind == "indicator":
        href = view.address.link("indicator", **{INDICATOR: row["indicator_id"]})
        return markup.link(href, markup.text(name(row, "name", words)))
    if hit.kind == "place":
        link = markup.link(view.address.link("", place=row["jurisdiction_id"]), markup.text(name(row, "name", words)))
        return link + (f"<small>{markup.text(name(row, 'above', words))}</small>" if row["above_zh"] else "")
    title = markup.text(row["document_title"])
    number = f"<small>{markup.text(document_name(row, words))}</small>" if row["document_number"] else ""
    return markup.link(view.address.link("documents", **{DOCUMENT: row["document_id"]}), title) + number
