"""What a commitment says besides its number: firmness, whom it binds, how often, and what sort of row it is.

`firmness` is only what the document says: 约束性 in a column or sentence is binding, 预期性 expected, 力争 and 争取 aspirational,
鼓励 encouraged. 必须, 确保, 不得 are strong words but not that classification: they stay None. `scope` picks among places or
institutions (分级诊疗试点地区); whom a rate is reckoned of (农村贫困人口) belongs to its indicator.
"""

import re

from loaders.statements.times import find_times

_BINDING = re.compile(r"约束性")
_EXPECTED = re.compile(r"预期性")
_ASPIRATIONAL = re.compile(r"力争|争取(?!省|中央|上级|资金|政策|到?位|项目)|努力(?:达到|实现|做到)|力求")
_ENCOURAGED = re.compile(r"鼓励|倡导|提倡|支持有条件|有条件的(?:地区|地方|县|市|医院|机构)?可|可探索")

# Each with the words one of which it cannot do without.
_SCOPE = (
    (
        ("试点",),
        re.compile(r"[^，。；、：\s\d]{0,8}试点(?:地区|城市|县|市|区|省份|单位|医院|机构|乡镇)(?:（[^）]*）)?"),
    ),
    (("贫困",), re.compile(r"(?:国家级?|省级?|原|深度)?贫困(?:县|地区|村|乡镇?)")),
    (
        ("县", "村", "乡镇", "街道", "地区", "城市"),
        re.compile(
            r"(?:(?:常住|户籍|服务)人口)?(?:超过|不足|低于)?\d+(?:\.\d+)?万?人?(?:以上|以下|左右)?(?:人口)?的?(?:大县|县（[^）]*）|县|行政村|村(?!卫生)|乡镇(?!卫生)|街道|地区|城市)"
        ),
    ),
    (("有条件的",), re.compile(r"有条件的(?:地区|地方|县|市|乡镇|医院|机构|[^，。；]{0,6}(?:院|县|区))")),
    (
        ("地区", "乡镇", "县", "村", "省份"),
        re.compile(
            r"(?:边远|偏远|山区|民族|牧区|少数民族|革命老区|边境|脱贫|东部|中部|西部|沿海)(?:地区|乡镇|县|村|省份)"
        ),
    ),
)
_SCOPE_OPENING = re.compile(r"^(?:每个?|各|在|对)")

_EACH = r"(?:每个?|各|所有|全部)"
_LEVELS = (
    (
        "county",
        re.compile(
            rf"{_EACH}[^，。；、]{{0,6}}?(?:县（[^）]*）|县\([^)]*\)|县区|区县|县市区|县级市|县(?![级医域内外中委政属人])|市辖区)"
            r"|以县(?:（[^）]*）)?为单位|县均|人口的县(?:（[^）]*）)?(?:至少|应|要|须)?(?:拥有|建有|有|建成)"
        ),
    ),
    ("prefecture", re.compile(rf"{_EACH}(?:地级市|设区的?市|市州|市（州）|地市|统筹地区|统筹区)|以地市为单位")),
    ("province", re.compile(rf"{_EACH}(?:省份|省（[^）]*）|省区市|省、自治区)|以省为单位")),
    (
        "institution",
        re.compile(
            r"(?:每个|每所|每家|每(?![千万百十\d人名位年月季周日天次一二三])|各(?![级类])|任一|单个)(?!县|省|人|名|年|月|市(?![^，。；]{0,4}医院)|区(?!级))[^，。；、]{0,14}?"
            r"(?:医院|卫生院|卫生室|中心|站|机构|医共体|科室|团队|诊所|养老院|学校|行政村|乡镇|街道|社区|单位|基地|门店)"
        ),
    ),
)
_MAY_REACH = re.compile(
    "每|各|所有|全部|以县|县均|人口的县|以地市|以省|任一|单个"
)  # what every one of `_LEVELS` opens with
# 2027年均不低于75%: the year and 均, no average of years; that of 2020—2024年均 is one.
_YEARLY = re.compile(r"(?<!人)(?<!户)每年|逐年|(?<!\d)年均|[-—–~～至]\s?(?:20)?\d\d年均|每年度|(?<![上去])年增长")
_MAINTAIN = re.compile(r"(?:保持|稳定|巩固|维持)(?:在|(?=[^，。；]{2,24}(?:在|不低于|不变)))")
# Kept all the time, whatever end is told: 始终保持在, 持续稳定在, 长期维持在.
_ALWAYS = re.compile(
    r"(?:始终|持续|一直|长期|常年|历年|继续|不间断)[^，。；、]{0,8}?(?:保持|稳定|巩固|维持)|(?:保持|稳定|巩固|维持)(?:长期|持续|始终)"
)
_DURING = re.compile(r"期间|时期|期[内间]|以来|起")  # 规划期内, “十四五”期间: all the while
_STANDARD_SUM = re.compile(
    r"补助标准|经费标准|人均[^，。；]{0,12}(?:经费|补助|筹资)|缴费|起付|封顶|限额|收费|定额|服务费|费用标准|支付标准|补贴标准|奖励标准|价格|承担|个人支付|个人付费|每人每"
)
_STANDARD_RATE = re.compile(r"起付|报销比例|支付比例|补偿比例|救助比例|自付比例|资助|缴费标准|补助标准")


def firmness_of(words: str, column: str = "") -> str | None:
    """binding, expected, aspirational, encouraged, or None where neither the words nor a table's column say."""
    for name, pattern in (("binding", _BINDING), ("expected", _EXPECTED)):
        if pattern.search(column) or pattern.search(words):
            return name
    if _ASPIRATIONAL.search(words):
        return "aspirational"
    return "encouraged" if _ENCOURAGED.search(words) else None


def scope_of(words: str) -> str | None:
    """The words that pick some of the places or institutions addressed (分级诊疗试点地区, 80万以上人口的县), or None for all."""
    for needed, pattern in _SCOPE:
        for word in needed:
            if word in words:
                if match := pattern.search(words):
                    return _SCOPE_OPENING.sub("", match[0]).strip("，、的")
                break
    return None


def reach_of(words: str) -> str | None:
    """Whose own figure must satisfy it, where the words say so: 每个县 county, 每个乡镇卫生院 institution; None: the issuer's."""
    if not _MAY_REACH.search(words):
        return None
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)


def is_end(due_text: str) -> bool:
    """Whether a deadline's words name a day or one year (到2027年底, 2025年, “十四五”末), no stretch of years (2023—2025年, “十四五”期间)."""
    time = next(iter(find_times(due_text)), None)
    if time is None or _DURING.search(due_text):
        return False
    stretch = time.first is not None and time.first != time.year
    return not stretch or time.edge == "end" or time.role == "by"


def recurrence_of(words: str, due_text: str | None = None) -> str:
    """yearly (每年), maintain (保持…在, 稳定在) or none; 每人每年 is a rate, no recurrence.

    `due_text` are the words of the deadline in the sentence or above it: 到2027年底稳定在90% is where the level stands
    on that day, promised once; without an end it is to be kept every year, and so where 始终, 持续 say so.
    """
    if "年" in words and _YEARLY.search(words):
        return "yearly"
    if not _MAINTAIN.search(words):
        return "none"
    return "none" if due_text and is_end(due_text) and not _ALWAYS.search(words) else "maintain"


def row_kind_of(name: str, words: str, unit: str) -> str:
    """ "standard" for sums and rates that rules in force set (人均经费, 起付线, 报销比例), else "commitment"."""
    if unit == "元":
        return "standard" if _STANDARD_SUM.search(name) or _STANDARD_SUM.search(words) else "commitment"
    return "standard" if unit in ("%", "个百分点") and _STANDARD_RATE.search(name) else "commitment"
