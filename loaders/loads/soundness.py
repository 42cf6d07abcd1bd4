"""Whether a row can stand in the database. A load is for good: one bad row in it would stop every build from then on."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from loaders.warehouse.columns import (
    CLAUSES,
    COMMITMENTS,
    DECISIONS,
    DOCUMENTS,
    FIGURES,
    REFUSED,
    SCOPE_MEMBERS,
    Column,
)

SHAPES: Mapping[str, Mapping[str, Column]] = {
    "documents": DOCUMENTS,
    "clauses": CLAUSES,
    "commitments": COMMITMENTS,
    "figures": FIGURES,
    "scope_members": SCOPE_MEMBERS,
    "decisions": DECISIONS,
    "refused": REFUSED,
}
TYPES = {"DOUBLE": "数字", "INTEGER": "整数", "DATE": "日期（如 2020-12-31）", "BOOLEAN": "true 或 false"}
# (column, reason, next step)
Unsound = tuple[str, str, str]


def holds(kind: str, text: str) -> bool:
    """Whether a column of this type can hold the text."""
    if kind == "BOOLEAN":
        return text in {"true", "false"}
    if kind == "DATE":
        return is_date(text)
    if kind == "INTEGER":
        return bool(re.fullmatch(r"-?\d+", text))
    return kind != "DOUBLE" or bool(re.fullmatch(r"-?\d+(\.\d+)?", text))


def is_date(text: str) -> bool:
    """Whether a text is an ISO date."""
    try:
        return len(text) == 10 and date.fromisoformat(text) is not None
    except ValueError:
        return False


def faults_of_row(table: str, row: Mapping[str, str]) -> Iterator[Unsound]:
    """What keeps a row (its cells as text) out of the table; nothing where it is sound."""
    for name, column in SHAPES[table].items():
        text = row.get(name, "")
        if not text and column.needed:
            yield name, f"缺少 {name}", f"补上 {name}"
        elif text and column.codes and text not in column.codes:
            yield name, f"“{text}”不能作 {name} 的值", f"填 {'、'.join(column.codes)} 之一"
        elif text and not holds(column.type, text):
            yield name, f"“{text}”不能作 {name} 的值", f"填{TYPES[column.type]}"
    if table == "commitments":
        yield from _of_commitment(row)
    elif table == "figures":
        yield from _of_figure(row)
    elif table == "scope_members" and _is_after(row, "valid_from", "valid_to"):
        yield "valid_to", "截止早于起始", "核对两个日期"


def _of_commitment(row: Mapping[str, str]) -> Iterator[Unsound]:
    high = row.get("value_high", "")
    if (row.get("comparator") == "between") != bool(high):
        yield "value_high", "区间要有上限，不是区间就没有上限", "comparator 和 value_high 一起改"
    elif high and _number(high) < _number(row.get("value", "")):
        yield "value_high", "上限小于下限", "value 和 value_high 一起改"
    if row.get("quote") and not row["quote"].strip():
        yield "quote", "没有原文", "补上原文中的这句话"


def _of_figure(row: Mapping[str, str]) -> Iterator[Unsound]:
    if _is_after(row, "period_start", "period_end"):
        yield "period_end", "统计期止早于起", "period_start 和 period_end 一起改"
    step = row.get("printed_step", "")
    if step and not _number(step) > 0:
        yield "printed_step", "末位单位不大于零", "改成 1、0.1、0.01 等"
    if not row.get("source", "").strip() and not row.get("document_id"):
        yield "source", "没有出处", "写明来源，或所在文件"


def _is_after(row: Mapping[str, str], first: str, last: str) -> bool:
    return bool(row.get(first)) and bool(row.get(last)) and row[first] > row[last]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
