"""A statement that the reading did not find, added by hand: for words marked in the text, or filled in."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app import markup
from app.review import deciding, mine, pick
from app.review.editor import reason_box, write_decisions
from app.review.fields import Offered, draw, indicator_box, label_of, not_numbers
from app.review.statements import KINDS, Found
from app.texts import Words
from loaders.warehouse.standing import Standing

REASONS = ("overlooked", "in_picture", "in_attachment")


def add_statement(
    standing: Standing, found: Sequence[Found], text: str, at: Mapping[str, Any], offered: Offered, words: Words
) -> None:
    """The form; `at` tells where the marked words begin and end in the text (-1: none are marked)."""
    start, end = int(at.get("start", -1)), int(at.get("end", -1))
    is_marked = 0 <= start < end <= len(text)
    st.html(f"<h3>{markup.text(words('review.add.title'))}</h3>")
    stamp = f"new_{start}_{end}"
    kind = st.segmented_control(
        words("review.kind"), KINDS, default=KINDS[0], required=True, key=f"kind_{stamp}",
        format_func=lambda code: words(f"review.kind.{code}"),
    ) or KINDS[0]  # fmt: skip
    first = {"comparator": "ge", "basis": "level", "recurrence": "none", "value_type": "reported"}
    code = indicator_box("", offered, f"indicator_{stamp}", words, with_new=False)
    with st.form(f"add_{stamp}_{kind}", border=True):
        quote = st.text_area(
            words("review.add.quote"),
            text[start:end] if is_marked else "",
            key=f"quote_{stamp}",
            placeholder=words("review.add.quote.help"),
        )
        name = st.text_input(label_of("indicator_text", words), key=f"name_{stamp}")
        fields = {"indicator_id": code} | draw(kind, first, offered, f"{stamp}_{kind}", words)
        reason = reason_box(words, f"reason_{stamp}", REASONS)
        with st.container(horizontal=True, gap="small"):
            wanted = st.form_submit_button(words("review.add.submit"), type="primary", key=f"add_submit_{kind}")
            closed = st.form_submit_button(words("review.add.close"), key=f"add_close_{kind}")
    if closed:
        pick.done_adding()
        st.rerun()
    if wanted:
        place = {"span_start": str(start), "span_end": str(end)} if is_marked and quote == text[start:end] else {}
        _add(
            standing,
            found,
            kind,
            {**fields, "quote": quote.strip(), "indicator_text": name.strip(), **place},
            reason,
            words,
        )
        st.rerun()


def _add(
    standing: Standing, found: Sequence[Found], kind: str, fields: dict[str, str], reason: str, words: Words
) -> None:
    document = standing.document
    faults = [
        (not fields["quote"], words("review.add.no_quote")),
        (not reason, words("review.no_reason")),
        (not fields["value"] or bool(not_numbers(kind, fields)), words("review.add.no_value")),
    ]
    fault = next((said for is_wrong, said in faults if is_wrong), None)
    if fault:
        mine.say(fault)
        return
    source = {"source": document["title"], "disclosure": document["disclosure"]} if kind == "reported" else {}
    row = {
        "document_id": document["document_id"], "jurisdiction_id": document["jurisdiction_id"], "verification": "seen",
        "source_grade": "issuing body", "clause_id": _clause(standing, fields), **source, **fields,
    }  # fmt: skip
    decisions = deciding.added(row, kind, reason, {one.key for one in found})
    if write_decisions(decisions, words("review.add.done"), words):
        pick.done_adding()


def _clause(standing: Standing, fields: Mapping[str, str]) -> str:
    """The innermost clause around the marked words."""
    if "span_start" not in fields:
        return ""
    start = int(fields["span_start"])
    around = [c for c in standing.clauses if c["start"] is not None and c["start"] <= start < (c["end"] or 0)]
    return max(around, key=lambda c: c["start"])["clause_id"] if around else ""
