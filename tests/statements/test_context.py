"""Where a number stands: what headings, titles and lead-ins say on time, and whether they promise or tell."""

import pytest

PLAN = "某市“十四五”卫生健康发展规划"


def kinds(statements):
    return [statement.kind for statement in statements]


def test_sections_of_a_plan(read):
    text = (
        "一、发展基础\n全市签约率达到61%，建档率为88%。\n"
        "二、发展目标\n全市签约率达到75%，建档率为93%。\n"
        "三、主要任务\n（一）加强队伍建设。培训村医600名。"
    )
    assert kinds(read(text, title=PLAN)) == ["reported", "reported", "target", "target", "target"]


def test_sections_of_a_report(read):
    text = "一、工作开展情况\n签约率达到61%。\n二、存在的问题\n流感疫苗接种率仅为4%。\n三、下一步打算\n签约率达到75%。"
    assert kinds(read(text, title="某市2022年家庭医生签约工作情况的报告")) == ["reported", "reported", "target"]


def test_what_a_report_on_a_plans_term_tells_has_passed(read):
    text = "一、进展情况\n2023年，新报告感染者数较2020年下降28%，治疗率达94%。\n二、下步打算\n到2025年，治疗率达到96%。"
    found = read(text, title="某州“十四五”疾控规划中期进展情况报告", issued=None)
    assert [(each.kind, each.value) for each in found] == [("reported", 28), ("reported", 94), ("target", 96)]


def test_a_plan_of_the_same_term_without_a_date_promises_the_same_year(read):
    (only,) = read("一、主要目标\n2023年，治疗率达94%。", title="某州“十四五”疾控规划", issued=None)
    assert only.kind == "target"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("一、主要目标（到2024年底）\n签约率达到75%。", "2024-12-31"),  # the heading
        ("到2024年底，实现以下目标：\n1.签约率达到75%。", "2024-12-31"),  # the lead-in above a list
        ("一、主要目标\n到2024年，体系更加完善。签约率达到75%。", "2024-12-31"),  # the sentence that opens the goals
        (
            "签约率达到75%。\n到2024年，体系更加完善。",
            "2025-12-31",
        ),  # what comes behind governs nothing: the plan's end
    ],
)
def test_times_that_govern(text, due, read):
    (only,) = read(text, title=PLAN)
    assert only.due == due


def test_attachments_promise_nothing(read):
    text = "签约率达到75%。\n附件：1.领导小组成员名单（9人）\n2.服务包目录（16项）\n某市卫生健康委"
    assert [each.indicator for each in read(text)] == ["签约率"]


def test_numbered_lines_that_are_not_attached_are_read(read):
    text = "主要任务：1.组建签约团队（90个）\n2.培训签约医生（300人）"
    assert [each.value for each in read(text)] == [90, 300]
