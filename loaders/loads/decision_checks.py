"""Whether a decision can be carried out: it is written for good, so everything wrong with it is told before."""

import re
from collections.abc import Iterator, Mapping

from loaders.errors import Fault
from loaders.loads.closing import faults_of_step
from loaders.loads.decision import ACTIONS, Decision
from loaders.loads.soundness import SHAPES, TYPES, holds, is_date
from loaders.loads.subjects import TABLES, Subjects

_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "accept": ("commitments", "figures", "documents", "loads"),
    "correct": ("commitments", "figures", "documents"),
    "reject": ("commitments", "figures"),
    "close": ("commitments",),
    "reopen": ("commitments",),
    "confirm_scope": ("jurisdictions",),
    "withdraw": ("loads", "commitments", "figures"),
    "supersede": ("documents", "loads"),
}
_NAMES = {"commitments": "目标任务", "figures": "报告数", "documents": "文件", "loads": "批次", "jurisdictions": "地区"}
# What says where a row came from is not for a correction to change.
_FIXED = frozenset({*TABLES.values(), "document_id", "span_start", "span_end", "source_sha256"}) - {""}
_MEMBERSHIP = re.compile(r"(?:yes|no)(?: (?P<first>\d{4}-\d\d-\d\d)?/(?P<last>\d{4}-\d\d-\d\d)?)?")
_NEEDS_EVIDENCE = frozenset({"close", "confirm_scope"})


def faults_of(decision: Decision, subjects: Subjects, file: str) -> Iterator[Fault]:
    """Everything wrong with one decision; nothing where it can be carried out. `add` is checked with its row."""

    def fault(column: str, reason: str, next_step: str) -> Fault:
        return Fault(file, reason, next_step, decision.line, column)

    if decision.action not in ACTIONS:
        yield fault("action", f"没有“{decision.action}”这个动作", f"动作是 {'、'.join(ACTIONS)} 之一")
        return
    if not decision.reason:
        yield fault("reason", "没有写明理由", "写明为什么这样决定")
    if decision.action in _NEEDS_EVIDENCE and decision.field != "review" and not decision.evidence:
        yield fault("evidence", "没有写明佐证", "写明依据的文件、报表或附件")
    if decision.action == "add":
        return
    kind = subjects.kind_of(decision.subject_id)
    allowed = _SUBJECTS[decision.action]
    if kind not in allowed:
        yield fault("subject_id", *_wrong_subject(decision, kind, allowed, subjects))
        return
    for column, reason, next_step in _faults_of_action(decision, kind, subjects):
        yield fault(column, reason, next_step)


def _wrong_subject(
    decision: Decision, kind: str | None, allowed: tuple[str, ...], subjects: Subjects
) -> tuple[str, str]:
    wanted = "、".join(_NAMES[name] for name in allowed)
    if kind is None:
        close = subjects.close_to(decision.subject_id)
        step = f"核对编号；相近的有：{'、'.join(close)}" if close else f"填{wanted}的编号"
        return f"没有编号为“{decision.subject_id}”的{wanted}", step
    step = "要整批撤销，请用 withdraw" if decision.action == "reject" and kind == "loads" else f"填{wanted}的编号"
    return f"“{decision.subject_id}”是{_NAMES[kind]}，{ACTIONS[decision.action].split()[0]}只能用于{wanted}", step


def _faults_of_action(decision: Decision, kind: str, subjects: Subjects) -> Iterator[tuple[str, str, str]]:
    """(column, reason, next step) of what is wrong with field and value."""
    if decision.action == "correct":
        yield from faults_of_value(kind, decision.field, decision.value, subjects)
    elif decision.action in {"close", "reopen"}:
        yield from faults_of_step(decision, subjects.closings)
    elif decision.field and decision.action != "confirm_scope":
        yield "field", f"{decision.action} 不用填栏目", "留空"
    if decision.action == "confirm_scope":
        yield from _faults_of_membership(decision, subjects)
    if decision.action == "supersede" and subjects.kind_of(decision.value) != kind:
        yield "value", f"没有编号为“{decision.value}”的{_NAMES[kind]}", f"填替代它的{_NAMES[kind]}的编号"
    if decision.action == "supersede" and decision.value == decision.subject_id:
        yield "value", "不能由自己替代自己", "填另一个编号"
    if decision.action in {"close", "reopen"} and decision.value not in {"", *subjects.register.jurisdiction_by_id}:
        yield "value", f"行政区划代码“{decision.value}”不存在", "填六位行政区划代码，或留空表示全部地区"


def _faults_of_membership(decision: Decision, subjects: Subjects) -> Iterator[tuple[str, str, str]]:
    if decision.field not in subjects.scopes:
        known = "、".join(sorted(subjects.scopes)) or "（尚无）"
        yield "field", f"没有目标任务用到范围“{decision.field}”", f"照抄目标任务里的范围写法：{known}"
    match = _MEMBERSHIP.fullmatch(decision.value)
    days = [day for day in match.groups() if day] if match else []
    if not match or not all(map(is_date, days)) or days != sorted(days):
        yield "value", f"看不懂“{decision.value}”", "写成 yes 或 no，可带起止日期，如 yes 2016-08-01/2018-12-31"


def faults_of_value(kind: str, field: str, value: str, subjects: Subjects) -> Iterator[tuple[str, str, str]]:
    """(column, reason, next step) where a row of this kind has no such field, or the field cannot hold the value."""
    column = SHAPES[kind].get(field)
    if column is None or field in _FIXED:
        open_fields = "、".join(name for name in SHAPES[kind] if name not in _FIXED)
        yield "field", f"{_NAMES[kind]}没有可改的栏目“{field}”", f"填 {open_fields} 之一"
        return
    if not value:
        if column.needed:
            yield "value", f"“{field}”不能为空", "填写新值"
        return
    if column.codes and value not in column.codes:
        yield "value", f"“{value}”不能作“{field}”的值", f"填 {'、'.join(column.codes)} 之一"
    elif not holds(column.type, value):
        yield "value", f"“{value}”不能作“{field}”的值", f"填{TYPES[column.type]}"
    elif field == "indicator_id" and value not in subjects.register.indicator_by_id:
        yield "value", f"指标编码“{value}”不在指标表里", "填指标表里的编码"
    elif field == "jurisdiction_id" and value not in subjects.register.jurisdiction_by_id:
        yield "value", f"行政区划代码“{value}”不存在", "填六位行政区划代码"
