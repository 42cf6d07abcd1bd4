"""Whose a general name is: rules of insurance in a row, those just named, ranks, trends before the comma, a paragraph's head."""

import pytest

from loaders.statements import dependents, lists, name_parts, whose


@pytest.mark.parametrize(
    ("words", "count", "members"),
    [
        ("市、县两级指导组成员", 2, ["市级指导组成员", "县级指导组成员"]),
        ("耗材费用占比县、乡两级", 2, ["耗材费用占比县级", "耗材费用占比乡级"]),
        ("高血压、糖尿病两病用药", 2, ["高血压用药", "糖尿病用药"]),
        ("市、县两级指导组成员", 3, None),
        ("三级医院", 2, None),
    ],
)
def test_ranks(words, count, members):
    assert lists.ranked(words, count) == members


@pytest.mark.parametrize(
    ("words", "count", "members"),
    [
        ("两项达标率", 2, ["甲类达标率", "乙类达标率"]),
        ("上述两项指标", 2, ["乙类达标率", "床位数"]),
        ("三项达标率", 3, None),
        ("两项达标率", 3, None),
        ("达标率", 2, None),
    ],
)
def test_those_just_named(words, count, members):
    assert lists.those_named(words, count, ["甲类达标率", "乙类达标率", "床位数"]) == members


@pytest.mark.parametrize(
    ("words", "members"),
    [
        ("市级、区级财政各承担", ["市级财政承担", "区级财政承担"]),
        ("市级财政承担", []),
        ("各镇、各街道", []),
    ],
)
def test_each_does(words, members):
    assert lists.each_does(words) == members


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("大病保险起付线", "大病保险"),
        ("二级医疗机构支付比例", "二级医疗机构"),
        ("2万元以上至6万元部分支付", ""),
        ("村医补助", "村医补助"),
    ],
)
def test_without_rule(name, owner):
    assert whose.without_rule(name) == owner


@pytest.mark.parametrize(
    ("clause", "rest"),
    [("规范管理率持续提高", "规范管理率"), ("养老床位翻了一番", "养老床位"), ("健康管理", "健康管理")],
)
def test_trend(clause, rest):
    assert dependents.without_trend(clause) == rest


@pytest.mark.parametrize(
    ("text", "benefit"),
    [("（二）普通门诊。起付线", "普通门诊"), ("3.大病保险：起付线", "大病保险"), ("（一）总体目标。到年底", "")],
)
def test_head_of_a_paragraph(text, benefit):
    assert dependents.benefit_at(text, len(text), len(text)) == benefit


def test_cases_of_people():
    assert name_parts.is_case("脱贫人口")
    assert not name_parts.is_case("门诊费用")
    assert name_parts.with_case("重点人群签约率", "脱贫人口") == "脱贫人口签约率"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "参保人在一级医疗机构住院，起付标准130元，支付比例88%；二级医疗机构起付标准380元，支付比例76%。",
            [
                "参保人在一级医疗机构住院起付标准",
                "参保人在一级医疗机构住院支付比例",
                "二级医疗机构起付标准",
                "二级医疗机构支付比例",
            ],
        ),
        ("大病保险起付线1.1万元，年度封顶线28万元。", ["大病保险起付线", "大病保险年度封顶线"]),
        ("甲率、乙治疗率、丙治疗率持续提高，分别不低于61%、52%、43%。", ["甲率", "乙治疗率", "丙治疗率"]),
        ("全县126个村卫生室中，有98个达到标准。", ["村卫生室达到标准"]),
        (
            "社康诊疗量320万人次，占全市总诊疗量的28%，同比增长11%。",
            ["社康诊疗量", "社康诊疗量占总诊疗量比例", "社康诊疗量"],
        ),
        ("住院分娩实行定额补助，顺产900元、剖宫产1900元。", ["顺产定额补助", "剖宫产定额补助"]),
        ("卫生院全部达到基本标准，其中6家跨入推荐标准行列。", ["卫生院跨入推荐标准行列"]),
        ("村医每人每月补助900元，其中省级财政补助300元。", ["村医每人每月补助", "村医省级财政补助"]),
        ("人均公卫经费由81元提高至86元，新增5元统筹用于健康管理。", ["人均公卫经费"] * 3),
    ],
)
def test_statements(read, text, found):
    assert [statement.indicator for statement in read(text) if not statement.implicit] == found


def test_a_gap_that_a_rule_sets_is_a_change(read):
    rule, gap = (
        read("职工门诊支付比例达到60%，退休人员再高5个百分点。")[-1],
        read("截至2022年底，县域内就诊率为88%，比全省高3个百分点。")[-1],
    )
    assert (rule.kind, rule.basis) == ("target", "increase")
    assert (gap.kind, gap.basis) == ("reported", "level")


def test_a_unit_said_once(read):
    found = read("甲签约率、乙签约率分别达到41%、79%，同比提高2.3个和1.4个百分点。")
    assert [(each.indicator, each.value, each.unit, each.basis) for each in found[2:]] == [
        ("甲签约率", 2.3, "个百分点", "increase"),
        ("乙签约率", 1.4, "个百分点", "increase"),
    ]
