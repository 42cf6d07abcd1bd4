"""What a number is about where its own clause does not say it: the whole it is a part of, the subject said before.

建档率 after 居民健康档案537.01万份 is 居民健康档案建档率; 其中医院28570张 after 床位 is 医院床位; 公立21个 after 医院当中 is 医院公立;
床位增加4.9万张 after 乡镇卫生院床位 is the same again.
"""

import re
from collections.abc import Sequence

from loaders.statements import contrasts, dependents, lists, names
from loaders.statements.drafts import Draft
from loaders.statements.parts import part_of
from loaders.statements.sentences import Sentence
from loaders.statements.times import Time
from loaders.statements.units import group_of

_TOPIC = re.compile(r"^([^，。；、]{2,16}?)(?:当中|之中|中|里)$")
_COMPARES = re.compile(r"低于|高于|优于|超出|好于")
_TOPIC_MARK = re.compile(r"[中里][，,]")
_FULLY = re.compile(r"全部((?:纳入|达到|实现|完成|建立|开展|设立|参加|接入|配备|落实|实行|通过)[^，。；]{0,24})$")
_PER_HEAD = re.compile(r"^每[千百十万]*(?:名|位)?(?:常住|服务|户籍)?(?:城市|农村)?(?:人口|居民)")
_SPENDING = re.compile(r"(?:投入|投资|出资|安排|拨付|筹集|筹措|落实|下达)$")
_SPENT_ON = re.compile(r"^(?:用于|支持|建设|建成|购买|开展|实施|新建|改造|为|购置|完善|推进|打造|升级)")
# Counts every institution has: whose they are must be said (医院…，入院人次…).
_BARE_SERVICE = re.compile(
    r"^(?:总|年)?(?:诊疗|入院|出院|门诊|住院|急诊|门急诊|手术|就诊)(?:人次|人数|量|台次)$|^(?:卫生人员|卫生技术人员|医护人员|床位)(?:数|总数)?$"
)
_PREDICATE_VERB = re.compile(r"(?:惠及|受益|覆盖|服务|提供|开展|进行|完成|组织|举办)$")


_SHORT = 3  # an aside as short as this (药费) needs what it is a part of


class Subjects:
    """Looks back from a draft: in its sentence, and to the drafts of the sentence before (`earlier`)."""

    def __init__(self, text: str, sentence: Sentence, times: Sequence[Time], earlier: Sequence[Draft]) -> None:
        self.text, self.sentence, self.times, self.earlier = text, sentence, times, earlier
        self.drafts: list[Draft] = []

    # -- what stands before ----------------------------------------------------------------------------------

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
        words = self._raw_clause_before(draft, back, timeless=True)
        if dependents.is_citation(words):
            return ""
        return names.clean_left(names.without_brackets(words))

    def subject_clause(self, draft: Draft) -> str:
        """The clause before where it says who is meant, not another number's words."""
        before = self.clause_before(draft)
        return dependents.whom(before) if not any(char.isdigit() for char in before) or len(before) <= 16 else ""

    def _raw_clause_before(self, draft: Draft, back: int, *, timeless: bool = False) -> str:
        bracket = self.sentence.bracket_of(draft.quantity.start)
        first = bracket[0] if bracket else self.sentence.start
        inside = [cut for cut in self.sentence.cuts if first < cut <= draft.clause[0]]
        cuts = [first, *[cut for cut in inside if self.sentence.bracket_of(cut - 1) == bracket]]
        if len(cuts) <= back or cuts[-1] != draft.clause[0]:
            return ""
        start, end = cuts[-1 - back], cuts[-back] - 1
        return (
            names.words_without_times(self.text, start, end, self.times) if timeless else self.text[start:end].strip()
        )

    def topic(self, draft: Draft) -> str:
        """医院当中，公立21个: what a clause before sets as the whole."""
        if not _TOPIC_MARK.search(self.text, self.sentence.start, draft.quantity.start):
            return ""
        for back in range(1, 5):
            match = _TOPIC.match(self._raw_clause_before(draft, back, timeless=True).strip())
            if match:
                return re.sub(r"总数$", "", names.clean_left(match[1]))
        return ""

    def list_above(self, draft: Draft, count: int) -> list[str] | None:
        """The `count` members of a list in one of the clauses before, or None."""
        for back in range(1, 6):
            words = names.clean_left(self._raw_clause_before(draft, back))
            members = lists.members_for(words, count) if "、" in words and not any(c.isdigit() for c in words) else None
            if members:
                return members
        return None

    def is_aside(self, draft: Draft) -> bool:
        """Whether 其中 opens what the number stands in."""
        host = self.host(draft)
        if "其中" in draft.left_words or self._raw_clause_before(draft, 1) == "其中":
            return True
        return host is not None and "其中" in self.text[host.quantity.end : draft.quantity.start]

    # -- subjects --------------------------------------------------------------------------------------------

    def subject(self, draft: Draft) -> str:
        """What a number without a name of its own is about."""
        previous = self.host(draft) or self.previous()
        before = self.clause_before(draft)
        if previous is not None and (who := dependents.superlative_subject(before)):
            return names.joined(who, self._rate_before(draft).name)
        if previous is not None and self.host(draft) is None and not self._is_near(previous, draft):
            own = names.last_measure(before) or (before if not any(char.isdigit() for char in before) else "")
            if own:
                return own
        if previous is not None and (
            draft.basis != "level" or previous.quantity.end >= draft.clause[0] - len(before) - 4
        ):
            return previous.name
        if before and not _TOPIC.match(before):
            return before
        if previous is not None:
            return previous.name
        if self.earlier and draft.basis != "level":
            return self.earlier[-1].name
        return before

    def _rate_before(self, draft: Draft) -> Draft:
        """The first statement of the sentence in the same unit: what those that stand out are measured by."""
        return next((other for other in self.drafts if other.quantity.unit == draft.quantity.unit), self.drafts[-1])

    def completed(self, draft: Draft, left: str, listed: bool) -> str:
        """The name `left`, with the subject of what went before where it is too general to tell it apart."""
        host = self.host(draft)
        previous = host or self.previous()
        if previous is not None and _COMPARES.match(left):
            return previous.name + left
        again = self._same_again(draft, left)
        if again:
            return again
        if previous is None and self.is_aside(draft):
            previous = host = self._whole_before(draft)
        leaning = self._contrasted(draft, left) or self._dependent(draft, left)
        if leaning:
            return leaning
        topic = self.topic(draft)
        if topic and topic not in left and not names.is_measure(left):
            return topic + left
        if previous is None or (host is None and not self._is_near(previous, draft)):
            whose = names.institution_of(previous.name) if previous and _BARE_SERVICE.match(left) else ""
            return whose + left if whose else self._from_clause(draft, left)
        aside = self.is_aside(draft)
        if aside and "change.grown" in previous.rules and previous.quantity.unit == draft.quantity.unit:
            draft.basis = "increase"
        return self._from_statement(previous, draft, left, listed, aside)

    def _same_again(self, draft: Draft, left: str) -> str:
        """床位增加4.9万张, where 乡镇卫生院床位 has just been told."""
        if draft.basis == "level" or len(left) > 6:
            return ""
        for other in reversed([*self.earlier, *self.drafts]):
            if other.name.endswith(left) and group_of(other.quantity.unit) == group_of(draft.quantity.unit):
                return other.name
        return ""

    def _whole_before(self, draft: Draft) -> Draft | None:
        """What 其中 at the head of a sentence is a part of: the last level of the sentence before, in the same unit if any."""
        levels = [other for other in self.earlier if other.basis == "level"]
        alike = [other for other in levels if group_of(other.quantity.unit) == group_of(draft.quantity.unit)]
        candidates = alike or levels
        return candidates[-1] if candidates else None

    def _contrasted(self, draft: Draft, left: str) -> str:
        """农村, where 城区急救反应时间 has just been told: the same of another."""
        for other in reversed(self.drafts[-4:]):
            if group_of(other.quantity.unit) != group_of(draft.quantity.unit):
                continue
            name = contrasts.in_its_place(other.name, left) or contrasts.with_what_stands_before(other.name, left)
            if name:
                return name
        return ""

    def _dependent(self, draft: Draft, left: str) -> str:
        """每人奖励, 起付线, 新院区床位 behind the comma: with whom or what the clause before is about."""
        previous = self.previous()
        if dependents.is_gap(left):
            return self.subject(draft) + left
        raw = self._raw_clause_before(draft, 1, timeless=True)
        condition = dependents.condition_in(raw)
        if condition and len(left) <= 12:
            return names.clean_left(condition) + left
        if dependents.stands_in_house(left) or (_BARE_SERVICE.match(left) and previous is None):
            house = next((found for back in (1, 2, 3) if (found := self._house(draft, back))), "")
            return house + left if house not in left else ""
        if previous is None and dependents.is_staffing(left) and (house := self._house(draft, 1)):
            return house + left
        if dependents.is_bare_verb(left) and previous is not None:
            return previous.name if group_of(previous.quantity.unit) == group_of(draft.quantity.unit) else ""
        if not dependents.is_dependent(left):
            return ""
        before = self.clause_before(draft)
        if before and not any(char.isdigit() for char in before) and len(before) <= 26:
            return dependents.whom(before) + left
        return names.subject_of(previous.name) + left if previous is not None and self._is_near(previous, draft) else ""

    def _house(self, draft: Draft, back: int) -> str:
        return dependents.house_in(self._raw_clause_before(draft, back, timeless=True))

    def _is_near(self, previous: Draft, draft: Draft) -> bool:
        """Whether the statement before stands in the same part of the sentence (no ； between)."""
        between = self.text[previous.quantity.end : draft.clause[0]]
        return "；" not in between and ";" not in between

    def _from_clause(self, draft: Draft, left: str) -> str:
        before = self.clause_before(draft)
        if names.is_generic(left) and before and len(before) <= 24:
            return before + left
        measure = names.last_measure(before)
        if measure and draft.quantity.unit in ("元", "%", "个百分点") and names.ends_in_entity(left) and len(left) <= 8:
            return measure + left
        follows = self.text[draft.clause[1] + 1 : draft.sentence[1]]
        if _SPENDING.search(left) and len(left) <= 6 and _SPENT_ON.match(follows):
            on = names.clean_right(follows, 24)
            return left if any(char.isdigit() for char in on) else left + on
        fully = _FULLY.search(self._raw_clause_before(draft, 1))
        if draft.quantity.unit == "%" and names.ends_in_entity(left) and fully:
            return left + fully[1]
        return left

    def _from_statement(self, previous: Draft, draft: Draft, left: str, listed: bool, aside: bool) -> str:
        base = _PREDICATE_VERB.sub("", previous.name)
        same_unit = previous.quantity.unit == draft.quantity.unit
        per_head = _PER_HEAD.match(base)
        if _BARE_SERVICE.match(left) and (whose := names.institution_of(base)):
            return whose + left
        if listed and same_unit and (grouped := names.with_group(base, left)):
            return grouped
        if names.is_generic(left) or (aside and same_unit and len(left) <= _SHORT and names.is_measure(left)):
            return names.subject_for(left, base) + left
        if listed and per_head and not left.startswith("每"):
            return per_head[0] + left
        if aside and not names.is_measure(left) and (same_unit or draft.quantity.unit == "%"):
            return part_of(base, left, draft.quantity.unit, same_unit=same_unit)
        alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
        if alike and not names.is_measure(left) and len(left) <= 10 and (measure := names.measure_prefix(base)):
            return measure + left
        if not same_unit and names.ends_in_institution(left) and (measure := self._measure_of_unit(draft)):
            return left + measure
        if same_unit and not names.is_measure(left) and len(left) <= 8 and (again := names.with_case(base, left)):
            return again
        if draft.quantity.unit in ("名", "人", "张") and names.ends_in_institution(left) and same_unit:
            return left + names.counted_tail(base)
        return self._from_clause(draft, left)

    def _measure_of_unit(self, draft: Draft) -> str:
        """医院28570张（占73.4%），基层医疗卫生机构9318张: what the last number of the same unit counted, without whose."""
        for other in reversed(self.drafts):
            whose = names.institution_of(other.name)
            rest = other.name.removeprefix(whose)
            if whose and other.quantity.unit == draft.quantity.unit and group_of(draft.quantity.unit) != "place":
                return rest if names.is_measure(rest) or names.counted_tail(rest) == rest else ""
        return ""
