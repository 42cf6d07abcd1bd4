"""How numbers, units, periods and dates are written."""

from datetime import date

import pytest

from app.texts import Words, decimals

ZH, EN = Words("zh"), Words("en")


@pytest.mark.parametrize(
    ("value", "unit", "step", "chinese", "english"),
    [
        (73, "%", 1, "73%", "73%"),
        (95.0, "%", 0.1, "95.0%", "95.0%"),  # the decimals of the source stay
        (4.54, "人/万人", 0.01, "4.54 人/万人", "4.54 per 10,000 people"),
        (20.1, "1/10万", 0.1, "20.1/10万", "20.1 per 100,000"),
        (77.0, "亿人次", 0.1, "77.0亿人次", "7,700 M visits"),
        (5370100, "份", None, "537.01万份", "5,370.1 k records"),
        (981432, "个", 1, "981,432个", "981,432 units"),  # 万 would cut or lengthen it
        (10000, "万人", None, "1亿人", "100 M people"),
        (11000, "万人", 1, "1.1亿人", "110.00 M people"),
        (10123, "万人", 1, "10,123万人", "101.23 M people"),
        (79.0, "岁", 0.1, "79.0岁", "79.0 years"),
        (2, "", None, "2", "2"),
    ],
)
def test_values(value: float, unit: str, step: float | None, chinese: str, english: str) -> None:
    assert ZH.value(value, unit, step) == chinese
    assert EN.value(value, unit, step) == english


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024年", "2024"),
        (date(2017, 1, 1), date(2017, 6, 30), "2017年上半年", "first half of 2017"),
        (date(2017, 7, 1), date(2017, 12, 31), "2017年下半年", "second half of 2017"),
        (date(2018, 4, 1), date(2018, 6, 30), "2018年第2季度", "Q2 2018"),
        (date(2019, 6, 1), date(2019, 6, 30), "2019年6月", "Jun 2019"),
        (date(2021, 12, 31), date(2021, 12, 31), "2021年末", "end of 2021"),
        (None, date(2021, 9, 30), "2021年9月30日", "30 Sep 2021"),
        (date(2019, 1, 1), date(2021, 12, 31), "2019—2021年", "2019–2021"),
        (date(2019, 3, 5), date(2019, 9, 4), "2019年3月5日至2019年9月4日", "5 Mar 2019 to 4 Sep 2019"),
    ],
)
def test_periods(start: date | None, end: date, chinese: str, english: str) -> None:
    assert ZH.period(start, end) == chinese
    assert EN.period(start, end) == english


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    assert ZH.gap(-3.7, "%", 0.1) == "3.7个百分点"
    assert EN.gap(3.7, "%", 0.1) == "3.7 percentage points"


@pytest.mark.parametrize(
    ("comparator", "value", "high", "unit", "basis", "expected"),
    [
        ("ge", 95, None, "%", "level", "≥95%"),
        ("approx", 90, None, "%", "level", "约90%"),
        ("between", 35, 40, "%", "level", "35—40%"),
        ("ge", 10, None, "个百分点", "increase", "提高≥10个百分点"),
    ],
)
def test_targets(comparator: str, value: float, high: float | None, unit: str, basis: str, expected: str) -> None:
    assert ZH.target(comparator, value, high, unit, basis) == expected


def test_decimals_come_from_the_step_of_the_source() -> None:
    assert (decimals(0.01, 4.5), decimals(1, 73.0), decimals(None, 2.5), decimals(1e-5, 1)) == (2, 0, 1, 5)
