"""The same indicator with the same number is told once; two numbers of one indicator, or two of one number, are two."""

import pytest


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("签约率达到61.5%。全市家庭医生签约率达到61.5%。", [61.5]),
        ("签约率达到61.5%。续签率达到61.5%。", [61.5, 61.5]),
        ("签约率达到61.5%。签约率达到62%。", [61.5, 62]),
        ("到2024年签约率达到61.5%。到2025年签约率达到61.5%。", [61.5, 61.5]),
        ("签约率达到61.5%以上。签约率达到61.5%左右。", [61.5, 61.5]),
        ("签约率提高5.5个百分点。签约率达到5.5%。", [5.5, 5.5]),
        ("报销比例达到61%。\n大病保险分段报销比例达到61%。", [61, 61]),
        ("儿童接种率达到100%。接种率达到100%。", [100, 100]),
    ],
)
def test_told_once(text, values, read):
    assert [each.value for each in read(text)] == values


def test_a_headline_gives_way_to_its_story(read):
    text = "某县晒出成绩单 成人吸烟率降至17.2%\n据监测，2023年全县15岁及以上成人吸烟率为17.2%，比上年下降1.1个百分点。"
    found = read(text, title="某县控烟见成效", issued=None)
    assert [(each.indicator, each.value) for each in found][:1] == [("15岁及以上成人吸烟率", 17.2)]


def test_a_table_repeats_its_text(read):
    table = "\n".join(
        "\t".join(row)
        for row in (("指标", "单位", "2020年", "2025年"), ("每千常住人口医疗卫生机构床位数", "张", "6.72", "7.1"))
    )
    found = read(
        f"一、基础\n2020年，全市有每千常住人口床位数6.72张。\n二、指标\n{table}",
        title="某市“十四五”卫生健康规划",
        issued="2021-10-01",
    )
    assert [each.value for each in found] == [6.72, 7.1]
