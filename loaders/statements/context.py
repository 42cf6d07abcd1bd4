"""Where in the document a paragraph stands: its headings, the leaning of its section, and the times that govern it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.documents.document import Clause, Document
from loaders.statements import ahead as told_ahead
from loaders.statements.dating import Governing, Years, years_of
from loaders.statements.genre import bulletin_name, document_leaning, heading_leaning, is_bulletin, is_goal, is_neutral
from loaders.statements.times import Time, find_times

_LEAD_IN = re.compile(r"[：:]\s*$")
_OPENS = re.compile(
    r"^[\s★☆●■◆\-—•·]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?\s?)?(?:[^，。；：]{0,16}[。：:]\s?)?(?:即|力争|争取|确保|预计|计划|通过努力，?|总体目标是?：?|具体目标是?：?|目标是?：?)?\s?$"
)

# 2023年的成绩单来了, 2023年主要数据：: a line that announces the figures below it.
_RESULTS = re.compile(
    r"^[^，。；]{0,8}[，,]?[^，。；]{0,16}(?:成绩单|答卷|账本|数据|情况|盘点|回顾|成效|数字|这一年)[^，。；\d]{0,8}$"
)
# （一）启动阶段（2023年7月—9月）。
_STAGE = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?\s?)?[^，。；：\d《]{0,10}(?:阶段|时期|期|步|目标|任务)[（(](?:20\d\d年(?:\d{1,2}月)?[-—至~])?$"
)
_STAGE_END = re.compile(r"[^，。；（）]{0,4}[）)][。：:\s]?")
# 2026年怎么干, 2024年“小目标”: a line that announces the promises below it.
_GOALS = re.compile(
    r"^[^，。；]{0,12}(?:目标|任务清单|怎么干|这么干|计划|打算|展望|要做|将[^，。；]{1,6})[^，。；\d]{0,6}$"
)
# 【家底】2024年，…: the year at the head of a paragraph that tells.
_HEADS = re.compile(
    r"^[\s★☆●■◆\-—•·]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s?)?(?:【[^】]{1,12}】|[^，。；：]{1,12}[。：:])?\s?$"
)
_SHORT_LINE = 20
_LONGEST_HEADING = 30  # longer ones are sentences, which are read as such


@dataclass(frozen=True, slots=True)
class Place:
    """A position's clause, the leaning of its section, whether goals stand there, and the times its headings tell."""

    clause: Clause
    leaning: float
    goal: bool
    told: Governing


class Context:
    """Answers, position by position and in order, what the lines above say."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.leaning = document_leaning(document)
        self.tells = self.leaning < 1  # else every section promises unless its heading tells
        title = bulletin_name(document) or document.title
        self.years: Years = years_of(title, document.issued_date, is_bulletin(document), document.document_number)
        if self.years.reference is None and self.leaning < 0:
            self.years = replace(self.years, told=_told_year(document.text))
        self._clauses = sorted(document.clauses, key=lambda clause: (clause.start, clause.level))
        self._starts = [clause.start for clause in self._clauses]
        self._ends = [max(clause.end, clause.start + 1) for clause in self._clauses]
        self._parents = _parents(self._clauses)
        self._places: dict[int, Place] = {}
        self._ahead = -1  # up to where promises have been announced
        self._due: tuple[Time, str, int] | None = None
        self._asof: tuple[Time, str, int] | None = None
        self._announced: tuple[Time, str, int] | None = (
            None  # 2023年的成绩单: holds again behind what a paragraph dates
        )

    def _innermost(self, position: int) -> int:
        """The index of the innermost clause around a position; 0, the part before the first number, where there is none."""
        index = bisect_right(self._starts, position) - 1
        while index > 0 and position >= self._ends[index]:
            index = self._parents[index]
        return max(index, 0)

    def _chain(self, position: int) -> list[Clause]:
        """The clauses around a position, outermost first."""
        index = self._innermost(position)
        chain = [self._clauses[index]]
        while (index := self._parents[index]) > 0:
            chain.append(self._clauses[index])
        return chain[::-1]

    def place(self, position: int) -> Place:
        """The place of a position of `Document.text`."""
        place = self._place(self._innermost(position))
        return replace(place, leaning=1.0) if position < self._ahead else place

    def open_paragraph(self, start: int, end: int) -> None:
        """Takes up, in a document or section that tells, whether a paragraph goes on with what was announced, or is asked for it."""
        text = self.document.text
        if self._ahead == start - 1 and told_ahead.goes_on(text, start, end):
            if self._due is not None and self._due[2] == self._ahead:
                self._due = (*self._due[:2], end)
            self._ahead = end
        elif told_ahead.asks(text, start, end):
            following = text.find("\n", end + 1)
            self._ahead = following if following > 0 else len(text)
        else:
            self.announces(start, end, end)

    def announces(self, start: int, end: int, paragraph_end: int) -> bool:
        """Whether a sentence of a paragraph that tells announces what is to come; the rest of the paragraph then promises."""
        found = told_ahead.announces(self.document.text, start, end)
        if found:
            self._ahead = max(self._ahead, paragraph_end)
        return found

    def _place(self, index: int) -> Place:
        """The place of the clause `index`: what its heading does not say is as in the clause around it."""
        if index not in self._places:
            clause, outer = self._clauses[index], self._parents[index]
            around = self._place(outer) if outer > 0 else Place(clause, self.leaning, False, Governing())
            heading = clause.heading or clause.path
            leaning = heading_leaning(heading, self.leaning)
            told = around.told
            if leaning is None and self.leaning < 0 and (goals := self._goals_before(index)):
                leaning, told = 1.0, self._place(goals).told
            back = around.leaning <= -1 and is_neutral(heading)
            leaning = around.leaning if leaning is None or back else leaning
            if clause.clause_id == "0" and len(self._clauses) > 3 and leaning > 0:
                leaning *= 0.4  # the preamble of a plan tells how things stand
            goal = around.goal or is_goal(heading)
            self._places[index] = Place(clause, leaning, goal, self._told_by(clause.heading, told))
        return self._places[index]

    def _goals_before(self, index: int) -> int:
        """The section of goals (2022年主要目标) right before one of tasks (主要任务和措施) in a report on both; 0 for none."""
        clause = self._clauses[index]
        if heading_leaning(clause.heading or clause.path, 0.0) != 1.0:
            return 0
        beside = [
            place
            for place in range(1, index)
            if self._parents[place] == self._parents[index] and self._clauses[place].level == clause.level
        ]
        before = self._clauses[beside[-1]] if beside else None
        promises = before is not None and heading_leaning(before.heading or before.path, self.leaning) == 1.0
        return beside[-1] if promises else 0

    def issued_year(self) -> int | None:
        """The year to hold other years against: of issue, else the one before a plan's first, else the title's."""
        title = self.years.title
        if self.years.issued is not None:
            return self.years.issued
        if title is None or title.year is None:
            return self._latest_told
        if title.first is not None:
            told = self._latest_told if self.leaning < 0 else None  # 十四五中期进展报告: what it tells has passed
            return max(told or 0, title.first)
        whole = self.years.bulletin and not title.part  # a report on a half-year is of that year, on a year of the next
        return title.year + 1 if whole else title.year

    @cached_property
    def _latest_told(self) -> int | None:
        """The latest year the text speaks of other than as a deadline: it was not issued before."""
        times = find_times(self.document.text)
        return max(
            (time.year for time in times if time.year and time.role in ("", "asof") and not time.plan), default=None
        )

    def year_at(self, position: int) -> int | None:
        """The year that a month without one is of: that of the headings around it (三、2024年工作思路), else of the document."""
        told = self.place(position).told
        time = told.due or told.asof
        return time.year if time is not None and time.year is not None and not time.plan else self.years.reference

    def governing(self, position: int) -> Governing:
        """The times of the lines above that govern a position: of a lead-in or goal sentence, else of a heading."""
        place = self.place(position)
        found = place.told.copy()
        if self._due is not None and position < self._due[2]:
            found.due, found.due_rule = self._due[0], self._due[1]
            found.due_words = self.document.text[found.due.start : found.due.end]
        plans = self.leaning < 0 < place.leaning  # 三、下一步打算: the results announced at the head end here
        for asof in (self._asof, self._announced):
            if asof is not None and position < asof[2] and not (plans and asof[1] == "period.lead_in"):
                found.asof, found.asof_rule = asof[0], asof[1]
                break
        return found

    def _told_by(self, heading: str, around: Governing) -> Governing:
        """二、2024年目标 dates the promises below it, 2023年工作回顾 the figures; the nearest heading first."""
        if not heading or len(heading) > _LONGEST_HEADING or "。" in heading[:-1]:
            return around
        times = [time.resolved(self.years.reference) for time in find_times(heading)]
        if not times:
            return around
        found = around.copy()
        dues = [time for time in times if time.due() and (time.role == "by" or self._is_ahead(time))]
        if dues:
            found.due, found.due_rule = dues[-1], "due.heading"
            found.due_words = heading[dues[-1].start : dues[-1].end]
        dated = [time for time in times if time.period() and time.role not in ("by", "than")]
        if dated and (heading_leaning(heading, 0.0) or 0.0) < 0:
            found.asof, found.asof_rule = dated[0], "period.heading"
        return found

    def _is_ahead(self, time: Time) -> bool:
        issued = self.issued_year()
        return (
            time.year is not None
            and issued is not None
            and time.year >= issued
            and time.role not in ("asof", "since", "than")
        )

    def see_sentence(
        self, start: int, times: Sequence[Time], paragraph: tuple[int, int], place: Place, *, leads: bool = False
    ) -> None:
        """Takes up what a sentence says on time for the sentences below it, `leads` where it announces them. `times` are resolved."""
        text = self.document.text
        paragraph_end = paragraph[1]
        first = start == paragraph[0] or (start - paragraph[0] <= 20 and "，" not in text[paragraph[0] : start])
        lead_in = bool(_LEAD_IN.search(text[max(start, paragraph_end - 2) : paragraph_end]))
        for time in times:
            opens = bool(_OPENS.match(text[start : time.start]))
            ahead = time.due() is not None and (time.role == "by" or self._is_ahead(time)) and time.role != "asof"
            if ahead and lead_in and self._asof is not None and self._asof[1] == "period.lead_in":
                self._asof = self._announced = None  # 2026年怎么干：: the figures announced above end here
            announced = lead_in and time.year is not None and time.year > (self.issued_year() or time.year)
            if leads and ahead:
                self._due = (time, "due.lead_in", self._ahead)
            elif ahead and (place.leaning > -0.9 or announced) and (lead_in or (place.goal and opens)):
                self._due = (time, "due.lead_in" if lead_in else "due.goal_sentence", self._reach(place, paragraph_end))
            elif ahead and first and (_is_stage(text, start, time) or (place.leaning > 0 and opens and not time.part)):
                self._due = (time, "due.paragraph", paragraph_end)
            if time.role == "asof" and time.period() and not ahead:
                self._asof = (time, "period.paragraph", paragraph_end)
            whole = text[paragraph[0] : paragraph_end]
            told = self.years.issued is None and time.year is not None and time.year == self.issued_year()
            if ahead and not lead_in and len(whole) <= _SHORT_LINE and _GOALS.search(whole):
                self._due = (time, "due.lead_in", self._reach(place, paragraph_end))
                self._asof = self._announced = None
            past = time.role == "" and time.period() and not time.plan and (told or not ahead)
            past = past and not self._is_announced(time, start)
            if past and start == paragraph[0] and place.leaning < 0 and _HEADS.match(text[start : time.start]):
                self._asof = (time, "period.flows", paragraph_end)
            dated = time.role in ("", "asof") and time.period() and time.first is None and not time.plan
            if dated and len(whole) <= _LONGEST_HEADING and _RESULTS.search(whole):
                self._asof = self._announced = (time, "period.lead_in", self._reach(place, paragraph_end))
            if (
                self.years.bulletin
                and opens
                and time.period()
                and not time.day
                and time.role not in ("than", "since", "by")
            ):
                alone = self.years.title is None  # a bulletin without a year in its title is of the first it tells
                self._asof = (time, "period.section", len(text) if alone else self._section_end(start))

    def _is_announced(self, time: Time, position: int) -> bool:
        """Whether a headline has announced the figures of that very period."""
        announced = self._announced
        return announced is not None and position < announced[2] and announced[0].period() == time.period()

    def _reach(self, place: Place, paragraph_end: int) -> int:
        return max(place.clause.end, paragraph_end) if place.clause.clause_id != "0" else len(self.document.text)

    def section_start(self, position: int) -> int:
        """Where the outermost section around a position begins."""
        return self._chain(position)[0].start

    def _section_end(self, position: int) -> int:
        return self._chain(position)[0].end


def _is_stage(text: str, start: int, time: Time) -> bool:
    return bool(_STAGE.match(text, start, time.start) and _STAGE_END.match(text, time.end))


def _told_year(text: str) -> int | None:
    """The latest year of a day or a 截至 in a piece of news without a date of its own: what it calls 今年."""
    times = find_times(text)
    return max((time.year for time in times if time.year and (time.day or time.role == "asof")), default=None)


def _parents(clauses: Sequence[Clause]) -> list[int]:
    """For each clause the index of the one it nests in, 0 where there is none."""
    parents: list[int] = []
    open_clauses: list[int] = []
    for index, clause in enumerate(clauses):
        while open_clauses and (
            clauses[open_clauses[-1]].level >= clause.level or clauses[open_clauses[-1]].end <= clause.start
        ):
            open_clauses.pop()
        parents.append(open_clauses[-1] if open_clauses else 0)
        open_clauses.append(index)
    return parents
