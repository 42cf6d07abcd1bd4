"""通报附表: the ten columns that go under a bulletin, one row a promise of a place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.figures.csv_text import csv_bytes
from loaders.warehouse.snapshots.amounts import amount
from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.words import period_word

NOTICE = ("序号", "指标", "目标", "时限", "上年同期", "本期", "差距", "状态", "牵头单位", "备注")
# What is said of a row beside its state: what a reader must know so as not to be misled by the number.
_REMARKS: Mapping[str, str] = {
    "not_in_force": "文件已失效，不计入",
    "expired_at_issue": "发文时已过期限",
    "inherited": "上级要求",
    "average": "对下级逐一要求，本行为平均数",
    "average_unknown": "对下级逐一要求",
    "preliminary": "快报数",
    "figure_after_due": "期限当期无数，用其后第一个数",
    "met_late": "期限之后达到",
    "fell_back": "之后的数已回落",
    "lost_earlier": "此前有年份未达到",
    "borderline": "临界",
    "tolerance": "按约数容差判定",
    "derived": "推算数",
    "bound": "上下限值",
    "part_year": "非全年数",
    "small_numbers": "例数少",
    "substitute_baseline": "替代基期",
}


# Flags that say how a verdict was reached; they say nothing where there is none.
_OF_VERDICTS = frozenset({"tolerance", "borderline", "figure_after_due"})


def notice_rows(edition: Edition, rows: Sequence[Row] | None = None) -> list[tuple[Any, ...]]:
    """The rows of the table; `rows` are ledger rows, by default all of the edition that were reviewed: a paper to be signed
    carries nobody's unreviewed readings. Numbers carry their unit."""
    rows = [row for row in edition.ledger() if row["reason"] != "proposed"] if rows is None else rows
    times = Counter(map(_promised, rows))
    many = len({row["jurisdiction_id"] for row in rows}) > 1
    return [
        (
            number,
            f"{row['place_name']} {row['indicator_name']}" if many else row["indicator_name"],
            row["target_text"],
            row["due_words"],
            with_unit(row["last_year_value"], row),
            figure(row),
            gap(row),
            state(row),
            row["lead_department"],
            remark(row, times[_promised(row)] > 1),
        )
        for number, row in enumerate(rows, 1)
    ]


def with_unit(value: float | None, row: Mapping[str, Any]) -> str:
    """A value in the unit the row is judged in, with the decimals of its source."""
    return "" if value is None else _amount(value, row["judged_unit"], row)


def figure(row: Mapping[str, Any]) -> str:
    """The figure judged with its period: 88%（2024年）."""
    if row["judged_value"] is None:
        return ""
    return f"{with_unit(row['judged_value'], row)}（{period(row)}）"


def period(row: Mapping[str, Any]) -> str:
    """The period of the figure judged in words: 2024年, else its last day."""
    return period_word(str(row["judged_period"] or "").split(" 至 "))


def gap(row: Mapping[str, Any]) -> str:
    """The gap in words: 还差2个百分点; empty where there is none to tell, or no verdict: what is not judged has reached nothing."""
    if row["gap"] is None or row["reason"]:
        return ""
    return f"还差{_amount(row['gap'], row['gap_unit'], row)}" if row["gap"] > 0 else "已达到"


def _amount(value: float, unit: str | None, row: Mapping[str, Any]) -> str:
    """A number with the decimals of the figure it comes from, at most two where that has none."""
    step = row.get("printed_step")
    return amount(value if step else round(value, 2), unit, step)


def state(row: Mapping[str, Any]) -> str:
    """The verdict in words, with the reason where none is given."""
    if row["reason"] == "due_unreported":
        return str(row["reason_word"])
    if row["reason_word"]:
        return f"{row['verdict_word']}：{row['reason_word']}"
    return str(row["state_at_due"] or row["verdict_word"])


def remark(row: Mapping[str, Any], is_twice: bool = False) -> str:
    """What must be said beside the number; of a promise made twice (`is_twice`), in which document this one stands."""
    flags = ["average_unknown" if flag == "average" and row["judged_value"] is None else flag for flag in row["flags"]]
    said = [_REMARKS[flag] for flag in flags if flag in _REMARKS and not (row["reason"] and flag in _OF_VERDICTS)]
    if is_twice:
        said.append(f"据{row['document_number'] or '《' + row['document_title'] + '》'}")
    return "；".join(said)


def _promised(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[code] for code in ("jurisdiction_id", "indicator_name", "target_text", "due_words"))


def notice_csv(edition: Edition) -> bytes:
    """The table as the bytes of a CSV file."""
    return csv_bytes(NOTICE, notice_rows(edition))
