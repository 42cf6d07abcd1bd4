"""100 % without digits: 应签尽签, 全覆盖, 全部纳入, 覆盖所有乡镇, 所有三级医院全面落实.

Only where a cover that could be counted is meant: people, institutions or places on one side, what they are to have on
the other. 全部 as a plain adverb, 全覆盖 in quotation marks or in a clause with its own number are passed over.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.statements import names
from loaders.statements.times import find_times

_ENTITY = (
    r"(?:人群|人口|患者|病人|老年人|老人|儿童|妇女|孕产妇|新生儿|居民|群众|人员|医师|医生|护士|村医|学生|学员|职工|对象|家庭|医院|卫生院|保健院|服务中心|服务站|卫生室|机构|医共体|医联体|团队|县（[^）]*）|县(?![级医域])|市(?![级属])|区(?![级域])|乡镇(?!卫)|乡(?![镇村])|镇(?!卫)|街道|村(?![卫医级])|社区(?!卫)|单位|统筹地区|地区|"
    r"项目|药品|品种|病种|基地|科室|床位|用血|血液|病区|窗口|病例|场所|幼儿园|水厂|车辆|档案|企业|学校|家|户|站|室|药店|设备|农民|农户|救助站|中心|公司|部门|平台)(?:\([^)]{0,8}\)|（[^）]{0,8}）)?"
)
_DONE_FULLY = re.compile(r"应(?:(?P<verb>[一-龥])尽(?P<same>[一-龥])|(?P<two>[一-龥]{2})尽(?P=two))")
_COVERED = re.compile(r"全覆盖|全部覆盖|全员覆盖|全面覆盖(?=[，。；、]|$)")
# What is done to, or by, all of them.
_VERBS = (
    r"能够|可以|要|达到|达标|实现|完成|完工|竣工|纳入|设立|设置|设有|开展|建立|建成|建好|建有|配备|配齐|配足|配置|接入|接通|贯通|连通|联通|互通|打通|开通|落实|参加|参保|参与|签|加入|取消|通过|按|实行|推行|实施|执行|"
    r"使用|采用|来自|提供|安装|装有|具备|开设|组建|组成|成立|转|脱贫|上线|上传|上岗|到岗|到位|公开|公示|公布|检测|监测|筛查|免费|免疫|接种|接受|救治|治疗|治愈|出院|康复|隔离|随访|管理|启用|投用|投入|运行|运营|开放|"
    r"覆盖到?|消除|移交|归档|办理|办结|整改|改造|升级|保留|持证|注册|取得|获得|由|在|进入|列入|录入|入驻|挂牌|对接|验收|认领|配送|挂网|采购|发放|兑现|派驻|下沉|移动|拥有|签订|推开|取缔|关停|退出|划转|统一"
)
_ALL_OF = re.compile(
    rf"(?P<subject>[^，。；：]{{2,44}}?)(?:要|须|应|均|已经?|能够?|必须)*全部(?P<verb>(?:{_VERBS})[^，。；：]{{0,40}})"
)
_ALL_SUBJECT = re.compile(
    rf"(?P<subject>(?:全部|所有)(?!制)[^，。；：]{{0,40}}?{_ENTITY})(?P<rest>(?:均|都|全部|全面|应|必?须|一律|可|配有|与[^，。；：]{{2,30}}建立|(?!由|在|按|转|签(?!订|约)){_VERBS})[^，。；：]{{2,50}})"
)
_COVERS_ALL = re.compile(
    rf"(?P<left>[^，。；：]{{0,40}}?(?:覆盖到?|延伸到?|延伸至|接通|联通|连通|辐射到?|下沉到?|惠及|普及到?|推广到|扩大到|扩展到|拓展到|接入到?|通达|贯通))(?:全市|全县|全区|全省|辖区内?)?(?P<all>全部|所有|各)(?P<right>[^，。；：]{{0,24}}?{_ENTITY})"
)
# 已全部落实一生一策: of whom, the clause before says.
_ALL_DONE = re.compile(
    r"^(?:目前|现|均|也|并|已经?)*全部(?P<verb>落实|完成|建立|纳入|到位|开展|签约|建档|接入|配备|实现|通过|达到|救治|治疗|转介|随访)(?P<rest>[^，。；：]{0,24})$"
)
# 对特困人员给予全额资助
_IN_FULL = re.compile(
    r"^(?:对于?|给予|为|向)?(?P<who>[^，。；：]{2,30}?)(?:参保|个人)?(?:缴费)?(?:部分)?(?:由[^，。；：]{2,14}?)?(?:给予|予以|实行|按)?全额(?P<what>资助|补助|补贴|代缴|报销|救助|保障|承担|负担|兜底|减免|支付)"
)
_FURTHER = re.compile(rf"(?:、|和|及|以及)(?:全部|所有)?(?P<more>[^，。；：、\d]{{0,24}}?{_ENTITY})")
_UP_TO_NUMBER = re.compile(r"(?:约占|共|约|达|占)?\d")
_QUOTED = re.compile(r"[“\"'‘《]$")
_OWN_NUMBER = re.compile(r"\d(?:\.\d+)?\s?[%‰]|百分之|[一二三四五六七八九]成")
_ADVERB_NOUN = re.compile(
    r"(?:费用|职责|工作|责任|任务|资金|内容|事项|流程|程序|时间|精力|环节|过程|要求|措施|条款|力量|问题)(?:要|须|应|均|已)?$"
)
_COUNTED = re.compile(r"\d(?:余|多|万)?(?:名|家|个|所|人|位|户|张|台|例)")
_PEOPLE_COUNTED = re.compile(r"\d(?:余|多|万)?(?:名|人|位|户|张|台|例)")
# 13个县疾控中心全部完成标准化建设: how many they are is known; all of them is what is told.
_HOUSES_COUNTED = re.compile(r"^(?:.*(?<![\d.]))?(?:\d+|[一二两三四五六七八九十百]+)(?:余|多)?(?:个|家|所|处)")
_CUE = re.compile(r"全覆盖|全部|全额|所有|尽|全员覆盖|全面覆盖|覆盖各")
_DOING = {
    "签": "签约", "保": "参保", "治": "救治", "检": "检查", "派": "派驻", "访": "随访", "种": "接种", "转": "转诊", "助": "救助", "纳": "纳入", "设": "设立", "救": "救助", "接": "接种", "建": "建档", "筛": "筛查", "管": "管理",
}  # fmt: skip
_NO_COVER = "收转查改报办种公"  # 应收尽收, 应查尽查: zeal, no cover
_LATEST_SUBJECT = 12  # 所有… must open its clause, or nearly
_INSTITUTION = re.compile(
    r"[（(][^（）()]*[)）]|社区卫生服务(?:中心|站)|服务中心|服务站|医疗机构|卫生机构|管理局|监测站"
)
_SERVICE = re.compile(
    r"服务|签约|参保|管理|保障|建设|检查|筛查|接种|设施|网络|监测|救助|识别|率|业务|结算|覆盖|系统|平台|医共体|医联体|制度|改革|付费|培训|保险|中医馆|卫生室|一体机"
)
_ONLY_VERB = re.compile(r"(?:基本|全面|逐步|率先)*(?:实现|达到)?")
_BARE_VERB = re.compile(r"(?:基本)?(?:覆盖|延伸|接通|惠及)")


@dataclass(frozen=True, slots=True)
class Cover:
    """An implicit 100 % at `start:end`: the words that mean it; `name` is what is to be covered, "" where its clause does not say."""

    start: int
    end: int
    name: str
    rule: str


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^，；：,;。！？\n]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _is_countable(words: str) -> bool:
    return bool(re.search(_ENTITY, words))


def _timeless(words: str) -> str:
    return names.words_without_times(words, 0, len(words), list(find_times(words)))


def _done_fully(clause: str, start: int) -> Cover | None:
    """应签尽签, 应保尽保: what is done to all who are entitled to it."""
    match = _DONE_FULLY.search(clause)
    if match is None:
        return None
    left = re.sub(r"(?:做到|达到|实现|确保)$", "", names.clean_left(_timeless(clause[: match.start()])))
    verb = match["verb"] or match["two"]
    alone = match[0] == clause.strip()  # 应管尽管, a cell of its own
    if (len(left) < 2 and not alone) or (verb in _NO_COVER and verb != match["same"] and not match["two"]):
        return None
    if alone:
        return Cover(start + match.start(), start + match.end(), "", "implicit.应X尽X")
    return Cover(start + match.start(), start + match.end(), left + _done(match), "implicit.应X尽X")


def _covered(clause: str, start: int) -> Cover | None:
    """…全覆盖."""
    match = _COVERED.search(clause)
    if match is None:
        return None
    left, behind = clause[: match.start()], clause[match.end() : match.end() + 1]
    if "\u4e00" <= behind <= "\u9fff" and behind not in "并和与且及后以":
        return None  # 全覆盖业务培训: what sort of training
    if behind in ("”", '"', "’", "式", "、", "的") or _QUOTED.search(left):
        return None
    name = names.clean_left(_timeless(left))
    if _ONLY_VERB.fullmatch(name):
        name = ""
    elif len(name) < 3:
        return None
    return Cover(start + match.start(), start + match.end(), name, "implicit.全覆盖")


def _covering_all(clause: str, start: int) -> Cover | None:
    """覆盖所有乡镇, 延伸到全部村卫生室."""
    match = _COVERS_ALL.search(clause) if any(word in clause for word in ("全部", "所有", "各")) else None
    if match is None or (match["all"] == "各" and not match["left"].endswith(("覆盖", "覆盖到"))):
        return None
    name, end = names.clean_left(_timeless(match["left"])) + match["right"], match.end("right")
    while further := _FURTHER.match(clause, end):
        name, end = f"{name}、{further['more']}", further.end()
    return Cover(start + match.start("all"), start + end, name, "implicit.覆盖所有")


def _in_full(clause: str, start: int) -> Cover | None:
    """对特困人员给予全额资助."""
    match = _IN_FULL.search(clause)
    if match is None or not _is_countable(match["who"]):
        return None
    at = match.start("what") - 2
    who = names.clean_left(_timeless(match["who"]))
    return Cover(start + at, start + match.end(), who + match["what"], "implicit.全额") if len(who) > 1 else None


def _all_of(clause: str, start: int) -> Cover | None:
    """规定人群全部纳入…."""
    match = _ALL_OF.search(clause) if "全部" in clause else None
    if match is None:
        return None
    if _PEOPLE_COUNTED.search(match["subject"]):
        return None  # 156名村医全部取得资格证: the number is the statement
    subject = _HOUSES_COUNTED.sub("", names.clean_left(_timeless(match["subject"])))
    if not _is_countable(subject) or _ADVERB_NOUN.search(subject):
        return None
    name = subject + re.sub(r"^(?:能够|可以|要)", "", match["verb"].removesuffix("了"))
    return Cover(start + match.start("verb") - 2, start + match.start("verb"), name, "implicit.全部")


def _all_subject(clause: str, start: int) -> Cover | None:
    """所有三级公立医院全面落实…."""
    match = _ALL_SUBJECT.search(clause)
    if match is None or match.start() > _LATEST_SUBJECT or _COUNTED.search(match[0]):
        return None  # 所有县至少有1所…: the number is the statement
    rest = re.sub(r"^(?:均|都|全部|要|应当?|须|必须|已)+", "", match["rest"])
    name = names.clean_left(match["subject"])[2:] + rest
    return Cover(start + match.start("subject"), start + match.start("subject") + 2, name, "implicit.所有")


_READERS: tuple[Callable[[str, int], Cover | None], ...] = (
    _done_fully,
    _covered,
    _covering_all,
    _all_of,
    _all_subject,
    _in_full,
)


def _cover_in(clause: str, start: int) -> Cover | None:
    if not _CUE.search(clause):
        return None
    number = _OWN_NUMBER.search(clause)
    if number:  # 覆盖全部医院和80%的卫生院: only what stands before the number is a cover of its own
        cover = _covering_all(clause, start)
        return cover if cover and cover.end - start <= number.start() else None
    return next((cover for reader in _READERS if (cover := reader(clause, start))), None)


def _all_done(clause: str, start: int, before: str) -> Cover | None:
    """筛查出重点学生300人，已全部落实…: of those the clause before tells, up to its number."""
    match = _ALL_DONE.search(clause.strip()) if "全部" in clause else None
    who = names.subject_of(names.clean_left(_timeless(_UP_TO_NUMBER.split(before)[0])))
    if match is None or len(who) < 2 or not _is_countable(who):
        return None
    at = start + clause.index("全部")
    return Cover(at, at + 2, who + match["verb"] + match["rest"], "implicit.全部")


def may_cover(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a word that an implicit cover needs."""
    return _CUE.search(text, start, end) is not None


def find_covers(text: str, start: int, end: int) -> Iterator[Cover]:
    """The implicit covers of a sentence, at most one a clause."""
    if not may_cover(text, start, end):
        return
    before = ""
    for first, last in _clauses(text, start, end):
        if _is_heading(text, first, last):
            continue
        cover = _cover_in(text[first:last], first) or _all_done(text[first:last], first, before)
        if cover is not None:
            yield _completed(cover, before)
            yield from _further(cover, text, last)
        before = text[first:last]


_HEADING = 18  # characters of a paragraph's heading
_HEADING_MARK = re.compile(
    r"[\s—\-●○■□◆★☆•·]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]\s?)?[一-龥“”、]+"
)


def _is_heading(text: str, first: int, last: int) -> bool:
    """——病种分组全面覆盖。 at the head of a paragraph that goes on: what it is about, said again with numbers behind."""
    if last - first > _HEADING or text[first - 1 : first] not in ("\n", "") or text[last : last + 1] != "。":
        return False
    return text[last + 1 : last + 2] not in ("\n", "") and _HEADING_MARK.fullmatch(text, first, last) is not None


def _further(cover: Cover, text: str, end: int) -> Iterator[Cover]:
    """应保尽保、应助尽助: what else is done to the same."""
    first = _DONE_FULLY.match(text, cover.start)
    if first is None:
        return
    who = cover.name.removesuffix(_done(first))
    position = first.end()
    while (match := _DONE_FULLY.match(text, position + 1, end)) and text[position] in "、和":
        yield Cover(match.start(), match.end(), who + _done(match), cover.rule)
        position = match.end()


def _done(match: re.Match[str]) -> str:
    """签约 of 应签尽签."""
    verb = match["verb"] or match["two"]
    return _DOING.get(verb, verb)


def _completed(cover: Cover, before: str) -> Cover:
    """推进远程医疗服务，实现乡镇卫生院全覆盖: where only places are named, the clause before tells what is to reach them."""
    if cover.rule == "implicit.全覆盖":
        bare, link = not _SERVICE.search(_INSTITUTION.sub("", cover.name)), "覆盖"
    else:
        bare, link = cover.rule == "implicit.覆盖所有" and bool(_BARE_VERB.match(cover.name)), ""
    topic = names.clean_left(_timeless(_UP_TO_NUMBER.split(before)[0]))
    if not bare or not 2 <= len(topic) <= 40 or _OWN_NUMBER.search(before):
        return cover
    link = link if cover.name else ""
    return Cover(cover.start, cover.end, topic + link + cover.name, cover.rule)


_HOUSE = 4  # characters of the institution a cover's name ends in (村卫生室)
_MEASURED = re.compile(r"(?:比例|占比|比重|率|数量?)$")


def reaching(name: str, told: str) -> str:
    """药品进村卫生室比例达到95%，…实现有村医的村卫生室全覆盖: where a cover only names whom, with what was just told."""
    if not name:
        return told
    reached = _MEASURED.sub("", told)
    whom_only = names.ends_in_institution(name) and not _SERVICE.search(name[:-_HOUSE])
    return f"{reached}覆盖{name}" if reached and whom_only and name not in reached else name
