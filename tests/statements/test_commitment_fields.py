"""Firmness, scope, reach, recurrence and the sort of row of a commitment, only where the words say so."""

import pytest

from loaders.statements.commitment_fields import firmness_of, reach_of, recurrence_of, row_kind_of, scope_of
from loaders.statements.value_types import value_type_of


@pytest.mark.parametrize(
    ("clause", "column", "firmness"),
    [
        ("签约率达到60%", "", None),
        ("确保签约率达到60%", "", None),
        ("必须达到60%", "", None),
        ("力争签约率达到60%", "", "aspirational"),
        ("争取签约率达到60%", "", "aspirational"),
        ("争取中央资金700万元", "", None),
        ("鼓励二级以上医院与1所卫生院结对", "", "encouraged"),
        ("婴儿死亡率", "约束性", "binding"),
        ("人均预期寿命", "预期性", "expected"),
    ],
)
def test_firmness(clause, column, firmness):
    assert firmness_of(clause, column) == firmness


@pytest.mark.parametrize(
    ("clause", "scope"),
    [
        ("分级诊疗试点地区建设达标率达到95%", "分级诊疗试点地区"),
        ("每个贫困县建好2所公立医院", "贫困县"),
        ("80万以上人口的县至少拥有1所三级医院", "80万以上人口的县"),
        ("有条件的地区可提高到50%", "有条件的地区"),
        ("县域内就诊率达到90%", None),
        ("农村贫困人口参保全覆盖", None),
        ("常住人口4000人以上的行政村", "常住人口4000人以上的行政村"),
    ],
)
def test_scope(clause, scope):
    assert scope_of(clause) == scope


@pytest.mark.parametrize(
    ("clause", "level"),
    [
        ("每个县至少建成1所", "county"),
        ("各县（市、区）就诊率达到90%", "county"),
        ("每个乡镇卫生院有1名全科医生", "institution"),
        ("每所村卫生室配备1名", "institution"),
        ("每个县医院的每个科室有1名医师", "institution"),
        ("所有统筹地区开展改革", "prefecture"),
        ("县域内就诊率达到90%", None),
        ("各级医院", None),
        ("80万以上人口的县至少拥有1所三级医院", "county"),
        ("每千服务人口乡村医生数不少于1名，每个村卫生室有1名", "institution"),
        ("每千服务人口乡村医生数不少于1名", None),
        ("每千人口医疗卫生机构床位数达到7张", None),
        ("各乡镇每千人口医疗卫生机构床位数达到3张", "institution"),
    ],
)
def test_reach(clause, level):
    assert reach_of(clause) == level


def test_recurrence():
    assert recurrence_of("每年安排资金500万元") == "yearly"
    assert recurrence_of("保持县域内就诊率在90%以上") == "maintain"
    assert recurrence_of("稳定在85%以上") == "maintain"
    assert recurrence_of("建立稳定的协作关系") == "none"
    assert recurrence_of("较上年增长12%") == "none"
    assert recurrence_of("按每人每年150元核定") == "none"
    assert recurrence_of("达到90%") == "none"


@pytest.mark.parametrize(
    ("text", "recurrence", "due"),
    [
        ("到2027年底，住院率稳定在90%左右。", "none", "2027-12-31"),
        ("2025年底前，签约率保持在60%以上。", "none", "2025-12-31"),
        ("到“十四五”末，参保率巩固在95%以上。", "none", "2025-12-31"),
        ("2025年，病床使用率维持在85%—93%。", "none", "2025-12-31"),
        ("一、工作目标\n到2025年底：\n1.参保率稳定在95%以上。", "none", "2025-12-31"),
        ("二、2024年目标\n签约率保持在60%以上。", "none", "2024-12-31"),
        ("住院率保持在90%以上。", "maintain", None),
        ("“十四五”期间，参保率巩固在95%以上。", "maintain", "2025-12-31"),
        ("2023—2025年，参保率稳定在95%以上。", "maintain", "2025-12-31"),
        ("2023年起，参保率稳定在95%以上。", "maintain", None),
        ("到2027年底，参保率始终保持在95%以上。", "maintain", "2027-12-31"),
        ("到2027年底，参保率持续稳定在95%以上。", "maintain", "2027-12-31"),
        ("到2027年底，住院率每年保持在90%以上。", "yearly", "2027-12-31"),
    ],
)
def test_a_level_to_be_held_at_an_end_is_promised_once(read, text, recurrence, due):
    (target,) = read(text)
    assert (target.recurrence, target.due) == (recurrence, due)


def test_the_end_of_a_plan_is_an_end_and_its_years_are_a_stretch(read):
    title = "某市卫生服务实施方案（2023—2027年）"
    (at_the_end,) = read("规划期末，参保率巩固在95%以上。", title=title)
    assert (at_the_end.recurrence, at_the_end.due) == ("none", "2027-12-31")
    (all_the_time,) = read("参保率稳定在95%以上。", title=title)
    assert (all_the_time.recurrence, all_the_time.due) == ("maintain", "2027-12-31")


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("人均基本公共卫生服务经费补助标准", "元", "standard"),
        ("住院报销比例", "%", "standard"),
        ("大病保险起付线", "%", "standard"),
        ("医保基金承担", "元", "standard"),
        ("签约服务费净收入用于团队", "%", "commitment"),
        ("县域内就诊率", "%", "commitment"),
        ("新建卫生院", "家", "commitment"),
    ],
)
def test_row_kind(name, unit, kind):
    assert row_kind_of(name, name, unit) == kind


@pytest.mark.parametrize(
    ("comparator", "words", "value_type"),
    [
        ("eq", "签约率为60%", "reported"),
        ("gt", "培训200余名", "lower_bound"),
        ("lt", "不足5%", "upper_bound"),
        ("approx", "90%左右", "approx"),
        ("eq", "预计争取700万元", "expected"),
        ("eq", "人均预期寿命78岁", "reported"),
        ("eq", "据测算可节约300万元", "estimate"),
        ("eq", "预算安排900万元", "budget"),
        ("eq", "计划培训30名", "planned"),
        ("eq", "计划生育服务率90%", "reported"),
        ("eq", "初步统计为3.1%", "preliminary"),
    ],
)
def test_value_types(comparator, words, value_type):
    assert value_type_of(comparator, words) == value_type


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("一是力争签约率达到60%，二是参保率达到95%。", ["aspirational", None]),
        ("（1）力争签约率达到60%，（2）参保率达到95%。", ["aspirational", None]),
        ("力争签约率达到60%，确保参保率达到95%。", ["aspirational", None]),
        ("力争到2025年，签约率达到60%，参保率达到95%。", ["aspirational", "aspirational"]),
        ("签约率达到60%，参保率力争达到95%。", [None, "aspirational"]),
    ],
)
def test_a_word_governs_its_own_item(read, text, firmness):
    assert [each.firmness for each in read(text)] == firmness


@pytest.mark.parametrize("words", ["近90%", "近九成", "接近九成", "已达近90%", "提升至近九成"])
def test_nearly_is_about(read, words):
    (figure,) = read(f"截至2022年底，就诊率{words}。", title="某市2022年工作总结")
    assert (figure.comparator, figure.value, figure.value_type) == ("approx", 90, "approx")
