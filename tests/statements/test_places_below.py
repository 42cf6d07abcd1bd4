"""Whose a number is: of a county in a city's paper, of several, of a place elsewhere; else of the paper's own."""

import pytest

from loaders.register.jurisdictions import find_jurisdiction
from loaders.register.realm import Realm
from loaders.statements import extract

MIANYANG, SANTAI, YANTING, FUCHENG, JIANGYOU = "510700", "510722", "510723", "510703", "510781"
CHENGDU, SICHUAN, NATION = "510100", "510000", "100000"
REPORT = "绵阳市2022年卫生健康工作总结"


@pytest.fixture(scope="module")
def mianyang():
    return Realm(find_jurisdiction("绵阳市"))


@pytest.fixture
def read_there(document_of, mianyang):
    """Reads a text as a paper of 绵阳市."""

    def statements(text: str, title: str = REPORT, realm=mianyang):
        return extract(document_of(text, title), (), realm)

    return statements


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("三台县县域内住院率为90.4%。", [SANTAI]),
        ("绵阳市三台县县域内住院率为90.4%。", [SANTAI]),
        ("截至2022年底，三台县2类机构达标率为90.4%。", [SANTAI]),
        ("三台县公立医院次均费用增幅为3.5%。", [SANTAI]),
        ("三台县、盐亭县县域内住院率分别为90.4%、88%。", [SANTAI, YANTING]),
        ("全市住院率为89%，其中三台县90.4%、盐亭县88.1%。", [None, SANTAI, YANTING]),
        ("达到标准的有8家（其中成员单位三台县5家、盐亭县3家），达标率为40%。", [None, SANTAI, YANTING, None]),
        ("最高的江油市签约率达到95%。", [JIANGYOU]),
        ("三台县签约率为60%，全市平均签约率为55%。", [SANTAI, None]),
        ("全省住院率为91%，成都市住院率为95%。", [SICHUAN, CHENGDU]),
        ("全国住院率为91%。", [NATION]),
        # Where the place opens what the number stands in.
        ("三台县大力推进医共体建设，住院率为90.4%，基层诊疗占比为65%。", [SANTAI, SANTAI]),
        ("江油市：签约率55%，参保率98%。", [JIANGYOU, JIANGYOU]),
        ("（二）三台县。住院率为90.4%。", [SANTAI]),
        ("二、三台县工作情况\n住院率为90.4%。", [SANTAI]),
    ],
)
def test_a_place_speaks_for_its_numbers(read_there, text, places):
    assert [each.place for each in read_there(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "县域内住院率为90.4%。",
        "全市住院率为90.4%。",
        "我市住院率为90.4%。",
        "绵阳市住院率为90.4%。",
        "城区急救站覆盖率为60%。",
        "各县（市、区）住院率为90.4%。",
        "三台县人民医院病床使用率为90%。",
        "住院率比三台县高3个百分点。",
        "住院率高于全省平均水平3个百分点。",
        "支持三台县创建示范县，住院率为90.4%。",
        "在三台县召开现场会，住院率为90.4%。",
        "除三台县以外，住院率为90.4%。",
        "新建县级培训基地5个。",
        "全省率先推行总额付费，覆盖率为90%。",
        "三台县推进医共体建设；住院率为90.4%。",
    ],
)
def test_what_opens_nothing_leaves_the_number_to_the_papers_own_place(read_there, text):
    assert [(each.place, each.scope) for each in read_there(text)] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "scope", "level"),
    [
        ("涪城区、游仙区到2025年率先实现基层诊疗占比不低于50%。", "涪城区、游仙区", "county"),
        ("到2025年，三台县、盐亭县等5个县住院率达到90%。", "三台县、盐亭县等5个县", "county"),
        ("到2025年，三台、盐亭两县住院率达到90%。", "三台、盐亭两县", "county"),
        ("到2025年，其他县（市、区）住院率达到85%。", "其他县（市、区）", "county"),
    ],
)
def test_several_places_are_a_scope_that_a_person_must_look_at(read_there, text, scope, level):
    (target,) = read_there(text, title="绵阳市卫生健康工作实施方案")
    assert (target.place, target.scope, target.reach_level) == (None, scope, level)
    assert target.confidence < 0.95


def test_a_part_of_a_county_is_not_the_county(read_there):
    (figure,) = read_there("三台县芦溪镇签约率为60%。")
    assert (figure.place, figure.scope) == (SANTAI, "芦溪镇")
    assert figure.confidence < 0.95


def test_what_is_told_of_a_place_at_a_distance_waits_for_a_person(read_there):
    near, far = read_there("截至2022年底，三台县住院率达到90.4%，基层诊疗占比为65.3%。")
    assert (near.place, near.confidence >= 0.95) == (SANTAI, True)
    assert (far.place, far.confidence >= 0.95) == (SANTAI, False)


def test_a_number_told_of_nothing_but_a_place_is_of_what_was_measured_before(read_there):
    found = read_there("到2025年，三台县签约率达到60%以上，涪城区达到70%以上，其他县（市、区）达到50%以上。")
    assert [each.indicator for each in found] == ["三台县签约率", "涪城区签约率", "其他县（市、区）签约率"]
    assert [each.place for each in found] == [SANTAI, FUCHENG, None]


def test_the_same_number_of_two_places_is_told_twice(read_there):
    assert [each.place for each in read_there("三台县：签约率60.5%。\n江油市：签约率60.5%。")] == [SANTAI, JIANGYOU]


def test_the_rows_of_a_table_are_of_their_places(read_there):
    text = "各县区情况表\n县区\t签约率（%）\t参保率（%）\n三台县\t60\t98\n盐亭县\t55\t97"
    assert [each.place for each in read_there(text)] in ([], [SANTAI, SANTAI, YANTING, YANTING])


def test_a_countys_paper_speaks_of_the_city_above_and_of_itself(read_there):
    santai = Realm(find_jurisdiction("绵阳市三台县"))
    found = read_there("全县住院率为90.4%，全市平均为89%。", title="三台县2022年工作总结", realm=santai)
    assert [each.place for each in found] == [None, MIANYANG]


def test_without_the_papers_own_place_nothing_is_said(document_of):
    (figure,) = extract(document_of("三台县住院率为90.4%。", REPORT))
    assert (figure.place, figure.scope) == (None, None)
