"""Comparators that stand apart from their number: 不低于总额的40%, 至少配备1名.

Two shapes. A whole stands between (不超过*总数的*15%): the number is a share of it. A verb stands between (至少*配备*1名,
最多*设置*2所): only 至少, 最多 and their like reach over a verb, since 不超过 takes its object at once.
"""

import re
from dataclasses import dataclass

from loaders.statements.connectors import TOKENS

_SIDES = {
    word: tag for word, tag in TOKENS.items() if tag in ("ge", "gt", "le", "lt") and len(word) > 1 and word.isalpha()
}
_SIDE = "|".join(sorted(_SIDES, key=len, reverse=True))
# What is short for the whole: 总额, 全年筹资总额, 医疗收入, 编制床位数, 当地市场均价.
_OF_WHOLE = re.compile(
    rf"(?:(?:一般|原则上|应当?|须|必须|要求?|均|都)*)(?P<side>{_SIDE})(?P<whole>[^，。；、：\d]{{2,16}})的\s*$"
)
_OVER_VERB = re.compile(
    r"(?P<side>至少|最少|最多|至多)(?=(?:可以?|要|应当?|须|必须|能)?(?:配备|配置|设置|设立|建成|建设|建立|建有|开展|开设|组织|举办|安排|选派|派驻|派出|培养|培训|引进|招聘|完成|拥有|保留|保证|提供|接受|随访|巡诊|体检|检查|选择|确定|打造|新增|新建|有|设|建|派|配|开|办|做|上|下|到|聘)"
    r"[^，。；、：\d]{0,10}$)"
)
# 不少于每季度1次: how often, between the bound and its number.
_OVER_PERIOD = re.compile(
    rf"(?P<side>{_SIDE})(?P<per>每(?:个)?(?:年|半年|季度|季|月|半月|周|天|日|学期|学年|人|村|所))\s*$"
)


@dataclass(frozen=True, slots=True)
class Apart:
    """`comparator` and the words before the number without it; `whole` is what the number is a share of, or ""."""

    comparator: str
    words: str
    whole: str = ""


def read_apart(words: str) -> Apart | None:
    """The comparator in the words before a number, a whole or a verb away from it; None where there is none."""
    share = _OF_WHOLE.search(words) if "的" in words else None
    if share:
        return Apart(_SIDES[share["side"]], words[: share.start()], share["whole"])
    period = _OVER_PERIOD.search(words) if "每" in words else None
    if period:
        return Apart(_SIDES[period["side"]], words[: period.start()] + period["per"])
    over = _OVER_VERB.search(words) if "至" in words or "最" in words else None
    if over:
        return Apart(_SIDES[over["side"]], words[: over.start()] + words[over.end() :])
    return None
