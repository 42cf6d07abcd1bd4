"""Words before a number that stand on the clause before them.

Who is meant comes first, what they get after a comma: 对考核合格的村医，每人奖励1000元; 转外就医的，起付线为800元. A gap stands on what
was measured: 低于全省平均水平2个百分点. Part of a house stands on the house: 新院区床位300张.
"""

import re

from loaders.statements import names

_EACH = r"每(?:人|次|周|月|年|日|天|户|例|床|所|家|名|村|院|孩|生|季度|疗程)"
_DEPENDENT = re.compile(
    rf"^(?:{_EACH})+(?:(?<=[年月周日天度])[一-龥]{{0,4}}|(?<![年月周日天度])[一-龥]{{0,6}})$"
    r"|^(?:累计|共|合计|一次性|直接|平均|最高|可|再|由个人)*(?:惠及|受益|受惠|奖励|补助|补贴|补偿|报销|发放|自付|自负|减免|救助|支付|奖补|救治|服务|随访|复查|结算|办理|受理|筛查|诊疗|接诊|转诊)$"
)
_EACH_HOUSE = re.compile(rf"(?:{_EACH})+[一-龥]*?(?:医院|卫生院|卫生室|站|中心|机构|学校|乡镇|团队|社区)")
_CONDITION = re.compile(r"(?<![一-龥]目)的$")
_FOR = re.compile(r"^(?:[一二三四五六七八九]是)?(?:对于?|给予?|向|为|凡是?|凡属)(?=[一-龥])|的$")
_GAP = re.compile(
    r"^(?:比|较|与|高于|低于|高出|优于|超过|多于|少于)[^，。；\d]{0,14}(?:平均水平|平均|均值|平均值|中位数|水平|目标值?|目标要求|要求|计划|标准|全国|全省|全市)(?:相比|相差)?(?:要?[高低多少])?$"
)
_PART_OF_HOUSE = re.compile(r"^(?:新院区|新院|院区|新址|新大楼|新综合楼|新住院楼|分院|该院|本院|院内|全院)")
_SUPERLATIVE = re.compile(
    r"^(?P<who>[^，。；、]{2,12}?)(?:相对)?(?:最[高低长短多少快慢好差]|居首|垫底|倒数第一|排名第一)$"
)
_HOUSE = re.compile(
    r"(?:^|的|[，；、为由）各])(?P<house>[^，。；、的\d]{0,8}?(?:人民医院|中医院|中医医院|妇幼保健院|医院|卫生院|服务中心|服务站|卫生室|疾控中心|保健院|急救中心|养老院|福利院|托育中心|养老机构|托育机构|医疗机构))"
)
_NOT_A_HOUSE = re.compile(r"^(?:新|各|全)?(?:医院|卫生院|医疗机构)$")


def is_dependent(words: str) -> bool:
    """Whether the words say only what each of those named before gets or does (每人奖励, 累计惠及)."""
    return bool(_DEPENDENT.match(words)) and not _EACH_HOUSE.match(words)


_BARE_EACH = re.compile(
    r"^(?:平均|其中)?每(?:[千万百十]+)?(?:个|名|所|家|位)?(?:(?:常住|服务|户籍)?人口|(?<=[千万百十])人|居民|镇|乡|乡镇|街道|村|社区|县|区|团队|医院|卫生院|村卫生室|卫生室|机构|学校|校|站|中心|村居|行政村|科室|县区|居民小区|企业)$"
)
_DOING = re.compile(
    r"^(?:培养|培训|引进|招聘|选派|选拔|配备|建成|新建|建设|设立|新增|组建|开设|设置|派驻|派出|打造|创建|评选|安排)+(?=[一-龥]{2})"
)


def is_bare_each(words: str) -> bool:
    """Whether the words only say of each what the number is (每镇): what is counted was said before."""
    return bool(_BARE_EACH.match(words))


def counted_in(name: str) -> str:
    """培养口腔卫生骨干 → 口腔卫生骨干."""
    return _DOING.sub("", name)


# 对到龄离岗的村医, 对服务人口不足500人的行政村: for whom a rule is, in a clause of its own.
_FOR_THOSE = re.compile(
    r"^(?:[一二三四五六七八九]是)?对于?(?:[^，。；]{2,24}的)?[^，。；的]{0,12}(?:人员|村医|医生|医师|医务人员|患者|老人|老年人|家庭|对象|村|社区|乡镇|机构|医院|卫生院|卫生室|学生|儿童|妇女|职工|居民|人口|护士|人才|毕业生)$"
)
_GIVEN = re.compile(r"^(?:每(?:人|月|年|周|次|户|季度)|惠及|受益|一次性)")
_GIVEN_OPENS = frozenset("每惠受一")
_GRANT = re.compile(
    r"^(?:统一)?(?:按照?[^，。；]{1,6}?)?(?:每[年月人次]+)?(?:发放|给予|提供|享受)(?P<what>[^，。；\d]{2,8})$"
)


def is_for(clause: str) -> bool:
    """Whether a clause only says for whom what follows is (对到龄离岗的村医)."""
    return bool(_FOR_THOSE.match(clause))


def is_given(words: str) -> bool:
    """Whether the words before a number say what each gets, or whom it reaches (每人每月发放津贴, 惠及)."""
    return words[:1] in _GIVEN_OPENS and bool(_GIVEN.match(words)) and not _EACH_HOUSE.match(words)


def grant_in(clause: str) -> str:
    """按工龄每月发放生活补助 → 生活补助, or ""."""
    match = _GRANT.match(clause)
    return match["what"] if match else ""


def condition_in(clause: str) -> str:
    """转外就医的 → 转外就医: whom the rule behind the comma is for, or ""."""
    clause = clause.strip()
    if not _CONDITION.search(clause) or any(char.isdigit() for char in clause):
        return ""
    return _FOR.sub("", clause)


def whom(clause: str) -> str:
    """对考核合格的村医 → 考核合格的村医."""
    return _FOR.sub("", clause)


def is_gap(words: str) -> bool:
    """Whether the words set what was measured against a benchmark (低于全省平均水平)."""
    return bool(_GAP.match(words))


def superlative_subject(clause: str) -> str:
    """甲县最低 → 甲县: who stands out, or ""."""
    match = _SUPERLATIVE.match(clause)
    return match["who"] if match else ""


def stands_in_house(words: str) -> bool:
    """Whether the words name a part of a house named before (新院区设置床位)."""
    return bool(_PART_OF_HOUSE.match(words))


def house_in(clause: str) -> str:
    """投资三亿元的区人民医院竣工 → 区人民医院: the house a clause is about, or ""."""
    match = _HOUSE.search(clause)
    return match["house"] if match and not _NOT_A_HOUSE.match(match["house"]) else ""


_STAFFING = re.compile(
    r"^(?:配备|设置|安排|核定|落实|配置|设立|拥有)(?:有)?(?:专|兼|中医|公卫|公共卫生|全科|卫生|医务|管理|工作|执业|注册|编制|床位|人员|专业)"
)
_BARE_VERB = re.compile(
    r"^(?:再|新|又|另)?(?:建|建成|建设|新建|完成|增|招|招聘|引进|培养|新增|配备|改造|改扩建|扩建|改建|迁建|重建|续建)$"
)
_CITATION = re.compile(
    r"^(?:按照?|根据|依据|依照|参照|对照)[^，。；]{0,18}(?:办法|规定|政策|要求|标准|方案|文件|口径|统计|安排|部署|规划|意见)$"
)


def is_staffing(words: str) -> bool:
    """Whether the words say what staff or beds a house named before gets (配备专职人员)."""
    return bool(_STAFFING.match(words))


def is_bare_verb(words: str) -> bool:
    """Whether only a verb stands before the number (2015年再建2个): what is built was said before."""
    return bool(_BARE_VERB.match(words))


_BUILT = re.compile(r"(?:新建|改造|扩建|改扩建|迁建|重建|续建|提升|维修)$")


_BUILT_FIRST = re.compile(r"^(?:新建|改造|改扩建|扩建|迁建|重建|续建)(?=[一-龥]{2})")


def with_verb(name: str, verb: str) -> str:
    """农村户厕新建, 改造 → 农村户厕改造: the same things, another done to them; else the name as it is."""
    if not _BUILT.fullmatch(verb):
        return name
    first, stem = _BUILT_FIRST.match(name), _BUILT.sub("", name)
    return verb + name[first.end() :] if first else stem + verb if stem != name else name


_ANNOUNCEMENT = re.compile(
    r"(?:以下|如下|下列|[几\d一二三四五六七八九十]项)(?:[一-龥]{0,4})(?:工作|任务|目标|要求|措施|事项|内容|方面|几点|标准|情况)?$|(?:抓好|做好|落实|完成|实现)[^，。；]{0,8}(?:工作|任务|目标)$|^(?:主要)?(?:目标|任务|指标)(?:是|为)?$"
)


def is_announcement(clause: str) -> bool:
    """Whether a clause only announces what follows (突出抓好以下工作): it is no subject."""
    return bool(_ANNOUNCEMENT.search(clause.strip()))


def is_citation(clause: str) -> bool:
    """Whether a clause only cites a rule (按现行办法): it is no subject."""
    return bool(_CITATION.match(clause.strip()))


_SPEAKER = re.compile(r"[问答]|[^，。；]{0,12}(?:记者|主持人|负责人|发言人|发布人|局长|主任|院长|书记)|[一-龥]{0,3}×+")


def is_speaker(clause: str) -> bool:
    """Whether a clause before a colon only says who speaks (答：, 王局长：)."""
    return bool(_SPEAKER.fullmatch(clause.strip()))


_TREND = re.compile(
    r"(?:有所|持续|稳步|逐步|不断|明显|显著|进一步|大幅度?|稳中有|同步|均|都|分别)*(?:提高|提升|下降|降低|改善|上升|增长|增加|优化|扩大|缩短|减少|回落|好转|翻了?[一两二三]番|翻倍|稳定|达标)了?$"
)


def without_trend(clause: str) -> str:
    """规范管理率持续提高 → 规范管理率: the clause without where it is heading; the number behind the comma says how far."""
    return _TREND.sub("", clause.strip())


_BENEFIT = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]?\s*)?(?P<benefit>[^，。；：:、\d（）]{0,8}(?:门诊|住院|保险|救助|慢特病|慢性病|特殊病|统筹|用药|分娩|生育|特药))(?:待遇|保障|政策|费用)?[。：:]"
)
_HEADING = 24  # characters in which a paragraph says at its head what it is about


def benefit_at(text: str, position: int, clause: int) -> str:
    """（二）普通门诊。, 住院：: the benefit the paragraph of `position` is about, said before its `clause`, or ""."""
    start = text.rfind("\n", 0, position) + 1
    match = _BENEFIT.match(text, start, min(clause, start + _HEADING))
    return match["benefit"] if match else ""


_GRANTED = re.compile(
    r"(?:实行|执行|给予|采取|享受|按照?)(?P<what>[一-龥]{0,4}(?:补助|支付|结算|报销|包干|补贴|奖励|资助))$"
)
_ALL_OF = re.compile(r"^(?P<who>[^，。；]{3,20}?)(?:已?全部|(?<!人)均|都|全面|已经)(?=[一-龥]{2})")


def granted_in(clause: str) -> str:
    """住院分娩实行定额补助 → 定额补助: what the cases behind the comma (顺产900元) are granted, or ""."""
    match = _GRANTED.search(clause)
    return match["what"] if match else ""


def all_of(clause: str) -> str:
    """卫生院全部达到基本标准 → 卫生院: of whom 其中7家 behind the comma are a part, or ""."""
    match = _ALL_OF.match(clause)
    return match["who"] if match else ""


# What points back at the measure just told; what is said of it stands behind.
_PRONOUN = re.compile(
    r"^(?:而|但|其中|并)?(?:(?:该|这|此|上述|前述|以上|同一|这一|那一)[一]?(?:项|个|类|些|组)?(?:指标|比例|比率|比值|占比|比重|数字|数据|数值|数|目标|率|水平|标准|人数|数量|费用|金额|增幅|时间|时长|差距)"
    r"|距离?|此项|该项|其|它|两者|二者|三者|前者|后者|均值)(?:在|已|则|也|又|还|就|将|要|应|仅|分别|均)*$"
)


def is_pronoun(words: str) -> bool:
    """Whether the words only point back at what was just measured (该项指标, 这一比例, 两者)."""
    return bool(_PRONOUN.match(words))


_HEAD = re.compile(
    r"[\s★☆●○■□◆▲▶►※·•*\-—–]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]?\s?|[①-⑳]\s?)?(?P<head>[^，。；：:\d（）]{3,24}(?:（[^（）\d]{1,12}）)?)[。：:]"
)


def head_at(text: str, position: int) -> str:
    """（1）县域内就诊率。, 签约率：: what the paragraph of `position` names at its head, before any number, or ""."""
    match = _HEAD.match(text, text.rfind("\n", 0, position) + 1, position)
    return match["head"] if match else ""


_NEXT_TELLS = re.compile(
    r"\n\s*(?:(?:这|该|它)(?:一|个)?(?:数字|数据|比例)?是|说的是|即(?:是)?|指的是)(?P<told>[^。；\n]{4,60})|\n\s*(?P<bare>[^，。；：:\d\n]{3,24})(?=\n|$)"
)


_LINE_ABOVE = re.compile(r"(?:^|\n)\s*(?P<bare>[^，。；：:\d\n]{3,24})\n$")


def line_beside(text: str, start: int, end: int) -> str:
    """98.1% in a line of its own: what the next line says it is (这是…的比例), else a bare name in the line above or below, or ""."""
    below = _NEXT_TELLS.match(text, end)
    if below and below["told"]:
        return below["told"]
    above = _LINE_ABOVE.search(text, max(0, start - 30), start)
    if above and names.is_measure(above["bare"].strip()):
        return above["bare"]
    return below["bare"] if below else ""


_ITEM = re.compile(r"\s*(?:——?|[-–•·●○◆■*]|[①-⑳]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．])")
_LEAD_IN = re.compile(r"(?P<lead>[^，。；：:\n]{3,24})[：:]\s*$")
_FURTHEST = 6  # items of a list that one lead-in can govern


def lead_in_at(text: str, position: int) -> str:
    """签约率：, the line above the items of a list: what they all measure, or ""."""
    start = text.rfind("\n", 0, position) + 1
    for _ in range(_FURTHEST):
        if start <= 1 or not _ITEM.match(text, start):
            return ""
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1].rstrip()
        if line.endswith(("：", ":")) and (lead := _LEAD_IN.search(line)):
            return lead["lead"]
        start = above
    return ""
