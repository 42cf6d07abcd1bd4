"""Lists under one predicate, with what is said once for all their members."""

import pytest

from loaders.statements.contrasts import grades_of
from loaders.statements.lists import members_for, shared_members


@pytest.mark.parametrize(
    ("words", "members"),
    [
        ("知晓率和满意率", ["知晓率", "满意率"]),
        ("卫生院、村卫生室达标率", ["卫生院达标率", "村卫生室达标率"]),
        (
            "提供中医药服务的社区卫生服务中心、乡镇卫生院、村卫生室占同类机构比例",
            [f"提供中医药服务的{each}占同类机构比例" for each in ("社区卫生服务中心", "乡镇卫生院", "村卫生室")],
        ),
        ("参保居民在一级、二级、三级定点医院住院", [f"参保居民在{each}级定点医院住院" for each in "一二三"]),
        ("高血压、糖尿病患者规范管理率", ["高血压患者规范管理率", "糖尿病患者规范管理率"]),
        ("民营医院门诊量和住院量占比", ["民营医院门诊量占比", "民营医院住院量占比"]),
        ("负责人、管理人员、劳动者培训率", ["负责人培训率", "管理人员培训率", "劳动者培训率"]),
        ("政府、社会、个人卫生支出", ["政府卫生支出", "社会卫生支出", "个人卫生支出"]),
        ("流动人口、青年学生和老年人知晓率", ["流动人口知晓率", "青年学生知晓率", "老年人知晓率"]),
        ("肺结核患者系统管理率、成功治疗率", ["肺结核患者系统管理率", "肺结核患者成功治疗率"]),
        ("高血压患者规范管理率、县域内就诊率", ["高血压患者规范管理率", "县域内就诊率"]),
        ("住院报销比例职工、居民", ["住院报销比例职工", "住院报销比例居民"]),
        ("药占比（不含中药饮片）和百元收入消耗的卫生材料", ["药占比（不含中药饮片）", "百元收入消耗的卫生材料"]),
    ],
)
def test_distributed(words, members):
    assert members_for(words, len(members)) == members


@pytest.mark.parametrize(
    ("told", "count", "grades"),
    [
        (["起付线一级医院", "起付线二级医院", "起付线三级医院", "市外就医"], 3, ["一级医院", "二级医院", "三级医院"]),
        (["县级补偿", "市级补偿"], 2, ["县级", "市级"]),
        (["起付线一级", "起付线二级"], 3, []),
        (["签约率", "参保率"], 2, []),
    ],
)
def test_grades_just_told(told, count, grades):
    assert grades_of(told, count) == grades


def test_a_row_of_a_rule_goes_with_the_grades_before_it(read):
    text = "住院起付线：一级医院210元，二级410元，三级810元，市外1100元。报销比例依次为91%、76%、61%。"
    found = [each.indicator for each in read(text, title="某市居民医保待遇通知")][-3:]
    assert found == ["一级医院报销比例", "二级医院报销比例", "三级医院报销比例"]


def test_a_list_of_another_length_is_none():
    assert members_for("县域内就诊率", 2) is None


@pytest.mark.parametrize(
    ("words", "marked", "members"),
    [
        ("老年人健康管理率、高血压患者规范管理率", False, ["老年人健康管理率", "高血压患者规范管理率"]),
        ("监督抽查完成率、完结率", True, ["监督抽查完成率", "监督抽查完结率"]),
        ("三级综合医院和三级中医医院", True, ["三级综合医院", "三级中医医院"]),
        ("城市高血压、糖尿病患者规范化诊疗和管理率", False, ["城市高血压、糖尿病患者规范化诊疗和管理率"]),
        ("规范化诊疗和管理率", True, ["规范化诊疗和管理率"]),
    ],
)
def test_shared_predicate(words, marked, members):
    assert shared_members(words, marked) == members


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "就诊率、诊疗占比2025年分别达到70%、68%，2027年均不低于75%。",
            [("就诊率", 70, "2025"), ("诊疗占比", 68, "2025"), ("就诊率", 75, "2027"), ("诊疗占比", 75, "2027")],
        ),
        (
            "就诊率、参保率到2025年分别达到70%、95%，到2027年均达到98%以上。",
            [("就诊率", 70, "2025"), ("参保率", 95, "2025"), ("就诊率", 98, "2027"), ("参保率", 98, "2027")],
        ),
        # One number, not a list before it: of that number alone.
        (
            "到2025年签约率达到60%，2027年达到75%。",
            [("签约率", 60, "2025"), ("签约率", 75, "2027")],
        ),
    ],
)
def test_all_of_a_list_by_a_later_year(read, text, expected):
    found = read(text)
    assert [(each.indicator, each.value, each.due[:4]) for each in found] == expected
    assert {each.recurrence for each in found} == {"none"}


def test_an_average_of_years_is_yearly(read):
    (target,) = read("2023—2027年均新增床位不少于500张。")
    assert target.recurrence == "yearly"
    (target,) = read("到2027年，床位数年均增长5%以上。")
    assert (target.recurrence, target.indicator) == ("yearly", "床位数")
