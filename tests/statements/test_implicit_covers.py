"""100 % without digits, where people, institutions or places are covered; and look-alikes that promise nothing countable."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("有签约意愿的慢病患者应签尽签。", "有签约意愿的慢病患者签约"),
        ("确保农村贫困人口参保全覆盖。", "农村贫困人口参保"),
        ("推进远程医疗服务，实现乡镇卫生院全覆盖。", "远程医疗服务覆盖乡镇卫生院"),
        ("将规定人群全部纳入异地就医直接结算范围。", "规定人群纳入异地就医直接结算范围"),
        ("三级医院要全部开展分时段预约诊疗。", "三级医院开展分时段预约诊疗"),
        ("所有三级公立医院全面落实总会计师制度。", "三级公立医院全面落实总会计师制度"),
        ("全部社区卫生服务中心与二级医院建立协作关系。", "社区卫生服务中心与二级医院建立协作关系"),
        ("远程心电接通所有卫生院。", "远程心电接通卫生院"),
        ("共享中心延伸到所有镇卫生院。", "共享中心延伸到镇卫生院"),
        ("按病种付费覆盖所有统筹区、所有开展住院的定点医院。", "按病种付费覆盖统筹区、开展住院的定点医院"),
        ("全部社区卫生服务中心设置康复诊室。", "社区卫生服务中心设置康复诊室"),
        ("所有县（区）妇幼保健院开设儿童保健门诊。", "县（区）妇幼保健院开设儿童保健门诊"),
        ("预警平台在市县两级医院全部贯通。", "预警平台在市县两级医院贯通"),
        ("挂号、缴费等窗口全部保留人工服务。", "挂号、缴费等窗口保留人工服务"),
        ("全部乡镇卫生院建成慢病门诊。", "乡镇卫生院建成慢病门诊"),
        ("抽检结果应公示尽公示。", "抽检结果公示"),
        ("医疗机构用血全部来自无偿献血。", "医疗机构用血来自无偿献血"),
        ("对低保对象参保缴费由区财政给予全额资助。", "低保对象资助"),
    ],
)
def test_covers(text, name, one):
    cover = one(text)
    assert (cover.indicator, cover.value, cover.unit, cover.implicit, cover.core) == (name, 100, "%", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "医疗保障制度“全覆盖”工作。",
        "追回资金全部上缴。",
        "两期工程全部完工。",
        "按一档标准给予全额资助。",
        "所需资金由市财政全额保障。",
        "对工作要求全部落实到位。",
        "所有制改革稳步推进。",
        "做到应收尽收。",
        "全部费用由医院承担。",
        "把全部精力放在项目上。",
        "每年组织全覆盖业务培训。",
        "——病种分组全面覆盖。到2025年全面推开。",
    ],
)
def test_no_cover(text, read):
    assert read(text) == []


def test_a_cover_in_a_clause_with_its_own_number_is_none(read):
    assert [each.value for each in read("近90%的县实现远程医疗全覆盖。")] == [90]


def test_a_cover_before_a_number_of_another(read):
    cover, share = sorted(read("平台覆盖全部二级医院和80%以上的乡镇卫生院。"), key=lambda each: not each.implicit)
    assert (cover.indicator, cover.value) == ("平台覆盖二级医院", 100)
    assert (share.indicator, share.value, share.comparator) == ("平台覆盖乡镇卫生院", 80, "ge")


def test_houses_counted_are_covered_besides(read):
    count, cover = read("14个县疾控中心全部完成实验室改造。")
    assert (count.value, cover.indicator, cover.value) == (14, "县疾控中心完成实验室改造", 100)


def test_people_counted_are_no_cover(read):
    assert [(each.value, each.implicit) for each in read("全县156名村医全部取得资格证。")] == [(156, False)]


def test_two_covers_of_the_same_people(read):
    found = read("困难群众应保尽保、应助尽助。")
    assert [each.indicator for each in found] == ["困难群众参保", "困难群众救助"]


def test_a_heading_says_it_first_and_its_sentence_counts(read):
    found = read("——医疗机构全面覆盖。到2025年，开展按病种付费的医疗机构占比不低于90%。")
    assert [(each.value, each.implicit) for each in found] == [(90, False)]


def test_what_was_done_covers_all_houses(read):
    _, cover = read("培训卫生人员900人次，覆盖所有乡镇卫生院。")
    assert (cover.indicator, cover.implicit) == ("培训卫生人员覆盖乡镇卫生院", True)


def test_all_of_those_told_before(read):
    count, cover = read("排查出高风险儿童310人，已全部落实转介服务。", title="某县健康新闻")
    assert (count.value, cover.indicator, cover.value, cover.implicit) == (
        310,
        "排查出高风险儿童落实转介服务",
        100,
        True,
    )


def test_a_cover_that_only_names_whom_is_of_what_was_told(read):
    _, cover = read("到2024年，集采药品进村卫生室比例达到91%，2025年实现有村医的村卫生室全覆盖。")
    assert (cover.implicit, cover.due, cover.indicator) == (True, "2025-12-31", "集采药品进村卫生室覆盖村医的村卫生室")


def test_one_in_each_is_a_number_not_a_cover(read):
    assert [each.implicit for each in read("所有县（区）至少有1所公立医疗机构提供康复服务。")] == [False]


def test_a_cell_of_its_own_covers_its_row(read):
    table = "\n".join(
        "\t".join(row)
        for row in (("序号", "任务", "目标"), ("1", "高危孕产妇管理", "应管尽管"), ("2", "体检", "完成300人"))
    )
    cover, count = read(table, title="某县2024年重点任务分解表")
    assert (cover.indicator, cover.implicit, cover.kind) == ("高危孕产妇管理", True, "target")
    assert (count.value, count.indicator) == (300, "体检")
