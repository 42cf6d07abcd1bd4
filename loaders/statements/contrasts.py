"""Words of one sort that a sentence sets against each other, saying the rest of the name once.

城区反应时间在10分钟以内，农村在30分钟以内; 首针接种率95%，第二针接种率90%; 费用最高的3万元，最低的2万元; 基金收入9亿元、支出8亿元.
What the second leaves out is what stands around the first's word of that sort.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.statements import name_parts, names

_ORDINAL = r"第[一二三四五六七八九十\d]{1,2}[针剂次轮批年档类]|首[针剂次轮批年]"
_SORTS = tuple(
    re.compile(words)
    for words in (
        r"城市|城区|城镇|农村|乡村|乡镇|牧区|农区|山区|边远地区|平原|市区",
        r"城镇职工|城乡居民|职工|居民|学生|灵活就业人员",
        r"在职(?:职工|人员)?|退休(?:职工|人员)?",
        r"男性|女性|男生|女生|男(?!女)|女(?!性别)",
        r"成年人|成人|未成年人|儿童|老年人",
        r"(?:国家|省|市|县|区|乡|镇|村|街道)级(?!以上|及)|[一二三](?:级|档|类|甲|乙)(?:及以[上下])?",
        r"国家(?!级)|[国省市县区]家?级",
        r"门诊|住院|急诊|门急诊",
        r"省内|省外|市内|市外|县内|县外|区内|区外|域内|域外|本地|异地|境内|境外",
        r"平均|最高|最低|最长|最短|最大|最小|最多|最少|最快|最慢",
        r"总收入|总支出|收入|支出|结余",
        r"上转|下转|转出|转入|上行|下行",
        r"药品|药物|耗材|器械|试剂",
        r"顺产|剖宫产|剖腹产",
        r"公立|民营|社会办",
        r"中医|西医|综合",
        r"小学|初中|高中|大学|高校|幼儿园",
        r"白天|夜间|工作日|节假日",
        r"首诊|复诊|初诊",
        r"甲类|乙类|丙类",
        _ORDINAL,
    )
)
_ANY_SORT = re.compile("|".join(sort.pattern for sort in _SORTS))
_AROUND = re.compile(
    r"(?:定点|协议)(?:医疗卫生机构|医疗机构|医院)|居民|学生|老年人|儿童|妇女|医疗卫生机构|医疗机构|医疗服务机构|卫生院|医院|机构|患者|人员|参保人员?|医保|地区|人口|的$"
)


def _own(words: str, sort: re.Pattern[str]) -> re.Match[str] | None:
    """The word of this sort that is all `words` are about: at their head, with at most its noun behind it."""
    match = sort.match(words)
    if match is None:
        return None
    behind = words[match.end() :]
    return match if not behind or _AROUND.fullmatch(behind) else None


def in_its_place(whole: str, label: str) -> str:
    """城区反应时间, 农村 → 农村反应时间: `whole` with the label for its word of the same sort, or ""."""
    for sort in _SORTS if _ANY_SORT.match(label) else ():
        if _own(label, sort) is None:
            continue
        found = [match for match in sort.finditer(whole) if match[0] not in label]
        if found:
            start, end = found[-1].span()
            noun = _AROUND.match(whole, end) if len(label) > len(found[-1][0]) else None
            end = noun.end() if noun and noun[0] != "的" else end
            return whole[:start] + (label[:-1] if label.endswith("的") else label) + whole[end:]
    return ""


def is_label(words: str) -> bool:
    """Whether the words are only a case of something: 一级, 三级医疗机构, 省外, 退休人员."""
    return _ANY_SORT.match(words) is not None and any(_own(words, sort) is not None for sort in _SORTS)


def with_what_stands_before(whole: str, words: str) -> str:
    """女生疫苗首针接种率, 第二针接种率 → 女生疫苗第二针接种率: what stands before the word of one sort in `whole`, or ""."""
    for sort in _SORTS if _ANY_SORT.match(words) else ():
        label = sort.match(words)
        if label is None or label.end() == len(words):
            continue
        rest = words[label.end() :]
        for match in sort.finditer(whole):
            if match.start() and whole[match.end() :] == rest and match[0] != label[0]:
                return whole[: match.start()] + words
    return ""


_CASE_END = re.compile(
    r"(?:医院|机构|卫生院|中心|门诊|住院|职工|居民|人员|人群|人口|患者|学生|儿童|老年人|级|类|性|城市|农村)$"
)


def case_of(label: str, name: str) -> str:
    """基本药物占比, 三级医院 → 三级医院基本药物占比: a cell's case of its row's indicator; "" where it is no mere case."""
    if not label or len(name) > 8 or name in label or not _CASE_END.search(name):
        return ""
    return in_its_place(label, name) or name + label


_BARE_DOING = re.compile(
    r"^(?:新建|建成|完成|累计|新增|培训|培育|创建|打造|建设|设立|引进|改造|配备|覆盖|达到|总数|招聘|组建|每[一-龥]{1,3})*$"
)


def under_label(label: str, name: str) -> str:
    """首针接种率 in the row HPV疫苗接种 → HPV疫苗接种首针接种率: a cell's general words with the row they stand in."""
    general = names.is_generic(name) or _BARE_DOING.match(name) or _BARE_RATE.match(name)
    return name_parts.joined(label, name) if label and general and name not in label else name


_BARE_RATE = re.compile(r"^[一-龥]{2,3}率$")
_ONLY_TOLD = re.compile(r"报告|登记|估算|标化|监测|统计|实际|合计")  # 报告患病率: a word on the figure, of no group
_LAST_RATE = re.compile(r"[一-龥]{2}率$")


_REPORTED_RATE = re.compile(r"报告(?:发病|死亡|患病|病死|感染)率$")


def reported_alike(before: str, rate: str) -> str:
    """甲乙类传染病报告发病率, 报告死亡率 → 甲乙类传染病报告死亡率: two reported rates of one disease; "" for others."""
    told = _REPORTED_RATE.search(before) if _REPORTED_RATE.fullmatch(rate) else None
    return before[: told.start()] + rate if told else ""


def with_group(before: str, rate: str) -> str:
    """儿童超重率, 肥胖率 → 儿童肥胖率: a bare rate in a row is of the same group as the one before it."""
    group = _LAST_RATE.sub("", before) if _BARE_RATE.match(rate) else ""
    if _ONLY_TOLD.fullmatch(group):
        return ""
    return group + rate if 2 <= len(group) < len(before) else ""


_OF_PATIENTS = (
    r"(?:死亡|发病|病死|患病|规范管理|规范化管理|管理|面访|随访|服药|规律服药|控制|检测|治疗|治愈|复查|转归)率"
)
_CARE_RATE = re.compile(_OF_PATIENTS)
_ENDS_OF_PATIENTS = re.compile(rf"{_OF_PATIENTS}$")


_PATIENTS = re.compile(r"^.*?(?:患者|病人|感染者|携带者)")


def is_of_patients(rate: str) -> bool:
    """Whether a bare rate (规范管理率, 面访率) tells of the care that only patients have."""
    return rate[:2] not in ("死亡", "发病", "病死", "患病") and _CARE_RATE.fullmatch(rate) is not None


def is_of_all(name: str) -> bool:
    """Whether a rate is of the whole population and names no group (报告患病率)."""
    return bool(_ONLY_TOLD.fullmatch(_LAST_RATE.sub("", name)))


def patients_in(name: str) -> str:
    """在册严重精神障碍患者检出率 → 在册严重精神障碍患者: the patients a name is about, or ""."""
    match = _PATIENTS.match(name)
    return match[0] if match else ""


def same_patients(before: str, rate: str) -> str:
    """严重精神障碍患者规范管理率, 面访率 → 严重精神障碍患者面访率: rates that are all of one group of patients; "" for others."""
    if not _CARE_RATE.fullmatch(rate):
        return ""
    group = _ENDS_OF_PATIENTS.sub("", before)
    return group + rate if 2 <= len(group) < len(before) else ""


_SHORTEST_MEASURE = 2


def cases_of(told: Sequence[str]) -> list[str]:
    """特困人员救助比例, 低保对象救助比例 → 特困人员, 低保对象: what names just told of one measure differ by; else []."""
    ends = zip(*(reversed(name) for name in told), strict=False)
    shared = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, ends))
    cases = [name[: len(name) - shared] for name in told]
    measured = shared >= _SHORTEST_MEASURE and all(cases) and names.is_measure(told[0][-shared:])
    return cases if measured and len(set(cases)) == len(told) > 1 else []


_HOUSE = r"(?:定点)?(?:医疗机构|医院|机构)?"
_GRADE = 2  # characters of a grade without its house (一级)
_GRADES = (
    re.compile(rf"[一二三]级(?:及以[上下])?{_HOUSE}"),
    re.compile(rf"[村乡镇县市省]级{_HOUSE}"),
    re.compile(rf"[县市省区]域?[内外]{_HOUSE}"),
)


def grades_of(told: Sequence[str], count: int) -> list[str]:
    """起付线一级, 起付线二级 → 一级, 二级: the grades that names just told differ by, where they are `count`; else []."""
    for sort in _GRADES:
        found = list(dict.fromkeys(match[0] for name in told if (match := sort.search(name))))
        if len(found) == count:
            house = found[0][_GRADE:]
            return [each if len(each) > _GRADE else each + house for each in found]
    return []
