"""Which column of a table is which: English codes and the Chinese headings in use, and where the heading row stands."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.figures.personal import is_personal_heading
from loaders.figures.wide import period_columns

# The Chinese names are those of the ledger, the return and the bulletin in use, the shorter ones clerks write, and our own export's.
RETURN_HEADINGS: Mapping[str, str] = {
    "indicator_id": "指标编码 指标编号 指标代码",
    "indicator_name": "指标名称 指标 统计指标",
    "jurisdiction_id": "行政区划代码 区划代码 地区代码 地区编码 adcode",
    "jurisdiction_name": "地区 地区名称 行政区划 县区 县市区 填报地区 统计地区 jurisdiction",
    "period": "期别 时段 统计时段 数据时段 报告期 统计期 时期 年份 年度",
    "period_start": "起始日期 开始日期 期初",
    "period_end": "截止日期 终止日期 结束日期 截至日期 期末",
    "value": "数值 数据 报告值 实际值 最新值 完成值 指标值",
    "unit": "单位 计量单位",
    "numerator": "分子 分子值",
    "denominator": "分母 分母值",
    "value_type": "数据性质 数据类型",
    "scope": "适用对象 适用范围 范围",
    "published_date": "发布日期 公布日期 填报日期",
    "source": "来源 数据来源 来源报表 资料来源 source_title",
    "source_url": "来源网址 网址 链接",
    "source_grade": "来源级别",
    "verification": "核实程度",
    "reporter": "填报单位 报送单位",
    # Who fills the form in and checks it: known, and not kept with the figure.
    "reviewing_post": "审核岗位",
    "population": "人口口径",
    "note": "备注 说明 notes",
}
TARGET_HEADINGS: Mapping[str, str] = {
    "indicator_id": "指标编码 指标编号 指标代码",
    "indicator_name": "指标名称 指标",
    "jurisdiction_id": "行政区划代码 区划代码 地区代码",
    "jurisdiction_name": "地区 地区名称 行政区划 jurisdiction",
    "title": "文件名称 文件标题 文件",
    "document_number": "文号 发文字号",
    "number_verified": "文号核验",
    "issuer": "发文机关 发文单位",
    "issued_date": "发文日期 印发日期 成文日期",
    "date_verified": "日期核验",
    "status": "文件效力",
    "valid_to": "有效期止",
    "item": "条款 clause",
    "row_kind": "条目性质",
    "comparator": "比较方式",
    "value": "目标值",
    "value_high": "目标值上限",
    "unit": "单位 计量单位",
    "basis": "计法",
    "baseline_value": "基期值",
    "base_period": "基期 baseline_date",
    "recurrence": "周期",
    "due_date": "完成时限 时限 期限",
    "reach_level": "达标层级",
    "scope": "适用对象 适用范围",
    "firmness": "目标性质",
    "lead_department": "牵头单位",
    "departments": "责任单位",
    "quote": "目标原文",
    "source_url": "来源网址 网址",
    "source_grade": "来源级别",
    "verification": "核实程度",
    "note": "备注 说明 notes",
}
MEMBER_HEADINGS: Mapping[str, str] = {
    "scope": "适用对象 适用范围 范围",
    "jurisdiction_id": "行政区划代码 区划代码 地区代码",
    "jurisdiction_name": "地区 地区名称 jurisdiction",
    "is_member": "是否属于 是否在内",
    "valid_from": "起始日期 生效日期",
    "valid_to": "截止日期 失效日期",
    "evidence": "依据 证据",
}
# A form carries its title and four lines of approval above the headings; nothing stands deeper than this.
_DEEPEST_HEADING = 20


@dataclass(frozen=True)
class Headings:
    """The heading row found: its 0-based place in the rows, and the key of each recognised column by its 0-based place.

    `printed` are the headings as printed by key; `unknown` those not recognised, `personal` those dropped unread. `periods` are
    the columns of a wide return, each of one period.
    """

    at: int
    columns: Mapping[int, str]
    printed: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    periods: Mapping[int, str] = field(default_factory=dict)

    @property
    def keys(self) -> set[str]:
        """What the columns tell: their keys, and for a wide return period and value."""
        return {*self.printed, *(("period", "value") if self.periods else ())}


def find_headings(rows: Sequence[Sequence[str]], names: Mapping[str, str]) -> Headings:
    """The row among the first ones in which most headings are recognised; the upper one of equals, the first of none."""
    by_heading = {plain_heading(word): key for key, words in names.items() for word in (key, *words.split())}
    may_be_wide = {"period", "value"} <= names.keys()
    found = [_read_headings(at, row, by_heading, may_be_wide) for at, row in enumerate(rows[:_DEEPEST_HEADING])]
    return max(found, key=lambda headings: len(headings.printed), default=Headings(0, {}, {}))


def plain_heading(text: str) -> str:
    """A heading without blanks, brackets with their remarks, stars and full-width signs: "数值（%）＊" is "数值"."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"\([^)]*\)|[*:'’]", "", plain)


def _read_headings(at: int, row: Sequence[str], by_heading: Mapping[str, str], may_be_wide: bool) -> Headings:
    columns: dict[int, str] = {}
    printed: dict[str, str] = {}
    unknown: list[str] = []
    personal: list[str] = []
    for place, text in enumerate(row):
        key = by_heading.get(plain_heading(text))
        if key and key not in printed:
            columns[place] = key
            printed[key] = text.strip()
        elif is_personal_heading(text):
            personal.append(text.strip())
        elif text.strip():
            unknown.append(text.strip())
    is_wide = may_be_wide and "value" not in printed and len(printed) > 1
    periods = period_columns(row, "period" in printed) if is_wide else {}
    kept = [text for text in unknown if text not in {row[place].strip() for place in periods}]
    return Headings(at, columns, printed, tuple(kept), tuple(personal), periods)
