"""Numbers that Word writes by itself (自动编号): the label of each numbered paragraph as it would be printed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from loaders.documents.package import attribute, child, local

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans(_DIGITS + "十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _counting(number: int) -> str:
    """11 → 十一, 105 → 一百〇五: as Word counts in Chinese."""
    if not 0 < number < 1000:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "〇"
    return words + (_DIGITS[ones] if ones else "")


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    words = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            words += letters
            number -= value
    return words


def _from(series: str, number: int) -> str:
    return series[(number - 1) % len(series)]


def printed_number(number: int, form: str) -> str:
    """A number in one of Word's formats (ECMA-376 17.18.59 ST_NumberFormat); decimal for formats of other scripts."""
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "taiwaneseDigital",
        "japaneseDigitalTenThousand",
        "koreanDigital2",
    ):
        return _counting(number)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        words = _counting(number)
        words = "一" + words if words.startswith("十") else words
        return words.translate(_LEGAL)
    if form.startswith("decimalEnclosed"):
        return chr(0x245F + number) if number <= 20 else f"({number})"
    if number < 1:
        return str(number)
    make = _FORMS.get(form, str)
    return make(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ideographTraditional": lambda number: _from(_STEMS, number),
    "ideographZodiac": lambda number: _from(_BRANCHES, number),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
}


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    legal: bool = False


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, _Level], dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root:
            if local(element) == "abstractNum":
                levels = {_number(lvl, "ilvl"): _level(lvl) for lvl in element if local(lvl) == "lvl"}
                self._abstract[attribute(element, "abstractNumId") or ""] = _List(levels)
        for element in root:
            if local(element) == "num":
                self._read_list(element)

    def _read_list(self, element: etree._Element) -> None:
        reference = child(element, "abstractNumId")
        abstract = self._abstract.get((attribute(reference, "val") or "") if reference is not None else "")
        if abstract is None:
            return
        levels, starts = {}, {}
        for override in element:
            if local(override) == "lvlOverride":
                depth = _number(override, "ilvl")
                level, start = child(override, "lvl"), child(override, "startOverride")
                if level is not None:
                    levels[depth] = _level(level)
                if start is not None:
                    starts[depth] = _number(start, "val", 1)
        self._lists[attribute(element, "numId") or ""] = abstract, levels, starts

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that a style is tied to; 0 where none is."""
        found = self._lists.get(list_id)
        levels = found[0].levels.items() if found else ()
        return next((depth for depth, level in levels if level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph of a list at a level: "（二）", "1.1", "•"; "" where there is no such list."""
        found = self._lists.get(list_id)
        if found is None:
            return ""
        abstract, overrides, starts = found
        level = overrides.get(depth) or abstract.levels.get(depth)
        if level is None:
            return ""
        counts = abstract.counts
        if depth in starts and (list_id, depth) not in self._begun:
            counts[depth] = starts[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._begun.add((list_id, depth))
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "·"

        def printed(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            its = overrides.get(other) or abstract.levels.get(other) or _Level()
            form = "decimal" if level.legal and other != depth else its.form
            return printed_number(counts.get(other, its.start), form)

        return re.sub(r"%([1-9])", printed, level.text)


def _level(element: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        inner = child(element, name)
        return (attribute(inner, "val") or default) if inner is not None else default

    start = child(element, "start")
    return _Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=_number(start, "val", 1) if start is not None else 1,
        style=value("pStyle", "") or None,
        legal=child(element, "isLgl") is not None,
    )


def _number(element: etree._Element, name: str, default: int = 0) -> int:
    value = attribute(element, name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
