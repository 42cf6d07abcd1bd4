"""What stands around a number in its sentence: the clause before, the bracket's host, a list or a whole said above."""

import re
from collections.abc import Sequence

from loaders.statements import dependents, lists, name_parts, names
from loaders.statements.drafts import Draft
from loaders.statements.sentences import Sentence
from loaders.statements.times import Time
from loaders.statements.units import group_of

TOPIC = re.compile(r"^([^，。；、]{2,28}?)(?:当中|之中|中|(?<!公)里)$")
_NUMBERED = re.compile(r"\d[\d.]*(?:%|‰|万|亿|个|张|人|名|元)")
_COUNT = re.compile(r"^\d+(?:个|所|家|名|位|间|处)")
_NOT_SET = re.compile(r"(?:均|都)?(?:不再?设|取消|免除)[^，。；、]{2,8}$")  # 两病用药不设起付线，报销比例分别为
_CARRIED_OUT = re.compile(
    r"(?:开展|完成|落实|设置|配备|建设|达标|覆盖|执行|实施)(?P<told>情况)$"
)  # 溶栓技术开展情况：三级医院100%
_LONGEST_MEASURE = 24  # characters of a measure set before a colon
_COLON = re.compile("[：:]")
_TOPIC_MARK = re.compile(r"[中里][，,]")


class Surroundings:
    """Looks back from a draft: in its sentence, to the drafts of the sentence before (`earlier`), of the paragraph above."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        times: Sequence[Time],
        earlier: Sequence[Draft],
        above: Sequence[Draft] = (),
    ) -> None:
        self.text, self.sentence, self.times, self.earlier, self.above = text, sentence, times, earlier, above
        self.drafts: list[Draft] = []

    def previous(self) -> Draft | None:
        """The last draft of the sentence so far."""
        return self.drafts[-1] if self.drafts else None

    def last_names(self, count: int) -> list[str] | None:
        """The names of the last `count` statements, for 同比分别增加1986人和2043人."""
        last = [draft.name for draft in [*self.earlier, *self.drafts]][-count:]
        return last if len(last) == count else None

    def same_as_before(self, words: str) -> str:
        """The words, else the name of the statement before."""
        before = [*self.earlier, *self.drafts]
        return words or (before[-1].name if before else "")

    def host(self, draft: Draft) -> Draft | None:
        """The statement a bracket belongs to: the last one before it."""
        bracket = self.sentence.bracket_of(draft.quantity.start)
        if bracket is None:
            return None
        return next((other for other in reversed(self.drafts) if other.quantity.end <= bracket[0]), None)

    def before_bracket(self, draft: Draft) -> str:
        """The words between the host of a bracket and the bracket: what a lone number in it is about."""
        bracket, host = self.sentence.bracket_of(draft.quantity.start), self.host(draft)
        if bracket is None:
            return ""
        start = max(host.reading.right if host else 0, self._clause_start(bracket[0] - 1))
        return names.clean_left(names.words_without_times(self.text, start, bracket[0] - 1, self.times))

    def _clause_start(self, position: int) -> int:
        return max([self.sentence.start, *[cut for cut in self.sentence.cuts if cut <= position]])

    def clause_before(self, draft: Draft, back: int = 1) -> str:
        """The nominal words of the clause before this draft's, in the same sentence and bracket."""
        words = self.raw_clause_before(draft, back, timeless=True)
        if dependents.is_citation(words) or dependents.is_announcement(words) or dependents.is_speaker(words):
            return ""
        return names.clean_left(names.without_brackets(dependents.without_trend(words)))

    def subject_clause(self, draft: Draft) -> str:
        """The clause before where it says who is meant, not another number's words."""
        before = self.clause_before(draft)
        return dependents.whom(before) if not any(char.isdigit() for char in before) or len(before) <= 16 else ""

    def raw_clause_before(self, draft: Draft, back: int, *, timeless: bool = False) -> str:
        """The words of the clause `back` before this draft's, as they stand; `timeless` leaves times out."""
        start, end = self._clause_bounds_before(draft, back)
        return (
            names.words_without_times(self.text, start, end, self.times) if timeless else self.text[start:end].strip()
        )

    def _clause_bounds_before(self, draft: Draft, back: int) -> tuple[int, int]:
        """Where the clause `back` before this draft's begins and ends, in the same bracket; two same places for none."""
        bracket = self.sentence.bracket_of(draft.quantity.start)
        first = bracket[0] if bracket else self.sentence.start
        inside = [cut for cut in self.sentence.cuts if first < cut <= draft.clause[0]]
        cuts = [first, *[cut for cut in inside if self.sentence.bracket_of(cut - 1) == bracket]]
        if len(cuts) <= back or cuts[-1] != draft.clause[0]:
            return first, first
        return cuts[-1 - back], cuts[-back] - 1

    def row_measure(self, draft: Draft, case: str) -> str:
        """全年监督检查覆盖率：公共场所90%，学校95%: the measure that a colon sets before a row of its cases, or ""."""
        if not _COLON.search(self.text, self.sentence.start, draft.clause[0]):
            return ""
        for back in range(1, 9):
            start, end = self._clause_bounds_before(draft, back)
            if start == end:
                return ""
            if self.text[end] in "：:":
                words = names.words_without_times(self.text, start, end, self.times)
                measure = names.clean_left(names.without_brackets(words))
                plain = not any(char.isdigit() for char in words) and len(measure) <= _LONGEST_MEASURE
                done = _CARRIED_OUT.search(measure)
                if plain and done and names.ends_in_institution(case):
                    return measure[: done.start("told")]
                return measure if plain and names.is_measure(measure) else ""
        return ""

    def acted_on(self, draft: Draft) -> str:
        """快速查处投诉举报，3天内响应，30天内办结: what is done within so many days, told before the first of them, or ""."""
        for back in range(1, 5):
            words = self.raw_clause_before(draft, back, timeless=True)
            if not words:
                return ""
            if not any(char.isdigit() for char in words):
                topic = names.clean_left(names.without_brackets(words))
                return topic if len(topic) <= _LONGEST_MEASURE else ""
        return ""

    def topic(self, draft: Draft) -> str:
        """医院当中，公立21个: what a clause before sets as the whole."""
        if not _TOPIC_MARK.search(self.text, self.sentence.start, draft.quantity.start):
            return ""
        for back in range(1, 5):
            match = TOPIC.match(self.raw_clause_before(draft, back, timeless=True).strip())
            whole = _COUNT.sub("", names.clean_left(match[1])) if match else ""
            if whole and not any(char.isdigit() for char in whole):
                return re.sub(r"总数$", "", whole)
        return ""

    def list_above(self, draft: Draft, count: int, measure: str) -> list[str] | None:
        """The `count` members of a list in one of the clauses before, each with `measure`, or None."""
        for back in range(1, 6):
            raw = _NOT_SET.sub("", self.raw_clause_before(draft, back))
            words = names.clean_left(dependents.without_trend(raw))
            listed = "、" in words and not any(c.isdigit() for c in words)
            members = lists.members_for(words + measure, count) if listed else None
            if members:
                return members
        named = [other.left_words for other in self.drafts]
        told = next((found for words in reversed(named) if (found := lists.members_said(words, count))), None)
        return [member + measure for member in told] if told else None

    def list_just_above(self, draft: Draft, count: int) -> list[str] | None:
        """A率、B率持续提高，分别不低于…: the members of a list of measures right before the comma, or None."""
        words = self.clause_before(draft)
        named = "、" in words and names.is_measure(words) and not _NUMBERED.search(self.raw_clause_before(draft, 1))
        return lists.members_for(words, count) if named else None

    def is_aside(self, draft: Draft) -> bool:
        """Whether 其中 opens what the number stands in."""
        host = self.host(draft)
        if "其中" in draft.left_words or self.raw_clause_before(draft, 1) == "其中":
            return True
        return host is not None and "其中" in self.text[host.quantity.end : draft.quantity.start]

    def headed(self, draft: Draft) -> str:
        """（1）县域内就诊率。达到90%: the measure a paragraph names at its head, or the line above its list."""
        for words in (
            dependents.head_at(self.text, draft.quantity.start),
            dependents.lead_in_at(self.text, draft.quantity.start),
        ):
            name = names.clean_left(words)
            if names.is_measure(name):
                return name
        return ""

    def people_told(self) -> str:
        """The people the sentence is about: of whom 50岁以上占四成; "" where none were told."""
        previous = self.previous()
        if previous is not None and previous.name.endswith("平均年龄"):
            return previous.name.removesuffix("平均年龄")
        whole = [
            other
            for other in self.drafts
            if other.whole is None
            and group_of(other.quantity.unit) == "person"
            and not other.left_words.rstrip().endswith("的")  # 持证的有90人: a part of those told before
        ]
        return names.subject_of(whole[-1].name) if whole else ""

    def part_of_count(self, institution: str) -> str:
        """医院 behind 床位2.87万张，其中 → 医院床位: whose share is told of what was just counted."""
        counts = [other for other in self.drafts if other.quantity.unit not in ("%", "个百分点")]
        return institution + name_parts.counted_tail(counts[-1].name) if counts else institution

    def told_before(self, draft: Draft) -> str:
        """2024年达到80%, a sentence of its own: what the one before measured in the same unit."""
        alike = [other for other in self.earlier if other.quantity.unit == draft.quantity.unit]
        return alike[-1].name if alike else ""

    def pointed_at(self, draft: Draft) -> str:
        """该项指标, 这一比例: the name of what was last measured, in the same unit where there is one; "" where nothing was."""
        before = [*self.earlier, *self.drafts] or list(self.above)
        group = group_of(draft.quantity.unit)
        rates = ("%", "个百分点", "‰")
        alike = [
            other
            for other in before
            if group_of(other.quantity.unit) == group or (other.quantity.unit in rates and draft.quantity.unit in rates)
        ]
        return (alike or before)[-1].name if before else ""

    def led_in(self, draft: Draft, left: str) -> str:
        """重点人群 in a list below 签约率：: whom the rate above the list is of."""
        if (names.is_measure(left) and not name_parts.is_case(left)) or not names.ends_in_entity(left):
            return ""
        measure = names.clean_left(dependents.lead_in_at(self.text, draft.quantity.start))
        return left + measure if names.is_measure(measure) else ""
