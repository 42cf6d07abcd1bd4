"""Crossed tables: headings of several rows over the numbers, places or indicators down the side, as offices print them.

    绵阳市2023年基层医疗卫生服务情况            a title: its year and place hold where the table says none
                                单位：%         a unit for all, a source for all (资料来源：…), above or below
    地区     县域内就诊率    基层诊疗量占比       the heading: 1 to 4 rows, each cell says what, where, when, the unit or
             2022年  2023年  2022年   2023年     which number it is (数值, 分子, 分母), alone or together (2023年就诊率（%）)
    涪城区   86.1    —       51.2     52.0      a row: what stands at its side goes for all its numbers
    注：…                                       notes

What a number means is the sum of what its column, its row and the table say; a column of which a part is not understood is
refused as a whole (同比增减 is no value), never guessed. The cells are then read and checked like any row of a return.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.figures.heading_text import COUNTING, Headings, Said, found_in, plain
from loaders.figures.lookup import Lookup
from loaders.figures.numbers import NO_NUMBER, parse_number, plain_text
from loaders.figures.periods import parse_period
from loaders.figures.sheet import Sheet
from loaders.register.units import is_known_unit

_DEEPEST_HEADING, _MOST_HEADING_ROWS = 20, 4
_NUMBERS = ("value", "numerator", "denominator")
_UNIT = re.compile(r"(?:计量)?单位:(.+)")
_SOURCE = re.compile(r"(?:注:)?(?:数据|资料|来源)?(?:来源)(?:说明)?:(.+)")


@dataclass(frozen=True)
class Column:
    """A column of numbers: its 0-based place, what its heading says, and the heading as printed."""

    at: int
    said: Said
    printed: str


@dataclass
class Layout:
    """How a crossed table is read: rows from `first` on; `sides` are the columns at the side by their keys.

    `refused` are columns with numbers whose headings are not understood, `unused` those without numbers.
    """

    first: int
    line: int
    sides: dict[int, str]
    printed: dict[str, str]
    columns: list[Column] = field(default_factory=list)
    refused: list[Column] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    place: str = ""
    period: str = ""
    unit: str = ""
    source: str = ""
    title: str = ""


def layout_of(sheet: Sheet, lookup: Lookup) -> Layout | None:
    """How a sheet is read as a crossed table; None where it is none."""
    headings = Headings(lookup)
    block = _block(sheet.rows, headings)
    if block is None:
        return None
    top, first = block
    rows = sheet.rows[top:first]
    width = max(map(len, sheet.rows[top:]))
    stacks = [_stack(rows, at) for at in range(width)]
    layout = Layout(first, sheet.lines[top], {}, {})
    for at, stack in enumerate(stacks):
        _place_column(at, stack, sheet.rows[first:], headings, layout)
    _read_around(sheet, top, first, lookup, layout)
    return layout if layout.columns and _is_whole(layout) else None


def is_crossed(sheet: Sheet, lookup: Lookup) -> bool:
    """Whether a sheet is a crossed table of figures."""
    return layout_of(sheet, lookup) is not None


def _is_whole(layout: Layout) -> bool:
    """Whether a number of it can be known: what it measures, and when, stand in the heading, at the side or above."""
    keys = set(layout.sides.values())
    said = [column.said for column in layout.columns]
    has_what = "indicator_name" in keys or "indicator_id" in keys or any(one.indicator for one in said)
    has_when = bool({"period", "period_end"} & keys or layout.period) or any(one.period for one in said)
    # Else it is a plain table that lacks a column, which its own reader tells.
    is_crossed = any(one.is_coordinate for one in said) or not {"period", "period_end"} & keys
    return has_what and has_when and is_crossed


def is_number(text: str) -> bool:
    """Whether a cell holds a number, or a mark where there is none; a bare year is a heading."""
    bare = plain_text(text)
    is_year = len(bare) == 4 and bare.isdigit() and parse_period(bare) is not None
    number = parse_number(text)
    is_one = number is not None and (not number.measure or is_known_unit(number.measure))
    return bool(bare) and not is_year and (bare in NO_NUMBER or is_one)


def _block(rows: Sequence[Sequence[str]], headings: Headings) -> tuple[int, int] | None:
    """(the first row of the heading, the first row below it)."""
    data = next(
        (
            at
            for at, row in enumerate(rows)
            if any(is_number(cell) and not headings.said(cell).is_known for cell in row)
        ),
        None,
    )
    if data is None:
        return None
    for top, row in enumerate(rows[: min(data, _DEEPEST_HEADING)]):
        if not _is_heading(row, headings):
            continue
        below = top + 1
        while below < data and below - top < _MOST_HEADING_ROWS and _is_heading(rows[below], headings):
            below += 1
        return top, below
    return None


def _is_heading(row: Sequence[str], headings: Headings) -> bool:
    """Whether a row may be one of a heading: several texts, or one that is known and no title at the left."""
    texts = {plain(cell) for cell in row if cell.strip()}
    known = [at for at, cell in enumerate(row) if cell.strip() and headings.said(cell).is_known]
    return bool(known) and (len(texts) > 1 or known[0] > 0)


def _stack(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """The texts of a heading over a column, from the top. An empty cell right of a filled one belongs to it, as in a merged cell
    saved as CSV, where the column says something of its own below."""
    stack = []
    for number, row in enumerate(rows):
        text = row[at].strip() if at < len(row) else ""
        if not text and any(_text(lower, at) for lower in rows[number + 1 :]):
            left = next((place for place in range(at - 1, -1, -1) if _text(row, place)), None)
            if left is not None and any(
                _text(lower, left) not in {"", _text(row, left)} for lower in rows[number + 1 :]
            ):
                text = _text(row, left)
        if text and text not in stack:
            stack.append(text)
    return stack


def _text(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _place_column(at: int, stack: list[str], rows: Sequence[Sequence[str]], headings: Headings, layout: Layout) -> None:
    """Tell what a column is: at the side, of numbers, refused or of no use."""
    printed = " › ".join(stack)
    said: Said | None = Said()
    for text in stack:
        said = said and said.with_lower(headings.said(text))
    cells = [cell for row in rows if (cell := _text(row, at))]
    has_numbers = sum(map(is_number, cells)) * 2 > len(cells)
    if said and said.is_known and said.key and said.key not in _NUMBERS and not said.is_coordinate:
        if said.key not in layout.sides.values():
            layout.sides[at] = said.key
            layout.printed[said.key] = printed
    elif said and said.is_known and (said.is_coordinate or said.key):
        layout.columns.append(Column(at, said, printed))
    elif (
        not layout.columns
        and cells
        and not has_numbers
        and (key := _side(cells, headings))
        and key not in layout.sides.values()
    ):
        layout.sides[at] = key
        layout.printed[key] = printed or key
    elif cells and has_numbers and plain(stack[-1] if stack else "") not in COUNTING:
        layout.refused.append(Column(at, said or Said(), printed or f"第{at + 1}列"))
    elif cells and printed:
        layout.unused.append(printed)


def _side(cells: Sequence[str], headings: Headings) -> str:
    """What stands down a column whose heading does not say it (项目, 县（市、区）, nothing): what most of its cells are."""
    kinds = {"indicator_name": 0, "jurisdiction_name": 0, "period": 0}
    for cell in cells:
        said = headings.said(cell)
        kinds["indicator_name"] += bool(said.indicator)
        kinds["jurisdiction_name"] += bool(said.place)
        kinds["period"] += bool(said.period or said.part)
    most = max(kinds, key=lambda kind: kinds[kind])
    return most if kinds[most] * 2 >= len(cells) else ""


def _read_around(sheet: Sheet, top: int, first: int, lookup: Lookup, layout: Layout) -> None:
    """What is said once for the whole table: in the title and the lines above it, in the notes below."""
    above = [text for row in sheet.rows[:top] for text in dict.fromkeys(map(str.strip, row)) if text]
    below = [
        texts[0]
        for row in sheet.rows[first:]
        if len(texts := [t for t in dict.fromkeys(map(str.strip, row)) if t]) == 1
    ]
    for text in map(plain, (*above, *below)):
        unit, source = _UNIT.fullmatch(text.strip("()")), _SOURCE.fullmatch(text)
        if unit and is_known_unit(unit[1]):
            layout.unit = layout.unit or unit[1]
        if source:
            layout.source = layout.source or source[1].rstrip("。")
    titles = [text for text in above if ":" not in plain(text)]
    layout.title = titles[0] if titles else ""
    for title in titles:
        layout.period = layout.period or found_in(
            title, lambda text: text[:1].isdigit() and len(text) > 4 and parse_period(text) is not None
        )
        layout.place = layout.place or found_in(title, lookup.is_place)
    _fill_gaps(layout)


def _fill_gaps(layout: Layout) -> None:
    """A title that names its year is the name of a source, as 来源报表 asks for it: 2023年绵阳市基层医疗卫生情况表."""
    if not layout.source and "source" not in layout.sides.values() and layout.period:
        layout.source = layout.title


def sides_filled(rows: Sequence[Sequence[str]], sides: Mapping[int, str]) -> list[list[str]]:
    """The rows with the cells at the side filled downwards where a merged cell was saved as one text and empty cells.

    Only an outer cell is filled, and only beside an inner one that is there: a row that says nothing of itself is not guessed.
    """
    last: dict[int, str] = {}
    filled = []
    for row in rows:
        cells = list(row)
        there = [at for at in sides if _text(row, at)]
        for at in sides:
            if _text(row, at):
                last[at] = row[at]
            elif there and at < max(there) and at in last and at < len(cells):
                cells[at] = last[at]
        filled.append(cells)
    return filled
