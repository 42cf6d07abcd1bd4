"""Naming what a number measures, with the sentence around it: subjects carried over, shares, lists, 由A提高到B."""

import re
from collections.abc import Sequence

from loaders.statements import lists, names
from loaders.statements.drafts import Draft
from loaders.statements.sentences import Sentence
from loaders.statements.times import Time
from loaders.statements.units import group_of

_LIST_MARK = re.compile(r"^[\s、和与及以，,]+")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,24}$")
_AT_SUM = re.compile(r"^(?:统一)?按照?[^，。；]{0,16}每[^，。；]{1,12}$")
_SHARE_OF = re.compile(r"占([^占，。；]{2,24}?)的?$")
_AT_RATE = re.compile(r"(?:按照?|以)[^，。；]{0,30}的$")
_OF = re.compile(r"的\s*$")
_TOPIC = re.compile(r"^([^，。；、]{2,14}?)(?:当中|之中|中|里)$")
_COVERING = re.compile(r"^(?:基本)?(?:覆盖到?|惠及|延伸到|辐射|纳入|达到)")
_FULLY = re.compile(r"全部((?:纳入|达到|实现|完成|建立|开展|设立|参加|接入|配备|落实|实行|通过)[^，。；]{0,24})$")
_PER_HEAD = re.compile(r"^每[千百十万]*(?:名|位)?(?:常住|服务|户籍)?(?:城市|农村)?(?:人口|居民)")
_SPENDING = re.compile(r"(?:投入|投资|出资|安排|拨付|筹集|筹措|争取|落实|下达|支出)$")
_PREDICATE_VERB = re.compile(r"(?:惠及|受益|覆盖|服务|提供|开展|进行|完成|组织|举办)$")


class Namer:
    """Names the drafts of one sentence in order and keeps them in `drafts`."""

    def __init__(self, text: str, sentence: Sentence, times: Sequence[Time], earlier: Sequence[Draft]) -> None:
        self.text, self.sentence, self.times, self.earlier = text, sentence, times, earlier
        self.drafts: list[Draft] = []

    # -- what went before ------------------------------------------------------------------------------------

    def last_names(self, count: int) -> list[str] | None:
        """The names of the last `count` statements, for 同比分别增加1986人和2043人."""
        last = [draft.name for draft in [*self.earlier, *self.drafts]][-count:]
        return last if len(last) == count else None

    def list_above(self, draft: Draft, count: int) -> list[str] | None:
        """The `count` members of a list in one of the clauses before, or None."""
        for back in range(1, 6):
            words = names.clean_left(self._clause_before_raw(draft, back))
            members = (
                lists.members_for(words, count) if "、" in words and not any(char.isdigit() for char in words) else None
            )
            if members:
                return members
        return None

    def same_as_before(self, words: str) -> str:
        """The words, else the name of the statement before."""
        before = [*self.earlier, *self.drafts]
        return words or (before[-1].name if before else "")

    def _previous(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _host(self, draft: Draft) -> Draft | None:
        """The statement a bracket belongs to: the last one before it."""
        bracket = self.sentence.bracket_of(draft.quantity.start)
        if bracket is None:
            return None
        return next((other for other in reversed(self.drafts) if other.quantity.end <= bracket[0]), None)

    def _clause_before(self, draft: Draft, back: int = 1) -> str:
        """The nominal words of the clause before this draft's, in the same sentence and bracket."""
        bracket = self.sentence.bracket_of(draft.quantity.start)
        first = bracket[0] if bracket else self.sentence.start
        cuts = [
            first,
            *[
                cut
                for cut in self.sentence.cuts
                if first < cut <= draft.clause[0] and self.sentence.bracket_of(cut - 1) == bracket
            ],
        ]
        if len(cuts) <= back or cuts[-1] != draft.clause[0]:
            return ""
        words = names.words_without_times(self.text, cuts[-1 - back], cuts[-back] - 1, self.times)
        return names.clean_left(names.without_brackets(words))

    def _topic(self, draft: Draft) -> str:
        """医院当中，公立21个: what a clause before sets as the whole."""
        for back in range(1, 5):
            match = _TOPIC.match(self._clause_before_raw(draft, back))
            if match:
                return names.clean_left(match[1])
        return ""

    def _clause_before_raw(self, draft: Draft, back: int) -> str:
        cuts = [self.sentence.start, *[cut for cut in self.sentence.cuts if cut <= draft.clause[0]]]
        return self.text[cuts[-1 - back] : cuts[-back] - 1].strip() if len(cuts) > back else ""

    # -- the ways to a name ----------------------------------------------------------------------------------

    def name(self, draft: Draft) -> None:
        """Finds the draft's name (or several, where a list shares its number) and keeps it."""
        raw = draft.left_words
        listed = bool(_LIST_MARK.match(raw)) and bool(self.drafts)
        share = (
            _SHARE_OF.search(raw)
            if _OF.search(raw) or re.search(r"占[^占，。；]{2,20}(?:比例|比重|的比率?)$", raw)
            else None
        )
        left = names.clean_left(names.without_brackets(_LIST_MARK.sub("", raw)))
        right = names.clean_right(draft.right_words)
        if share:
            self._name_share(draft, raw[: share.start()], share[1])
        elif draft.reading.has("share") and not right:
            self._name_share(draft, raw, "")
        elif self._pair(draft, left):
            return
        elif right and self._at_a_rate(draft, raw):
            self._name_at_rate(draft, raw, right)
        elif right and self._needs_right(draft, raw, left):
            self._name_around(draft, raw, left, right, listed)
        else:
            self._name_before(draft, left, listed)

    @staticmethod
    def _at_a_rate(draft: Draft, raw: str) -> bool:
        if draft.quantity.unit == "%":
            return bool(_AT_RATE.search(raw))
        return bool(_AT_SUM.match(raw)) and draft.right_words.startswith("的标准")

    @staticmethod
    def _needs_right(draft: Draft, raw: str, left: str) -> bool:
        if not names.is_measure(left):
            return True
        if len(left) <= 3 and draft.quantity.unit != "%":
            return True
        return bool(_OF.search(raw)) and draft.quantity.unit == "%"

    def _name_share(self, draft: Draft, before: str, whole: str) -> None:
        """(A)占(B的)X%."""
        subject = names.clean_left(names.without_brackets(before))
        topic = self._topic(draft)
        if not subject or ("其中" in before and len(subject) < 3):
            subject = self._subject(draft)
        elif topic and topic not in subject:
            subject = topic + subject
        whole = re.sub(r"(?:的)?(?:比例|比重|比率)$", "", names.clean_left(whole))
        draft.name = (
            f"{subject}占{whole}比例"
            if whole
            else (subject if re.search(r"率$|比例?$|占比$|比重$", subject) else f"{subject}占比")
        )
        draft.rules.append("name.share")
        self._take_nothing_behind(draft)
        self.finish(draft)

    def _pair(self, draft: Draft, left: str) -> bool:
        """由A提高到B: B's draft finds A's before it and takes over its name."""
        previous = self._previous()
        if previous is None or left or previous.role == "baseline" or draft.quantity.unit != previous.quantity.unit:
            return False
        if not {"up_to", "down_to", "set_to", "to", "increase", "decrease"} & set(draft.reading.tags):
            return False
        lead = self.text[previous.clause[0] : previous.quantity.start]
        if not _FROM.search(lead):
            return False
        cut = max(lead.rfind("由"), lead.rfind("从"))
        words = names.words_without_times(self.text, previous.clause[0], previous.clause[0] + cut, self.times)
        previous.name = (
            names.clean_left(names.without_brackets(words)) or self._clause_before(previous) or previous.name
        )
        previous.role, previous.basis = "baseline", "level"
        draft.name, draft.twin, draft.basis = previous.name, previous, "level"
        draft.rules.append("change.from_to")
        self._take_nothing_behind(draft)
        self.finish(draft)
        return True

    def _name_at_rate(self, draft: Draft, raw: str, right: str) -> None:
        """按个人缴费标准的70%给予资助: who and what is done, not the sum it is reckoned from."""
        subject = names.clean_left(re.sub(_AT_RATE, "", re.sub(_AT_SUM, "", raw))) or self._clause_before(draft)
        right = re.sub(r"^标准(?=.)", "", right)
        draft.name = re.sub(r"均?按[^，。；]{2,12}$", "", subject) + right
        draft.rules.append("name.at_rate")
        self.finish(draft)

    def _name_around(self, draft: Draft, raw: str, left: str, right: str, listed: bool) -> None:
        left = re.sub(r"(?:全部|所有)[^，。；]{2,20}$", "", left) if re.search(r"[和与及]\s*$", raw) else left
        previous = self._previous()
        if previous is not None and not left:
            same_clause = previous.clause == draft.clause and (listed or not raw.strip())
            if same_clause or (previous.head.startswith("每") and previous.sentence == draft.sentence):
                left = previous.head
                if same_clause and draft.comparator == "eq" and not previous.reading.suffix:
                    draft.comparator = previous.comparator
                draft.rules.append("list.shared_verb")
            elif draft.quantity.form in ("half", "fraction", "tenths"):
                left = previous.name
        if _COVERING.match(left) and not previous:
            left = self._clause_before(draft) + left
        draft.head, draft.name = left, left + right
        draft.rules.append("name.around" if left else "name.behind")
        self.finish(draft)

    def _name_before(self, draft: Draft, left: str, listed: bool) -> None:
        self._take_nothing_behind(draft)
        if _FROM.search(draft.left_words):
            cut = max(draft.left_words.rfind("由"), draft.left_words.rfind("从"))
            left = names.clean_left(draft.left_words[:cut]) if cut > 1 else left
        if not left:
            draft.name = self._subject(draft)
            draft.rules.append("name.carried")
            draft.confidence -= 0.1
            self.finish(draft)
            return
        marked = bool({"all", "each", "dist"} & set(draft.reading.tags))
        members = lists.shared_members(left, marked)
        if len(members) > 1:
            draft.rules.append("list.shared")
            for member in members:
                self.finish(draft.copy(names.clean_left(member)))
            return
        draft.name = self._completed(draft, left, listed)
        draft.rules.append("name.before")
        self.finish(draft)

    @staticmethod
    def _take_nothing_behind(draft: Draft) -> None:
        draft.consumed = draft.reading.right

    # -- subjects --------------------------------------------------------------------------------------------

    def _subject(self, draft: Draft) -> str:
        """What a number without a name of its own is about."""
        previous = self._host(draft) or self._previous()
        before = self._clause_before(draft)
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

    def _completed(self, draft: Draft, left: str, listed: bool) -> str:
        """A name too general to tell it apart, with the subject of what went before."""
        host = self._host(draft)
        previous = host or self._previous()
        aside = "其中" in draft.left_words or (
            host is not None and "其中" in self.text[host.quantity.end : draft.quantity.start]
        )
        topic = self._topic(draft)
        if topic and topic not in left and not names.is_measure(left):
            return topic + left
        if previous is None or (host is None and not self._is_near(previous, draft)):
            return self._completed_from_clause(draft, left)
        if (
            aside
            and previous.basis == "increase"
            and draft.basis == "level"
            and previous.quantity.unit == draft.quantity.unit
        ):
            draft.basis = "increase"
        return self._completed_from(previous, draft, left, listed, aside)

    def _completed_from_clause(self, draft: Draft, left: str) -> str:
        before = self._clause_before(draft)
        if names.is_generic(left) and before and len(before) <= 24:
            return before + left
        if _SPENDING.search(left) and len(left) <= 6:
            follows = self.text[draft.clause[1] + 1 : draft.sentence[1]]
            return left + names.clean_right(follows, 24) if draft.clause[1] < draft.sentence[1] - 2 else left
        if (
            draft.quantity.unit == "%"
            and names.ends_in_entity(left)
            and (match := _FULLY.search(self._clause_before_raw(draft, 1)))
        ):
            return left + match[1]
        return left

    def _completed_from(self, previous: Draft, draft: Draft, left: str, listed: bool, aside: bool) -> str:
        base = _PREDICATE_VERB.sub("", previous.name)
        same_unit = previous.quantity.unit == draft.quantity.unit
        per_head = _PER_HEAD.match(base)
        if names.is_generic(left):
            return (base if len(base) <= 18 else names.subject_of(base)) + left
        if listed and per_head and not left.startswith("每"):
            return per_head[0] + left
        if aside and same_unit and not names.is_measure(left):
            return self._part_of(base, draft, left)
        if aside and draft.quantity.unit == "%" and not names.is_measure(left):
            return base + left + ("" if left.endswith("部分") else "占比")
        alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
        if listed and alike and not names.is_measure(left) and not names.ends_in_entity(left) and len(left) <= 4:
            measure = names.measure_prefix(base)
            return measure + left if measure else left
        if draft.quantity.unit in ("名", "人", "张") and names.ends_in_institution(left) and same_unit:
            return left + names.counted_tail(base)
        return self._completed_from_clause(draft, left)

    def _is_near(self, previous: Draft, draft: Draft) -> bool:
        """Whether the statement before stands in the same part of the sentence (no ； between)."""
        return not re.search(r"[；;]", self.text[previous.quantity.end : draft.clause[0]])

    @staticmethod
    def _part_of(base: str, draft: Draft, left: str) -> str:
        """其中医院28570张 of 床位, 其中两证齐全15家 of 机构: the part with what it is a part of."""
        if draft.quantity.unit in ("张", "名", "人") and names.ends_in_institution(left):
            return left + names.counted_tail(base)
        if names.ends_in_place(left) or not names.ends_in_entity(left):
            return base + left
        return left

    def finish(self, draft: Draft) -> None:
        """Keeps a named draft."""
        draft.name = names.polished(draft.name)
        self.drafts.append(draft)
