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
        "对工作要求全部落实到位。",
        "所有制改革稳步推进。",
        "做到应收尽收。",
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
