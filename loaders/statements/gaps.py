"""More and less: than another place it is a gap, which is a level; than an earlier time it is a change.

与全市均值相比少1.1张 stays a level (GUIDE, more 7), 比上年高2.3个百分点 is an increase.
"""

import re
from collections.abc import Sequence

from loaders.statements.drafts import Draft
from loaders.statements.times import Time

_MORE_OR_LESS = {
    "多": "increase", "多了": "increase", "高": "increase", "高出": "increase", "高了": "increase",
    "少": "decrease", "少了": "decrease", "低": "decrease", "低了": "decrease",
}  # fmt: skip
_TO_OTHERS = re.compile(
    r"(?:比|与|较|同)[^，。；]{0,12}?(?:全[国省市县区]|平均|均值|水平|医院|机构|其他|兄弟|先进|城区|农村|[省市县区]|标准|目标)[^，。；]{0,6}(?:相比)?，?[^，。；]{0,6}$"
)
_COMPARED_BEFORE = 16  # characters before a clause in which 与…相比， may stand


def basis_of_gap(text: str, draft: Draft, times: Sequence[Time]) -> str:
    """The basis of a draft whose number 多, 少, 高 or 低 stands before; of any other as it is."""
    words = [word for word in draft.reading.words if word in _MORE_OR_LESS]
    if not words or draft.basis not in ("level", _MORE_OR_LESS[words[0]]):
        return draft.basis
    start = max(draft.sentence[0], draft.clause[0] - _COMPARED_BEFORE)
    if any(time.role == "than" and start <= time.start < draft.quantity.start for time in times):
        return _MORE_OR_LESS[words[0]]
    return "level" if _TO_OTHERS.search(text[start : draft.quantity.start]) else draft.basis
