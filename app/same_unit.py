"""One unit for an indicator's chart and tables: its own. A source may count in another one (3.6人/千人 is 36人/万人).

Units that only multiply (万人次 beside 人次) are left as they were printed: numbers are shortened by 万 and 亿 anyway.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.asking import Row
from loaders.register.units import convert

_MULTIPLIERS = "百千万亿"


def in_own_unit(figures: Iterable[Row]) -> list[Row]:
    """Figures in the unit of their indicator; `reported_value` and `reported_unit` keep what was printed, where it was another."""
    return [_converted(figure) for figure in figures]


def _converted(figure: Row) -> Row:
    factor = factor_of(figure)
    if factor == 1.0:
        return {**figure, "reported_value": None, "reported_unit": None}
    step = figure["printed_step"]
    return {
        **figure,
        # Ten digits: 3.6 times 10 is 36, not 36.00000000000001.
        "value": float(f"{figure['value'] * factor:.10g}"),
        "unit": figure["indicator_unit"],
        "printed_step": None if step is None else float(f"{step * factor:.10g}"),
        "reported_value": figure["value"],
        "reported_unit": figure["unit"],
    }


def factor_of(row: Mapping[str, Any]) -> float:
    """By how much a number in the row's `unit` is multiplied to be one in its `indicator_unit`; 1 where they are of one kind."""
    unit, own = row["unit"] or "", row["indicator_unit"] or ""
    if unit.lstrip(_MULTIPLIERS) == own.lstrip(_MULTIPLIERS):
        return 1.0
    return convert(1.0, unit, own) or 1.0
