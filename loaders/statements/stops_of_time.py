"""Stops: how long something took or may take, and how far it is, unless that is what is measured."""

import re

from loaders.statements.stop_surroundings import Surroundings

_NARRATED = re.compile(
    r"(?:为期|历时|时隔|近|未来|今后|过去|最近|连续|持续|经过|历经|坚持|从医|行医|从业|短短|成立|建国|建党|任期|聘期)$"
)
_DURATION_HEAD = re.compile(
    r"(?:时间|时限|时长|周期|住院日|床日|天数|周数|期限|年限|用时|间隔|等候|等待|耗时|响应|服务期|寿命|月数|处方|处方量|脱产|培训|驻点|驻村|轮转|进修)"
    r"[^，。；]{0,10}(?:不超过|不低于|不少于|不得少于|不得低于|不高于|不得超过|控制在|压缩至|压缩到|缩短至|缩短到|缩短|降至|降到|为|达到?|延长至|延长到|延长|减少|至少|在|≤|≥|＜|<|以内)?[约近]?$"
)
_BOUND_LEFT = re.compile(
    r"(?:不超过|不低于|不少于|不得少于|不得低于|不高于|不得超过|控制在|压缩至|压缩到|缩短至|缩短到|缩短了?|压到|压至|压降到|降至|降到|降为|延长至|延长到|延长了?|减少了?|至少|不短于|精确[到至]|≤|≥|<|>|开具|由|从|支付)[约近]?$"
)
_PROCEDURE = re.compile(
    r"\s?(?:之?内|内|以内|前)(?:[，。；、]|将|向|予以|给予|完成|作出|办|报|提|做|答|出|审|上|通|反馈|告知|组织|送|未|进行|拨|支付)"
)
_NAMED = re.compile(
    r"\s?(?:行动|计划|规划|攻坚|期|制|目标任务|方案|不间断|值守|值班|在线|服务热线|热线|急诊|全天|全时|医疗圈|医疗服务圈|健康服务圈|服务圈|急救圈|圈|生活圈|就医圈|步行|车程|无休|自助|营业|男女)"
)
_CONCENTRATION = re.compile(r"(?:浓度|摄入量|含量|排放量|强度|用量|步数)[^，。；]{0,10}$")
_DAILY = re.compile(r"每(?:天|日|周|人每[天日周])[^，。；]{0,10}$")  # 每天校内1小时以上体育活动
_TIMED = re.compile(
    r"(?:压缩|压[到至减降]|缩短|控制|降[到至]|时限|时间|用时|时长|周期|耗时|等候|等待|候诊|响应|住院日)[^，。；]{0,10}$"
)
# 30分钟内出具报告, 2小时内上报, 20个工作日内办结: how soon something is done.
_SERVED_BEHIND = re.compile(r"\s?(?:之|以)?内(?:要|须|应|可|能够?|均|即可|全部|必须)*(?=[一-龥]{2})(?!的|部|外|科)")
_SETTLED_BEHIND = re.compile(
    r"\s?(?:之|以)?内(?:要|须|应|可|能够?|均|全部|必须)*(?:予以|全部|审核)?(?:办(?:结|理完|妥)|响应|出具|到账|取得结果)"
)
_RATE_WITHIN = re.compile(r"\s?(?:之|以)?内[^，。；、\d]{1,12}(?:率|比例|占比)")  # 30分钟内出具率: belongs to the rate
_SERVED_AT_END = re.compile(r"\s?(?:之|以)?内(?=[，。；、）)]|$)")
_SERVICE = re.compile(
    r"(?:急救|急诊|检查|检验|化验|影像|心电|候诊|等候|会诊|接诊|预约|挂号|抢救|救治|呼叫|出车|用时|术前|结果)[^，。；]{0,8}$"
)
_GRANTED = re.compile(r"\s?的?(?:长期处方|长处方|处方量|产假|育儿假|陪产假|护理假)")
_SHARE_OF_THOSE = re.compile(
    r"[%成数](?:以上|以下|左右)?的[^，。；]{1,12}$"
)  # 90%的家庭15分钟内到达: the share is what is told
_WITHIN_HOURS = frozenset({"秒", "分钟", "小时"})
_EXAM = re.compile(r"考试|会期|面试|笔试|答题|开考|讲课|播放")


def duration(at: Surroundings) -> bool:
    """为期3年, 超过6个月的, 10个工作日内答复: a stretch of time that no head word (住院日, 时限) or bound makes a measure."""
    if _NAMED.match(at.text, at.q.end) or re.match(
        r"\s?(?:患病|来|间|多来|时间|里|后|左右时间|以来)", at.text[at.q.end : at.q.end + 5]
    ):
        return True
    if _is_service_time(at) or _GRANTED.match(at.text, at.q.end):
        return False
    if _DAILY.search(at.left) and at.text.startswith("以上", at.q.end):
        return False
    if _PROCEDURE.match(at.text, at.q.end) and not _TIMED.search(at.left):
        return True
    if _EXAM.search(at.left):
        return True
    if _NARRATED.search(at.left):
        return True
    if _BOUND_LEFT.search(at.left):
        return False
    return not _DURATION_HEAD.search(at.left)


def _is_service_time(at: Surroundings) -> bool:
    if at.q.unit == "天" and _SETTLED_BEHIND.match(at.text, at.q.end):
        return True
    if _RATE_WITHIN.match(at.text, at.q.end):
        return False
    if at.q.unit not in _WITHIN_HOURS or _SHARE_OF_THOSE.search(at.left):
        return False
    if _SERVED_BEHIND.match(at.text, at.q.end):
        return True
    return bool(_SERVED_AT_END.match(at.text, at.q.end) and _SERVICE.search(at.left))


def distance(at: Surroundings) -> bool:
    """10公里, 2000米: how far; 20毫克: a dose. A concentration or an intake is measured."""
    return not _CONCENTRATION.search(at.left)
