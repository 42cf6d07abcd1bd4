"""Whether a place belongs to those a promise means (适用范围): what is on record, and the confirmation with its evidence."""

from datetime import date

import streamlit as st

from app import closing_queries, markup
from app.acting import acting, may_write
from app.address import PART
from app.naming import name
from app.queries import Row
from app.review import mine
from app.review.editor import evidence_box, reason_box, write_decisions
from app.texts import Words
from app.view import View
from loaders.loads.decision import Decision

REASONS = ("listed", "not_listed", "by_notice")
ANSWERS = ("yes", "no")
# The usual reason that says the opposite of an answer.
_AGAINST = {"yes": "not_listed", "no": "listed"}
_FIRST, _LAST = date(1949, 10, 1), date(2100, 12, 31)


def show_scope(view: View, row: Row) -> None:
    """What is on record, and for who may write the form."""
    words, scope, place = view.words, row["scope"], row["jurisdiction_id"]
    where = name(row, "place", words)
    st.html(f"<h2>{markup.text(words('scope.title', scope=scope))}</h2>")
    rows: list[Row] = view.ask(closing_queries.memberships, scope, place)
    said = [_membership(one, where, words) for one in rows] or [words("scope.none", place=where)]
    st.html(markup.items([markup.text(one) for one in said]))
    if not may_write(acting()):
        return
    drafted = [one for load in mine.my_drafts() for one in load.rows("decisions") if _is_of(one, scope, place)]
    if drafted:
        link = markup.link(view.address.link("documents", **{PART: "add"}), markup.text(words("closing.publish")))
        st.html(f"<p>{markup.text(words('scope.drafted', n=len(drafted)))} {link}</p>")
    _form(scope, place, where, len(rows) + len(drafted), words)


def _is_of(decision: dict[str, str], scope: str, place: str) -> bool:
    return decision["action"] == "confirm_scope" and decision["subject_id"] == place and decision["field"] == scope


def _membership(one: Row, where: str, words: Words) -> str:
    days = [words("scope.from", date=words.date(one["valid_from"])) if one["valid_from"] else ""]
    days += [words("scope.to", date=words.date(one["valid_to"])) if one["valid_to"] else ""]
    said = words("scope.is" if one["is_member"] else "scope.is_not", place=where)
    return words.listed_wide([said, *(day for day in days if day), words("scope.evidence", text=one["evidence"])])


def _form(scope: str, place: str, where: str, taken: int, words: Words) -> None:
    with st.form(f"scope_{taken}", border=True):
        answer = st.radio(
            words("scope.question", place=where, scope=scope), ANSWERS, None, horizontal=True, key=f"scope_answer_{taken}",
            format_func=lambda one: words(f"scope.{one}"),
        )  # fmt: skip
        days = []
        for column, which in zip(st.columns(2), ("first", "last"), strict=True):
            with column:
                days.append(
                    st.date_input(
                        words(f"scope.{which}"),
                        None,
                        min_value=_FIRST,
                        max_value=_LAST,
                        format="YYYY-MM-DD",
                        key=f"scope_{which}_{taken}",
                    )
                )
        reason = reason_box(words, f"scope_reason_{taken}", REASONS)
        evidence, files = evidence_box(words, words("scope.evidence.help"), "scope", taken)
        if not st.form_submit_button(words("scope.submit"), type="primary", key=f"scope_submit_{taken}"):
            return
    if answer is None or not reason:
        mine.say(words("scope.no_answer") if answer is None else words("review.no_reason"))
    elif reason == Words("zh")(f"review.reason.{_AGAINST[answer]}"):
        mine.say(words("scope.contradiction", answer=words(f"scope.{answer}"), reason=reason))
    else:
        first, last = (day.isoformat() if isinstance(day, date) else "" for day in days)
        value = f"{answer} {first}/{last}" if first or last else answer
        decision = Decision("confirm_scope", place, scope, value, reason, evidence)
        write_decisions([decision], words("scope.done"), words, files)
    st.rerun()
