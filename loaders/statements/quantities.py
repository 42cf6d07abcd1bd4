"""Quantities: a number with its unit, or a range of two, found in one pass over a stretch of text.

Times (`times`) and what the stop-grammar refuses (`stops`) are no quantities. Where no measure word stands behind a
large number its noun's own unit is taken (102.44万适龄参保老人 → 人, 省级资金676万 → 元), as the gold guide says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.statements.connectors import read_around
from loaders.statements.numbers import (
    ARABIC,
    MULTIPLIER,
    NUMERAL,
    Numeral,
    multiplier,
    parse_hanzi,
    plain_digits,
    read_numeral,
)
from loaders.statements.times import Time
from loaders.statements.units import DURATIONS, Unit, unit_at

_RANGE = re.compile(
    rf"\s?(?:[-—–~～]{{1,2}}|至|到)\s?(?P<high>{ARABIC}|[一二三四五六七八九十百]+(?=[个家所名位种项次成]))\s?(?P<times>{MULTIPLIER})?"
)
_PEOPLE_BEFORE = re.compile(r"(?:人口|人数|参保人|患者|老年人)[^，。；\d]{0,4}$")
_TENTHS_RANGE = re.compile(r"(?:至|到|[-—–~～]{1,2})([一二三四五六七八九])成")
_ROW = re.compile(rf"(?:\s?(?:、|和|与|及)\s?{ARABIC})+")
_PEOPLE = re.compile(
    r".{0,12}?(?:人口|人群|人员|老人|老年人|患者|群众|居民|儿童|妇女|职工|参保|学生|村民|农民|医生|医师|护士|对象|党员|家庭|孕产妇)"
)
_MONEY_BEFORE = re.compile(
    r"(?:资金|经费|投资|投入|费用|支出|收入|补助|补贴|出资|拨付|安排|基金|财政|贷款|债券|救助金|金额)[^，。；]{0,10}$"
)
_VISITS_BEFORE = re.compile(
    r"(?:人次|(?:就诊|门诊|诊疗|出院|入院)人数|诊疗量|门诊量|就诊量|诊疗|住院量|服务量)[^，。；\d]{0,6}$"
)
_SHARE_AND_MORE = re.compile(r"[多余强](?![样少元数出于地化有])")  # 七成多, 一半多, 三分之一强
_MORE_BEHIND = re.compile(r"多(?![样少元家个次名人种])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at `start:end`; `high` only for a range.

    `unit` is in `units` spelling, "" for ratios and indices, which have none. `more`: 余, 多, 上. `form` as in `numbers.Numeral`; `inferred` is true
    where the unit was read off the noun.
    """

    start: int
    end: int
    value: float
    unit: str
    step: float
    form: str
    high: float | None = None
    more: bool = False
    inferred: bool = False


# A ratio says that it is one (医护比1:1.2); 8:30 and 附件1：5项 are none, nor is the key of 按3:7分担.
_RATIO_BEFORE = re.compile(r"(?:(?<![同环相对占])比(?:例|值|率)?|之比|配比)[^，。；、\d]{0,8}$")
_PER_ONE = re.compile(r"(?:医护|床护|床医|床人)比[^，。；、\d]{0,8}$")
# What is told without a unit: indices, coefficients, and rates whose name holds their base.
_BARE_MEASURE = re.compile(
    r"(?:CMI(?:值|）|）值)?|指数|系数|比值|人头比|万车死亡率|总和生育率|[千万]人口[一-龥]{2,4}率)$"
)
_BARE_END = re.compile(r"\s?(?:以[上下内]|左右)|(?!\s?[一-龥A-Za-z\d.%/])")


def _ratio(text: str, numeral: Numeral) -> Quantity | None:
    """A ratio where the words around it say so; 医护比1:2 is 2 to one, like 1:1.2."""
    before = text[max(0, numeral.start - 16) : numeral.start]
    if not _RATIO_BEFORE.search(before):
        return None
    value = numeral.value
    if _PER_ONE.search(before) and value < 1 and text[numeral.start] == "1" and not text[numeral.start + 1].isdigit():
        value = float(re.split("[:：∶]", text[numeral.start : numeral.end])[1])
    return Quantity(numeral.start, numeral.end, value, "", numeral.step, "ratio")


def ratio_at(text: str, position: int, start: int) -> Quantity | None:
    """The ratio at `position` of `text`, placed at `start` where it really stands."""
    match = NUMERAL.match(text, position)
    numeral = read_numeral(match) if match and match["ratio"] else None
    quantity = _ratio(text, numeral) if numeral else None
    return replace(quantity, start=start, end=start + quantity.end - position) if quantity else None


def is_bare_measure(name: str) -> bool:
    """Whether a measure is told without a unit (CMI值, 总和生育率)."""
    return bool(_BARE_MEASURE.search(name))


def _bare(text: str, numeral: Numeral) -> Quantity | None:
    """CMI值0.87, 总和生育率不低于1.2: a number whose measure has no unit."""
    if numeral.form != "arabic" or not _BARE_END.match(text, numeral.end):
        return None
    left = read_around(text, max(0, numeral.start - 16), numeral.start, numeral.end, numeral.end).left
    if not _BARE_MEASURE.search(text, max(0, left - 8), left):
        return None
    return Quantity(numeral.start, numeral.end, numeral.value, "", numeral.step, numeral.form, more=numeral.more)


def _inferred_unit(text: str, numeral: Numeral) -> str | None:
    if numeral.form != "arabic" or numeral.value < 10_000:
        return None
    before = text[max(0, numeral.start - 24) : numeral.start]
    if _MONEY_BEFORE.search(before):
        return "元"
    if _VISITS_BEFORE.search(before):
        return "人次"
    if _PEOPLE_BEFORE.search(before) or _PEOPLE.match(text, numeral.end):
        return "人"
    return None


def _shared_unit(text: str, numeral: Numeral) -> Unit | None:
    """分别提高0.6、0.4个百分点: a bare number in a row takes the unit told once behind the last."""
    match = _ROW.match(text, numeral.end) if numeral.form == "arabic" else None
    if match is None or "分别" not in text[max(0, numeral.start - 30) : numeral.start]:
        return None
    unit = unit_at(text, match.end())
    return unit._replace(end=numeral.end) if unit else None


def _single(text: str, numeral: Numeral) -> Quantity | None:
    if numeral.form == "ratio":
        return _ratio(text, numeral)
    if numeral.unit:
        beyond = _SHARE_AND_MORE.match(text, numeral.end)
        end = beyond.end() if beyond else numeral.end
        more = numeral.more or beyond is not None
        return Quantity(numeral.start, end, numeral.value, numeral.unit, numeral.step, numeral.form, more=more)
    unit = unit_at(text, numeral.end) or _shared_unit(text, numeral)
    if unit is None:
        name = _inferred_unit(text, numeral)
        if name is None:
            return _bare(text, numeral)
        return Quantity(
            numeral.start,
            numeral.end,
            numeral.value,
            name,
            numeral.step,
            numeral.form,
            more=numeral.more,
            inferred=True,
        )
    if unit.name == "个" and (row := re.compile(rf"(?:、|和|与|及){ARABIC}个?百分点").match(text, unit.end)):
        return Quantity(numeral.start, unit.end, numeral.value, "个百分点" if row else "个", numeral.step, numeral.form)
    end, more = unit.end, numeral.more
    if not more and _MORE_BEHIND.match(text, end):
        end, more = end + 1, True
    return Quantity(numeral.start, end, numeral.value, unit.name, numeral.step, numeral.form, more=more)


_FROM = re.compile(r"[由从自][^，。；]{0,12}$")
_MADE_OF = re.compile(r"[^，。；\d]{0,12}(?:组成|构成|担任|兼任|负责|承担)")


def _is_change(text: str, numeral: Numeral, between: str, end: int) -> bool:
    """Whether 从50%到70% is told, a change, no range; 由3至5人组成 is a range of those who make it up."""
    if between.strip() not in ("至", "到") or _MADE_OF.match(text, end):
        return False
    return _FROM.search(text[max(0, numeral.start - 14) : numeral.start]) is not None


def _high_end(text: str, numeral: Numeral, low_end: int) -> Quantity | None:
    """The quantity whose lower end is `numeral`, where a dash and a second number with a unit follow."""
    match = _RANGE.match(text, low_end)
    if match is None:
        return None
    words = match["high"]
    high = float(plain_digits(words)) if words[0].isdigit() else parse_hanzi(words)
    unit = unit_at(text, match.end())
    if high is None or unit is None or (unit.name in DURATIONS and words[0].isdigit() is False):
        return None
    if _is_change(text, numeral, text[low_end : match.start("high")], unit.end):
        return None
    factor = multiplier(match["times"] or "")
    low = numeral.value * (factor if low_end == numeral.end and numeral.value < 10_000 else 1)
    high *= factor
    if high <= low:
        return None
    return Quantity(numeral.start, unit.end, round(low, 6), unit.name, numeral.step, numeral.form, high=high)


def _high_tenths(text: str, numeral: Numeral) -> Quantity | None:
    """六成到八成."""
    match = _TENTHS_RANGE.match(text, numeral.end)
    high = 10.0 * (parse_hanzi(match[1]) or 0) if match else 0.0
    if match is None or high <= numeral.value:
        return None
    return Quantity(numeral.start, match.end(), numeral.value, "%", numeral.step, numeral.form, high=high)


def _read(text: str, numeral: Numeral) -> Quantity | None:
    single = _single(text, numeral)
    span = _high_tenths(text, numeral) if numeral.form == "tenths" else _high_end(text, numeral, numeral.end)
    if span is None and single is not None and not numeral.unit:
        span = _high_end(text, numeral, single.end)
        if span is not None and span.unit != single.unit:
            span = None
    return span or single


def find_quantities(text: str, start: int, end: int, times: Sequence[Time] = ()) -> Iterator[Quantity]:
    """Every quantity of `text[start:end]` in order, those inside `times` left out."""
    position, spans = start, iter(times)
    time = next(spans, None)
    while match := NUMERAL.search(text, position, end):
        position = match.end()
        while time is not None and time.end <= match.start():
            time = next(spans, None)
        if time is not None and time.start < match.end() and match.start() < time.end:
            position = max(time.end, match.end())
            continue
        numeral = read_numeral(match)
        quantity = _read(text, numeral) if numeral else None
        if quantity is None and match["ratio"]:
            position = match.start("ratio_right")
        elif quantity is not None and quantity.end <= end:
            position = quantity.end
            yield quantity
