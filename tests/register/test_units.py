from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.register.units import Unit, convert, is_known_unit, unit_of

UNITS = {
    "人": ("person", "1"),
    "名": ("person", "1"),
    "万人": ("person", "10000"),
    "亿人": ("person", "100000000"),
    "人次": ("visit", "1"),
    "例次": ("visit", "1"),
    "亿人次": ("visit", "100000000"),
    "%": ("ratio", "0.01"),
    "％": ("ratio", "0.01"),
    "‰": ("ratio", "0.001"),
    "1/10万": ("ratio", "0.00001"),
    "/10万": ("ratio", "0.00001"),
    "每10万": ("ratio", "0.00001"),
    "例/十万": ("ratio", "0.00001"),
    "1/10万人": ("ratio", "0.00001"),
    "/10万活产": ("ratio", "0.00001"),
    "人/每千人": ("person/person", "0.001"),
    "个百分点": ("points", "1"),
    "万元": ("money", "10000"),
    "元/人·年": ("money/person", "1"),
    "元/人": ("money/person", "1"),
    "人/万人": ("person/person", "0.0001"),
    "张/千人": ("bed/person", "0.001"),
    "所": ("thing", "1"),
    "万份": ("thing", "10000"),
    "所/县（综合与中医各）": ("thing/thing", "1"),
    "千米": ("length", "1000"),
    "岁": ("age", "1"),
    "天": ("day", "1"),
    "工作日": ("workday", "1"),
    "桶": ("桶", "1"),
}


@pytest.mark.parametrize(("text", "expected"), UNITS.items())
def test_what_a_unit_counts_and_by_how_much(text, expected):
    assert unit_of(text) == Unit(expected[0], Decimal(expected[1]))


# value, unit, unit of the indicator, the same in it
CONVERSIONS = [
    (9173.42, "万人次", "亿人次", 0.917342),
    (537.01, "万份", "份", 5370100),
    (0.5, "‰", "%", 0.05),
    (2, "名", "人/万人", 2),  # 每万名居民有2名: the words carry the lower part
    (40, "元", "元/人·年", 40),
    (6, "张", "张/千人", 6),
    (10, "个百分点", "%", None),  # 提高10个百分点 is not 提高10%
    (5, "人", "人次", None),  # one patient may come five times
    (3, "天", "工作日", None),
    (3, "桶", "个", None),
]


@pytest.mark.parametrize(("value", "source", "target", "expected"), CONVERSIONS)
def test_a_number_in_another_unit(value, source, target, expected):
    assert convert(value, source, target) == expected


@given(st.text(max_size=12))
def test_any_text_is_a_unit_of_its_own_dimension_at_least(text):
    unit = unit_of(text)
    assert unit.factor > 0
    if is_known_unit(text) and unit.dimension:
        assert convert(1.0, text, text) == 1.0


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.integers(1, 10**9))
def test_there_and_back_gives_the_number_again(one, other, value):
    if unit_of(one).dimension == unit_of(other).dimension:
        there = convert(value, one, other)
        assert there is not None
        assert convert(there, other, one) == pytest.approx(value)
