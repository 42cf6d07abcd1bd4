"""Numbers as cells print them, and what is no number."""

from decimal import Decimal

import pytest

from loaders.figures.numbers import NO_NUMBER, parse_number


@pytest.mark.parametrize(
    ("text", "value", "step", "multiple", "measure"),
    [
        ("73", "73", "1", "", ""),
        ("73.0", "73.0", "0.1", "", ""),
        ("0", "0", "1", "", ""),
        ("-5.2", "-5.2", "0.1", "", ""),
        ("'-5.2", "-5.2", "0.1", "", ""),
        ("'＋5", "5", "1", "", ""),
        ("−5", "-5", "1", "", ""),
        ("７３．５％", "73.5", "0.1", "", "%"),
        ("1,234,567", "1234567", "1", "", ""),
        ("１，２３４", "1234", "1", "", ""),
        (" 1 234.5 ", "1234.5", "0.1", "", ""),
        ("1.20亿", "1.20", "0.01", "亿", ""),
        ("537.01万份", "537.01", "0.01", "万", "份"),
        ("14.3/10万", "14.3", "0.1", "", "/10万"),
        ("4.54人/万人", "4.54", "0.01", "", "人/万人"),
    ],
)
def test_a_number_keeps_its_printed_digits(text, value, step, multiple, measure):
    number = parse_number(text)

    assert (number.value, number.step) == (Decimal(value), Decimal(step))
    assert str(number.value) == value
    assert (number.multiple, number.measure) == (multiple, measure)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "约73",
        "≥73",
        "73以上5",
        "1.1E+11",
        "1,23",
        "7 3.5.1",
        "35-40",
        "2~3",
        "七成",
        "=1+1",
        ".5",
        *sorted(NO_NUMBER),
    ],
)
def test_anything_else_is_no_number(text):
    assert parse_number(text) is None


def test_the_multiple_is_worked_out_on_demand():
    assert parse_number("1.2亿").full_value == 120_000_000
