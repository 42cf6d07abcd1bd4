"""The stop-grammar: numbers with a unit that measure nothing promised or reported.

Each rule looks only at the words right before and right behind the quantity and has a name, so that `--explain` can
say why a number was passed over. Order: the cheap and frequent ones first. Document numbers, telephone numbers, list
numbers and levels (三级, 十三五) never get this far, since no measure word stands behind them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.statements.quantities import Quantity
from loaders.statements.units import DURATIONS, MONEY, group_of

_ADMIN = r"(?:省|市(?![级属])|县(?![级医域])|区(?![级域])|旗|州|乡(?!镇卫)|镇(?!卫)|村(?![卫医级])|街道|社区(?!卫)|地区|统筹区|统筹地区|部门|部委|厅局|单位|司局|党组|国家和地区|国家|城市)"
_PLACE = r"(?:[^，。；、\d]{0,10}(?:县|市|区|乡镇|乡|镇|街道|村|社区|地区|医院|卫生院|机构|医共体|医联体|单位|企业|项目|家庭|企事业|公司|团体|学校|养老院|老人|老年人|人群|人员|患者|儿童|病例|对象|部分|以上的|门店|药店))"
_ORDINAL = re.compile(r"(?:第|前|后|排名|位列|居|名列|倒数|末)$")
_EACH = re.compile(
    r"每(?:隔|满|增加|减少|低|高|超|少|多|超过|下降|上升|提高|降低|逾期|超时|新增|例|发现|出现)?(?:\d{0,3}|[一二三])$"
)
_QUOTE = re.compile(r"[“\"'「『〈《][^”\"'」』〉》，。；]{0,10}$")
_QUOTE_END = re.compile(r"[^“\"'「『〈《，。；]{0,12}[”\"'」』〉》]")
_LIFE = re.compile(r"寿命|平均年龄|中位年龄")
_BY_THRESHOLD = re.compile(
    r"\s?(?:[（(]含[^）)]{0,4}[）)])?(?:[及或]?以上|[及或]?以下|以内|左右)?(?:人口|户籍人口|常住人口|服务人口)?(?:的|或|且)"
)
_ATTRIBUTE = re.compile(
    r"(?:人口|面积|床位|得分|分数|金额|估算价|合同价|投资额|年龄|工龄|年限|从业|任职|规模|总价|单价|费用|收入|超过|低于|高于|不足|不满|满|大于|小于|不到|超|达到?|服务|工作|帮扶|住院|距离|连续|年满|以上|累计|单次|一次性)$"
)
_COMMITTED = re.compile(
    r"(?:拥有|至少|配备|配齐|设置|建成|建设|建立|培养|引进|招聘|新增|完成|实现|打造|新建|确保|安排|组建|派驻|选派|开展|提供|覆盖|不少于|不低于|有|达到|达)$"
)
_SCORE_NEAR = re.compile(r"扣$|权重|分值|满分|总分|扣分|加分|计分")
_SCORE_BEHIND = re.compile(
    r"\s?(?:[及或]?以上|[及或]?以下|以内|的)*(?:[^，。；]{0,6}(?:为|的为|评为|属|系)(?:优|良|中|合格|不合格|及格|基本合格|差|达标)|[，、]?(?:不得分|扣|加分|得满分|得\d+分|计\d+分))"
)
_MEETING = re.compile(
    r"召开|会议|调度|报送|上报|通报|例会|听取|汇报|部署|督查|督导|督办|考核|评估|巡查|检查|总结|更新|研判|会商|谈判|磋商|协商|座谈|点评|约谈|抽查|演练"
)
_NARRATED = re.compile(
    r"(?:为期|历时|时隔|近|未来|今后|过去|最近|连续|持续|经过|历经|坚持|从医|行医|从业|短短|成立|建国|建党|任期|聘期)$"
)
_DURATION_HEAD = re.compile(
    r"(?:时间|时限|时长|周期|住院日|天数|周数|期限|年限|用时|间隔|等候|等待|耗时|响应|服务期|寿命|月数|处方|处方量|脱产|培训|驻点|驻村|轮转|进修)"
    r"[^，。；]{0,10}(?:不超过|不低于|不少于|不得少于|不得低于|不高于|不得超过|控制在|压缩至|压缩到|缩短至|缩短到|缩短|降至|降到|为|达到?|延长至|延长到|延长|减少|至少|在|≤|≥|＜|<|以内)?[约近]?$"
)
_BOUND_LEFT = re.compile(
    r"(?:不超过|不低于|不少于|不得少于|不得低于|不高于|不得超过|控制在|压缩至|压缩到|缩短至|缩短到|缩短了?|降至|降到|降为|延长至|延长到|延长了?|减少了?|至少|不短于|≤|≥|<|>|开具|由|从|支付)[约近]?$"
)
_PROCEDURE = re.compile(
    r"\s?(?:之?内|内|以内|前)(?:[，。；、]|将|向|予以|给予|完成|作出|办|报|提|做|答|出|审|上|通|反馈|告知|组织|送|未|进行|拨|支付)"
)
_NAMED = re.compile(
    r"\s?(?:行动|计划|规划|攻坚|期|制|目标任务|方案|不间断|值守|值班|在线|服务热线|热线|急诊|全天|全时|医疗圈|医疗服务圈|健康服务圈|服务圈|急救圈|圈|生活圈|就医圈|步行|车程|无休|自助|营业|男女)"
)
_RHETORIC = re.compile(
    r"\s?(?:[一二三]级指标|指标|方面|环节|阶段|层面|步骤|维度|板块|字|原则|关键|要点|章节?|部分|专班|工作组|小组|方向|轮子|抓手|专题|问题|角度|允许|统一|机制|体系|必须|不|结合|突出|坚持|着力|强化|聚焦|重点(?!专|学|人|监|企|项|医|村|实)|批次|到位)"
)
_SCOPE_OF = re.compile(r"[^，。；、\d]{0,14}(?:中有|当中有|里有|中的|中，有|中$)")
_THEY_HAVE = re.compile(
    r"[^，。；、\d]{0,4}(?:行政村|县|区|乡镇|镇|村|街道|社区)(?:[^，。；、\d]{0,4})(?:共设|设有|建有|拥有|配备|共有|设)"
)
_WHOLE = re.compile(
    r"(?:全市|全省|全县|全区|全国|全州|我市|我省|我县|我区|本市|本省|下辖|辖区?|所辖|所属|等|等地|各|这|其余|其他|另外|上述|以上|两家|该|(?:参评|参加|涉及|抽取|抽查|调研|督导|考核)的?)$"
)
_NOT_ONE = re.compile(r"(?:不漏|不落|不少|不留|不掉|做到|做实|一档|不丢|漏)$")
_WORD_HANZI = re.compile(r"(?:百|千|万)(?:元|人|个|名|家|户|张)(?=医疗收入|收入|固定|医用|口|人口|民|家灯火)")
_DISTANCE = frozenset({"公里", "千米", "米", "厘米", "毫米", "步", "毫克", "毫升", "微克", "摄氏度", "℃", "度"})
_PERSONAL = re.compile(
    r"(?:女士|先生|大爷|大妈|大娘|阿姨|奶奶|爷爷|老汉|婆婆|大叔|大哥|大姐|师傅|某某|某(?=[，。、的因在患]|$))|(?:患者|村民|居民|市民|参保人|职工|老人)[一-龥]某|(?<![其吉])[他她](?!们|人|国|乡)|患者(?:小|老|阿)[一-龥]|自己(?:只|仅|掏|花|付|支付|承担)"
)
_COUNTS_FROM = re.compile(r"[”\"』」》）)]?$")
_STANDARD_COPY = re.compile(r"一式$|分$")


@dataclass(frozen=True, slots=True)
class _At:
    """A quantity in its text with the words before it in its clause (at most 40)."""

    text: str
    q: Quantity
    left: str


def _ordinal(at: _At) -> bool:
    return (
        bool(_ORDINAL.search(at.left))
        and group_of(at.q.unit) in ("person", "place", "kind", "time")
        and at.q.value < 100
    ) or at.left.endswith("第")


_RANKED = re.compile(r"(?:排名|位列|位居|名列|处于|进入)?(?:前|后|末|倒数)$")


def _ranked(at: _At) -> bool:
    """排名后10%的县: a place in an order."""
    return (
        at.q.unit == "%"
        and bool(_RANKED.search(at.left))
        and not re.search(r"[年月底末日以之此]前$|[以之]后$", at.left)
    )


def _each(at: _At) -> bool:
    return bool(_EACH.search(at.left))


def _name(at: _At) -> bool:
    if at.text.rfind("《", max(0, at.q.start - 60), at.q.start) > at.text.rfind(
        "》", max(0, at.q.start - 60), at.q.start
    ):
        return True
    return bool(_QUOTE.search(at.left)) and bool(_QUOTE_END.match(at.text, at.q.end))


def _age(at: _At) -> bool:
    before = at.text[max(0, at.q.start - 40) : at.q.start].rpartition("。")[2]
    return at.q.unit == "岁" and not _LIFE.search(before)


def _score(at: _At) -> bool:
    if at.q.unit == "分":
        return not re.search(r"满意度[^，。；]{0,12}$", at.left)
    return (
        bool(_SCORE_NEAR.search(at.left[-6:]))
        or bool(re.search(r"(?:扣减|扣除|罚款|处罚|扣罚)[^，。；]{0,12}$", at.left))
        or bool(re.match(r"[^，。；]{0,8}[扣][\d一二三四五]", at.text[at.q.end : at.q.end + 12]))
    )


def _grade(at: _At) -> bool:
    return bool(_SCORE_BEHIND.match(at.text, at.q.end))


def _threshold(at: _At) -> bool:
    """80万以上人口的县, 超过1万人的乡镇卫生院, 400万元以上的施工项目: they say who, not how much."""
    if at.q.unit in ("%", "‰", "个百分点", "倍"):
        return False
    if at.q.inferred and re.match(
        r"\s?(?:以上|以下|及以上|左右)?(?:常住|户籍|服务)?人口(?:的|以上|以下|规模)", at.text[at.q.end : at.q.end + 12]
    ):
        return True
    group = group_of(at.q.unit)
    match = _BY_THRESHOLD.match(at.text, at.q.end)
    if match is None:
        return (
            bool(re.match(r"(?:[及或]?以上|[及或]?以下)?人口(?:大?县|的|以下|以上)", at.text[at.q.end : at.q.end + 10]))
            and group == "person"
        )
    bounded = match.end() - at.q.end > 1 or bool(_ATTRIBUTE.search(at.left))
    if not bounded or (_COMMITTED.search(at.left) and not re.search(r"人口[^，。；]{0,4}$", at.left)):
        return False
    noun = re.match(_PLACE, at.text[match.end() : match.end() + 14])
    if noun is None:
        return False
    if group == "person" and re.search(r"人口|服务|超过|低于|不足", at.left[-8:]):
        return True
    return group in ("time", "money", "分", "平方米", "张", "person", "次") and not re.match(
        r"(?:标准|水平|目标)", at.text[match.end() :]
    )


def _band(at: _At) -> bool:
    """Amount bands of insurance rules belong to the indicator: 2万元至5万元部分, 超过5万元的部分."""
    if at.q.unit not in MONEY:
        return False
    behind = at.text[at.q.end : at.q.end + 14]
    return bool(
        re.match(
            r"\s?(?:[（(][^）)]{0,6}[）)])?(?:以上|以下|以内|及以上|及以下|\s?)?(?:至[^，。；]{0,8}元)?(?:[（(][^）)]{0,6}[）)])?(?:的|之间)?(?:的)?(?:部分|费用段|段|档)",
            behind,
        )
    )


def _meeting(at: _At) -> bool:
    if at.q.unit not in ("次", "场", "轮", "期"):
        return False
    return (
        bool(_MEETING.search(at.left[-14:]))
        or bool(_MEETING.match(at.text[at.q.end : at.q.end + 2]))
        or bool(_MEETING.search(at.text[at.q.end : at.q.end + 7]))
    )


def _duration(at: _At) -> bool:
    if at.q.unit not in DURATIONS:
        return False
    if _NAMED.match(at.text, at.q.end) or re.match(
        r"\s?(?:患病|来|间|多来|时间|里|后|左右时间|以来)", at.text[at.q.end : at.q.end + 5]
    ):
        return True
    if _PROCEDURE.match(at.text, at.q.end) and not re.search(r"(?:压缩|缩短|控制|时限|时间)[^，。；]{0,10}$", at.left):
        return True
    if re.search(r"考试|会期|面试|笔试|答题|开考|讲课|播放", at.left):
        return True
    if _NARRATED.search(at.left):
        return True
    if _BOUND_LEFT.search(at.left):
        return False
    return not _DURATION_HEAD.search(at.left)


def _rhetoric(at: _At) -> bool:
    return (
        at.q.unit in ("个", "项", "条", "大", "种", "类")
        and bool(_RHETORIC.match(at.text, at.q.end))
        and at.q.value < 30
    )


def _denominator(at: _At) -> bool:
    """25个卫生院中有10个: the first number only says out of how many."""
    if group_of(at.q.unit) not in ("place", "person"):
        return False
    return bool(_SCOPE_OF.match(at.text[at.q.end : at.q.end + 22]) or _THEY_HAVE.match(at.text, at.q.end))


def _places(at: _At) -> bool:
    """全市17个县市区, 等7部门: whom it concerns."""
    if at.q.unit not in ("个", "家"):
        return False
    if re.match(r"省份?(?:（|、|区|和|均|已|\()", at.text[at.q.end : at.q.end + 3]):
        return True
    return bool(re.match(rf"{_ADMIN}", at.text[at.q.end : at.q.end + 6])) and (
        bool(_WHOLE.search(at.left)) or bool(re.match(r"(?:部门|部委|厅局|司局)", at.text[at.q.end : at.q.end + 2]))
    )


_ALLOWED = re.compile(r"[^，。；、\d]{0,8}(?:县|乡镇|乡|镇|村|社区|街道|地区)(?:可|要|应|须)")


def _addressed(at: _At) -> bool:
    """山区5个偏远乡镇可放宽: who may, not how many."""
    return at.q.unit == "个" and bool(_ALLOWED.match(at.text, at.q.end))


_LOGISTICS = re.compile(
    r"(?:联系人|联络员|限报|限|等奖|组织奖|优秀奖|附件|附件共|共?印|印数|参会人员?|名额|字数|题量|席位)(?:各)?$|^(?:讲座|会议|每场|课程)?(?:时长|会期|课时)(?:为|约)?$"
)
_PENALTY = re.compile(r"罚款|处以|没收|滞纳金|并处")
_OFFENCE = re.compile(r"(?:及?以上)?(?:不合格|违规|违反|未按|未经|考核不|被(?:通报|约谈|查))")


def _logistics(at: _At) -> bool:
    """联系人2名, 每单位限报3人, 一等奖2名: how an activity is run."""
    return bool(_LOGISTICS.search(at.left)) and not at.left.endswith(("不限", "有限", "无限", "上限", "下限"))


def _penalty(at: _At) -> bool:
    """处以1万元以上3万元以下罚款; 累计2次不合格的: what follows an offence, and what is one."""
    if at.q.unit in MONEY:
        return bool(
            _PENALTY.search(at.left[-30:]) or _PENALTY.match(at.text[at.q.end : at.q.end + 8].lstrip("以上下的"))
        )
    return at.q.unit in ("次", "年", "个月", "分") and bool(_OFFENCE.match(at.text, at.q.end))


def _slogan(at: _At) -> bool:
    return (
        at.q.unit in ("人", "户", "例", "档")
        and at.q.value == 1
        and (
            bool(_NOT_ONE.search(at.left))
            or bool(re.match(r"[、，](?:做实|履约|建|一|1)", at.text[at.q.end : at.q.end + 3]))
        )
    )


def _fixed_phrase(at: _At) -> bool:
    if at.q.form == "hanzi" and _WORD_HANZI.match(at.text, at.q.start):
        return True
    return at.q.unit in ("份", "批", "期", "组", "轮", "次", "类", "档") and bool(_STANDARD_COPY.search(at.left))


def _distance(at: _At) -> bool:
    return at.q.unit in _DISTANCE


def _personal(at: _At) -> bool:
    """One person's case in a news story is no figure of a place."""
    if at.q.unit not in ("元", "%", "岁", "次", "天", "分钟", "小时", "个月"):
        return False
    begin = max(at.text.rfind("。", 0, at.q.start), at.text.rfind("\n", 0, at.q.start)) + 1
    return bool(_PERSONAL.search(at.text, max(begin, at.q.start - 80), at.q.start))


_STRONG_LEFT = re.compile(
    r"(?:至少|不少于|不低于|不超过|不高于|最多|超过?|突破|近|约|达到?|增至|扩大到|扩大至|增加到|增加至|新建|建成|新增|组建|成立|引进|增加|创建|增设|缩短|减少|仅有?|共有?|拥有|每月|每年|每季度|每周|分别与|过|逾|高达|是[^，。；]{0,12}的|组织|派出)$"
)


def _weak_hanzi(at: _At) -> bool:
    """A count in Chinese numerals counts only where the words around it say so (至少两所, 十余次, 组建三个)."""
    if at.q.form != "hanzi" or at.q.more:
        return False
    if re.match(r"(?:[及或]?以上|[及或]?以下|以内|左右)", at.text[at.q.end : at.q.end + 4]):
        return False
    if at.q.unit == "个百分点" or (at.q.unit in MONEY and at.q.value >= 100):
        return False
    return not _STRONG_LEFT.search(at.left) or at.q.value == 1


STOPS: tuple[tuple[str, Callable[[_At], bool]], ...] = (
    ("ordinal", _ordinal),
    ("age", _age),
    ("distance", _distance),
    ("score", _score),
    ("grade", _grade),
    ("ranked", _ranked),
    ("each", _each),
    ("weak_hanzi", _weak_hanzi),
    ("name", _name),
    ("duration", _duration),
    ("rhetoric", _rhetoric),
    ("meeting", _meeting),
    ("band", _band),
    ("threshold", _threshold),
    ("denominator", _denominator),
    ("places", _places),
    ("addressed", _addressed),
    ("logistics", _logistics),
    ("penalty", _penalty),
    ("slogan", _slogan),
    ("fixed_phrase", _fixed_phrase),
    ("personal", _personal),
)


def stop_of(text: str, quantity: Quantity, clause_start: int) -> str | None:
    """The name of the rule that refuses `quantity`, or None. `clause_start` is where its clause begins in `text`."""
    left = text[max(clause_start, quantity.start - 40) : quantity.start].rstrip()
    at = _At(text, quantity, left)
    for name, refuses in STOPS:
        if refuses(at):
            return name
    return None
