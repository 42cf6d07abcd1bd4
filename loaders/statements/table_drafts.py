"""The numbers of a table as drafts: kind and date from the column, else from the caption and the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.documents.document import Cell, Table
from loaders.statements.connectors import Reading
from loaders.statements.context import Context, Place
from loaders.statements.dating import date_target
from loaders.statements.departments import Duty, read_column, read_duty
from loaders.statements.drafts import Draft
from loaders.statements.finished import Finished
from loaders.statements.tables import RowWords, TableReader, TableValue
from loaders.statements.times import Time

_BEFORE = 160  # characters above a table in which a sentence may say what it measures


class TableDrafts:
    """The drafts of one table; `sentences` are its cells that must be read as sentences."""

    def __init__(self, table: Table, context: Context) -> None:
        text = context.document.text
        self.context = context
        self.place: Place = context.place(max(table.start - 1, 0))
        self.reader = TableReader(table, text, text[max(0, table.start - _BEFORE) : table.start])
        self.values: Sequence[TableValue] = self.reader.read()
        self.sentences: Sequence[tuple[Cell, RowWords]] = self.reader.sentences

    def finished(self) -> Iterator[Finished]:
        """The drafts, row by row."""
        for value in self.values:
            yield Finished(self._draft(value), self.place, value.row.nature, duty_of(value.row))

    def _draft(self, value: TableValue) -> Draft:
        quantity = value.quantity
        bounds = (quantity.start, quantity.end)
        reading = Reading(quantity.start, quantity.end, value.comparator, value.basis)
        draft = Draft(quantity, reading, bounds, bounds, value.name)
        draft.comparator, draft.basis, draft.in_table = value.comparator, value.basis, True
        draft.rules.extend(value.rules)
        years = self.context.years
        time = value.time.resolved(years.reference) if value.time else None
        draft.kind = self._kind(value, time)
        draft.rules.append(f"kind.{draft.kind}:table_column")
        if draft.kind == "target":
            self.date(draft, time, value.column, value.row)
        else:
            draft.period = self._period(time)
        return draft

    def date(self, draft: Draft, time: Time | None, words: str | None, row: RowWords) -> None:
        """Sets a target's deadline: of its column, of its row, else of the lines above the table."""
        years = self.context.years
        stated = time or (row.due.resolved(years.reference) if row.due else None)
        due = replace(stated, role="by") if stated is not None else None
        governing = self.context.governing(draft.quantity.start)
        date_target(self.context.document.text, draft, due, governing, years)
        if stated is not None:
            draft.due_text = words if time is not None else None

    def _is_ahead(self, time: Time) -> bool:
        told = self.reader.caption_time()
        year = told.year if told is not None and told.year else self.context.issued_year()
        return time.year is not None and year is not None and time.year > year

    def _period(self, time: Time | None) -> str | None:
        years = self.context.years
        dated = time or self.reader.caption_time()
        if dated is not None:
            return dated.resolved(years.reference).period()
        return years.title.period() if years.bulletin and years.title else None

    def _kind(self, value: TableValue, time: Time | None) -> str:
        if value.role in ("goal", "base"):
            return "target" if value.role == "goal" else "reported"
        leans = self.place.leaning > 0 and not _TELLS.search(self.reader.caption)
        if value.role == "" and _TELLS.search(self.reader.caption) and (time is None or not self._is_ahead(time)):
            return "reported"  # 表2 2022年各县区医疗服务情况
        if time is None or time.year is None:
            return "target" if leans and value.role != "change" else "reported"
        dated = [other.time.year for other in self.values if other.time is not None and other.time.year is not None]
        is_last = time.year == max(dated, default=time.year)
        issued = self.context.issued_year()
        if issued is None:
            return "target" if leans and is_last else "reported"
        compared = any(other.role == "change" and not other.time for other in self.values)
        if compared and value.role == "" and time.year <= issued:
            return "reported"  # 2021年 | 2022年 | 增减: two results set against each other
        shared_out = (
            time.year == min(dated, default=issued) and not is_last
        )  # 2023年 | 2024年 | 2025年: what is to be done each year
        ours = time.year == issued and leans and (is_last or shared_out)
        return "target" if time.year > issued or ours else "reported"


# What a caption of results says: 完成情况, 统计表; not of goals.
_TELLS = re.compile(r"^(?!.*(?:目标|任务|计划|规划|指标体系)).*(?:情况|统计|完成|现状|运行)")


def duty_of(row: RowWords) -> Duty | None:
    """The bodies a row names."""
    return read_duty(row.body) or read_column(row.body, row.body_heading)
