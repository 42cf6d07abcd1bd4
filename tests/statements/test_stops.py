"""The stop-grammar: numbers that measure nothing, with the rule that says so, and close neighbours that do measure."""

import pytest

from loaders.statements.quantities import find_quantities
from loaders.statements.sentences import clause_bounds, read_sentence
from loaders.statements.stops import STOPS, stop_of
from loaders.statements.times import find_times


def reasons(text):
    sentence = read_sentence(text, 0, len(text))
    found = find_quantities(text, 0, len(text), list(find_times(text)))
    return [stop_of(text, each, clause_bounds(sentence, each.start)[0]) for each in found]


STOPPED = [
    ("举行第3批签约", "ordinal"),
    ("65岁以上老年人", "age"),
    ("服务半径为2公里", "distance"),
    ("每项扣2分", "score"),
    ("扣减补助资金的10%", "score"),
    ("达到65%以上得10分", "grade"),
    ("排名后10%的县约谈", "ranked"),
    ("每3年开展检查", "each"),
    ("五类老年人", "weak_hanzi"),
    ("“15分钟医疗服务圈”", "name"),
    ("《2018年3项规定》", "name"),
    ("开展为期3年的支援", "duration"),
    ("居民2周患病情况", "duration"),
    ("团队历时8年攻关", "duration"),
    ("考试时长120分钟", "duration"),
    ("15分钟内的车程", "duration"),
    ("连续2次排名靠后的，由县政府约谈", "condition"),
    ("超过3项任务未完成的单位", "condition"),
    ("王某等7位委员", "condition"),
    ("满意度每低2分", "score"),
    ("结果占综合目标考核的15%", "score"),
    ("理论授课（20学时）", "logistics"),
    ("两期共计260人", "logistics"),
    ("6个县区作了交流发言", "logistics"),
    ("13家单位受到表彰", "logistics"),
    ("全县21个乡镇卫生院的医生、护士", "places"),
    ("心肺复苏等4项技能", "rhetoric"),
    ("4类患者规范管理率达到91%", "rhetoric"),
    ("投诉10天内答复", "duration"),
    ("建设后3个月内评估", "duration"),
    ("包括4个一级指标", "rhetoric"),
    ("抓好3个方面工作", "rhetoric"),
    ("每年召开会议2次", "meeting"),
    ("经过8轮谈判", "meeting"),
    ("5万元以下部分", "band"),
    ("80万以上人口的县", "threshold"),
    ("常住人口超过1万人的乡镇卫生院", "threshold"),
    ("估算价在400万元以上的施工项目", "threshold"),
    ("按服务人口1500—2000人组建团队", "threshold"),
    ("常住人口低于800人或面积较小的行政村", "threshold"),
    ("药占比超过30%的公立医院", "threshold"),
    ("实际费用低于结算费用80%的，据实支付", "threshold"),
    ("在80%至100%之间的，结余留用", "threshold"),
    ("超过110%的部分不予分担", "threshold"),
    ("甲乙双方各执2份", "fixed_phrase"),
    ("水痘疫苗2剂次接种率", "course"),
    ("个人负担超过8000元的，超出部分", "threshold"),
    ("委办公室留存一份", "weak_hanzi"),
    ("乡镇卫生院12所中尚有", "denominator"),
    ("至少患有一种慢性病", "threshold"),
    ("5万元以上支付70%", "band"),
    ("对进度较快的3个县（市、区）各奖励", "addressed"),
    ("连续2个季度排名末位的，由县政府约谈", "duration"),
    ("发生3例及以上有关联病例的，须", "condition"),
    ("坐一个多小时的车进城", "fixed_phrase"),
    ("180个乡镇卫生院里，达到标准的只有66个", "denominator"),
    ("实际补偿比低于50%的，按50%补偿", "threshold"),
    ("600名学生以上的学校", "threshold"),
    ("25个卫生院中有部分达标", "denominator"),
    ("54.2万个行政村共设村卫生室", "denominator"),
    ("13个卫生院中9家达标", "denominator"),
    ("5岁以下儿童死亡率、预期寿命", "age"),
    ("全市17个县市区", "places"),
    ("市卫生健康委等7个部门", "places"),
    ("山区5个偏远乡镇可放宽", "addressed"),
    ("做到不漏1人", "slogan"),
    ("村民李大爷自己只花80元", "personal"),
    ("申请表一式2份", "fixed_phrase"),
    ("每单位限报3人", "logistics"),
    ("评审组由5人组成", "logistics"),
    ("现场核查时间一般为2天", "logistics"),
    ("处以1万元以上罚款", "penalty"),
    ("累计2次不合格的", "penalty"),
]


@pytest.mark.parametrize(("text", "rule"), STOPPED)
def test_stopped(text, rule):
    assert reasons(text)[0] == rule


def test_every_rule_has_an_example():
    assert {rule for _, rule in STOPPED} == {name for name, *_ in STOPS}


def test_ages_beside_a_life_expectancy():
    assert reasons("预期寿命达到80岁，5岁以下儿童死亡率下降") == [None, "age"]


def test_one_patients_case_in_a_story_is_none():
    assert reasons("一名31岁产妇大出血，急救中心7分钟内启动预案")[1:] == ["age", "personal"]


def test_a_rate_within_a_time_is_told_not_the_time():
    assert reasons("检验报告30分钟内出具率达到95%") == ["duration", None]


def test_the_share_is_told_not_the_time():
    assert reasons("91%的家庭12分钟内到达最近的卫生室") == [None, "duration"]


@pytest.mark.parametrize(
    "text",
    [
        "新建村卫生室3家",
        "人均预期寿命达到80.2岁",
        "参保群众满意度不低于92分",
        "拥有2名以上全科医生",
        "上门随访不少于4次",
        "每人连续驻点不低于6个月",
        "平均住院日控制在8.5天以下",
        "开展4类以上中医药技术方法",
        "至少与两所及以上卫生院",
        "组建三个医共体",
        "为10万名适龄妇女免费筛查",
        "年度支付限额3000元",
        "50%以上的中心卫生院达到标准",
        "增加到30种",
        "大型设备检查预约时间不超过2天",
        "每个专家工作室有2人",
        "影像检查40分钟内出具报告",
        "接警后4分钟内出车",
        "疫情2小时内网络直报",
        "零星报销15个工作日内办结",
        "每学期不少于3课时",
        "覆盖面扩大一倍",
        "每季度至少开展一次急救演练",
        "每村至少有一名村医",
        "派出165名医务人员",
        "21个村卫生室配备药品",
        "罚款金额合计20.9万元",
        "处罚个人231例",
        "查处案件及罚款156.8万元",
        "每天校内1小时以上体育活动",
        "集中救治病种扩大到15种",
        "门诊预约精确到20分钟内",
        "从下单到上门平均用时50分钟以内",
        "开具8—12周长期处方",
        "每个县至少有一所以护理为主的医院",
        "投诉3个工作日内响应",
        "预约时段精确到30分钟",
        "占比超过30%",
        "归档健康档案3200份",
        "扣除风险金后的95%拨付",
        "每季度至少组织两轮培训",
    ],
)
def test_measuring(text):
    assert reasons(text) == [None]
