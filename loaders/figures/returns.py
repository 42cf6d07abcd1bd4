"""Reading a return (报送表): good rows become figures, each bad one is refused with its place and reason."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from loaders.errors import Fault, Faults, ReturnError
from loaders.figures.crossed import layout_of
from loaders.figures.crossed_rows import Crossed, crossed_rows
from loaders.figures.headings import RETURN_HEADINGS
from loaders.figures.lookup import Lookup
from loaders.figures.numbers import with_unit
from loaders.figures.records import Record, RefusedRow, column_notices, read_records, row_ids
from loaders.figures.return_row import ReturnRow
from loaders.figures.sheet import Sheet
from loaders.figures.sheets import read_sheets
from loaders.register.units import unit_of

# China keeps one time, UTC+8, without summer time since 1992; no time zone database is needed.
CHINA = timezone(timedelta(hours=8))
NEEDED: Mapping[str, Sequence[str]] = {
    "指标编码（或指标名称）": ("indicator_id", "indicator_name"),
    "时段（或截止日期）": ("period", "period_end"),
    "数值": ("value",),
    "来源": ("source",),
}
NEEDED_PLACE: Mapping[str, Sequence[str]] = {"行政区划代码（或地区）": ("jurisdiction_id", "jurisdiction_name")}
# What makes two rows speak of the same thing; two sources may well give two numbers for it.
KEY_COLUMNS = ("indicator_id", "jurisdiction_id", "period_start", "period_end", "scope", "value_type", "source")
_MOST_LINES = 20
# Some seconds of work.
TELL_EVERY = 20_000


@dataclass(frozen=True)
class Return:
    """A return as read: rows of figures.csv, the refused ones, and what else its sender should know."""

    figures: list[dict[str, object]]
    refused: list[RefusedRow]
    notices: list[str]
    # By figure_id the row each figure came from; the ids of those that nobody says to be verified (see `provenance`).
    records: Mapping[str, Record]
    unverified: Set[str]


def today_in_china() -> date:
    """The day it is in China."""
    return datetime.now(UTC).astimezone(CHINA).date()


def read_return(
    content: bytes,
    name: str,
    lookup: Lookup,
    *,
    sheets: Sequence[Sheet] | None = None,
    place: str = "",
    today: date | None = None,
    progress: Callable[[str], None] | None = None,
) -> Return:
    """Read a return from its bytes (and its `sheets`, where they were read). `place` is the jurisdiction_id of rows that name none.

    `progress` is told in Chinese how far a large one is. Raises ReturnError where the file is no table or lacks a column, Faults with the reasons of all rows where none is usable.
    """
    needed = NEEDED if place else {**NEEDED, **NEEDED_PLACE}
    records, crossed = _records(sheets or read_sheets(content, name), needed, lookup, name, place)
    refused: list[RefusedRow] = [row for one in crossed for row in one.refused]
    if not records and not refused:
        raise no_rows(name, 0)
    touched = [(one, of) for one, of in zip(records, row_ids(records, content), strict=True) if not one.is_untouched]
    if not touched and not refused:
        raise no_rows(name, len(records))
    figures: list[tuple[Record, dict[str, object]]] = []
    computed: list[Record] = []
    unverified: set[str] = set()
    for number, (record, figure_id) in enumerate(touched):
        if progress and number and number % TELL_EVERY == 0:
            progress(f"{name}：逐行核对 {number}/{len(touched)}")
        row = ReturnRow(record, name, lookup, today or today_in_china(), place)
        figure = row.figure()
        refused.extend(row.faults)
        if figure is not None:
            figures.append((record, {"figure_id": figure_id, **figure, "review": "accepted"}))
            computed.extend([record] if row.is_computed else [])
            unverified |= {figure_id} if row.is_unverified else set()
    kept, doubled = without_doubles(figures, name)
    # A place at the side of a crossed table is wrong once, not once for each number beside it.
    refused = sorted(dict.fromkeys([*refused, *doubled]), key=lambda r: (r.file, r.row or 0))
    if not kept:
        raise Faults([Fault(r.file, r.reason, r.next_step, r.row, r.column, r.content) for r in refused])
    notices = [*column_notices(records), *row_notices([one for one in records if one.is_untouched], computed)]
    notices += [notice for one in crossed for notice in one.notices]
    return Return(kept, refused, notices, {str(figure["figure_id"]): record for record, figure in figures}, unverified)


def _records(
    sheets: Sequence[Sheet], needed: Mapping[str, Sequence[str]], lookup: Lookup, name: str, place: str
) -> tuple[list[Record], list[Crossed]]:
    """The rows of all sheets, and what the reader of crossed tables told of those it read."""
    crossed: list[Crossed] = []

    def as_crossed(sheet: Sheet) -> list[Record] | None:
        layout = layout_of(sheet, lookup)
        if layout is None:
            return None
        crossed.append(crossed_rows(sheet, layout, lookup, name, place))
        return crossed[-1].records

    return read_records(sheets, RETURN_HEADINGS, needed, name, as_crossed), crossed


def no_rows(name: str, untouched: int) -> ReturnError:
    """The refusal of a return that says nothing; so many rows of it were left as they came."""
    if not untouched:
        return ReturnError(Fault(name, "表里只有表头，没有数据", "填好后再载入"))
    return ReturnError(Fault(name, f"{untouched} 行都没有填数值", "填好数值和来源再载入；没有数据就不用报"))


def row_notices(untouched: Sequence[Record], computed: Sequence[Record]) -> list[str]:
    """What to tell of rows that were left empty, and of those whose value was computed."""
    notices = []
    if untouched:
        notices.append(f"{_lines(untouched)}没有填数值，按未报处理；确为零请填 0")
    if computed:
        notices.append(f"{_lines(computed)}只填了分子、分母，数值按分子÷分母推算，记为推算数；有公布的数值请补上再报")
    return notices


def _lines(records: Sequence[Record]) -> str:
    """第8、9行, of very many only the first."""
    told = "、".join(str(record.line) for record in records[:_MOST_LINES])
    return f"第{told}行" if len(records) <= _MOST_LINES else f"第{told}行等 {len(records)} 行"


@dataclass(frozen=True)
class Claim:
    """What a row says of the thing its `key` (the values of KEY_COLUMNS) names. `file` and `column` say where a fault stands."""

    key: tuple[object, ...]
    line: int
    value: str
    unit: str
    file: str
    column: str
    shown: str

    @property
    def measured(self) -> tuple[str, Decimal]:
        """What it says, whatever the unit it is written in: 8.5 of 1/10万 and of /10万 are one."""
        unit = unit_of(self.unit)
        return unit.dimension, Decimal(self.value) * unit.factor


def doubled(claims: Sequence[Claim]) -> list[tuple[int, RefusedRow]]:
    """The places in `claims` of those that do not stand alone for their key, each with why it is refused.

    Of equal ones the first stands; of contradicting ones none.
    """
    by_key: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        by_key[claim.key].append(at)
    refused = []
    for places in by_key.values():
        rows = [claims[at] for at in places]
        same = len({row.measured for row in rows}) == 1
        values = list(dict.fromkeys(with_unit(row.value, row.unit) for row in rows))
        printed = "、".join(values[:_MOST_LINES]) + ("…" if len(values) > _MOST_LINES else "")
        for at, row in list(zip(places, rows, strict=True))[1 if same else 0 :]:
            lines = [str(other.line) for other in rows[: _MOST_LINES + 1] if other.line != row.line][:_MOST_LINES]
            others = "、".join(lines) + ("…" if len(rows) - 1 > len(lines) else "")
            reason = f"与第{others}行是同一指标、地区、时段和来源" + ("" if same else f"，数值却不同（{printed}）")
            step = "删去重复的行" if same else "核对后只留一行"
            refused.append((at, RefusedRow(row.file, row.line, row.column, row.shown, reason, step)))
    return refused


def without_doubles(
    figures: Sequence[tuple[Record, dict[str, object]]], name: str
) -> tuple[list[dict[str, object]], list[RefusedRow]]:
    """Rows that stand alone for their key, and the refused others."""
    refused = doubled([_claim(record, figure, name) for record, figure in figures])
    gone = {at for at, _ in refused}
    return [figure for at, (_, figure) in enumerate(figures) if at not in gone], [row for _, row in refused]


def _claim(record: Record, figure: Mapping[str, object], name: str) -> Claim:
    file = f"{name} › {record.sheet}" if record.sheet else name
    key = tuple(figure[column] for column in KEY_COLUMNS)
    column = record.headings.printed["value"]
    return Claim(key, record.line, str(figure["value"]), str(figure["unit"]), file, column, record.shown("value"))
