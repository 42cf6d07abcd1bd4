"""A statement as a JSON object, and why it says what it says."""

import json

from loaders.statements import statement_record
from loaders.statements.explain import explain

GUIDE = [
    "kind",
    "indicator",
    "comparator",
    "value",
    "value_high",
    "unit",
    "basis",
    "due",
    "period",
    "core",
    "implicit",
    "quote",
]
BESIDES = [
    "document",
    "clause",
    "clause_path",
    "indicator_id",
    "indicator_score",
    "due_text",
    "value_type",
    "baseline_value",
    "baseline_period",
    "lead_department",
    "departments",
    "firmness",
    "scope",
    "reach_level",
    "recurrence",
    "row_kind",
    "printed_step",
    "span",
    "confidence",
    "rules",
]


def test_record(one):
    record = statement_record(one("一、目标\n力争到2025年，县域内就诊率达到90%以上。（市医保局负责）"))
    assert list(record) == GUIDE + BESIDES
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record
    told = {
        key: record[key] for key in ("kind", "value", "comparator", "due", "lead_department", "firmness", "clause_path")
    }
    assert told == {
        "kind": "target",
        "value": 90,
        "comparator": "ge",
        "due": "2025-12-31",
        "lead_department": "市医保局",
        "firmness": "aspirational",
        "clause_path": "一",
    }


def test_whole_numbers_are_written_whole(one):
    assert '"value": 5370100,' in json.dumps(statement_record(one("建档537.01万份。")))


def test_the_printed_words_are_those_of_the_source(document_of, read):
    text, title = "將農村貧困人口納入醫療保障，實現大病救治率達到９０％以上。", "關於印發醫療扶貧實施方案的通知"
    document = document_of(text, title)
    (statement,) = read(text, title=title)
    start, end = statement.span
    assert document.source_text[start:end] == "９０％"
    assert statement.quote == "實現大病救治率達到９０％以上"
    assert statement.indicator == "大病救治率"


def test_explanation(document_of, read):
    text = "一、目标\n到2025年，县域内就诊率达到90%以上。"
    words = explain(document_of(text), read(text)[0])
    assert "目标　县域内就诊率　≥90%" in words
    assert "县域内就诊率达到【90%】以上" in words
    assert "期限：2025-12-31" in words
    assert "数字前的连接词：达到" in words
    assert "登记指标：未对应" in words
