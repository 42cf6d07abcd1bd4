"""The period a figure stands for, from the many ways a return or a document writes it."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "前三": 3}
# Before the first yearbook, or so far ahead that it is a slip of the keyboard.
_FIRST_YEAR, _LAST_YEAR = 1949, 2100

_YEAR = r"(?P<year>\d{4})年?"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"


@dataclass(frozen=True)
class Period:
    """First and last day, both included."""

    start: date
    end: date

    @property
    def months(self) -> int:
        """How many calendar months it touches: 12 for a year, 1 for a month or a single day."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def month_period(year: int, first: int, last: int) -> Period:
    """The whole months `first` to `last` of a year."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _year(match: re.Match[str]) -> Period:
    return month_period(int(match["year"]), 1, 12)


def _half(match: re.Match[str]) -> Period:
    first = 1 if match["half"] in {"1", "上"} else 7
    return month_period(int(match["year"]), first, first + 5)


def _quarters(match: re.Match[str]) -> Period:
    first = _quarter_number(match["quarter"])
    last = _quarter_number(match["last"]) if match["last"] else first
    return month_period(int(match["year"]), 3 * first - 2, 3 * last)


def _first_quarters(match: re.Match[str]) -> Period:
    return month_period(int(match["year"]), 1, 3 * _quarter_number(match["quarter"]))


def _quarter_number(text: str) -> int:
    return _CHINESE_DIGITS[text] if text in _CHINESE_DIGITS else int(text)


def _month(match: re.Match[str]) -> Period:
    return month_period(int(match["year"]), int(match["month"]), int(match["month"]))


def _months(match: re.Match[str]) -> Period:
    return month_period(int(match["year"]), int(match["month"]), int(match["last"]))


def _year_end(match: re.Match[str]) -> Period:
    return month_period(int(match["year"]), 12, 12)


def _day(match: re.Match[str]) -> Period:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Period(day, day)


# Tried in order on text without blanks; each is the whole text. A year's end is its December, as in "截至2021年底".
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (_YEAR + r"(?:度|全年|全年度)?", _year),
        (_YEAR + r"[-/]?[Hh](?P<half>[12])", _half),
        (_YEAR + r"(?P<half>[上下])半年", _half),
        (_YEAR + r"[-/]?[Qq](?P<quarter>[1-4])(?:/(?:(?P=year)-?)?[Qq](?P<last>[1-4]))?", _quarters),
        (_YEAR + r"第?(?P<quarter>[一二三四1-4])(?:[-至](?P<last>[一二三四1-4]))?季度?", _quarters),
        (_YEAR + r"前(?P<quarter>[二三23])(?:个)?季度", _first_quarters),
        (_YEAR + r"[-/.]?" + _MONTH + r"(?:月份?)?(?:底|末)?", _month),
        (_YEAR + _MONTH + r"月?[-至](?P<last>0?[1-9]|1[0-2])月", _months),
        (_YEAR + r"[底末]", _year_end),
        (r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", _day),
        (r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?", _day),
        (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", _day),
    )
)
_DASHES = dict.fromkeys(map(ord, "—–―‐‑－~～"), "-")
# "2016-01-01/2016-12-31", "2015年至2017年", "2015-2017年", "2016年1月1日-2016年12月31日".
_SPAN = re.compile(r"(?P<first>.+?)(?:/|至|到|-(?=\d{4}))(?P<second>\d{4}.*)")


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """The period that `text` names, None where it names none (or one that cannot be: a 13th month, an end before its start).

    >>> parse_period("2017上半年")
    Period(start=datetime.date(2017, 1, 1), end=datetime.date(2017, 6, 30))
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    plain = re.sub(r"^截[至止]", "", plain)
    try:
        period = _one(plain) or _span(plain)
    except ValueError:  # a day that is in no calendar
        return None
    if period is None or not _FIRST_YEAR <= period.start.year <= period.end.year <= _LAST_YEAR:
        return None
    return period if period.start <= period.end else None


def _one(plain: str) -> Period | None:
    for pattern, build in _FORMS:
        match = pattern.fullmatch(plain)
        if match:
            return build(match)
    return None


def _span(plain: str) -> Period | None:
    match = _SPAN.fullmatch(plain)
    if not match:
        return None
    first, second = _one(match["first"]), _one(match["second"])
    return Period(first.start, second.end) if first and second else None
