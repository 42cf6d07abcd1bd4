"""What a snapshot keeps beside the ledger: name, title, query, and the headings of its columns.

All is as known at $known_by. A figure or a paper is public only where what it stands in is. Rows that are not public are kept
too, told by `disclosure`: what is made of a snapshot leaves them out unless asked.
"""

from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.columns import word_of

KEPT_ROWS = "kept_rows"
_NAMES = """
names AS (FROM jurisdiction_versions WHERE known_from <= $known_by AND known_until > $known_by),
measures AS (FROM indicator_versions WHERE known_from <= $known_by AND known_until > $known_by)
"""
_PAPERS = "documents_at($known_by)"

_INPUTS = f"""
SELECT inputs.* FROM inputs_at($as_of, $known_by) AS inputs
SEMI JOIN {KEPT_ROWS} AS kept
    ON kept.commitment_id = inputs.commitment_id AND kept.jurisdiction_id = inputs.jurisdiction_id
    AND kept.due_date::VARCHAR IS NOT DISTINCT FROM inputs.due_date
ORDER BY inputs.commitment_id, inputs.jurisdiction_id, inputs.due_date
"""
_FIGURES = f"""
WITH {_NAMES},
named AS (
    SELECT DISTINCT unnest([judged_figure_id, current_figure_id, baseline_figure_id, rival_figure_id]) AS figure_id FROM {KEPT_ROWS}
)
SELECT one.figure_id, one.indicator_id, measures.name_zh AS indicator_name, one.jurisdiction_id, names.name_zh AS place_name,
    one.period_start, one.period_end, one.value, one.unit, one.numerator, one.denominator, one.scope,
    {word_of("one.value_type", words.VALUE_TYPES)} AS value_kind, one.published_date, coalesce(one.source, paper.title) AS source,
    one.source_url, {word_of("one.source_grade", words.SOURCE_GRADES)} AS source_grade,
    {word_of("one.verification", words.VERIFICATIONS)} AS verification, one.quote,
    CASE WHEN one.disclosure = 'public' AND coalesce(paper.disclosure, 'public') = 'public' THEN '公开' ELSE '不予公开' END AS disclosure,
    one.load_id
FROM reported_figures_at($known_by) AS one SEMI JOIN named USING (figure_id)
LEFT JOIN {_PAPERS} AS paper USING (document_id)
LEFT JOIN names ON names.jurisdiction_id = one.jurisdiction_id
LEFT JOIN measures ON measures.indicator_id = one.indicator_id
ORDER BY one.indicator_id, one.jurisdiction_id, one.period_end, one.figure_id
"""
_DOCUMENTS = f"""
SELECT document_id, title, CASE WHEN number_verified THEN document_number END AS document_number, issuer, jurisdiction_id,
    CASE WHEN date_verified = 'year' THEN year(issued_date)::VARCHAR ELSE issued_date::VARCHAR END AS issued_date,
    {word_of("status", words.STATUSES)} AS status, valid_to, source_url, {word_of("disclosure", words.DISCLOSURES)} AS disclosure,
    source_sha256, load_id
FROM {_PAPERS}
WHERE document_id IN (SELECT document_id FROM {KEPT_ROWS})
    OR document_id IN (SELECT document_id FROM reported_figures_at($known_by)
        WHERE figure_id IN (SELECT unnest([judged_figure_id, current_figure_id, baseline_figure_id, rival_figure_id]) FROM {KEPT_ROWS}))
ORDER BY document_id
"""
_INDICATORS = f"""
WITH {_NAMES},
cuts AS (
    SELECT indicator_id, list(concat_ws(' ', date, why) ORDER BY date) AS breaks FROM breaks
    SEMI JOIN (FROM break_versions WHERE known_from <= $known_by AND known_until > $known_by) AS live USING (indicator_id, date)
    WHERE jurisdiction_id IS NULL OR jurisdiction_id IN (SELECT jurisdiction_id FROM {KEPT_ROWS})
    GROUP BY ALL
),
alike AS (
    SELECT related_indicators.indicator_id, list(DISTINCT coalesce(other.name_zh, '') || '：' || why) AS look_alikes
    FROM related_indicators JOIN measures AS other ON other.indicator_id = related_indicators.other_indicator_id
    WHERE related_indicators.indicator_id <> related_indicators.other_indicator_id GROUP BY ALL
)
SELECT measures.indicator_id, measures.name_zh AS indicator_name, measures.category, measures.definition, measures.numerator,
    measures.denominator, measures.population, measures.institutions, measures.unit,
    {word_of("measures.direction", {"higher_is_better": "越高越好", "lower_is_better": "越低越好", "none": "无方向"})} AS direction,
    {word_of("measures.frequency", {"month": "月", "quarter": "季", "half_year": "半年", "annual": "年", "survey": "调查", "once": "一次性"})} AS frequency,
    measures.release_lag_months, breaks, list_sort(look_alikes) AS look_alikes
FROM measures LEFT JOIN cuts USING (indicator_id) LEFT JOIN alike USING (indicator_id)
WHERE measures.indicator_id IN (SELECT indicator_id FROM {KEPT_ROWS})
ORDER BY measures.indicator_id
"""
_PLACES = f"""
WITH {_NAMES}
SELECT jurisdiction_id, name_zh AS place_name, level, parent_id FROM names
WHERE jurisdiction_id IN (SELECT jurisdiction_id FROM {KEPT_ROWS}) ORDER BY jurisdiction_id
"""
_CLOSINGS = f"""
SELECT one.commitment_id, kept.jurisdiction_id, kept.place_name, kept.indicator_name, {word_of("one.state", words.CLOSINGS)} AS state,
    (one.known_from + INTERVAL 8 HOUR)::DATE AS day, one.reason, one.evidence, kept.disclosure
FROM closings AS one
JOIN (
    SELECT DISTINCT commitment_id, jurisdiction_id, place_name, coalesce(indicator_name, indicator_text) AS indicator_name,
        {word_of("disclosure", words.DISCLOSURES)} AS disclosure
    FROM {KEPT_ROWS}
) AS kept
    ON kept.commitment_id = one.commitment_id AND kept.jurisdiction_id = coalesce(one.jurisdiction_id, kept.jurisdiction_id)
WHERE one.known_from <= $known_by
ORDER BY one.known_from, one.commitment_id, kept.jurisdiction_id
"""
_OWED = f"""
WITH {_NAMES}
SELECT owed.jurisdiction_id, names.name_zh AS place_name, owed.indicator_id, measures.name_zh AS indicator_name, owed.period_start,
    owed.period_end, owed.deadline,
    {word_of("owed.return_state", {"on_time": "按时", "late": "迟报", "missing": "缺报", "awaited": "未到期限", "reported": "已报（报送时间不详）"})} AS return_state,
    owed.reported_on
FROM returns_owed_at($as_of, $known_by) AS owed
LEFT JOIN names USING (jurisdiction_id) LEFT JOIN measures USING (indicator_id)
WHERE owed.jurisdiction_id IN (SELECT jurisdiction_id FROM {KEPT_ROWS})
ORDER BY owed.jurisdiction_id, owed.indicator_id, owed.period_end
"""
_RETURNS = f"""
SELECT loads.load_id, loads.title, loads.recorded_at, accepted, refused,
    CASE WHEN hidden > 0 THEN '不予公开' ELSE '公开' END AS disclosure
FROM loads
JOIN (
    SELECT load_id, count(DISTINCT figure_id) AS accepted,
        count(*) FILTER (disclosure <> 'public' OR document_id IN (SELECT document_id FROM {_PAPERS} WHERE disclosure <> 'public')) AS hidden
    FROM reported_figures GROUP BY ALL
) AS came USING (load_id)
LEFT JOIN (SELECT load_id, count(*) AS refused FROM refused_rows GROUP BY ALL) AS back USING (load_id)
WHERE loads.load_kind = 'figures' AND NOT loads.is_bundled AND loads.recorded_at <= $known_by
ORDER BY loads.recorded_at, loads.load_id
"""
_PLACE = {"jurisdiction_id": "行政区划代码", "place_name": "地区"}
_INDICATOR = {"indicator_id": "指标编码", "indicator_name": "指标名称"}
BESIDES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("inputs", "判定依据（比对用）", _INPUTS, {}),
    ("figures", "所用数据", _FIGURES, {
        "figure_id": "数据编号", **_INDICATOR, **_PLACE, "period_start": "统计期起", "period_end": "统计期止", "value": "数值", "unit": "单位",
        "numerator": "分子", "denominator": "分母", "scope": "统计范围", "value_kind": "数据性质", "published_date": "公布日期", "source": "数据来源",
        "source_url": "来源网址", "source_grade": "来源级别", "verification": "核实程度", "quote": "数据原文", "disclosure": "公开属性", "load_id": "批次编号",
    }),
    ("documents", "文件依据", _DOCUMENTS, {
        "document_id": "文件编号", "title": "文件名称", "document_number": "文号", "issuer": "发文机关", "jurisdiction_id": "行政区划代码",
        "issued_date": "发文日期", "status": "文件效力", "valid_to": "有效期止", "source_url": "网址", "disclosure": "公开属性",
        "source_sha256": "原件校验码", "load_id": "批次编号",
    }),
    ("indicators", "指标口径", _INDICATORS, {
        **_INDICATOR, "category": "领域", "definition": "定义", "numerator": "分子", "denominator": "分母", "population": "人群口径",
        "institutions": "机构范围", "unit": "单位", "direction": "方向", "frequency": "统计频率", "release_lag_months": "公布时滞（月）",
        "breaks": "统计断点", "look_alikes": "相近而不可互比的指标",
    }),
    ("places", "地区", _PLACES, {**_PLACE, "level": "层级", "parent_id": "上级地区代码"}),
    ("closings", "销号与恢复", _CLOSINGS, {
        "commitment_id": "目标编号", **_PLACE, "indicator_name": "指标名称", "state": "销号状态", "day": "日期", "reason": "理由",
        "evidence": "佐证材料", "disclosure": "公开属性",
    }),
    ("owed", "应报数据", _OWED, {
        **_PLACE, **_INDICATOR, "period_start": "统计期起", "period_end": "统计期止", "deadline": "报送期限", "return_state": "报送情况",
        "reported_on": "报送或公布日期",
    }),
    ("returns", "报送批次", _RETURNS, {
        "load_id": "批次编号", "title": "报表", "recorded_at": "收到时间", "accepted": "收下", "refused": "退回", "disclosure": "公开属性",
    }),
)  # fmt: skip
