"""From the draft to the statement: quote, span, core, and the fields read off the words around the number."""

import pytest


def test_the_quote_holds_number_and_indicator_and_the_span_points_at_the_number(document_of):
    from loaders.statements import extract

    document = document_of("到2025年，全市每千人口执业（助理）医师数达到3.4人，签约率不低于75%。")
    for statement in extract(document, ()):
        start, end = statement.span
        number = document.source_text[start:end]
        assert number in statement.quote
        assert number in ("3.4人", "75%")
        assert len(statement.quote) <= 80


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("签约率为61%。", True),
        ("每千人口床位数为6.9张。", True),
        ("平均住院日为8.1天。", True),
        ("次均住院费用为5210元。", True),
        ("全市有医院120家。", False),
        ("基金收入42亿元。", False),
    ],
)
def test_core_of_what_is_reported(text, core, one):
    assert one(text, title="某市2022年卫生健康统计公报").core is core


def test_every_target_is_core(one):
    assert one("到2025年，建成村卫生室120个。").core


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("力争签约率达到75%。", "aspirational"),
        ("鼓励医院设置康复床位，比例不低于10%。", "encouraged"),
        ("确保签约率达到75%。", None),
        ("签约率达到75%；力争建档率达到93%。", None),  # 力争 of the next item
    ],
)
def test_firmness(text, firmness, read):
    assert read(text)[0].firmness == firmness


@pytest.mark.parametrize(
    ("text", "reach", "scope"),
    [
        ("每个乡镇卫生院至少配备2名全科医生。", "institution", None),
        ("每个县（市、区）建成1个胸痛中心。", "county", None),
        ("试点地区县域内就诊率达到95%。", None, "试点地区"),
        ("签约率达到75%。", None, None),
    ],
)
def test_whom_it_binds(text, reach, scope, one):
    statement = one(text)
    assert (statement.reach_level, statement.scope) == (reach, scope)


@pytest.mark.parametrize(
    ("text", "recurrence", "row_kind"),
    [
        ("每年培训村医300名。", "yearly", "commitment"),
        ("参保率稳定在95%以上。", "maintain", "commitment"),
        ("居民医保个人缴费标准为每人每年400元。", "none", "standard"),
        ("签约率达到75%。", "none", "commitment"),
    ],
)
def test_how_often_and_what_sort(text, recurrence, row_kind, one):
    statement = one(text)
    assert (statement.recurrence, statement.row_kind) == (recurrence, row_kind)


def test_the_baseline_of_a_change_goes_with_its_target(read):
    base, target = read("到2025年，签约率由2022年的61%提高到75%。")
    assert (base.kind, base.value, base.period) == ("reported", 61, "2022")
    assert (target.baseline_value, target.baseline_period, target.due) == (61, "2022", "2025-12-31")


def test_value_types(one):
    assert one("签约率超过61%。", title="某市2022年统计公报").value_type == "lower_bound"
    assert one("签约率约61%。", title="某市2022年统计公报").value_type == "approx"
    assert one("签约率为61%。", title="某市2022年统计公报").value_type == "reported"


@pytest.mark.parametrize(
    ("item", "clause", "indicator"),
    [
        ("六、二级以上公立医院次均费用增幅控制在5%以内", "六", "二级以上公立医院次均费用增幅"),
        ("（三）三级医院次均费用增幅控制在5%以内", "（三）", "三级医院次均费用增幅"),
        ("2.门诊次均费用增幅控制在5%以内", "2", "门诊次均费用增幅"),
    ],
)
def test_an_items_number_is_its_clauses_and_neither_in_name_nor_quote(item, clause, indicator):
    from loaders.documents.reading import read_bytes
    from loaders.statements import extract

    page = f"<html><body><h1>某市卫生健康工作要点</h1><p>　　{item}。</p></body></html>"
    (target,) = extract(read_bytes(page.encode(), "page.html"))
    assert (target.clause_path, target.indicator) == (clause, indicator)
    assert target.quote == item.partition(clause)[2].lstrip("、.")
