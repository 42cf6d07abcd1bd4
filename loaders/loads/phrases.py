"""The figure's own phrase: the words of a quote that may be kept of a text that is not ours to copy."""

import re

# A comparator or a verb of reaching directly before the number, and its other half directly behind it; simplified and
# traditional. Facts are free, sentences are not (DESIGN §6: bundled loads quote "≥65%", "达73%" and no more).
_BEFORE = re.compile(
    r"(?:不(?:得)?(?:低|高|少|多|大|小|超)(?:于|於)?(?:过|過)?|至少|最高|最低|控制在|(?:超|高|低|大|小)(?:过|過|于|於)"
    r"|(?:提高|提升|增加|上升|下降|降低|减少|減少|增长|增長|压减|扩大|擴大|缩短)(?:到|至|了)?|增至|降至|降到|达到?|達到?|[为為占佔约約近共逾]|[≥≤><＞＜≧≦=＝±])\s*$"
)
_BEHIND = re.compile(r"\s*(?:及)?(?:以[上下内內]|左右|上下|余|餘|多)")
# The longest of these phrases with blanks; looking further back only costs time.
_REACH = 12


# What a conversion from PDF or Markdown leaves around a number.
_REMAINS = (
    ("\\geqslant", "≥"),
    ("\\leqslant", "≤"),
    ("\\geq", "≥"),
    ("\\leq", "≤"),
    ("\\ge", "≥"),
    ("\\le", "≤"),
    ("\\%", "%"),
    ("$", ""),
    ("**", ""),
)


def own_phrase(source: str, start: int, end: int) -> str:
    """The number at `source[start:end]` with its unit and the comparator around it, blanks taken out.

    >>> own_phrase("县域内就诊率达到 90%以上，", 7, 10)
    '达到90%以上'
    """
    number = _without_remains(source[start:end])
    before = _BEFORE.search(_without_remains(source[max(0, start - _REACH) : start]))
    behind = _BEHIND.match(_without_remains(source[end : end + _REACH]))
    return re.sub(r"\s+", "", (before.group() if before else "") + number + (behind.group() if behind else ""))


def _without_remains(text: str) -> str:
    for remains, sign in _REMAINS:
        text = text.replace(remains, sign)
    return text
