"""What a part is called: 其中医院28570张 of 床位, 其中博士2名 of 引进硕士以上人才, 其中村卫生室9000家 of 开通结算的医药机构."""

import re

from loaders.statements import name_parts, names
from loaders.statements.units import group_of

_MODIFIED = re.compile(r"^(?P<modifier>[^，。；]{3,}的)[^的，。；]{2,12}$")
_VERB = re.compile(r"^(?:引进|招聘|招录|培养|培训|选派|派出|新增|新招|配备|拥有)(?=[一-龥]{2})")
_KIND_OF_PERSON = re.compile(r"(?:博士|硕士|本科|研究生|学历|职称|正高|副高|高级|中级|骨干|专家|人才)[^，。；]{0,4}$")
_PEOPLE = re.compile(
    r"(?:人群|人口|患者|老年人|老人|儿童|妇女|孕产妇|居民|[学中新考]生|职工|男性|女性|男|女|城市|农村|城镇|乡村)$"
)
_OWNERSHIP = re.compile(r"公办|民办|公立|民营|私立|社会办|国有|集体|中医|西医|综合|专科|营利性|非营利性|普惠性?")
_PLACES = frozenset({"place", "kind"})


def is_sort(words: str) -> bool:
    """Whether the words only sort institutions (公立, 综合): 3所（公立1所、民营2所）."""
    return bool(_OWNERSHIP.fullmatch(words))


def part_of(base: str, left: str, unit: str, *, same_unit: bool) -> str:
    """The name of a part told behind 其中: `left` with what it is a part of, as far as it needs it."""
    whole_is_rate = same_unit and unit in ("%", "‰") and names.is_measure(base)
    if same_unit and names.ends_in_institution(left) and names.is_measure(base):
        if group_of(unit) == "place":
            return left
        return name_parts.joined(left, base.removeprefix(name_parts.institution_of(base)) or base)
    if whole_is_rate and (names.ends_in_place(left) or _PEOPLE.search(left)):
        return left + base
    if same_unit and group_of(unit) in _PLACES and names.ends_in_institution(left):
        modified = _MODIFIED.match(base)
        return modified["modifier"] + left if modified and names.ends_in_institution(base) else left
    if same_unit and group_of(unit) in _PLACES and is_sort(left):
        return left + base
    verb = _VERB.match(base)
    if same_unit and verb and _KIND_OF_PERSON.search(left):
        return verb[0] + left
    if unit in ("张", "名", "人") and names.ends_in_institution(left):
        return left + name_parts.counted_tail(base)
    if unit == "%":
        return base + left + ("" if left.endswith("部分") else "占比")
    if names.ends_in_place(left) or not names.ends_in_entity(left):
        return base + left
    return left
