"""Tables: each number with the names of its row and column, its unit from the headings, its kind from the column.

Two shapes. A *list* has a column of indicators' names and columns of values (2020年, 2025年, 目标值, 完成值). A *matrix* has
its measures along one side and places or institutions along the other. Columns of scores, weights and methods are
passed over; a cell that is a sentence is read as one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.document import Cell, Table
from loaders.statements import names
from loaders.statements.quantities import Quantity
from loaders.statements.table_cells import Grid, is_unit, is_value, split_unit, unit_of_rate, value_of
from loaders.statements.times import Time, find_times

_COVERED = re.compile(r"应.{1,2}尽.|全覆盖|全部|所有")
_NAME_HEAD = re.compile(r"指标|项目|名称|内容|任务|目标(?!值|任务值|数)|事项|要求$")
_CATEGORY_HEAD = re.compile(r"类别|领域|维度|一级指标|类型|分类|序号|编号|方面|板块|大类")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_STOP_HEAD = re.compile(
    r"分值|权重|得分|评分|扣分|考核(?:办法|方法|方式)|评价(?:办法|方法|方式)|备注|说明|公式|计算|序号|编号|数据来源|联系|电话|赋分|自评|满分|页码|排名|位次|名次"
)
_BODY_HEAD = re.compile(r"责任|牵头|部门|科室|处室|负责|配合|主管")
_DUE_HEAD = re.compile(r"时限|完成时间|时间节点|期限|时间要求|进度安排")
_NATURE_HEAD = re.compile(r"属性|性质|指标类型|约束")
_BASE_HEAD = re.compile(r"基[数期准年]|现状|现值|完成|实际|实绩|上年|去年|已达|报告期|本期|同期|当前|达成")
_GOAL_HEAD = re.compile(r"目标|标准|要求|指标值|任务数|计划|预期|年度任务|达标|规划")
_CHANGE_HEAD = re.compile(r"增减|对比|同比|环比|比上年|较上年|增幅|增长|变化|涨跌|升降")
_CHANGE_WORDS = re.compile(
    r"(?:与?(?:上年|去年|同期|基期)?同?(?:比较?|相比)|环比|[比较]上年|较去年)?(?:增减|增长|变化|升降|涨跌|增幅|增加|下降|降低)?(?:率|幅度?|情况|值)?$"
)
_TOTAL = re.compile(r"(?:合\s?计|总\s?计|全[市县省区国州]|本[市县省区])(?:合计|总计|平均)?")
_PART = re.compile(r"(?:其中|＃|#)[：:，,]?\s?")
_PER_HEAD = re.compile(r"每[千万百十]+(?:名|位)?(?:常住|户籍|服务|农村|城市)?(?:人口|居民|老年人|儿童|学生)")
_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]")
_ROSE = re.compile(r"(?:增长|增加|上升|提高|增减)(?![率幅速值])")
_FELL = re.compile(r"(?<![升增])(?:下降|降低|减少)(?![率幅速值])")
# Words of a column's heading that say which value stands there, not of what.
_NO_NAME = re.compile(
    r"20\d\d年?(?:度|末|底|上半年|下半年|前[二三]季度|第?[一二三四]季度)?|目标(?!人群|人口)值?|标准值?|指标值|现状值?|基期值?|基数|完成(?:情况|值|数)|完成$|实际值?|[（()）]|预期|要求|全年|数值|绝对[数量值]|任务数?|计划数?|规划"
)
_MEASURE_WORDS = re.compile(
    r"([一-龥（）]{2,16}?(?:比例|占比|率|比重|人次|人数|费用|数量|水平))(?=[^一-龥]|呈现|情况|如下|分布|见|统计|对比|变化|$)"
)


_GROWN = re.compile(r"(?:新增|核增|净增|增设|增配)(?![率值])")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says besides its numbers: 约束性 or 预期性, the bodies under `body_heading`, by when.

    `label` is the indicator of the row, for a cell beside it that only names cases (三级医院≥20%，二级医院≥8%); `role` is that cell's
    column (goal, base or ""), whose time is `due` where no column of deadlines says otherwise.
    """

    nature: str = ""
    body: str = ""
    body_heading: str = ""
    due: Time | None = None
    label: str = ""
    role: str = ""


@dataclass(slots=True)
class TableValue:
    """A number of a table with what its headings say; offsets are in `Document.text`.

    `column` is its column's heading, `time` the time that heading tells, `role` goal, base, change or "".
    """

    quantity: Quantity
    comparator: str
    basis: str
    name: str
    role: str
    time: Time | None
    column: str
    row: RowWords
    rules: list[str] = field(default_factory=list)


class TableReader:
    """Reads one table. `measure` is what the words above the table say is measured, where its headings do not."""

    def __init__(self, table: Table, text: str, before: str = "") -> None:
        self.table, self.text = table, text
        self.grid = Grid(table)
        self.head = self.grid.header_rows()
        self.headings = [self.grid.heading(self.head, column) for column in range(self.grid.columns)]
        heads = (_STOP_HEAD, _UNIT_HEAD, _BODY_HEAD, _NATURE_HEAD, _DUE_HEAD)
        self.passed_over = [any(head.search(heading) for head in heads) for heading in self.headings]
        self.caption = table.caption
        self.before = before
        self.sentences: list[tuple[Cell, RowWords]] = []

    def read(self) -> list[TableValue]:
        """All values of the table, row by row; `sentences` then holds the cells to be read as sentences."""
        if self.grid.rows < 2 or self.grid.columns < 2:
            return []
        name_column = self._name_column()
        found: list[TableValue] = []
        for row in range(self.head, self.grid.rows):
            words = self._row_words(row)
            for column in range(self.grid.columns):
                if self.grid.is_own(row, column):
                    found.extend(self._read_cell(row, column, name_column, words))
        return found

    def _row_words(self, row: int) -> RowWords:
        due = next(iter(find_times(self._beside(row, _DUE_HEAD))), None)
        body_heading = next((heading for heading in self.headings if _BODY_HEAD.search(heading)), "")
        return RowWords(self._beside(row, _NATURE_HEAD), self._beside(row, _BODY_HEAD), body_heading, due)

    def _name_column(self) -> int | None:
        """The column that names indicators, where the table is a list of them."""
        best, weight = None, 0
        for column, heading in enumerate(self.headings):
            if _NAME_HEAD.search(heading) and not _STOP_HEAD.search(heading) and not _CATEGORY_HEAD.search(heading):
                filled = [self.grid.text(row, column) for row in range(self.head, self.grid.rows)]
                if filled and sum(is_value(words) for words in filled) * 2 < len(filled):
                    own = _naming_weight(heading)
                    best, weight = (column, own) if own >= weight else (best, weight)
                    if "指标" in heading:
                        break
        return best

    def _read_cell(self, row: int, column: int, name_column: int | None, beside: RowWords) -> Iterator[TableValue]:
        cell, heading = self.grid.places[(row, column)], self.headings[column]
        if self.passed_over[column]:
            return
        words = cell.text.strip()
        if not self._is_value(row, column):
            name = split_unit(words)[0] if column == name_column else words
            if column == name_column and self._has_value(row, column):
                return  # 含麻疹成分疫苗2剂次接种率: a name with a number in it
            numbered = len(name) > 4 and any(char.isdigit() for char in name)
            if numbered or (column != name_column and _COVERED.search(name)):
                listed = name_column is not None and column != name_column
                label = self._row_label(row, column, name_column)[0] if listed else ""
                role = self._role(heading, "") if listed else ""
                due = beside.due or (self._time(heading) if role == "goal" else None)
                self.sentences.append((cell, replace(beside, label=label, role=role, due=due)))
            return
        if column == name_column or (column == 0 and not heading):
            return
        label, row_unit = self._row_label(row, column, name_column)
        column_name, column_unit = split_unit(heading)
        told = column_unit or row_unit or self._unit_column(row) or self._caption_unit()
        value = value_of(cell, self.text, told or unit_of_rate(label or column_name, words), label)
        if value is None:
            return
        quantity, comparator, basis = value
        role = self._role(heading, label)
        if role == "change" and quantity.inferred and quantity.unit == "%" and not column_unit:
            quantity = replace(quantity, unit="个百分点")  # a share moves by points: 24.6 | 26.3 | -1.7
        if role == "change" and basis == "level":
            basis = _basis_of_change(heading if _CHANGE_HEAD.search(heading) else label)
        name = self._name(label, column_name, name_column, role)
        if basis == "level" and role != "change" and _GROWN.match(name) and quantity.unit != "%":
            basis = "increase"  # 新增救护车 | 辆 | 8
        rules = ["table.list" if name_column is not None else "table.matrix"]
        yield TableValue(quantity, comparator, basis, name, role, self._time(heading), heading, beside, rules)

    def _is_value(self, row: int, column: int) -> bool:
        """Whether a cell holds a value; 1986 below 人数（人） is one, though it could be a year elsewhere."""
        words = self.grid.text(row, column)
        counted = _LIKE_A_YEAR.fullmatch(words) is not None and bool(split_unit(self.headings[column])[1])
        return is_value(words) or counted

    def _has_value(self, row: int, name_column: int) -> bool:
        """Whether a cell of the row, beside the one that names it, holds a value."""
        return any(
            is_value(self.grid.text(row, column)) and not _STOP_HEAD.search(self.headings[column])
            for column in range(name_column + 1, self.grid.columns)
        )

    def _row_label(self, row: int, column: int, name_column: int | None) -> tuple[str, str]:
        if name_column is not None:
            name, unit = split_unit(self.grid.text(row, name_column))
            return self._part_of_above(name, row, name_column), unit
        beside = [place for place in range(column) if not self._is_value(row, place)]
        told = [
            (self.headings[place], words) for place in beside if (words := self.grid.text(row, place)).strip("—-–/ ")
        ]
        parts = [words for heading, words in told if not _CATEGORY_HEAD.search(heading)]
        parts = parts or [words for _, words in told]  # 机构类别, where nothing else names the row
        name, unit = split_unit(parts[-1]) if parts else ("", "")
        return name, unit

    def _part_of_above(self, name: str, row: int, name_column: int) -> str:
        """其中：中医类医师数 below 每千人口医师数 → 每千人口中医类医师数."""
        part = _PART.match(name)
        if part is None:
            return name
        above = next(
            (
                words
                for place in range(row - 1, self.head - 1, -1)
                if not _PART.match(words := self.grid.text(place, name_column))
            ),
            "",
        )
        base = _PER_HEAD.match(above)
        own = name[part.end() :]
        return base[0] + own if base and not own.startswith("每") else own

    def _unit_column(self, row: int) -> str:
        for column, heading in enumerate(self.headings):
            if _UNIT_HEAD.search(heading) and is_unit(self.grid.text(row, column)):
                return self.grid.text(row, column)
        return ""

    def _caption_unit(self) -> str:
        match = re.search(r"单位[：:]\s?([^\s，。；）)]{1,8})", self.caption + self.before[-30:])
        return match[1] if match and is_unit(match[1]) else ""

    def _role(self, heading: str, label: str) -> str:
        if (_CHANGE_HEAD.search(label) and not names.is_measure(label)) or _CHANGE_HEAD.search(heading):
            return "change"
        if _GOAL_HEAD.search(heading):
            return "goal"
        return "base" if _BASE_HEAD.search(heading) and not heading.endswith("率") else ""

    def _time(self, heading: str) -> Time | None:
        changes = bool(_CHANGE_HEAD.search(heading))  # 比上年增长: of this year, set against the last
        times = [time for time in find_times(heading) if not (changes and time.role == "than")] or (
            [year] if (year := _plain_year(heading)) else []
        )
        if not times:
            return None
        part = next((time for time in times[1:] if time.year is None and time.part), None)  # 2024年目标 above 上半年
        return replace(part, year=times[0].year) if part and times[0].year and not times[0].part else times[0]

    def caption_time(self) -> Time | None:
        """The time the caption tells, if any."""
        return next(iter(find_times(self.caption)), None)

    def _name(self, label: str, column: str, name_column: int | None, role: str) -> str:
        heading = _NO_NAME.sub("", _BRACKET.sub(lambda match: "" if is_unit(match[1]) else match[0], column))
        if name_column is not None:
            told = role or _CHANGE_HEAD.search(heading) or _NAME_HEAD.search(heading)
            extra = "" if told or (names.is_measure(label) and not names.is_measure(heading)) else heading
            return names.strip_quotes(label + extra)
        label = "" if _TOTAL.fullmatch(label) and heading else label
        base = _CHANGE_WORDS.sub("", heading) if role == "change" else ""
        if names.is_measure(base):
            return names.strip_quotes(label + base)  # 东城区, 诊疗人次同比增减: how the 诊疗人次 moved
        if role == "change" and _CHANGE_HEAD.search(label):
            return names.strip_quotes(heading + self._measure() + label)
        if names.is_measure(label) and not names.is_measure(heading):
            return names.strip_quotes(heading + label)
        if names.is_measure(heading):
            return names.strip_quotes(label + heading)
        return names.strip_quotes(label + heading + self._measure())

    def _measure(self) -> str:
        """What is measured, told by the caption or the sentence above the table."""
        for words in (self.caption, self.before[-120:]):
            found = _MEASURE_WORDS.findall(words)
            if found:
                return str(names.clean_opening(found[-1]))
        return ""

    def _beside(self, row: int, head: re.Pattern[str]) -> str:
        words: Sequence[str] = [
            self.grid.text(row, column) for column, heading in enumerate(self.headings) if head.search(heading)
        ]
        return "；".join(word for word in words if word)


def _naming_weight(heading: str) -> int:
    """How surely a column names what is measured: 工作任务 more so than 量化目标 or 具体要求 beside it."""
    return 2 if re.search(r"指标|项目|名称|内容|任务|事项", heading) else 1


def _basis_of_change(words: str) -> str:
    """比上年增长 increase, 下降 decrease, where no sign says so; 增幅 and 增速 name a level (GUIDE, more 1)."""
    if _FELL.search(words):
        return "decrease"
    return "increase" if _ROSE.search(words) else "level"


def _plain_year(heading: str) -> Time | None:
    match = re.fullmatch(r"\D{0,6}((?:19|20)\d\d)\D{0,6}", heading)
    return Time(match.start(1), match.end(1), int(match[1])) if match else None
