"""Does a text, or a section of it, promise or tell? What titles and headings say of it."""

import pytest

from loaders.statements.genre import document_leaning, heading_leaning, is_bulletin, is_goal, is_neutral


@pytest.mark.parametrize(
    ("title", "promises"),
    [
        ("某县医共体建设实施方案", True),
        ("某市2024年卫生健康工作要点", True),
        ("关于加强村医队伍建设的通知", True),
        ("《某市“十四五”卫生健康规划》政策解读", True),
        ("某市2023年卫生健康事业发展统计公报", False),
        ("关于某市第12号建议的答复", False),
        ("某县专项整治情况通报", False),
        ("某市晒出医改成绩单", False),
        ("某县医改工作总结", False),
        ("某县2022年健康帮扶工作小结", False),
        ("某市2022年慢性病防治指标监测表", False),
        ("某县医保目标任务完成情况汇总表（二季度）", False),
        ("某县慢性病监测与考核办法", True),
    ],
)
def test_titles(title, promises, document_of):
    assert (document_leaning(document_of("全市有医院12家。", title=title)) > 0) is promises


def test_news_without_a_title_that_says_so_tells(document_of):
    assert document_leaning(document_of("本报讯 记者获悉，全市有医院12家。", title="小病不出村", issued=None)) < 0


@pytest.mark.parametrize(
    ("heading", "document", "leaning"),
    [
        ("二、主要目标", -1.0, 1.0),
        ("三、下一步打算", -1.0, 1.0),
        ("三、2024年工作计划", -1.0, 1.0),
        ("（三）对策建议", -1.0, 1.0),
        ("一、关于第12号建议", -1.0, None),
        ("一、2023年工作完成情况", 1.0, -1.0),
        ("一、发展基础", 1.0, -1.0),
        ("一、情况要报送", 1.0, None),
        ("四、标准与范围", -1.0, None),
        ("第一章", 1.0, None),
    ],
)
def test_headings(heading, document, leaning):
    assert heading_leaning(heading, document) == leaning


@pytest.mark.parametrize(
    ("heading", "neutral"),
    [("（二）重点指标。", True), ("主要任务", True), ("二、主要目标", False), ("下一步工作", False)],
)
def test_headings_that_follow_what_is_around(heading, neutral):
    assert is_neutral(heading) is neutral


def test_a_neutral_heading_in_a_section_that_looks_back_tells(read):
    text = (
        "一、2023年工作完成情况\n（一）重点指标。签约率达到61%。\n二、2024年工作计划\n（一）重点指标。签约率达到66%。"
    )
    found = read(text, title="某县卫生健康局2023年工作总结和2024年工作计划", issued="2023-12-29")
    assert [(each.kind, each.due or each.period) for each in found] == [("reported", "2023"), ("target", "2024-12-31")]


def test_tasks_behind_goals_promise_in_a_report_on_both(read):
    text = "一、2021年执行情况\n床位达到7张。\n二、2022年主要目标\n签约率61%。\n三、主要任务和措施\n改造户厕3000户。"
    title = "关于某县2021年计划执行情况与2022年计划草案的报告"
    found = read(text, title=title, issued="2022-01-10")
    assert [(each.kind, each.due) for each in found] == [
        ("reported", None),
        ("target", "2022-12-31"),
        ("target", "2022-12-31"),
    ]


@pytest.mark.parametrize(
    ("title", "bulletin"),
    [
        ("某市2023年国民经济统计公报", True),
        ("关于2024年全市医疗保障工作情况的报告", True),
        ("2025年政府工作报告", False),
        ("某市2025年工作要点", False),
        ("2022年某市职业病防治主要数据", True),
        ("某市2022年慢性病防治指标监测表", True),
    ],
)
def test_bulletins(title, bulletin, document_of):
    assert is_bulletin(document_of("全市有医院12家。", title=title)) is bulletin


@pytest.mark.parametrize(
    ("heading", "goal"), [("二、工作目标", True), ("（一）主要指标", True), ("三、保障措施", False)]
)
def test_goals(heading, goal):
    assert is_goal(heading) is goal
