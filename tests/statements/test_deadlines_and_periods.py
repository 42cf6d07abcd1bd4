"""Which deadline or date governs a number: of its clause, sentence, lead-in, goal section, heading or title."""

import pytest


def dues(read, text, **issue):
    return [each.due for each in read(text, **issue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，就诊率达到90%，签约率达到60%。", ["2025-12-31"] * 2),
        ("就诊率达到90%，到2025年签约率达到60%。", [None, "2025-12-31"]),
        ("到2025年，就诊率达到90%。规范药品使用，签约率达到60%。", ["2025-12-31"] * 2),
        ("加强管理。推广签约，到2025年，就诊率达到90%。签约率达到60%。", ["2025-12-31", None]),
        (
            "一、工作目标\n到2025年底：\n1.就诊率达到90%；\n2.签约率达到60%。\n二、重点任务\n1.转诊率达到8%。",
            ["2025-12-31", "2025-12-31", None],
        ),
        ("一是到2025年底，就诊率达到90%；二是用三年左右时间签约率达到60%。", ["2025-12-31", None]),
        ("二、2024年目标\n就诊率达到90%。", ["2024-12-31"]),
        ("年底前就诊率达到90%。", ["2023-12-31"]),
        ("2024年6月底前，就诊率达到90%。", ["2024-06-30"]),
        ("“十四五”末，就诊率达到90%。", ["2025-12-31"]),
        ("落实“十四五”卫生健康规划，就诊率达到90%。", [None]),
        ("2023年、2024年、2025年，就诊率分别达到80%、85%、90%。", ["2023-12-31", "2024-12-31", "2025-12-31"]),
        ("就诊率比2020年提高5个百分点。", [None]),
        ("筹资标准不低于上年度，签约率达到60%。", [None]),
        (
            "2024年底前签约率达到60%，2025年达到65%；续签率分别达到40%、45%。",
            ["2024-12-31", "2025-12-31", "2024-12-31", "2025-12-31"],
        ),
        ("2024年底前，签约率达到60%，续签率和满意率分别达到40%、45%。", ["2024-12-31"] * 3),
    ],
)
def test_deadlines(text, expected, read):
    assert dues(read, text) == expected


def test_the_year_of_a_plans_title_is_its_targets_deadline(read):
    assert dues(read, "就诊率达到90%。", title="2023年全市卫生健康工作要点") == ["2023-12-31"]
    assert dues(read, "签约服务费按每人每年150元核定。", title="2023年度签约服务考核标准") == [None]


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("三年内签约率达到60%。", "某市签约服务方案", "2026-05-06"),
        ("2年内，签约率达到60%。", "某市签约服务方案", "2025-05-06"),
        ("争取五年时间内签约率达到60%。", "某市签约服务方案", "2028-05-06"),
        ("用三年左右时间签约率达到60%。", "某市签约服务方案", None),
        ("近三年内签约率达到60%。", "某市签约服务方案", None),
        ("三年内签约率达到60%。", "某市签约服务三年行动计划（2023—2025年）", "2025-12-31"),
    ],
)
def test_years_from_the_issue(text, title, due, read):
    assert dues(read, text, title=title) == [due]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）启动阶段（2023年7月—9月）。挂牌3家，签约率达到60%。", ["2023-09-30"] * 2),
        ("（二）推进阶段（2023年10月—2024年12月）。签约率达到60%。", ["2024-12-31"]),
        ("（一）落实规划（2015—2024年）。签约率达到60%。", [None]),
        ("新建公园6个（8月底前）、充电桩500个（年底前）。", ["2023-08-31", "2023-12-31"]),
        ("新建公园6个、充电桩500个（年底前）。", [None, "2023-12-31"]),
        ("1.新建公园6个，充电桩500个。（责任单位：市城管局；完成时限：2023年9月）", ["2023-09-30"] * 2),
        ("（1）6月底前新建公园6个，充电桩500个。（完成时限：2023年9月）", ["2023-06-30"] * 2),
    ],
)
def test_stages_brackets_and_labels(text, expected, read):
    assert dues(read, text) == expected


def test_this_year_of_later_news_is_its_own(read):
    text = "2024年共济金额51亿元。今年将加快推进，力争年底前开通率达到100%。"
    found = read(text, title="2024年个人账户共济金额超50亿元", issued="2025-03-10")
    assert [(each.period, each.due) for each in found if "开通率" in each.indicator] == [(None, "2025-12-31")]


def test_the_term_of_a_plan(read):
    text = "规划期内，市财政安排经费1.1亿元。规划期末，就诊率达到90%。"
    assert dues(read, text, title="某市“十四五”卫生健康规划", issued="2021-10-10") == ["2025-12-31"] * 2
    assert dues(read, text, title="某市卫生健康规划", issued="2021-10-10") == [None, None]


def test_what_opens_a_list_dates_its_items(read):
    text = "2025年，要抓好以下工作：参保率达到97%；分组版本6月底前切换；按病种付费占比不低于81%。"
    found = read(text, title="关于2024年医疗保障工作情况的报告", issued="2025-01-16")
    assert [(each.kind, each.indicator, each.due) for each in found] == [
        ("target", "参保率", "2025-12-31"),
        ("target", "按病种付费占比", "2025-12-31"),
    ]


def test_years_from_an_issue_that_is_not_known(read):
    assert dues(read, "三年内签约率达到60%。", issued=None) == [None]


def test_a_deadline_before_the_issue_stays(read):
    assert dues(read, "到2022年，就诊率达到90%。") == ["2022-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年，就诊率为90%。", ["2021"]),
        ("截至2021年底，建档率达到93%。管理率达到72%。", ["2021-12", "2021-12"]),
        ("2021年，就诊率为90%。全市建档率为93%。", ["2021", None]),
        ("去年，就诊率为90%。", ["2022"]),
        ("上一年度（2021年）合格率98.7%。", ["2021"]),
        ("寿命提高到2020年的77.6岁，自付比例下降到27.8%。", ["2020", None]),
        ("2022年1—9月，就诊率为90%。", ["2022-Q1/Q3"]),
        ("2022年1—12月，就诊率为90%。", ["2022"]),
        ("就诊率为90%。", [None]),
    ],
)
def test_periods(text, expected, read):
    assert [each.period for each in read(text, title="基层看病更方便")] == expected


def test_no_year_is_guessed(read):
    (figure,) = read("去年，就诊率为90%。", title="基层看病更方便", issued=None)
    assert figure.period is None


def test_a_bulletins_year_dates_its_figures(read):
    text = "一、资源\n2022年末，全市共有医院98个。床位3894张。\n二、服务\n全年诊疗312万人次。病床使用率74.2%。"
    found = read(text, title="2022年某市卫生健康事业发展统计公报", issued="2023-05-18")
    assert [each.period for each in found] == ["2022-12", "2022-12", "2022", "2022"]


NEWS = {"title": "某市医疗保障新闻", "issued": None}


def test_this_year_of_news_is_the_year_it_tells(read):
    found = read("截至2024年4月末，定点机构有3万家。今年一季度，跨省结算19万人次。", **NEWS)
    assert [each.period for each in found] == ["2024-04", "2024-Q1"]
    assert [each.period for each in read("今年一季度，跨省结算19万人次。", **NEWS)] == [None]


def test_the_year_at_a_paragraphs_head_is_of_its_flows(read):
    text = "【基金】2022年，参保率为95%。基金结余46.8亿元。全市有定点机构30家。\n救助支出3亿元。"
    assert [each.period for each in read(text, **NEWS)] == ["2022", "2022", None, None]


def test_a_line_that_announces_figures_dates_them(read):
    text = (
        "2022年的健康成绩单来啦👇\n🏥 床位623张，床位使用率61%\n那么，2023年怎么干？记住下面这几条：\n签约率达到65%。"
    )
    assert [(each.indicator, each.period) for each in read(text, title="健康答卷")][:2] == [
        ("床位", "2022"),
        ("床位使用率", "2022"),
    ]
    assert read("2022年的工作很辛苦\n床位623张。", title="健康新闻")[0].period is None


def test_year_end_is_of_stocks_not_of_births(read):
    text = "一、卫生\n年末全市共有卫生院30家，床位900张。\n婴儿死亡率4.2‰。\n村医310人。"
    found = read(text, title="某市2022年国民经济和社会发展统计公报")
    assert [each.period for each in found] == ["2022-12", "2022-12", "2022", "2022-12"]


def test_a_bulletin_without_a_year_in_its_title_is_of_the_first_it_tells(read):
    text = "一、服务量\n2021年上半年，全市诊疗人次160万。\n二、效率\n病床使用率78.6%。"
    assert [each.period for each in read(text, title="某市医疗服务监测简报", issued=None)] == ["2021-H1", "2021-H1"]


def test_within_the_year_is_the_documents(read):
    text = "到2024年末签约率达到60%；年内参保率达到95%。"
    assert [each.due for each in read(text, title="某市2023年工作要点")] == ["2024-12-31", "2023-12-31"]


def test_a_short_line_of_goals_governs_the_lines_below(read):
    text = "一图看懂！医改成绩单\n✅签约率62%\n2024年“小目标”\n⭕签约率≥65%\n⭕续签率70%"
    found = read(text, title="某县健康新闻", issued="2024-02-01")
    assert [(each.kind, each.due) for each in found] == [
        ("reported", None),
        ("target", "2024-12-31"),
        ("target", "2024-12-31"),
    ]


def test_a_line_without_a_goal_governs_nothing(read):
    (figure,) = read("2024年大家好\n⭕续签率70%", title="某县健康新闻", issued="2024-02-01")
    assert (figure.kind, figure.due) == ("reported", None)


@pytest.mark.parametrize(
    ("text", "title", "periods"),
    [
        # A headline that announces a year's results dates what follows, whatever a paragraph's head or a day dates besides.
        (
            "2025年，推进医共体，就诊率达到90.4%。签约率达到55%。\n参保率达到98%。",
            "2025年某市医共体建设成效显著",
            ["2025"] * 3,
        ),
        (
            "截至2025年6月底，建成医共体9个，就诊率达到90.4%。\n签约率达到55%。",
            "2025年某市医改答卷",
            ["2025-06", "2025-06", "2025"],
        ),
        # One that only names the year's work announces nothing: what is there may be of another day.
        ("2025年，就诊率达到90.4%。签约率达到55%。", "2025年某市推进医改工作", ["2025", None]),
    ],
)
def test_a_headline_of_results_dates_the_figures_below_it(read, text, title, periods):
    assert [each.period for each in read(text, title=title, issued="2026-01-12")] == periods
