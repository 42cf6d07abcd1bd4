"""Names made comparable: simplified characters, half-width, without blanks, brackets and punctuation."""

import re
import unicodedata
from functools import lru_cache

import opencc

_IGNORED = re.compile(r"[\s\W_]+")
_BRACKETED = re.compile(r"[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]")


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length where the characters have a one-to-one form."""
    return str(_converter().convert(text)) if not text.isascii() else text


def comparable(text: str) -> str:
    """`text` as two writers of the same name would both have it: 县（区）域内就诊率 and 县(区)域内就诊率 are one.

    What stands in brackets is kept: 社区卫生服务中心 and 社区卫生服务中心（站） are two things.
    """
    return _IGNORED.sub("", simplified(unicodedata.normalize("NFKC", text))).lower()


def without_brackets(text: str) -> str:
    """`text` without what stands in brackets: 社区卫生服务中心（站） as 社区卫生服务中心."""
    return _BRACKETED.sub("", text)
