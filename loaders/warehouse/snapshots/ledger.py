"""目标任务台账: the assessments in the layout offices keep their ledgers in, fixed columns in a fixed order, one row a promise.

The columns that people fill in (牵头科室, 进展情况, 存在问题, 下一步措施) stand empty. 最新值 is the figure the verdict rests on, so
that 差距 is the gap of the value beside it: at the due date the year's own figure, not a later one.
"""

from pathlib import Path

import duckdb

from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.assessment_csv import Asked, told
from loaders.warehouse.snapshots.cells import copy_csv, empty_csv, literal, query_csv
from loaders.warehouse.snapshots.columns import (
    FIXED,
    Column,
    headings_of,
    reason_word,
    verdict_word,
    word_of,
    words_of_list,
)

_FLAGGED = "list_contains(base.flags, '{}')"
_DUE = "base.due_date <= base.as_of"
# 亮灯: green met, ahead and on track; amber somewhat slow, roughly reached, awaited; red clearly slow, falling back, missed; grey
# no verdict. What was reached late, or has fallen back since, or was only hoped for is no red: the words beside it say which.
_LAMP = f"""
CASE
    WHEN NOT base.is_counted THEN NULL
    WHEN base.verdict = 'undecided' THEN CASE WHEN {_FLAGGED.format("awaiting_report")} THEN '黄灯' ELSE '灰灯' END
    WHEN base.verdict IN ('off_track', 'reversing') THEN '红灯'
    WHEN base.verdict = 'missed'
        THEN CASE WHEN base.met_later_date IS NOT NULL OR base.firmness IN ('aspirational', 'encouraged') THEN '黄灯' ELSE '红灯' END
    WHEN base.verdict = 'lagging' OR {_FLAGGED.format("fell_back")} OR base.tolerance IS NOT NULL AND base.gap > 0 THEN '黄灯'
    ELSE '绿灯'
END"""
_AT_DUE = f"""
CASE
    WHEN NOT coalesce({_DUE}, false) THEN NULL
    WHEN base.verdict = 'missed' AND base.met_later_date IS NOT NULL THEN '逾期达标'
    WHEN base.reason = 'due_unreported' THEN {reason_word()}
    ELSE {verdict_word()}
END"""
_NOW = f"""
CASE
    WHEN {_FLAGGED.format("fell_back")} THEN '现已回落'
    WHEN base.verdict = 'missed' AND base.met_later_date IS NOT NULL THEN '现已达标'
    WHEN base.verdict = 'met' THEN '已达标'
    WHEN base.verdict = 'missed' THEN '未达标'
    ELSE {verdict_word()}
END"""
_TERM = """
CASE
    WHEN base.recurrence = 'yearly' THEN '年度'
    WHEN base.recurrence = 'maintain' THEN '保持'
    WHEN base.due_date IS NULL THEN '未写明'
    WHEN max(base.due_date) OVER (PARTITION BY base.jurisdiction_id, base.indicator_id, base.inherited_from) > base.due_date THEN '阶段'
    ELSE '终期'
END"""
_KIND = f"""
CASE
    WHEN base.value_type = 'reported' AND base.source_grade = 'own word' THEN {literal(words.SOURCE_GRADES["own word"])}
    WHEN base.value_type = 'reported' AND base.judged_period_start + INTERVAL 1 YEAR - INTERVAL 1 DAY = base.judged_period_end THEN '年报'
    WHEN base.value_type = 'reported' AND base.source_grade IS NULL THEN {literal(words.SOURCE_GRADES["own word"])}
    ELSE {word_of("base.value_type", words.VALUE_TYPES)}
END"""
_SAME_DEFINITION = """
CASE
    WHEN base.is_unlike_itself THEN '口径待认定'
    WHEN base.reason = 'not_comparable' THEN '口径不一致'
    WHEN base.judged_figure_id IS NOT NULL THEN '一致'
END"""
_PERIOD = """
CASE WHEN base.judged_period_end IS NOT NULL
    THEN concat_ws(' 至 ', nullif(base.judged_period_start, base.judged_period_end)::VARCHAR, base.judged_period_end::VARCHAR) END"""
# Where the value should stand by the end of the figure's period, were the way gone evenly.
_EXPECTED = """
CASE WHEN base.elapsed_share IS NOT NULL AND NOT coalesce(base.due_date <= base.as_of, false)
    THEN round(base.baseline_value + (base.target_value - base.baseline_value) * base.elapsed_share, 2) END"""
_GAP_UNIT = "CASE coalesce(base.judged_unit, base.unit) WHEN '%' THEN '个百分点' WHEN '‰' THEN '个千分点' ELSE coalesce(base.judged_unit, base.unit) END"
# Whose figures must satisfy where it is not the place's own: each of the places below.
_WHOSE = f"CASE WHEN base.relation = 'average' THEN '所辖各' || {word_of('base.reach_level', words.LEVELS)} END"
_BY_WHEN = """
CASE
    WHEN base.due_date IS NULL THEN coalesce(base.due_text, '未写明')
    WHEN month(base.due_date) = 12 AND day(base.due_date) = 31 THEN year(base.due_date) || '年底前'
    ELSE strftime(base.due_date, '%Y年%-m月%-d日前')
END"""

LEDGER: tuple[Column, ...] = (
    Column("number", "序号", sql="base.number"),
    Column("commitment_id", "目标编号"),
    Column("place_name", "地区"),
    Column("jurisdiction_id", "行政区划代码"),
    Column("category", "领域"),
    Column("indicator_name", "指标名称", sql="coalesce(base.indicator_name, base.indicator_text)"),
    Column("quote", "目标原文"),
    Column("comparator", "比较方式", words.COMPARATORS),
    Column("value", "目标值"),
    Column("value_high", "目标值上限"),
    Column("unit", "单位"),
    Column("scope", "适用对象"),
    Column("firmness", "目标性质", words.FIRMNESS),
    Column("document_title", "文件名称"),
    Column("document_number", "文号"),
    Column("number_verified", "文号核验", sql="CASE WHEN base.has_number THEN CASE WHEN base.number_verified THEN '已核验' ELSE '未核验' END END"),
    Column("clause_path", "条款"),
    Column("issuer", "发文机关"),
    Column("issued_date", "发文日期"),
    Column("document_status", "文件效力", words.STATUSES),
    Column("due_date", "完成时限"),
    Column("term", "期限类型", sql=_TERM),
    Column("lead_department", "牵头单位"),
    Column("lead_office", "牵头科室", sql="NULL::VARCHAR"),
    Column("departments", "责任单位"),
    Column("responsible_places", "责任县区", sql=_WHOSE),
    Column("baseline_period_end", "基期"),
    Column("baseline_value", "基期值"),
    Column("baseline_source", "基期来源", words.BASELINE_SOURCES),
    Column("judged_period", "统计时段", sql=_PERIOD),
    Column("judged_value", "最新值"),
    Column("numerator", "分子"),
    Column("denominator", "分母"),
    Column("value_kind", "数据性质", sql=_KIND),
    Column("figure_source", "数据来源"),
    Column("same_definition", "口径一致性", sql=_SAME_DEFINITION),
    Column("expected_value", "序时应达值", sql=_EXPECTED),
    Column("gap", "差距"),
    Column("gap_unit", "差距单位", sql=f"CASE WHEN base.gap IS NOT NULL THEN {_GAP_UNIT} END"),
    Column("state", "当前状态", sql=_NOW),
    Column("state_at_due", "到期结论", sql=_AT_DUE),
    Column("reason_word", "未判定原因", sql=reason_word()),
    Column("lamp", "亮灯", sql=_LAMP),
    Column("progress_text", "进展情况", sql="NULL::VARCHAR"),
    Column("problem_text", "存在问题", sql="NULL::VARCHAR"),
    Column("next_step_text", "下一步措施", sql="NULL::VARCHAR"),
    Column("closed_evidence", "佐证材料"),
    Column("closed", "销号状态", words.CLOSINGS, "closing"),
    Column("closed_date", "销号日期", sql="CASE WHEN base.closing = 'closed' THEN (base.closed_at + INTERVAL 8 HOUR)::DATE END"),
    Column("as_of", "截至日期"),
    Column("snapshot_id", "存档编号"),
    Column("rules_version", "规则版本"),
)  # fmt: skip
DISCLOSURE = Column("disclosure", "公开属性", words.DISCLOSURES)
# What a snapshot keeps beside it, for the tables and words made of it.
BESIDE: tuple[Column, ...] = (
    DISCLOSURE,
    Column("verdict_word", "判定", sql=verdict_word()),
    Column("verdict", "判定代码"),
    Column("reason", "未判定原因代码"),
    Column("flags", "标注代码"),
    Column("flag_words", "标注", sql=words_of_list("base.flags", words.FLAGS)),
    Column("relation", "与本地的关系代码"),
    Column("promised_by", "提出地区"),
    Column("in_front", "是否以此为准"),
    Column("is_counted", "是否计入统计"),
    Column("row_kind", "条目类别"),
    Column("indicator_id", "指标编码"),
    Column("firmness_code", "目标性质代码", sql="base.firmness"),
    Column("comparator_code", "比较方式代码", sql="base.comparator"),
    Column("basis", "计法代码"),
    Column("due_words", "时限", sql=_BY_WHEN),
    Column("last_year_value", "上年同期"),
    Column("judged_unit", "判定单位", sql="coalesce(base.judged_unit, base.unit)"),
    Column("printed_step", "末位单位"),
    Column("judged_period_end", "统计止"),
    Column("judged_figure_id", "数据编号"),
    Column("baseline_figure_id", "基期数据编号"),
    Column("current_figure_id", "最新数据编号"),
    Column("rival_figure_id", "另一来源数据编号"),
    Column("document_id", "文件编号"),
    Column("met_later_date", "逾期达标日期"),
    Column("places_met", "下级达标数"),
    Column("places_missed", "下级未达标数"),
    Column("places_total", "下级总数"),
)
MORE = """
f.source_grade, unlike_itself.indicator_id IS NOT NULL AS is_unlike_itself,
CASE WHEN f.value <> 0 THEN round(last_year.value * a.judged_value / f.value, 9) END AS last_year_value,
"""
# The same period a year before, in the same unit, where all that is public and on record agrees.
JOINS = """
LEFT JOIN (
    SELECT DISTINCT indicator_id FROM related_indicator_versions
    WHERE indicator_id = other_indicator_id AND known_from <= $known_by AND known_until > $known_by
) AS unlike_itself ON unlike_itself.indicator_id = a.indicator_id
LEFT JOIN (
    SELECT indicator_id, jurisdiction_id, period_start, period_end, unit, any_value(value) AS value
    FROM reported_figures_at($known_by) AS one
    WHERE review IN ('accepted', 'corrected') AND value_type IN ('reported', 'preliminary', 'derived') AND scope IS NULL
        AND disclosure = 'public' AND coalesce(document_id NOT IN (SELECT document_id FROM documents_at($known_by) WHERE disclosure <> 'public'), true)
    GROUP BY ALL HAVING min(value) = max(value)
) AS last_year
    ON last_year.indicator_id = f.indicator_id AND last_year.jurisdiction_id = f.jurisdiction_id AND last_year.unit = f.unit
    AND last_year.period_end = (f.period_end - INTERVAL 1 YEAR)::DATE
    AND last_year.period_start = (f.period_start - INTERVAL 1 YEAR)::DATE AND f.scope IS NULL
"""


def ledger_columns(disclosure: str) -> tuple[Column, ...]:
    """The fixed columns; where rows that are not public are among them, 公开属性 says which, as one more at the end."""
    return LEDGER if disclosure == "public" else (*LEDGER, DISCLOSURE)


def ledger_query(
    connection: duckdb.DuckDBPyConnection, asked: Asked, columns: tuple[Column, ...]
) -> tuple[str, dict[str, object]] | None:
    """The query of `columns` with its parameters; None where nothing was on record yet."""
    found = asked.base(connection, MORE, JOINS)
    return None if found is None else (told(found[0], columns), found[1])


def ledger_csv(connection: duckdb.DuckDBPyConnection, asked: Asked) -> bytes:
    """The ledger as the bytes of a CSV file; the same database content gives the same bytes."""
    columns = ledger_columns(asked.disclosure)
    found = ledger_query(connection, asked, columns)
    headings = headings_of(columns)
    return empty_csv(list(headings.values())) if found is None else query_csv(connection, *found, headings, FIXED)


def write_ledger(connection: duckdb.DuckDBPyConnection, asked: Asked, path: Path) -> int:
    """The same bytes into a file, whatever their number; the number of rows."""
    columns = ledger_columns(asked.disclosure)
    found = ledger_query(connection, asked, columns)
    headings = headings_of(columns)
    if found is None:
        path.write_bytes(empty_csv(list(headings.values())))
        return 0
    return copy_csv(connection, *found, headings, path, FIXED)
