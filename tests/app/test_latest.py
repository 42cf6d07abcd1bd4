"""The latest figure: one answer for every page, and in words why a later one does not decide."""

from datetime import date
from typing import Any

import pytest

from app.evidence import Evidence
from app.latest import latest_of, why_not_latest
from app.naming import document_name, figure_value
from app.sentences import standing
from app.sums import Inputs, arithmetic
from app.texts import Words

ZH, EN = Words("zh"), Words("en")


def figure(year: int, value: float, kind: str = "reported", **more: Any) -> dict[str, Any]:
    return {
        "figure_id": f"{year}", "indicator_id": "gp_per_10k", "jurisdiction_id": "100000", "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31), "value": value, "unit": "人/万人", "printed_step": 0.01, "value_type": kind, **more,
    }  # fmt: skip


def row(**more: Any) -> dict[str, Any]:
    return {
        "place_zh": "全国", "comparator": "ge", "value": 5.0, "value_high": None, "unit": "人/万人", "basis": "level", "scope": None,
        "due_date": date(2030, 12, 31), "as_of": date(2026, 6, 30), "verdict": "undecided", "reason": "baseline_only", "gap": 2.39,
        "flags": ["break_after"], "unstated_why": None, "inherited_from": None, "firmness": None, "projected_value": None, **more,
    }  # fmt: skip


def test_plans_and_estimates_are_not_the_latest() -> None:
    figures = [figure(2024, 4.54), figure(2025, 5.0, "planned"), figure(2023, 3.99)]
    found = latest_of(figures, "gp_per_10k", "100000")
    assert found is figures[0]
    assert latest_of(figures, "gp_per_10k", "510000") is None


def test_of_those_that_end_together_the_year_goes_before_the_month() -> None:
    month = figure(2024, 4.6, period_start=date(2024, 12, 1))
    year = figure(2024, 4.54)
    assert latest_of([month, year], "gp_per_10k", "100000") is year


def test_the_sentence_tells_the_latest_and_the_figure_judged_with_its_own_gap() -> None:
    judged, latest = figure(2019, 2.61), figure(2024, 4.54)
    said = standing(row(), Evidence(judged, judged, None, latest), ZH)
    assert said == (
        "全国4.54 人/万人（2024年）；判定用数2.61 人/万人（2019年），比目标≥5 人/万人（2030年底前）还差2.39 人/万人；"
        "之后的数不用于判定：其间口径有变动"
    )


@pytest.mark.parametrize(
    ("more", "latest", "word"),
    [
        ({}, figure(2024, 4.54), "口径有变动"),
        ({"unstated_why": "来源没有写明"}, figure(2024, 4.54), "没有写明口径"),
        ({"flags": []}, figure(2024, 4.5, "lower_bound"), "上限或下限"),
        ({"flags": []}, figure(2024, 4.5, period_end=date(2024, 6, 30)), "不是全年数"),
        ({"flags": [], "reason": None, "verdict": "met", "due_date": date(2020, 12, 31)}, figure(2024, 4.54), "期限之后"),
    ],
)  # fmt: skip
def test_why_the_later_figure_does_not_decide(more: dict[str, Any], latest: dict[str, Any], word: str) -> None:
    assert word in why_not_latest(row(**more), figure(2019, 2.61), latest, ZH)
    assert why_not_latest(row(**more), latest, latest, ZH) == ""


def test_whose_target_it_is_and_what_a_change_is_held_against() -> None:
    above = row(inherited_from="100000", promised_by_zh="国家", reason="scope_unconfirmed", gap=None, flags=[])
    assert "国家要求≥5 人/万人" in standing(above, Evidence(None, None, None, None), ZH)
    change = row(basis="increase", gap=None, flags=[])
    assert "不与该数直接相比" in standing(change, Evidence(None, None, None, figure(2024, 4.5)), ZH)


def test_a_bound_is_told_as_a_bound() -> None:
    assert figure_value(figure(2024, 4.5, "lower_bound"), ZH) == "4.50 人/万人以上"
    assert figure_value(figure(2024, 4.5, "lower_bound"), EN) == "at least 4.50 per 10,000 people"


def test_a_figure_after_the_due_date_is_not_called_that_of_the_date() -> None:
    late = row(verdict="met", reason=None, due_date=date(2022, 12, 31), flags=["figure_after_due"])
    (said,) = arithmetic(late, Inputs(judged="5.2 人/万人（2023年）", current="", baseline=""), ZH)
    assert "当期无数，判定用期限后的第一个数：5.2 人/万人（2023年）" in said
    assert "期限当时的数" not in said


def test_a_title_within_a_title_takes_the_single_marks() -> None:
    row = {"document_number": None, "document_title": "关于印发《实施方案》的通知"}
    assert document_name(row, ZH) == "《关于印发〈实施方案〉的通知》"
    assert document_name({**row, "document_number": "市府发〔2020〕1号"}, ZH) == "市府发〔2020〕1号"
