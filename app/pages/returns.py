"""报送: the county clerk's page. Who owes what, the template, sending returns in, what came back, publishing, and the whole record."""

import streamlit as st

from app import on_paper, queries, returns_queries
from app.address import PART, choice, one_of
from app.page_style import page_style
from app.queries import Row
from app.returns_owed import answer, show_owed
from app.returns_record import show_record
from app.returns_sending import my_drafts, show_sending
from app.view import View, the_view

PARTS = ("send", "owed", "record")


def show(view: View) -> None:
    """The sentence, then one of three parts."""
    words = view.words
    st.html(page_style("returns"))
    rows: list[Row] = view.ask(returns_queries.owed, view.place["jurisdiction_id"])
    last: Row | None = view.ask(queries.last_return, view.place["jurisdiction_id"])
    st.html(f'{on_paper.line(view, "returns")}<h1 class="answer">{answer(view, rows, last, len(my_drafts()))}</h1>')
    part = st.segmented_control(
        words("returns.part"), PARTS, required=True, format_func=lambda one: words(f"returns.part.{one}"), label_visibility="collapsed",
        **choice(PART, PARTS[0], one_of(PARTS)),
    )  # fmt: skip
    if part == "owed":
        show_owed(view, rows)
    elif part == "record":
        show_record(view)
    else:
        show_sending(view)


show(the_view())
