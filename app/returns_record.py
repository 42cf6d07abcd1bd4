"""报送记录: everything that was recorded and decided, by whom, when and why; what a load changed; withdrawing and replacing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from app import markup, queries, returns_queries
from app.acting import acting, may_write
from app.address import a_text, choice, one_of
from app.changes_table import changes_table
from app.faults import reason_and_remedy
from app.naming import name
from app.queries import Row
from app.sent_back import show_sent_back
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.figures.csv_text import csv_bytes
from loaders.figures.records import RefusedRow
from loaders.loads.decide import decide
from loaders.loads.decision import Decision

LINES = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = ("all", "figures", "document", "register", "decisions")
SOUGHT, KIND, WHO, LOAD = "record_q", "record_kind", "record_by", "load"
_CSV = (
    "记录时间",
    "经办账号",
    "发布账号",
    "类别",
    "动作",
    "对象",
    "对象编号",
    "栏目",
    "新值",
    "理由",
    "佐证",
    "数据个数",
    "目标条数",
    "退回处数",
    "状态",
    "批次编号",
)


def show_record(view: View) -> None:
    """The filters, the table, its download; below it what one load changed and how to take it back."""
    words = view.words
    rows: list[Row] = view.ask(returns_queries.record)
    listed = _filtered(view, rows)
    if not listed:
        st.html(f"<p class='empty'>{markup.text(words('returns.record.none'))}</p>")
    else:
        _download(listed, words)
        st.html(_table(view, listed))
    loads = list({row["load_id"]: row for row in rows}.values())
    if loads:
        _one_load(view, loads)
        if may_write(acting()):
            _take_back(view, [row for row in loads if row["withdrawn_at"] is None])


def _filtered(view: View, rows: Sequence[Row]) -> list[Row]:
    words = view.words
    people = list(dict.fromkeys(row["recorded_by"] for row in rows))
    with st.container(key="record_filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            words("returns.record.search"),
            placeholder=words("returns.record.search.help"),
            width=260,
            **choice(SOUGHT, "", a_text),
        )
        st.selectbox(
            words("returns.record.kind"), KINDS, format_func=lambda kind: words(f"returns.kind.{kind}"), width=150,
            **choice(KIND, KINDS[0], one_of(KINDS)),
        )  # fmt: skip
        st.selectbox(
            words("returns.record.who"), people, index=None, placeholder=words("choice.placeholder"), width=180,
            format_func=lambda who: words.coded("returns.who", who), **choice(WHO, None, one_of(people)),
        )  # fmt: skip
    terms = str(st.session_state.get(SOUGHT) or "").lower().split()
    kind, who = st.session_state.get(KIND) or "all", st.session_state.get(WHO)
    return [
        row
        for row in rows
        if (kind == "all" or row["load_kind"] == kind)
        and (not who or row["recorded_by"] == who)
        and all(term in _text_of(row) for term in terms)
    ]


def _text_of(row: Row) -> str:
    columns = (
        "subject",
        "subject_id",
        "load_id",
        "field",
        "value",
        "reason",
        "evidence",
        "recorded_by",
        "published_by",
    )
    return "\n".join(str(row[column]) for column in columns if row[column]).lower()


def _moment(row: Row, words: Words) -> str:
    """Day and minute in Shanghai."""
    moment = row["recorded_at"].replace(tzinfo=None) + timedelta(hours=8)
    return f"{words.date(moment.date())} {moment:%H:%M}"


def _what(row: Row, called: Mapping[str, str], words: Words) -> str:
    """What was done, and what it speaks of. HTML."""
    counts = words.listed(
        words(f"returns.held.{which}", n=row[which])
        for which in ("figures", "commitments", "refused")
        if row[which] and not row["action"]
    )
    small = "".join(f"<small>{markup.text(part)}</small>" for part in (_detail(row, called, words), counts) if part)
    # One element, so that it stays together where a narrow screen sets the cell beside its heading.
    return f"<span><b>{markup.text(_did(row, words))}</b> {markup.text(subject_text(row, called, words))}{small}</span>"


def subject_text(row: Row, called: Mapping[str, str], words: Words) -> str:
    """What a record speaks of, in the page's language: a promise with its words, a figure with its period; else a title or a name."""
    indicator = called.get(row["indicator_id"] or "")
    if indicator and row["figure_value"] is not None:
        value = words.value(row["figure_value"], row["unit"])
        if row["period_end"] is not None:  # read from a document that states none, until somebody does
            period = words.period(row["period_start"], row["period_end"])
            value = words("figure.with_period", value=value, period=period)
        return f"{indicator} {value}"
    return f"{indicator} {row['quote']}" if indicator and row["quote"] else str(row["subject"])


def _did(row: Row, words: Words) -> str:
    """The action or the step of a decision; what a load brought."""
    step = f"returns.step.{row['field']}"
    if row["action"] in {"close", "reopen"} and row["field"] and words.has(step):
        return words(step)
    return words(f"returns.action.{row['action']}") if row["action"] else words(f"returns.kind.{row['load_kind']}")


def _detail(row: Row, called: Mapping[str, str], words: Words) -> str:
    """Which field has which value now, in words; `called` are the names of indicators and places by their codes."""
    field, value = row["field"], row["value"] or ""
    if not field or row["action"] in {"close", "reopen"}:
        return called.get(value, "")
    if row["action"] == "confirm_scope":
        answer, _, days = value.partition(" ")
        return words("returns.field", field=field, value=f"{words('returns.' + answer)} {days}".strip())
    return words("returns.field", field=words.coded("record.field", field), value=_value(field, value, called, words))


def _value(field: str, value: str, called: Mapping[str, str], words: Words) -> str:
    """The value of a field in words, where it is a code or a name is known; as it was written where not."""
    kind = {"reach_level": "level", "verification": "grade", "source_grade": "source"}.get(field, field)
    for key in (f"record.{kind}.{value}", f"{kind}.{value}"):
        if words.has(key):
            return words(key)
    if _DAY.fullmatch(value):
        return words.date(date.fromisoformat(value))
    shown = {"true": words("returns.yes"), "false": words("returns.no"), "": words("returns.blank")}
    return shown.get(value, called.get(value, value))


def _who(row: Row, words: Words) -> str:
    """Who drafted it and, where that was another, who published it. HTML."""
    publisher = row["published_by"] or row["recorded_by"]
    said = (
        words("returns.published_by", who=words.coded("returns.who", publisher))
        if publisher != row["recorded_by"]
        else ""
    )
    return markup.text(words.coded("returns.who", row["recorded_by"])) + (
        f"<small>{markup.text(said)}</small>" if said else ""
    )


def _standing(row: Row, words: Words) -> str:
    if row["withdrawn_at"] is None:
        return words("returns.bundled" if row["is_bundled"] else "returns.standing")
    return (
        words("returns.replaced", title=row["replaced_by_title"])
        if row["replaced_by_title"]
        else words("returns.withdrawn")
    )


def _table(view: View, rows: Sequence[Row]) -> str:
    words = view.words
    called = {one["indicator_id"]: name(one, "name", words) for one in view.look_up(queries.indicators_in_use, None)}
    called |= {one["jurisdiction_id"]: name(one, "name", words) for one in view.places}
    cells = [
        [
            markup.text(_moment(row, words)), _who(row, words), _what(row, called, words),
            markup.text(row["reason"] or "") + (f"<small>{markup.text(row['evidence'])}</small>" if row["evidence"] else ""),
            markup.text(_standing(row, words)),
        ]
        for row in rows[:LINES]
    ]  # fmt: skip
    heads = [words(f"returns.col.{head}") for head in ("when", "who", "what", "why", "standing")]
    more = len(rows) - LINES
    rest = f"<p class='apart'>{markup.text(words('returns.more', n=more))}</p>" if more > 0 else ""
    return markup.table(heads, cells, kind="record") + rest


def _download(rows: Sequence[Row], words: Words) -> None:
    chinese = Words("zh")

    def line(row: Row) -> list[Any]:
        moment = row["recorded_at"].replace(tzinfo=None) + timedelta(hours=8)
        return [
            f"{moment:%Y-%m-%d %H:%M:%S}", row["recorded_by"], row["published_by"], chinese(f"returns.kind.{row['load_kind']}"),
            chinese(f"returns.action.{row['action']}") if row["action"] else None, row["subject"], row["subject_id"], row["field"],
            row["value"], row["reason"], row["evidence"], row["figures"], row["commitments"], row["refused"], _standing(row, chinese),
            row["load_id"],
        ]  # fmt: skip

    with st.container(key="record_download", horizontal=True, vertical_alignment="center"):
        st.download_button(
            words("returns.record.download"), data=lambda: csv_bytes(_CSV, [line(row) for row in rows]),
            file_name=f"{words('returns.record.file')}.csv", mime="text/csv", on_click="ignore", key="download_record",
        )  # fmt: skip
        st.html(f"<small>{markup.text(words('returns.record.count', n=len(rows)))}</small>")


def _named(row: Row, words: Words) -> str:
    kind = words(f"returns.kind.{row['load_kind']}")
    return f"{_moment(row, words)} {kind} {row['title']}"


def _one_load(view: View, loads: Sequence[Row]) -> None:
    """What came back of a load, and which verdicts it changed, told on the as-of day with what was on record just before and just after it."""
    words = view.words
    by_id = {row["load_id"]: row for row in loads}
    st.html(f"<h2>{markup.text(words('returns.effect.title'))}</h2>")
    st.selectbox(
        words("returns.effect.load"), list(by_id), index=None, format_func=lambda one: _named(by_id[one], words),
        placeholder=words("returns.effect.choose"), **choice(LOAD, None, one_of(list(by_id))),
    )  # fmt: skip
    chosen = by_id.get(str(st.session_state.get(LOAD)))
    if chosen is None:
        return
    if chosen["refused"]:
        rows = [RefusedRow(**row) for row in view.look_up(returns_queries.refused_of, chosen["load_id"])]
        show_sent_back(rows, chosen["subject"], "record", words)
    moment = chosen["recorded_at"]
    with st.spinner(words("returns.judging")):
        changed = view.look_up(returns_queries.changes_at, view.as_of, moment - timedelta(microseconds=1), moment)
    if changed:
        st.html(changes_table(changed, view))
    else:
        st.html(f"<p class='empty'>{markup.text(words('returns.effect.none'))}</p>")


def _take_back(view: View, loads: Sequence[Row]) -> None:
    """A withdrawal or a replacement, drafted like all else: it counts once it is published."""
    words = view.words
    by_id = {row["load_id"]: row for row in loads}
    with st.expander(words("returns.takeback.title")), st.form("take_back", border=False, clear_on_submit=True):
        st.html(f"<p>{markup.text(words('returns.takeback.note'))}</p>")
        load = st.selectbox(words("returns.takeback.load"), list(by_id), index=None, placeholder=words("returns.effect.choose"),
                            format_func=lambda one: _named(by_id[one], words), key="take_back_load")  # fmt: skip
        other = st.selectbox(words("returns.takeback.by"), list(by_id), index=None, placeholder=words("returns.takeback.by.none"),
                             format_func=lambda one: _named(by_id[one], words), key="take_back_by")  # fmt: skip
        reason = st.text_input(words("returns.takeback.reason"), key="take_back_reason")
        if st.form_submit_button(words("returns.takeback.submit")):
            _draft_take_back(load, other, reason, words)


def _draft_take_back(load: str | None, other: str | None, reason: str, words: Words) -> None:
    actor = acting()
    data = DataFolder.from_environment().with_drafts_of(actor.name)
    decision = Decision("supersede" if other else "withdraw", load or "", value=other or "", reason=reason.strip())
    try:
        decide([decision], data, actor)
    except UserError as error:
        st.error("\n\n".join(reason_and_remedy(fault, words) for fault in error.faults))
    else:
        st.success(words("returns.takeback.done"))
