"""The same measure of another: what a number leaves unsaid because the one before, or a colon, has said it.

一级 behind 支付比例：, 农村 behind 城区反应时间, 床位 again, 最低的为西山县, 互认39万次 behind 互认项目145项.
"""

import re

from loaders.statements import contrasts, dependents, names
from loaders.statements.drafts import Draft
from loaders.statements.surroundings import Surroundings
from loaders.statements.units import group_of

_EXTREMES = ("最高", "最低", "最多", "最少", "最长", "最短", "最大", "最小", "最好", "最差")
_EXTREME = re.compile(rf"(?P<what>.{{2,}}?)(?:{'|'.join(_EXTREMES)})的")
_LONGEST_CASE = 18  # a case of what a row measures (生活饮用水集中式供水单位)
_SHORT_WHOLE = 6  # a whole as short as this (村医) has shares told one after the other
_SHORT = 3  # a bare verb is as short as this (互认)


class Cases(Surroundings):
    """Completes a number's words from those that told the same of something else; "" where nothing did."""

    def at_extreme(self, left: str) -> str:
        """各县报销比最高的为东城区, 最低的为西山县: the other end of the same measure."""
        previous = self.previous()
        extreme = _EXTREME.match(previous.name) if previous is not None and left[:2] in _EXTREMES else None
        return extreme["what"] + left if extreme else ""

    def same_again(self, draft: Draft, left: str) -> str:
        """床位增加4.9万张, where 乡镇卫生院床位 has just been told."""
        if draft.basis == "level" or len(left) > 6:
            return ""
        for other in reversed([*self.earlier, *self.drafts]):
            if other.name.endswith(left) and group_of(other.quantity.unit) == group_of(draft.quantity.unit):
                return other.name
        return ""

    def set_before(self, draft: Draft, left: str) -> str:
        """一级, where 支付比例： or 费用占比， opens the row: the measure set before its cases; "" for no mere case."""
        if self.host(draft) is not None:
            return ""
        measure = self.row_measure(draft, left)
        if measure and len(left) <= _LONGEST_CASE and not names.is_measure(left):
            return left + measure if left not in measure else ""
        if not contrasts.is_label(left):
            return ""
        for back in range(1, 7):
            words = self.raw_clause_before(draft, back, timeless=True)
            if not words or dependents.granted_in(words):
                return ""
            measure = names.clean_left(words)
            if not any(char.isdigit() for char in words) and names.is_measure(measure):
                return left + measure if left not in measure else ""
        return ""

    def contrasted(self, draft: Draft, left: str) -> str:
        """农村, where 城区急救反应时间 has just been told: the same of another."""
        for other in reversed(self.drafts[-4:]):
            if group_of(other.quantity.unit) != group_of(draft.quantity.unit):
                continue
            name = (
                contrasts.in_its_place(other.name, left)
                or contrasts.with_what_stands_before(other.name, left)
                or contrasts.reported_alike(other.name, left)
            )
            if name:
                return name
        return ""

    def of_whom(self, draft: Draft, left: str) -> str:
        """村医中50岁以上占四成，持证的不到两成 → 村医中持证: what the share before is out of holds for the next."""
        previous = self.previous()
        if previous is None or "name.share" not in previous.rules or previous.quantity.unit != draft.quantity.unit:
            return ""
        whole, mark, _ = previous.name.partition("中")
        near = self.is_near(previous, draft) and draft.basis == "level" and draft.left_words.rstrip().endswith("的")
        return (
            f"{whole}中{left}"
            if mark and near and 2 <= len(whole) <= _SHORT_WHOLE and whole[-1] not in "集初高"
            else ""
        )

    def echoed(self, draft: Draft, left: str) -> str:
        """检查结果互认项目120项，上半年互认39万次 → 检查结果互认: a bare verb that the name before holds."""
        previous = self.previous()
        if (
            previous is None
            or not 2 <= len(left.lstrip("年")) <= _SHORT
            or names.is_measure(left)
            or not self.is_near(previous, draft)
        ):
            return ""
        left = left.lstrip("年")  # 年互认78万项次
        place = previous.name.find(left)
        units = previous.quantity.unit, draft.quantity.unit
        differs = group_of(units[0]) != group_of(units[1]) or (units[0] != units[1] and units[1].endswith("次"))
        return previous.name[: place + len(left)] if place >= _SHORT and differs else ""

    def is_near(self, previous: Draft, draft: Draft) -> bool:
        """Whether the statement before stands in the same part of the sentence (no ； or ｜ between)."""
        between = self.text[previous.quantity.end : draft.clause[0]]
        return not any(mark in between for mark in "；;｜|")
