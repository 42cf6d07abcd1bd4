"""The same indicator with the same number is told once (GUIDE, decision 11): a headline and its story, a text and its table.

Two drafts are one where kind, number, unit, basis and place are the same, neither's date speaks against the other's, and the names are the same or one is a
part of the other. A part is enough only for a number that tells: 100 % and small counts recur by chance.
"""

from collections.abc import Sequence

from loaders.statements.drafts import Draft
from loaders.statements.matching import normalise
from loaders.statements.names import is_generic


def _tells(draft: Draft) -> bool:
    value = draft.quantity.value
    return value not in (50, 100) and (value >= 10 or not float(value).is_integer())


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _year_end(period: str | None) -> str | None:
    """A table's column 2020年 holds what the text tells of 2020年底."""
    return period.removesuffix("-12") if period else None


def _is_same(draft: Draft, other: Draft) -> bool:
    periods = (draft.period, other.period)
    if draft.in_table != other.in_table and None not in periods:
        periods = (_year_end(draft.period), _year_end(other.period))
    if not (_agree(draft.due, other.due) and _agree(*periods)):
        return False
    if draft.comparator != other.comparator and "eq" not in (draft.comparator, other.comparator):
        return False  # 90%以上 in the text and 90%左右 in the annex are two promises
    one, two = normalise(draft.name), normalise(other.name)
    part = (one in two or two in one) and not (draft.in_table and other.in_table)  # 全市 and 余江区 are two rows
    general = is_generic(min(one, two, key=len)) and not _is_precise(draft) and draft.headline == other.headline
    if one == two or (part and _tells(draft) and not general):
        return True
    if draft.headline != other.headline:
        return _is_precise(draft) and one[-_SAME_END:] == two[-_SAME_END:]
    return draft.in_table != other.in_table and _is_precise(draft) and (_within(one, two) or _within(two, one))


_SAME_END = 3  # characters in which a headline's name and its story's end alike (吸烟率)


def _is_precise(draft: Draft) -> bool:
    """A number with decimals does not recur by chance."""
    return not float(draft.quantity.value).is_integer()


def _within(short: str, long: str) -> bool:
    """每千人口床位数 within 每千常住人口医疗卫生机构床位数: whether the one's characters stand in the other in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _worth(draft: Draft) -> tuple[bool, bool, bool, int]:
    """Which of two to keep: not a headline's, the dated one, the one in running text, the one with the fuller name."""
    return not draft.headline, bool(draft.due or draft.period), not draft.in_table, len(draft.name)


def doubled(drafts: Sequence[Draft]) -> set[int]:
    """The places in `drafts` (in reading order) of those told by another, better one."""
    groups: dict[tuple[object, ...], list[int]] = {}
    dropped: set[int] = set()
    for place, draft in enumerate(drafts):
        whose = (draft.whose.place, draft.whose.scope) if draft.whose else (None, None)
        quantity = draft.quantity
        key = (draft.kind, quantity.value, quantity.high, quantity.unit, draft.basis, draft.implicit, *whose)
        kept = groups.setdefault(key, [])
        same = next((index for index in kept if index not in dropped and _is_same(draft, drafts[index])), None)
        if same is None:
            kept.append(place)
        elif _worth(draft) > _worth(drafts[same]) and drafts[same].role != "baseline":
            dropped.add(same)
            kept.append(place)
        else:
            dropped.add(place)
    return dropped
