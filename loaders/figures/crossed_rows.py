"""The numbers of a crossed table as rows of a return, each with the cell it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.figures.crossed import Column, Layout, sides_filled
from loaders.figures.formulas import restored
from loaders.figures.heading_text import WHOLE, Headings, Said, plain
from loaders.figures.headings import Headings as Printed
from loaders.figures.lookup import Lookup
from loaders.figures.numbers import NO_NUMBER, plain_text
from loaders.figures.personal import without_contacts
from loaders.figures.records import Record, RefusedRow, is_remark
from loaders.figures.sheet import Sheet

_UNREAD = "表头“{}”看不懂，这一列没有读"
_UNREAD_STEP = "表头写指标、地区、时段的名称；增减、目标、排名等不是报告值的列可以删去"
_NUMBERS = ("value", "numerator", "denominator")


@dataclass(frozen=True)
class Crossed:
    """What a crossed table gives: a record for each number, the columns that were not understood, what else to tell."""

    records: list[Record]
    refused: list[RefusedRow]
    notices: list[str]


def crossed_rows(sheet: Sheet, layout: Layout, lookup: Lookup, file: str, place: str) -> Crossed:
    """Read the numbers of a sheet. `place` is the jurisdiction_id of what names none, "" where the sender said none."""
    within = lookup.register.jurisdiction_by_id[place].name_zh if place else layout.place
    reader = _Reader(sheet, layout, lookup, Headings(lookup), within, has_default=bool(place))
    records = list(reader.records())
    where = f"{file} › {sheet.name}" if sheet.name else file
    refused = [
        RefusedRow(where, layout.line, column.printed, column.printed, _UNREAD.format(column.printed), _UNREAD_STEP)
        for column in layout.refused
    ]
    notices = [f"这些列没有用到：{'、'.join(layout.unused)}"] if layout.unused else []
    if layout.source and layout.source == layout.title:
        notices.append(f"表里没有写来源，来源按表题“{layout.title}”记")
    if reader.marked:
        told = "、".join(reader.marked[:20]) + ("等" if len(reader.marked) > 20 else "")
        notices.append(f"{told}写的是“—”“…”之类，按没有数据处理（{len(reader.marked)} 格）；确为零请填 0")
    return Crossed(records, refused, notices)


class _Reader:
    """Puts together what row, column and table say of each number."""

    def __init__(
        self, sheet: Sheet, layout: Layout, lookup: Lookup, headings: Headings, within: str, *, has_default: bool
    ) -> None:
        self._sheet, self._layout, self._lookup, self._headings = sheet, layout, lookup, headings
        self._within, self._has_default = within, has_default
        self.marked: list[str] = []
        groups: dict[Said, dict[str, Column]] = {}
        for column in layout.columns:
            said = column.said
            key = replace(said, unit="", key="")
            groups.setdefault(key, {}).setdefault(said.key or "value", column)
        self._groups = groups

    def records(self) -> Iterator[Record]:
        rows = sides_filled(self._sheet.rows[self._layout.first :], self._layout.sides)
        for row, line in zip(rows, self._sheet.lines[self._layout.first :], strict=True):
            if is_remark(row) or len({text.strip() for text in row if text.strip()}) < 2:
                continue
            for said, columns in self._groups.items():
                record = self._record(row, line, said, columns)
                if record is not None:
                    yield record

    def _record(self, row: Sequence[str], line: int, said: Said, columns: dict[str, Column]) -> Record | None:
        numbers = {key: restored(row[one.at]).strip() for key, one in columns.items() if one.at < len(row)}
        for key, text in numbers.items():
            if text and plain_text(text) in NO_NUMBER:
                self.marked.append(f"第{line}行「{columns[key].printed}」")
                numbers[key] = ""
        if not any(numbers.values()):
            return None
        first = columns.get("value") or next(iter(columns.values()))
        cells = {key: without_contacts(restored(row[at])) for at, key in self._layout.sides.items() if at < len(row)}
        self._tell_what(cells, said, first)
        self._tell_where(cells, said)
        self._tell_when(cells, said)
        if said.kind:
            cells["value_type"] = said.kind
        cells["source"] = cells.get("source", "").strip() or self._layout.source
        headings = dict.fromkeys(("indicator_name", "jurisdiction_name", "period", "unit", "value"), first.printed)
        headings |= {key: columns[key].printed for key in _NUMBERS if key in columns}
        printed = Printed(0, {}, {**headings, "source": "来源", **self._layout.printed})
        return Record(self._sheet.name, line, {**cells, **numbers}, printed, first.at + 1)

    def _tell_what(self, cells: dict[str, str], said: Said, column: Column) -> None:
        side = self._headings.said(cells.get("indicator_name", ""))
        if said.indicator:
            cells["indicator_name"] = said.indicator
        elif side.indicator:
            cells["indicator_name"] = side.indicator
        own = cells.get("unit", "").strip()
        cells["unit"] = own or column.said.unit or side.unit or self._layout.unit

    def _tell_where(self, cells: dict[str, str], said: Said) -> None:
        name = said.place or plain(cells.get("jurisdiction_name", ""))
        if cells.get("jurisdiction_id", "").strip():
            return
        if not name or WHOLE.fullmatch(name):
            name = "" if self._has_default else self._layout.place
        cells["jurisdiction_name"] = self._lookup.place_within(name, self._within) if name else ""

    def _tell_when(self, cells: dict[str, str], said: Said) -> None:
        side = self._headings.said(cells.get("period", ""))
        if not (side.period or side.part) and cells.get("period", "").strip():
            return  # the row's own words, which its reader refuses or understands
        both = Said(period=said.period or side.period or self._layout.period, part=said.part or side.part)
        cells["period"] = both.when
