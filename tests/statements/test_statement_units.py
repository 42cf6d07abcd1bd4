"""Which unit stands behind a number, and which characters only look like one."""

import pytest

from loaders.statements.units import group_of, unit_at


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("%以上", "%"),
        ("个百分点", "个百分点"),
        ("百分点", "个百分点"),
        ("/10万，", "/10万"),
        ("‰", "‰"),
        ("个工作日内", "天"),
        ("个月", "个月"),
        ("周岁", "岁"),
        ("人次", "人次"),
        ("名医务人员", "名"),
        ("家乡镇卫生院", "家"),
        ("家医院", "家"),
        ("元", "元"),
        ("平方米", "平方米"),
        ("个体检中心", "个"),
    ],
)
def test_units(text, unit):
    assert unit_at(text, 0).name == unit


@pytest.mark.parametrize(
    "text",
    ["人口", "名单", "年级", "项目", "种植", "部门", "家庭", "门诊部", "级医院", "号", "，", "分级诊疗", "个人自付"],
)
def test_words_that_begin_like_a_unit(text):
    assert unit_at(text, 0) is None


def test_groups():
    assert group_of("名") == group_of("人次") == "person"
    assert group_of("%") != group_of("个百分点")
