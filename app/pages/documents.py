"""文件依据: what is on record and in force; one document with its statements in place and how it stands to the levels above."""

from collections.abc import Sequence

import streamlit as st

from app import document_queries, lead_bars, markup, on_paper, panels
from app.address import DOCUMENT, ORIGIN, STATUS, a_text, choice, one_of
from app.document_page import show_document
from app.drawing import show_drawing
from app.drawn import drawn_once
from app.group_signs import counted_signs, key_of
from app.naming import issued, name
from app.opened import show_opened
from app.page_style import page_style
from app.queries import Row
from app.review.part import chosen_list, chosen_part, show_own_documents, show_part
from app.view import View, the_view
from app.words_first import wait_for_words

ORIGINS = ("all", "own", "everywhere")
STATES = ("in_force", "superseded", "repealed", "period_over")
# Groups of verdicts, the most pressing first, with the hue of their bars.
GROUPS = {"missed": "missed", "risk": "lagging", "moving": "on_track", "met": "met", "undecided": "undecided"}
BARS = 8


def show(view: View) -> None:
    """The list, or the document that was chosen."""
    st.html(page_style("documents"))
    choice(DOCUMENT, None, a_text)
    rows: list[Row] = view.ask(document_queries.documents_on_record)
    chosen = st.session_state[DOCUMENT]
    if not chosen:
        if chosen_list(view) == "add":
            show_own_documents(view)
        else:
            _list(view)
        return
    document = next((row for row in rows if row["document_id"] == chosen), None)
    part = chosen_part(view, chosen, document is not None)
    if part != "read":
        show_part(view, chosen, part)
        return
    if document is None:
        st.html(
            f'<h1 class="answer">{markup.text(view.words("documents.not_found"))}</h1>'
            f"<p class='empty'>{markup.link(view.address.link('documents'), markup.text(view.words('documents.back')))}</p>"
        )
        return
    drawn_once(view, _document, chosen)
    show_opened(view)


def _document(view: View, chosen: str) -> None:
    rows: list[Row] = view.ask(document_queries.documents_on_record)
    show_document(view, next(row for row in rows if row["document_id"] == chosen))


def _list(view: View) -> None:
    words = view.words
    heading = st.container()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        origin = st.selectbox(
            words("documents.origin"), ORIGINS, format_func=lambda o: words(f"documents.origin.{o}"), width=190,
            **choice(ORIGIN, ORIGINS[0], one_of(ORIGINS)),
        ) or ORIGINS[0]  # fmt: skip
        states = tuple(st.multiselect(
            words("documents.status"), STATES, format_func=lambda s: words(f"documents.status.{s}"), placeholder=words("choice.placeholder"),
            width=320, select_all=False, **choice(STATUS, [], one_of(STATES), several=True),
        ))  # fmt: skip
    with heading:
        drawn_once(view, _heading, origin, states)
    wait_for_words()
    drawn_once(view, _listed, origin, states)


def _rows(view: View, origin: str, states: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = view.ask(document_queries.documents_on_record)
    issuers = _issuers(view, origin)
    of_place = [row for row in rows if issuers is None or row["jurisdiction_id"] in issuers]
    return [row for row in of_place if not states or row["status"] in states]


def _heading(view: View, origin: str, states: tuple[str, ...]) -> None:
    said = _answer(view, _rows(view, origin, states), origin)
    st.html(f'{on_paper.line(view, "documents")}<h1 class="answer">{said}</h1>')


def _listed(view: View, origin: str, states: tuple[str, ...]) -> None:
    """The bars and the table; where there is none, what to do."""
    listed = _rows(view, origin, states)
    if not listed:
        st.html(f"<p class='empty'>{markup.text(view.words('documents.none_next'))}</p>")
        return
    _bars(view, listed)
    st.html(f"<h2>{markup.text(view.words('documents.table.title'))}</h2>{_table(view, listed)}")


def _issuers(view: View, origin: str) -> set[str] | None:
    """The places whose documents are listed; None for all."""
    if origin == "everywhere":
        return None
    place: Row | None = view.place
    found = {view.place["jurisdiction_id"]}
    while origin == "all" and place is not None and place["parent_id"]:
        found.add(place["parent_id"])
        place = view.place_named(place["parent_id"])
    return found


def _answer(view: View, listed: Sequence[Row], origin: str) -> str:
    words = view.words
    place = markup.text(words("place.all") if origin == "everywhere" else name(view.place, "name", words))
    if not listed:
        return words("documents.none", place=place)
    states = [(s, sum(row["status"] == s for row in listed)) for s in STATES]
    parts = words.listed(words("documents.count", status=words(f"documents.status.{s}"), n=n) for s, n in states if n)
    key = (
        "documents.sentence.own" if origin == "all" and not view.place["parent_id"] else f"documents.sentence.{origin}"
    )
    return words(
        key, place=place, n=len(listed), parts=markup.text(parts), promises=sum(r["promises"] for r in listed)
    ) + words("sentence.end")


def _bars(view: View, listed: Sequence[Row]) -> None:
    """How the promises of the documents with most of them stand."""
    words = view.words
    drawn = sorted((r for r in listed if r["promises"]), key=lambda r: -r["promises"])[:BARS]
    if not drawn:
        return
    title = words("documents.bars.title")
    note = words("documents.bars.note", drawn=len(drawn), all=len(listed))
    st.html(f"<h2>{markup.text(title)}<small>{markup.text(note)}</small></h2>")
    st.html(key_of(GROUPS, words))
    frame = lead_bars.frame(
        (
            " ".join(
                [row["document_title"], *([words("documents.restricted")] if row["disclosure"] == "restricted" else [])]
            ),
            [(words(f"group.{g}.n", n=row[g]), hue, row[g]) for g, hue in GROUPS.items()],
        )
        for row in drawn
    )
    source = words("as_of.line", date=words.date(view.as_of))
    show_drawing(
        lead_bars.lead_bars(frame, source, view.colours), 1152, key="document_bars",
        config=panels.chart_config(f"{title}-{view.as_of.isoformat()}", words), alt=words("documents.alt", title=title, n=len(drawn)),
    )  # fmt: skip


def _table(view: View, listed: Sequence[Row]) -> str:
    words = view.words
    lines = []
    for row in listed:
        title = markup.link(
            view.address.link("documents", **{DOCUMENT: row["document_id"]}), markup.text(row["document_title"])
        )
        number = f"<small>{markup.text(row['document_number'])}</small>" if row["document_number"] else ""
        inner = (
            f" <span class='tag'>{markup.text(words('documents.restricted'))}</span>"
            if row["disclosure"] == "restricted"
            else ""
        )
        successor = ""
        if row["superseded_by"]:
            href = view.address.link("documents", **{DOCUMENT: row["superseded_by"]})
            said = markup.text(words("documents.successor", title=row["successor_title"] or row["superseded_by"]))
            successor = (
                f"<small>{markup.link(href, said)}</small>" if row["successor_title"] else f"<small>{said}</small>"
            )
        lines.append([
            title + inner + number,
            markup.text(row["issuer"] or words("not_stated")),
            markup.text(issued(row, words) or words("not_stated")),
            markup.text(words(f"documents.status.{row['status']}") if row["status"] else words("not_stated")) + successor,
            _stand(view, row),
        ])  # fmt: skip
    heads = [words(f"documents.head.{head}") for head in ("title", "issuer", "issued", "status", "stand")]
    return markup.table(heads, lines, kind="documents")


def _stand(view: View, row: Row) -> str:
    """✓3 ✕1 ○20, each with its word; standards, proposed ones and figures in words."""
    words = view.words
    signs = counted_signs({g: row[g] for g in GROUPS}, words)
    rest = [words(f"documents.{which}", n=row[which]) for which in ("standards", "proposed", "figures") if row[which]]
    under = f"<small>{markup.text(words.listed(rest))}</small>" if rest else ""
    return signs + under or f"<small>{markup.text(words('documents.nothing'))}</small>"


show(the_view())
