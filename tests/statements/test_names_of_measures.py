"""The words that name what is measured, cut from the words around a number."""

import pytest

from loaders.statements import name_parts, names, whose


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("力争全市县域内就诊率", "县域内就诊率"),
        ("其中重点人群签约率", "重点人群签约率"),
        ("2.确保在岗乡村医生养老保险参保率", "在岗乡村医生养老保险参保率"),
        ("由二、三级医院向下转诊的人数", "由二、三级医院向下转诊的人数"),
        ("一是基本公共卫生服务经费", "基本公共卫生服务经费"),
        ("基本医保参保率", "基本医保参保率"),
        ("对口支援的医院", "对口支援的医院"),
        ("床位数比上年", "床位数"),
        ("平均降价", "平均降价"),
        ("谈判后", ""),
        ("与上年相比", ""),
        ("人均", "人均"),
    ],
)
def test_words_before_a_number(words, name):
    assert names.clean_left(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("的中心卫生院达到二级医院标准，", "中心卫生院达到二级医院标准"),
        ("的水平。", ""),
        ("、在岗村医", ""),
        ("县级公立医院（含中医医院，下同），具有", "县级公立医院"),
        ("专科医卫人才，为", "专科医卫人才"),
    ],
)
def test_words_behind_a_number(words, name):
    assert names.clean_right(words) == name


@pytest.mark.parametrize("name", ["建档率", "占比", "报销比例", "平均降价", "床位", "完成年度任务"])
def test_too_general(name):
    assert names.is_generic(name)


@pytest.mark.parametrize("name", ["大病救治率", "县域内就诊率", "村医占比", "续签人数"])
def test_told_apart(name):
    assert not names.is_generic(name)


def test_parts_and_wholes():
    assert name_parts.joined("公立医院", "医院病床使用率") == "公立医院病床使用率"
    assert name_parts.with_case("职工医保次均费用", "居民医保") == "居民医保次均费用"
    assert whose.subject_for("健康管理率", "65岁及以上老人免费体检") == "65岁及以上老人"
    assert name_parts.measure_prefix("报告回传时限为急诊") == "报告回传时限"
    assert names.polished("（市财政局负责）县（区）域内就诊率的") == "县（区）域内就诊率"


def test_what_those_of_a_share_must_reach_waits_for_a_person(read):
    share, kinds = read("到2025年，90%以上的村卫生室能够提供6类以上中医药适宜技术。")
    assert (share.value, share.confidence > kinds.confidence) == (90, True)
    assert "number.of_share" in kinds.doubts
    assert kinds.confidence < 0.95
    (alone,) = read("到2025年，村卫生室能够提供6类以上中医药适宜技术。")
    assert "number.of_share" not in alone.doubts
