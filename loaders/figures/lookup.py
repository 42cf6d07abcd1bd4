"""Finding the indicator and the place a row speaks of, by code or by name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from loaders.figures.namesakes import why_no_single_place
from loaders.register.jurisdictions import find_jurisdiction
from loaders.register.model import Indicator, Jurisdiction, Register
from loaders.register.words import comparable


class NotFound(LookupError):
    """Why a name or code means nothing here, and what to write instead; the row is refused with it."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step


# Only words that share most pairs of letters are compared letter by letter: a return may have a hundred thousand wrong names.
_MOST_COMPARED, _LONGEST = 40, 200


class _Alike:
    """Finds, among known words, those nearest to one that is not known."""

    def __init__(self, words: Sequence[str]) -> None:
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for pair in _pairs(word):
                self._by_pair[pair].append(word)

    def to(self, text: str) -> list[str]:
        """At most three, the nearest first; none where nothing is near."""
        shared: Counter[str] = Counter()
        for pair in _pairs(text[:_LONGEST]):
            shared.update(self._by_pair.get(pair, ()))
        return get_close_matches(
            text[:_LONGEST], [word for word, _ in shared.most_common(_MOST_COMPARED)], n=3, cutoff=0.6
        )


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(max(1, len(word) - 1))}


@dataclass(frozen=True)
class Lookup:
    """A register with its names indexed; `folder` is where it was read, for names of places."""

    register: Register
    folder: Path

    @cached_property
    def _ids_by_name(self) -> Mapping[str, list[str]]:
        ids: dict[str, list[str]] = defaultdict(list)
        for indicator in self.register.indicators:
            for name in {comparable(word) for word in (indicator.name_zh, indicator.name_en, *indicator.aliases)}:
                ids[name].append(indicator.indicator_id)
        return ids

    @cached_property
    def _names(self) -> "_Alike":
        return _Alike(list(self._ids_by_name))

    @cached_property
    def _codes(self) -> "_Alike":
        return _Alike(list(self.register.indicator_by_id))

    @cached_property
    def _places_by_name(self) -> Mapping[str, list[Jurisdiction]]:
        places: dict[str, list[Jurisdiction]] = defaultdict(list)
        for place in self.register.jurisdictions:
            if place.valid_to is None:
                places[comparable(place.name_zh)].append(place)
        return places

    def indicator(self, code: str, name: str) -> Indicator:
        """The indicator with this code or, without one, this name; both where both are given. Raises NotFound."""
        if code:
            found = self.register.indicator_by_id.get(code)
            if found is None:
                raise NotFound(f"指标编码“{code}”不在指标表里", self._suggestion(code, self._codes))
            if name and found.indicator_id not in self._ids_by_name.get(comparable(name), [found.indicator_id]):
                raise NotFound(f"指标编码“{code}”是“{found.name_zh}”，与所填名称“{name}”不是同一指标", "改正编码或名称")
            return found
        ids = self._ids_by_name.get(comparable(name), [])
        if len(ids) == 1:
            return self.register.indicator_by_id[ids[0]]
        if ids:
            raise NotFound(f"名称“{name}”对应多个指标", f"改填指标编码：{'、'.join(ids)} 之一")
        raise NotFound(f"指标“{name}”不在指标表里", self._suggestion(comparable(name), self._names))

    def is_indicator(self, name: str) -> bool:
        """Whether a text is a name of an indicator or of several."""
        return comparable(name) in self._ids_by_name

    def is_place(self, name: str) -> bool:
        """Whether a text is the name of a place or of several."""
        return comparable(name) in self._places_by_name or find_jurisdiction(name, None, self.folder) is not None

    def place_within(self, name: str, above: str) -> str:
        """The name of a place with that of the place it lies in before it, where only so it is one place (several 鼓楼区)."""
        if find_jurisdiction(name, None, self.folder) is None and above:
            full = above + name
            return full if find_jurisdiction(full, None, self.folder) is not None else name
        return name

    def _suggestion(self, text: str, known: "_Alike") -> str:
        close = known.to(text)
        return (
            f"核对后改填；相近的有：{'、'.join(close)}"
            if close
            else "填指标编码或全称，全部指标见报送表模板的“指标口径”"
        )

    def place(self, code: str, name: str, on: date | None) -> Jurisdiction:
        """The place with this code or this name on the date `on`; both where both are given. Raises NotFound."""
        found = self._place_by_code(code, on) if code else find_jurisdiction(name, on, self.folder)
        if found is None:
            same = self._places_by_name.get(comparable(name), [])
            raise NotFound(*why_no_single_place(name, same, self.register.jurisdiction_by_id))
        # Several places share a name (南沙区): the code has the word wherever the name fits it.
        is_doubtful = bool(code and name) and comparable(name) != comparable(found.name_zh)
        named = find_jurisdiction(name, on, self.folder) if is_doubtful else None
        if named is not None and not self._lineage(named) & self._lineage(found):
            own, other = f"{found.jurisdiction_id}（{found.name_zh}）", f"{named.name_zh}（{named.jurisdiction_id}）"
            raise NotFound(f"行政区划代码 {own}与地区 {other}不一致", "改正代码或地区名称")
        return found

    def _place_by_code(self, code: str, on: date | None) -> Jurisdiction:
        # Twelve digits are the statistical code of the same place: six zeros follow.
        short = code.removesuffix("000000") if len(code) == 12 else code
        found = self.register.jurisdiction_by_id.get(short)
        if found is None:
            raise NotFound(f"行政区划代码“{code}”不存在", "填六位行政区划代码（GB/T 2260）")
        if on is not None and found.valid_to is not None and on.year > found.valid_to + 1:
            successor = self.register.jurisdiction_by_id.get(found.successor_id or "")
            now = f"改填 {successor.jurisdiction_id}（{successor.name_zh}）" if successor else "改填现行代码"
            raise NotFound(f"行政区划代码 {code}（{found.name_zh}）{found.valid_to + 1}年起已停用", now)
        return found

    def _lineage(self, place: Jurisdiction) -> set[str]:
        """The place and those that carried it on: 梁平县 and 梁平区 are one, whatever the year of the figure."""
        ids: set[str] = set()
        current: Jurisdiction | None = place
        while current is not None and current.jurisdiction_id not in ids:
            ids.add(current.jurisdiction_id)
            current = self.register.jurisdiction_by_id.get(current.successor_id or "")
        return ids
