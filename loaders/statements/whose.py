"""Whom a general name is of: 65岁及以上老人 of a bare 健康管理率, 大病保险 of a bare 封顶线."""

import re

from loaders.statements.name_parts import measure_prefix
from loaders.statements.names import subject_of

# Rates of people: their subject is the people named before, not what was done for them.
_DONE_TO_PEOPLE = re.compile(r"签约|参保|体检|建档|接种|筛查|随访|救治")
_RATE_OF_PEOPLE = re.compile(r"(?:健康管理|规范管理|签约|体检|接种|筛查|知晓|控制|救治|随访|参保|覆盖)率$")
_PEOPLE = re.compile(r"^.*?(?:老年人|老人|患者|儿童|妇女|孕产妇|居民|人群|人口|学生|职工|病人)(?=[^，。；]{2,8}$)")


# What an insurance rule sets: the next rule in its row is of the same people and places, not of this one.
_RULE = re.compile(
    r"(?:年度|最高|累计|政策范围内)*(?:起付(?:标准|线)|(?:支付|报销|补偿|自付|救助)(?:比例|限额|标准)|封顶线|限额|(?:个人)?缴费(?:标准|补贴|补助)|筹资标准)$"
)
_BAND = re.compile(r"(?<![\d.])[\d.]+[万千]?元?(?:（[^）]*）)?(?:以上|以下|至|到|—|-|～|~)[^，。；]*?(?:部分|费用|段)")


def is_band(name: str) -> bool:
    """Whether a name is one step of a scale of sums (2万元至5万元部分支付)."""
    return bool(_BAND.search(name))


def without_rule(name: str) -> str:
    """大病保险起付线 → 大病保险: whom or what an insurance rule is for; "" where that is not said."""
    return "" if is_band(name) else _RULE.sub("", name)


_OF_BUILDING = re.compile(r"(?:投资|面积|造价)$")
_PRICE_CUT = re.compile(r"(?:价格)?(?:平均|最高|最大)?(?:降价|降幅)(?:幅度)?$")
_CASES = re.compile(r"(?:报告)?(?:发病|病例|患者)(?:数|人数|例数)?$")
_BEDS = re.compile(r"(?:规划|设置|编制|开放|新增|设)?床位数?$")
_SHARED = re.compile(r"^([^占]{3,})占[^占]{2,}比例(?:[低高]于.*)?$")  # 财政投入占支出比例, 人均: of the 财政投入


_INSURED = re.compile(r"^(?P<who>[^，。；]*?)(?:已?参加)(?P<scheme>[^，。；]{2,10}(?:保险|医保))$")
_DOING = re.compile(r"^(?:完成|开展|组织|实施|免费)+(?=[一-龥\d]{4})")


def without_doing(name: str) -> str:
    """完成老年人健康体检 → 老年人健康体检: what a rate behind is of, without what was done."""
    return _DOING.sub("", name)


def subject_for(rate: str, name: str) -> str:
    """What a general rate is about, from the name before it: 65岁及以上老人 out of 65岁及以上老人免费体检.

    Where the name before already does what the rate counts (家庭医生签约的老年人, 签约率), only what stands before that.
    """
    done = name.find(rate[:2]) if _DONE_TO_PEOPLE.match(rate) else -1
    if done >= 2:
        return name[:done]
    if _PRICE_CUT.search(rate):
        name = _PRICE_CUT.sub("", name) or name  # 中选药品平均降价, 最高降幅
    if rate.startswith("死亡"):
        name = _CASES.sub("", name) or name  # 传染病报告发病2万例，死亡132人
    if _OF_BUILDING.search(rate):
        name = _BEDS.sub("", name) or name  # 新院区规划床位, 总投资
    insured = _INSURED.match(name) if rate.startswith("参保") else None
    if insured:
        return insured["who"] + insured["scheme"]  # 村医参加企业职工养老保险, 参保率
    stem = rate.removesuffix("率")
    if len(stem) > 1 and name.endswith(stem):
        return name[: -len(stem)]  # 投诉举报办结, 办结率
    if _RULE.search(rate):
        name = measure_prefix(name) or name  # 门诊年度支付限额退休人员, 起付线: of the 门诊
    name = _RULE.sub("", name) or name
    name = _SHARED.sub(r"\1", name)
    people = _PEOPLE.match(name) if _RATE_OF_PEOPLE.search(rate) else None
    if people:
        return people[0]
    does = name.find(stem) if len(stem) > 1 else -1
    if does >= 2 and name[does + len(stem) :]:
        return name[:does] + name[does + len(stem) :]  # 卫生院接入远程平台, 接入率: of the 卫生院 and the 远程平台
    return name if len(name) <= 18 else subject_of(name)
