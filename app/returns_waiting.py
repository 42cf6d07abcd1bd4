"""待核对: figures that are on record or drafted and on which no verdict rests until an official has said that they are right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from app import markup, returns_queries
from app.acting import acting
from app.faults import reason_and_remedy, said
from app.naming import name
from app.queries import Row
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.loads import Load
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.registers import register_of

LISTED = 60
ALL, CHOSEN, HOW, REASON = "waiting_all", "waiting_chosen", "waiting_how", "waiting_reason"


def show_waiting(drafts: Sequence[Load], view: View) -> None:
    """What waits, each with why it does; and a form by which it is confirmed through a draft."""
    words = view.words
    rows = waiting(drafts, view)
    if not rows:
        return
    st.html(
        f"<h2>{markup.text(words('waiting.title', n=len(rows)))}<small>{markup.text(words('waiting.note'))}</small></h2>"
        + markup.table([words(f"waiting.col.{one}") for one in ("figure", "source", "why")],
                       [_cells(row, words) for row in rows[:LISTED]], kind="waiting")
    )  # fmt: skip
    if len(rows) > LISTED:
        st.html(f"<p class='apart'>{markup.text(words('waiting.more', n=len(rows) - LISTED))}</p>")
    by_id = {row["figure_id"]: row for row in rows}
    with st.form("confirm_waiting", border=False, clear_on_submit=True):
        chosen = st.multiselect(words("waiting.which"), list(by_id), format_func=lambda one: _named(by_id[one], words),
                                placeholder=words("returns.effect.choose"), key=CHOSEN)  # fmt: skip
        everything = st.checkbox(words("waiting.all", n=len(rows)), key=ALL)
        how = st.selectbox(
            words("waiting.how"), ("seen", "corroborated"), format_func=lambda one: words(f"grade.{one}"), key=HOW
        )
        reason = st.text_input(words("waiting.reason"), placeholder=words("waiting.reason.help"), key=REASON)
        if st.form_submit_button(words("waiting.submit")):
            _confirm(list(by_id) if everything else chosen, how, reason.strip(), words)


def waiting(drafts: Sequence[Load], view: View) -> list[Row]:
    """The figures that wait: those of the drafts first, then those on record of the place and the places below."""
    confirmed = {
        row["subject_id"]
        for draft in drafts
        for row in draft.rows("decisions")
        if row["action"] in {"correct", "reject"} and (row["field"] == "verification" or row["action"] == "reject")
    }
    rows: list[Row] = [row for draft in drafts if (path := draft.path_of("figures")) for row in _drafted(str(path))]
    rows += view.ask(returns_queries.waiting, view.place["jurisdiction_id"])
    return [row for row in rows if row["figure_id"] not in confirmed]


@st.cache_data(max_entries=100, show_spinner=False)
def _drafted(path: str) -> list[dict[str, Any]]:
    """The figures of a draft that wait; a load is never touched again."""
    register = register_of(DataFolder.from_environment())
    rows = returns_queries.waiting_in(path)
    for row in rows:
        indicator = register.indicator_by_id[row["indicator_id"]]
        place = register.jurisdiction_by_id[row["jurisdiction_id"]]
        row |= {
            "indicator_zh": indicator.name_zh,
            "indicator_en": indicator.name_en,
            "place_zh": place.name_zh,
            "place_en": place.name_en,
        }
    return rows


def _named(row: Row, words: Words) -> str:
    period = words.period(_day(row["period_start"]), _day(row["period_end"]) or date.min)
    value = words.value(float(row["value"]), row["unit"])
    return words.listed_wide([name(row, "place", words), name(row, "indicator", words), period, value])


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _cells(row: Row, words: Words) -> list[str]:
    """Figure, source with its grade, why it waits. HTML."""
    why = words(f"waiting.why.{row['verification']}")
    note = f"<small>{said(row['note'], words)}</small>" if row["note"] else ""
    grade = f"<small>{markup.text(words.coded('source', row['source_grade']))}</small>"
    return [markup.text(_named(row, words)), markup.text(row["source"] or "") + grade, markup.text(why) + note]


def _confirm(figures: Sequence[str], how: str, reason: str, words: Words) -> None:
    if not figures:
        st.error(words("waiting.none_chosen"))
        return
    actor = acting()
    decisions = [Decision("correct", one, "verification", how, reason=reason) for one in figures]
    try:
        decide(decisions, DataFolder.from_environment().with_drafts_of(actor.name), actor)
    except UserError as error:
        st.error("\n\n".join(dict.fromkeys(reason_and_remedy(fault, words) for fault in error.faults)))
    else:
        st.rerun()
