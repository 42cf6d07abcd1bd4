"""What a commitment says besides its number: firmness, whom it binds, how often, and what sort of row it is.

`firmness` is only what the document says: 约束性 in a column or sentence is binding, 预期性 expected, 力争 and 争取 aspirational,
鼓励 and 探索 encouraged. 必须, 确保, 不得 are strong words but not that classification; they stay None.
"""

import re

_BINDING = re.compile(r"约束性")
_EXPECTED = re.compile(r"预期性")
_ASPIRATIONAL = re.compile(r"力争|争取(?!省|中央|上级|资金|政策|到?位|项目)|努力(?:达到|实现|做到)|力求")
_ENCOURAGED = re.compile(r"鼓励|倡导|提倡|支持有条件|有条件的(?:地区|地方|县|市|医院|机构)?可|可探索")

_SCOPE = (
    re.compile(r"(?:[^，。；、：\s]{0,8}试点(?:地区|城市|县|市|区|省份|单位|医院|机构|乡镇)(?:（[^）]*）)?)"),
    re.compile(r"(?:国家级?|省级?|原|深度)?贫困(?:县|地区|村|乡镇?)"),
    re.compile(
        r"(?:常住|户籍|服务)?(?:人口)?(?:超过|不足|低于)?\d+(?:\.\d+)?万?人?(?:以上|以下|左右)?(?:人口)?的?(?:大?县|县\（[^）]*）|行政村|村|乡镇|街道|地区|城市)"
    ),
    re.compile(r"有条件的(?:地区|地方|县|市|乡镇|医院|机构|[^，。；]{0,6}(?:院|县|区))"),
    re.compile(
        r"(?:边远|偏远|山区|民族|牧区|少数民族|革命老区|边境|脱贫|东部|中部|西部|三州|沿海)(?:地区|乡镇|县|村|省份)"
    ),
    re.compile(r"(?:农村|建档立卡|易地搬迁|脱贫)[^，。；]{0,4}(?:贫困人口|脱贫人口)"),
)
_ADDRESSED = re.compile(r"^(?:在)?[^，。；]{0,40}$")

_LEVELS = (
    ("county", re.compile(r"(?:每个?|各|所有|全部)(?:[^，。；、]{0,6})?(?:县（[^）]*）|县\([^)]*\)|县区|区县|县市区|县级市|县(?!级|医|域|内|外|中|委|政|属|人民)|市辖区)|以县(?:（[^）]*）)?为单位|县均")),
    ("prefecture", re.compile(r"(?:每个?|各|所有)(?:地级市|设区的?市|市州|市（州）|地市|统筹地区|统筹区)|以地市为单位")),
    ("province", re.compile(r"(?:每个?|各|所有)(?:省份|省（[^）]*）|省区市|省、自治区)|以省为单位")),
    ("institution", re.compile(r"(?:每个?|每所|每家|各(?![级类])|任一|单个|平均每个?)(?!县|市(?![^，。；]{0,4}医院)|区(?!级)|省|人|名|年|月)[^，。；、]{0,14}?(?:医院|卫生院|卫生室|中心|站|机构|医共体|科室|团队|诊所|养老院|学校|村（?|村卫生|行政村|乡镇|街道|社区|单位|基地|门店)")),
)  # fmt: skip
_YEARLY = re.compile(r"每年|逐年|年均|年度(?=[^，。；]{0,8}(?:不少于|不低于|达到))|每年度|年增长|每人每年|按年")
_MAINTAIN = re.compile(r"保持|稳定在|巩固在|维持在|稳定|巩固(?=在)")
_STANDARD = re.compile(
    r"补助标准|经费标准|人均[^，。；]{0,12}(?:经费|补助|筹资)|缴费标准|个人缴费|起付|封顶|限额|报销比例|支付比例|补偿比例|救助比例|自付比例|资助|收费标准|定额|服务费|费用标准|支付标准|补贴标准|奖励标准|价格|政策范围内"
)


def firmness_of(clause: str, column: str = "") -> str | None:
    """binding, expected, aspirational, encouraged, or None where the words do not say."""
    for name, pattern in (("binding", _BINDING), ("expected", _EXPECTED)):
        if pattern.search(column) or pattern.search(clause):
            return name
    if _ASPIRATIONAL.search(clause):
        return "aspirational"
    return "encouraged" if _ENCOURAGED.search(clause) else None


def scope_of(clause: str, headings: str = "") -> str | None:
    """The words that pick some of those addressed (分级诊疗试点地区, 80万以上人口的县), or None for all."""
    for words in (clause, headings):
        for pattern in _SCOPE:
            match = pattern.search(words)
            if match:
                return match[0].strip("，、的")
    return None


def reach_of(clause: str) -> str | None:
    """Whose own figure must satisfy it, where the words say so: 每个县 county, 每个乡镇卫生院 institution; None: the issuer's."""
    for level, pattern in _LEVELS:
        if pattern.search(clause):
            return level
    return None


def recurrence_of(clause: str, name: str) -> str:
    """yearly (每年), maintain (保持, 稳定在) or none."""
    if _YEARLY.search(clause) or _YEARLY.search(name):
        return "yearly"
    return "maintain" if _MAINTAIN.search(clause) else "none"


def row_kind_of(name: str, clause: str, unit: str) -> str:
    """ "standard" for rates of payment and insurance rules in force, else "commitment"."""
    if unit not in ("元", "%", "个百分点", "倍", "元/人"):
        return "commitment"
    return "standard" if _STANDARD.search(name) or (unit == "元" and _STANDARD.search(clause)) else "commitment"
