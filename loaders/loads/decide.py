"""Writing decisions: who, when, why; all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.disk import words_of
from loaders.errors import DecisionError, Fault, Faults
from loaders.loads.actor import Actor
from loaders.loads.attachments import with_attachments
from loaders.loads.decision import ACTIONS, Decision, read_decisions
from loaders.loads.decision_checks import faults_of, faults_of_value
from loaders.loads.earlier import confirmed_before
from loaders.loads.load import read_loads, withdrawn_ids
from loaders.loads.registers import register_of
from loaders.loads.soundness import faults_of_row
from loaders.loads.subjects import TABLES, Subjects
from loaders.loads.tables import table_bytes
from loaders.loads.write import NewLoad, Receipt, write_load

_PLACE_IN_TEXT = ("span_start", "span_end")
# By which field an added row shows what it is: a promise has a comparator, a figure a period.
_SIGNS = (("comparator", "commitments"), ("period_end", "figures"))


def decide_file(path: Path, data: DataFolder, actor: Actor, *, into: Path | None = None) -> Receipt:
    """Write the decisions of a table as one load. The same file is not written twice. Raises Faults, ReturnError, LoadError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DecisionError(Fault(path.name, f"打不开（{words_of(error)}）", "核对文件名和权限")) from None
    return _write(read_decisions(content, path.name), content, path.name, data, actor, into, again=False)


def decide(
    decisions: Sequence[Decision],
    data: DataFolder,
    actor: Actor,
    *,
    into: Path | None = None,
    attachments: Mapping[str, bytes] | None = None,
) -> Receipt:
    """Write decisions taken one by one as one load; the same decision may be taken again later.

    `attachments` are evidence files by the sender's names; they are kept in the load. Raises Faults, DecisionError, LoadError.
    """
    actor.require_write("decisions.csv")
    decisions, files = with_attachments(decisions, attachments or {})
    content = table_bytes("decisions", (decision.row() for decision in decisions))
    return _write(decisions, content, "decisions.csv", data, actor, into, again=True, files=files)


def _write(
    decisions: Sequence[Decision],
    content: bytes,
    name: str,
    data: DataFolder,
    actor: Actor,
    into: Path | None,
    *,
    again: bool,
    files: Mapping[str, bytes] | None = None,
) -> Receipt:
    actor.require_write(name)
    if not decisions:
        raise DecisionError(Fault(name, "表里没有决定", "填好后再提交"))
    loads = read_loads(data)
    gone = withdrawn_ids(loads)
    subjects = Subjects.of([load for load in loads if load.load_id not in gone], register_of(data))
    subjects.ids["loads"] |= gone
    faults = [fault for decision in decisions for fault in faults_of(decision, subjects, name)]
    added, faults_of_added = _added_rows(decisions, subjects, name)
    faults += faults_of_added
    faults = faults or _faults_of_corrected(decisions, subjects, name)
    if faults:
        raise Faults(faults)
    tables = {"decisions": [decision.row() for decision in decisions], **added}
    new = NewLoad("decisions", _title(decisions), name, content, tables=tables, files=files or {})
    notices = confirmed_before(decisions, [load for load in loads if load.load_id not in gone])
    return replace(write_load(into or data.writes_to, new, actor, again=again), notices=notices)


def _title(decisions: Sequence[Decision]) -> str:
    first = decisions[0]
    word = ACTIONS[first.action].split()[0]
    return f"{word} {first.subject_id}" if len(decisions) == 1 else f"{word}等 {len(decisions)} 项决定"


def _added_rows(
    decisions: Sequence[Decision], subjects: Subjects, file: str
) -> tuple[dict[str, list[dict[str, object]]], list[Fault]]:
    """Rows put on record by hand: the `add` decisions of one subject_id are the fields of one row (DESIGN §6)."""
    rows: dict[str, dict[str, object]] = {}
    first: dict[str, Decision] = {}
    for decision in decisions:
        if decision.action == "add":
            rows.setdefault(decision.subject_id, {})[decision.field] = decision.value
            first.setdefault(decision.subject_id, decision)
    tables: dict[str, list[dict[str, object]]] = {}
    faults: list[Fault] = []
    for subject_id, row in rows.items():
        line = first[subject_id].line
        kind = next((name for sign, name in _SIGNS if sign in row), None)
        if kind is None or subjects.kind_of(subject_id) is not None:
            reason = "既没有 comparator，也没有 period_end" if kind is None else f"编号“{subject_id}”已经有了"
            step = "目标任务要填 comparator，报告数要填 period_end" if kind is None else "另起一个编号"
            faults.append(Fault(file, reason, step, line, "field" if kind is None else "subject_id"))
            continue
        faults += _faults_of_row(kind, row, subjects, file, line)
        review = {"review": "accepted"}
        tables.setdefault(kind, []).append({TABLES[kind]: subject_id, **row, **review})
    return tables, faults


def _faults_of_row(kind: str, row: dict[str, object], subjects: Subjects, file: str, line: int | None) -> list[Fault]:
    faults = []
    for field, value in row.items():
        if field == "document_id":
            if str(value) not in subjects.ids["documents"]:
                faults.append(Fault(file, f"没有编号为“{value}”的文件", "填文件编号", line, "value"))
            continue
        if field in _PLACE_IN_TEXT:  # fixed once it is on record; whole numbers, as faults_of_row sees to
            continue
        found = faults_of_value(kind, field, str(value), subjects)
        faults += [Fault(file, reason, step, line, column) for column, reason, step in found]
    cells = {TABLES[kind]: "new", **{field: str(value) for field, value in row.items()}}
    missing = list(dict.fromkeys(reason for _, reason, _ in faults_of_row(kind, cells))) if not faults else []
    if missing:
        faults.append(Fault(file, f"补录的一行不完整：{'；'.join(missing)}", "补上这些栏目，每栏一行", line, "field"))
    return faults


def _faults_of_corrected(decisions: Sequence[Decision], subjects: Subjects, file: str) -> list[Fault]:
    """What is wrong with a row once all corrections of it are made: two fields that must fit are corrected together."""
    changed: dict[str, dict[str, str]] = {}
    lines: dict[str, int | None] = {}
    for decision in decisions:
        if decision.action == "correct":
            changed.setdefault(decision.subject_id, {})[decision.field] = decision.value
            lines[decision.subject_id] = decision.line
    faults = []
    for subject_id, fields in changed.items():
        kind = subjects.kind_of(subject_id)
        row = subjects.rows.get(subject_id)
        if kind is None or row is None:
            continue
        already = {column for column, _, _ in faults_of_row(kind, row)}
        for column, reason, step in faults_of_row(kind, row | fields):
            if column not in already:
                faults.append(Fault(file, f"改后的“{subject_id}”不成立：{reason}", step, lines[subject_id], column))
    return faults
