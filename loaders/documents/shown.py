"""A spreadsheet's values as they are shown: 0.857 with the format 0.0% is 85.7%."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?(,*)")
_LONGEST = 80  # characters of a format; a longer one is no format


def shown(value: object, number_format: str | None) -> str:
    """The words a cell shows for a value; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return _number(value, number_format or "General")
    if isinstance(value, datetime | date):
        return _day(value, number_format or "")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _number(value: int | float | Decimal, number_format: str) -> str:
    sections = number_format.split(";") if len(number_format) <= _LONGEST else ["General"]
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literal = match[1] if match[1] is not None else match[2]
        if not literal:
            return ""
        literals.append(literal)
        return chr(0xE000 + len(literals) - 1)

    pattern = _QUOTED.sub(keep, section)
    places = _PLACES.search(pattern)
    if places is None or "General" in pattern or "@" in pattern or "E+" in pattern or "/" in pattern:
        return _plain(value)
    percent = "%" in pattern
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        number = number * (100 if percent else 1) / (Decimal(1000) ** len(places[2]))
        number = abs(number) if value < 0 and len(sections) > 1 else number
        digits = _rounded(number, places[1] or "")
    except InvalidOperation:  # infinite, or more digits than a number has
        return _plain(value)
    words = pattern[: places.start()] + digits + pattern[places.end() :]
    words = re.sub("[\ue000-\uf8ff]", lambda match: literals[ord(match.group()) - 0xE000], words)
    return words.strip()


def _rounded(number: Decimal, decimals: str) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    words = f"{rounded:f}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and words.endswith("0"):
        words, optional = words[:-1], optional - 1
    return words.rstrip(".") if "." in words else words


def _plain(value: int | float | Decimal) -> str:
    """Without the noise of binary fractions: 0.09269999999999999 is 0.0927."""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        words = f"{Decimal(f'{value:.12g}'):f}" if value == value and abs(value) != float("inf") else ""
        return words.rstrip("0").rstrip(".") if "." in words else words
    return str(value)


def _day(value: datetime | date, number_format: str) -> str:
    form = _QUOTED.sub("", number_format).lower()
    if "d" not in form and "y" in form:
        return f"{value.year}年{value.month}月" if "m" in form else f"{value.year}年"
    return f"{value.year}年{value.month}月{value.day}日"
