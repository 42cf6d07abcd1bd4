"""Whose word a figure is: a source that prints statistics, a newspaper, or the sender's own word.

What a newspaper or an office says of itself is not a statistic yet: somebody must have looked. Of such a source the sender is
asked how far the number is verified (column 核实程度); until that is said the figure is kept as unverified, is shown, and no
verdict rests on it (DESIGN §8, §4).
"""

import re

# Names by which Chinese sources of news are told; a health authority's press conference (新闻发布会) and an office's daily
# tables (疫情日报, 日报表) are no newspapers.
_PRESS = re.compile(
    r"(?<!疫情)(?<!监测)(?<!工作)(?<!统计)日报(?!表)|晚报|晨报|早报|时报|商报|都市报|快讯|新闻(?!办|发布|发言|出版)"
    r"|记者|报道|通讯社|中新网|新华[社网]|人民网|央视|电视台|广播电台|融媒|公众号|微信|微博|头条|澎湃|客户端"
)
_OWN_WORD = re.compile(r"自报|自评|自查|自述|口头|口述|来电|电话(?!调查|访问|访谈)|据.{0,12}介绍")
# The grades of which the sender is asked how far the number is verified.
ASKED = frozenset({"press", "own word"})


def grade_of(source: str, kind: str = "") -> str:
    """The grade of a source whose sender states none; `kind` is the text under 数据性质.

    >>> grade_of("2023年卫生统计年报"), grade_of("绵阳日报2024年3月1日"), grade_of("乡镇卫生院电话报数"), grade_of("", "自报")
    ('issuing body', 'press', 'own word', 'own word')
    """
    if kind.strip() == "自报" or _OWN_WORD.search(source):
        return "own word"
    return "press" if _PRESS.search(source) else "issuing body"
