"""Numbers with their units, ranges of two, units told once for several, units read off the noun."""

import pytest

from loaders.statements.quantities import find_quantities
from loaders.statements.times import find_times


def read(text):
    found = find_quantities(text, 0, len(text), list(find_times(text)))
    return [(text[each.start : each.end], each.value, each.high, each.unit) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用35%—40%非基本药物", [("35%—40%", 35, 40, "%")]),
        ("巩固在96%至98%之间", [("96%至98%", 96, 98, "%")]),
        ("每年提升1—3个百分点", [("1—3个百分点", 1, 3, "个百分点")]),
        ("从50%到70%", [("50%", 50, None, "%"), ("70%", 70, None, "%")]),
        ("5万元至10万元部分", [("5万元至10万元", 50_000, 100_000, "元")]),
        ("到2020年，达到95%以上", [("95%", 95, None, "%")]),
        ("适龄参保老人102.44万人", [("102.44万人", 1_024_400, None, "人")]),
        ("102.44万适龄参保老人", [("102.44万", 1_024_400, None, "人")]),
        ("争取省级资金676万提升能力", [("676万", 6_760_000, None, "元")]),
        ("总诊疗人次95.5亿，", [("95.5亿", 9_550_000_000, None, "人次")]),
        ("分别提高0.6、0.4个百分点", [("0.6", 0.6, None, "个百分点"), ("0.4个百分点", 0.4, None, "个百分点")]),
        ("分别提高0.6个和0.4个百分点", [("0.6个", 0.6, None, "个百分点"), ("0.4个百分点", 0.4, None, "个百分点")]),
        ("死亡率4.1/10万", [("4.1/10万", 4.1, None, "/10万")]),
        ("压缩至3个工作日", [("3个工作日", 3, None, "天")]),
        ("床位与护士之比为1:0.6", [("1:0.6", 0.6, None, "")]),
        ("医护比达到1：2", [("1：2", 2, None, "")]),
        ("经费按3∶7的比例分担", [("3∶7", 0.43, None, "")]),
        ("CMI值不低于0.95，", [("0.95", 0.95, None, "")]),
        ("附件1：5项措施", [("5项", 5, None, "项")]),
        ("8:30开始，14：00结束", []),
        ("见表2.3，共12.5", []),
        ("1 250至1 300名", [("1 250至1 300名", 1250, 1300, "名")]),
        ("2020—2022年", []),
        ("电话0816-2235567", []),
        ("文号〔2018〕12号", []),
        ("DRG2.0版", []),
    ],
)
def test_quantities(text, expected):
    assert read(text) == expected
