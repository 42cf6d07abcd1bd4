"""The codes of a figure's kind and provenance, by themselves and by the Chinese words a return uses for them."""

import re
from collections.abc import Mapping

VALUE_TYPES: Mapping[str, str] = {
    "reported": "年报 正式 正式数 实绩 实际 自报 报告值 决算 决算数 统计数",
    "preliminary": "快报 快报数 初步 初步数 初步统计",
    "derived": "推算 推算数 计算 复算",
    "lower_bound": "下限 下限值 不低于",
    "upper_bound": "上限 上限值 不超过",
    "approx": "约数 约 近似",
    "estimate": "估计 估算 测算 据测算",
    "planned": "计划 计划数",
    "expected": "预计 预计数",
    "budget": "预算 预算数",
}
SOURCE_GRADES: Mapping[str, str] = {
    "issuing body": "发文机关 主管部门 本单位",
    "official site": "官方网站 政府网站",
    "republished": "转载",
    "press": "媒体 报刊 新闻 新闻报道",
    "own word": "自报 口头",
}
VERIFICATIONS: Mapping[str, str] = {
    "seen": "已见原文",
    "corroborated": "有旁证",
    "derived": "推算",
    "unverified": "未核实",
}
# Set by the reader of returns, not by a sender: a number far from its neighbours that nobody has confirmed yet.
QUESTIONED = "questioned"
# The verifications on which no verdict rests: such figures are shown, and wait for a word of an official.
WAITING = frozenset({"unverified", QUESTIONED})
# Figures of these kinds speak of a time to come; all others must lie in the past.
OF_THE_FUTURE = frozenset({"planned", "expected", "budget", "estimate"})


def code_of(text: str, words: Mapping[str, str], default: str) -> str | None:
    """The code that `text` is or stands for, `default` for an empty text, None for an unknown one."""
    if not text:
        return default
    plain = _squeezed(text)
    return next((code for code, names in words.items() if plain in {_squeezed(code), *names.split()}), None)


def _squeezed(text: str) -> str:
    """Without blanks and underlines, in small letters: "official site" and "official_site" are one."""
    return re.sub(r"[\s_]", "", text).lower()


def choices(words: Mapping[str, str]) -> str:
    """The first Chinese word of each code, for a message."""
    return "、".join(names.split()[0] for names in words.values())
