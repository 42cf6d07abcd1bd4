"""Returns: what is accepted as what, and what is refused, where and why."""

from datetime import date
from decimal import Decimal

import pytest

from loaders.errors import Faults, ReturnError
from loaders.figures.returns import read_return

GOOD = "phc_visit_share,510700,2023,52.4,%,,,2023年卫生统计年报"


def only(result):
    [figure] = result.figures
    return figure


def test_a_row_becomes_a_figure_with_its_provenance(read):
    result = read("phc_visit_share,510700,2023年,52.40%,,262,500,2023年卫生统计年报")

    figure = only(result)
    assert figure == {
        "figure_id": figure["figure_id"],
        "indicator_id": "phc_visit_share",
        "indicator_text": "基层医疗卫生机构诊疗量占总诊疗量比例",
        "jurisdiction_id": "510700",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
        "value": Decimal("52.40"),
        "unit": "%",
        "printed_step": Decimal("0.01"),
        "numerator": 262,
        "denominator": 500,
        "scope": None,
        "value_type": "reported",
        "published_date": None,
        "source": "2023年卫生统计年报",
        "source_url": None,
        "source_grade": "issuing body",
        "verification": "seen",
        "note": None,
        "review": "accepted",
    }
    assert result.refused == []


def test_ids_are_the_file_and_the_line(read):
    first, second = read(GOOD, "", GOOD.replace("2023,", "2022,")).figures

    assert first["figure_id"][:13] == second["figure_id"][:13]
    assert (first["figure_id"][12:], second["figure_id"][12:]) == ("-2", "-4")


def test_chinese_names_do_as_well_as_codes(read):
    figure = only(
        read(
            "重庆市梁平区,基层诊疗量占比,2023上半年,５２．４,％,年报,快报",
            header="地区,指标名称,统计时段,报告值,计量单位,数据来源,数据性质",
        )
    )

    assert (figure["jurisdiction_id"], figure["indicator_id"]) == ("500155", "phc_visit_share")
    assert (figure["period_end"], figure["value"], figure["unit"]) == (date(2023, 6, 30), Decimal("52.4"), "%")
    assert figure["value_type"] == "preliminary"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(read, encoding):
    assert only(read(GOOD, encoding=encoding))["source"] == "2023年卫生统计年报"


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_other_separators(read, separator):
    header = "指标编码,行政区划代码,期别,数值,单位,来源"
    line = "phc_visit_share,510700,2023,52.4,%,年报"
    assert only(read(line.replace(",", separator), header=header.replace(",", separator)))["value"] == Decimal("52.4")


def test_the_official_form_has_lines_above_and_below_the_table(read):
    result = read(
        "制定机关：市卫生健康委,,,,,,,",
        "地区,行政区划代码,指标编码,期别,起始日期,截止日期,数值（%）,来源报表,填报单位,填报人",
        "绵阳市,510700,phc_visit_share,年,2023-01-01,2023-12-31,52.4,年报,市卫健委,某某",
        "注：按年报口径填报,,,,,,,,,",
        "单位负责人：某某,,填表人：某某,,,,,,,",
        header="基层诊疗情况表,,,,,,,",
    )

    figure = only(result)
    assert (figure["period_start"], figure["unit"]) == (date(2023, 1, 1), "%")
    assert result.refused == []
    assert result.notices == ["姓名和电话不收，这些列没有读入：填报人"]
    assert "某某" not in repr(figure)


def test_a_point_in_time_has_only_an_end(read):
    header = "指标编码,行政区划代码,期别,截止日期,数值,单位,来源"
    figure = only(read("tight_mcc_count,510000,时点,2023-12-31,12,个,台账", header=header))

    assert figure["period_start"] == figure["period_end"] == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("value", "unit", "kept", "kept_unit", "step"),
    [
        ("1.20亿", "人次", "1.20", "亿人次", "0.01"),
        ("１２，０００", "万人次", "12000", "万人次", "1"),
        ("8400万人次", "", "8400", "万人次", "1"),
        ("84亿人次", "亿人次", "84", "亿人次", "1"),
    ],
)
def test_multiples_stay_with_the_unit_as_printed(read, value, unit, kept, kept_unit, step):
    figure = only(read(f"total_visits,100000,2023,{value},{unit},,,公报"))

    assert (figure["value"], figure["unit"], figure["printed_step"]) == (Decimal(kept), kept_unit, Decimal(step))


@pytest.mark.parametrize(
    "line",
    [
        "phc_visit_share,510700,2023,0.821%,%,,,年报",
        "phc_visit_share,510700,2023,0.8,%,4,500,年报",
        "downward_referral_growth,510700,2023,0.8,%,,,年报",
    ],
)
def test_less_than_one_percent_is_taken_where_it_is_beyond_doubt(read, line):
    assert only(read(line))["value"] < 1


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "kept"),
    [
        ("nurses_per_1000", "3.5", "人", "人/千人"),
        ("nurses_per_1000", "3.5名", "", "人/千人"),
        ("beds_per_1000", "6.9", "张", "张/千人"),
        ("gp_per_10k", "3.1", "人/万人", "人/万人"),
        ("gp_per_10k", "0.31", "人/千人", "人/千人"),
    ],
)
def test_a_density_may_be_given_with_the_plain_measure_word(read, indicator, value, unit, kept):
    assert only(read(f"{indicator},510700,2023,{value},{unit},,,年报"))["unit"] == kept


def test_zero_is_a_number(read):
    assert only(read("phc_visit_share,510700,2023,0,%,,,年报"))["value"] == 0


def test_counts_in_wan_are_taken_as_rounded(read):
    assert read("phc_visit_share,510700,2023,52.4,%,1.3万,2.5万,年报").refused == []


def test_a_growth_may_be_negative_or_above_100(read):
    result = read(
        "downward_referral_growth,510700,2023,-12.5,%,,,年报", "downward_referral_growth,510700,2022,180,%,,,年报"
    )

    assert [figure["value"] for figure in result.figures] == [Decimal("-12.5"), Decimal("180")]


def test_a_plan_may_speak_of_the_future(read):
    header = "指标编码,行政区划代码,期别,数值,单位,来源,数据性质"
    assert only(read("phc_visit_share,510700,2030,65,%,规划,计划", header=header))["value_type"] == "planned"


def test_the_place_of_the_whole_table_can_be_given(read):
    header = "指标编码,期别,数值,单位,来源"
    assert only(read("phc_visit_share,2023,52.4,%,年报", header=header, place="510700"))["jurisdiction_id"] == "510700"


@pytest.mark.parametrize(
    ("line", "column", "content", "reason"),
    [
        ("phc_visit,510700,2023,52.4,%,,,年报", "指标编码", "phc_visit", "不在指标表里"),
        (",510700,2023,52.4,%,,,年报", "指标编码", "", "没有写明是哪个指标"),
        ("phc_visit_share,519999,2023,52.4,%,,,年报", "行政区划代码", "519999", "不存在"),
        ("phc_visit_share,,2023,52.4,%,,,年报", "行政区划代码", "", "没有写明是哪个地区"),
        ("phc_visit_share,500228,2023,52.4,%,,,年报", "行政区划代码", "500228", "已停用"),
        ("phc_visit_share,510700,去年,52.4,%,,,年报", "期别", "去年", "看不懂时段"),
        ("phc_visit_share,510700,,52.4,%,,,年报", "期别", "", "没有写明是哪一时段"),
        ("phc_visit_share,510700,2024,52.4,%,,,年报", "期别", "2024", "还没有过完"),
        ("phc_visit_share,510700,2023,,%,,,年报", "数值", "", "没有填"),
        ("phc_visit_share,510700,2023,-,%,,,年报", "数值", "-", "不能当作 0"),
        ("phc_visit_share,510700,2023,…,%,,,年报", "数值", "…", "不能当作 0"),
        ("phc_visit_share,510700,2023,约52,%,,,年报", "数值", "约52", "不是一个数"),
        ("phc_visit_share,510700,2023,5.2E+01,%,,,年报", "数值", "5.2E+01", "不是一个数"),
        ("phc_visit_share,510700,2023,152.4,%,,,年报", "数值", "152.4", "超过全部"),
        (f"total_visits,510700,2023,{'9' * 16},人次,,,年报", "数值", "9" * 16, "位数太多"),
        (f"phc_visit_share,510700,2023,52.{'4' * 11},%,,,年报", "数值", f"52.{'4' * 11}", "位数太多"),
        (f"phc_visit_share,510700,2023,52.4,%,{'9' * 400},500,年报", "分子", "9" * 400, "位数太多"),
        ("phc_visit_share,510700,2023,-2.4,%,,,年报", "数值", "-2.4", "小于零"),
        ("phc_visit_share,510700,2023,52.4,,,,年报", "单位", "", "没有写明单位"),
        ("phc_visit_share,510700,2023,52.4,万人,,,年报", "单位", "万人", "不是同类"),
        ("nurses_per_1000,510700,2023,3.5,万人,,,年报", "单位", "万人", "不是同类"),
        ("phc_visit_share,510700,2023,0.821,%,,,年报", "数值", "0.821", "可能是表格软件里 82.1% 的原数"),
        ("phc_visit_share,510700,2023,1,%,,,年报", "数值", "1", "可能是表格软件里 100% 的原数"),
        ("nurses_per_1000,510700,2023,3500,人,,,年报", "数值", "3500", "像是总数"),
        ("nurses_per_1000,510700,2023,3.5,张,,,年报", "单位", "张", "不是同类"),
        ("life_expectancy,510700,2023,789,岁,,,年报", "数值", "789", "超出人的寿命"),
        ("phc_visit_share,510700,2023,52.4,个百分点,,,年报", "单位", "个百分点", "不是同类"),
        ("phc_visit_share,510700,2023,52.4以上,%,,,年报", "单位", "%", "互相矛盾"),
        ("total_visits,510700,2023,52.4万,万人次,,,年报", "单位", "万人次", "互相矛盾"),
        ("phc_visit_share,510700,2023,52.4,%,600,500,年报", "分子", "600", "大于分母"),
        ("phc_visit_share,510700,2023,52.4,%,252,500,年报", "数值", "52.4", "算出来是 50.400%"),
        ("phc_visit_share,510700,2023,52.4,%,252,0,年报", "分母", "0", "分母为零"),
        ("phc_visit_share,510700,2023,52.4,%,两百,500,年报", "分子", "两百", "不是一个非负的数"),
        ("phc_visit_share,510700,2023,52.4,%,,,", "来源", "", "没有写明来源"),
    ],
)
def test_a_bad_row_is_refused_with_place_and_reason_and_the_rest_is_kept(read, line, column, content, reason):
    result = read(GOOD, line)

    assert len(result.figures) == 1
    [refused] = result.refused
    assert (refused.file, refused.row, refused.column, refused.content) == ("报送表.csv", 3, column, content)
    assert reason in refused.reason
    assert refused.next_step


def test_every_fault_of_a_row_is_told(read):
    result = read(GOOD, "phc_visit,519999,去年,-,%,,,")

    assert [refused.column for refused in result.refused] == ["期别", "指标编码", "行政区划代码", "数值", "来源"]


def test_name_and_code_must_agree(read):
    header = "指标编码,指标名称,行政区划代码,地区,期别,数值,单位,来源"
    result = read(
        "phc_visit_share,基层诊疗量占比,500155,梁平县,2014,52.4,%,年报",
        "phc_visit_share,县域内基层诊疗量占比,510700,绵阳市,2023,52.4,%,年报",
        "phc_visit_share,基层诊疗量占比,510700,资阳市,2023,52.4,%,年报",
        header=header,
    )

    assert [figure["jurisdiction_id"] for figure in result.figures] == ["500155"]
    assert [refused.reason for refused in result.refused] == [
        "指标编码“phc_visit_share”是“基层医疗卫生机构诊疗量占总诊疗量比例”，与所填名称“县域内基层诊疗量占比”不是同一指标",
        "行政区划代码 510700（绵阳市）与地区 资阳市（512000）不一致",
    ]


def test_the_same_row_twice_is_kept_once(read):
    result = read(GOOD, GOOD)

    assert len(result.figures) == 1
    assert [(refused.row, refused.reason) for refused in result.refused] == [(3, "与第2行是同一指标、地区、时段和来源")]


def test_of_contradicting_rows_none_is_kept(read):
    result = read(GOOD, GOOD.replace("52.4", "53.4"), GOOD.replace("2023,", "2022,"))

    assert [figure["period_end"].year for figure in result.figures] == [2022]
    assert [refused.row for refused in result.refused] == [2, 3]
    assert "数值却不同（52.4%、53.4%）" in result.refused[0].reason


def test_one_value_in_two_spellings_of_a_unit_is_no_contradiction(read):
    lines = [f"maternal_mortality,510700,2023,8.5,{unit},,,年报" for unit in ("1/10万", "/10万")]
    result = read(*lines)

    assert len(result.figures) == 1
    assert "数值却不同" not in result.refused[0].reason


def test_places_of_one_name_are_told_with_their_codes(read):
    header = "指标编码,地区,期别,数值,单位,来源"
    lines = [f"phc_visit_share,{place},2023,52.4,%,年报" for place in ("资阳市", "鼓楼区")]
    [refused] = read(*lines, header=header).refused

    assert "江苏省南京市鼓楼区（320106）" in refused.reason
    assert "福建省福州市鼓楼区（350102）" in refused.reason


def test_a_missing_column_is_told_with_all_that_are_needed(read):
    with pytest.raises(ReturnError, match="这种表要有：指标编码（或指标名称）、时段（或截止日期）、数值、来源"):
        read("a,b", header="指标编码,数值")


def test_two_sources_may_give_two_numbers(read):
    assert len(read(GOOD, GOOD.replace("52.4", "53.4").replace("年报", "快报")).figures) == 2


def test_a_return_without_a_usable_row_is_refused_whole(read):
    with pytest.raises(Faults) as caught:
        read("phc_visit_share,510700,2023,-,%,,,年报", "phc_visit_share,510700,2022,…,%,,,年报")
    assert [(fault.row, fault.column) for fault in caught.value.faults] == [(2, "数值"), (3, "数值")]


@pytest.mark.parametrize(
    ("header", "lines", "reason"),
    [
        ("指标编码,行政区划代码,期别,数值,单位", ["a,b,c,d,e"], "没有找到这些列：来源"),
        (
            "甲,乙",
            ["1,2"],
            "没有找到这些列：指标编码（或指标名称）、时段（或截止日期）、数值、来源、行政区划代码（或地区）",
        ),
        ("指标编码,行政区划代码,期别,数值,单位,来源", [], "只有表头"),
    ],
)
def test_a_table_of_another_kind_is_refused_whole(read, header, lines, reason):
    with pytest.raises(ReturnError, match=reason):
        read(*lines, header=header)


def test_a_share_is_computed_from_its_counts_where_only_they_are_given(read):
    result = read("phc_visit_share,510700,2023,,%,262,500,年报", "gp_per_10k,510700,2023,,,154,480000,年报")

    assert [(f["value"], f["unit"], f["value_type"], f["verification"]) for f in result.figures] == [
        (Decimal("52.40"), "%", "derived", "derived"),
        (Decimal("3.21"), "人/万人", "derived", "derived"),
    ]
    assert result.figures[0]["note"] == "数值由分子÷分母推算：262÷500＝52.40%"
    assert result.notices == ["第2、3行只填了分子、分母，数值按分子÷分母推算，记为推算数；有公布的数值请补上再报"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("phc_visit_share,510700,2023,,%,600,500,年报", "大于分母"),
        ("downward_referral_growth,510700,2023,,%,12,10,年报", "数值没有填"),
        ("phc_visit_share,510700,2023,,%,262,0,年报", "数值没有填"),
        ("phc_visit_share,510700,2023,-,%,262,500,年报", "不能当作 0"),
    ],
)
def test_nothing_is_computed_where_the_counts_do_not_give_the_value(read, line, reason):
    [refused] = read(GOOD, line).refused
    assert reason in refused.reason


def test_a_row_left_empty_is_not_reported_and_no_mistake(read):
    result = read(GOOD, "phc_visit_share,510700,2022,,%,,,")

    assert (len(result.figures), result.refused) == (1, [])
    assert result.notices == ["第3行没有填数值，按未报处理；确为零请填 0"]


def test_a_form_nobody_filled_in_is_refused(read):
    with pytest.raises(ReturnError, match="2 行都没有填数值"):
        read("phc_visit_share,510700,2022,,%,,,", "phc_visit_share,510700,2023,,%,,,")


def test_a_population_of_its_own_is_kept_as_a_remark(read):
    header = "指标编码,行政区划代码,期别,数值,单位,来源,人口口径,备注"
    assert (
        only(read("phc_visit_share,510700,2023,52.4,%,年报,户籍人口,新口径", header=header))["note"]
        == "新口径；人口口径：户籍人口"
    )


def test_a_large_return_tells_how_far_it_is(lookup, monkeypatch):
    monkeypatch.setattr("loaders.figures.returns.TELL_EVERY", 2)
    header = "指标编码,行政区划代码,期别,数值,单位,来源"
    lines = [f"phc_visit_share,510700,{year},52.4,%,年报" for year in range(2010, 2015)]
    told = []
    read_return("\n".join([header, *lines]).encode(), "表.csv", lookup, progress=told.append)

    assert told == ["表.csv：逐行核对 2/5", "表.csv：逐行核对 4/5"]
