"""The reading of one sentence: its numbers with their connectors, grouped where they share a list, named, paired."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.statements import contrasts, dependents, lists, names, rows
from loaders.statements.apart import read_apart
from loaders.statements.connectors import Reading, read_around
from loaders.statements.dates_of_others import is_date_of
from loaders.statements.drafts import Draft
from loaders.statements.gaps import basis_of_gap
from loaders.statements.naming import Namer
from loaders.statements.quantities import Quantity
from loaders.statements.sentences import Sentence, clause_bounds
from loaders.statements.stops import stop_of
from loaders.statements.times import Time
from loaders.statements.units import DURATIONS, group_of

_ONLY_SEPARATOR = re.compile(r"^[\s、和与及或，,]*(?:以及)?$")
_LAST_SEPARATOR = re.compile(r"(?:、|和|与|及|以及|并|，)(?=[^、和与及，]*$)")
_ACTS_ON = re.compile(
    r"(?:累计|共|已|先后|年均)?(?:覆盖|惠及|服务|带动|辐射|派出|投入|培训|接诊|开展|完成|建成|设立|组建|招聘|引进|配备|拥有|共有|有|结算|受理|救治|筛查|体检|签约|发放|转诊|承接)(?:了|全市|全县)?$"
)
_GROWN = re.compile(
    r"(?<![每对个])(?:新增|核增|净增|增设|增加|增招|增配|扩增)(?![了到至率值量速长])(?:[^，。；\d]|\d{1,2}(?:[—-]\d{1,2})?周?岁){1,18}(?<!补助|补贴|奖励|奖补)$"
)

# 减少支出N, 平均降价N% are decreases that keep their verb in the name (GUIDE, decision 5).
_SPARED = re.compile(
    r"(?:降价|(?:减负|让利)(?:患者|群众|百姓|参保人)?|节省(?:[一-龥]{0,4}费用?|[一-龥]{0,4}资金|[一-龥]{0,4}支出)?|节约(?:[一-龥]{0,4}费用?|[一-龥]{0,4}资金|[一-龥]{0,4}支出)|(?<!完成)省下|省了|(?:减轻|减少)[^，。；、\d]{0,8}(?:支出|负担|费用|垫付|压力))$"
)

_EARNED = ("增收", "增编", "增员", "扩容", "扩编")  # 户均年增收3200元: an increase that keeps its verb, too
_NEXT_MEASURE = re.compile(r"[^、，]{2,}(?:率|比例|占比|降价|费用|人数|降幅|增幅|支出|寿命|水平)$")
# 改造提升20家: a verb, no increase, before a count of places or kinds.
_RAISING = ("提升", "提高", "扩大", "延长")

# 85%以上的卫生室能够提供6类技术: a verb before the next number takes its object from behind it.
_OPEN_VERB = re.compile(r"(?:能够?|可以?|均|都)(?:提供|开展|具备|掌握|使用|实施|完成|配备)$")
_OBJECT = 16  # characters of such an object

_Found = tuple[Quantity, tuple[int, int]]


class SentenceReader:
    """Reads the drafts of one sentence, left to right; each can lean on those before it.

    `earlier` are the drafts of the sentence before, in the same paragraph, `above` those of the paragraph above. `stopped` holds the numbers passed over,
    with the rule that says why.
    """

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        times: Sequence[Time],
        earlier: Sequence[Draft] = (),
        above: Sequence[Draft] = (),
    ) -> None:
        self.text, self.sentence, self.times = text, sentence, times
        self.stopped: list[tuple[Quantity, str]] = []
        self.namer = Namer(text, sentence, times, earlier, above)
        self.drafts = self.namer.drafts
        self._of_share = (
            -1
        )  # where the number stands that those of a share just told must reach (90%的村卫生室能够提供6类)

    def read(self, quantities: Iterable[Quantity]) -> list[Draft]:
        """The drafts of the sentence's quantities, in order."""
        found: list[_Found] = []
        for quantity in self._with_shared_unit(list(quantities)):
            bounds = clause_bounds(self.sentence, quantity.start)
            reason = stop_of(self.text, quantity, bounds[0])
            if reason == "duration" and any(other.unit == quantity.unit for other, _ in found):
                reason = None if self._is_case_of(found[-1][0].end, quantity.start) else reason
            if reason:
                self.stopped.append((quantity, reason))
            else:
                found.append((quantity, bounds))
        groups = self._groups(found)
        for place, group in enumerate(groups):
            follower = groups[place + 1][0] if place + 1 < len(groups) else None
            self._read_group(group, follower)
        rows.share_predicates(self.drafts)
        return self.drafts

    def _is_case_of(self, start: int, end: int) -> bool:
        """Whether a duration goes on with the measure of the one before: 城区9分钟、农村24分钟, …，其中急诊20分钟."""
        between = self.text[start:end]
        return "其中" in between or contrasts.is_label(between.strip("、，和与为"))

    def _with_shared_unit(self, quantities: Sequence[Quantity]) -> list[Quantity]:
        """提高2.2个和1.9个百分点: the first of two is in the unit of the second, said once."""
        shared = list(quantities)
        for place in range(len(shared) - 2, -1, -1):
            here, then = shared[place], shared[place + 1]
            between = self.text[here.end : then.start]
            if here.unit == "个" and then.unit in ("个百分点", "个千分点") and _ONLY_SEPARATOR.match(between):
                shared[place] = replace(here, unit=then.unit)
        return shared

    def _groups(self, found: list[_Found]) -> list[list[_Found]]:
        """Numbers with nothing but a separator between them go together (分别达到90%、85%以上)."""
        groups: list[list[_Found]] = []
        for item in found:
            if groups and self._go_together(groups[-1][-1], item):
                groups[-1].append(item)
            else:
                groups.append([item])
        return groups

    def _go_together(self, last: _Found, item: _Found) -> bool:
        quantity, bounds = item
        behind = read_around(self.text, last[0].end, last[0].end, last[0].end, quantity.start).right
        if not _ONLY_SEPARATOR.match(self.text[behind : behind + 1]) and not self.text.startswith("以及", behind):
            return False
        ahead = read_around(self.text, behind, quantity.start, quantity.end, quantity.end)
        if last[1] != bounds and ahead.basis != "level":
            return False  # 分别达到41%、79%，同比提高…: another row
        between = self.text[behind : ahead.left]
        if not between or not _ONLY_SEPARATOR.match(between):
            return False
        start = max(self.sentence.start, last[1][0])
        return last[1] == bounds or "分别" in self.text[start : last[0].start]

    def _read_group(self, group: list[_Found], follower: _Found | None) -> None:
        quantity, bounds = group[0]
        start = self._region_start(quantity, bounds)
        first = self._reading(quantity, start, bounds)
        if len(group) > 1:
            self._read_list(group, start, first)
            return
        draft = self._draft(quantity, first, bounds, start, follower)
        self.namer.name(draft)

    def _region_start(self, quantity: Quantity, bounds: tuple[int, int]) -> int:
        """Where the words for a number begin: behind what the number before it took, in the same clause or bracket."""
        bracket = self.sentence.bracket_of(quantity.start)
        for draft in reversed(self.drafts):
            inside = self.sentence.bracket_of(draft.quantity.start)
            if draft.quantity.end <= quantity.start and inside in (None, bracket):
                return max(bounds[0], draft.consumed)
        return bounds[0]

    def _reading(self, quantity: Quantity, start: int, bounds: tuple[int, int]) -> Reading:
        """The connectors around a number; a date right before it (提高到2020年的77.6岁) is stepped over."""
        near = read_around(self.text, start, quantity.start, quantity.end, bounds[1], quantity.more)
        if quantity.unit in DURATIONS and not near.suffix and self.text.startswith("内", near.right):
            near.suffix, near.right = "内", near.right + 1  # 30分钟内
            near.comparator = "le" if near.comparator == "eq" else near.comparator
        for time in self.times if quantity.unit != "倍" else ():
            if start <= time.start and time.end <= quantity.start and is_date_of(self.text, time.end, quantity.start):
                position = time.start + (self.text[time.start] in "到至")
                over = read_around(self.text, start, position, quantity.end, bounds[1], quantity.more)
                over.comparator = near.comparator  # 2016年初的约73%
                return over
        return near

    def _draft(
        self, quantity: Quantity, reading: Reading, bounds: tuple[int, int], start: int, follower: _Found | None = None
    ) -> Draft:
        draft = Draft(quantity, reading, bounds, (self.sentence.start, self.sentence.end))
        draft.left_words = names.words_without_times(self.text, start, reading.left, self.times)
        limit = self._right_limit(quantity, reading, bounds, follower)
        draft.right_words, draft.consumed = self.text[reading.right : limit], limit
        if follower is not None and follower[1] == bounds and _OPEN_VERB.search(draft.right_words):
            beyond = read_around(self.text, limit, follower[0].start, follower[0].end, bounds[1]).right
            draft.right_words += names.clean_right(self.text[beyond : bounds[1]], _OBJECT)
            self._of_share = follower[0].start if quantity.unit == "%" else self._of_share
        if limit < bounds[1] and _NEXT_MEASURE.search(draft.right_words):
            draft.consumed = reading.right  # 67种独家药品平均降价61%: these words name the next number too
        draft.comparator, draft.basis = reading.comparator, reading.basis
        self._read_apart(draft)
        if draft.basis == "decrease" and "减免" in reading.words[:1] and not names.is_measure(draft.left_words):
            draft.left_words += reading.words[0]  # 为患者减免: the verb alone says what the sum is
        if draft.basis == "increase" and reading.words[0] in _RAISING and group_of(quantity.unit) in ("place", "kind"):
            draft.basis, draft.left_words = "level", draft.left_words + reading.words[0]
        if (
            draft.basis == "level"
            and quantity.unit != "%"
            and not {"up_to", "down_to"} & set(reading.tags)
            and _GROWN.search(draft.left_words)
        ):
            draft.basis = "increase"
            draft.rules.append("change.grown")
        if (
            draft.basis == "level"
            and draft.reading.tags[:1] != ["down_to"]
            and _SPARED.search(names.strip_quotes(draft.left_words))
        ):
            draft.basis = "decrease"
        if draft.basis == "level" and draft.left_words.endswith(_EARNED):
            draft.basis = "increase"
        draft.basis = basis_of_gap(self.text, draft, self.times)
        if quantity.form == "doubled":
            draft.basis = "increase"
        draft.rules.append(f"number.{quantity.form}")
        if quantity.start == self._of_share:
            draft.rules.append("number.of_share")
        if reading.words:
            draft.rules.append("connector." + "+".join(reversed(reading.words)))
        if reading.suffix:
            draft.rules.append("suffix." + reading.suffix)
        return draft

    @staticmethod
    def _read_apart(draft: Draft) -> None:
        apart = read_apart(draft.left_words) if draft.comparator == "eq" and not draft.reading.suffix else None
        if apart is None or (apart.whole and draft.quantity.unit not in ("%", "‰")):
            return
        draft.comparator, draft.rules = apart.comparator, [*draft.rules, "comparator.apart"]
        at_rate = bool(draft.right_words) and re.search(r"按照?[^，。；]{0,16}$", apart.words)
        if not apart.whole:
            draft.left_words = apart.words
        elif not at_rate:
            draft.left_words = f"{apart.words}占{apart.whole}的"

    def _right_limit(
        self, quantity: Quantity, reading: Reading, bounds: tuple[int, int], follower: _Found | None
    ) -> int:
        """Where the words behind a number end: at a bracket with numbers, or before the words of the next number."""
        limit = bounds[1]
        for first, last in self.sentence.brackets:
            if quantity.end < first <= limit and any(char.isdigit() for char in self.text[first:last]):
                limit = first - 1
        if follower is None or follower[1] != bounds or follower[0].start > limit:
            return limit
        edge = read_around(self.text, reading.right, follower[0].start, follower[0].start, follower[0].start).left
        between = self.text[reading.right : edge]
        cut = _LAST_SEPARATOR.search(between) or _ACTS_ON.search(between)
        return reading.right + cut.start() if cut else edge

    def _read_list(self, group: list[_Found], start: int, first: Reading) -> None:
        drafts = []
        for place, (quantity, bounds) in enumerate(group):
            reading = first if place == 0 else self._reading(quantity, group[place - 1][0].end, bounds)
            drafts.append(self._draft(quantity, reading, bounds, start))
        words = names.clean_left(names.words_without_times(self.text, start, first.left, self.times))
        if not words and self.namer.pair_list(drafts):
            return
        members = self._members(words, len(group), drafts[0])
        times = self._listed_times(group[0][0].start, len(group)) if members is None else None
        for place, draft in enumerate(drafts):
            draft.time = times[place] if times else None
            draft.name = names.clean_left(members[place]) if members else self.namer.subjects.same_as_before(words)
            draft.basis = draft.basis if draft.reading.tags else first.basis
            gap = dependents.is_gap(words)  # 高于平均水平0.3张和低于0.1张: no bounds
            draft.comparator = "eq" if gap else _list_comparator(draft, first, drafts[-1].reading)
            draft.consumed = drafts[-1].reading.right
            draft.rules.append("list.distributed" if members else "list.same")
            self.namer.finish(draft)

    def _members(self, words: str, count: int, draft: Draft) -> list[str] | None:
        """The names the numbers of a list go with: in its own clause, in one before it (一级、二级医院…，起付线分别为), or those just named."""
        if not words:
            return self.namer.subjects.list_just_above(draft, count) or self.namer.subjects.last_names(count)
        named = [other.name for other in [*self.namer.subjects.earlier, *self.drafts]]
        members = lists.those_named(words, count, named) or lists.members_for(words, count)
        if members is None and names.is_generic(words):
            grades = contrasts.grades_of(named, count) or contrasts.cases_of(
                [other.name for other in self.drafts[-count:]]
            )
            members = [grade + words for grade in grades] if len(grades) == count else None
        if members is None and dependents.is_gap(words):
            before = self.namer.subjects.last_names(count)
            members = [name + words for name in before] if before else None
        if members is None:
            members = self.namer.subjects.list_above(draft, count, words)
        return members

    def _listed_times(self, position: int, count: int) -> list[Time] | None:
        """2023年、2024年、2025年，…分别达到30%、50%、70%: the times that go with the numbers, one each."""
        run: list[Time] = []
        for time in self.times:
            if time.end > position:
                break
            run = [*run, time] if run and _ONLY_SEPARATOR.match(self.text[run[-1].end : time.start]) else [time]
            if len(run) == count:
                return run
        told = [time for time in self.times if time.end <= position and time.role in ("", "by") and time.year]
        apart = len({time.year for time in told}) == count and self._words_between(told, position)
        return told if len(told) == count and apart else None

    def _words_between(self, times: Sequence[Time], position: int) -> bool:
        """2023年达到80%，2024年82%，2025年85%；…分别达到: whether a number went with each of the times told before."""
        numbers = [draft.quantity.start for draft in self.drafts if draft.quantity.start < position]
        ends = [*[time.start for time in times[1:]], position]
        return all(any(time.end <= number < end for number in numbers) for time, end in zip(times, ends, strict=True))


def _list_comparator(draft: Draft, first: Reading, last: Reading) -> str:
    """分别达到90%、85%以上: what is said once, before the first or behind the last, holds for all (GUIDE, more 6)."""
    if draft.comparator != "eq":
        return draft.comparator
    if first.comparator != "eq" and not first.suffix:
        return first.comparator
    return last.comparator
