"""Lists: A、B、C分别达到x、y、z; A率、B率均达到x; A和B各N所 — one statement for each member.

Members share what is said once: the words before the first (提供中医药服务的社区…、乡镇…) and behind the last (…达标率).
"""

import re
from collections.abc import Sequence

from loaders.statements.name_parts import measure_prefix
from loaders.statements.names import MEASURE

_STRONG = re.compile("、")
_SEPARATOR = re.compile(r"、|以及|，|,|和(?!谐|睦)|及(?![时格早以其])|与|或者?")
_WEAK = re.compile(r"和|及|与|或者?")
_ENTITY_END = re.compile(
    r"(?:服务中心|中心卫生院|卫生服务站|服务站|卫生院|卫生室|医院|中心|站|诊所|机构|医共体|县(?![级医域])|区(?![级域])|市(?![级属])|乡镇(?!卫)|乡(?![镇村])|镇(?!卫)|街道|村(?![卫医级])|社区(?!卫)|患者|病人|人群|人口|老年人|老人|儿童|妇女|孕产妇|产妇|新生儿|居民|人员|医生|医师|护士|职工|学生|"
    r"高血压|糖尿病|结核病|精神障碍|精神病|肿瘤|癌症|癌|冠心病|慢阻肺|脑卒中|心电|影像|检验|门诊|住院|急诊|入院|出院|职工医保|居民医保|对象|团队|户|家庭|学校|企业|药品|耗材|床位|男性|女性|城市|农村|城镇|乡村|集采|中药|西药|(?<!或)者|负责人|员工|教师|村民|农民|司机|工人|家长)"
)
_PREFIX = re.compile(
    r"^(?:.*的|每[千万百]?(?:名|常住|服务|户籍)?(?:城市|农村)?(?:人口|居民)?|城市|农村|全部|县域内?|基层(?!医)|建档立卡"
    r"|(?:公立|民营|三级|二级|县级|基层|乡镇|社区)[^、，]{0,8}?(?:医院|机构|卫生院|中心))(?=[一-龥])"
)
_INSTITUTION = re.compile(r"医院|机构|卫生院|中心|卫生室|站")
_RATE_TAIL = re.compile(r"(?:占比|比例|比重|增幅|增速|增长率|涨幅|降幅)$")
_LEVEL = re.compile(r"[一二三四]级(?:甲等|乙等|及以[上下])?(?=$|[一-龥])")
_LEVEL_ENDS = re.compile(r"[一二三四]级(?:甲等|乙等|及以[上下])?$")
_SHORTEST_HEAD = re.compile(r"(?<=[一-龥]{2})[一-龥]{2}(?:率|比例|费用)$")  # 血压、血糖控制率
_SHORT_HEAD = re.compile(r"[一-龥]{2,4}(?:率|数|量|额|比|费用|比例|比重|占比)$")


def _pieces(words: str, separator: re.Pattern[str]) -> list[str]:
    depth, pieces, last = 0, [], 0
    marks = {match.start(): match.end() for match in separator.finditer(words)}
    position = 0
    while position < len(words):
        char = words[position]
        depth += (char in "（(“") - (char in "）)”")
        if depth == 0 and position in marks and position > last:
            pieces.append(words[last:position])
            last = position = marks[position]
            continue
        position += 1
    pieces.append(words[last:])
    return [piece.strip() for piece in pieces if piece.strip()]


_IS_RATE = re.compile(r"(?:率|比例|比重)$")  # 就诊率、基层诊疗占比: the first is a share by itself


def _share(pieces: list[str]) -> list[str]:
    """Gives every member the words said once for all."""
    first, last = pieces[0], pieces[-1]
    before = "" if MEASURE.search(first) or MEASURE.search(last) else measure_prefix(first)
    if before:
        return [first, *[before + piece for piece in pieces[1:]]]  # 报销比例职工、居民: one measure of both
    suffix = ""
    level = _LEVEL.match(last)
    if level and level.end() < len(last) and _LEVEL_ENDS.search(first):
        levels = [found[-1] for piece in pieces if (found := list(_LEVEL.finditer(piece)))]
        return [first[: levels[0].start()] + each[0] + last[level.end() :] for each in levels]
    if MEASURE.search(last) and (not MEASURE.search(first) or first.endswith("人口")):  # 流动人口、青年学生知晓率
        ends = [match.end() for match in _ENTITY_END.finditer(last)]
        same = [end for end in ends if last[end - 1] == first[-1]]
        cut = (same or ends or [0])[0]
        head = _SHORT_HEAD.search(last)
        if not cut or cut == len(last):
            head = head if head and head.start() else _SHORTEST_HEAD.search(last)
            cut = head.start() if head else _same_length(pieces)
        suffix = last[cut:]
    centre = _CENTRE.search(last) if not suffix else None
    if centre and centre.start() and not any(_INSTITUTION.search(piece[-_LONGEST_END:]) for piece in pieces[:-1]):
        suffix = centre[0]
    tail = _RATE_TAIL.search(last)
    if not suffix and tail and not _RATE_TAIL.search(first) and not _IS_RATE.search(first) and len(tail[0]) < len(last):
        suffix = tail[0]
    prefix_match = _PREFIX.match(first)
    prefix = prefix_match[0] if prefix_match and prefix_match.end() < len(first) else ""
    members = []
    for place, piece in enumerate(pieces):
        words = piece
        own = words.startswith(prefix[:2]) or "的" in words or words.startswith("每")
        if place and prefix and not own and not (_INSTITUTION.search(prefix) and _INSTITUTION.search(words)):
            words = prefix + words
        if (place < len(pieces) - 1 and centre) or (
            place < len(pieces) - 1
            and suffix
            and not _RATE_TAIL.search(piece)
            and (tail or not MEASURE.search(piece) or piece.endswith("人口"))
        ):
            words += suffix
        members.append(words)
    return _carry_heads(members)


def _same_length(pieces: list[str]) -> int:
    """政府、社会、个人卫生支出: where members of one short length end in the last, else its whole length."""
    lengths = {len(piece) for piece in pieces[:-1]}
    (length, *others) = lengths
    return length if not others and length <= _SHORT_MEMBER < len(pieces[-1]) else len(pieces[-1])


# 胸痛、卒中、创伤救治中心: what kind of centre all of them are.
_CENTRE = re.compile(
    r"(?:急救|救治|诊疗|诊断|诊治|医学|检验|影像|质控|质量控制|康复|护理|病理|防治|会诊)+(?:中心|基地|门诊)$"
)
_LONGEST_END = 5  # characters in which a member says itself what it is (服务中心)
_SHORT_MEMBER = 3


def _carry_heads(members: list[str]) -> list[str]:
    """监督抽查完成率、完结率: a bare rate after a full one takes over the full one's subject."""
    first = members[0]
    head = _SHORT_HEAD.search(first)
    if not head:
        return members
    base = re.sub(r"[一-龥]{2}(率|数|量|额|比)$", "", first)
    people = _OF_PATIENTS.match(first)
    carried = [first]
    for member in members[1:]:
        bare = len(member) <= 4 and MEASURE.search(member) and len(base) >= 3
        if people and _PATIENTS_RATE.fullmatch(member):
            member = people["who"] + member
        elif bare:
            member = base + member
        carried.append(member)
    return carried


# 肺结核患者系统管理率、成功治疗率: rates of one group of patients.
_CARE = r"(?:成功|规范化?|系统|规律|有效|早期)?(?:管理|治疗|服药|随访|面访|控制|救治|治愈|检测|转归|知晓)(?:成功)?率"
_OF_PATIENTS = re.compile(rf"(?P<who>[^，。；]{{1,12}}(?:患者|病人|感染者|携带者|者)){_CARE}$")
_PATIENTS_RATE = re.compile(_CARE)


# 市、县两级专家库, 县、乡、村三级: one character each, the rank behind the count.
_RANKS = re.compile(
    r"(?P<all>(?:国家|[省市州县区镇乡村])(?:[、和与](?:国家|[省市州县区镇乡村]))+)[两二三四五](?P<rank>级)"
)
_COUNTED_SORTS = re.compile(
    r"(?P<all>[一-龥]{2,8}(?:、[一-龥]{2,8})*(?:、|和|与|及)[一-龥]{2,8}?)[“\"「]?[两二三四五](?:类|种|项|病|个)[”\"」]?"
)
# 两项覆盖率, 上述三项指标: those just named.
_THOSE = re.compile(r"^(?:这|上述|以上|前述)?(?P<count>[两二三四五六])(?:项|个|类|种|者)(?P<what>[一-龥]{0,6})$")
_LAST_MEASURE = re.compile(r"(?:保障|待遇|政策|范围)*(?:内)?[一-龥]{2}(?:率|比例|标准|限额|线|费用)$")
_COUNTS = {char: number for number, char in enumerate("二三四五六", 2)} | {"两": 2}


def ranked(words: str, count: int) -> list[str] | None:
    """市、县两级专家库 → 市级专家库, 县级专家库; 高血压、糖尿病两病用药 → 高血压用药, 糖尿病用药; None for another count."""
    for pattern in (_RANKS, _COUNTED_SORTS):
        match = pattern.search(words)
        if match is None:
            continue
        each = re.split("[、和与及]", match["all"])
        if len(each) == count:
            rank = match.groupdict().get("rank") or ""
            return [words[: match.start()] + member + rank + words[match.end() :] for member in each]
    return None


def members_said(words: str, count: int) -> list[str] | None:
    """高血压、糖尿病“两病”用药报销比例 → 高血压用药, 糖尿病用药: whom a name before was about, without its measure."""
    named = ranked(words, count)
    if named is None:
        return None
    return [_LAST_MEASURE.sub("", member) or member for member in named]


def those_named(words: str, count: int, before: Sequence[str]) -> list[str] | None:
    """两项覆盖率 → the last two names that end in 覆盖率, in order; None where the words point at nothing."""
    match = _THOSE.match(words)
    if match is None or _COUNTS[match["count"]] != count:
        return None
    what = "" if match["what"] in ("指标", "比例", "目标", "数据") else match["what"]
    found = [name for name in before if name.endswith(what)][-count:]
    return found if len(found) == count else None


def members_for(words: str, count: int) -> list[str] | None:
    """The `count` members of a list, or None where the words do not fall into so many."""
    if by_rank := ranked(words, count):
        return by_rank
    strong = _pieces(words, _STRONG)
    if len(strong) == count:
        return _share(strong)
    if len(strong) == count - 1:
        tail = _pieces(strong[-1], _WEAK)
        if len(tail) == 2:
            return _share([*strong[:-1], *tail])
    every = _pieces(words, _SEPARATOR)
    if len(every) == count:
        return _share(every)
    return None


def shared_members(words: str, marked: bool) -> list[str]:
    """The members of a list under one predicate. `marked`: 均, 都, 各, 分别 stands before the number.

    Without a mark only a row of complete rates falls apart (A率、B率达到90%); otherwise the words stay whole.
    """
    pieces = _pieces(words, _STRONG)
    if len(pieces) == 1 and not marked:
        return [words]
    if _RANKS.match(words):
        return [words]  # 市、县两级疾控中心…均达到: one measure of both ranks
    tail = _pieces(pieces[-1], _WEAK)
    if len(tail) == 2 and _falls_apart(tail[0], pieces, marked):
        pieces = [*pieces[:-1], *tail]
    rates = all(MEASURE.search(piece) for piece in pieces)
    if len(pieces) > 1 and (rates or (marked and (MEASURE.search(pieces[-1]) or not MEASURE.search(words)))):
        return _share(pieces)
    return [words]


def _falls_apart(first: str, pieces: list[str], marked: bool) -> bool:
    """Whether 和 joins two members (知晓率和满意率, 高血压和糖尿病患者…), not two words of one (诊疗和管理率)."""
    if MEASURE.search(first):
        return True
    ends = [match.end() for match in _ENTITY_END.finditer(first)]
    whole = bool(ends) and ends[-1] == len(first)
    return whole and (marked or (len(pieces) > 1 and not MEASURE.search(pieces[0])))


_BODY = re.compile(r"财政|政府|部门|医保基金|机构")
_EACH_DOES = re.compile(r"^(?P<who>[^各]*?(?:、|和|与)[^各]*?)各(?:自)?(?P<does>[一-龥]{2,4})$")


def each_does(words: str) -> list[str]:
    """省级、市级财政各承担 → 省级财政承担, 市级财政承担: 各 with a verb behind it; [] where there is none."""
    match = _EACH_DOES.match(words)
    if match is None or match["does"][0] in "级类种项地单部方界":
        return []
    each = _share(_pieces(match["who"], _SEPARATOR))
    ends = [end.end() for end in _BODY.finditer(each[-1])]
    tail = each[-1][each[-1].rfind("级") + 1 : ends[-1]] if ends and "级" in each[-1] else ""
    return [member + ("" if member.endswith(tail) else tail) + match["does"] for member in each]
