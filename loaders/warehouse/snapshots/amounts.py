"""How a number with its unit is written for Chinese readers: 73%, 3亿元, 12万人, 20.1/10万. One rule for the screen and for what leaves.

Numbers keep the decimals of their source. 万 and 亿 stand where they shorten a number without cutting it.
"""

from collections.abc import Sequence

from loaders.register.units import unit_of
from loaders.warehouse.snapshots.words import SIGNS, unit_behind

Marks = Sequence[tuple[float, str]]
CHINESE: Marks = ((1e8, "亿"), (1e4, "万"))
_FACTORS = {mark: factor for factor, mark in CHINESE}
# Things that are counted, sums and times become more or fewer; all else (shares, densities, ages, scores) rises or falls.
_COUNTED = frozenset(
    {"person", "visit", "bed", "thing", "dose", "times", "money", "money/person", "day", "workday", "hour"}
)
_CHANGES = {True: {"increase": "增加", "decrease": "减少"}, False: {"increase": "提高", "decrease": "降低"}}


def decimals(step: float | None, value: float) -> int:
    """How many decimals to print: those of the source's last digit, else those the number needs (at most 4)."""
    text = (f"{step:.10f}" if step else f"{value:.4f}").rstrip("0")
    return len(text.partition(".")[2])


def number(value: float, step: float | None = None, marks: Marks = CHINESE, space: str = "") -> str:
    """A number alone, shortened by one of `marks` (from 10,000 on) where at most two decimals remain.

    >>> number(300000000), number(10500), number(73.0, 0.1)
    ('3亿', '1.05万', '73.0')
    """
    for factor, mark in marks:
        if abs(value) >= max(factor, 10000):
            short = value / factor
            places = decimals(None if step is None else step / factor, short)
            if places <= 2:
                return f"{short:,.{places}f}{space}{mark}"
    return f"{value:,.{decimals(step, value)}f}"


def amount(value: float, unit: str | None, step: float | None = None) -> str:
    """A number with its unit.

    >>> amount(120000, "人"), amount(4.54, "人/万人"), amount(20.1, "1/10万"), amount(11000, "万人")
    ('12万人', '4.54 人/万人', '20.1/10万', '1.1亿人')
    """
    unit = unit or ""
    if unit[:1] == "万" and unit[1:] and abs(value) >= 1e4:  # 1.1亿人, not 11,000万人, where that cuts nothing
        tenfold = None if step is None else step / 1e4
        if decimals(None, value / 1e4) <= 2 and decimals(tenfold, value / 1e4) <= 4:
            return amount(value / 1e4, f"亿{unit[1:]}")
    told = number(value, step)
    if unit[:1] in _FACTORS and told[-1:] in _FACTORS:
        told = f"{value:,.{decimals(step, value)}f}"  # 10000 万人, not 1万万人
    shown = unit_behind(unit)
    return f"{told}{shown}" if shown[:1] == "/" or "/" not in shown else f"{told} {shown}"


def is_all(comparator: str, value: float, unit: str | None, basis: str) -> bool:
    """Whether a target is the whole: a share has no more than all, so that 全部 is 100%, not "at least 100%"."""
    return comparator == "ge" and value == 100 and unit == "%" and basis == "level"


def is_counted(unit: str | None) -> bool:
    """Whether what is measured becomes more or fewer (增加6家), and does not rise or fall (提高5个百分点)."""
    return unit_of(unit or "").dimension in _COUNTED


def target(comparator: str, value: float, value_high: float | None, unit: str | None, basis: str) -> str:
    """The promised number with its sign: ≥95%, 约90%, 35—40%, 提高≥10个百分点, 增加6家."""
    if comparator == "between" and value_high is not None:
        told = f"{number(value)}—{amount(value_high, unit)}"
    else:
        sign = "" if is_all(comparator, value, unit, basis) else SIGNS.get(comparator, "")
        told = f"{sign}{amount(value, unit)}"
    return _CHANGES[is_counted(unit)].get(basis, "") + told
