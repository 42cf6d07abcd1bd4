"""How numbers are written for Chinese readers, on the screen and in what leaves."""

import pytest

from loaders.warehouse.snapshots.amounts import amount, target


@pytest.mark.parametrize(
    ("value", "unit", "step", "written"),
    [
        (300_000_000, "元", None, "3亿元"),
        (120_000, "人", None, "12万人"),
        (8835, "万人", None, "8,835万人"),
        (11_000, "万人", None, "1.1亿人"),
        (123_456, "人", 1, "123,456人"),  # 12.3456万 would be longer than the number
        (88, "%", 0.1, "88.0%"),
        (20.1, "1/10万", 0.1, "20.1/10万"),
        (4.54, "人/万人", None, "4.54 人/万人"),
    ],
)
def test_an_amount(value, unit, step, written):
    assert amount(value, unit, step) == written


@pytest.mark.parametrize(
    ("comparator", "value", "high", "unit", "basis", "written"),
    [
        ("ge", 300_000_000, None, "元", "level", "≥3亿元"),
        ("eq", 6, None, "家", "increase", "增加6家"),
        ("le", 0.5, None, "天", "decrease", "减少≤0.5天"),
        ("ge", 10, None, "%", "decrease", "降低≥10%"),
        ("between", 1, 3, "个百分点", "increase", "提高1—3个百分点"),
        ("ge", 100, None, "%", "level", "100%"),
    ],
)
def test_a_target(comparator, value, high, unit, basis, written):
    assert target(comparator, value, high, unit, basis) == written
