"""Stops: ranks and list numbers, names and slogans, scores, meetings, logistics, penalties, weak Chinese numerals."""

import re

from loaders.statements.stop_surroundings import Surroundings
from loaders.statements.units import MONEY, group_of

_ORDINAL = re.compile(r"(?:第|前|后|排名|位列|居|名列|倒数|末)$")
_EACH = re.compile(
    r"每(?:隔|满|增加|减少|低|高|超|少|多|超过|下降|上升|提高|降低|逾期|超时|新增|例|发现|出现)?(?:\d{0,3}|[一二三])$"
)
_QUOTE = re.compile(r"[“\"'「『〈《][^”\"'」』〉》，。；]{0,10}$")
_QUOTE_END = re.compile(r"[^“\"'「『〈《，。；]{0,12}[”\"'」』〉》]")
_SCORE_NEAR = re.compile(r"扣$|权重|分值|满分|总分|扣分|加分|计分")
_SCORE_BEHIND = re.compile(
    r"\s?(?:[及或]?以上|[及或]?以下|以内|的)*(?:[^，。；]{0,6}(?:为|的为|评为|属|系)(?:优|良|中|合格|不合格|及格|基本合格|差|达标)|[，、]?(?:不得分|扣|加分|得满分|得\d+分|计\d+分))"
)
_MEETING = re.compile(
    r"召开|会议|调度|报送|上报|通报|例会|听取|汇报|部署|督查|督导|督办|考核|评估|巡查|检查|总结|更新|研判|会商|谈判|磋商|协商|座谈|点评|约谈|抽查"
)
_RHETORIC = re.compile(
    r"\s?(?:[一二三]级指标|指标|方面|环节|阶段|层面|步骤|维度|板块|字|原则|关键|要点|章节?|部分|专班|工作组|小组|方向|轮子|抓手|专题|问题|角度|允许|统一|机制|体系|必须|不|结合|突出|坚持|着力|强化|聚焦|重点(?!专|学|人|监|企|项|医|村|实)|批次|到位|(?:[^，。；、\d]{0,4})(?:技能|规范|制度|措施|举措|政策|内容)(?![一-龥]))"
)
_NOT_ONE = re.compile(r"(?:不漏|不落|不少|不留|不掉|做到|做实|一档|不丢|漏)$")
_WORD_HANZI = re.compile(r"(?:百|千|万)(?:元|人|个|名|家|户|张)(?=医疗收入|收入|固定|医用|口|人口|民|家灯火)")
_HOURS_OR_SO = re.compile(r"[多半来]?(?:小时|月|星期|钟头|礼拜)")  # 一个多小时
_STANDARD_COPY = re.compile(r"一式$|分$")
_COPY_KEPT = re.compile(r"(?:各?执|各?持|[留保]?存|留存|备案|报送?|归档|存档|备查|送)$")  # 双方各执一份
_BEFORE_A_TIME = re.compile(r"[年月底末日以之此]前$|[以之]后$")
_POINTS = re.compile(r"(?:扣|加|得|计|每低|每高|每降|每增)$")
_OF_ASSESSMENT = re.compile(r"占[^，。；]{0,10}(?:考核|考评|总成绩|总分)[^，。；]{0,4}$")
_SATISFACTION = re.compile(r"满意度[^，。；]{0,12}$")
_SATISFIED_BEFORE = re.compile(r"满意度[^。；\d]{0,14}$")
_SATISFIED_WITHIN = 24  # characters before a number of points: 满意度位居前列，不低于95分
_DEDUCTED = re.compile(
    r"(?:扣减|扣除|罚款|处罚|扣罚)(?![^，。；]{0,12}(?:合计|共|累计|总|率|比例|占比))[^，。；]{0,12}(?<!后)(?<!后的)$"
)
_THEN_DEDUCT = re.compile(r"[^，。；]{0,8}扣[\d一二三四五]")
_SLOGAN_GOES_ON = re.compile(r"[、，](?:做实|履约|建|一|1)")
_BOUND_BEHIND = re.compile(r"[及或]?以上|[及或]?以下|以内|左右")
_RANKED = re.compile(r"(?:排名|位列|位居|名列|处于|进入)?(?:前|后|末|倒数)$")
_LOGISTICS = re.compile(
    r"(?:联系人|联络员|限报|限|等奖|组织奖|优秀奖|附件|附件共|共?印|印数|参会人员?|名额|字数|题量|席位)(?:各)?$|^(?:讲座|会议|每场|课程)?(?:时长|会期|课时)(?:为|约)?$"
)
_OF_SORTS = re.compile(
    r"(?:慢|重点|主要|特殊|重大|传染)?[^，。；、\d]{1,12}(?:率|比例|占比|覆盖面)(?:均|都|分别|稳定|保持|要|应)*(?:达|为|在|不|控制|提高|≥|≤|以|占|\d)"
)
_LESSONS = frozenset({"学时", "课时", "堂"})
_BOUND = re.compile(r"(?:不少于|不低于|至少|不得少于|达到|≥)$")
_BATCH = re.compile(r"(?:每(?:期|班|批次?|场)|[一二两三四五六七八九十\d](?:期|班)共)(?:计|约|限|培训)*$")
_AT_MEETING = re.compile(
    r"[^，。；、\d]{0,12}(?:作了?|进行了?|上台)(?:交流|典型|表态|经验|大会)?(?:交流)?发言|[^，。；、\d]{0,12}(?:受到|获得?)(?:通报)?(?:表彰|表扬)|[^，。；、\d]{0,12}(?:参加了?|出席了?)(?:此次|本次)?(?:会议|活动|培训|启动仪式)"
)
_PANEL = re.compile(
    r"(?:专家|评审|考核|检查|核查|督导|验收|评估|考评|抽查)(?:小?组|委员会)(?:由|为|不少于|一般为?|原则上为?|共|成员|人数)*$"
)
_VISIT = re.compile(r"(?:核查|考核|评审|督导|验收|督查|考评|抽查)时间(?:原则上|一般|不超过|控制在|为|约)*$")
_PENALTY = re.compile(r"罚款(?![^，。；]{0,8}(?:合计|共|累计|总))|可罚|被罚|处以|没收|滞纳金|并处")
_UP_TO = re.compile(r"以[上下]|至|-|—")
_OFFENCE = re.compile(r"(?:及?以上)?(?:不合格|违规|违反|未按|未经|考核不|被(?:通报|约谈|查))")
_AT_LEAST = re.compile(r"(?:至少|不少于|不低于|不得少于|最少)(?:要|应|须)?[一-龥]{0,3}$")
_STRONG_LEFT = re.compile(
    r"(?:至少|不少于|不低于|不超过|不高于|最多|超过?|突破|近|约|达到?|增至|扩大到|扩大至|增加到|增加至|新建|建成|新增|组建|成立|引进|增加|创建|增设|缩短|减少|仅有?|共有?|拥有|每月|每年|每季度|每周|分别与|过|逾|高达|是[^，。；]{0,12}的|组织|派出)$"
)


def ordinal(at: Surroundings) -> bool:
    """第3批, 前3名, 位列5: a place in a row."""
    return (
        bool(_ORDINAL.search(at.left))
        and group_of(at.q.unit) in ("person", "place", "kind", "time")
        and at.q.value < 100
        and not (at.left.endswith("后") and at.text.startswith(("内", "以内", "之内"), at.q.end))
    ) or at.left.endswith("第")


def ranked(at: Surroundings) -> bool:
    """排名后10%的县: a place in an order."""
    return bool(_RANKED.search(at.left)) and not _BEFORE_A_TIME.search(at.left)


def each(at: Surroundings) -> bool:
    """每3年, 每低1个百分点: what something is reckoned by."""
    return bool(_EACH.search(at.left))


def name(at: Surroundings) -> bool:
    """《…》 and “15分钟服务圈”: a number inside a title or a short quoted name."""
    if at.text.rfind("《", max(0, at.q.start - 60), at.q.start) > at.text.rfind(
        "》", max(0, at.q.start - 60), at.q.start
    ):
        return True
    if not (_QUOTE.search(at.left) and _QUOTE_END.match(at.text, at.q.end)):
        return False
    return not quoted_goal(at.text, at.q.start, at.q.end)


# “不低于15%”的要求, “到2020年达到25%”的目标: a goal said again in its own words.
_GOAL_OPENS = re.compile(r"[“\"「](?=到?20\d\d|不|达到|超过|控制|至少|≥|≤)[^”\"」]{0,16}$")
_GOAL_ENDS = re.compile(r"(?:以[上内下]|左右)?[”\"」](?:的)?(?:[一-龥]{0,4})(?:目标|要求|标准|任务|指标)")


def quoted_goal(text: str, start: int, end: int) -> bool:
    """Whether a number at `start:end` stands in a goal that is quoted."""
    return bool(_GOAL_OPENS.search(text[max(0, start - 20) : start]) and _GOAL_ENDS.match(text, end))


def score(at: Surroundings) -> bool:
    """扣2分, 权重30%, 扣减补助资金的10%: points of an assessment; satisfaction in points is a measure."""
    if at.q.unit == "分":
        told = at.text[max(0, at.q.start - _SATISFIED_WITHIN) : at.q.start].rpartition("；")[2]
        satisfied = _SATISFACTION.search(at.left) or _SATISFIED_BEFORE.search(told)
        return not satisfied or bool(_POINTS.search(at.left))
    return (
        bool(_SCORE_NEAR.search(at.left[-6:]))
        or bool(_OF_ASSESSMENT.search(at.left))
        or (at.q.unit in ("%", "元") and bool(_DEDUCTED.search(at.left)) and not at.left.endswith("罚款"))
        or bool(_THEN_DEDUCT.match(at.text, at.q.end, at.q.end + 12))
    )


def grade(at: Surroundings) -> bool:
    """90分以上为优秀, 达到65%以上得10分: the cut-off of a grade."""
    return bool(_SCORE_BEHIND.match(at.text, at.q.end))


def meeting(at: Surroundings) -> bool:
    """召开会议2次, 8轮谈判: how often a body meets or reports."""
    return (
        bool(_MEETING.search(at.left[-14:]))
        or bool(_MEETING.match(at.text[at.q.end : at.q.end + 2]))
        or bool(_MEETING.search(at.text[at.q.end : at.q.end + 7]))
    )


def rhetoric(at: Surroundings) -> bool:
    """3个方面, 26个二级指标: how many parts a text names; 4类患者规范管理率: how many sorts a rate is of."""
    return at.q.value < 30 and bool(_RHETORIC.match(at.text, at.q.end) or _OF_SORTS.match(at.text, at.q.end))


_OF_A_COURSE = re.compile(r"(?:全程)?(?:[一-龥]{0,6}(?:接种|服药|检查|产检|随访|检测|访视|筛查)率)")


def course(at: Surroundings) -> bool:
    """含麻疹成分疫苗2剂次接种率: how many doses or visits a rate is of."""
    return at.q.value < 10 and _OF_A_COURSE.match(at.text, at.q.end) is not None


def logistics(at: Surroundings) -> bool:
    """联系人2名, 每单位限报3人, 一等奖2名, 专家组由5人组成, 评审时间为1天: how an activity is run."""
    if group_of(at.q.unit) == "person" and _PANEL.search(at.left):
        return True
    if at.q.unit in ("天", "小时") and _VISIT.search(at.left):
        return True
    if at.q.unit in _LESSONS and not _BOUND.search(at.left):
        return True
    if group_of(at.q.unit) == "person" and _BATCH.search(at.left):
        return True
    if _AT_MEETING.match(at.text, at.q.end, at.q.end + 24):
        return True
    return bool(_LOGISTICS.search(at.left)) and not at.left.endswith(("不限", "有限", "无限", "上限", "下限"))


def penalty(at: Surroundings) -> bool:
    """处以1万元以上3万元以下罚款; 累计2次不合格的: what follows an offence, and what is one."""
    if at.q.unit in MONEY:
        if at.left.endswith("罚款") and not _UP_TO.match(at.text, at.q.end):
            return False  # 查处案件213起、罚款156.8万元: what was fined
        return bool(
            _PENALTY.search(at.left[-30:]) or _PENALTY.match(at.text[at.q.end : at.q.end + 8].lstrip("以上下的"))
        )
    return bool(_OFFENCE.match(at.text, at.q.end))


def slogan(at: Surroundings) -> bool:
    """不漏1人, 做实1人: an emphatic one."""
    return at.q.value == 1 and (bool(_NOT_ONE.search(at.left)) or bool(_SLOGAN_GOES_ON.match(at.text, at.q.end)))


_MANY_COPIES = 20  # copies of a paper for the office, not files of patients


def fixed_phrase(at: Surroundings) -> bool:
    """百元医疗收入, 一式2份: the number is part of a fixed phrase."""
    if at.q.unit == "个" and _HOURS_OR_SO.match(at.text, at.q.end - at.q.more):
        return True
    if at.q.form == "hanzi" and _WORD_HANZI.match(at.text, at.q.start):
        return True
    if at.q.unit == "份" and _COPY_KEPT.search(at.left) and at.q.value < _MANY_COPIES:
        return True
    return at.q.unit in ("份", "批", "期", "组", "轮", "次", "类", "档") and bool(_STANDARD_COPY.search(at.left))


def weak_hanzi(at: Surroundings) -> bool:
    """A count in Chinese numerals counts only where the words around it say so (至少两所, 十余次, 组建三个)."""
    if at.q.form != "hanzi" or at.q.more:
        return False
    if _BOUND_BEHIND.match(at.text, at.q.end):
        return False
    if at.q.unit == "个百分点" or (at.q.unit in MONEY and at.q.value >= 100):
        return False
    if at.q.unit == "倍" or _AT_LEAST.search(at.left):
        return False  # 扩大一倍, 至少开展一次
    return not _STRONG_LEFT.search(at.left) or at.q.value == 1
