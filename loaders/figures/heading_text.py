"""What one cell of a heading says: a period, part of a year, an indicator, a place, a unit, or which column it is."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from loaders.figures.headings import RETURN_HEADINGS, plain_heading
from loaders.figures.lookup import Lookup
from loaders.figures.periods import parse_period
from loaders.figures.wide import PART
from loaders.figures.words import VALUE_TYPES, code_of
from loaders.register.units import is_known_unit

_BRACKET = re.compile(r"\(([^()]*)\)")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[.、](?!\d)|\)))")
_KEYS = {plain_heading(word): key for key, words in RETURN_HEADINGS.items() for word in (key, *words.split())}
# Words of columns that hold numbers which are no figures.
COUNTING = frozenset({"序号", "编号", "排名", "排序", "位次", "名次"})
# The whole of the place a table speaks of.
WHOLE = re.compile(r"(?:全[国省市州盟区县旗]|合计|总计|小计|平均|全[国省市州盟区县旗](?:合计|平均|总计))")


@dataclass(frozen=True)
class Said:
    """The parts of a heading, "" where it does not say them; `kind` is a word of 数据性质 (快报), `unknown` what no part explains."""

    indicator: str = ""
    place: str = ""
    period: str = ""
    part: str = ""
    unit: str = ""
    key: str = ""
    kind: str = ""
    unknown: str = ""

    @property
    def is_known(self) -> bool:
        """Whether all of it is understood."""
        return not self.unknown and any((self.indicator, self.place, self.period, self.part, self.unit, self.key))

    @property
    def is_coordinate(self) -> bool:
        """Whether it says what, where or when."""
        return any((self.indicator, self.place, self.period, self.part))

    def with_lower(self, lower: "Said") -> "Said | None":
        """Both together, the upper and the lower row of a heading; None where they say two things of one kind."""
        mine, other = vars(self), vars(lower)
        if any(mine[name] and other[name] and mine[name] != other[name] for name in mine if name != "unknown"):
            return None
        return Said(
            **{name: mine[name] or other[name] for name in mine if name != "unknown"},
            unknown=self.unknown + lower.unknown,
        )

    @property
    def when(self) -> str:
        """The period as a row would write it: a part of a year behind its year."""
        return f"{self.period.removesuffix('年')}年{self.part}" if self.period and self.part else self.period


def plain(text: str) -> str:
    """A text with half-width signs and digits and without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class Headings:
    """Reads headings with the names of a register."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._read: dict[str, Said] = {}

    def said(self, text: str) -> Said:
        """What a cell says. "2023年县域内就诊率（%）" says three things; a cell with a colon is a remark and says nothing."""
        key = plain(text)
        if key not in self._read:
            self._read[key] = self._say(key) if key and ":" not in _BRACKET.sub("", key) else Said(unknown=key)
        return self._read[key]

    def _say(self, text: str) -> Said:
        remarks = _BRACKET.findall(text)
        units = [unit for inside in remarks if is_known_unit(unit := inside.removeprefix("单位:"))]
        kinds = [inside for inside in remarks if inside and code_of(inside, VALUE_TYPES, "")]
        bare = _ORDINAL.sub("", _BRACKET.sub("", text))
        if not bare:
            return Said(unit=units[0]) if units else Said(unknown=text)
        whole = None if units or kinds else self._one(text)
        found = whole or self._one(bare) or self._two(bare) or Said(unknown=text)
        if not whole and found.is_coordinate and len(remarks) > len(units) + len(kinds):
            return Said(
                unknown=text
            )  # 基层诊疗量占比（含村卫生室）, 2025年（目标）: another thing than without the remark
        return replace(found, unit=units[0] if units else "", kind=kinds[0] if kinds else "")

    def _one(self, text: str) -> Said | None:
        if self._lookup.is_indicator(text):
            return Said(indicator=text)
        if PART.fullmatch(text):
            return Said(part=text)
        if parse_period(text) and (not text.isdigit() or len(text) == 4):
            return Said(period=text)
        if text in _KEYS:
            return Said(key=_KEYS[text])
        if self._lookup.is_place(text) or WHOLE.fullmatch(text):
            return Said(place=text)
        return None

    def _two(self, text: str) -> Said | None:
        """A period or part of a year with something else before or behind it: 2023年涪城区, 就诊率2023年."""
        for when, rest in _splits(text):
            period = self._one(when)
            other = self._one(rest) if period and (period.period or period.part) else None
            both = period.with_lower(other) if period and other else None
            if both is not None:
                return both
        return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """(what may be a period, the rest), the longest period first."""
    for at in range(len(text) - 1, 0, -1):
        yield text[:at], text[at:]
    for at in range(1, len(text)):
        yield text[at:], text[:at]


def found_in(text: str, matches: Callable[[str], bool]) -> str:
    """The longest piece of a title for which `matches` holds, the first of equals; "" where there is none."""
    whole = plain(text)[:60]
    pieces = (whole[at : at + size] for size in range(len(whole), 1, -1) for at in range(len(whole) - size + 1))
    return next((piece for piece in pieces if matches(piece)), "")
