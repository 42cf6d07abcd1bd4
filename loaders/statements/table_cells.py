"""Cells of a table: the grid they stand in, the numbers they hold, the units that headings give them."""

import re
from dataclasses import replace
from functools import lru_cache

from loaders.documents.document import Cell, Table
from loaders.statements.connectors import read_around
from loaders.statements.numbers import ARABIC, PLAIN, plain_digits
from loaders.statements.quantities import Quantity, find_quantities, is_bare_measure, ratio_at
from loaders.statements.units import unit_at

_UNIT_IN_NAME = re.compile(r"[（(]\s?([^（）()]{1,10}?)\s?[)）]\s*((?:19|20)\d\d年?[一-龥]{0,6}|[一-龥A-Z]{1,8})?\s*$")
_REACHED = (
    r"(?:(?:稳定|保持|维持|巩固|控制)在|(?:提高|提升|增加|下降|降低|减少|上升|增长|缩短|达)[到至]|达到|降至|降到)"
)
_BOUNDS = r"[≥≤<>＜＞≧≦]|约|超|近|不低于|不少于|不高于|不超过|大于|小于|高于|低于"
_BARE = re.compile(
    rf"\s*(?:累计|共|总数|{_REACHED})?(?:{_BOUNDS})?\s*\[?(?P<digits>{ARABIC})(?:\s?[-—–~～至]{{1,2}}\s?(?P<high>{ARABIC}))?\]?\s*(?:左右|及?以上|以内|及?以下|余)?\s*"
)
_RATIO = re.compile(
    rf"\s*(?:{_REACHED})?(?:{_BOUNDS})?\s*(?P<ratio>{PLAIN}\s?[:：∶]\s?{PLAIN})\s*(?:左右|及?以上|以内|及?以下)?\s*"
)
_NAMED_RATIO = re.compile(r"比(?:例|值)?(?:（[^）]*）)?$")
# A rate told without its sign is in per cent, unless it is one reckoned per thousand or more.
_RATE = re.compile(r"(?:率|占比|比例|比重)(?:（[^）]*）)?$")
_NOT_PERCENT = re.compile(r"(?:死亡|发病|出生|患病|生育|增长|自然增长|发生|罹患|感染)率")
_COMPARED_WITH = re.compile(r"均?(?:[较比](?:上年|去年|上期|同期|基期|基数|20\d\d年(?:底|末|度)?))?")
_SIGN = re.compile(r"\s*(?P<sign>[+\-－＋±↑↓])\s*(?=[\d.])")
_SIGNED_BASIS = {"+": "increase", "＋": "increase", "-": "decrease", "－": "decrease", "↑": "increase", "↓": "decrease"}
_PER_100_000 = re.compile(r"1?/10万|十万分之一|1/100000")
_UNIT_LIKE = re.compile(r"1?/10万|1/100000|(?:万|亿|千|百万)?[一-龥%‰]{1,4}(?:/[一-龥\d·.]{1,6})?")
# 检测人次（万）: the noun's own unit, of which the bracket says how many are one.
_OWN_UNIT = re.compile(
    r"(?:(?P<visits>人次|诊疗量|门诊量)|(?P<cases>例|病例)数?|(?P<people>人|人口|人员)数?|(?P<money>费用?|收入|支出|经费|资金|投入|金额)|(?P<papers>份)数?)$"
)
_UNIT_OF = {"visits": "人次", "cases": "例", "people": "人", "money": "元", "papers": "份"}
_FACTORS = {"万": 1e4, "亿": 1e8, "千": 1e3, "百万": 1e6}
_FIRST_NUMBER = re.compile(r"[1一][、.．]?")
# 签约率达到60%, 新建3个，累计7个: a cell that tells; 2024年（万人） and 65岁以上 are headings.
_TELLS_RATE = re.compile(r"\d\s?(?:[%‰]|(?:个(?!月)|家|所|名|张|台|辆|例|种)(?![以及]))")
_LONGEST_VALUE = 24  # characters of a cell that can still be one number with its connectors


class Grid:
    """The table's cells by row and column, merged ones standing in every place they cover."""

    def __init__(self, table: Table) -> None:
        self.places: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + max(1, cell.row_span)):
                for column in range(cell.column, cell.column + max(1, cell.column_span)):
                    self.places.setdefault((row, column), cell)
        self.rows = max((row for row, _ in self.places), default=-1) + 1
        self.columns = max((column for _, column in self.places), default=-1) + 1

    def text(self, row: int, column: int) -> str:
        """The words at a place, "" where none stand."""
        cell = self.places.get((row, column))
        return cell.text.strip() if cell else ""

    def is_own(self, row: int, column: int) -> bool:
        """Whether the cell at this place begins here."""
        cell = self.places.get((row, column))
        return cell is not None and (cell.row, cell.column) == (row, column)

    def header_rows(self) -> int:
        """How many rows at the top are headings: those before the first with a value outside a column of list numbers."""
        for row in range(self.rows):
            if any(is_value(self.text(row, column)) for column in range(1, self.columns)):
                return row
            words = [self.text(row, column) for column in range(self.columns)]
            if row > 0 and (_FIRST_NUMBER.fullmatch(words[0]) or any(_is_told(each) for each in words)):
                return row
        return 1

    def heading(self, rows: int, column: int) -> str:
        """The words of the first `rows` cells of a column, each said once."""
        words = [self.text(row, column) for row in range(rows)]
        return "".join(dict.fromkeys(word for word in words if word))


def _is_told(words: str) -> bool:
    """Whether a cell is a sentence, or tells a rate (签约率达到60%), so that no heading stands there."""
    return len(words) > _LONGEST_VALUE or bool(_TELLS_RATE.search(words))


def is_year(words: str) -> bool:
    """Whether a cell is a year and nothing else (2025年, 2020年（基期）)."""
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d年?(?:[（(][^（）()]{0,6}[）)])?\s*", words))


@lru_cache(maxsize=4096)  # a cell is asked about for its row, its column, its heading and itself
def is_value(words: str) -> bool:
    """Whether a cell holds a number and nothing but connectors around it (≥42%, 同比下降0.3个百分点以上, -5%)."""
    words = words.strip().rstrip("。；，")
    if not words or len(words) > _LONGEST_VALUE or is_year(words):
        return False
    sign = _SIGN.match(words)
    words = words[sign.end() :] if sign else words
    if _BARE.fullmatch(words) or _RATIO.fullmatch(words):
        return True
    start = _COMPARED_WITH.match(words).end()  # type: ignore[union-attr]
    found = list(find_quantities(words, start, len(words)))
    if len(found) != 1:
        return False
    around = read_around(words, start, found[0].start, found[0].end, len(words))
    return not words[around.right :].strip() and around.left == start


def unit_of_rate(label: str, words: str) -> str:
    """The unit of a bare number beside a label that tells none: % for a rate or share (覆盖率 | 90), else ""."""
    bare = _BARE.fullmatch(words)
    if bare is None or not _RATE.search(label) or _NOT_PERCENT.search(label):
        return ""
    return "%" if 1 < float(plain_digits(bare["high"] or bare["digits"])) <= 100 else ""


def value_of(cell: Cell, text: str, unit: str, label: str = "") -> tuple[Quantity, str, str] | None:
    """The quantity of a cell of `text` with its comparator and basis (a sign tells an increase or decrease).

    `unit` is what the headings say, `label` what its row is about; None where the cell holds no single number or nothing gives it a unit.
    """
    sign = _SIGN.match(text, cell.start, cell.end)
    start = sign.end() if sign else cell.start
    bare = _BARE.fullmatch(text, start, cell.end)
    ratio = _RATIO.fullmatch(text, start, cell.end) if _NAMED_RATIO.search(label) else None
    if ratio:
        quantity = ratio_at(f"{label}{ratio['ratio']}", len(label), ratio.start("ratio"))
    elif bare:
        quantity = _bare_quantity(bare, unit) if unit or is_bare_measure(label) else None
    else:
        start = _COMPARED_WITH.match(text, start, cell.end).end()  # type: ignore[union-attr]
        found = list(find_quantities(text[start : cell.end], 0, cell.end - start))
        quantity = (
            replace(found[0], start=start + found[0].start, end=start + found[0].end) if len(found) == 1 else None
        )
    if quantity is None:
        return None
    reading = read_around(text, start, quantity.start, quantity.end, cell.end, quantity.more)
    return quantity, reading.comparator, _SIGNED_BASIS.get(sign["sign"], "level") if sign else reading.basis


def _bare_quantity(bare: re.Match[str], unit: str) -> Quantity | None:
    digits = plain_digits(bare["digits"])
    factor, name = unit_factor(unit) if unit else (1.0, "")
    step = 10.0 ** -len(digits.partition(".")[2]) * factor
    value = round(float(digits) * factor, 6)
    high = round(float(plain_digits(bare["high"])) * factor, 6) if bare["high"] else None
    if high is not None and high <= value:
        return None
    end = bare.end("high") if high is not None else bare.end("digits")
    return Quantity(bare.start("digits"), end, value, name, step, "arabic", high=high, inferred=True)


def unit_factor(unit: str) -> tuple[float, str]:
    """万人 → (10000, 人); 1/10万 → (1, /10万); 张/千人 → (1, 张)."""
    unit = unit.strip().replace("％", "%")
    if _PER_100_000.fullmatch(unit):
        return 1.0, "/10万"
    for word, factor in _FACTORS.items():
        rest = unit.removeprefix(word)
        if rest != unit and unit_at(rest, 0):
            return factor, unit_factor(rest)[1]
    found = unit_at(unit, 0)
    if found and (found.end == len(unit) or unit[found.end] in "/·每"):
        return 1.0, found.name
    return 1.0, unit.split("/")[0]


def is_unit(words: str) -> bool:
    """Whether the words are a unit and nothing else (%, 万人, 1/10万, 张/千人)."""
    words = words.strip().replace("％", "%")
    if words == "级":
        return True  # 电子病历平均级别: grades are counted in tables, in running text they are names
    if not _UNIT_LIKE.fullmatch(words):
        return False
    name = unit_factor(words)[1]
    return name in ("/10万", "%", "‰") or unit_at(name, 0) is not None


def split_unit(words: str) -> tuple[str, str]:
    """(name, unit) of a heading such as 婴儿死亡率（‰）; the unit is "" where the bracket holds none."""
    match = _UNIT_IN_NAME.search(words)
    if match and match[1] in _FACTORS and (noun := _OWN_UNIT.search(words[: match.start()])):
        return words[: match.start()].strip() + (match[2] or ""), match[1] + _UNIT_OF[noun.lastgroup or ""]
    if match and is_unit(match[1]):
        return words[: match.start()].strip() + (match[2] or ""), match[1]
    return words.strip(), ""
