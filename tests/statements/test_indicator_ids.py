"""Matching to the register: by alias, by likeness, and not at all; and on the documents labelled by hand.

`indicator_labels.csv` holds, for the core statements of the five documents whose indicator is in the register, the
document's number, the offset of the number in its source and the indicator's id, set by hand against the definitions.
"""

import csv
import os
from pathlib import Path

import pytest

from loaders.documents import read_document
from loaders.register import read_register
from loaders.statements import extract
from loaders.statements.matching import Matcher

REGISTER = Path(__file__).parents[2] / "data" / "register"
GOLD = os.environ.get("DUIXIAN_GOLD")


@pytest.fixture(scope="module")
def indicators():
    return read_register(REGISTER).indicators


@pytest.fixture(scope="module")
def matcher(indicators):
    return Matcher(indicators)


@pytest.mark.parametrize(
    ("name", "unit", "basis", "context", "indicator_id"),
    [
        ("县域内就诊率", "%", "level", "", "county_visit_rate_unspecified"),
        ("县（区）域内就诊率", "%", "level", "", "county_visit_rate_unspecified"),
        ("县域内住院人次占比", "%", "level", "", "county_visit_rate_stay"),
        ("农村贫困人口县域内就诊率", "%", "level", "", "county_visit_rate_poor"),
        (
            "区域内就诊率",
            "%",
            "level",
            "引导农村贫困人口首诊在基层，确保区域内就诊率达到90%以上",
            "county_visit_rate_poor",
        ),
        ("基层医疗卫生机构诊疗量占总诊疗量比例", "%", "level", "", "phc_visit_share"),
        ("县域内基层诊疗量占比", "%", "level", "", "county_phc_visit_share"),
        ("基层住院率", "%", "level", "", "grassroots_inpatient_rate_unspecified"),
        ("每万人口全科医生", "人", "level", "", "gp_per_10k"),
        ("城乡居民大病保险起付线", "%", "decrease", "", "critical_deductible_cut"),
        ("居民基本医保人均财政补助标准", "元", "increase", "", "resident_mi_subsidy"),
        ("孕产妇死亡率", "/10万", "level", "", "maternal_mortality"),
        ("符合条件的退出乡村医生发放生活补助率", "%", "level", "", "village_doctor_exit_subsidy_rate"),
        ("县域就诊率", "%", "level", "", "county_visit_rate_unspecified"),
        ("人均期望寿命", "岁", "level", "", "life_expectancy"),
        ("人均基本公共卫生服务补助标准", "元", "level", "", "bphs_per_capita"),
        ("因重大慢性病导致的过早死亡率", "%", "decrease", "", "ncd_premature_mortality"),
        ("双向转诊", "人次", "level", "", "two_way_referrals"),
        ("居民医保政策范围内住院报销比例", "%", "level", "", "policy_inpatient_pay_rate_resident"),
        ("管理高血压患者规范管理率", "%", "level", "", "htn_std_mgmt_rate"),
        (
            "乡镇卫生院、社区卫生服务中心提供中医非药物疗法的比例",
            "%",
            "level",
            "乡镇卫生院、社区卫生服务中心提供6类以上中医非药物疗法的比例达到100%",
            "tcm_nondrug6_phc_rate",
        ),
    ],
)
def test_matched(matcher, name, unit, basis, context, indicator_id):
    assert matcher.match(name, unit, basis, context).indicator_id == indicator_id


@pytest.mark.parametrize(
    ("name", "unit", "context"),
    [
        ("县域内基层就诊率", "%", ""),  # neither all visits nor the county's own rate
        ("三级医院平均床位使用率", "%", ""),
        ("县域内就诊率", "元", ""),  # another unit, another thing
        ("报销比例", "%", "农村贫困人口区级医院基本医保住院报销比例提高"),
        ("牵头医院平均住院日", "天", ""),
        ("高血压患者基层规范管理率", "%", ""),  # two indicators are as near
        ("标准化村卫生室", "个", ""),
        ("新建乡镇卫生院", "所", ""),  # a year's work, not how many there are
        ("每千人口执业医师数", "人", ""),  # without assistants
        ("患者次均费用增幅", "%", "平均住院日缩短，患者次均费用增幅控制在4%以内"),
        ("三甲医院住院实际报销比例对比", "%", ""),
        ("签约居民在基层就诊比例", "%", ""),
        ("民营医院诊疗量占比", "%", ""),
        ("老年友善医疗机构创建率", "%", ""),
        ("每千人口床位数与全市均值相比", "张", ""),  # a gap is no level
        ("每万人口全科医生距离国家标准", "名", ""),
        ("每万人口全科医生比全国平均水平高", "名", ""),
        ("建设空白村卫生室", "个", "今年建设“空白村”卫生室12个"),  # a year's work
        ("行政村卫生室全部达标", "个", "375个行政村卫生室全部达标"),  # how many in all, not how many in each
        ("乡镇卫生院配备全科医生", "名", "为每个乡镇卫生院配备全科医生，共47名"),
        ("县人民医院诊疗量", "人次", ""),  # one house
        ("私立医院诊疗人次", "人次", ""),
        ("特困人员、低保对象和返贫致贫人口大病保险起付线", "%", ""),  # other people than the definition's
        ("困难群众基本医保参保率", "%", ""),
        ("城镇居民家庭医生签约率", "%", ""),
        ("贫困人口家庭医生签约率", "%", ""),  # not only those at home who want it
        (
            "65岁及以上的老年人",
            "人",
            "全省65岁及以上的老年人大约有490万",
        ),  # how many there are, not how many are managed
        ("紧密型县域医共体", "%", "紧密型县域医共体基本实现全覆盖"),
        ("乡镇卫生院和社区卫生服务中心提供中医非药物疗法的比例", "%", ""),  # 6类以上 is said nowhere
        ("转诊人次", "人次", ""),
        ("公立医院检查收入占医疗收入比例", "%", ""),
        ("县域心电中心覆盖乡镇卫生院比例", "%", ""),
    ],
)
def test_left_unmatched(matcher, name, unit, context):
    assert matcher.match(name, unit, "level", context) is None


def test_what_institutions_have_is_not_how_many_they_are(matcher):
    assert matcher.match("村卫生室", "种") is None
    assert matcher.match("村卫生室", "个") is not None


def test_every_indicator_is_found_by_its_own_names(matcher, indicators):
    missed = []
    for indicator in indicators:
        for name in (indicator.name_zh, *indicator.aliases):
            match = matcher.match(name, indicator.unit)
            if match is None or match.indicator_id != indicator.indicator_id:
                missed.append((indicator.indicator_id, name, match and match.indicator_id))
    assert missed == []


@pytest.mark.skipif(not GOLD, reason="DUIXIAN_GOLD names no folder of gold sets")
def test_documents_labelled_by_hand(indicators):
    labels = list(csv.DictReader((Path(__file__).parent / "indicator_labels.csv").read_text("utf-8").splitlines()))
    found = {}
    for path in sorted((Path(GOLD).parent / "documents").iterdir()):
        for each in extract(read_document(path), indicators):
            found[path.name[:3], str(each.span[0])] = each.indicator_id
    right = [label for label in labels if found.get((label["document"], label["offset"])) == label["indicator_id"]]
    wrong = [
        (label, found[label["document"], label["offset"]])
        for label in labels
        if found.get((label["document"], label["offset"])) not in (None, label["indicator_id"])
    ]
    assert len(right) >= 0.90 * len(labels)
    assert len(wrong) <= 0.02 * len(labels), wrong
