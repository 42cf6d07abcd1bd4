"""What a sender is asked: a number far from its neighbours, a source whose word is not a statistic yet. Taken, shown, not judged."""

import pytest

from loaders.data_folder import DataFolder
from loaders.figures.provenance import grade_of
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.warehouse import build, connect

OFFICE = Actor("市医改办", "publisher")
HEADER = "指标编码,行政区划代码,期别,数值,单位,分子,分母,来源,来源级别,核实程度,数据性质,备注"


def row(
    indicator,
    period,
    value,
    unit,
    *,
    place="510700",
    above="",
    below="",
    source="年报",
    grade="",
    seen="",
    kind="",
    note="",
):
    return ",".join([indicator, place, period, value, unit, above, below, source, grade, seen, kind, note])


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    return DataFolder(tmp_path)


@pytest.fixture
def send(data):
    """Add rows of a return; each call is a file of its own."""
    return lambda *rows: add_bytes("\n".join([HEADER, *rows]).encode(), "报送表.csv", data, OFFICE, AddOptions())


def kept(receipt):
    return [(one["value"], one["verification"], one["note"]) for one in receipt.load.rows("figures")]


def asked(receipt):
    return [(one.row, one.column, one.question) for one in receipt.questions]


# The figure of 2022 and the one of 2023 beside it; whether the later one is asked about.
CLOSE = [
    ("phc_visit_share", "%", "52.4", "12.5", "与2022年的 52.4% 相差 39.9 个百分点", False),
    ("phc_visit_share", "%", "52.4", "92.4", "与2022年的 52.4% 相差 40.0 个百分点", True),
    ("phc_visit_share", "%", "3.2", "32", "是2022年的 3.2% 的 10 倍", True),
    ("phc_visit_share", "%", "1.2", "6.5", "a new service grows", False),
    ("nurses_per_1000", "人/千人", "3.1", "31", "是2022年的 3.1 人/千人 的 10 倍", True),
    ("nurses_per_1000", "人/千人", "3.1", "6.2", "twice as many", False),
    ("total_visits", "万人次", "840", "0.084", "只有2022年的 840 万人次 的 1/10000", True),
    ("total_visits", "万人次", "840", "170", "just under five times", False),
    ("tight_mcc_count", "个", "3", "40", "few at the start", False),
    ("tight_mcc_count", "个", "12", "120", "是2022年的 12 个 的 10 倍", True),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "unit", "before", "value", "why", "is_asked"), CLOSE)
def test_a_number_far_from_the_one_on_record_is_asked_about(send, indicator, unit, before, value, why, is_asked):
    send(row(indicator, "2022", before, unit))
    receipt = send(row(indicator, "2023", value, unit))

    assert len(kept(receipt)) == 1
    assert receipt.refused == ()
    if is_asked:
        [(line, column, question)] = asked(receipt)
        assert (line, column) == (2, "数值")
        assert f"{why}：单位和小数点对吗" in question
        assert kept(receipt)[0][1:] == ("questioned", f"报送时提请核对：{why}")
    else:
        assert asked(receipt) == []
        assert kept(receipt)[0][1] == "seen"


def test_a_few_deaths_in_a_county_ask_nothing(send):
    def deaths(year, value, **counts):
        return row("maternal_mortality", year, value, "1/10万", place="510703", **counts)

    send(deaths("2021", "0"))
    assert asked(send(deaths("2022", "33.3", above="1", below="3000"))) == []
    assert asked(send(deaths("2023", "166.7", above="5", below="3000"))) == []


@pytest.mark.parametrize(("value", "is_asked"), [("150", False), ("1500", True)])
def test_without_counts_a_countys_rate_of_rare_events_is_asked_about_only_beyond_chance(send, value, is_asked):
    send(row("maternal_mortality", "2022", "15.0", "1/10万", place="510703"))
    assert bool(asked(send(row("maternal_mortality", "2023", value, "1/10万", place="510703")))) is is_asked


def test_in_a_province_the_same_rate_is_asked_about_at_five_times(send):
    send(row("maternal_mortality", "2022", "15.2", "1/10万", place="510000"))
    assert asked(send(row("maternal_mortality", "2023", "152", "1/10万", place="510000"))) != []


@pytest.mark.parametrize(
    "other",
    [
        row("phc_visit_share", "2018", "92.4", "%"),
        row("phc_visit_share", "2023", "92.4", "%", place="512000"),
        row("phc_visit_share", "2023上半年", "92.4", "%"),
        row("phc_visit_share", "2023", "92.4", "%", kind="计划"),
    ],
    ids=["four years away", "another place", "half a year", "a plan"],
)
def test_only_neighbours_of_one_kind_are_held_together(send, other):
    send(row("phc_visit_share", "2022", "12.4", "%"))
    assert asked(send(other)) == []


def test_within_one_return_the_one_that_stands_alone_is_asked_about(send):
    values = {"2019": "51.0", "2020": "5.1", "2021": "51.8", "2022": "52.0"}
    receipt = send(*(row("phc_visit_share", year, value, "%") for year, value in values.items()))

    assert [(line, column) for line, column, _ in asked(receipt)] == [(3, "数值")]


def test_what_waits_is_no_yardstick(send):
    send(row("phc_visit_share", "2021", "52.0", "%"))
    send(row("phc_visit_share", "2022", "5.2", "%"))
    assert asked(send(row("phc_visit_share", "2023", "52.5", "%"))) == []


PRESS = "绵阳日报2024年3月1日"


@pytest.mark.parametrize(
    ("source", "kind", "grade"),
    [
        ("2023年卫生统计年报", "", "issuing body"),
        ("疫情日报", "", "issuing body"),
        ("市卫生健康委新闻发布会", "", "issuing body"),
        ("入户调查电话访问", "", "issuing body"),
        (PRESS, "", "press"),
        ("“健康绵阳”微信公众号", "", "press"),
        ("镇卫生院电话报数", "", "own word"),
        ("工作汇报", "自报", "own word"),
    ],
)
def test_whose_word_a_source_is(source, kind, grade):
    assert grade_of(source, kind) == grade


def test_news_and_the_senders_own_word_wait_for_a_word_on_verification(send):
    receipt = send(
        row("phc_visit_share", "2023", "52.4", "%", source=PRESS),
        row("phc_visit_share", "2022", "52.0", "%", source=PRESS, seen="已见原文"),
        row("phc_visit_share", "2021", "51.0", "%", source="内部材料", grade="自报"),
    )

    assert [one["verification"] for one in receipt.load.rows("figures")] == ["unverified", "seen", "unverified"]
    assert [one["source_grade"] for one in receipt.load.rows("figures")] == ["press", "press", "own word"]
    assert asked(receipt) == [
        (2, "核实程度", f"来源“{PRESS}”是新闻，没有写明核实程度，按未核实收下"),
        (4, "核实程度", "来源“内部材料”是自报，没有写明核实程度，按未核实收下"),
    ]


TARGETS = "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\nphc_visit_share,绵阳市,方案,2019-03-05,不低于,65,%,2023-12-31,不低于65%\n"


def verdict(data):
    build(data)
    with connect(data) as connection:
        return connection.execute(
            "SELECT verdict, reason FROM assessment(as_of := '2024-03-01') ORDER BY ALL"
        ).fetchall()


def test_no_verdict_rests_on_what_waits_until_it_is_said_again_with_its_verification(data, send):
    add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions())
    send(row("phc_visit_share", "2022", "12.4", "%"))
    jumped = row("phc_visit_share", "2023", "68.0", "%")
    assert asked(send(jumped)) != []
    assert verdict(data) == [("undecided", "due_unreported")]

    receipt = send(row("phc_visit_share", "2023", "68.0", "%", seen="已见原文"))
    assert (asked(receipt), kept(receipt)) == ([], [("68", "seen", "")])
    assert receipt.notices == ("第2行确认了先前待核对或未核实的数，发布后参与判定",)
    assert verdict(data) == [("met", None)]


def test_or_until_an_official_decides(data, send):
    add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions())
    receipt = send(row("phc_visit_share", "2023", "68.0", "%", source=PRESS))
    assert verdict(data) == [("undecided", "no_figure")]

    confirmed = Decision("correct", receipt.questions[0].figure_id, "verification", "seen", reason="已见报道原文")
    decide([confirmed], data, OFFICE)
    assert verdict(data) == [("met", None)]
