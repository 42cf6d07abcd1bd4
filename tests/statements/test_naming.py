"""What a number measures, by where its words stand: before it, around it, a share of a whole, B of 由A提高到B, a row under one verb."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The words before, the words around.
        ("县域内就诊率达到91%。", ["县域内就诊率"]),
        ("选派72名骨干医师驻点帮扶。", ["选派骨干医师驻点帮扶"]),
        ("60%以上的中心卫生院达到二级医院水平。", ["中心卫生院达到二级医院水平"]),
        ("疫情从发现到处置平均用时压缩到5小时以内。", ["疫情从发现到处置平均用时"]),
        # Who acts is no change: nothing is cut at 由.
        ("组建由县中医院牵头的专科联盟2个。", ["组建由县中医院牵头的专科联盟"]),
        # A share of a whole.
        ("基层诊疗量占总诊疗量的比例达到63%。", ["基层诊疗量占总诊疗量比例"]),
        ("基层医疗机构诊疗量达到18万人次，占全县诊疗总量的比重由44%上升到57%。", ["基层医疗机构诊疗量"] + ["基层医疗机构诊疗量占诊疗总量比例"] * 2),
        ("完成设备投资4.1亿元，占年度计划的82%。", ["完成设备投资", "完成设备投资占年度计划比例"]),
        # From A to B: one name for both.
        ("平均住院日由9.1天降到7.8天。", ["平均住院日", "平均住院日"]),
        # At a rate, at a sum: what is done, not what it is reckoned from.
        ("对特困人员住院救助不设起付线，按100%救助。", ["特困人员住院救助"]),
        ("个人账户按月计入，标准为本人缴费基数的2%。", ["个人账户按月计入标准"]),
        ("村医养老补助按每人每月300元的标准发放。", ["村医养老补助发放"]),
        # A row under one verb, and one under one growth.
        ("引进博士12名、硕士90名。", ["引进博士", "引进硕士"]),
        ("新增国家临床重点专科1个、省级临床重点专科6个。", ["新增国家临床重点专科", "新增省级临床重点专科"]),
        ("完成4个乡镇卫生院和18个村卫生室改造提升。", ["乡镇卫生院改造提升", "村卫生室改造提升"]),
        # A measure has its own name even in a row.
        ("引进博士12名、人才补助资金90万元。", ["引进博士", "人才补助资金"]),
        # Each of several minimum staffings.
        ("每个团队由4至6人组成，至少配备1名全科医生。", ["每个团队组成", "每个团队全科医生"]),
        # What the last of a row of institutions does, the first does too.
        (
            "80%以上的社区卫生服务中心和70%以上的乡镇卫生院建成中医馆。",
            ["社区卫生服务中心建成中医馆", "乡镇卫生院建成中医馆"],
        ),
        # But not across a comma, where each says its own.
        (
            "80%以上的社区卫生服务中心达到基本标准，70%以上的乡镇卫生院建成中医馆。",
            ["社区卫生服务中心达到基本标准", "乡镇卫生院建成中医馆"],
        ),
    ],
)  # fmt: skip
def test_names(text, names, read):
    assert [statement.indicator for statement in read(text)] == names


def test_growth_is_shared_in_a_row_and_not_beyond_it(read):
    found = read("新增三级医院2家、二级医院4家，改造乡镇卫生院9所。")
    assert [(each.indicator, each.basis) for each in found] == [
        ("新增三级医院", "increase"),
        ("新增二级医院", "increase"),
        ("改造乡镇卫生院", "level"),
    ]


def test_a_goal_cited_beside_its_result_is_of_the_same(read):
    found = read(
        "每千人口托位数达4.3个，超额完成省下达3.6个的任务。", title="某市2023年卫生健康工作总结", issued="2024-01-20"
    )
    assert [(each.kind, each.indicator, each.value) for each in found] == [
        ("reported", "每千人口托位数", 4.3),
        ("target", "每千人口托位数", 3.6),
    ]
