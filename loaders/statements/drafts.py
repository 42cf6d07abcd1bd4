"""A statement in the making, and the reading of one sentence into such drafts.

The sentence gives the numbers with their connectors, the names of what they measure, lists, and pairs 由A提高到B. Kind,
dates and the fields of a commitment are added later by modules of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.statements import lists, names
from loaders.statements.connectors import Reading, read_around
from loaders.statements.quantities import Quantity, find_quantities
from loaders.statements.sentences import Sentence, clause_bounds
from loaders.statements.stops import stop_of
from loaders.statements.times import Time

_ONLY_SEPARATOR = re.compile(r"^[\s、和与及或，,]*(?:以及)?$")
_LIST_MARK = re.compile(r"^[\s、和与及以，,]+")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,24}$")
_SHARE_OF = re.compile(r"占([^占，。；]{2,24}?)的$")
_AT_RATE = re.compile(r"(?:按照?|以)[^，。；]{0,30}的?$")
_TOPIC = re.compile(r"([^，。；、]{2,14}?)(?:当中|之中|中|里)[，,]?$")
_EACH_HEAD = re.compile(
    r"(每(?:个|所|家|名|人|支|户|位)?[^，。；、]{1,12}?)(?=至少|不少于|不低于|不超过|拥有|配备|都有|须|应|要|有|签约|建|设|派|\d|$)"
)


@dataclass(slots=True)
class Draft:
    """One number on its way to a statement; offsets are in `Document.text`.

    `clause` is the stretch it was read in, `name` what is measured, `anchor` the sentence's start. `role` is
    "baseline" for A of 由A提高到B. `twin` is that A's draft on B's side.
    """

    quantity: Quantity
    reading: Reading
    clause: tuple[int, int]
    sentence: tuple[int, int]
    name: str = ""
    left_words: str = ""
    right_words: str = ""
    comparator: str = "eq"
    basis: str = "level"
    role: str = ""
    twin: "Draft | None" = None
    kind: str = ""
    due: str | None = None
    due_text: str | None = None
    period: str | None = None
    implicit: bool = False
    in_table: bool = False
    headings: Sequence[str] = ()
    rules: list[str] = field(default_factory=list)
    confidence: float = 0.95


def _words(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """`text[start:end]` without the time expressions in it."""
    parts, position = [], start
    for time in times:
        if time.start >= start and time.end <= end:
            parts.append(text[position : time.start])
            position = time.end
    parts.append(text[position:end])
    return "".join(parts)


class SentenceReader:
    """Reads the drafts of one sentence, left to right; each can lean on those before it."""

    def __init__(self, text: str, sentence: Sentence, times: Sequence[Time], earlier: Sequence[Draft] = ()) -> None:
        self.text, self.sentence, self.times = text, sentence, times
        self.earlier = earlier
        self.drafts: list[Draft] = []
        self.stopped: list[tuple[Quantity, str]] = []
        self.topic = ""

    def read(self) -> list[Draft]:
        """All drafts of the sentence, in order."""
        found = []
        for quantity in find_quantities(self.text, self.sentence.start, self.sentence.end, self.times):
            bounds = clause_bounds(self.sentence, quantity.start)
            reason = stop_of(self.text, quantity, bounds[0])
            if reason:
                self.stopped.append((quantity, reason))
            else:
                found.append((quantity, bounds))
        for group in self._groups(found):
            self._read_group(group)
        return self.drafts

    def _groups(self, found: list[tuple[Quantity, tuple[int, int]]]) -> list[list[tuple[Quantity, tuple[int, int]]]]:
        """Numbers with nothing but a separator between them go together (分别达到90%、85%以上)."""
        groups: list[list[tuple[Quantity, tuple[int, int]]]] = []
        for item in found:
            quantity, bounds = item
            if groups:
                last, last_bounds = groups[-1][-1]
                behind = read_around(self.text, last.end, last.end, last.end, quantity.start).right
                between = self.text[behind : quantity.start]
                if (
                    _ONLY_SEPARATOR.match(between)
                    and between
                    and (
                        last_bounds == bounds
                        or "分别" in self.text[max(self.sentence.start, last_bounds[0]) : last.start]
                    )
                ):
                    groups[-1].append(item)
                    continue
            groups.append([item])
        return groups

    def _region_start(self, quantity: Quantity, bounds: tuple[int, int]) -> int:
        start = bounds[0]
        for draft in reversed(self.drafts):
            if draft.quantity.end <= quantity.start:
                inside = self.sentence.bracket_of(draft.quantity.start)
                if inside is None or inside == self.sentence.bracket_of(quantity.start):
                    return max(start, draft.reading.right)
        return start

    def _read_group(self, group: list[tuple[Quantity, tuple[int, int]]]) -> None:
        quantity, bounds = group[0]
        start = self._region_start(quantity, bounds)
        for other, _ in self.stopped:
            if start < other.end <= quantity.start and self.text[other.end : quantity.start].startswith(("（", "(")):
                start = other.end
        first = read_around(self.text, start, quantity.start, quantity.end, bounds[1], quantity.more)
        if len(group) > 1:
            self._read_list(group, start, first)
            return
        draft = self._draft(quantity, first, bounds, start)
        self._name_single(draft)

    def _draft(self, quantity: Quantity, reading: Reading, bounds: tuple[int, int], start: int) -> Draft:
        draft = Draft(quantity, reading, bounds, (self.sentence.start, self.sentence.end))
        draft.left_words = _words(self.text, start, reading.left, self.times)
        draft.right_words = self.text[reading.right : self._right_limit(quantity, bounds)]
        draft.comparator, draft.basis = reading.comparator, reading.basis
        draft.rules.append(f"number.{quantity.form}")
        if reading.words:
            draft.rules.append("connector." + "+".join(reversed(reading.words)))
        if reading.suffix:
            draft.rules.append("suffix." + reading.suffix)
        return draft

    def _right_limit(self, quantity: Quantity, bounds: tuple[int, int]) -> int:
        limit = bounds[1]
        for bracket_start, _ in self.sentence.brackets:
            if quantity.end <= bracket_start - 1 < limit and any(
                char.isdigit() for char in self.text[bracket_start : bracket_start + 30].partition("）")[0]
            ):
                limit = min(limit, bracket_start - 1)
        return limit

    # -- lists -----------------------------------------------------------------------------------------------

    def _read_list(self, group: list[tuple[Quantity, tuple[int, int]]], start: int, first: Reading) -> None:
        last_quantity, last_bounds = group[-1]
        last = read_around(
            self.text, group[-2][0].end, last_quantity.start, last_quantity.end, last_bounds[1], last_quantity.more
        )
        drafts = []
        for place, (quantity, bounds) in enumerate(group):
            reading = (
                first
                if place == 0
                else read_around(
                    self.text, group[place - 1][0].end, quantity.start, quantity.end, bounds[1], quantity.more
                )
            )
            drafts.append(self._draft(quantity, reading, bounds, start))
        words = names.clean_left(_words(self.text, start, first.left, self.times))
        members = lists.members_for(words, len(group)) if words else None
        if members is None and not words:
            previous = [draft.name for draft in self._before()][-len(group) :]
            members = previous if len(previous) == len(group) else None
        for place, draft in enumerate(drafts):
            draft.name = names.clean_left(members[place]) if members else self._carried(words)
            draft.basis = first.basis
            draft.comparator = self._list_comparator(draft, drafts, first, last)
            draft.rules.append("list.distributed" if members else "list.same")
            self._finish(draft)

    @staticmethod
    def _list_comparator(draft: Draft, drafts: list[Draft], first: Reading, last: Reading) -> str:
        if draft.comparator != "eq":
            return draft.comparator
        if first.comparator != "eq" and not first.suffix:
            return first.comparator
        return last.comparator if last.suffix else first.comparator if len(drafts) == 1 else last.comparator

    # -- single numbers --------------------------------------------------------------------------------------

    def _before(self) -> list[Draft]:
        return [*self.earlier, *self.drafts]

    def _carried(self, words: str) -> str:
        return words or (self._before()[-1].name if self._before() else "")

    def _name_single(self, draft: Draft) -> None:
        raw = draft.left_words
        listed = bool(_LIST_MARK.match(raw)) and bool(self.drafts)
        share = _SHARE_OF.search(raw)
        if share:
            self._name_share(draft, raw[: share.start()], share[1])
            return
        left = names.clean_left(names.without_brackets(_LIST_MARK.sub("", raw)))
        right = names.clean_right(draft.right_words)
        if draft.reading.has("share") and not right:
            self._name_share(draft, raw, "")
            return
        if self._pair(draft, left):
            return
        if names.is_measure(left) or not right:
            self._name_left(draft, left, listed)
        else:
            self._name_right(draft, raw, left, right, listed)

    def _name_share(self, draft: Draft, before: str, whole: str) -> None:
        """(A)占(B的)X%."""
        subject = names.clean_left(before)
        aside = "其中" in before
        if not subject or (aside and not names.is_measure(subject) and len(subject) < 3):
            subject = self._subject(draft)
        elif self._previous_here() and (aside or self.topic):
            subject = self._with_topic(subject)
        draft.name = (
            f"{subject}占{whole}" if whole else (subject if re.search("率|比", subject[-2:]) else f"{subject}占比")
        )
        draft.rules.append("name.share")
        self._finish(draft)

    def _pair(self, draft: Draft, left: str) -> bool:
        """由A提高到B: B's draft finds A's before it and takes over its name."""
        previous = self.drafts[-1] if self.drafts else None
        levelled = any(draft.reading.has(tag) for tag in ("up_to", "down_to", "set_to", "to", "increase", "decrease"))
        if previous is None or not levelled or left or previous.role == "baseline":
            return False
        lead = self.text[previous.clause[0] : previous.quantity.start]
        if not _FROM.search(lead) or (previous.quantity.unit != draft.quantity.unit and not previous.quantity.inferred):
            return False
        previous.role, previous.basis, previous.comparator = "baseline", "level", "eq"
        previous.name = self._without_from(previous, lead)
        draft.name, draft.twin, draft.basis = previous.name, previous, "level"
        draft.rules.append("change.from_to")
        self._finish(draft)
        return True

    def _without_from(self, previous: Draft, lead: str) -> str:
        cut = max(lead.rfind("由"), lead.rfind("从"))
        words = names.clean_left(
            names.without_brackets(_words(self.text, previous.clause[0], previous.clause[0] + cut, self.times))
        )
        return words or previous.name

    def _name_left(self, draft: Draft, left: str, listed: bool) -> None:
        if _FROM.search(draft.left_words):
            cut = max(draft.left_words.rfind("由"), draft.left_words.rfind("从"))
            if cut > 1:
                left = names.clean_left(draft.left_words[:cut]) or left
        if not left:
            draft.name = self._subject(draft)
            draft.rules.append("name.carried")
            draft.confidence -= 0.1
            self._finish(draft)
            return
        marked = draft.reading.has("all") or draft.reading.has("each") or draft.reading.has("dist")
        members = lists.shared_members(left, marked)
        if len(members) > 1:
            draft.rules.append("list.shared")
            for member in members:
                self._finish(self._copy(draft, names.clean_left(member)))
            return
        draft.name = self._completed(draft, left, listed)
        draft.rules.append("name.before")
        self._finish(draft)

    def _name_right(self, draft: Draft, raw: str, left: str, right: str, listed: bool) -> None:
        if _AT_RATE.search(raw) and draft.quantity.unit == "%":
            left = names.clean_left(re.sub(_AT_RATE, "", raw)) or self._clause_before(draft)
        elif not left and self.drafts and (listed or raw.strip() == "") and self.drafts[-1].clause == draft.clause:
            left = self.drafts[-1].left_words and names.clean_left(self.drafts[-1].left_words)
            draft.comparator = draft.comparator if draft.comparator != "eq" else self.drafts[-1].comparator
            draft.rules.append("list.shared_verb")
        draft.name = left + right
        draft.rules.append("name.around" if left else "name.behind")
        self._finish(draft)

    @staticmethod
    def _copy(draft: Draft, name: str) -> Draft:
        return Draft(
            draft.quantity, draft.reading, draft.clause, draft.sentence, name, draft.left_words, draft.right_words, draft.comparator, draft.basis,
            rules=list(draft.rules), confidence=draft.confidence,
        )  # fmt: skip

    # -- subjects --------------------------------------------------------------------------------------------

    def _previous_here(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _clause_before(self, draft: Draft) -> str:
        """The nominal words of the clause before this draft's, in the same sentence."""
        start = draft.clause[0]
        cuts = [self.sentence.start, *[cut for cut in self.sentence.cuts if cut <= start]]
        if len(cuts) < 2 or cuts[-1] != start:
            return ""
        return names.clean_left(names.without_brackets(_words(self.text, cuts[-2], cuts[-1] - 1, self.times)))

    def _subject(self, draft: Draft) -> str:
        """What a number without a name of its own is about."""
        previous = self._previous_here()
        before = self._clause_before(draft)
        topic = _TOPIC.match(before) if before else None
        if previous is not None and previous.quantity.end >= draft.clause[0] - len(before) - 2:
            return previous.name
        if before and not topic:
            return before
        if previous is not None:
            return previous.name
        if self.earlier and draft.basis != "level":
            return self.earlier[-1].name
        return before

    def _with_topic(self, name: str) -> str:
        return self.topic + name if self.topic and not name.startswith(self.topic) else name

    def _completed(self, draft: Draft, left: str, listed: bool) -> str:
        """A general name with the subject of what went before."""
        previous = self._previous_here()
        if names.is_generic(left):
            if previous is not None:
                return names.subject_of(previous.name) + left
            before = self._clause_before(draft)
            if before and len(before) <= 24:
                return before + left
        if listed and previous is not None:
            head = re.match(r"每[千百十万]*(?:名)?(?:常住|服务)?(?:人口|居民|城市居民)", previous.name)
            if head and not left.startswith("每"):
                return head[0] + left
        return left

    def _finish(self, draft: Draft) -> None:
        draft.name = draft.name.strip(" 、，,的")
        self.drafts.append(draft)
