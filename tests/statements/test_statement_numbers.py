"""How numbers are written, and what is no number."""

import pytest

from loaders.statements.numbers import NUMERAL, parse_hanzi, read_numeral


def read(text):
    return [numeral for match in NUMERAL.finditer(text) if (numeral := read_numeral(match))]


@pytest.mark.parametrize(
    ("text", "value", "unit", "more"),
    [
        ("建档537.01万份", 5_370_100, "", False),
        ("投资2亿多元", 200_000_000, "", True),
        ("共1,234.5元", 1234.5, "", False),
        ("占百分之三十五", 35, "%", False),
        ("千分之五", 5, "‰", False),
        ("近两成住院病人", 20, "%", False),
        ("占两成三", 23, "%", False),
        ("达到八成半", 85, "%", False),
        ("不低于三分之一", 33.33, "%", False),
        ("一半用于", 50, "%", False),
        ("力争过半", 50, "%", True),
        ("先后十余次", 10, "", True),
        ("超千亿元", 100_000_000_000, "", False),
        ("上万人", 10_000, "", True),
        ("不少于四次", 4, "", False),
        ("三百六十五个", 365, "", False),
        ("抽派200余名", 200, "", True),
        ("惠及12 300名", 12_300, "", False),
        ("投入1 234 500元", 1_234_500, "", False),
        ("数量翻一番", 1, "倍", False),
        ("数量翻了两番", 3, "倍", False),
        ("次均费用零增长", 0, "%", False),
        ("医护比1:1.3", 1.3, "", False),
        ("医师与床位1∶4", 0.25, "", False),
    ],
)
def test_one_number(text, value, unit, more):
    (numeral,) = read(text)
    assert (numeral.value, numeral.unit, numeral.more) == (value, unit, more)


@pytest.mark.parametrize(
    "text",
    [
        "三级医院",
        "“十三五”",
        "两票制",
        "一体化",
        "第三方",
        "一成为",
        "三成员",
        "数千万元",
        "几十个",
        "统一",
        "翻新",
        "零售",
    ],
)
def test_no_number(text):
    assert not read(text)


@pytest.mark.parametrize(
    ("words", "value"), [("三千六百五十", 3650), ("两亿", 2e8), ("二点五", 2.5), ("二〇二五", 2025), ("十", 10)]
)
def test_chinese_numerals(words, value):
    assert parse_hanzi(words) == value


@pytest.mark.parametrize("text", ["2025 300名", "12 3名", "12 3456", "3.5 200人"])
def test_blanks_that_part_numbers(text):
    assert len(read(text)) == 2


def test_a_few_is_no_number():
    assert parse_hanzi("三四") is None


def test_printed_step():
    assert [numeral.step for numeral in read("93.05%，537.01万份，90%")] == [0.01, 100, 1]
