"""How a reported number is meant: as measured, or as a bound, an estimate, a plan, a budget (DESIGN §5, §8.7)."""

import re

_EXPECTED = re.compile(r"预计|有望|预期(?!寿命|性)|将达")
_ESTIMATE = re.compile(r"据测算|测算|估算|据估计|推算|初步估计|估计")
_PLANNED = re.compile(r"计划(?!生育|免疫)|拟(?!定)|规划")
_BUDGET = re.compile(r"预算(?!管理|编制|绩效|总额|执行)|预算安排|安排预算")
_PRELIMINARY = re.compile(r"初步(?:统计|核算|数|汇总)|快报")


def value_type_of(comparator: str, words: str, note: str = "") -> str:
    """One of DESIGN's value types for a reported figure with `comparator`, told in `words`; `note` is the document's own."""
    for name, pattern in (("expected", _EXPECTED), ("estimate", _ESTIMATE), ("budget", _BUDGET), ("planned", _PLANNED)):
        if pattern.search(words):
            return name
    if comparator in ("ge", "gt"):
        return "lower_bound"
    if comparator in ("le", "lt"):
        return "upper_bound"
    if comparator == "approx":
        return "approx"
    return "preliminary" if _PRELIMINARY.search(words) or _PRELIMINARY.search(note) else "reported"
