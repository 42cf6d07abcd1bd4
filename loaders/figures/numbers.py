"""A number as a cell of a return prints it."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from loaders.figures.formulas import restored

# A number with at most one measure after it. Thousands in threes only: "1,23" may be a decimal comma and is refused.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<multiple>万亿|亿|千万|百万|万)?(?P<measure>[^\d.,+-][^\d]*|/10万|)"
)
MULTIPLES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
# What yearbooks and clerks print where there is no number ("…" is less than the smallest unit, "-" none or unknown).
NO_NUMBER = frozenset(
    {
        "-",
        "--",
        "—",
        "——",
        "–",
        "…",
        "……",
        "...",
        "/",
        "\\",
        "*",
        "x",
        "×",
        "无",
        "暂无",
        "不详",
        "不适用",
        "N/A",
        "n/a",
        "NA",
    }
)


@dataclass(frozen=True)
class PrintedNumber:
    """`value` without its multiple, `step` one unit of its last printed digit, `multiple` "万", "亿" … or "", `measure` the rest."""

    value: Decimal
    step: Decimal
    multiple: str = ""
    measure: str = ""

    @property
    def full_value(self) -> Decimal:
        """The value with its multiple worked out."""
        return self.value * MULTIPLES.get(self.multiple, 1)


# A workbook keeps fifteen digits; sums and shares of longer numbers would be noise.
MOST_DIGITS, MOST_DECIMALS = 15, 10


def has_too_many_digits(number: PrintedNumber) -> bool:
    """Whether a number is longer than any figure is printed, with its multiple worked out."""
    return abs(number.full_value) >= Decimal(10) ** MOST_DIGITS or number.step < Decimal(1).scaleb(-MOST_DECIMALS)


@lru_cache(maxsize=65536)
def plain_text(text: str) -> str:
    """A cell's text with half-width digits and signs, without blanks and the ' that keeps a spreadsheet from computing."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", restored(text))).replace("−", "-")


def parse_number(text: str) -> PrintedNumber | None:
    """The number in a cell, None where the cell is anything else (words of doubt, 1E+05, two numbers).

    >>> parse_number("１,234.50万人")
    PrintedNumber(value=Decimal('1234.50'), step=Decimal('0.01'), multiple='万', measure='人')
    """
    match = _NUMBER.fullmatch(plain_text(text))
    if not match or re.match(r"[eE]", match["measure"]):
        return None
    digits = match["whole"].replace(",", "") + (match["part"] or "")
    value = Decimal(match["sign"] + digits)
    step = Decimal(1).scaleb(-len((match["part"] or ".")[1:]))
    return PrintedNumber(value, step, match["multiple"] or "", match["measure"])


def with_unit(value: Decimal | str, unit: str) -> str:
    """A number with its unit as a message may show it: 8.5 of 1/10万 is 8.5/10万, since 8.51/10万 would be read as another number.

    >>> with_unit("8.5", "1/10万"), with_unit("52.4", "%")
    ('8.5/10万', '52.4%')
    """
    return f"{value}{unit.removeprefix('1') if unit.startswith('1/') else unit}"
