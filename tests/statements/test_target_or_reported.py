"""Target or reported, by connectors, times, cue words, section and kind of document."""

import pytest

PLAN, NEWS, REPLY = "某市分级诊疗实施方案", "基层看病更方便", "对市人大第12号建议的答复"


def test_what_a_plan_will_have_come_to(read):
    found = read("三年累计创建健康学校30所，国家集采药品累计达到450种。", title="某市健康促进行动计划（2024—2026年）")
    assert [each.kind for each in found] == ["target", "target"]


def test_a_standard_that_a_result_falls_short_of(read):
    found = read("抗菌药物使用强度46DDDs，高于40DDDs的控制标准。", title="某市医疗质量督查通报", issued=None)
    assert [(each.kind, each.indicator) for each in found] == [
        ("reported", "抗菌药物使用强度"),
        ("target", "抗菌药物使用强度"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("提前实现“到2020年达到26%”的目标。", "target"),
        ("今年，我们将着力抓好两项任务。一是门诊预约率达到85%。", "target"),
        ("今年，我们将着力抓好两项任务。\n一是门诊预约率达到85%。", "target"),
        ("问：明年还有哪些打算？\n答：门诊预约率达到85%。", "target"),
        ("问：取得了哪些成效？\n答：门诊预约率达到85%。", "reported"),
        ("今天，我将从两个方面介绍情况。一是门诊预约率达到85%。", "reported"),
        ("诊断报告30分钟内出具。", "target"),
        ("今年年底药品进村比例达到91%。", "target"),
        ("该市提出“三步走”：药品进村比例达到91%。", "target"),
        ("对新增托位按每个1万元给予一次性补助。", "target"),
        ("《行动方案》明确，药品进村比例达到91%。", "target"),
        ("下一步，新增床位500张。", "target"),
        ("会议强调，2024年要紧盯目标；新增床位500张。", "target"),
        ("今年争取资金，新增床位500张。", "reported"),
        ("会议指出，新增床位500张。", "reported"),
        ("医师占比距离目标还有0.7个百分点的缺口。", "reported"),
        ("近三年招聘计划完成率为71%。", "reported"),
        ("目标人群覆盖率突破95%。", "reported"),
        ("今年将再投入专项资金1.6亿元。", "target"),
        ("预计全年可节约费用4.1亿元。", "target"),
        ("力争用三年时间，让外转率再降3个百分点。", "target"),
        ("有关负责人表示，《行动计划》明确，药品进村比例达到91%。", "target"),
        ("下一步主要抓两件事：一是新增床位500张。", "target"),
        ("医保支付比例：职工医保83.7%。", "reported"),
        ("药品进村比例达到91%。", "reported"),
        ("现将有关情况通报如下：整改率93%。", "reported"),
        ("职工医保政策范围内住院报销比例为83.2%。", "reported"),
    ],
)
def test_in_a_text_that_tells(text, kind, read):
    (found,) = read(f"一、概况\n{text}", title="某市医疗保障工作侧记", issued=None)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        (PLAN, "县域内就诊率达到90%。", "target"),
        (NEWS, "县域内就诊率达到90%。", "reported"),
        (NEWS, "到2025年，县域内就诊率达到90%。", "target"),
        (NEWS, "力争县域内就诊率达到90%。", "target"),
        (PLAN, "2021年，县域内就诊率达到90%。", "reported"),
        (PLAN, "截至目前，全市已建成卫生院30家。", "reported"),
        (PLAN, "床位总数较上年增长3%。", "target"),
        (NEWS, "床位总数较上年增长3%。", "reported"),
        (REPLY, "一、主要工作\n全市建成卫生院30家。", "reported"),
        (REPLY, "三、下一步打算\n全市建成卫生院30家。", "target"),
        (PLAN, "一、发展基础\n全市共有卫生院30家。\n二、目标\n就诊率稳步提升。", "reported"),
        (NEWS, "住院起付标准为500元。", "target"),
        (NEWS, "改革以来，费用增幅控制在4%以内。", "reported"),
        (NEWS, "预计争取中央资金700万元。", "target"),
        (REPLY, "家庭医生签约率不得低于60%。", "target"),
        (PLAN, "取得执业医师资格的再补助200元。", "target"),
        (NEWS, "居民医保普通门诊年度支付限额400元。", "target"),
        (NEWS, "去年居民医保普通门诊实际支付限额400元。", "reported"),
        (NEWS, "当年累计补偿封顶线为15万元。", "target"),
        (NEWS, "今年还将为群众新建体检点30家。", "target"),
        (NEWS, "三级医院互认率要比去年高5个百分点。", "target"),
        (NEWS, "2024年，全县计划新建中医馆，新增床位30张。", "target"),
        (NEWS, "床位从2020年末的20张增加到今年5月底的30张。", "reported"),
        (PLAN, "一、“十三五”回望\n全市建成卫生院30家。\n二、目标\n就诊率稳步提升。", "reported"),
    ],
)
def test_kinds(title, text, kind, read):
    found = read(text, title=title)
    assert found[-1].kind == kind


def test_a_change_told_of_a_figure_is_of_its_kind(read):
    assert [each.kind for each in read("签约率为60%，比上年提高2个百分点。", title=NEWS)] == ["reported", "reported"]
    assert [each.kind for each in read("年度目标：签约率为60%，比上年提高2个百分点。", title=PLAN)] == [
        "target",
        "target",
    ]


def test_the_start_of_a_change_is_reported_and_the_targets_baseline(read):
    start, goal = read("支出率由2022年的66.8%提高到72%以上。", title=PLAN)
    assert (start.kind, start.value, start.period) == ("reported", 66.8, "2022")
    assert (goal.kind, goal.value, goal.comparator) == ("target", 72, "ge")
    assert (goal.baseline_value, goal.baseline_period) == (66.8, "2022")


def test_rows_of_changes(read):
    found = read("民营医院门诊量和住院量占比分别由14.2%和17.6%提高到14.8%和18.3%。", title=NEWS)
    assert [each.value for each in found] == [14.2, 17.6, 14.8, 18.3]
    assert found[3].indicator == found[1].indicator == "民营医院住院量占比"


def test_two_clauses_that_disagree_are_two_statements(read):
    found = read("一、目标\n保持县域内就诊率在90%以上。\n附件\n一、县域内就诊率提高到90%左右。", title=PLAN)
    assert [each.comparator for each in found] == ["ge", "approx"]


def test_a_headline_and_its_story_are_one(read):
    (figure,) = read("我国基本医保参保率稳定在95%\n截至2022年底，参保率稳定在95%以上。", title="医保新闻")
    assert (figure.comparator, figure.period) == ("ge", "2022-12")


def test_core_is_every_target_and_reported_rates_and_averages(read):
    found = read("建成卫生院30家，床位使用率70%，人均住院费用8000元，投入3亿元。", title=NEWS)
    assert [each.core for each in found] == [False, True, True, False]
    assert all(each.core for each in read("建成卫生院30家，投入3亿元。", title=PLAN))


def test_a_whole_year_is_of_the_year_its_sentence_told(read):
    found = read("2024年民生实事完成情况：全年新建社康机构6家。", title="某区2025年民生实事项目", issued="2025-02-10")
    assert [(each.kind, each.period) for each in found] == [("reported", "2024")]


def test_an_earlier_figure_in_brackets_is_reported(read):
    found = read("每千人口执业医师达到3.5人（2019年为3.1人）。", title=PLAN)
    assert [each.kind for each in found] == ["target", "reported"]
    found = read("每千人口执业医师达到3.5人（2025年为3.8人）。", title=PLAN)
    assert [each.kind for each in found] == ["target", "target"]


@pytest.mark.parametrize(
    "text",
    [
        "基层诊疗占比达到53.1%，距离65%的目标仍有较大差距。",
        "基层诊疗占比达到66.2%，提前完成省定65%的目标。",
        "基层诊疗占比达到63.9%，接近2025年65%的目标。",
    ],
)
def test_a_goal_cited_beside_its_result(text, read):
    result, goal = read(text, title="某省公布卫生健康成绩单", issued="2023-08-30")
    assert (result.kind, goal.kind, goal.value, goal.comparator) == ("reported", "target", 65, "eq")
    assert goal.indicator == result.indicator == "基层诊疗占比"


def test_a_funding_standard_raised_in_a_look_back_is_a_result_and_a_benefit_is_a_rule(read):
    funding = read("一、发展基础\n人均公共卫生服务经费补助标准由40元提高到74元。", title="某县卫生健康规划")
    benefit = read("一、概况\n产前检查费用补助标准由800元提高到1500元。", title="某市医疗保障工作侧记", issued=None)
    assert [each.kind for each in funding] == ["reported", "reported"]
    assert [each.kind for each in benefit] == ["reported", "target"]
