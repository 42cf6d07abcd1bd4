"""A list of the places in or out of a scope (试点名单), a row a place; its rows are scope_members.csv."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.figures.headings import MEMBER_HEADINGS
from loaders.figures.lookup import Lookup, NotFound
from loaders.figures.numbers import plain_text
from loaders.figures.periods import parse_period
from loaders.figures.records import Record, RefusedRow, column_notices, read_records
from loaders.figures.sheet import Sheet
from loaders.figures.words import code_of
from loaders.loads.tables import Row

NEEDED: Mapping[str, Sequence[str]] = {
    "适用范围": ("scope",),
    "行政区划代码（或地区）": ("jurisdiction_id", "jurisdiction_name"),
    "是否属于": ("is_member",),
    "依据": ("evidence",),
}
YES_NO = {"yes": "是 属于 true 1", "no": "否 不属于 false 0"}


@dataclass(frozen=True)
class Members:
    """Rows of scope_members.csv, and the refused ones."""

    members: list[Row]
    refused: list[RefusedRow]
    notices: list[str]


def read_members(sheets: Sequence[Sheet], name: str, lookup: Lookup) -> Members:
    """Read a list of places in or out of a scope. Raises ReturnError where a needed column is missing."""
    records = read_records(sheets, MEMBER_HEADINGS, NEEDED, name)
    found = Members([], [], column_notices(records))
    for record in records:
        row, faults = _member(record, name, lookup)
        found.refused.extend(faults)
        if not faults:
            found.members.append(row)
    return found


def _member(record: Record, name: str, lookup: Lookup) -> tuple[Row, list[RefusedRow]]:
    faults: list[RefusedRow] = []

    def refuse(key: str, reason: str, next_step: str) -> None:
        file = f"{name} › {record.sheet}" if record.sheet else name
        column = record.headings.printed.get(key, key)
        faults.append(RefusedRow(file, record.line, column, record.shown(key), reason, next_step))

    for key, reason in (("scope", "没有写明适用范围"), ("evidence", "没有写明依据")):
        if not record.text(key):
            refuse(key, reason, "补上这一格")
    is_member = code_of(plain_text(record.text("is_member")), YES_NO, "")
    if not is_member:
        refuse("is_member", "没有写明是否属于，或写法看不懂", "填 是 或 否")
    days = {key: parse_period(record.text(key)) for key in ("valid_from", "valid_to")}
    for key, period in days.items():
        if record.text(key) and period is None:
            refuse(key, f"看不懂日期“{record.text(key)}”", "写成 2016-08-01，或留空")
    first, last = days["valid_from"], days["valid_to"]
    if first and last and first.start > last.end:
        refuse("valid_to", "截止早于起始", "核对两个日期")
    code, place = plain_text(record.text("jurisdiction_id")), record.text("jurisdiction_name")
    jurisdiction_id = None
    try:
        jurisdiction_id = lookup.place(code, place, first.start if first else None).jurisdiction_id
    except NotFound as error:
        refuse("jurisdiction_id" if code else "jurisdiction_name", error.reason, error.next_step)
    row: Row = {
        "scope": record.text("scope"),
        "jurisdiction_id": jurisdiction_id,
        "is_member": is_member == "yes",
        "valid_from": first.start if first else None,
        "valid_to": last.end if last else None,
        "evidence": record.text("evidence"),
    }
    return row, faults
