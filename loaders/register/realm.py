"""The places a paper of one place may speak of: those below it, itself, those above it, and all others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loaders.register.jurisdictions import Gazetteer, Named, gazetteer_in, standing_in
from loaders.register.model import Jurisdiction

_LAST = re.compile(r"[省市县区旗州盟]")
# Districts that are also what the middle of any town is called.
_COMMON = frozenset({"城区", "郊区", "矿区"})
_SHORTEST_ELSEWHERE = 3  # characters; names of two (渠县) are taken for places only where one expects them


@dataclass(frozen=True, slots=True)
class Mention:
    """The full name of a place at `start:end` of a text; `relation` to the paper's own place: below home above elsewhere."""

    start: int
    end: int
    jurisdiction_id: str
    level: str
    relation: str


class Realm:
    """Finds places in the papers of `home`, as they stood on a date."""

    def __init__(self, home: Jurisdiction, on: date | None = None, folder: Path | None = None) -> None:
        self.home, self._on = home, on
        self._index: Gazetteer = gazetteer_in(folder)
        self._above = tuple(self._index.parents(home))
        self._found: dict[str, tuple[str, str, str] | None] = {}
        self._shorts: dict[str, tuple[str, str]] | None = None

    def mentions(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The places named in full in `text[start:end]`, in order; 绵阳市三台县 is two."""
        position = start
        for last in _LAST.finditer(text, start, end):
            for first in range(max(position, last.end() - self._index.longest), last.end() - 1):
                found = self._place(text[first : last.end()])
                if found is not None:
                    yield Mention(first, last.end(), *found)
                    position = last.end()
                    break

    def above(self, level: str) -> Jurisdiction | None:
        """The place of a level that `home` is or lies in; None where it lies above that level."""
        places = (self._index.by_id[code] for code in (self.home.jurisdiction_id, *self._above))
        return next((place for place in places if place.level == level), None)

    def short(self, name: str) -> tuple[str, str] | None:
        """The id and level of the place below `home` that is called so for short (三台), where it is one."""
        if self._shorts is None:
            self._shorts = {}
            for called, named in self._index.by_short.items():
                below = [entry for entry in standing_in(named, self._on) if self._relation(entry) == "below"]
                if len({entry.place.jurisdiction_id for entry in below}) == 1:
                    self._shorts[called] = (below[0].place.jurisdiction_id, below[0].place.level)
        return self._shorts.get(name)

    def _relation(self, entry: Named) -> str:
        code = entry.place.jurisdiction_id
        if code == self.home.jurisdiction_id:
            return "home"
        if code in self._above:
            return "above"
        return "below" if self.home.jurisdiction_id in self._index.parents(entry.place) else "elsewhere"

    def _place(self, name: str) -> tuple[str, str, str] | None:
        """Id, level and relation of the place of that name, nearest first; None where there is none, or more than one."""
        if name not in self._found:
            self._found[name] = self._resolved(name)
        return self._found[name]

    def _resolved(self, name: str) -> tuple[str, str, str] | None:
        named = self._index.by_name.get(name, ())
        if not named or name in _COMMON:
            return None
        for relation in ("home", "below", "above", "elsewhere"):
            fitting = [entry for entry in named if self._relation(entry) == relation]
            if relation == "elsewhere" and len(name) < _SHORTEST_ELSEWHERE:
                return None
            standing = {entry.place.jurisdiction_id: entry.place.level for entry in standing_in(fitting, self._on)}
            if len(standing) == 1:
                ((code, level),) = standing.items()
                return code, level, relation
            if standing:
                return None
        return None
