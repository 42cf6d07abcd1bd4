"""jurisdictions.csv: all places of GB/T 2260 since 1980, and finding the place that a text names.

The table is read when a place is first asked for, and kept until the file changes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.register import cells
from loaders.register.model import FormerName, Jurisdiction
from loaders.register.tables import CellError, TableShape, read_table, stamp
from loaders.register.words import comparable

LEVELS = ("nation", "province", "prefecture", "county")
NATION = "100000"
_CODE = re.compile(r"[1-9]\d{5}(-(19|20)\d\d)?")
_FORMER = re.compile(r"([^:]+):(\d{4})-(\d{4})")


def _code(cell: str) -> str:
    if not _CODE.fullmatch(cells.text(cell)):
        raise CellError(f"“{cell}”不是六位行政区划代码", "请填写六位代码；代码后来归了别处的，在后面加 -起始年份")
    return cell


def _optional_code(cell: str) -> str | None:
    return _code(cell) if cell else None


def _former_names(cell: str) -> tuple[FormerName, ...]:
    found = []
    for part in cells.names(cell):
        match = _FORMER.fullmatch(part)
        if not match or match[2] > match[3]:
            raise CellError(f"曾用名“{part}”不合格式", "请写成 襄樊市:1980-2009 的样子")
        found.append(FormerName(match[1], int(match[2]), int(match[3])))
    return tuple(found)


JURISDICTIONS = TableShape(
    "jurisdictions.csv",
    {
        "jurisdiction_id": _code,
        "name_zh": cells.text,
        "name_en": cells.optional_text,
        "level": cells.one_of(LEVELS),
        "parent_id": _optional_code,
        "valid_from": cells.year,
        "valid_to": cells.optional_year,
        "former_names": _former_names,
        "successor_id": _optional_code,
    },
    Jurisdiction,
    optional=frozenset({"name_en", "former_names", "successor_id"}),
)

# The nation as issuers write it: 国务院办公厅, 国家卫生健康委, 中共中央, 全国.
_NATION = re.compile(r"^(?:中华人民共和国|全国|国家|国务院|中共中央|中央|中国)")
_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央)")
# What may follow a place in an issuer's name: it ends as the name of a body does.
_BODY = re.compile(
    r".*(?:委|府|会|局|厅|办|办公室|院|部|署|处|站|中心|小组|机关|公司|医院|学校)(?:等[^，。；]{0,8})?$|^(?:全境|全域|辖区|本级)$"
)
_ETHNIC = (
    "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族"
    "|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|普米族|塔吉克|塔吉克族|怒族|鄂温克族|裕固族"
    "|保安族|独龙族|鄂伦春|京族|蒙古|维吾尔|各族|裕固|东乡|俄罗斯族|阿昌族"
)
_SHORT = re.compile(rf"^(.{{2,}}?)(?:(?:{_ETHNIC})*自治([州县旗区])|特别行政区|地区|[省市县区盟旗])$")


def _other_names(name: str) -> tuple[str | None, str | None]:
    """The short name and the name without peoples: 海南, 海南州 for 海南藏族自治州; 资阳, None for 资阳市."""
    match = _SHORT.match(name)
    if not match:
        return None, None
    return match[1], match[1] + match[2] if match[2] else None


@dataclass(frozen=True)
class Named:
    """A place under a name it had from `first_year` to `last_year` (None: has)."""

    place: Jurisdiction
    first_year: int
    last_year: int | None

    def fits(self, year: int, grace: int) -> bool:
        """Whether the name was the place's in `year`, or up to `grace` years before."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year + grace)


@dataclass(frozen=True)
class Gazetteer:
    """Places by id, by full name (former names too) and by short name."""

    by_id: Mapping[str, Jurisdiction]
    by_name: Mapping[str, Sequence[Named]]
    by_short: Mapping[str, Sequence[Named]]
    longest: int

    def parents(self, place: Jurisdiction) -> Iterator[str]:
        """The ids above `place`, nearest first."""
        above = place.parent_id
        while above is not None:
            yield above
            above = self.by_id[above].parent_id


def gazetteer_of(places: Sequence[Jurisdiction]) -> Gazetteer:
    """The index over `places`; their parents are among them."""
    by_name: dict[str, list[Named]] = defaultdict(list)
    by_short: dict[str, list[Named]] = defaultdict(list)
    for place in places:
        first = place.former_names[-1].last_year + 1 if place.former_names else place.valid_from
        named = [(place.name_zh, Named(place, first, place.valid_to))]
        named += [(old.name_zh, Named(place, old.first_year, old.last_year)) for old in place.former_names]
        for name, entry in named:
            short, plain = _other_names(name)
            for full in filter(None, (name, plain)):
                by_name[comparable(full)].append(entry)
            if short:
                by_short[short].append(entry)
    longest = max(map(len, by_name), default=0)
    return Gazetteer({place.jurisdiction_id: place for place in places}, by_name, by_short, longest)


@lru_cache(maxsize=4)
def _gazetteer(file: Path, _changed: int) -> Gazetteer:
    return gazetteer_of([row.value for row in read_table(file, JURISDICTIONS).rows])


def gazetteer_in(folder: Path | None) -> Gazetteer:
    """The index over the jurisdictions.csv of `folder`, by default the register in use; kept until the file changes."""
    file = (folder or DataFolder.from_environment().register) / "jurisdictions.csv"
    return _gazetteer(file, stamp(file))


def standing_in(named: Sequence[Named], on: date | None) -> Sequence[Named]:
    """Those that stood on the date, by the strictest reading that leaves any; else those that stood last."""
    for grace in (0, 1):
        found = [entry for entry in named if on is not None and entry.fits(on.year, grace)]
        if found:
            return found
    last = max((entry.last_year or 9999 for entry in named), default=None)
    return [entry for entry in named if (entry.last_year or 9999) == last]


def _only(named: Sequence[Named]) -> Jurisdiction | None:
    ids = {entry.place.jurisdiction_id for entry in named}
    return named[0].place if len(ids) == 1 else None


def _leading(index: Gazetteer, text: str, above: str | None) -> Iterator[tuple[list[Named], str]]:
    """Names that `text` starts with, longest first, of places below `above`, each with the rest of the text."""
    for length in range(min(index.longest, len(text)), 1, -1):
        named = index.by_name.get(text[:length], ())
        below = [entry for entry in named if above is None or above in index.parents(entry.place)]
        if below:
            yield below, text[length:]


def _descend(index: Gazetteer, text: str, above: str | None, on: date | None) -> tuple[list[Named], str]:
    """The deepest place that `text` starts with, and what follows; the candidates where one name fits several."""
    for named, rest in _leading(index, text, above):
        deeper: list[Named] = []
        left = rest
        for entry in standing_in(named, on):
            below, after = _descend(index, rest, entry.place.jurisdiction_id, on)
            if below:
                deeper, left = [*deeper, *below], after
        return (deeper, left) if deeper else (list(standing_in(named, on)), rest)
    return [], text


def find_jurisdiction(text: str, on: date | None = None, folder: Path | None = None) -> Jurisdiction | None:
    """The place that `text` names on the date `on` (None: now), None where no place or more than one fits.

    `text`, simplified or traditional, is a code, a full name (梁平区), a name after its parents (重庆市梁平区), a short name (资阳;
    吉林 is the province: the highest level is meant), or the name of an issuing body (资阳市人民政府办公室, 国务院办公厅). The table knows years only: in
    the year a place changed its code both are taken, the newer first. `folder` is the register's, by default that in use.
    """
    index = gazetteer_in(folder)
    name = comparable(text)
    if re.fullmatch(r"\d{6}", name):
        return index.by_id.get(name)
    name = _PARTY.sub("", name)
    named, rest = _descend(index, name, None, on)
    if named and (not rest or _BODY.match(rest)):
        return _only(standing_in(named, on))
    if _NATION.match(name):
        return index.by_id.get(NATION)
    standing = standing_in(index.by_short.get(name, ()), on)
    highest = min((LEVELS.index(entry.place.level) for entry in standing), default=None)
    return _only([entry for entry in standing if LEVELS.index(entry.place.level) == highest])


def without_place(text: str, folder: Path | None = None) -> str:
    """`text` without the places it starts with: 财政局 for 绵阳市财政局."""
    named, rest = _descend(gazetteer_in(folder), text, None, None)
    return rest if named and rest else text
