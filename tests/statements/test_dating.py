"""Deadlines and periods: which time belongs to which number. Documents here were issued on 6 May 2023."""

import pytest


def dues(statements):
    return [statement.due for statement in statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2024年，签约率达到75%；到2025年，达到80%。", ["2024-12-31", "2025-12-31"]),
        ("2024年6月底前，床位使用率提高到70%。", ["2024-06-30"]),
        # What opens a list of promises dates them all; a time in a bracket dates its own number.
        ("2024年，要抓好：签约率达到75%；建档率达到93%。", ["2024-12-31", "2024-12-31"]),
        ("新建公园6个（5月底前）、充电桩90个。", ["2023-05-31", None]),
        # The time by which it stands, told behind.
        ("新院区规划床位900张，总投资11亿元，2024年8月底前投入使用。", ["2024-08-31", "2024-08-31"]),
        # But a time behind that starts another clause is that clause's.
        ("新增床位80张，2024年8月底前新增护士60名。", [None, "2024-08-31"]),
        # A month that its own clause has used up dates nothing behind it.
        ("门诊楼10月底前投入使用，改造乡镇卫生院3所。", [None]),
        ("2023年10月底前新增床位80张，改造乡镇卫生院3所。", ["2023-10-31", "2023-10-31"]),
        # A yearly duty is not dated by another item's deadline.
        ("2023年底前建成健康小屋12个；每年开展讲座不少于4场。", ["2023-12-31", None]),
        # But what grows each year does so until then.
        ("到2025年，签约率达到75%；参保率每年提高2个百分点。", ["2025-12-31", "2025-12-31"]),
        # A date before 由 is that of what is reached.
        ("2024年内将诊查费由8元调整至11元。", [None, "2024-12-31"]),
        # A share of payments is no standing rule; what each gets is.
        ("2024年底前，A付费占比达到85%；统筹基金支付占比达到75%。", ["2024-12-31", "2024-12-31"]),
        # The deadline of a section told where it ends.
        ("筛查率达到85%，治疗率达到80%。以上目标于2025年底前完成。", ["2025-12-31", "2025-12-31"]),
        # What a sum is spent on is promised as the sum is.
        ("2024年，安排资金900万元，其中用于培训的不少于三分之一。", ["2024-12-31", "2024-12-31"]),
        # From the day of issue.
        ("三年内培训村医900名。", ["2026-05-06"]),
        ("近三年培训村医900名。", [None]),
        # Since when, or compared with what, is no deadline.
        ("签约率比2021年提高5个百分点。", [None]),
    ],
)
def test_deadlines(text, expected, read):
    assert dues(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2022年底，全市有医院120家。", ["2022-12"]),
        ("2022年，门诊人次达到310万人次，同比增长4.2%。", ["2022", "2022"]),
        ("签约率由2020年的61%提高到2022年的72%。", ["2020", "2022"]),
        ("2022年前三季度，出院人数8.1万人。", ["2022-Q1/Q3"]),
        ("较2019年，平均住院日缩短0.6天。", [None]),
    ],
)
def test_periods(text, expected, read):
    found = read(text, title="某市2022年医改工作情况")
    assert [statement.period for statement in found] == [each or "2022" for each in expected]


def test_a_time_of_what_a_share_is_reckoned_from_dates_nothing(one):
    assert one("医保基金按上年度筹资总额的80%预付给医共体。").kind == "target"


def test_a_paper_without_a_date_is_of_the_year_it_is_numbered_in(read):
    text = "某政办发〔2021〕18号\n各有关单位：\n一、年度任务\n2021年：建成中医馆9个。\n2022年：建成中医馆4个。"
    found = read(text, title="某县中医药攻坚方案", issued=None)
    assert [(each.kind, each.due) for each in found] == [("target", "2021-12-31"), ("target", "2022-12-31")]


def test_a_month_is_of_the_year_of_its_section(read):
    text = "一、2023年工作完成情况\n新增床位90张。\n二、2024年工作安排\n9月底前完成设备采购30台。"
    *_, last = read(text, title="某市卫生健康局2023年工作总结和2024年工作安排", issued="2024-01-15")
    assert (last.kind, last.due) == ("target", "2024-09-30")


def test_an_annual_plan_dates_a_rate_of_rulings_as_any_other(one):
    title = "某县2023年卫生监督工作要点"
    assert one("行政处罚案卷评查合格率达到96%。", title=title).due == "2023-12-31"


def test_an_annual_plan_dates_its_promises_but_not_its_standing_rules(read):
    found = read("签约率达到75%，住院报销比例为70%。", title="某县2023年家庭医生签约服务工作要点")
    assert [(each.indicator, each.due) for each in found] == [("签约率", "2023-12-31"), ("住院报销比例", None)]
