"""A draft of decisions in words: what was decided on which promise, figure, document or place, and why."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from app import subject_queries
from app.texts import Words
from app.view import View
from loaders.loads import Load
from loaders.loads.load import read_load

NAMED = 2  # subjects named; of more their number is told
_LONGEST = 36


def names_of(drafts: Sequence[Load], view: View) -> dict[str, str]:
    """The names of all that drafted decisions speak of, drafted themselves or on record, by id."""
    asked = {row["subject_id"] for draft in drafts for row in draft.rows("decisions")}
    names: dict[str, str] = {}
    for draft in drafts:
        if draft.kind in {"document", "figures"}:
            names |= _drafted(draft.load_id, str(draft.folder))
    rest = tuple(sorted(asked - names.keys()))
    if rest:
        names |= {row["subject_id"]: row["name"] for row in view.look_up(subject_queries.subjects, rest)}
    return names


@st.cache_data(max_entries=100, show_spinner=False)
def _drafted(load_id: str, folder: str) -> dict[str, str]:
    """The names of what a drafted load brings; a load is never touched again."""
    load = read_load(Path(folder))
    names = {load_id: load.title}
    for table, key in (("commitments", "commitment_id"), ("figures", "figure_id")):
        names |= {row[key]: f"“{row['quote']}”" if row["quote"] else row["indicator_text"] for row in load.rows(table)}
    return names | {row["document_id"]: row["title"] for row in load.rows("documents")}


def decided(draft: Load, names: dict[str, str], view: View) -> str:
    """What a load of decisions does: 改正 县域内就诊率 “不低于90%”：按原文改正."""
    words = view.words
    rows = list(draft.rows("decisions"))
    actions = list(dict.fromkeys((row["action"], _step(row, view)) for row in rows))
    added = {row["subject_id"]: row["value"] for row in rows if row["action"] == "add" and row["field"] == "quote"}
    said = []
    for action, step in actions:
        if action == "confirm_scope":
            said += [_membership(row, names, words) for row in rows if row["action"] == action][:NAMED]
            continue
        subjects = list(dict.fromkeys(row["subject_id"] for row in rows if row["action"] == action))
        shown = [_short(names.get(one) or added.get(one) or "") for one in subjects[:NAMED]]
        listed = words.listed(name for name in shown if name)
        more = words("review.more", n=len(subjects)) if len(subjects) > NAMED else ""
        said.append(f"{step} {listed}{more}".strip())
    return words.listed_wide(said) + words("colon") + rows[0]["reason"]


def _membership(row: Mapping[str, str], names: Mapping[str, str], words: Words) -> str:
    """绵阳市不属于“分级诊疗试点地区”: a decision on a scope says what was decided."""
    answer = "scope.drafted_yes" if row["value"].startswith("yes") else "scope.drafted_no"
    return words(answer, place=names.get(row["subject_id"], ""), scope=row["field"])


def _step(row: Mapping[str, str], view: View) -> str:
    """The word of an action, or of the step of closing it is."""
    step = f"returns.step.{row['field']}"
    if row["action"] in {"close", "reopen"} and row["field"] and view.words.has(step):
        return view.words(step)
    return view.words(f"returns.action.{row['action']}")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
