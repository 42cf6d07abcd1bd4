"""What a value in a return may be: its unit, its bounds, and whether numerator and denominator bear it out."""

import re
from decimal import ROUND_HALF_UP, Decimal

from loaders.figures.numbers import PrintedNumber
from loaders.register.model import Indicator
from loaders.register.units import convert, unit_of

# An indicator that is itself a change may be negative and pass 100 %; the use of capacity may pass 100 %.
_CHANGE = re.compile("增长|增幅|增速|增加|涨幅|降幅|降低|下降|减少|提高")
# The oldest person on record reached 122 years.
OLDEST = 122
_CAPACITY = re.compile("床位?[使利]用率|病床[使利]用率|负荷")


def unit_of_value(number: PrintedNumber, unit: str) -> str | None:
    """The unit of a value: that of its column with the value's own 万 or 亿, or the measure printed behind the value.

    None where the two contradict each other (73% in a column of 人, 1.2万 in one of 万人).
    """
    printed = number.multiple + number.measure
    if not unit:
        return printed
    if number.measure and unit_of(printed) == unit_of(unit):
        return unit
    if number.measure and unit_of(number.measure) != unit_of(unit):
        return None
    if number.multiple and unit_of(unit[0]).factor > 1:
        return None
    return number.multiple + unit


def unit_of_density(unit: str, indicator: Indicator) -> str:
    """The indicator's unit where it is a density and `unit` its plain upper part: 3.5人 of 人/千人 is 3.5 人/千人.

    The indicator's name carries the lower part (每千人口…). A multiple (3.5万人) is a total and no density: it stays as it is.
    """
    printed, density = unit_of(unit), unit_of(indicator.unit)
    if printed.dimension == density.dimension or printed.factor != 1 or convert(1, unit, indicator.unit) != 1:
        return unit
    return indicator.unit


def is_change(indicator: Indicator) -> bool:
    """Whether the indicator is itself a growth or a fall."""
    return bool(_CHANGE.search(indicator.name_zh))


def is_share(indicator: Indicator) -> bool:
    """Whether the indicator is a part of a whole, which lies between 0 and 100 %."""
    is_ratio = indicator.measure_type == "rate" and unit_of(indicator.unit).dimension == "ratio"
    return is_ratio and not is_change(indicator) and not _CAPACITY.search(indicator.name_zh)


def exceeds_whole(value: Decimal, unit: str) -> bool:
    """Whether a share is more than the whole (100 %, 1000 ‰)."""
    return value * unit_of(unit).factor > 1


def may_be_fraction(number: PrintedNumber, unit: str, indicator: Indicator) -> bool:
    """Whether a number under 单位 % may be a spreadsheet's bare fraction: 0.821 stands for 82.1 % where the sign is only a format.

    With the sign in the cell itself (0.821%) there is no doubt; growths are often below 1 % and are left alone.
    """
    return unit == "%" == indicator.unit and not number.measure and 0 < number.value <= 1 and is_share(indicator)


def is_beyond_life(value: Decimal, unit: str) -> bool:
    """Whether an age is more than any population's: see OLDEST."""
    return unit_of(unit).dimension == "age" and value * unit_of(unit).factor > OLDEST


def is_total_as_density(value: Decimal, unit: str) -> bool:
    """Whether more of the people are counted than there are: 3500 人/千人 is a total under a density's unit."""
    return unit_of(unit).dimension == "person/person" and value * unit_of(unit).factor > 1


def borne_out(number: PrintedNumber, unit: str, numerator: PrintedNumber, denominator: PrintedNumber) -> bool:
    """Whether the value is numerator / denominator to one printed step (its last digit rounded or cut off).

    Counts printed in 万 or with decimals are themselves rounded: any quotient of what they may stand for will do.
    """
    measure = unit_of(unit)
    if measure.dimension != "ratio" and "/" not in measure.dimension:
        return True
    above, below = _halfway(numerator), _halfway(denominator)
    smallest = (numerator.full_value - above) / (denominator.full_value + below) / measure.factor
    largest = (numerator.full_value + above) / (denominator.full_value - below) / measure.factor
    return smallest - number.step <= number.value <= largest + number.step


def quotient(numerator: PrintedNumber, denominator: PrintedNumber, unit: str) -> Decimal:
    """numerator / denominator in `unit`."""
    return numerator.full_value / denominator.full_value / unit_of(unit).factor


def is_quotient(indicator: Indicator) -> bool:
    """Whether numerator / denominator is the indicator's value for certain: shares, and heads or beds per so many people.

    Amounts of money and of work stand in units of their own (万元, 万人次) that the columns of counts do not tell.
    """
    dimension = unit_of(indicator.unit).dimension
    return not is_change(indicator) and (dimension == "ratio" or dimension in {"person/person", "bed/person"})


def computed(indicator: Indicator, unit: str, above: PrintedNumber, below: PrintedNumber) -> PrintedNumber:
    """The value that numerator and denominator give, to two decimals as shares are printed; `unit` is "" where none is written."""
    value = quotient(above, below, unit or indicator.unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return PrintedNumber(value, Decimal("0.01"), "", "" if unit else indicator.unit)


def _halfway(number: PrintedNumber) -> Decimal:
    """How far the count may lie from its printed form: whole counts are exact."""
    step = number.step * (number.full_value / number.value if number.value else 1)
    return Decimal(0) if step == 1 else step / 2
