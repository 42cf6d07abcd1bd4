"""Units of measure: what a unit counts, and by how much it multiplies the plain unit of its dimension.

A dimension is a word (person, visit, thing, ratio, money …) or two joined by "/" for a density ("person/person",
"bed/person"). 个百分点 (points) is never a ratio: 提高10个百分点 and 提高10% are different promises. Counted things
(所 个 家 间 …) share one dimension, because documents swap these measure words freely. 人 and 人次 stay apart: one
patient may come five times. Measures of time of different kinds (天, 工作日, 岁) stay apart too.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_ONE = Decimal(1)
_MULTIPLIERS = {
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "亿": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
    "千": Decimal(10) ** 3,
    "百": Decimal(10) ** 2,
}
_RATIOS = {
    "%": Decimal("0.01"),
    "％": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "‱": Decimal("0.0001"),
    "1/万": Decimal("0.0001"),
    "/万": Decimal("0.0001"),
    "1/千": Decimal("0.001"),
    "/千": Decimal("0.001"),
    "千分之": Decimal("0.001"),
    "千分之一": Decimal("0.001"),
    "1/百万": Decimal("0.000001"),
    "/百万": Decimal("0.000001"),
}
# 例/10万, 人/10万, 每10万人, /10万活产: what is counted and of whom the indicator says; the number is so many of 100,000.
_PER_100K = re.compile(r"(?:(?:[例人1]?/)每?|每)(?:10万|十万|100000)(?:人口?|例?活产|常住人口)?|(?:10万|十万)分之一?")
_DIMENSIONS = {
    "person": "人 名 位 人员 人口 人数 居民",
    "visit": "人次 例次 诊次 次均人次",
    "points": "个百分点 百分点",
    "money": "元 元人民币 人民币元",
    "bed": "张 床 张床 张床位 床位",
    "thing": (
        "个 所 家 间 处 种 类 项 条 份 例 户 村 县 市 区 乡镇 乡 镇 街道 社区 科室 室 机构 院 台 辆 套 件 支 批 期 场 起 轮"
        " 门 座 栋 部 篇 册 块 枚 艘 对 组 团队 支队伍 项目 县区 县（市、区） 县（市） 所学校 片 盒 瓶 人份 托位 个托位 张证"
    ),
    "dose": "剂次 剂 针 针次",
    "times": "次 趟",
    "fold": "倍",
    "day": "天 日",
    "workday": "个工作日 工作日",
    "week": "周 星期 个星期",
    "month": "个月 月",
    "year": "年 学年",
    "age": "岁 周岁",
    "score": "分",
    "area": "平方米 ㎡ m2",
    "length": "米",
    "yes_no": "是/否 是否",
}
# Units that are a multiple of another by definition, and those whose first character only looks like a multiplier.
_FIXED = {
    "小时": ("hour", _ONE),
    "分钟": ("hour", _ONE / 60),
    "公里": ("length", Decimal(1000)),
    "千米": ("length", Decimal(1000)),
    "克": ("mass", _ONE),
    "千克": ("mass", Decimal(1000)),
    "公斤": ("mass", Decimal(1000)),
    "吨": ("mass", Decimal(1000000)),
    "亩": ("area", Decimal(10000) / 15),
    "公顷": ("area", Decimal(10000)),
    "平方公里": ("area", Decimal(1000000)),
}
_PLAIN = {word: (dimension, _ONE) for dimension, words in _DIMENSIONS.items() for word in words.split()} | _FIXED
# A yearly rate of a per-head sum is compared with the same sum without 年: standards are by the year as a rule.
_YEARLY = re.compile(r"[·./每]年$|/年$")


@dataclass(frozen=True)
class Unit:
    """`factor` times a number in this unit gives the number in the plain unit of `dimension`."""

    dimension: str
    factor: Decimal


def _simple(text: str) -> Unit | None:
    if text in _RATIOS:
        return Unit("ratio", _RATIOS[text])
    if _PER_100K.fullmatch(text):
        return Unit("ratio", Decimal("0.00001"))
    if text in _PLAIN:
        return Unit(*_PLAIN[text])
    for word, factor in _MULTIPLIERS.items():
        if not text.startswith(word):
            continue
        rest = text.removeprefix(word)
        if rest in _PLAIN:
            dimension, inner = _PLAIN[rest]
            return Unit(dimension, factor * inner)
        if not rest:
            return Unit("", factor)
    return None


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """The unit named by `text` (simplified Chinese or signs); an unknown one is a dimension of its own, factor 1.

    >>> unit_of("亿人次")
    Unit(dimension='visit', factor=Decimal('100000000'))
    >>> unit_of("人/万人").factor
    Decimal('0.0001')
    """
    text = re.sub(r"\s+|[（(](?!市)[^）)]*[）)]$", "", text)
    simple = _simple(text)
    if simple:
        return simple
    head, slash, tail = _YEARLY.sub("", text).partition("/")
    if slash:
        above, below = _simple(head), _simple(tail.removeprefix("每"))
        if above and below:
            return Unit(f"{above.dimension}/{below.dimension}", above.factor / below.factor)
        return Unit(text, _ONE)
    return _simple(head) or Unit(text, _ONE)


def is_known_unit(text: str) -> bool:
    """Whether every part of `text` is a unit this module knows."""
    parts = _YEARLY.sub("", text).split("/")
    return all(_simple(part.removeprefix("每")) is not None for part in parts) or _simple(text) is not None


def convert(value: float, from_unit: str, to_unit: str) -> float | None:
    """`value` in `from_unit` as a number in `to_unit`; None where the two measure different things.

    A plain measure is read in a density with the same upper part, because the words carry the lower one: 每万名居民有
    2名全科医生 is 2 人/万人, and 每人40元 is 40 元/人·年.
    """
    if from_unit == to_unit:
        return value
    source, target = unit_of(from_unit), unit_of(to_unit)
    if source.dimension == target.dimension:
        return float(Decimal(str(value)) * source.factor / target.factor)
    upper = unit_of(_YEARLY.sub("", to_unit).partition("/")[0])
    if target.dimension.startswith(f"{source.dimension}/") and source.dimension == upper.dimension:
        return float(Decimal(str(value)) * source.factor / upper.factor)
    return None
