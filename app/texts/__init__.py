"""What is said on screen, in Chinese and English: the same keys, the same facts; and how dates and numbers are written.

Numbers keep the decimals of their source. 万 and 亿 are used on the Chinese page, k and M on the English one, where they
shorten a number without cutting it (LOOK, Numbers).
"""

import datetime
import re
import string
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from loaders.warehouse.snapshots import amounts
from loaders.warehouse.snapshots.amounts import decimals as decimals
from loaders.warehouse.snapshots.words import unit_behind

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@cache
def read_texts(name: str) -> dict[str, Any]:
    """A file beside this module: keys to texts with {blanks}, or a list of rules."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def language_texts(language: Language) -> dict[str, str]:
    """All texts of a language: the files of its folder, one a page and two that pages share. A key stands in one file only."""
    texts: dict[str, str] = {}
    for file in sorted((Path(__file__).parent / language).glob("*.toml")):
        found = read_texts(f"{language}/{file.stem}")
        if twice := texts.keys() & found.keys():
            raise ValueError(f"{file.name}: keys of another file: {', '.join(sorted(twice))}")
        texts |= found
    return texts


_TEXTS: dict[str, dict[str, str]] = {code: language_texts(code) for code in LANGUAGES}
_ENGLISH_TARGETS: dict[str, str] = read_texts("targets_en")
_ENGLISH_UNITS: dict[str, str] = read_texts("units_en")
_ENGLISH_DEFINITIONS: dict[str, str] = read_texts("definitions_en")
_ENGLISH_CATEGORIES: dict[str, str] = read_texts("categories_en")
_ENGLISH_MARKS = ((1e6, "M"), (1e3, "k"))
_UNIT_FACTORS = {"亿": 1e8, "万": 1e4}


class _Plurals(string.Formatter):
    """Adds `{n:target|targets}`: the first form for one, the second for any other number."""

    used = re.compile(r"\{\w*:[^{}]*\|")

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


_FORMATTER = _Plurals()


class Words:
    """The words of one language. Called with a key and its values, it gives the text; an unknown key is a KeyError."""

    def __init__(self, language: str) -> None:
        self.language: Language = "en" if language == "en" else "zh"
        self._texts = _TEXTS[self.language]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its blanks filled."""
        text = self._texts[key]
        if not values and "{" not in text and "}" not in text:
            return text
        # A page says some thousand texts: those without a plural are left to the quicker formatting of `str`.
        return _FORMATTER.format(text, **values) if _Plurals.used.search(text) else text.format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return key in self._texts

    def coded(self, kind: str, code: str | None) -> str:
        """The word of a code that a source may also have written freely: what has no word is shown as it was written."""
        if not code:
            return ""
        return self(f"{kind}.{code}") if self.has(f"{kind}.{code}") else code

    def listed(self, parts: Iterable[str]) -> str:
        """Parts joined by the language's list mark."""
        return self._texts["list.comma"].join(parts)

    def listed_wide(self, parts: Iterable[str]) -> str:
        """Parts of a sentence joined by the language's comma."""
        return self._texts["list.wide"].join(parts)

    def date(self, day: datetime.date) -> str:
        """2024年12月31日, 31 Dec 2024."""
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%b} {day.year}"

    def period(self, start: datetime.date | None, end: datetime.date) -> str:
        """The words of a period from its first and last day: 2024年, 2017年上半年, 2019年6月, 2021年末, 2020—2022年."""
        if start is None or start == end:
            year_end = (end.month, end.day) == (12, 31)
            return self("period.year_end", year=end.year) if year_end else self.date(end)
        after = end + datetime.timedelta(days=1)
        months = (after.year - start.year) * 12 + after.month - start.month
        if start.day != 1 or after.day != 1:
            return self("period.span", start=self.date(start), end=self.date(end))
        if months == 12 and start.month == 1:
            return self("period.year", year=start.year)
        if months == 6 and start.month in (1, 7):
            return self("period.half_1" if start.month == 1 else "period.half_2", year=start.year)
        if months == 3 and start.month in (1, 4, 7, 10):
            return self("period.quarter", year=start.year, quarter=start.month // 3 + 1)
        if months == 1:
            return self("period.month", year=start.year, month=start.month if self.language == "zh" else f"{start:%b}")
        if start.month == 1 and after.month == 1:
            return self("period.years", first=start.year, last=end.year)
        return self("period.span", start=self.date(start), end=self.date(end))

    def unit(self, unit: str | None) -> str:
        """The unit as written after a number; in English translated where it is known, else as in the source."""
        unit = unit or ""
        if self.language == "zh":
            return unit_behind(unit)
        return _ENGLISH_UNITS.get(unit, unit)

    def category(self, category: str | None) -> str:
        """The field of an indicator."""
        category = category or self("not_stated")
        return category if self.language == "zh" else _ENGLISH_CATEGORIES.get(category, category)

    def definition(self, indicator_id: str | None, chinese: str | None) -> str:
        """What an indicator measures; on the English page in English where it was written, else in the register's Chinese."""
        english = _ENGLISH_DEFINITIONS.get(indicator_id or "") if self.language == "en" else None
        return english or chinese or ""

    def number(self, value: float, step: float | None = None) -> str:
        """A number alone, shortened by 万, 亿, k or M where at most two decimals remain."""
        if self.language == "zh":
            return amounts.number(value, step)
        return amounts.number(value, step, _ENGLISH_MARKS, " ")

    def value(self, value: float, unit: str | None, step: float | None = None) -> str:
        """A number with its unit: 73%, 4.54 人/万人, 20.1/10万, 77.0亿人次; in English 77.0 亿人次 is 7,700 M visits."""
        if self.language == "zh":
            return amounts.amount(value, unit, step)
        unit = unit or ""
        if unit[:1] in _UNIT_FACTORS and unit[1:]:
            factor = _UNIT_FACTORS[unit[0]]
            return self.value(value * factor, unit[1:], None if step is None else step * factor)
        number, shown = self.number(value, step), self.unit(unit)
        return f"{number}{shown}" if shown[:1] in {"%", "‰", "/"} else f"{number} {shown}".rstrip()

    def axis(self, unit: str | None, highest: float = 0.0) -> tuple[str, float]:
        """The unit at an axis and what its numbers are multiplied by: in English M people for 万人; 亿人 where the axis reaches it."""
        unit = unit or ""
        if self.language == "zh" and unit[:1] == "万" and unit[1:] and highest >= 1e4:
            return f"亿{unit[1:]}", 1e-4
        if self.language == "en" and unit[:1] in _UNIT_FACTORS and unit[1:]:
            return f"M {self.unit(unit[1:])}", _UNIT_FACTORS[unit[0]] / 1e6
        return self.unit(unit), 1.0

    def gap_unit(self, unit: str | None) -> str:
        """The unit of a difference: 个百分点 for %, 个千分点 for ‰, else the unit itself."""
        return {"%": "个百分点", "‰": "个千分点"}.get(unit or "", unit or "")

    def gap(self, gap: float, unit: str | None, step: float | None = None) -> str:
        """A difference without sign: 3.7 个百分点, 2.3/10万."""
        return self.value(abs(gap), self.gap_unit(unit), step)

    def target(
        self, comparator: str, value: float, value_high: float | None, unit: str | None, basis: str = "level"
    ) -> str:
        """The promised number with its sign: ≥95%, 约90%, 35%—40%, 提高 ≥10 个百分点."""
        if self.language == "zh":
            return amounts.target(comparator, value, value_high, unit, basis)
        written = _ENGLISH_TARGETS
        if comparator == "between" and value_high is not None:
            text = written["between"].format(low=self.number(value), high=self.value(value_high, unit))
        else:
            sign = "eq" if amounts.is_all(comparator, value, unit, basis) else comparator
            text = written[sign].format(value=self.value(value, unit))
        if basis == "level":
            return text
        return written[f"{basis}.count" if amounts.is_counted(unit) else basis].format(target=text)


def rules(language: Language) -> list[dict[str, str]]:
    """The rules of judging in order, each with title, text and example."""
    return list(read_texts(f"rules_{language}")["rule"])
