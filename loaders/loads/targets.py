"""A table of targets filled in by hand: many documents' promises, a row each."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from loaders.figures.headings import TARGET_HEADINGS
from loaders.figures.lookup import Lookup, NotFound
from loaders.figures.measures import unit_of_density
from loaders.figures.numbers import PrintedNumber, parse_number, plain_text
from loaders.figures.periods import parse_period
from loaders.figures.records import Record, RefusedRow, column_notices, read_records, row_ids
from loaders.figures.sheet import Sheet
from loaders.figures.words import SOURCE_GRADES, VERIFICATIONS, choices, code_of
from loaders.loads.issue import parse_issue_date
from loaders.loads.tables import Row
from loaders.register.model import Indicator
from loaders.register.units import convert, unit_of
from loaders.statements.times import find_times

NEEDED: Mapping[str, Sequence[str]] = {
    "指标编码（或指标名称）": ("indicator_id", "indicator_name"),
    "行政区划代码（或地区）": ("jurisdiction_id", "jurisdiction_name"),
    "文件名称": ("title",),
    "比较方式": ("comparator",),
    "目标值": ("value",),
}
COMPARATORS = {
    "ge": "不低于 ≥ >= ≧ 以上 及以上 不少于 不小于 至少 大于等于 达到以上",
    "gt": "高于 > 超过 大于 多于 优于",
    "le": "不高于 ≤ <= ≦ 以内 以下 及以下 不超过 不大于 不多于 至多 最多 小于等于 控制在以内 控制在...以内",
    "lt": "低于 < 小于 少于 不到 不足 未满",
    "eq": "达到 = == 等于 为 达",
    "approx": "左右 约 ≈ 大约 约为 上下 接近 近",
    "between": "区间 之间 范围 介于",
}
_SIGNS = {"ge": "≥{}", "gt": ">{}", "le": "≤{}", "lt": "<{}", "eq": "{}", "approx": "{}左右", "between": "{}"}
ROW_KINDS = {"commitment": "目标任务 目标 任务", "standard": "标准"}
BASES = {"level": "水平 绝对值", "increase": "提高 增加 增长", "decrease": "降低 减少 下降"}
RECURRENCES = {"none": "一次 终期 阶段", "yearly": "每年 年度 逐年", "maintain": "保持"}
REACH_LEVELS = {
    "nation": "全国 国家",
    "province": "省 省级",
    "prefecture": "市 市级 地级",
    "county": "县 县级 县区",
    "institution": "机构",
}
STATUSES = {"in_force": "有效", "superseded": "被替代", "repealed": "废止", "period_over": "期满 规划期满"}
_DATE_VERIFIED = {"day": "日", "year": "年"}
_YES = {"yes": "是 已核 true 1", "no": "否 未核 false 0"}
# Words of firmness as plans use them (DESIGN §4); those that say nothing of it (目标, 达标线, 任务) leave it unsaid.
_FIRMNESS = (("约束", "binding"), ("预期", "expected"), ("力争|争取|展望", "aspirational"), ("鼓励|倡导", "encouraged"))
_FIRMNESS_CODES = frozenset(code for _, code in _FIRMNESS)
# A scope that names the whole place picks no one.
_WHOLE = re.compile(r"全(?:国|省|市|县|区|州|盟|旗|域|境|人群|体|部地区)|全自治区")

Value = TypeVar("Value")


@dataclass(frozen=True)
class Targets:
    """A table of targets as read: rows of documents.csv, clauses.csv and commitments.csv, and the refused ones."""

    documents: list[Row]
    clauses: list[Row]
    commitments: list[Row]
    refused: list[RefusedRow]
    notices: list[str]


def read_targets(content: bytes, sheets: Sequence[Sheet], name: str, lookup: Lookup) -> Targets:
    """Read a table of targets. Raises ReturnError where a needed column is missing."""
    records = read_records(sheets, TARGET_HEADINGS, NEEDED, name)
    prefix = hashlib.sha256(content).hexdigest()[:12]
    documents: dict[tuple[object, ...], dict[str, object]] = {}
    clauses: dict[tuple[object, object], Row] = {}
    targets = Targets([], [], [], [], column_notices(records))
    for record, row_id in zip(records, row_ids(records, content), strict=True):
        row = TargetRow(record, name, lookup)
        commitment, document = row.commitment(), row.document()
        targets.refused.extend(row.faults)
        if row.faults:
            continue
        known = documents.setdefault(tuple(document.values()), {})
        known.update(known or {"document_id": f"{prefix}-d{len(documents)}", **document})
        clause = record.text("item") or "0"
        place = {"document_id": known["document_id"], "clause_id": clause}
        clauses.setdefault((known["document_id"], clause), {**place, "path": record.text("item")})
        targets.commitments.append({"commitment_id": row_id, **place, **commitment, "review": "accepted"})
    targets.documents.extend(documents.values())
    targets.clauses.extend(clauses.values())
    return targets


@dataclass
class TargetRow:
    """Reads one row; `faults` gathers what is wrong with it."""

    record: Record
    file: str
    lookup: Lookup
    faults: list[RefusedRow] = field(default_factory=list)

    def refuse(self, key: str, reason: str, next_step: str) -> None:
        """Note a fault of the cell under `key`."""
        column = self.record.headings.printed.get(key, key)
        file = f"{self.file} › {self.record.sheet}" if self.record.sheet else self.file
        self.faults.append(RefusedRow(file, self.record.line, column, self.record.shown(key), reason, next_step))

    def document(self) -> dict[str, object]:
        """The row of documents.csv, without its id."""
        text = self.record.text
        issued = self._read("issued_date", parse_issue_date, "写成 2018-07-23、2018-07 或 2018")
        verified = self._code("date_verified", _DATE_VERIFIED, issued[1] if issued else "")
        number = text("document_number") or None
        self._needed("title", "没有写明出自哪个文件")
        return {
            "title": text("title"),
            "document_number": number,
            "number_verified": self._code("number_verified", _YES, "no") == "yes" if number else None,
            "issuer": text("issuer") or None,
            "jurisdiction_id": self._place(issued[0] if issued else None),
            "issued_date": issued[0] if issued else None,
            "date_verified": verified or None,
            "status": self._code("status", STATUSES, "in_force"),
            "valid_to": self._date("valid_to"),
            "disclosure": "public",
            "source_url": text("source_url") or None,
        }

    def commitment(self) -> dict[str, object]:
        """The row of commitments.csv, without its ids."""
        text = self.record.text
        comparator = self._code("comparator", COMPARATORS, "")
        self._needed("comparator", "没有写明比较方式")
        self._needed("value", "没有填目标值")
        value = self._read("value", parse_number, "只填一个数")
        high = self._read("value_high", parse_number, "只填一个数")
        if (comparator == "between") != (high is not None):
            self.refuse("value_high", "区间要有上限，不是区间就不要填上限", "补上或删去目标值上限")
        elif value and high and high.full_value < value.full_value:
            self.refuse("value_high", "上限小于下限", "核对两个数")
        unit = self._unit((("value", value), ("value_high", high)))
        return {
            "unit": unit,
            **self._indicator(unit),
            "jurisdiction_id": self._place(None),
            "reach_level": self._code("reach_level", REACH_LEVELS, "") or None,
            "scope": self._scope(),
            "comparator": comparator,
            "value": value.full_value if value else None,
            "value_high": high.full_value if high else None,
            "basis": self._code("basis", BASES, "level"),
            "baseline_value": self._baseline(),
            "baseline_date": self._date("base_period"),
            "firmness": self._firmness(),
            "due_date": self._read("due_date", parse_deadline, "写成 2020-12-31、2020年底或 2020"),
            "recurrence": self._code("recurrence", RECURRENCES, "none"),
            "row_kind": self._code("row_kind", ROW_KINDS, "commitment"),
            "lead_department": text("lead_department") or None,
            "departments": text("departments") or None,
            "quote": text("quote") or _phrase(str(comparator), value, high, unit),
            "verification": self._code("verification", VERIFICATIONS, "seen"),
            "source_grade": self._code("source_grade", SOURCE_GRADES, "") or None,
            "note": text("note") or None,
        }

    def _needed(self, key: str, reason: str) -> None:
        if not self.record.text(key):
            self.refuse(key, reason, "补上这一格")

    def _read(self, key: str, parse: Callable[[str], Value | None], example: str) -> Value | None:
        text = self.record.text(key)
        found = parse(text) if text else None
        if text and found is None:
            self.refuse(key, f"看不懂“{text}”", example)
        return found

    def _date(self, key: str) -> date | None:
        period = self._read(key, parse_period, "写成 2020-12-31、2020年底或 2020")
        return period.end if period else None

    def _unit(self, numbers: Sequence[tuple[str, PrintedNumber | None]]) -> str:
        """The unit of the row: of its own column, else as printed behind the number (90%); the two must be one."""
        unit = plain_text(self.record.text("unit"))
        for key, number in numbers:
            if number is not None and number.measure:
                unit = unit or number.measure
                if unit_of(number.measure) != unit_of(unit):
                    self.refuse(key, f"数后的“{number.measure}”与单位“{unit}”不一致", "改正其中一处")
        return unit

    def _baseline(self) -> object:
        number = self._read("baseline_value", parse_number, "只填一个数")
        return number.full_value if number else None

    def _code(self, key: str, words: Mapping[str, str], default: str) -> str | None:
        code = code_of(plain_text(self.record.text(key)), words, default)
        if code is None:
            self.refuse(key, f"“{self.record.text(key)}”不在可选范围内", f"填 {choices(words)} 之一，或留空")
        return code

    def _place(self, on: date | None) -> str | None:
        code, name = plain_text(self.record.text("jurisdiction_id")), self.record.text("jurisdiction_name")
        try:
            return self.lookup.place(code, name, on).jurisdiction_id
        except NotFound as error:
            if not any(fault.column in self._place_headings() for fault in self.faults):
                self.refuse("jurisdiction_id" if code else "jurisdiction_name", error.reason, error.next_step)
            return None

    def _place_headings(self) -> set[str]:
        return {self.record.headings.printed.get(key, key) for key in ("jurisdiction_id", "jurisdiction_name")}

    def _indicator(self, unit: str) -> dict[str, object]:
        code, name = self.record.text("indicator_id"), self.record.text("indicator_name")
        try:
            indicator = self.lookup.indicator(code, name)
        except NotFound as error:
            self.refuse("indicator_id" if code else "indicator_name", error.reason, error.next_step)
            return {}
        basis = code_of(plain_text(self.record.text("basis")), BASES, "level")
        # A change of a share is promised in points or in percent of itself; only levels must be of the indicator's kind.
        if basis == "level" and convert(1, unit, indicator.unit) is None:
            reason = f"单位“{unit}”与指标“{indicator.name_zh}”的单位“{indicator.unit}”不是同类"
            self.refuse("unit", reason, f"核对指标，或改用“{indicator.unit}”")
        return {
            "indicator_id": indicator.indicator_id,
            "indicator_text": name or indicator.name_zh,
            "unit": _one_writing(unit, indicator),
        }

    def _scope(self) -> str | None:
        scope = self.record.text("scope")
        if scope.startswith("同上"):
            self.refuse("scope", "适用范围写的是“同上”", "每一行都写全")
        return None if not scope or _WHOLE.fullmatch(scope) else scope

    def _firmness(self) -> str | None:
        words = self.record.text("firmness")
        if words in _FIRMNESS_CODES:
            return words
        return next((code for pattern, code in _FIRMNESS if re.search(pattern, words)), None)


def _one_writing(unit: str, indicator: Indicator) -> str:
    """The indicator's own unit where `unit` is another way to write it: of shares (％, 每10万), and of densities (人 of 人/千人)."""
    same = unit_of(unit)
    if same.dimension == "ratio" and same == unit_of(indicator.unit):
        return indicator.unit
    return unit_of_density(unit, indicator)


def parse_deadline(text: str) -> date | None:
    """The last day a cell names, as a period (2020, 2020-06) or in the words of documents (2020年6月底前, “十四五”末)."""
    period, plain = parse_period(text), plain_text(text)
    if period:
        return period.end
    days = [time.due() for time in find_times(plain) if (time.start, time.end) == (0, len(plain))]
    return date.fromisoformat(days[0]) if days and days[0] else None


def _phrase(comparator: str, value: PrintedNumber | None, high: PrintedNumber | None, unit: str) -> str:
    """The target as a phrase ("≥95%", "2—3名"), for a table that quotes nothing."""
    if value is None:
        return ""
    number = f"{value.value}{value.multiple}" + (f"—{high.value}{high.multiple}" if high else "")
    return _SIGNS.get(comparator, "{}").format(number + unit)
