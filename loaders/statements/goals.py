"""Goals and standards that a result is held against: 提前完成65%的目标, 低于40DDDs的控制标准, 申报率92%（目标85%）."""

import re

from loaders.statements.dependents import is_pronoun
from loaders.statements.drafts import Draft

_SETS_GOAL = re.compile(
    r"^(?:均|都|已|未|尚未|均未|远|提前|超额|圆满|顺利|如期|一年|两年)*(?:完成|实现|达到|高于|低于|超过|优于|接近|未达到?|距离?|离|与|较|比)?了?"
    r"(?:《[^》]{2,24}》|国家|全国|[省市县]|年度|全年|规划|预定|既定|原定)*(?:规定|确定|明确|下达?|要求|定)?(?:的)?$"
)


def sets_goal(words: str) -> bool:
    """Whether the words only hold a result against a goal (提前完成省定…65%的目标): of what was just measured."""
    return bool(_SETS_GOAL.match(words))


_GOAL_WORD = re.compile(
    r"^的?(?:[省市县]定|国家|全国|年度|全年|规划|原定|预期|考核)*(?:目标|目标值|目标任务|任务|指标值|标准值?|要求)(?:值|为|是|均|分别)*$"
)


def is_goal_word(words: str) -> bool:
    """Whether only the word goal stands before the number (目标85%)."""
    return bool(_GOAL_WORD.match(words))


_OF_GOAL = re.compile(r"\s*(?:以[上内下]|左右)?的[一-龥]{0,6}(?:目标|要求|任务)(?!书)")


def cites_goal(behind: str) -> bool:
    """Whether the words behind a number say that it is a goal (65%的目标)."""
    return bool(_OF_GOAL.match(behind))


_OF_STANDARD = re.compile(r"\s?的[一-龥]{0,6}标准(?!差)")


def cites_standard(behind: str) -> bool:
    """Whether the words behind a number that something falls short of say that it is a standard (低于40DDDs的控制标准)."""
    return bool(_OF_STANDARD.match(behind))


def is_held_against(draft: Draft, left: str) -> bool:
    """Whether the draft's number is a goal or standard that what was just measured is held against; `left` is the name before it."""
    if cites_goal(draft.right_words):
        return is_pronoun(left) or sets_goal(left)
    return draft.comparator in ("lt", "gt") and cites_standard(draft.right_words) and sets_goal(left)
