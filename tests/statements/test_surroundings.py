"""What stands around a number in its sentence: a measure before a colon, the whole it is out of, a bracket's host, lists above."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A measure, a colon, its cases.
        ("监督检查覆盖率：公共场所不低于90%，学校不低于95%。", ["公共场所监督检查覆盖率", "学校监督检查覆盖率"]),
        ("住院费用支付比例：职工医保86%，居民医保71%。", ["职工医保住院费用支付比例", "居民医保住院费用支付比例"]),
        # What is before the colon is no measure: each says its own.
        ("重点抓好以下工作：签约率达到75%，建档率达到93%。", ["签约率", "建档率"]),
        # A whole said before: 当中, 里.
        ("医院当中，公立21个，民营14个。", ["医院公立", "医院民营"]),
        ("全市180个乡镇卫生院里，达到推荐标准的只有66个。", ["乡镇卫生院达到推荐标准"]),
        # What is done within so many days.
        ("及时核查群众来信，5个工作日内响应，20天内办结。", ["及时核查群众来信响应", "及时核查群众来信办结"]),
        # A bracket belongs to what stands before it.
        ("全县执业医师1200人（占46.5%）。", ["执业医师", "执业医师占比"]),
        # A list of measures in the clause before.
        ("规范管理率、血压控制率持续提高，分别不低于75%、60%。", ["规范管理率", "血压控制率"]),
        # What only speaks is no subject.
        ("答：个人缴费标准为每人400元。", ["个人缴费标准"]),
    ],
)
def test_surroundings(text, names, read):
    assert [statement.indicator for statement in read(text)] == names


def test_the_line_above_a_list_tells_its_measure(read):
    found = read("签约率：\n1.重点人群76%；\n2.脱贫人口98%。")
    assert [each.indicator for each in found] == ["重点人群签约率", "脱贫人口签约率"]


def test_this_measure_points_at_the_one_just_told(read):
    first, second = read("县域内就诊率达到88%。到2025年，这一比例提高到91%。")
    assert (second.indicator, second.value, second.due) == (first.indicator, 91, "2025-12-31")
