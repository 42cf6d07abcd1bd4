"""What a verdict opens: its rule, what was changed since, and the sentence to copy; on the composed database."""

from datetime import date

import duckdb
import pytest

from app import queries
from app.evidence import evidence_of, rule_of, rule_title, verdict_card
from app.naming import promise_anchor
from app.queries import Row
from app.quotation import figure_sentence, verdict_sentence
from app.texts import Words

ZH, EN = Words("zh"), Words("en")


@pytest.fixture
def rows(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> dict[str, Row]:
    return {r["commitment_id"]: r for r in queries.assessments(cursor, as_of, None, place)}


@pytest.fixture
def figures(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> list[Row]:
    return queries.figures_of_place(cursor, as_of, None, place)


def test_each_verdict_names_its_rule(rows: dict[str, Row]) -> None:
    assert rule_of(rows["dy-1"]) == 3  # due and missed
    assert rule_of(rows["dy-2"]) == 4  # on its way
    assert rule_of(rows["dy-4"]) == 14  # proposed
    assert rule_of({**rows["dy-3"], "reason": "scope_unconfirmed"}) == 13
    assert rule_title(4, ZH) == "第4条 快慢"


def test_the_sentence_to_copy_holds_value_period_target_gap_definition_and_source(
    rows: dict[str, Row], figures: list[Row]
) -> None:
    row = rows["dy-1"]
    said = verdict_sentence(row, evidence_of(row, figures).judged, ZH)
    for part in ("德阳市2024年", "为88.0%", "《德阳市卫生健康事业年度计划》的目标为≥90%（2024年底前）", "还差2.0个百分点",
                 "截至2026年6月30日判定为到期未达标", "口径：", "来源：德阳市统计年报"):  # fmt: skip
        assert part in said
    assert "999号" not in said  # a 文号 that was not verified is not handed on
    assert "88.0%" in figure_sentence(figures[-1], EN) or "4.5‰" in figure_sentence(figures[-1], EN)


def test_the_document_named_leads_to_the_words_of_the_promise(rows: dict[str, Row], figures: list[Row]) -> None:
    row = rows["dy-1"]
    card = verdict_card(row, evidence_of(row, figures), ZH, in_document=f"documents?document=d#{promise_anchor(row)}")
    assert '<a href="documents?document=d#promise-dy-1">德阳市卫生健康事业年度计划</a>' in card


def test_where_there_is_no_figure_the_sentence_says_so(rows: dict[str, Row]) -> None:
    said = verdict_sentence(rows["dy-3"], None, ZH)
    assert said.startswith("截至2026年6月30日，德阳市“")
    assert "没有登记在册的报告值" in said
    assert said.count("2026年6月30日") == 1
    assert "暂不判定（无数据）" in said


def test_what_is_not_public_is_marked_in_the_sentence(rows: dict[str, Row]) -> None:
    assert "不予公开" in verdict_sentence(rows["dy-5"], None, ZH)


def test_the_card_tells_when_the_promise_was_recorded(
    cursor: duckdb.DuckDBPyConnection, as_of: date, rows: dict[str, Row], figures: list[Row]
) -> None:
    row = rows["dy-1"]
    history = queries.history_of(cursor, as_of, None, ("dy-1", "dy-2"))
    card = verdict_card(row, evidence_of(row, figures), ZH, history)
    assert card.count("2026年5月1日载入：看板测试用的目标和数") == 1  # that of the other promise stays with it
    assert 'href="method#rule-3"' in card
    assert 'class="copy"' in card
