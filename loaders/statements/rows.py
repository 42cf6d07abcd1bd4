"""What a row of numbers says once: the verb before its first, the growth it means, what the last of it does.

引进博士10名、硕士100名; 新增三级医院2家、二级医院5家; 85%以上的A和75%以上的B建成中医馆; 完成3个卫生院和20个村卫生室改造.
"""

import re
from collections.abc import Sequence

from loaders.statements import dependents, name_parts, names
from loaders.statements.drafts import Draft
from loaders.statements.units import group_of

_GETS = re.compile(
    r"^(?:新增|核增|净增|增设|增加|增招|增配|扩增|引进|招聘|招录|选聘|培养|培训|选派|派出|新建|改扩建|改建|购置|购买|建成|打造|创建|组建|设立|落地|评选|遴选)(?=[一-龥])"
)
_GROWTH_VERB = re.compile(r"^(?:新增|核增|净增|增设|增加|增招|增配|扩增)")
_DONE_TO_HOUSE = re.compile(
    r"(?:医院|院|室|中心|站|所|机构|学校)的?(?P<what>(?:[一-龥]{2,3}化)?(?:新建|改造|提升|建设|扩建|改扩建|升级|达标|维修|装修|迁建|创建|验收){1,2})$"
)


_SAME_END = 2  # characters in which names of one sort end alike


def verb_over(previous: Draft | None, draft: Draft) -> str:
    """引进 of 引进博士10名、硕士100名: the verb told once before the first of a row, or ""."""
    if (
        previous is None
        or previous.clause != draft.clause
        or dependents.is_bare_verb(draft.left_words.strip("、 和与"))
    ):
        return ""
    if names.is_measure(draft.name) and previous.name[-_SAME_END:] != draft.name[-_SAME_END:]:
        return ""  # 新增康复床位150张、护理床位120张: of one sort
    verb = _GETS.match(previous.name)
    alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
    return verb[0] if verb and alike and not _GETS.match(draft.name) else ""


def shares_growth(previous: Draft, draft: Draft) -> bool:
    """Whether a number in a row is under the verb of growth told once before the first."""
    verb = _GROWTH_VERB.match(draft.name)
    told = "change.grown" in previous.rules or previous.basis == "increase"
    return bool(verb and told and draft.basis == "level" and not draft.left_words.startswith(verb[0]))


def share_what_is_done(previous: Draft, behind: str) -> None:
    """完成3个卫生院和20个村卫生室改造: what is done to the last, `behind` its number, is done to those before it."""
    if "完成" in previous.reading.words and names.ends_in_institution(previous.name):
        done = _DONE_TO_HOUSE.search(behind)
        previous.name += done["what"] if done else ""


def share_predicates(drafts: Sequence[Draft]) -> None:
    """85%以上的A和75%以上的B建成中医馆: what the last of a row of institutions does, those before it do too."""
    for place in range(len(drafts) - 2, -1, -1):
        draft, then = drafts[place], drafts[place + 1]
        if draft.clause != then.clause or draft.quantity.unit != "%" or then.quantity.unit != "%":
            continue
        behind = draft.right_words.startswith("的") and then.right_words.startswith("的")
        owner, own = name_parts.institution_of(draft.name), name_parts.institution_of(then.name)
        does = then.name.removeprefix(own)
        if behind and owner == draft.name and own and does:
            draft.name += does
