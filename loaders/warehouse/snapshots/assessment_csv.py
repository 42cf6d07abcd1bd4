"""The assessments as a table that can be defended: each verdict with every input, its quote, its source and its moment.

`COLUMNS` is the order and meaning of the columns: a stable English code, and the heading in use in Chinese ledgers. Codes
of verdicts and the like stand beside their words, so that a program need not read Chinese.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from loaders.figures.csv_text import moment_text
from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.cells import copy_csv, empty_csv, query_csv
from loaders.warehouse.snapshots.columns import (
    FIXED,
    Column,
    headings_of,
    reason_word,
    verdict_word,
    verdict_words,
    words_of_list,
)
from loaders.warehouse.snapshots.rules import rules_version

COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", sql="number"),
    Column("commitment_id", "目标编号"),
    Column("place_name", "地区"),
    Column("jurisdiction_id", "行政区划代码"),
    Column("category", "领域"),
    Column("indicator_id", "指标编码"),
    Column("indicator_name", "指标名称"),
    Column("indicator_text", "原文指标名称"),
    Column("quote", "目标原文"),
    Column("comparator_word", "比较方式", words.COMPARATORS, "comparator"),
    Column("comparator", "比较方式代码"),
    Column("value", "目标值"),
    Column("value_high", "目标值上限"),
    Column("unit", "单位"),
    Column("basis", "计法", words.BASES, "basis"),
    Column("scope", "适用对象"),
    Column("reach_level", "达标层级", words.LEVELS, "reach_level"),
    Column("firmness", "目标性质", words.FIRMNESS, "firmness"),
    Column("relation", "与本地的关系", words.RELATIONS, "relation"),
    Column("promised_by", "提出地区"),
    Column("in_front", "是否以此为准"),
    Column("is_counted", "是否计入统计"),
    Column("document_title", "文件名称"),
    Column("document_number", "文号"),
    Column("clause_path", "条款"),
    Column("issuer", "发文机关"),
    Column("issued_date", "发文日期"),
    Column("document_status", "文件效力", words.STATUSES, "document_status"),
    Column("due_date", "完成时限"),
    Column("final_due_date", "最终时限"),
    Column("due_text", "时限原文"),
    Column("recurrence", "期限类型", words.RECURRENCES, "recurrence"),
    Column("lead_department", "牵头单位"),
    Column("departments", "责任单位"),
    Column("review", "审核", words.REVIEWS, "review"),
    Column("baseline_period_end", "基期"),
    Column("baseline_value", "基期值"),
    Column("baseline_source", "基期来源", words.BASELINE_SOURCES, "baseline_source"),
    Column("baseline_figure_id", "基期数据编号"),
    Column("target_value", "判定用目标值"),
    Column("tolerance", "容差"),
    Column("judged_period_start", "判定用数统计起"),
    Column("judged_period_end", "判定用数统计止"),
    Column("judged_value", "判定用数"),
    Column("figure_value", "原报数值"),
    Column("figure_unit", "原报单位"),
    Column("numerator", "分子"),
    Column("denominator", "分母"),
    Column("value_type", "数据性质", words.VALUE_TYPES, "value_type"),
    Column("figure_source", "数据来源"),
    Column("figure_quote", "数据原文"),
    Column("figure_verification", "数据核实程度", words.VERIFICATIONS, "figure_verification"),
    Column("judged_figure_id", "数据编号"),
    Column("rival_value", "另一来源数值"),
    Column("rival_figure_id", "另一来源数据编号"),
    Column("current_value", "最新值"),
    Column("current_period_end", "最新值统计止"),
    Column("figure_age_months", "最新值距今月数"),
    Column("gap", "差距"),
    Column("needed_per_year", "每年应变化"),
    Column("change_per_year", "每年实变化"),
    Column("elapsed_share", "序时比例"),
    Column("pace", "进度比"),
    Column("projected_value", "按现速到期值"),
    Column("verdict_word", "判定", sql=verdict_word()),
    Column("verdict", "判定代码"),
    Column("reason_word", "未判定原因", sql=reason_word()),
    Column("reason", "未判定原因代码"),
    Column("verdict_if_confirmed", "若确认则为", sql=verdict_words()),
    Column("flag_words", "标注", sql=words_of_list("base.flags", words.FLAGS)),
    Column("flags", "标注代码"),
    Column("met_later_date", "逾期达标日期"),
    Column("places_met", "下级达标数"),
    Column("places_missed", "下级未达标数"),
    Column("places_total", "下级总数"),
    Column("closed", "销号状态", words=words.CLOSINGS, source="closing"),
    Column("closed_evidence", "佐证材料"),
    Column("disclosure", "公开属性", words.DISCLOSURES, "disclosure"),
    Column("as_of", "截至日期"),
    Column("known_by", "记录截至（UTC）"),
    Column("snapshot_id", "存档编号"),
    Column("rules_version", "规则版本"),
)

# Places, names and definitions as known then, not as known now: a later load must not change an earlier table.
_PLACES = """
WITH RECURSIVE place_names AS (
    FROM jurisdiction_versions WHERE known_from <= $known_by AND known_until > $known_by
), indicator_names AS (
    FROM indicator_versions WHERE known_from <= $known_by AND known_until > $known_by
), used AS (
    SELECT jurisdiction_id FROM commitments_at($known_by)
    UNION SELECT jurisdiction_id FROM reported_figures_at($known_by)
    UNION SELECT jurisdiction_id FROM scope_members_at($known_by)
), places AS (
    SELECT jurisdiction_id FROM used
    UNION SELECT parent_id FROM places JOIN place_names USING (jurisdiction_id) WHERE parent_id IS NOT NULL
)
"""
# A closing is looked at only where there is one: it asks the judge once more, for a figure that reopens it.
_NO_CLOSINGS = "LEFT JOIN (SELECT NULL AS closing_state, NULL AS evidence, NULL::TIMESTAMP AS since) AS closed ON false"
_CLOSINGS = """
LEFT JOIN closing_states_at($as_of, $known_by) AS closed
    ON closed.commitment_id = a.commitment_id AND closed.jurisdiction_id = a.jurisdiction_id AND closed.due_date IS NOT DISTINCT FROM a.due_date"""
_ROWS = f"""
{_PLACES}
SELECT
    a.*,
    p.name_zh AS place_name, i.category, i.name_zh AS indicator_name, c.document_id, c.indicator_text, c.quote, c.basis, c.scope,
    c.reach_level, c.row_kind, q.name_zh AS promised_by, d.title AS document_title, d.number_verified,
    CASE WHEN d.number_verified THEN d.document_number END AS document_number, d.document_number IS NOT NULL AS has_number,
    k.path AS clause_path, d.issuer,
    CASE WHEN d.date_verified = 'year' THEN year(d.issued_date)::VARCHAR ELSE d.issued_date::VARCHAR END AS issued_date,
    d.status AS document_status, c.due_text, c.lead_department, c.departments,
    f.period_start AS judged_period_start, f.value AS figure_value, f.unit AS figure_unit, f.numerator, f.denominator, f.value_type,
    coalesce(f.source, fd.title) AS figure_source, f.quote AS figure_quote, f.verification AS figure_verification,
    closed.closing_state AS closing, closed.evidence AS closed_evidence, closed.since AS closed_at,
    {{more}}
    $told_known AS known_by, $snapshot_id AS snapshot_id, $rules_version AS rules_version,
    row_number() OVER (
        ORDER BY a.jurisdiction_id, i.category, a.indicator_id, a.due_date NULLS LAST, a.commitment_id
    ) AS number
FROM (SELECT * EXCLUDE (known_by) FROM assessment($as_of, $known_by)) AS a
JOIN commitments_at($known_by) AS c USING (commitment_id)
JOIN documents_at($known_by) AS d USING (document_id)
LEFT JOIN reported_figures_at($known_by) AS f ON f.figure_id = a.judged_figure_id
LEFT JOIN documents_at($known_by) AS fd ON fd.document_id = f.document_id
LEFT JOIN clauses AS k ON k.document_id = c.document_id AND k.clause_id = c.clause_id
LEFT JOIN indicator_names AS i ON i.indicator_id = a.indicator_id
LEFT JOIN place_names AS p ON p.jurisdiction_id = a.jurisdiction_id
LEFT JOIN place_names AS q ON q.jurisdiction_id = c.jurisdiction_id
{{closings}}
{{joins}}
WHERE {{filters}}
"""


@dataclass(frozen=True)
class Asked:
    """Which assessments: `known_by` is a moment in UTC without zone (None: all on record), `jurisdiction_id` None all places.

    `disclosure` "public" leaves out what is not, "all" keeps it. Without a place, those in use by then, or with
    `all_places` every one that a commitment binds.
    """

    as_of: date
    known_by: datetime | None = None
    jurisdiction_id: str | None = None
    disclosure: str = "public"
    all_places: bool = False
    snapshot_id: str = ""

    def base(
        self, connection: duckdb.DuckDBPyConnection, more: str = "", joins: str = ""
    ) -> tuple[str, dict[str, object]] | None:
        """The query of the rows with their parameters, None where nothing was on record yet.

        `more` are further columns (each with a comma behind it) from further `joins`.
        """
        known = last_recorded(connection, self.known_by)
        if known is None:
            return None
        filters = ["true"]
        parameters: dict[str, object] = {
            "as_of": self.as_of, "known_by": known, "told_known": moment_text(known), "snapshot_id": self.snapshot_id,
            "rules_version": rules_version(connection),
        }  # fmt: skip
        if self.disclosure != "all":
            filters.append(
                "a.disclosure = 'public' AND d.disclosure = 'public' AND coalesce(f.disclosure, 'public') = 'public'"
            )
        if self.jurisdiction_id is not None:
            filters.append("a.jurisdiction_id = $place")
            parameters["place"] = self.jurisdiction_id
        elif not self.all_places:
            filters.append("a.jurisdiction_id IN (SELECT jurisdiction_id FROM places)")
        closings = connection.execute("SELECT 1 FROM closings WHERE known_from <= ? LIMIT 1", [known]).fetchall()
        rows = _ROWS.format(
            filters=" AND ".join(filters), more=more, joins=joins, closings=_CLOSINGS if closings else _NO_CLOSINGS
        )
        return rows, parameters


def told(base: str, columns: tuple[Column, ...]) -> str:
    """The rows of `base` with the values of `columns`, in the order of `number`."""
    values = ", ".join(f"{column.expression()} AS {column.code}" for column in columns)
    return f"SELECT {values} FROM ({base}) AS base ORDER BY base.number"


def assessment_csv(
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
    known_by: datetime | None = None,
    jurisdiction_id: str | None = None,
    disclosure: str = "public",
    all_places: bool = False,
    snapshot_id: str = "",
) -> bytes:
    """The assessments as the bytes of a CSV file (arguments: see Asked); the same database content gives the same bytes.

    The table carries the moment of the last load recorded by `known_by`, so that a later load changes nothing in it.
    """
    asked = Asked(as_of, known_by, jurisdiction_id, disclosure, all_places, snapshot_id)
    found = asked.base(connection)
    headings = headings_of(COLUMNS)
    if found is None:
        return empty_csv(list(headings.values()))
    query, parameters = found
    return query_csv(connection, told(query, COLUMNS), parameters, headings, FIXED)


def write_assessments(connection: duckdb.DuckDBPyConnection, asked: Asked, path: Path) -> int:
    """The same bytes into a file, whatever their number; the number of rows."""
    found = asked.base(connection)
    headings = headings_of(COLUMNS)
    if found is None:
        path.write_bytes(empty_csv(list(headings.values())))
        return 0
    query, parameters = found
    return copy_csv(connection, told(query, COLUMNS), parameters, headings, path, FIXED)


def assessment_rows(
    connection: duckdb.DuckDBPyConnection,
    as_of: date,
    known_by: datetime | None = None,
    jurisdiction_id: str | None = None,
    disclosure: str = "public",
    all_places: bool = False,
    snapshot_id: str = "",
) -> list[dict[str, Any]]:
    """The rows of `assessment_csv` in its order, each with the codes of COLUMNS as keys; empty lists where there are none."""
    found = Asked(as_of, known_by, jurisdiction_id, disclosure, all_places, snapshot_id).base(connection)
    if found is None:
        return []
    query, parameters = found
    answer = connection.execute(told(query, COLUMNS), parameters)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]


def last_recorded(connection: duckdb.DuckDBPyConnection, known_by: datetime | None) -> datetime | None:
    """The moment (UTC) of the last load recorded by `known_by`, or at all; None where there is none."""
    found = connection.execute(
        "SELECT max(recorded_at) FROM loads WHERE recorded_at <= coalesce($known_by::TIMESTAMP, TIMESTAMP '9999-12-30')",
        {"known_by": known_by},
    ).fetchall()
    moment: datetime | None = found[0][0]
    return moment
