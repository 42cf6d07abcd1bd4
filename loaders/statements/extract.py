"""The way from a document to its statements: paragraphs, sentences, tables; then kind, dates and the other fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.document import Cell, Document, Table
from loaders.statements.commitment_fields import firmness_of, reach_of, recurrence_of, row_kind_of, scope_of
from loaders.statements.connectors import Reading
from loaders.statements.context import Context, Place
from loaders.statements.dating import date_reported, date_target, time_before
from loaders.statements.departments import Duty, duty_for, find_duties, read_duty
from loaders.statements.drafts import Draft
from loaders.statements.duplicates import doubled
from loaders.statements.implicit import Cover, find_covers
from loaders.statements.kinds import decide
from loaders.statements.quantities import Quantity
from loaders.statements.sentence_reader import SentenceReader
from loaders.statements.sentences import Sentence, read_sentence, split_paragraph
from loaders.statements.statement import Statement
from loaders.statements.tables import TableReader, TableValue
from loaders.statements.times import Time, find_times
from loaders.statements.value_types import value_type_of

_RATES = frozenset({"%", "‰", "个百分点", "/10万", "/万", "/千", "倍"})
_PER_HEAD = (
    "每千",
    "每万",
    "每十万",
    "每百",
    "人均",
    "次均",
    "户均",
    "例均",
    "床均",
    "平均住院日",
    "住院日",
    "满意度",
    "预期寿命",
    "可支付月数",
    "百元",
    "平均反应",
    "每名",
    "日均",
)


@dataclass(slots=True)
class _Found:
    """A finished draft with its place."""

    draft: Draft
    place: Place
    nature: str = ""
    duty: Duty | None = None


class _Extraction:
    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self.context = Context(document)
        self.found: list[_Found] = []

    def run(self) -> list[_Found]:
        tables = sorted(self.document.tables, key=lambda table: table.start)
        waiting = list(tables)
        position = 0
        while position < len(self.text):
            if waiting and waiting[0].start <= position:
                table = waiting.pop(0)
                self._table(table)
                position = max(table.end, position) + 1
                continue
            end = self.text.find("\n", position)
            end = len(self.text) if end < 0 else end
            if waiting:
                end = min(end, waiting[0].start)
            if end > position:
                self._paragraph(position, end)
            position = end + 1 if end < len(self.text) and self.text[end : end + 1] == "\n" else max(end, position + 1)
        return self.found

    # -- paragraphs ------------------------------------------------------------------------------------------

    def _paragraph(self, start: int, end: int) -> None:
        duties = find_duties(self.text, start, end)
        earlier: list[Draft] = []
        for first, last in split_paragraph(self.text, start, end):
            drafts, place = self._sentence(first, last, end, earlier)
            for draft in drafts:
                self.found.append(_Found(draft, place, duty=duty_for(duties, draft.quantity.end)))
            earlier = [draft for draft in drafts if not draft.implicit] or earlier

    def _sentence(
        self, start: int, end: int, paragraph_end: int, earlier: Sequence[Draft]
    ) -> tuple[list[Draft], Place]:
        place = self.context.place(start)
        times = [
            time.resolved(self.context.years.reference) for time in find_times(self.text, start, end) if not time.named
        ]
        sentence = read_sentence(self.text, start, end)
        drafts = SentenceReader(self.text, sentence, times, earlier).read()
        for cover in find_covers(self.text, start, end):
            drafts.append(self._cover_draft(cover, sentence))
        previous: Draft | None = None
        for draft in drafts:
            self._decide(draft, sentence, times, place, previous)
            previous = draft if draft.role != "baseline" else previous
        self.context.see_sentence(start, times, paragraph_end, place)
        return drafts, place

    def _cover_draft(self, cover: Cover, sentence: Sentence) -> Draft:
        quantity = Quantity(cover.start, cover.end, 100.0, "%", 1.0, "implicit")
        draft = Draft(
            quantity,
            Reading(cover.start, cover.end),
            (sentence.start, sentence.end),
            (sentence.start, sentence.end),
            cover.name,
        )
        for cut in sentence.cuts:
            if cut <= cover.start:
                draft.clause = (cut, draft.clause[1])
            elif cut - 1 < draft.clause[1]:
                draft.clause = (draft.clause[0], cut - 1)
                break
        draft.implicit, draft.confidence = True, 0.7
        draft.rules.append(cover.rule)
        return draft

    def _decide(
        self, draft: Draft, sentence: Sentence, times: Sequence[Time], place: Place, previous: Draft | None
    ) -> None:
        time, here = (draft.time, True) if draft.time else time_before(sentence, times, draft, self.text)
        governing = self.context.governing(draft.quantity.start)
        if draft.role == "baseline":
            draft.kind = "reported"
            draft.rules.append("kind.reported:baseline")
        else:
            draft.kind = decide(
                self.text, draft, time, here, self.context.issued_year(), place.leaning, governing, previous
            )
        if draft.kind == "target":
            date_target(self.text, draft, time, governing, self.context.years)
        else:
            date_reported(draft, time, here, governing, self.context.years)

    # -- tables ----------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        before = self.text[max(0, table.start - 160) : table.start]
        reader = TableReader(table, self.text, before)
        place = self.context.place(max(table.start - 1, 0) if table.start else 0)
        values = reader.read()
        for value in values:
            draft = self._table_draft(value, reader, values, place)
            duty = read_duty(value.body) or (Duty(0, 0, None, (value.body,)) if 1 < len(value.body) < 20 else None)
            self.found.append(_Found(draft, place, value.nature, duty))
        for cell in reader.sentences:
            self._cell_sentence(cell, place)

    def _cell_sentence(self, cell: Cell, place: Place) -> None:
        for first, last in split_paragraph(self.text, cell.start, cell.end):
            drafts, _ = self._sentence(first, last, cell.end, ())
            self.found.extend(_Found(draft, place) for draft in drafts)

    def _table_draft(self, value: TableValue, reader: TableReader, values: Sequence[TableValue], place: Place) -> Draft:
        quantity = value.quantity
        bounds = (quantity.start, quantity.end)
        draft = Draft(
            quantity, Reading(quantity.start, quantity.end, value.comparator, value.basis), bounds, bounds, value.name
        )
        draft.comparator, draft.basis, draft.in_table = value.comparator, value.basis, True
        draft.rules.extend(value.rules)
        years = self.context.years
        time = value.time.resolved(years.reference) if value.time else None
        draft.kind = self._table_kind(value, time, values, place)
        draft.rules.append(f"kind.{draft.kind}:table_column")
        governing = self.context.governing(quantity.start)
        if draft.kind == "target":
            date_target(
                self.text,
                draft,
                None if time is None else Time(0, 0, time.year, time.part, time.edge, "by"),
                governing,
                years,
            )
            draft.due_text = value.column if time is not None else draft.due_text
        else:
            dated = time or reader.caption_time()
            dated = dated.resolved(years.reference) if dated else None
            draft.period = (
                dated.period()
                if dated is not None
                else (years.title.period() if years.bulletin and years.title else None)
            )
        return draft

    def _table_kind(self, value: TableValue, time: Time | None, values: Sequence[TableValue], place: Place) -> str:
        if value.role == "goal":
            return "target"
        if value.role == "base":
            return "reported"
        issued = self.context.issued_year()
        if time is not None and time.year is not None:
            latest = max(
                (other.time.year for other in values if other.time is not None and other.time.year is not None),
                default=time.year,
            )
            if issued is not None:
                return (
                    "target"
                    if time.year > issued or (time.year == issued and (place.leaning > 0 and time.year == latest))
                    else "reported"
                )
            return "target" if place.leaning > 0 and time.year == latest else "reported"
        return "target" if place.leaning > 0 and value.role != "change" else "reported"


def _is_core(draft: Draft) -> bool:
    if draft.kind == "target":
        return True
    unit = draft.quantity.unit
    return unit in _RATES or draft.implicit or (any(word in draft.name for word in _PER_HEAD) and unit not in ("%",))


def _baseline(draft: Draft) -> tuple[float | None, str | None]:
    return (draft.twin.quantity.value, draft.twin.period) if draft.twin else (None, None)


class _Writer:
    """Turns finished drafts into statements: quotes, clauses, and the fields read off the words around."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text

    def statement(self, found: _Found) -> Statement:
        draft, place = found.draft, found.place
        quantity = draft.quantity
        clause_words = self.text[draft.clause[0] : draft.clause[1]] if not draft.in_table else draft.name
        target = draft.kind == "target"
        value, comparator = self._value(draft)
        baseline_value, baseline_period = _baseline(draft)
        duty = found.duty
        return Statement(
            kind=draft.kind,
            indicator=draft.name,
            comparator=comparator,
            value=value,
            value_high=quantity.high,
            unit=quantity.unit,
            basis=draft.basis,
            due=draft.due if target else None,
            due_text=draft.due_text if target else None,
            period=draft.period if not target else None,
            value_type="reported" if target else value_type_of(comparator, self.text[draft.sentence[0] : quantity.end]),
            core=_is_core(draft),
            implicit=draft.implicit,
            quote=self._quote(draft),
            span=self.document.source_span(quantity.start, quantity.end),
            document=self.document.name,
            clause=place.clause.clause_id,
            clause_path=place.clause.path,
            baseline_value=baseline_value if target else None,
            baseline_period=baseline_period if target else None,
            lead_department=duty.lead if duty and target else None,
            departments=tuple(duty.departments) if duty and target else (),
            firmness=firmness_of(clause_words, found.nature) if target else None,
            scope=scope_of(clause_words) if target else None,
            reach_level=reach_of(clause_words) if target else None,
            recurrence=recurrence_of(clause_words, draft.name) if target else "none",
            row_kind=row_kind_of(draft.name, clause_words, quantity.unit) if target else "commitment",
            printed_step=quantity.step,
            confidence=round(max(0.05, min(1.0, draft.confidence)), 2),
            rules=tuple(draft.rules),
        )

    @staticmethod
    def _value(draft: Draft) -> tuple[float, str]:
        return draft.quantity.value, "between" if draft.quantity.high is not None else draft.comparator

    def _quote(self, draft: Draft) -> str:
        """At most some 60 characters of the printed text around the number, cut at the clause's ends where it is short."""
        start, end = draft.clause
        quantity = draft.quantity
        if quantity.start - start > 44:
            start = quantity.start - 36
        end = min(end, max(quantity.end, start + 60))
        return self.document.printed(start, max(end, quantity.end)).strip(" 　，。；、\n")


def read_statements(document: Document) -> list[Statement]:
    """Every statement of a document in reading order, not yet matched to the register."""
    writer = _Writer(document)
    found = sorted(_Extraction(document).run(), key=lambda item: item.draft.quantity.start)
    dropped = doubled([item.draft for item in found])
    return [writer.statement(item) for place, item in enumerate(found) if item.draft.name and place not in dropped]
