"""Parts of a name: whose measure it is (institutions, people, cases), the measure itself, what a count of people counts.

The same measure of another takes its place: 医院病床使用率, 乡镇卫生院 → 乡镇卫生院病床使用率.
"""

import re

from loaders.statements.names import ends_in_institution, is_measure

_COUNTED = re.compile(
    r"(?:全科医[生师]|(?:执业|助理|注册)[^，。；]{0,8}(?:医师|护士)|医师|医生|护士|床位|人员|编制|医护人员|药师|技师|村医|人数)$"
)
_CASE = re.compile(
    r"(?:在职|退休|城乡|职工|居民|特困|低保|困难|一级|二级|三级|急诊|普通|住院|门诊|男|女|成人|儿童|本市|市内|市外|省内|省外|异地|县内|县外)[^，。；]{0,10}$"
)


# 年度支付限额高血压: a limit of an insurance rule with the first of its cases.
_LIMIT_AND_CASE = re.compile(
    r"^(?P<limit>[^，。；]{0,12}(?:限额|限价|封顶线|起付线|起付标准|支付标准|补助标准|缴费标准|报销比例|支付比例|补偿比例))(?:对|按)?[^，。；的]{2,8}$"
)
_SHORTEST_HOUSE = 4  # characters of an institution's name (县级医院)


def measure_prefix(name: str) -> str:
    """诊断报告回传时限为急诊 → 诊断报告回传时限, 支付限额在职职工 → 支付限额: the measure that a list of cases shares."""
    head = name.partition("为")[0]
    if head != name and is_measure(head):
        return head
    for start in range(len(name) - 2, 3, -1):
        case = _CASE.match(name, start) or (len(name) - start >= _SHORTEST_HOUSE and ends_in_institution(name[start:]))
        if case and is_measure(name[:start]):
            return name[:start]
    limit = _LIMIT_AND_CASE.match(name)
    return limit["limit"] if limit else ""


def last_measure(words: str) -> str:
    """The words up to the last name of a rate or amount in them (起付标准按年度累计计算 → 起付标准), or ""."""
    for end in range(len(words), 3, -1):
        if is_measure(words[:end]):
            return words[:end]
    return ""


_OPENS_WITH_INSTITUTION = re.compile(
    r"^[^，。；、占]{0,10}?(?:医院|卫生院|服务中心（站）|服务中心|服务站|卫生室|医疗卫生机构|医疗机构|疾控机构|疾控中心|妇幼保健院|急救中心|养老机构|托育机构)(?:和[^，。；、占]{2,10}?(?:医院|卫生院|服务中心（站）|服务中心|服务站|卫生室))?"
)


def institution_of(name: str) -> str:
    """The institutions a name begins with (乡镇卫生院诊疗人次 → 乡镇卫生院), or ""."""
    match = _OPENS_WITH_INSTITUTION.match(name)
    return match[0] if match else ""


def counted_tail(name: str) -> str:
    """每个中心卫生院全科医生 → 全科医生: what a count of people or beds counts."""
    match = _COUNTED.search(name.removesuffix("数"))
    return match[0] if match else ""


_WHOM_IN = re.compile(r"人群|人口|患者|老年人|儿童|妇女|孕产妇|居民|职工|学生|家庭(?!医生)|人员|对象|群众")
_SHORT_CASE, _LONG_CASE = 8, 16  # characters; 低保对象、返贫致贫人口 are people said at length


def is_case(words: str) -> bool:
    """Whether the words name only another case of what was just measured: short, no measure, or people (脱贫人口)."""
    of_people = bool(_WHOM.search(words))
    return len(words) <= (_LONG_CASE if of_people else _SHORT_CASE) and (not is_measure(words) or of_people)


_OF_PEOPLE = re.compile(r"(?:率|比例|占比|比重|费用?|水平|标准|限额|寿命)$")  # what is told of people, case by case
_WISHES = re.compile(r"意愿|愿意|希望|认为|表示")
_WHOM = re.compile(rf"(?:{_WHOM_IN.pattern})$")


def with_case(whole: str, case: str) -> str:
    """城镇职工医保次均个人负担费用, 居民医保 → 居民医保次均个人负担费用: the same measure for another of the same sort."""
    if _WISHES.search(case):
        return ""  # 有送托意愿的家庭超过三分之一: a share of their own
    if _WHOM.search(case) and not _WHOM_IN.search(whole) and _OF_PEOPLE.search(whole):
        return case + whole  # 住院报销比例71%，贫困人口90%
    owner = institution_of(whole)
    if owner and ends_in_institution(case) and _OF_PEOPLE.search(whole.removeprefix(owner)):
        return case + whole.removeprefix(owner)  # 医院病床使用率, 乡镇卫生院
    if _WHOM.search(case) and (whom := [*_WHOM_IN.finditer(whole)]):
        rest = whole[whom[-1].end() :]
        return case + rest if is_measure(rest) else ""
    place = whole.find(case[-2:])
    rest = whole[place + 2 :] if place >= 0 else ""
    return case + rest if rest and is_measure(rest) else ""


def joined(part: str, whole: str) -> str:
    """公立医院 + 医院病床使用率 → 公立医院病床使用率: what the part ends in and the whole begins with stands once."""
    for start in range(len(part) - 1):
        if whole.startswith(part[start:]):
            return part + whole[len(part) - start :]
    return part + whole
