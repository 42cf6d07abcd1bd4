"""Decisions as they come: from a CSV file or one by one, each a row of decisions.csv."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.figures.personal import without_contacts
from loaders.figures.records import read_records
from loaders.figures.sheets import read_sheets
from loaders.figures.words import code_of

ACTIONS: Mapping[str, str] = {
    "accept": "采纳 接受",
    "correct": "改正 更正",
    "reject": "不采纳 驳回",
    "add": "补录",
    "close": "销号",
    "reopen": "恢复 恢复销号",
    "confirm_scope": "认定范围",
    "withdraw": "撤回",
    "supersede": "替代",
}
DECISION_HEADINGS: Mapping[str, str] = {
    "action": "动作 决定",
    "subject_id": "对象编号 编号 目标编号 批次编号 文件编号",
    "field": "栏 栏目 字段",
    "value": "值 新值",
    "reason": "理由 原因",
    "evidence": "佐证 佐证材料 依据",
}
_NEEDED: Mapping[str, Sequence[str]] = {"动作": ("action",), "对象编号": ("subject_id",), "理由": ("reason",)}


@dataclass(frozen=True)
class Decision:
    """One decision: see DESIGN §6 for the actions. `line` is its line in the file it came from, None without one."""

    action: str
    subject_id: str
    field: str = ""
    value: str = ""
    reason: str = ""
    evidence: str = ""
    line: int | None = None

    def row(self) -> dict[str, object]:
        """The row of decisions.csv; telephone numbers and names of contact persons stay outside, as everywhere."""
        return {
            "action": self.action,
            "subject_id": self.subject_id,
            "field": self.field,
            "value": self.value,
            "reason": without_contacts(self.reason),
            "evidence": without_contacts(self.evidence),
        }


def read_decisions(content: bytes, name: str) -> list[Decision]:
    """The decisions in a table; actions by code or Chinese word. Raises ReturnError where it is no table of decisions."""
    records = read_records(read_sheets(content, name), DECISION_HEADINGS, _NEEDED, name)
    return [
        Decision(
            action=code_of(record.text("action"), ACTIONS, "") or record.text("action"),
            subject_id=record.text("subject_id"),
            field=record.text("field"),
            value=record.text("value"),
            reason=record.text("reason"),
            evidence=record.text("evidence"),
            line=record.line,
        )
        for record in records
    ]
