"""Which time belongs to which number: the deadline of a target, the period of a reported figure.

In order: a time of the same clause, of the same sentence (not across 二是… or a bracket), of the governing lead-in
("到2021年底："), of the governing sentence of a list of goals, of the heading, of the title.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.statements.dates_of_others import is_date_of, is_of_another
from loaders.statements.drafts import Draft
from loaders.statements.numbers import parse_hanzi
from loaders.statements.sentences import Sentence
from loaders.statements.times import Time, find_times

_VAGUE = re.compile(
    r"(?:用|利用|经过|通过|力争用|争取用|未来|今后)?(?:[一二两三四五六七八九十]|\d{1,2})(?:至[一二三四五])?年(?:左右|多)?(?:的)?(?:时间[内里]?|内|里|间)|近期|中长期|远期"
)
_OPENING = 6  # characters that may stand before the time that opens a sentence
_NEW_ITEM = re.compile(r"[；;]\s?(?:[一二三四五六七八九十]是|[（(]?\d+[)）.、]|[①②③④⑤⑥⑦⑧⑨])")
_ANNUAL_TITLE = re.compile(r"要点|重点工作|任务|考核|标准|计划|目标|方案|安排|实事|责任书|通知|指标|清单")
_STANDING = re.compile(
    r"服务费|核定|承担|净收入|起付|封顶|限额|报销|支付(?!占比|率|方式|月数)|每人每[年月天次]|缴费|补助标准|收费|价格|薪酬|津贴|分担|自付|人均[^，。；]{0,6}元|资助|赔付|用于|奖励|奖补|处罚|罚款"
)


_FLOWS = frozenset({"‰", "个千分点", "/10万", "人次", "例", "台次", "元", "例次", "床日"})


@dataclass(slots=True)
class Governing:
    """What the lines above a sentence say on time: a lead-in's or goal sentence's deadline, a figure's date."""

    due: Time | None = None
    due_rule: str = ""
    due_words: str | None = None
    asof: Time | None = None
    asof_rule: str = ""

    def copy(self) -> "Governing":
        """The same, to be overruled by what stands nearer."""
        return Governing(self.due, self.due_rule, self.due_words, self.asof, self.asof_rule)


@dataclass(frozen=True, slots=True)
class Years:
    """The years a document states: of its title (with the first where it is a span), and of its issue."""

    title: Time | None
    issued: int | None
    annual: bool
    bulletin: bool
    title_words: str | None = None
    told: int | None = None
    issued_on: date | None = None

    @property
    def reference(self) -> int | None:
        """The year that 今年 means: of the title, of issue, else the one `told` by news that has neither."""
        title = self.title
        told_later = title is not None and None not in (title.year, self.issued) and not (self.annual or self.bulletin)
        if title is not None and title.first in (None, title.year):
            return max(title.year or 0, self.issued or 0) if told_later else title.year
        if self.issued is not None:
            return self.issued
        return self.title.year if self.title else self.told

    def of_term(self, time: Time) -> Time:
        """规划期末 with the years of the plan that the title names; unchanged where it names none."""
        title = self.title
        if title is None or title.year is None or (title.first is None and not title.plan):
            return time
        return replace(time, year=title.year, first=title.first)


_NUMBERED_IN = re.compile(r"〔((?:19|20)\d\d)〕")


def years_of(title: str | None, issued_on: date | None, bulletin: bool, number: str | None = None) -> Years:
    """The years of a document from its title and its date of issue; without one, of its 文号, which is numbered by the year."""
    stated = [time for time in find_times(title or "") if time.year is not None]
    time = stated[0] if stated else None
    words = title[time.start : time.end] if title and time else None
    numbered = _NUMBERED_IN.search(number) if number else None
    issued = issued_on.year if issued_on else int(numbered[1]) if numbered else None
    return Years(time, issued, bool(title and _ANNUAL_TITLE.search(title)), bulletin, words, issued_on=issued_on)


def time_before(sentence: Sentence, times: Sequence[Time], draft: Draft, text: str) -> tuple[Time | None, bool]:
    """The nearest time before the draft's number in its sentence, and whether it stands in the draft's own clause."""
    bracket = sentence.bracket_of(draft.quantity.start)
    best: Time | None = None
    for time in times:
        if time.start >= draft.quantity.start or time.role == "than":
            continue
        inside = sentence.bracket_of(time.start)
        if inside is not None and inside != bracket:
            alone = inside[1] - inside[0] <= time.end - time.start + 2
            if not alone or _NUMBER_BEFORE.search(text, max(sentence.start, inside[0] - 9), inside[0] - 1):
                continue  # 公园6个（5月底前）、充电桩…: what stands behind a number is that number's
        if is_of_another(text, time, draft):
            continue
        if draft.quantity.unit == "倍" and is_date_of(text, time.end, draft.quantity.start):
            continue  # 是2011年的2.04倍
        if time.role == "since" and not (draft.role == "baseline" and is_date_of(text, time.end, draft.quantity.start)):
            continue
        best = time
    if best is None:
        return None, False
    opening = _opening_time(text, sentence, times)
    if opening is not None and opening.start < best.start and "；" in text[best.end : draft.quantity.start]:
        best = opening  # 2025年，要抓好：…；甲6月底前完成；乙达到80%: what opens the list dates its items
    between = text[best.end : draft.quantity.start]
    yearly = "；" in between and draft.basis == "level"
    if yearly and _EACH_YEAR.search(text, draft.clause[0], draft.quantity.start):
        return None, False  # 2022年底前，…；每年开展4场: a yearly duty is not another item's
    if "；" in between and _REWARDED.search(text, draft.clause[0], draft.clause[1]):
        return None, False  # 2022年检查覆盖率100%；对举报查实的，按金额的2%奖励: a standing rule
    if _NEW_ITEM.search(between) or _VAGUE.search(text[max(best.end, draft.clause[0]) : draft.quantity.start]):
        return None, False
    return best, best.start >= draft.clause[0]


_REWARDED = re.compile(r"按[^，。；]{2,16}(?:给予|予以)[^，。；]{0,4}(?:奖励|补助|处罚)")
_EACH_YEAR = re.compile(r"(?<!人)每年")
_LIST_OPENS = re.compile(r"[^；。]{0,40}[：:]")


def _opening_time(text: str, sentence: Sentence, times: Sequence[Time]) -> Time | None:
    """The time at the head of a sentence whose lead-in (…：) governs a list parted by ；, or None."""
    first = times[0] if times else None
    if first is None or first.start - sentence.start > _OPENING or first.role == "than":
        return None
    return first if _LIST_OPENS.match(text, first.end, sentence.end) else None


_NUMBER_BEFORE = re.compile(r"\d[\d.]*(?:%|‰|[一-龥]{1,5})?$")


def time_behind(sentence: Sentence, times: Sequence[Time], draft: Draft, text: str) -> Time | None:
    """The time in a bracket of its own right behind a number: 公园6个（5月底前）."""
    for start, end in sentence.brackets:
        if draft.quantity.end <= start - 1 <= draft.quantity.end + 6 and not any(
            mark in text[draft.quantity.end : start - 1] for mark in "，；。、"
        ):
            return next(
                (
                    time
                    for time in times
                    if start <= time.start and time.end <= end and end - start <= time.end - time.start + 2
                ),
                None,
            )
    return None


# 规划床位1200张，总投资13.6亿元，2024年6月底前投入使用: what is promised stands by then.
_READY_BY = re.compile(
    r"[^，。；]{0,6}(?:投入使用|投用|建成|竣工|完工|启用|开诊|开业|交付|投入运营|投运|完成)(?=[，。；、）]|$)"
)


def time_of_completion(sentence: Sentence, times: Sequence[Time], draft: Draft, text: str) -> Time | None:
    """The time by which what a number tells of is to be ready, said behind it in the same part of the sentence."""
    for time in times:
        between = text[draft.quantity.end : time.start]
        if time.start < draft.quantity.end or time.role != "by" or not between.strip().startswith(("，", "张", "万")):
            continue
        if "；" in between or len(between) > _NEAR_COMPLETION or sentence.bracket_of(time.start):
            return None
        lead = re.split("[，,]", between)[-1]
        return time if _READY_BY.match(text, time.end) and len(lead) <= _OPENING else None
    return None


_NEAR_COMPLETION = 24  # characters between a number and the time by which it is ready
_JUST_BEFORE = 14  # characters of a clause that holds no more than 三年内，


def _vague(text: str, draft: Draft) -> re.Match[str] | None:
    """三年内, 近期 in the draft's clause, or right before it in a clause of its own."""
    if match := _VAGUE.search(text, draft.clause[0], draft.quantity.start):
        return match
    start = max(draft.sentence[0], draft.clause[0] - _JUST_BEFORE)
    match = _VAGUE.search(text, start, draft.clause[0])
    return match if match and match.end() == draft.clause[0] - 1 else None


_PAST = ("近", "过去", "最近", "这", "前")
_WITHIN_YEARS = re.compile(r"(?P<years>[一二两三四五六七八九十]|\d)年(?:时间)?[内里]$")


def _within(words: str, years: Years) -> str | None:
    """三年内 from the day of issue; in a plan of just so many years, to its end. None where the day is not known, or 用三年左右."""
    match = _WITHIN_YEARS.match(words)
    if match is None:
        return None
    count = int(parse_hanzi(match["years"]) or 0) if not match["years"].isdigit() else int(match["years"])
    title = years.title
    if (
        title is not None
        and title.first is not None
        and title.year is not None
        and title.year - title.first + 1 == count
    ):
        return title.due()
    if years.issued_on is None or not count:
        return None
    day = min(years.issued_on.day, calendar.monthrange(years.issued_on.year + count, years.issued_on.month)[1])
    return years.issued_on.replace(year=years.issued_on.year + count, day=day).isoformat()


_RATE = re.compile(r"(?:率|占比|比重|增幅|降幅)$")
_RULED_RATE = re.compile(r"报销|支付(?!占比|率|方式)|自付|资助|赔付|补偿|缴费|救助|分担")


def _is_standing_rule(text: str, draft: Draft) -> bool:
    """Whether a number holds until the next rule, not until the year's end; 处罚案卷合格率 is a rate like others."""
    rule = _RULED_RATE if _RATE.search(draft.name) else _STANDING
    return rule.search(text, draft.clause[0], draft.clause[1]) is not None


def date_target(text: str, draft: Draft, time: Time | None, governing: Governing, years: Years) -> None:
    """Sets `due` and `due_text` of a target."""
    if time is not None and time.due() and (time.role != "asof"):
        draft.due, draft.due_text = time.due(), text[time.start : time.end]
        draft.rules.append("due.sentence")
        return
    if match := _vague(text, draft):
        draft.due_text = match[0]
        draft.due = None if text.endswith(_PAST, 0, match.start()) else _within(match[0], years)
        draft.rules.append("due.from_issue" if draft.due else "due.open")
        return
    if governing.due is not None and governing.due.due():
        draft.due, draft.due_text = governing.due.due(), governing.due_words
        draft.rules.append(governing.due_rule)
        return
    title = years.title
    if (
        title is not None
        and title.year is not None
        and (years.annual or title.plan)
        and not years.bulletin
        and not _is_standing_rule(text, draft)
    ):
        if years.issued is not None and title.year < years.issued - 1 and not title.plan:
            return
        draft.due, draft.due_text = title.due(), years.title_words
        draft.rules.append("due.title")


_PART_OF_SUM = re.compile(r"(?:其中|剩余|其余)?[，,]?[^，。；]{0,4}(?:用于|投向)")


def date_part(text: str, draft: Draft, whole: Draft) -> None:
    """安排资金1200万元，其中用于设备的不少于三分之一: what a promised sum is spent on is promised by the same day."""
    if whole.due and not draft.due_text:
        between = text[whole.quantity.end : draft.clause[0]]
        if _PART_OF_SUM.match(text, draft.clause[0], draft.quantity.start) and not any(
            mark in between for mark in "；。"
        ):
            draft.due, draft.due_text = whole.due, whole.due_text
            draft.rules.append("due.whole")


def date_reported(
    draft: Draft, time: Time | None, here: bool, own_date: bool, governing: Governing, years: Years
) -> None:
    """Sets `period` of a reported figure; `own_date`: `time` stands right before its number."""
    if draft.role == "baseline" and not own_date:
        return
    if time is not None and time.period():
        draft.period = time.period()
        draft.rules.append("period.clause" if here else "period.sentence")
        return
    year_end = governing.asof is not None and governing.asof.edge == "end" and governing.asof_rule == "period.section"
    if year_end and years.bulletin and years.title is not None and draft.quantity.unit in _FLOWS:
        draft.period = years.title.period()  # 年末 is of stocks; births, deaths and visits are of the year
        draft.rules.append("period.title")
        return
    if governing.asof_rule == "period.flows" and draft.quantity.unit not in _FLOWS:
        governing = Governing()  # 2020年，…。全市有卫生院30家。: what there is may be of another day
    if governing.asof is not None and governing.asof.period():
        draft.period = governing.asof.period()
        draft.rules.append(governing.asof_rule)
        return
    if years.bulletin and years.title is not None:
        draft.period = years.title.period()
        draft.rules.append("period.title")
