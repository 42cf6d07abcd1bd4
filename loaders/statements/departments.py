"""Who is to see to it: the bracket at a clause's end, a column of a table, 牵头 and 配合.

（市卫生计生委、市财政局负责）: the first named leads, unless the document says 分别负责 (then each leads its own part and none
is singled out). 责任部门：, 责任科室：, 牵头单位：, （牵头：医政科）, “X牵头，Y配合” are read the same way. A bracket holds for the
sentences of its paragraph back to the bracket before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BRACKET = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*)[)）]")
_LABEL = re.compile(
    r"^(?:责任(?:部门|单位|科室|处室|人|领导)|牵头(?:部门|单位|科室|处室)?|主办单位|承办单位|落实单位|实施单位|负责(?:部门|单位))[：:]\s?"
)
_COOPERATE = re.compile(r"[；;，,、]?\s?(?:配合|协办|参与|协同|参加)(?:部门|单位|科室)?[：:]\s?")
# 牵头单位：甲，责任单位：乙: behind a lead named by a label, the next label names the others.
_OTHERS = re.compile(r"[；;，,、。]?\s*(?:责任|实施|落实|承办|负责)(?:部门|单位|科室)[：:]\s?")
_LED = re.compile(r"^(?:牵头|主办)(?:部门|单位|科室|处室)?[：:]")
# The same labels as a sentence of their own behind what is to be done.
_SENTENCE = re.compile(
    r"(?:^|(?<=[。；;！\s]))(?=(?:责任(?:部门|单位|科室|处室)|牵头(?:部门|单位|科室|处室)|主办单位|承办单位|落实单位|实施单位|负责(?:部门|单位))[：:])[^。（）()\n]+(?:\n\s*(?:责任|实施|配合|落实)(?:部门|单位|科室)[：:][^。（）()\n]+)*"
)
_DUTY = re.compile(
    r"(?:等(?:部门|单位)?)?(?:分别|共同|按职责(?:分工)?|各?按职责|具体)?(?:负责|牵头(?:负责)?|落实|承办|实施|配合|参与|牵头，)"
)
_BODY = re.compile(
    r"(?:委|局|办|厅|部|院|室|科|处|站|中心|政府|会|组织部|残联|总工会|协会|团委|妇联|街道|乡镇|（[^）]*）|公司|集团|部门|单位|机关)$"
)
# Separators outside brackets: 有关县（市、区）人民政府 is one name.
_SPLIT = re.compile(r"[、，,；;](?![^（(]*[）)])|(?<=[委局办厅部院科处])和(?=[市县区省])|以及|及(?=[市县区省各])|\s+")
_LABEL_END = re.compile(r"(?:部门|单位|科室|处室)[：:]")  # what every label of `_SENTENCE` ends in
_LABELLED_LINE = re.compile(
    r"\n[^\S\n]*[（(]?(?:责任|牵头|主办|承办|落实|实施|负责|配合)(?:部门|单位|科室|处室)[：:][^\n]*"
)
_DOES_IT = re.compile(
    r"(?:等)?(?:部门|单位)?(?:分别|共同|按职责分工|按职责|具体)?(?:牵头负责|牵头|负责|落实|配合|参与|承办|实施)$"
)
_AND_OTHERS = re.compile(r"等(?:部门|单位)?$")
_BEFORE_BODY = re.compile(r"^(?:由|会同|牵头|配合)(?=[市县区省局委])")
_NOTE = re.compile(r"。|列在首位|排在第一位|分别负责是指|，?因机构改革")
_OFFICE_FIRST = re.compile(r"^[市县区省州][^，。；]{1,12}(?:委|局|办|厅)(?:、|$)")
_EACH = re.compile(r"分别(?:负责|牵头)")


# （中医科、体改科） behind a clause: nothing but names of offices. What such a bracket counts up (建成5个中心（胸痛中心、…）, 科室（内科、…）)
# stands behind its own noun, and wards and wards' centres are no offices.
_OFFICE = re.compile(
    r"(?!含|不含|如|包括|见|以下|其中|原)[一-龥]{1,10}(?:科|处|股|室|中心|局|委|办|办公室)(?:[（(][^（）()]{1,8}[)）])?"
)
_WARD = re.compile(
    r"(?:内|外|儿|妇|产|妇产|骨|眼|口腔|皮肤|急诊|康复|麻醉|检验|影像|放射|药剂|病理|感染|发热|全|专|肿瘤|精神|重症医学|老年医学|分)科$|"
    r"(?:卫生|教|诊|病|监护|手术|化验|实验|治疗|产|阅览|更衣|抢救|图书|档案)室$|(?:卒中|胸痛|创伤|救治|透析|体检|区域|医疗|服务|护理|康复|检验|影像|诊断)中心$|科室$"
)
_BEHIND_A_CLAUSE = re.compile(
    r"(?:[%％‰\d。；！]|以[上下内]|左右|[^，。；、（）]{3,}[个名家所张人元次项年月日天岁倍率平准]|要求|目标|任务|工作|建设|服务|制度|水平|能力|管理|覆盖)\s*$"
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[。；，]|$|\n)")


@dataclass(frozen=True, slots=True)
class Duty:
    """The bodies named at `start:end`. `lead` is None where each leads its own part."""

    start: int
    end: int
    lead: str | None
    departments: Sequence[str]


def _bodies(words: str, *, sure: bool = False) -> list[str]:
    """The bodies named, in order; `sure` where a heading already says that bodies stand here."""
    words = _LABEL.sub("", words.strip())
    words = _COOPERATE.sub("、", words).replace(":", "、").replace("：", "、")
    found = []
    for part in _SPLIT.split(words):
        name = _BEFORE_BODY.sub("", _AND_OTHERS.sub("", _DOES_IT.sub("", part.strip())))
        if 2 <= len(name) <= 24 and (_BODY.search(name) or sure):
            found.append(name)
    return list(dict.fromkeys(found))


def read_duty(words: str, start: int = 0) -> Duty | None:
    """The duty told by the inside of a bracket or a table cell, or None where it names no body."""
    first = _NOTE.split(words, maxsplit=1)[0]
    labelled = bool(_LABEL.match(first))
    if not labelled and not _DUTY.search(first) and not _OFFICE_FIRST.match(first):
        return None
    leaders, _, helpers = (
        first.partition("牵头") if "牵头" in first and not first.startswith("牵头") else (first, "", "")
    )
    if not helpers:
        parts = (_OTHERS if _LED.match(first) and _OTHERS.search(first) else _COOPERATE).split(first, maxsplit=1)
        leaders, helpers = parts[0], parts[1] if len(parts) > 1 else ""
    names, others = _bodies(leaders), _bodies(helpers)
    everyone = list(dict.fromkeys([*names, *others]))
    if not everyone:
        return None
    lead = None if _EACH.search(first) and "负责，" not in first else everyone[0]
    return Duty(start, start + len(words), lead, tuple(everyone))


def offices_at_end(text: str, bracket: re.Match[str]) -> Duty | None:
    """The offices that a bracket at the end of a clause holds and nothing else (（中医科）, （体改科、财务科）), or None."""
    names = _SPLIT.split(bracket[1].strip())
    if not all(_OFFICE.fullmatch(name) and not _WARD.search(name) for name in names):
        return None
    before = text[max(0, bracket.start() - _BACK) : bracket.start()].rpartition("\n")[2]
    if not _CLAUSE_ENDS.match(text, bracket.end()) or (before and not _BEHIND_A_CLAUSE.search(before)):
        return None
    return Duty(bracket.start(1), bracket.end(1), names[0], tuple(dict.fromkeys(names)))


_BACK = 12  # characters before a bracket that tell whether it ends a clause


def read_column(words: str, heading: str) -> Duty | None:
    """The duty told by a table's column of departments (责任科室, 牵头单位, 配合单位)."""
    bodies = _bodies(words, sure=True)
    if not bodies:
        return None
    helps = bool(re.search(r"配合|协办|参与", heading)) and "牵头" not in heading
    return Duty(0, len(words), None if helps else bodies[0], tuple(bodies))


def find_duties(text: str, start: int, end: int) -> list[Duty]:
    """The duties told in brackets of a paragraph, or as a sentence under a label (牵头单位：…；责任单位：…), in order."""
    brackets = list(_BRACKET.finditer(text, start, end))
    told = [(match.start(1), match[1]) for match in brackets]
    if _LABEL_END.search(text, start, end):
        told += [(start + match.start(), match[0]) for match in _SENTENCE.finditer(text[start:end])]
    duties = [duty for position, words in sorted(told) if (duty := read_duty(words, position)) is not None]
    read = {duty.start for duty in duties}
    offices = (offices_at_end(text, match) for match in brackets if match.start(1) not in read)
    return sorted([*duties, *(duty for duty in offices if duty is not None)], key=lambda duty: duty.start)


def labelled_end(text: str, end: int) -> int:
    """The end of the lines under a label of bodies (牵头单位：…, 责任单位：…) that follow a paragraph ending at `end`."""
    while line := _LABELLED_LINE.match(text, end):
        end = line.end()
    return end


def duty_for(duties: Sequence[Duty], position: int) -> Duty | None:
    """The first duty told behind a position: a bracket holds for what stands before it."""
    return next((duty for duty in duties if duty.start >= position), None)
