"""Times that stand before a number and are not its own: of another clause, another number, or of what it is held against."""

import re

from loaders.statements.drafts import Draft
from loaders.statements.times import Time


def is_of_another(text: str, time: Time, draft: Draft) -> bool:
    """Whether a time before the draft's number dates something else in its sentence."""
    return (
        _is_of_first(text, time, draft)
        or _is_spent(text, time, draft.quantity.start)
        or _dates_a_number(text, time, draft)
        or _BASE.match(text, time.end) is not None
        or _is_reckoned_from(text, time, draft)
    )


def _is_of_first(text: str, time: Time, draft: Draft) -> bool:
    """Whether a time dates A of 由2020年的A提高到B; one before 由 dates B."""
    twin = draft.twin
    if twin is None or not draft.clause[0] <= time.start < twin.quantity.start:
        return False
    lead = text[draft.clause[0] : twin.quantity.start]
    cut = draft.clause[0] + max(lead.rfind("由"), lead.rfind("从"))
    return time.start >= cut or (time.role != "by" and is_date_of(text, time.end, twin.quantity.start))


# 去年4月实施以来, 在2018年标准上: from when, or on top of what, not of when.
_BASE = re.compile(r"[^，。；]{0,20}?(?:以来|之后|后(?=[，,])|(?:基础|标准|水平|基数)上)")
_RECKONED_BY = re.compile(r"(?:按照?|占|以|不低于|不超过|不少于|不高于)$")
_OF_WHOLE = re.compile(r"[^，。；\d]{2,20}的")


def _is_reckoned_from(text: str, time: Time, draft: Draft) -> bool:
    """按上年度筹资总额的85%拨付: a time that only says which sum a share is reckoned from."""
    if time.role or draft.quantity.unit != "%" or not _RECKONED_BY.search(text, max(0, time.start - 3), time.start):
        return False
    return _OF_WHOLE.match(text, time.end, draft.quantity.start) is not None


_OF_A_NUMBER = re.compile(r"的(?:约|近|超|超过)?(?=\d)")

# 大楼10月底前投入使用，完成…: a month that its own clause has used up.
_SPENT = re.compile(r"[^，。；\d]{0,12}(?:投入使用|投用|建成|竣工|完工|开工|启用|出台|印发|到位)(?=[，。；])")


def _is_spent(text: str, time: Time, number: int) -> bool:
    """Whether a month's deadline belongs to another clause that has no number (10月底前投入使用，…)."""
    spent = _SPENT.match(text, time.end, number) if time.role in ("by", "") and time.part else None
    return spent is not None


_DATE_OF = re.compile(r"的?(?:约|近|超|超过|不到|不足)?")


def is_date_of(text: str, time_end: int, number: int) -> bool:
    """Whether a time stands right before a number: 2020年的77.6岁, 2016年初的约73%."""
    return bool(_DATE_OF.fullmatch(text, time_end, number))


def _dates_a_number(text: str, time: Time, draft: Draft) -> bool:
    """提高到2020年的77.6岁，…: a date right before another number is that number's alone."""
    behind = _OF_A_NUMBER.match(text, time.end)
    return behind is not None and behind.end() < draft.quantity.start
