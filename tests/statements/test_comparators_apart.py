"""Comparators that stand a whole or a verb away from their number, and words of change."""

import pytest

from loaders.statements.apart import read_apart


@pytest.mark.parametrize(
    ("words", "comparator", "rest", "whole"),
    [
        ("专项资金不低于总额的", "ge", "专项资金", "总额"),
        ("优秀等次一般不超过参评人数的", "le", "优秀等次", "参评人数"),
        ("收费不得高于周边均价的", "le", "收费", "周边均价"),
        ("每个街道至少设置", "ge", "每个街道设置", ""),
        ("每人最多可选择", "le", "每人可选择", ""),
        ("监督频次不少于每季度", "ge", "监督频次每季度", ""),
    ],
)
def test_apart(words, comparator, rest, whole):
    apart = read_apart(words)
    assert (apart.comparator, apart.words, apart.whole) == (comparator, rest, whole)


@pytest.mark.parametrize(
    "words", ["占总额的", "至少三成患者的意见", "不超过编制数", "每所配备", "高于上年的，", "至少，每年安排"]
)
def test_not_apart(words):
    assert read_apart(words) is None


@pytest.mark.parametrize(
    ("text", "name", "comparator", "basis"),
    [
        ("转诊补助资金不低于总额的35%。", "转诊补助资金占总额比例", "ge", "level"),
        ("获评优秀的护士（不超过总数的12%）给予表彰。", "获评优秀的护士占总数比例", "le", "level"),
        ("卫生院按不少于业务收入的3%提取培训经费。", "卫生院培训经费", "ge", "level"),
        ("每个镇至少建成2所托育机构。", "每个镇托育机构", "ge", "level"),
        ("取药等候时间不超20分钟。", "取药等候时间", "le", "level"),
        ("住院起付线减免150元。", "住院起付线", "eq", "decrease"),
        ("平均住院日缩短到7天。", "平均住院日", "eq", "level"),
        ("药占比压到了31%。", "药占比", "eq", "level"),
        ("诊疗量逐年递增5%。", "诊疗量", "eq", "increase"),
    ],
)
def test_statement(one, text, name, comparator, basis):
    statement = one(text)
    assert (statement.indicator, statement.comparator, statement.basis) == (name, comparator, basis)
