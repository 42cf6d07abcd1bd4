"""Time expressions: 到2020年, 截至2021年12月底, 2018年上半年, 前三季度, “十四五”末, 今年6月底前, 2021—2023年.

A time expression is read once. As a deadline it gives the last day by which something is promised (`due`); as the
date of a figure it gives a period (`period`) in the gold guide's notation: 2018, 2018-H1, 2023-Q1/Q3, 2021-12,
2019/2024. Years are never guessed: a relative year (今年, 去年) or a bare month is resolved only against a year that
the document itself states.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

YEAR = r"(?:19\d\d|20\d\d)"
DASH = r"\s?(?:[-—–~～]{1,2}|至|到)\s?"
PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
RELATIVE = {
    "今年": 0, "本年度": 0, "本年": 0, "年内": 0, "全年": 0, "去年": -1, "上年度": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2,
}  # fmt: skip
_DIGITS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}

_ANCHOR = re.compile(
    r"(?=[\d“\"‘十今本去上前明后年全下第一二三四规计方])(?:"
    rf"(?P<iso>(?<!\d){YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d))"
    rf"|(?P<span>(?<!\d){YEAR}年?{DASH}{YEAR}(?:学?年度?))"
    rf"|(?P<year>(?<!\d){YEAR}(?:学?年度?(?!鉴)))"
    r"|(?P<spelled>[一二][九〇○零][〇○零一二三四五六七八九]{2}年度?)"
    r"|(?P<plan>[“\"‘]?十[一二三四五六]五[”\"’]?)"
    r"|(?P<term>(?:规划|计划|方案)期(?:内|间|末)?(?!限))"
    r"|(?P<relative>今年|本年度?|去年|上年度?|前年|明年|后年|(?<![\d一二三两四五六七八九十半几多])年内|全年)"
    r"|(?P<bare>(?<![\d年半个近前后每多几来去今本])(?:年底|年末|年中)"
    r"|(?<![\d个.])(?:1[0-2]|0?[1-9])月(?:份|(?:[12]\d|3[01]|0?[1-9])[日号])?"
    r"|(?<![\d.])(?:1[0-2]|[1-9])(?:月份?)?\s?[-—–~～至]\s?(?:1[0-2]|[1-9])月份?"
    r"|上半年|下半年|前[二三123]季度|第?[一二三四1-4]季度|前(?:\d{1,2}|十一|[二三四五六七八九十])个?月))"
)
_MAYBE = re.compile(r"[年月五度期-]")  # every time expression holds one of these
_PART = re.compile(
    r"\s?(?:(?P<half>上半年|下半年)|(?P<quarters>前[二三123]季度)|第?(?P<quarter>[一二三四1-4])季度"
    r"|前(?P<firsts>\d{1,2}|十一|[二三四五六七八九十])个?月"
    r"|(?P<from_month>1[0-2]|0?[1-9])月?份?\s?[-—–~～至]\s?(?P<to_month>1[0-2]|0?[1-9])月份?(?!\d)"
    r"|(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>[12]\d|3[01]|0?[1-9])[日号])?)"
)
_EDGE = re.compile(r"\s?(?:(?P<end>年?底|年?末|期末|终期末?)|(?P<middle>年中)|(?P<begin>年?初))")
_ROLE = re.compile(
    r"\s?(?:(?P<by>以前|之前|以内|之内|前(?!\d{0,3}(?:名|位|个|季|批|家|月)|[一二三]季|后|三|十)|内(?!部|外|科|设|容|涵))|(?P<since>以来|起|后(?!续)))"
)
_PLAN_TAIL = re.compile(r"(?:规划|计划)?(?:期间|时期|期内|规划期|期(?!末))?")
_DAYS = re.compile(r"\s?(?:[-—–~～]{1,2}|至|到)\s?(?:\d{1,2}月)?\d{1,2}[日号]")
_NAMED = re.compile(r"[^，。；、”\d]{0,12}(?:规划|计划|行动|工程|方案|纲要)(?!期|末|目标)")
_LEAD = re.compile(
    r"(?:(?P<asof>截至|截止到?至?)|(?P<to>到|至|于)|(?P<since>自|从|由)|(?P<than>(?<!占)比|较|同|与|跟|不?(?:低于|高于|少于|多于|超过)|优于|好于))\s?$"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A point or stretch of time at `start:end` (leading 到, 截至 included).

    `year` is None until a relative one is resolved; `first` begins a stretch of several years. `part` is what stands
    behind the year in a period: H1, Q2, Q1/Q3, 06 or "". `edge`: end (底, 末), middle, begin or "". `role`: asof
    (截至), by (到, 前, 内), since (起, 以来), than (比上年) or "". `offset` counts from the year of reference where the
    year is relative, `plan` is true for a five-year plan, `named` where it only is part of a name (“十四五”卫生健康规划).
    """

    start: int
    end: int
    year: int | None
    part: str = ""
    edge: str = ""
    role: str = ""
    first: int | None = None
    day: int | None = None
    offset: int | None = None
    plan: bool = False
    named: bool = False

    def resolved(self, reference: int | None) -> "Time":
        """The same with the year filled in from `reference`, the year the document states, where it was relative."""
        if self.year is None and reference is not None and self.offset is not None:
            return replace(self, year=reference + self.offset)
        return self

    def due(self) -> str | None:
        """The last day meant, as an ISO date, or None while the year is open."""
        if self.year is None:
            return None
        month, day = 12, 31
        if self.edge == "middle":
            month, day = 6, 30
        elif self.part.startswith("H"):
            month = 6 * int(self.part[1])
            day = 30 if month == 6 else 31
        elif "Q" in self.part:
            month = 3 * int(self.part[-1])
            day = calendar.monthrange(self.year, month)[1]
        elif self.part:
            month = int(self.part[-2:])
            day = self.day or calendar.monthrange(self.year, month)[1]
        return f"{self.year:04d}-{month:02d}-{day:02d}"

    def period(self) -> str | None:
        """The period of a figure dated so, or None while the year is open."""
        if self.year is None:
            return None
        if self.first is not None and self.first != self.year:
            return f"{self.first}/{self.year}"
        if self.part:
            return f"{self.year}-{self.part}"
        return f"{self.year}-12" if self.edge == "end" or self.role == "asof" else f"{self.year}"


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _DIGITS[words]


def _months(last: int) -> str:
    """January to month `last`, in the guide's notation where it has one."""
    return {3: "Q1", 6: "H1", 9: "Q1/Q3", 12: ""}.get(last, f"01/{last:02d}")


def _part_of(match: re.Match[str]) -> tuple[str, int | None]:
    if match["half"]:
        return ("H1" if match["half"][0] == "上" else "H2"), None
    if match["quarters"]:
        return f"Q1/Q{_number(match['quarters'][1])}", None
    if match["quarter"]:
        return f"Q{_number(match['quarter'])}", None
    if match["firsts"]:
        return _months(_number(match["firsts"])), None
    if match["from_month"]:
        first, last = int(match["from_month"]), int(match["to_month"])
        return (_months(last) if first == 1 else f"{first:02d}/{last:02d}"), None
    return f"{int(match['month']):02d}", int(match["day"]) if match["day"] else None


def _anchor(match: re.Match[str]) -> tuple[Time, int]:
    """The bare time of an anchor and where its tail begins."""
    start, end = match.span()
    words = match[0]
    if match["iso"]:
        stated, month, day = (int(part) for part in re.split(r"[-./]", words))
        return Time(start, end, stated, part=f"{min(max(month, 1), 12):02d}", day=day), end
    if match["span"]:
        first, last = re.findall(YEAR, words)
        return Time(start, end, int(last), first=int(first)), end
    if match["year"]:
        return Time(start, end, int(words[:4])), end
    if match["spelled"]:
        return Time(start, end, int("".join(str(_DIGITS.get(char, 0)) for char in words[:4]))), end
    if match["plan"]:
        year = PLANS.get(words.strip('“”"‘’'))
        return Time(start, end, year, first=year - 4 if year else None, plan=True), end
    if match["term"]:
        return Time(start, end, None, role="by", plan=True), end
    if match["relative"]:
        role = "by" if words == "年内" else ""
        return Time(start, end, None, offset=RELATIVE[words], role=role), end
    return Time(start, end, None, offset=0), start


def _time(text: str, match: re.Match[str]) -> Time:
    time, position = _anchor(match)
    part, day, edge, role = time.part, time.day, "", time.role
    if time.plan and _NAMED.match(text, position):
        return replace(time, named=True)
    if time.plan:
        position = _PLAN_TAIL.match(text, position).end()  # type: ignore[union-attr]
    elif not part and (tail := _PART.match(text, position)):
        part, day = _part_of(tail)
        position = tail.end()
    if tail := _DAYS.match(text, position):
        position = tail.end()
    if tail := _EDGE.match(text, position):
        edge = "end" if tail["end"] else "middle" if tail["middle"] else "begin"
        position = tail.end()
    if tail := _ROLE.match(text, position):
        role = "by" if tail["by"] else "since"
        position = tail.end()
    if text.startswith("同期", position):
        role = "than"
    start = time.start
    if lead := _LEAD.search(text, max(0, start - 4), start):
        role = role or ("asof" if lead["asof"] else "by" if lead["to"] else "than" if lead["than"] else "since")
        start = lead.start()
    return Time(start, max(position, time.end), time.year, part, edge, role, time.first, day, time.offset, time.plan)


def find_times(text: str, start: int = 0, end: int | None = None) -> Iterator[Time]:
    """Every time expression of `text[start:end]`, in order, unresolved and not overlapping."""
    limit = len(text) if end is None else end
    position = start
    waiting: Time | None = None
    if not _MAYBE.search(text, start, limit):
        return
    while match := _ANCHOR.search(text, position, limit):
        time = _time(text, match)
        position = max(time.end, match.end())
        if waiting is not None and waiting.role == "since" and waiting.end == time.start and time.role == "by":
            time = replace(time, start=waiting.start, first=waiting.year, role="")  # 自2020年起至2022年
        elif waiting is not None:
            yield waiting
        waiting = time
    if waiting is not None:
        yield waiting
