"""The way from a document to its statements: paragraphs, sentences, tables; then kind, dates and the other fields."""

import re
from collections.abc import Sequence

from loaders.documents.document import Document, Table
from loaders.register.realm import Realm
from loaders.statements import contrasts, dependents, names
from loaders.statements.connectors import Reading
from loaders.statements.context import Context, Place
from loaders.statements.dates_of_others import is_date_of
from loaders.statements.dating import (
    date_part,
    date_reported,
    date_target,
    time_before,
    time_behind,
    time_of_completion,
)
from loaders.statements.departments import duty_for, find_duties, labelled_end
from loaders.statements.drafts import Draft
from loaders.statements.duplicates import doubled
from loaders.statements.finished import Finished
from loaders.statements.implicit import Cover, find_covers, may_cover, reaching
from loaders.statements.kinds import decide
from loaders.statements.matching import Matcher
from loaders.statements.places import Whereabouts, named_alike
from loaders.statements.quantities import Quantity, find_quantities
from loaders.statements.sentence_reader import SentenceReader
from loaders.statements.sentences import Sentence, clause_bounds, read_sentence, split_paragraph
from loaders.statements.statement import Statement
from loaders.statements.table_drafts import TableDrafts, duty_of
from loaders.statements.times import Time, find_times
from loaders.statements.writing import Writer

# Without one of these a sentence holds no number, no implicit cover and no deadline for the lines below it.
_CUE = re.compile(
    r"(?=[\d全所尽覆一二两三四五六七八九半分十今本年百千万亿])(?:\d|全覆盖|全部|全额|所有|尽|覆盖|[一二两三四五六七八九]成|半|分之|十[一二三四五六]五|[今本]年|年底|年内|"
    r"[一二两三四五六七八九十百千万亿](?:多|余)?(?:个|家|所|名|位|人|种|类|项|条|张|台|套|辆|份|例|支|批|倍|岁|天|周|次|户|间|处|座|元))"
)
_TIME_LABEL = re.compile(r"(?:完成|办理|实施|落实)?(?:时限|期限|时间)[：:]\s?")
_CLOSE = re.compile(
    r"(?:以上|上述)(?:各项|全部)?(?:目标|指标|任务|工作)(?:任务|要求)?(?:须|应|要|力争|确保|原则上|均|全部)*[于在]?(?P<when>[^，。；]{3,12}?)(?:前|内)?(?:全面|全部|基本)?(?:完成|达到|实现|落实|达标)"
)
# Lines for the office: who gets a copy, whom to ring.
_OFFICE_LINE = re.compile(r"\s*[（(]?(?:抄送|主送|分送|抄报|联系人|联系方式|联系电话|公开方式|此件)[：:公]")
# 附件：1.领导小组名单（9人）, and the numbered lines below: what is attached, not what is promised.
_ATTACHED = re.compile(r"\s*附件[：:][^。；]*$")
_ATTACHED_NEXT = re.compile(r"\s*\d{1,2}[.．、][^。；，]*$")
_LIST_MARK = 6  # characters in which 附件 opens such a list
_TITLE_ENDS = 300  # headlines stand in the first lines


class _Extraction:
    """Reads one document in order, since what a line says on time can govern the lines below it."""

    def __init__(self, document: Document, realm: Realm | None = None) -> None:
        self.text = document.text
        self.whereabouts = Whereabouts(self.text, realm) if realm else None
        self.tables = sorted(document.tables, key=lambda table: table.start)
        self.context = Context(document)
        self.found: list[Finished] = []
        self.above: Sequence[Draft] = ()
        self.attached = -2  # where the last line of a list of attachments ends

    def run(self) -> list[Finished]:
        """All drafts of the document, finished."""
        waiting = list(reversed(self.tables))
        position = 0
        while position < len(self.text):
            if waiting and waiting[-1].start <= position:
                table = waiting.pop()
                self._table(table)
                position = max(table.end, position) + 1
                continue
            end = self.text.find("\n", position) % (len(self.text) + 1)
            if waiting:
                end = min(end, waiting[-1].start)
            self._paragraph(position, end)
            position = end + 1 if self.text[end : end + 1] == "\n" else max(end, position + 1)
        return self.found

    def _table(self, table: Table) -> None:
        drafts = TableDrafts(table, self.context)
        for each in drafts.finished():
            if self.whereabouts is not None:
                each.draft.whose = self.whereabouts.of_cell(each.draft.name)
            self.found.append(each)
        for cell, row in drafts.sentences:
            for first, last in split_paragraph(self.text, cell.start, cell.end):
                for draft in self._sentence(first, last, (cell.start, cell.end), drafts.place, (), row.label):
                    draft.name = contrasts.case_of(row.label, draft.name) or contrasts.under_label(
                        row.label, draft.name
                    )
                    if row.role == "goal" and draft.kind == "reported" and draft.role != "baseline":
                        draft.kind = "target"
                        draft.rules.append("kind.target:table_column")
                    inherited = draft.due is None or "due.title" in draft.rules
                    if draft.kind == "target" and inherited and row.due is not None:
                        drafts.date(draft, None, None, row)
                    self.found.append(Finished(draft, drafts.place, row.nature, duty_of(row)))

    def _paragraph(self, start: int, end: int) -> None:
        following = end and self.attached == start - 1
        listed = following or self.text.find("附件", start, start + _LIST_MARK) >= 0
        if listed and (_ATTACHED_NEXT if following else _ATTACHED).match(self.text, start, end):
            self.attached = end
            return
        if self.context.tells:
            self.context.open_paragraph(start, end)
        if not _CUE.search(self.text, start, end) or _OFFICE_LINE.match(self.text, start, end):
            return
        earlier: Sequence[Draft] = ()
        found: list[Finished] = []
        for first, last in split_paragraph(self.text, start, end):
            if self.context.tells and self.context.announces(first, last, end):
                times = self._times(first, last)
                self.context.see_sentence(first, times, (start, end), self.context.place(first), leads=True)
            elif not _CUE.search(self.text, first, last):
                continue
            drafts = self._sentence(first, last, (start, end), None, earlier)
            found.extend(Finished(draft, self.context.place(draft.quantity.start)) for draft in drafts)
            earlier = [draft for draft in drafts if not draft.implicit] or earlier
        if not found:
            return
        self._name_alone(found, start, end)
        self._date_by_label(found, start, end)
        self._date_by_close(found, start, end)
        self.above = earlier
        duties = find_duties(self.text, start, labelled_end(self.text, end))
        headline = start < _TITLE_ENDS and self.text[end - 1] not in "。；：！？"
        for each in found:
            each.duty = duty_for(duties, each.draft.quantity.end)
            each.draft.headline = headline
        self.found.extend(found)

    def _date_by_label(self, found: Sequence[Finished], start: int, end: int) -> None:
        """完成时限：2024年8月 dates the promises of its paragraph that have no time of their own."""
        label = _TIME_LABEL.search(self.text, start, end)
        stated = next(iter(find_times(self.text, label.end(), end)), None) if label else None
        if stated is None or label is None or stated.start > label.end() + 1:
            return
        due = stated.resolved(self.context.years.reference)
        for each in found:
            draft = each.draft
            if draft.kind == "target" and draft.quantity.end < label.start() and "due.sentence" not in draft.rules:
                draft.due, draft.due_text = due.due(), self.text[due.start : due.end]
                draft.rules = [rule for rule in draft.rules if not rule.startswith("due.")] + ["due.label"]

    def _date_by_close(self, found: Sequence[Finished], start: int, end: int) -> None:
        """以上目标于2025年底前完成 dates the promises of its section, up to there, that no sentence dates."""
        close = _CLOSE.search(self.text, start, end)
        stated = next(iter(find_times(self.text, close.start("when"), close.end("when"))), None) if close else None
        due = stated.resolved(self.context.years.reference) if stated is not None else None
        if close is None or due is None or due.due() is None:
            return
        section = self.context.section_start(start)
        for each in [*self.found, *found]:
            draft = each.draft
            inside = section <= draft.quantity.start < close.start()
            if inside and draft.kind == "target" and (draft.due is None or "due.title" in draft.rules):
                draft.due, draft.due_text = due.due(), self.text[due.start : due.end]
                draft.rules = [rule for rule in draft.rules if not rule.startswith("due.")] + ["due.label"]

    def _name_alone(self, found: Sequence[Finished], start: int, end: int) -> None:
        """A figure in a line of its own is named by the line below or above, and dated by it."""
        (first, *others) = found
        if others or first.draft.name or first.draft.implicit:
            return
        words = dependents.line_beside(self.text, start, end)
        times = list(find_times(words))
        draft = first.draft
        draft.name = names.polished(names.clean_left(names.words_without_times(words, 0, len(words), times)))
        if draft.name:
            draft.rules.append("name.line_beside")
        if draft.kind == "reported" and draft.period is None and times:
            draft.period = times[0].resolved(self.context.years.reference).period()

    def _times(self, start: int, end: int) -> list[Time]:
        """The times of a sentence: 全年 and 年底 behind 2024年 are that year's, 今年 the document's."""
        found = list(find_times(self.text, start, end))
        year = self.context.year_at(start) if found else None
        times = []
        for time in found:
            if time.named:
                continue
            if time.plan and time.year is None:
                time = self.context.years.of_term(time)  # 规划期内: of the plan whose title tells its years
            if time.year is not None and time.role not in ("than", "since") and not time.plan and time.first is None:
                year = time.year
            own = self.text[time.start : time.end]
            of_document = time.offset != 0 or any(word in own for word in ("今年", "本年", "年内"))
            times.append(time.resolved(self.context.years.reference if of_document else year))
        return times

    def _sentence(
        self,
        start: int,
        end: int,
        paragraph: tuple[int, int],
        place: Place | None,
        earlier: Sequence[Draft],
        label: str = "",
    ) -> list[Draft]:
        """The drafts of a sentence; `place` and `label` are those of its table and row, None and "" for running text."""
        times = self._times(start, end)
        quantities = list(find_quantities(self.text, start, end, times))
        if not quantities and not times and not may_cover(self.text, start, end):
            return []
        place = place or self.context.place(start)
        if not quantities and not may_cover(self.text, start, end):
            self.context.see_sentence(start, times, paragraph, place)
            return []
        sentence = read_sentence(self.text, start, end)
        drafts = SentenceReader(self.text, sentence, times, earlier, self.above).read(quantities) if quantities else []
        told = [label, *[draft.name for draft in drafts]]
        covers = [_cover_draft(cover, sentence) for cover in find_covers(self.text, start, end)]
        for cover in covers:
            cover.name = reaching(cover.name, told[-1])  # 到2027年底基本实现全覆盖: of what was just told
        drafts.extend(cover for cover in covers if cover.name)
        previous = promised = None
        self._find_places(drafts, sentence, times, paragraph, earlier, place)
        for draft in drafts:
            draft.time = draft.time or time_behind(sentence, times, draft, self.text)
            if draft.time is None and times and times[-1].start > draft.quantity.end:
                draft.time = time_of_completion(sentence, times, draft, self.text)
            time, here = (draft.time, True) if draft.time else time_before(sentence, times, draft, self.text)
            governing = self.context.governing(draft.quantity.start)
            if draft.role == "baseline":
                draft.kind = "reported"
                draft.rules.append("kind.reported:baseline")
            else:
                issued = self.context.issued_year()
                draft.kind = decide(self.text, draft, time, here, issued, place.leaning, governing, previous)
                previous = draft
            draft.settle_gap()
            if draft.kind == "target":
                date_target(self.text, draft, time, governing, self.context.years)
                if draft.due is None and promised is not None:
                    date_part(self.text, draft, promised)
                promised = draft
            else:
                own = time is not None and is_date_of(self.text, time.end, draft.quantity.start)
                date_reported(draft, time, here, own, governing, self.context.years)
        self.context.see_sentence(start, times, paragraph, place)
        return drafts

    def _find_places(
        self,
        drafts: Sequence[Draft],
        sentence: Sentence,
        times: Sequence[Time],
        paragraph: tuple[int, int],
        earlier: Sequence[Draft],
        place: Place,
    ) -> None:
        """Where each draft's words begin and, where the paper's own place is known, of which place its number is."""
        behind = sentence.start
        for draft in drafts:
            draft.lead_start, behind = min(behind, draft.clause[0]), draft.quantity.end
        if self.whereabouts is None:
            return
        self.whereabouts.open_sentence(sentence, paragraph, place.clause.heading)
        told = list(earlier)
        for draft in sorted(drafts, key=lambda draft: draft.quantity.start):
            draft.whose = self.whereabouts.whose(draft, sentence, times)
            if name := named_alike(draft, told):
                draft.name = name
                draft.rules.append("name.carried")
            told.append(draft)


def _cover_draft(cover: Cover, sentence: Sentence) -> Draft:
    quantity = Quantity(cover.start, cover.end, 100.0, "%", 1.0, "implicit")
    whole = (sentence.start, sentence.end)
    draft = Draft(
        quantity,
        Reading(cover.start, cover.end),
        clause_bounds(sentence, cover.start),
        whole,
        names.polished(cover.name),
    )
    draft.implicit = True
    draft.rules.append(cover.rule)
    return draft


def read_statements(document: Document, matcher: Matcher | None = None, realm: Realm | None = None) -> list[Statement]:
    """Every statement of a document in reading order, matched to the register where a matcher is given.

    With the `realm` of the document's own place, statements of other places say so.
    """
    writer = Writer(document, matcher)
    found = sorted(_Extraction(document, realm).run(), key=lambda each: each.draft.quantity.start)
    dropped = doubled([each.draft for each in found])
    kept = [each for place, each in enumerate(found) if each.draft.name and place not in dropped]
    return [writer.statement(each) for each in kept]
