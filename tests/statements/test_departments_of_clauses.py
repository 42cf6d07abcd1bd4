"""Who is to see to it: brackets at a clause's end, labels, lead and help."""

import pytest

from loaders.statements.departments import read_duty


@pytest.mark.parametrize(
    ("words", "lead", "departments"),
    [
        ("市卫生计生委、市财政局负责", "市卫生计生委", ("市卫生计生委", "市财政局")),
        ("市财政局、市人社局分别负责", None, ("市财政局", "市人社局")),
        ("责任部门：区卫生健康委、区医保局", "区卫生健康委", ("区卫生健康委", "区医保局")),
        ("责任科室：规划财务科", "规划财务科", ("规划财务科",)),
        ("牵头：医政科", "医政科", ("医政科",)),
        ("市财政局，有关县（市、区）人民政府负责", "市财政局", ("市财政局", "有关县（市、区）人民政府")),
        ("县委编办、县卫生健康委牵头，县人社局配合", "县委编办", ("县委编办", "县卫生健康委", "县人社局")),
        ("县财政局牵头，县卫生健康委配合", "县财政局", ("县财政局", "县卫生健康委")),
        ("牵头单位：市医保局；配合单位：市财政局、市卫健委", "市医保局", ("市医保局", "市财政局", "市卫健委")),
        ("牵头单位：市医保局，责任单位：市财政局", "市医保局", ("市医保局", "市财政局")),
        ("市卫生计生委、市残联等部门负责", "市卫生计生委", ("市卫生计生委", "市残联")),
        ("市卫生计生委负责。列在首位的部门为牵头部门，下同", "市卫生计生委", ("市卫生计生委",)),
    ],
)
def test_duties(words, lead, departments):
    duty = read_duty(words)
    assert (duty.lead, tuple(duty.departments)) == (lead, departments)


@pytest.mark.parametrize("words", ["含中医医院", "助理", "占73.4%", "以下简称《办法》", "不含中药饮片"])
def test_no_duty(words):
    assert read_duty(words) is None


def test_a_bracket_holds_for_what_stands_before_it(read):
    text = "签约率达到60%。（市卫生健康委负责）补助标准提高到94元。（市财政局负责）"
    assert [each.lead_department for each in read(text)] == ["市卫生健康委", "市财政局"]


def test_reported_figures_have_no_lead(read):
    (figure,) = read("截至2022年底，签约率达到60%。（市卫生健康委负责）")
    assert (figure.kind, figure.lead_department) == ("reported", None)


@pytest.mark.parametrize(
    "text",
    [
        "签约率达到60%。牵头单位：市卫生健康委；责任单位：市财政局。",
        "签约率达到60%。（牵头单位：市卫生健康委，责任单位：市财政局）",
        "签约率达到60%。\n牵头单位：市卫生健康委\n责任单位：市财政局",
        "签约率达到60%。\n（牵头单位：市卫生健康委；配合单位：市财政局）",
    ],
)
def test_labels_behind_what_is_to_be_done(read, text):
    (target,) = read(text)
    assert (target.lead_department, target.departments) == ("市卫生健康委", ("市卫生健康委", "市财政局"))


def test_labels_hold_back_to_the_labels_before_them(read):
    text = "签约率达到60%。责任单位：市卫生健康委。参保率达到95%。责任单位：市医保局。"
    assert [each.lead_department for each in read(text)] == ["市卫生健康委", "市医保局"]


def test_a_label_of_the_next_item_is_not_of_this_one(read):
    first, second = read("1.签约率达到60%。\n2.参保率达到95%。\n责任单位：市医保局")
    assert (first.lead_department, second.lead_department) == (None, "市医保局")
    (target,) = read("责任单位要加强配合，签约率达到60%。")
    assert target.departments == ()


@pytest.mark.parametrize(
    ("text", "departments"),
    [
        ("签约率达到60%（中医科）。", ("中医科",)),
        ("签约率达到60%。（体改科、财务科）", ("体改科", "财务科")),
        ("签约率达到60%以上（规划处）；", ("规划处",)),
        ("签约率达到60%（市疾控局、市信息中心）。", ("市疾控局", "市信息中心")),
        ("签约率达到60%（委办公室）。", ("委办公室",)),
        # Who or what is meant, what is counted up, what is added.
        ("签约率达到60%（社区）。", ()),
        ("签约率达到60%（镇、街道）。", ()),
        ("签约率达到60%（含中医科）。", ()),
        ("村卫生室（社区卫生室）达标率达到60%。", ()),
        ("到2025年建成2个专科（内科、儿科）。", ()),
        ("建成5个中心（胸痛中心、卒中中心）。", ()),
        ("设置3个科室（中医科、药剂科），签约率达到60%。", ()),
    ],
)
def test_offices_alone_in_a_bracket_behind_a_clause(read, text, departments):
    assert read(text)[-1].departments == departments
