"""Names that lean on what went before: contrasts, conditions, houses, gaps, parts, those that stand out."""

import pytest

from loaders.statements import contrasts, dependents, names
from loaders.statements.parts import part_of


@pytest.mark.parametrize(
    ("whole", "label", "name"),
    [
        ("城区出诊时间", "农村", "农村出诊时间"),
        ("职工医保参保率", "居民医保", "居民医保参保率"),
        ("三级医院床位使用率", "二级医院", "二级医院床位使用率"),
        ("居民医保基金收入", "支出", "居民医保基金支出"),
        ("次均费用最高的", "最低的", "次均费用最低的"),
        ("药占比", "县级", ""),
        ("村卫生室数", "退休人员", ""),
        ("城区出诊时间", "农村改厕率", ""),
    ],
)
def test_contrast(whole, label, name):
    assert contrasts.in_its_place(whole, label) == name


def test_contrast_before_a_shared_measure():
    assert contrasts.with_what_stands_before("初中女生首针接种率", "第二针接种率") == "初中女生第二针接种率"
    assert contrasts.with_what_stands_before("初中女生首针接种率", "第二针完成率") == ""


@pytest.mark.parametrize(
    ("label", "cell", "name"),
    [
        ("基本药物金额占比", "三级医院", "三级医院基本药物金额占比"),
        ("城市居民知晓率", "农村居民", "农村居民知晓率"),
        ("床位使用率", "门诊次均费用增幅", ""),
        ("", "三级医院", ""),
    ],
)
def test_case_of_a_row(label, cell, name):
    assert contrasts.case_of(label, cell) == name


@pytest.mark.parametrize("words", ["每人奖励", "每次自付", "累计惠及", "每人每月补助"])
def test_dependent(words):
    assert dependents.is_dependent(words)


@pytest.mark.parametrize("words", ["每千人口床位", "村医补助", "每个街道", "惠及群众"])
def test_not_dependent(words):
    assert not dependents.is_dependent(words)


@pytest.mark.parametrize(
    ("clause", "house"),
    [
        ("投资两亿元的区中医院竣工", "区中医院"),
        ("各县（区）疾控中心设立专科", "各县（区）疾控中心"),
        ("新医院投用", ""),
        ("完善制度", ""),
    ],
)
def test_house(clause, house):
    assert dependents.house_in(clause) == house


@pytest.mark.parametrize(
    ("base", "left", "unit", "same", "name"),
    [
        ("引进硕士以上人才", "博士", "名", True, "引进博士"),
        ("开通结算的医药机构", "村卫生室", "家", True, "开通结算的村卫生室"),
        ("参保率", "农村居民", "%", True, "农村居民参保率"),
        ("培训医务人员", "女性", "%", False, "培训医务人员女性占比"),
        ("总诊疗人次", "医院", "人次", True, "医院总诊疗人次"),
    ],
)
def test_part(base, left, unit, same, name):
    assert part_of(base, left, unit, same_unit=same) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("各镇（街道）要将规范管理率", "规范管理率"),
        ("近三年为患者节省药费", "患者节省药费"),
        ("三年级学生窝沟封闭率", "三年级学生窝沟封闭率"),
        ("5年生存率", "5年生存率"),
        ("参保率连续三年", "参保率"),
        ("住院天数要", "住院天数"),
        ("以后", ""),
    ],
)
def test_adverbials_are_cut(words, name):
    assert names.clean_left(words) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("城区出诊时间控制在11分钟以内、农村控制在28分钟以内。", ["城区出诊时间", "农村出诊时间"]),
        ("对考核优秀的村医，每人奖励700元。", ["考核优秀的村医每人奖励"]),
        ("转外地就医的，起付线为850元。", ["转外地就医起付线"]),
        ("微创手术占比14.2%，低于全省平均水平1.3个百分点。", ["微创手术占比", "微创手术占比低于全省平均水平"]),
        ("区中医院改造完工，床位由180张扩至310张。", ["区中医院床位", "区中医院床位"]),
        ("退出岗位的老村医，按每人每月180元的标准发放生活补助。", ["退出岗位的老村医生活补助"]),
        ("按现行办法，乡镇卫生院报销比例为88%。", ["乡镇卫生院报销比例"]),
        ("每千人口护士数达到3.1人；养老床位数翻了一番，达到640张。", ["每千人口护士数", *["养老床位数"] * 2]),
        (
            "县域内就诊率为85.3%，其中甲、乙两县超过91%；丙县最低，仅70.4%。",
            ["县域内就诊率", "甲、乙两县县域内就诊率", "丙县县域内就诊率"],
        ),
        ("县域内就诊率达到90%，签约率达到60%；续签率达到50%。", ["县域内就诊率", "签约率", "续签率"]),
        (
            "支付比例：一级92%，二级81%，三级66%。",
            ["一级支付比例", "二级支付比例", "三级支付比例"],
        ),
        ("目录外费用占比，三级不超过14%、二级不超过9%。", ["三级目录外费用占比", "二级目录外费用占比"]),
        ("签约率达到61%，一级医院达到40家。", ["签约率", "一级医院"]),
        ("🏥 床位数310张｜注册护士447人｜签约率61%，↑0.4个百分点", ["床位数", "注册护士", "签约率", "签约率"]),
        (
            "三、门诊慢特病。病种由21种扩大到27种；支付比例65%。",
            ["门诊慢特病病种", "门诊慢特病病种", "门诊慢特病支付比例"],
        ),
        ("新生儿死亡率3.1‰，下降0.2个千分点。", ["新生儿死亡率", "新生儿死亡率"]),
        ("（1）签约率。不低于61%。", ["签约率"]),
        ("（1）概述。不低于61%。", []),
        ("（2）签约率：\n——老年人≥81%；\n——居民≥41%。", ["老年人签约率", "居民签约率"]),
        ("（2）重点工作：\n——老年人健康管理率≥81%。", ["老年人健康管理率"]),
        ("早筛率达到61%，该项指标2027年达到71%。", ["早筛率", "早筛率"]),
        ("早筛率达到61%，这项工作覆盖12个乡镇。", ["早筛率", "这项工作覆盖乡镇"]),
        ("全县每千人口医师2.6名。\n十年前，这个数只有1.8名。", ["每千人口医师", "每千人口医师"]),
        ("人均预期寿命达到80.1岁。2030年达到81岁。", ["人均预期寿命", "人均预期寿命"]),
        ("居民健康档案50万份，建档率90%。", ["居民健康档案", "居民健康档案建档率"]),
    ],
)
def test_statements(read, text, found):
    assert [statement.indicator for statement in read(text)] == found
