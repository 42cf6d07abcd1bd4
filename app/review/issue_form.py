"""A document's issue data and whether it is in force: corrected, superseded, repealed, with reason and evidence."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app import document_queries, markup
from app.queries import Row
from app.review import deciding, mine
from app.review.editor import reason_box, write_decisions
from app.review.fields import code_word, label_of
from app.view import View
from loaders.loads.issue import parse_issue_date
from loaders.loads.tables import cell
from loaders.warehouse.columns import DOCUMENTS
from loaders.warehouse.standing import Standing

REASONS = ("status", "successor", "as_printed", "missing")
_TEXTS = ("title", "document_number", "issuer", "issued_date")


def show_issue_form(view: View, standing: Standing) -> None:
    """The form; what it changes goes into the drafts as decisions."""
    words, document = view.words, standing.document
    mine.show_said()
    rows: list[Row] = view.ask(document_queries.documents_on_record)
    titles = {row["document_id"]: row["document_title"] for row in rows}
    titles |= {key: load.title for key, load in mine.drafted_documents().items()}
    titles.pop(document["document_id"], None)
    before = cell(document["superseded_by"])
    st.html(f"<p>{markup.text(words('review.issue.note'))}</p>")
    with st.form("issue", border=True):
        fields = {}
        for field in _TEXTS:
            shown = cell(document[field])
            fields[field] = st.text_input(label_of(field, words), shown, key=f"issue_{field}_{shown}").strip()
        left, right = st.columns(2)
        with left:
            fields["status"] = _coded("status", document, view)
            fields["disclosure"] = _coded("disclosure", document, view)
        with right:
            day = st.date_input(
                label_of("valid_to", words), document["valid_to"], min_value=date(1949, 10, 1), max_value=date(2100, 12, 31),
                format="YYYY-MM-DD", key=f"issue_valid_to_{document['valid_to']}", help=words("review.issue.valid_to.help"),
            )  # fmt: skip
            fields["valid_to"] = day.isoformat() if isinstance(day, date) else ""
            options = ["", *titles] if before in {"", *titles} else ["", before, *titles]
            successor = st.selectbox(
                label_of("superseded_by", words), options, options.index(before), key=f"issue_successor_{before}",
                format_func=lambda key: titles.get(key, key) if key else words("review.issue.no_successor"),
            )  # fmt: skip
        reason = reason_box(words, "issue_reason", REASONS)
        evidence = st.text_input(
            words("review.evidence"), key="issue_evidence", placeholder=words("review.issue.evidence.help")
        ).strip()
        if not st.form_submit_button(words("review.issue.submit"), type="primary", key="issue_submit"):
            return
    _decide(view, document, fields, successor or "", reason, evidence)
    st.rerun()


def _coded(field: str, document: Row, view: View) -> str:
    shape, text = DOCUMENTS[field], cell(document[field])
    options = list(shape.codes) if shape.required or text else ["", *shape.codes]
    return str(
        st.selectbox(
            label_of(field, view.words), options, options.index(text), key=f"issue_{field}_{text}",
            format_func=lambda code: code_word(field, code, view.words),
        )
    )  # fmt: skip


def _decide(view: View, document: Row, fields: Mapping[str, str], successor: str, reason: str, evidence: str) -> None:
    words = view.words
    said = dict(fields)
    if said["issued_date"] != cell(document["issued_date"]):
        issued = parse_issue_date(said["issued_date"]) if said["issued_date"] else None
        if said["issued_date"] and issued is None:
            mine.say(words("review.ask.no_date", text=said["issued_date"]))
            return
        said["issued_date"] = issued[0].isoformat() if issued else ""
        said["date_verified"] = issued[1] if issued else ""
    if said["status"] == "superseded" and not successor:
        mine.say(words("review.issue.which_successor"))
        return
    decisions = deciding.of_document(document, said, successor, reason, evidence)
    if not decisions:
        mine.say(words("review.unchanged"))
    elif not reason:
        mine.say(words("review.no_reason"))
    else:
        write_decisions(decisions, words("review.issue.done"), words)
