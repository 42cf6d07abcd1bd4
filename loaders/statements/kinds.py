"""Target or reported: is a number promised, or said to have been reached?

Evidence is added up, the nearest words weighing most: connectors of the number itself (不低于, 已), times (到2025年, 截至…),
cue words of its clause and sentence, and the leaning of section and document.
"""

import re
from dataclasses import dataclass, replace

from loaders.statements.dates_of_others import is_date_of
from loaders.statements.dating import Governing
from loaders.statements.drafts import Draft
from loaders.statements.goals import cites_goal, cites_standard
from loaders.statements.stops_of_office import quoted_goal
from loaders.statements.times import Time

_TARGET = re.compile(
    r"力争|确保|争取|努力|(?<![与加导该此])计划(?!生育|免疫|完成|执行率|的|下|中)|拟(?!定)|目标(?!人群|人口|任务完成|完成|达成)|要求|将(?=达|实现|新|建成|完成|投|培|引|用|会|于|通过|陆续|分[批期年步]|加快|推动|确保|在(?:20|今|明|未来|[两三五])|提高到|提升到|增|扩|超|突破|有|全部|为|再|由|从|重点|逐步|继续|全面|覆盖|安排|组织|开展)|"
    r"预计|预期(?!寿命)|有望|规划(?=到|建设|新|布局|床位|设置|总投资|投资|用地|面积)|今后|下一步|未来|明年|后年|必须|应当?(?![急考届对用])|不得|原则上|须|要(?=达|求|让|实现|争|在|有|建|把|将|确|不|严|全|按|加|实)|到20\d\d年[^，。]{0,6}[，,]|至少"
)
_URGED = re.compile(
    r"鼓励|支持(?=建)|实行|给予|予以|按[^，。；]{1,16}标准|每年(?:至少|安排|选派|培)|推动|推进|落实(?!了)|加快|进一步|探索|明确"
)
_REPORTED = re.compile(
    r"截至|截止|已(?!经济)|累计(?!补偿|支付|报销|救助|最高)|目前|现时|现有|共有|同比|环比|比上年|较上年|比去年|较去年|比同期|以来|实现了|达到了|完成了|取得(?=了|[^，。]{0,6}(?:成效|进展|突破|成果|成绩))|据统计|数据显示|获悉|首次|再次|连续(?![一二两三四五\d]年每年)|去年|上年|建成了|组建了|新增了|了(?![解望])|先后|共计|合计|总计|仍有|仅有|仅占|显示|率先|提前|成功(?!率|案)|位居|排名|惠及|覆盖了|"
    r"均高于|增速|创(?=历史|新高|近)|实际|现(?=有|共|已|设|任|阶段)|年末|全年|成立|实现(?=[^，。]{0,6}亿)|抽派|派出|完成情况"
)
_STANDING = re.compile(
    r"起付|封顶|限额|报销比例|支付比例|补偿比例|缴费标准|个人缴费|缴费额|补助标准|报销|支付标准|待遇标准|补贴标准|资助标准|救助比例|费用标准|赔付|奖励金额|核定|承担|先行自付|自付比例|年度限额|月支付|定额|每人每(?:年|月|天)|财政补助|按(?:照)?(?:每|[^，。；]{1,8}标准)[^，。；]{0,20}(?:补助|补贴|奖补|奖励|给予|发放)|给予[^，。；]{0,8}(?:补助|补贴|奖补|奖励|资助)|每(?:人每)?月发放"
)
_RESULT = re.compile(
    r"实际|稳定在|达到?了|同比|截至|累计(?!补偿|支付|报销|救助|最高)|已经?|惠及|平均报销|综合报销|比上年|目前|提高了|支出|减轻|结算|去年|上年"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for target (positive) or reported (negative), the rule that says so, and the words it goes by."""

    weight: float
    rule: str
    said: str = ""


# In a plan 累计 is what it will have come to.
_TOLD = frozenset({"高达", "多达", "仅为", "仅占", "仅", "只有", "仅有", "现有", "实有", "共有"})
_COUNTED = _TOLD | {"累计"}


def _of_connectors(draft: Draft, leaning: float) -> list[Evidence]:
    found = []
    reading = draft.reading
    if reading.has("modal"):
        strong = any(word not in ("将", "可", "要", "为", "需") for word in reading.words)
        found.append(Evidence(1.6 if strong else 0.8, "modal"))
    if reading.words and any(
        word.startswith(("不低", "不少", "不得", "不应", "不能", "不高", "不超", "控制", "≥", "≤", "至少", "严控"))
        for word in reading.words
    ):
        held = all(word.startswith("控制") for word in reading.words if not word.startswith(("到", "在")))
        found.append(Evidence(0.6 if held and leaning < 0 else 1.6, "held" if held else "bound"))
    elif "comparator.apart" in draft.rules and draft.comparator in ("ge", "le"):
        found.append(Evidence(1.6, "bound"))
    if reading.has("done"):
        found.append(Evidence(-1.6, "done"))
    if reading.has("maintain"):
        found.append(Evidence(0.2, "maintain"))
    if reading.comparator in ("gt", "lt", "approx") and not reading.suffix:
        found.append(Evidence(-0.3, "loose"))
    if "余" in draft.quantity.form or draft.quantity.more:
        found.append(Evidence(-1.0, "more"))
    if reading.suffix == "内":
        found.append(Evidence(1.2, "within"))
    if reading.suffix in ("以上", "及以上", "以内", "以下"):
        found.append(Evidence(0.4, "suffix"))
    if reading.words and not (_TOLD if leaning >= 1 else _COUNTED).isdisjoint(reading.words):
        found.append(Evidence(-1.2, "count"))
    return found


def _of_time(
    time: Time | None, here: bool, issued: int | None, leaning: float, adjacent: bool = False
) -> list[Evidence]:
    if time is None or time.role in ("since", "than"):
        return []
    near = 1.0 if here else 0.8
    if time.role == "asof":
        return [Evidence(-2.2 * near, "as_of")]
    if time.year is None:
        return [Evidence(0.8 if time.role == "by" else 0.0, "by")]
    if issued is not None and time.year < issued:
        weight = 0.3 if time.role == "by" and leaning > 0 and not adjacent else -1.6
        return [Evidence(weight * near, "past")]
    if issued is not None and time.year > issued:
        return [Evidence(2.2 * near, "future")]
    if time.role == "by":
        if adjacent and leaning < 0:
            return [Evidence(-0.8, "dated")]  # 增加到今年5月底的3.4个
        return [Evidence(1.6 * near if leaning > 0 or issued is not None else 0.5, "by")]
    return [Evidence(0.5 if leaning > 0 else -0.4, "this_year")] if issued is not None else []


# 今年年底 lies ahead wherever it is told; 年底 alone is any year's.
_THIS_YEARS_END = re.compile(r"到?(?:今年|本年度?|明年|后年)(?:年?[底末])")
_INTENDED = re.compile(
    r"还将(?=[为在对新再投建])|届时|要(?:比|求(?=不|达|至))|预计|(?<![与加导该此])计划(?!生育|免疫|内|完成|执行率|的|下|中)|拟(?=[投建新招引培])|力争|争取|有望|目标(?!人群|人口|任务完成|完成|达成)|将(?=再|新增|新建|新设|投入|建成|完成|实现|达到?|推出|培训|招聘|引进|增加到|提高到)"
)
_EXPECTED_YET = re.compile(r"预计(?:[到至]|今年|明年|全年|每年|可|将|年)")
_HOPED = re.compile(r"(?:力争|确保|争取|努力|计划|预计|有望)(?:用|在|通过|利用|经过)[^，。；]{2,10}[，,]$")
_PLANNED = re.compile(r"计划(?=再|投|新|今年|明年|全年)|拟(?=投|新|建|再)")
_WITHIN = 100  # characters before a clause in which a cue still bears on it
# 《方案》明确，…: what a paper lays down, told by news of it.
_LAID_DOWN = re.compile(
    r"[”“\s]*(?:[^，。；《]{0,8}[，,])?(?:《[^》]{2,40}》|意见|方案|办法|通知|规划|细则|计划|措施|文件)(?:还|同时|进一步|并)*(?:明确|提出|要求|规定|指出|强调)[，,：:]"
)
# 有关负责人表示，《计划》明确，…: the same behind who says so.
_LAID_DOWN_IN = re.compile(r"[，,：:]“?《[^》]{2,40}》(?:还|同时|进一步|并)*(?:明确|提出|要求|规定)[，,：:]")
_SHORT_OF_GOAL = re.compile(r"\s?(?:左右)?的?(?:缺口|差距|距离)")
# 会议强调，2024年要…；建成60所: what opens the sentence holds behind its semicolons.
_WILL = re.compile(
    r"(?:会议|大会|方案|意见|通知)(?:强调|要求|明确|部署)[，,：:]|(?:今年|明年|本年度|20\d\d年)[，,]?(?:[一-龥]{0,6})(?:要(?!求)|将(?![近])|力争|计划|拟(?!定)|确保|争取(?!省|中央|上级|国家|资金|市级|到位))"
)
_DONE = re.compile(r"已|(?<![为除])了(?!解)|目前|累计|同比")
_NEXT = re.compile(
    r"(?:下一步|接下来|下一阶段|今后|未来[一二两三五]年|下半年)(?:[，,]|[^，。；]{0,14}[：:])|今年再(?=[建新引投])"
)
# 2025年，要突出抓好以下工作：…
_LEADS_TO = re.compile(
    r"(?:要|(?<!现)将|着力|重点|突出|努力|力争|下一步)(?![^，。；：]{0,14}(?:情况|通报|报告|汇报|答复|公布|介绍|解读))[^，。；：]{0,16}"
    r"(?:抓好|做好|实现|完成|落实|以下|如下|工作|任务|目标)[^，。；：]{0,8}[：:]"
    r"|(?:提出|明确|定下|制定)[^，。；：]{0,10}(?:目标|步走|任务|时间表|路线图)[”]?[：:]"
)
_PAST_GOAL = re.compile(r"(?:低于|高于|优于|好于|超过?|完成|较|比|距离?)[^，。；]{0,10}(?:目标|计划|要求|任务)")
_COMPARED = re.compile(r"同比|环比|比上年|较上年|比去年|较去年|去年|上年")


def _words_before(text: str, draft: Draft) -> str:
    """The clause's words before the number; for B of 由A提高到B without A and its date."""
    start = draft.clause[0]
    if draft.twin is None:
        return text[start : draft.quantity.start]
    lead = text[start : draft.twin.quantity.start]
    cut = max(lead.rfind("由"), lead.rfind("从"))
    return lead[: max(cut, 0)] + text[draft.twin.quantity.end : draft.quantity.start]


def _of_words(text: str, draft: Draft, leaning: float) -> list[Evidence]:
    found = []
    clause = _words_before(text, draft)
    clause = _PAST_GOAL.sub("", clause)
    if leaning >= 1 and "累计" in clause:
        clause = clause.replace("累计", "")  # 三年累计培训, 累计达到: in a plan, what it will have come to
    if "预计" in clause and (expected := _EXPECTED_YET.search(clause)):
        found.append(Evidence(1.5, "intended", expected[0]))
    intended = _INTENDED.search(clause) if "了" not in clause and "已" not in clause else None
    if leaning > 0.5 or intended:
        clause = _COMPARED.sub("", clause)  # 同比下降0.3个百分点以上 in a plan compares, it does not tell
    if intended:
        found.append(Evidence(1.2, "intended", intended[0]))
    before = text[max(draft.sentence[0], draft.clause[0] - _WITHIN) : draft.clause[0]]
    if before.endswith(("，", ",")) and (hoped := _HOPED.search(before)):
        found.append(Evidence(1.5, "intended", hoped[0]))  # 力争用三年时间，…
    if planned := _PLANNED.search(before.rpartition("；")[2]):
        found.append(Evidence(0.8, "planned_before", planned[0]))
    if quoted_goal(text, draft.quantity.start, draft.quantity.end):
        found.append(Evidence(4.0, "quoted_goal"))
    cited = text[draft.quantity.end : draft.quantity.end + 16] if "name.pointed_at" in draft.rules else ""
    if cited and (cites_goal(cited) or cites_standard(cited)):
        found.append(Evidence(4.0, "quoted_goal"))
    if "name.to_goal" in draft.rules:
        found.append(Evidence(-6.0, "gap_to_goal"))
    if "name.goal" in draft.rules:
        found.append(Evidence(6.0, "quoted_goal"))
    if _SHORT_OF_GOAL.match(text, draft.quantity.end):
        found.append(Evidence(-3.0, "gap_to_goal"))
    titled = text.find("《", draft.sentence[0], draft.clause[0]) >= 0
    if _LAID_DOWN.match(text, draft.sentence[0], draft.clause[0]) or (
        titled and _LAID_DOWN_IN.search(text, draft.sentence[0], draft.clause[0])
    ):
        found.append(Evidence(2.0, "laid_down"))
    will = _WILL.search(text, draft.sentence[0], draft.clause[0])
    if will and not _DONE.search(text, will.end(), draft.clause[1]):
        found.append(Evidence(1.5, "will"))
    if _NEXT.search(text, draft.sentence[0], draft.clause[0]):
        found.append(Evidence(1.2, "next"))
    said_before = text[draft.sentence[0] : draft.clause[0]]
    if ("：" in said_before or ":" in said_before) and _LEADS_TO.search(said_before):
        found.append(Evidence(2.2, "leads_to"))
    behind = text[draft.quantity.end : draft.clause[1]]
    for words, weight in ((clause, 1.0), (before, 0.5), (behind[:16], 0.5)):
        if not words:
            continue
        if said := _TARGET.search(words):
            found.append(Evidence(weight, "target_words", said[0]))
        elif said := _URGED.search(words):
            found.append(Evidence(weight if leaning > 0 else 0.3 * weight, "urged", said[0]))
        if said := _REPORTED.search(words):
            found.append(Evidence(-1.2 * weight, "reported_words", said[0]))
    return found


# What only a rule sets: sums that stand until the next rule.
_RULED_SUM = re.compile(r"起付|封顶|限额|个人缴费|缴费标准")


def _of_standing_rule(text: str, draft: Draft, leaning: float) -> list[Evidence]:
    if draft.quantity.unit not in ("元", "%", "个百分点"):
        return []
    ruled = draft.quantity.unit == "元" and _RULED_SUM.search(text, draft.clause[0], draft.quantity.start)
    told_from = draft.clause[0] if ruled else draft.sentence[0]
    if _RESULT.search(text, told_from, draft.quantity.end):
        return []
    if draft.twin is not None and leaning <= -1 and "经费" in draft.name:
        return []  # 经费补助标准由40元提高到74元 in a section that tells: what was spent, no benefit in force
    measured = draft.quantity.unit == "%" and draft.quantity.step < 1 < draft.quantity.value
    if said := _STANDING.search(text[draft.clause[0] : draft.clause[1]]):
        return [Evidence(0.5 if measured else 1.7, "standing_rule", said[0])]  # a rule says 85 %, a result 84.3 %
    if said := _STANDING.search(text[draft.sentence[0] : draft.clause[0]]):
        return [Evidence(0.5 if measured else 1.3, "standing_rule", said[0])]
    return []


def _is_sure(evidence: list[Evidence]) -> bool:
    """Whether the number's own connectors or time already say which it is."""
    sure = ("modal", "bound", "done", "as_of", "future", "by", "intended")
    return any(item.rule in sure for item in evidence if item.weight)


def _opens_bracket(text: str, time: Time) -> bool:
    return text[max(0, time.start - 1) : time.start] in ("（", "(") and "）" not in text[time.start : time.end]


def decide(
    text: str,
    draft: Draft,
    time: Time | None,
    time_is_here: bool,
    issued: int | None,
    leaning: float,
    governing: Governing,
    previous: Draft | None = None,
) -> str:
    """ "target" or "reported" for a draft; `time` is the nearest time before it, `issued` the year of issue."""
    evidence = [Evidence(1.1 * leaning, "leaning")]
    evidence += _of_connectors(draft, leaning)
    adjacent = time is not None and is_date_of(text, time.end, draft.quantity.start)  # 到2020年的77.6岁
    told = text[time.start : time.end] if time is not None else ""
    if time is not None and time.role != "asof" and _THIS_YEARS_END.match(text, time.start):
        evidence.append(Evidence(2.0, "by", told))
    evidence += [replace(item, said=told) for item in _of_time(time, time_is_here, issued, leaning, adjacent)]
    evidence += _of_words(text, draft, leaning)
    if time is not None and time.year and issued is not None and time.year < issued and _opens_bracket(text, time):
        evidence.append(Evidence(-1.5, "past_in_bracket"))  # 达到3.5人（2017年为3人）
    evidence += _of_standing_rule(text, draft, leaning)
    if time is None and governing.due is not None:
        evidence.append(Evidence(1.2, "governed"))
    if time is None and governing.asof is not None and governing.asof_rule != "period.flows":
        announced = governing.asof_rule == "period.lead_in"
        evidence.append(Evidence(-1.5 if announced else -0.6, "governed_as_of"))
    if (
        leaning <= 0.5
        and draft.basis != "level"
        and any(word in ("同比", "环比", "同比分别") for word in draft.reading.words)
    ):
        evidence.append(Evidence(-0.8, "year_on_year"))
    if (
        previous is not None
        and not _is_sure(evidence)
        and "；" not in text[previous.quantity.end : draft.quantity.start]
    ):
        weight = 3.5 if draft.basis != "level" and "name.carried" in draft.rules else 0.7
        evidence.append(Evidence(weight if previous.kind == "target" else -weight, "as_before"))
    total = sum(item.weight for item in evidence)
    kind = "target" if total > 0 or (total == 0 and leaning > 0) else "reported"
    speaking: dict[str, str] = {}
    for item in evidence:
        if item.weight and (item.weight > 0) == (kind == "target"):
            speaking[item.rule] = speaking.get(item.rule) or item.said
    draft.rules.append(
        f"kind.{kind}:" + "+".join(f"{rule}={said}" if said else rule for rule, said in speaking.items())
    )
    draft.margin = abs(total)
    return kind
