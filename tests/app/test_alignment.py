"""Targets of two levels side by side: which pairs share an axis, what is said of them, and how they are drawn."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from app.alignment import alignment_table, finding, pair_frame
from app.dumbbell import dumbbell
from app.texts import Words
from app.theme import DARK, LIGHT

ZH, EN = Words("zh"), Words("en")


def pair(value: float | None, *findings: str, unit: str = "%", other_unit: str = "%", **more: Any) -> dict[str, Any]:
    return {
        "commitment_id": None if value is None else "own", "place_zh": "资阳市", "place_en": "Ziyang", "comparator": "ge", "value": value,
        "value_high": None, "unit": unit, "basis": "level", "due_date": None, "scope": None, "document_title": "实施意见",
        "document_number": None, "clause_path": "二", "other_place_zh": "全国", "other_place_en": "China", "other_comparator": "ge",
        "other_value": 65.0, "other_value_high": None, "other_unit": other_unit, "other_basis": "level", "other_due_date": date(2017, 12, 31),
        "other_scope": "试点地区", "other_document_title": "指导意见", "other_document_number": "国办发〔2015〕70号", "other_clause_path": None,
        "findings": list(findings), "finding": findings[0], "why": None, **more,
    }  # fmt: skip


def test_a_pair_stands_on_one_line_with_its_words() -> None:
    (line,) = pair_frame([pair(60.0, "below", "undated")], "%", ZH).to_dict("records")
    assert (line["value"], line["other_value"]) == (60.0, 65.0)
    assert (line["words"], line["other_words"]) == ("≥60%", "≥65%，2017")
    assert line["said"] == "低于上级<br>本级未写明期限"


def test_numbers_of_another_unit_have_no_place_on_the_axis() -> None:
    rows = [pair(60.0, "scope_differs", unit="个"), pair(2.0, "scope_differs", unit="个", other_unit="个")]
    assert pair_frame(rows, "%", ZH).empty
    assert alignment_table(rows, ZH).count("<tr>") == 3  # the heading and both pairs


def test_what_was_not_taken_up_shows_only_what_is_asked_above() -> None:
    (line,) = pair_frame([pair(None, "not_taken_up")], "%", ZH).to_dict("records")
    assert line["value"] is None or line["value"] != line["value"]
    assert "没有" in alignment_table([pair(None, "not_taken_up")], ZH)


def test_only_comparable_pairs_are_joined() -> None:
    frame = pair_frame([pair(60.0, "below"), pair(70.0, "scope_differs"), pair(None, "not_taken_up")], "%", ZH)
    figure = go.Figure(dumbbell(frame, "%", "上级", "本级", LIGHT, percent=True).spec())
    assert sum(trace.mode == "lines" for trace in figure.data) == 1
    assert figure.layout.xaxis.range[1] <= 104
    assert any("低于上级" in a.text for a in figure.layout.annotations)


def test_dark_is_drawn_for_the_dark() -> None:
    figure = go.Figure(dumbbell(pair_frame([pair(60.0, "below")], "%", EN), "%", "above", "own", DARK).spec())
    assert DARK.accent in str(figure.to_plotly_json())


@pytest.mark.parametrize(("words", "said"), [(ZH, "一致、晚于上级"), (EN, "same, later")])
def test_findings_are_said_in_the_language_of_the_page(words: Words, said: str) -> None:
    assert finding(pair(65.0, "same", "later"), words) == said


def test_the_source_of_each_side_stands_under_it() -> None:
    table = alignment_table([pair(60.0, "below")], ZH)
    for part in ("《实施意见》，二", "国办发〔2015〕70号", "试点地区", "≥65%（2017年底前）"):
        assert part in table
