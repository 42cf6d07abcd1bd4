"""Reviewing a document: its text with the statements in place, beside it the list, the statement that was picked, and a batch."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app import markup, queries
from app.address import DOCUMENT, PART
from app.page_style import page_style
from app.review import deciding, mine, pick
from app.review.adding_statement import add_statement
from app.review.editor import show_editor, write_decisions
from app.review.fields import Offered
from app.review.statements import STATES, Found, found_in, listing, marks, sure
from app.source_text import LONGEST, marked
from app.texts import Words
from app.view import View
from loaders.loads.registers import register_of
from loaders.warehouse.standing import Standing

# Above this the reading was right in 98 of 100 (loaders/statements/confidence.py says how that was measured).
SURE = 0.95
SHOWN = "review_shown"


def show_desk(view: View, standing: Standing) -> None:
    """The whole part; the caller has seen to it that the acting person may write."""
    words = view.words
    st.html(page_style("review"))
    found = found_in(standing)
    picked = pick.picked()
    mine.show_said()
    if not found:
        st.html(f"<p class='empty'>{markup.text(words('review.none'))}</p>")
    offered = _offered(view)
    text = mine.whole_text(standing.document["load_id"])
    href = view.address.link(
        "documents", **{DOCUMENT: standing.document["document_id"], PART: "review", pick.STATEMENT: "KEY"}
    ).replace("KEY", "{key}")
    st.html(_counts(view, found))
    left, right = st.columns([11, 9], gap="medium")
    with left:
        _paper(view, standing, found, text, href, offered)
    with right:
        _batch(view, found)
        adding = pick.chosen_words()
        one = next((one for one in found if one.key == picked), None)
        if adding is not None:
            add_statement(standing, found, text or "", adding, offered, words)
        elif one is not None:
            show_editor(one, found, standing.document, offered, words)
        _list(view, found, href, offered)
    st.html(
        f"<style>.review [data-row='{_css(picked)}'],.statements [data-row='{_css(picked)}']{{outline:2px solid var(--accent);outline-offset:1px}}</style>"
    )
    pick.listen(picked)


def _css(key: str | None) -> str:
    """A key as it may stand in a selector: ids are letters, digits and hyphens; anything else is no id."""
    return key if key and key.replace("-", "").replace("_", "").isalnum() else "none"


def _offered(view: View) -> Offered:
    register = register_of(mine.my_data())
    rows = view.ask(queries.assessments, None)
    scopes = {row["scope"] for row in rows if row["scope"]}
    leads = {row["lead_department"] for row in rows if row["lead_department"]}
    return Offered(register.indicator_by_id, sorted(leads), sorted(scopes))


def _counts(view: View, found: Sequence[Found]) -> str:
    """How far the review has got, and what the signs mean. HTML."""
    words = view.words
    counts = Counter(one.state for one in found)
    parts = [
        f'<span class="is-{state}"><span class="state">{markup.text(words(f"review.state.{state}"))}</span> {counts[state]}</span>'
        for state in STATES
    ]
    done = len(found) - counts["proposed"]
    return f'<div class="progress"><b>{markup.text(words("review.progress", done=done, all=len(found)))}</b>{"".join(parts)}</div>'


def _paper(
    view: View, standing: Standing, found: Sequence[Found], text: str | None, href: str, offered: Offered
) -> None:
    words = view.words
    if text is None:
        st.html(f"<p class='empty'>{markup.text(words('review.no_text'))}</p>")
        return
    anchors = {c["start"]: f"clause-{c['clause_id']}" for c in standing.clauses if c["start"] is not None}
    paper = marked(text[:LONGEST], marks(found, text, href, offered.indicators, words), anchors)
    more = f"<p class='empty'>{markup.text(words('document.text.long'))}</p>" if len(text) > LONGEST else ""
    st.html(f'<div class="review">{paper}</div>{more}')


def _batch(view: View, found: Sequence[Found]) -> None:
    """Accepting in one go what was read surely and names an indicator."""
    words = view.words
    waiting = sum(one.state == "proposed" for one in found)
    if not waiting:
        return
    with st.container(key="batch", horizontal=True, vertical_alignment="bottom", gap="small"):
        least = st.number_input(
            words("review.batch.least"),
            30,
            99,
            round(SURE * 100),
            key="batch_least",
            width=150,
            help=words("review.batch.help"),
        )
        chosen = sure(found, least / 100)
        wanted = st.button(words("review.batch.accept", n=len(chosen)), key="batch_accept", disabled=not chosen)
        st.html(f"<small>{markup.text(words('review.batch.rest', n=waiting - len(chosen)))}</small>")
    if wanted:
        reason = Words("zh")("review.batch.reason", percent=int(least))
        write_decisions(deciding.accepted(chosen, reason), words("review.batch.done", n=len(chosen)), words)
        st.rerun()


def _list(view: View, found: Sequence[Found], href: str, offered: Offered) -> None:
    words = view.words
    shown = st.segmented_control(
        words("review.list"), ("all", *STATES), default="all", required=True, key=SHOWN, label_visibility="collapsed",
        format_func=lambda state: words("review.state.all") if state == "all" else words(f"review.state.{state}"),
    ) or "all"  # fmt: skip
    listed = [one for one in found if shown in {"all", one.state}]
    button = f'<button type="button" class="take-words">{markup.text(words("review.add"))}</button>'
    hint = f"<small>{markup.text(words('review.add.hint'))}</small>"
    body = (
        listing(listed, href, offered.indicators, words)
        if listed
        else f"<p class='empty'>{markup.text(words('review.list.none'))}</p>"
    )
    st.html(f'<div class="adding">{button}{hint}</div>{body}')
