"""Places that share a name: what to tell a user whose word fits none or several."""

from collections.abc import Mapping, Sequence

from loaders.register.model import Jurisdiction
from loaders.register.words import comparable

# More than a user would read through; 市辖区 alone has hundreds.
_MOST_NAMED = 8


def why_not_found(text: str, places: Sequence[Jurisdiction]) -> tuple[str, str]:
    """As `why_no_single_place`, for one name among all `places`."""
    name = comparable(text)
    same = [place for place in places if place.valid_to is None and comparable(place.name_zh) == name]
    return why_no_single_place(text, same, {place.jurisdiction_id: place for place in places})


def why_no_single_place(text: str, same: Sequence[Jurisdiction], by_id: Mapping[str, Jurisdiction]) -> tuple[str, str]:
    """(reason, next step) for a name that leads to no single place; `same` are today's places of that name, told with their codes."""
    if len(same) < 2:
        return f"地区“{text}”查不到", "写全称（如“重庆市梁平区”），或填六位行政区划代码"
    told = "、".join(f"{_full_name(place, by_id)}（{place.jurisdiction_id}）" for place in same[:_MOST_NAMED])
    more = "等" if len(same) > _MOST_NAMED else ""
    return f"叫“{text}”的地区有 {len(same)} 个：{told}{more}", "写全称，或填六位行政区划代码"


def _full_name(place: Jurisdiction, by_id: Mapping[str, Jurisdiction]) -> str:
    """The name after those of the province and the city: 江苏省南京市鼓楼区."""
    names = [place.name_zh]
    above = by_id.get(place.parent_id or "")
    while above is not None and above.parent_id is not None:
        names.append(above.name_zh)
        above = by_id.get(above.parent_id)
    return "".join(reversed(names))
