"""Closing a promise (销号): how far it has got, each step with its evidence, and the steps that can be taken now."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import streamlit as st

from app import closing_queries, markup
from app.acting import acting, may_write
from app.address import PART
from app.naming import figure_text
from app.queries import Row
from app.review import mine
from app.review.editor import evidence_box, reason_box, write_decisions
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.loads import read_loads
from loaders.loads.attachments import mentioned, read_attachment
from loaders.loads.closing import STEPS, Closings, state_of, take
from loaders.loads.decision import Decision

REASONS = ("reached", "checked", "evidence_short", "fell_back", "mistaken")
# The words of the steps: the field of a decision is empty for the last one.
_STEP = {("close", ""): "close", ("reopen", ""): "reopen"}


def show_closing(view: View, row: Row, state: Row | None) -> None:
    """State, steps with their evidence, and for who may write the form for the next step."""
    words = view.words
    st.html(f"<h2>{markup.text(words('closing.title'))}</h2>{_standing(state, words)}")
    steps: list[Row] = view.ask(closing_queries.closing_steps, row["commitment_id"], row["jurisdiction_id"])
    shows_files = may_write(acting()) or row["disclosure"] != "restricted"
    for at, step in enumerate(steps):
        st.html(_step(step, words))
        if shows_files:
            _files(step, at, words)
    if not may_write(acting()):
        return
    drafted = _drafted(row)
    if drafted:
        link = markup.link(view.address.link("documents", **{PART: "add"}), markup.text(words("closing.publish")))
        lines = [markup.text(words("closing.drafted", what=_word(one, words), why=one.reason)) for one in drafted]
        st.html(f"{markup.items(lines, 'drafted')}<p>{link}</p>")
    _form(view, row, len(steps) + len(drafted))


def _standing(state: Row | None, words: Words) -> str:
    code = state["closing_state"] if state else "none"
    said = f'<span class="closing is-{code}">{markup.text(words(f"closing.state.{code}"))}</span>'
    if state and code == "reopened_by_figure" and state["value"] is not None:
        said += f" {markup.text(words('closing.by_figure', figure=figure_text(state, words)))}"
    return f"<p>{said}</p>"


def _step(step: Row, words: Words) -> str:
    day = words.date((step["known_from"].replace(tzinfo=None) + timedelta(hours=8)).date())
    evidence = _without_names(step["evidence"] or "")
    small = f"<br><small>{markup.text(words('closing.evidence', text=evidence))}</small>" if evidence else ""
    head = words.listed_wide([day, words.coded("returns.who", step["recorded_by"])])
    what = words(f"closing.state.{step['state']}")
    return (
        f'<p class="step"><b>{markup.text(what)}</b> <small>{markup.text(head)}</small><br>'
        f"{markup.text(step['reason'])}{small}</p>"
    )


def _without_names(evidence: str) -> str:
    """The evidence without the names its files are kept under; the buttons below show the files themselves."""
    for kept in mentioned(evidence):
        evidence = evidence.replace(f"（{kept}）", "")
    return evidence


def _files(step: Row, at: int, words: Words) -> None:
    for kept, shown in mentioned(step["evidence"] or "").items():
        st.download_button(
            words("closing.file", name=shown), data=partial(attachment, step["load_id"], kept), file_name=shown,
            on_click="ignore", key=f"file_{at}_{kept}", type="tertiary",
        )  # fmt: skip


def attachment(load_id: str, kept: str) -> bytes:
    """The content of an evidence file of a load on record. Raises DecisionError where it has none of this name."""
    loads = {load.load_id: load for load in read_loads(DataFolder.from_environment())}
    return read_attachment(loads[load_id], kept)


def _drafted(row: Row) -> list[Decision]:
    """The acting person's own steps that are not published yet."""
    return [
        Decision(one["action"], one["subject_id"], one["field"], one["value"], one["reason"])
        for load in mine.my_drafts()
        for one in load.rows("decisions")
        if one["action"] in {"close", "reopen"}
        and one["subject_id"] == row["commitment_id"]
        and one["value"] in {"", row["jurisdiction_id"]}
    ]


def _word(one: Decision, words: Words) -> str:
    return words(f"closing.step.{_STEP.get((one.action, one.field), one.field)}")


def possible_steps(row: Row) -> list[tuple[str, str]]:
    """The steps (action, field of the decision) that can be taken now, one's drafts counted."""
    closings: Closings = {}
    try:
        for load in read_loads(mine.my_data()):
            for one in load.rows("decisions"):
                take(closings, one["action"], one["subject_id"], one["field"], one["value"])
    except UserError:
        return []
    now = state_of(closings, row["commitment_id"], row["jurisdiction_id"])
    return [step for step, means in STEPS.items() if now in means.taken_in]


def _form(view: View, row: Row, taken: int) -> None:
    words = view.words
    steps = possible_steps(row)
    # The number of steps taken is part of the keys: after a step the form is a new one.
    with st.form(f"closing_{taken}", border=True):
        reason = reason_box(words, f"closing_reason_{taken}", REASONS)
        evidence, files = evidence_box(words, words("closing.evidence.help"), "closing", taken)
        with st.container(horizontal=True, gap="small"):
            wanted = [
                (action, field)
                for action, field in steps
                if st.form_submit_button(
                    words(f"closing.step.{_STEP.get((action, field), field)}"), key=f"step_{action}_{field}_{taken}"
                )
            ]
    if wanted:
        _take_step(wanted, row, reason, evidence, files, words)
        st.rerun()


def _take_step(
    wanted: Sequence[tuple[str, str]], row: Row, reason: str, evidence: str, files: dict[str, bytes], words: Words
) -> None:
    (action, field), *_ = wanted
    decision = Decision(action, row["commitment_id"], field, row["jurisdiction_id"], reason, evidence)
    if not reason:
        mine.say(words("review.no_reason"))
        return
    write_decisions([decision], words("closing.done", what=_word(decision, words)), words, files)
