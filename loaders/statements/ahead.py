"""Sentences that announce promises: what stands behind them lies ahead, though the document tells.

今年，我们将重点做好三方面工作。一是…; 问：2025年有哪些安排？ 答：…
"""

import re

_LONGEST = 60  # characters of such a sentence
_ANNOUNCES = re.compile(
    r"(?:(?<!现)将(?![近来])|(?<![主重需只首纲摘])要(?![求素])|拟|计划|打算|准备|着力)(?![^，。；：]{0,16}(?:介绍|通报|汇报|报告|发布|公布|回顾|解读|答复|说明|总结))[^，。；：]{0,20}"
    r"(?:[一二两三四五六七八九十几\d]+个?(?:大|项|件|个|点|条|篇|重点|主要)*(?:方面|工作(?!日)|任务|举措|措施|行动|文章|实事|重点|工程|目标)|(?:方面|以下|如下)[^，。；：]{0,6})"
    r"[^，。；：]{0,8}[。：:]?$"
)
_ASKS = re.compile(
    r"(?:下一步|今后|接下来|未来|今年|明年|20\d\d年|新的一年)[^。？?]{0,24}(?:安排|打算|计划|目标|部署|考虑|举措|措施|怎么[干做])[^。？?]{0,16}[？?]”?$"
    r"|(?:安排|打算|部署|怎么[干做])[^。？?]{0,6}[？?]”?$"
)
_ASKS_OF_PAST = re.compile(r"取得|成效|已经?|进展|情况|去年|做了|采取了|为什么|为何|背景")
# 一是…, （二）…, 第三，…: the next of a list.
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]{1,2}[）)]|[第其][一二三四五六七八九十][，、是]|首先|其次|再次|最后|\d{1,2}[.．、]|[①-⑩])"
)


def announces(text: str, start: int, end: int) -> bool:
    """Whether the sentence `text[start:end]` announces what will be done, to be told behind it."""
    return end - start <= _LONGEST and _ANNOUNCES.search(text, start, end) is not None


def asks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph asks what is to come, so that the next answers it."""
    return (
        text[end - 1] in "？?”"
        and _ASKS.search(text, start, end) is not None
        and _ASKS_OF_PAST.search(text, start, end) is None
    )


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is the next item of a list."""
    return _ITEM.match(text, start, end) is not None
