"""A workbook's cell as the workbook shows it."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal


def printed(value: object, number_format: str) -> str:
    """A workbook's cell as the workbook shows it: 0.857 with the format 0.0% is "85.7%"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _printed_date(value, number_format)
    if isinstance(value, int | float):
        return _printed_number(value, number_format)
    return str(value).strip()


def _printed_date(value: date, number_format: str) -> str:
    # A month typed as 2017-06 becomes its first day with a format that shows no day.
    shows_day = "d" in re.sub(r'"[^"]*"|\[[^\]]*\]', "", number_format).lower()
    return f"{value:%Y-%m-%d}" if shows_day or value.day != 1 else f"{value:%Y-%m}"


def _printed_number(value: float, number_format: str) -> str:
    section = re.sub(r'"[^"]*"|\[[^\]]*\]|[_*\\].', "", number_format.split(";")[0])
    # Fifteen digits are all a workbook keeps; beyond them stands the noise of binary fractions.
    exact = Decimal(format(value, ".15g"))
    if "%" in section:
        exact *= 100
    if section in {"", "General", "@"} or not re.search("[0#]", section):
        return _plain(exact)
    places = match[1] if (match := re.search(r"\.([0#?]+)", section)) else ""
    shown = format(exact.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP), "f")
    # In 0.0## the last two digits are shown only where they are not zero.
    optional = len(places) - len(places.rstrip("#?"))
    while optional and shown.endswith("0"):
        shown, optional = shown[:-1], optional - 1
    return shown.rstrip(".") + ("%" if "%" in section else "")


def _plain(exact: Decimal) -> str:
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
