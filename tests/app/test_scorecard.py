"""A place's scorecard: rows in, lines with steps out; and the figure drawn from them."""

from datetime import date
from typing import Any

import duckdb
import plotly.graph_objects as go
import pytest

from app import place_queries, queries, wall_queries
from app.bullets import bullet_chart
from app.queries import Row
from app.scorecard import frames, measured, said, scale, scores
from app.texts import Words
from app.theme import DARK, LIGHT

ZH = Words("zh")


def promise(indicator: str, value: float, due: int, verdict: str = "lagging", **more: Any) -> Row:
    """A row of `queries.assessments` for a share to be raised, as far as a scorecard looks at it."""
    return {
        "indicator_id": indicator, "indicator_zh": f"指标{indicator}", "indicator_en": None, "jurisdiction_id": "510600", "inherited_from": None,
        "in_front": True, "row_kind": "commitment", "is_counted": True, "as_of": date(2026, 6, 30), "due_date": date(due, 12, 31),
        "verdict": verdict, "reason": None, "flags": [], "comparator": "ge", "value": value, "value_high": None, "unit": "%",
        "judged_unit": "%", "basis": "level", "target_value": value, "judged_value": 71.0, "judged_period_end": date(2025, 12, 31),
        "current_value": 71.0, "current_period_end": date(2025, 12, 31), "baseline_value": 60.0, "gap": value - 71.0, "printed_step": 0.1,
        "direction": "higher_is_better", "firmness": None, "recurrence": "none", "promised_by_zh": "德阳市", "promised_by_en": None,
        "met_later_date": None, **more,
    }  # fmt: skip


def test_one_line_an_indicator_worst_first_and_what_is_counted_apart_last() -> None:
    found = scores(
        [
            promise("a", 80, 2027, "met"),
            promise("b", 80, 2027, "off_track"),
            promise("c", 80, 2027, "missed", firmness="encouraged"),
        ]
    )
    assert [score.main["indicator_id"] for score in found] == ["b", "a", "c"]


def test_steps_are_all_targets_of_the_indicator_in_their_order() -> None:
    rows = [
        promise("a", 70, 2020, "met"),
        promise("a", 80, 2027),
        promise("a", 90, 2030),
        promise("a", 5, 2030, basis="increase", target_value=None),
    ]
    (score,) = scores(rows)
    assert score.main["value"] == 80  # the next to fall due speaks
    assert [step["value"] for step in score.steps] == [70, 80, 90]  # a change without a level has no place on the scale


def test_a_line_says_value_verdict_gap_and_where_the_target_is_kept() -> None:
    bullets, steps = frames(scores([promise("a", 80, 2027)]), ZH)
    (line,) = bullets.to_dict("records")
    assert (line["value"], line["said"]) == (71.0, "71.0%（2025年），略慢于序时，还差9.0个百分点")
    assert (line["low"], line["high"], line["zone_from"], line["zone_to"]) == (0, 100, 80, 100)
    assert steps["label"].tolist() == ["≥80%，2027年底前"]


def test_where_lower_is_better_the_target_is_kept_below_it() -> None:
    bullets, _ = frames(
        scores([promise("a", 12, 2030, comparator="le", unit="1/10万", judged_unit="1/10万", judged_value=14.3)]), ZH
    )
    (line,) = bullets.to_dict("records")
    assert (line["zone_from"], line["zone_to"]) == (0, 12)


def test_without_a_figure_nothing_is_drawn() -> None:
    found = scores([promise("a", 80, 2027, "undecided", reason="no_figure", judged_value=None, current_value=None)])
    assert measured(found) == []
    assert said(found[0].main, ZH) == "暂不判定：无数据"


@pytest.mark.parametrize(("values", "share", "expected"), [
    ([73, 95], True, (0, 100)), ([14.3, 12], False, (0, 14.3 * 1.12)), ([0], False, (0, 1)),
])  # fmt: skip
def test_scales_start_from_nought_where_they_can(
    values: list[float], share: bool, expected: tuple[float, float]
) -> None:
    assert scale(values, share) == pytest.approx(expected)


def test_a_scale_far_from_nought_holds_all_it_shows_and_says_where_it_starts() -> None:
    low, high = scale([76.3, 79.0, 80.0], False)
    assert 0 < low < 76.3
    assert high > 80
    bullets, _ = frames(
        scores([promise("a", 80, 2030, unit="岁", judged_unit="岁", judged_value=79.0, baseline_value=76.3)]), ZH
    )
    assert bullets["low_label"].tolist() == [f"自{int(low)}岁起"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figure_draws_each_bar_in_the_colour_of_its_verdict(colours: Any) -> None:
    bullets, steps = frames(scores([promise("a", 80, 2027, "off_track"), promise("b", 60, 2027, "met")]), ZH)
    figure = go.Figure(bullet_chart(bullets, steps, "来源", colours).spec())
    bars = figure.data[2]
    assert list(bars.marker.color) == [colours.hues["off_track"], colours.hues["met"]]
    assert list(bars.x) == [0.71, 0.71]
    texts = [a.text for a in figure.layout.annotations]
    for part in ("<b>指标a</b>", "71.0%（2025年），明显慢于序时，还差9.0个百分点", "≥60%，2027年底前", "来源"):
        assert part in texts
    assert len(figure.layout.images) == 2  # a sign each, beside the colour


def test_words_of_steps_stay_within_the_track_and_off_each_other() -> None:
    rows = [promise("a", 20, 2020, "met"), promise("a", 79, 2027), promise("a", 80, 2028), promise("a", 98, 2030)]
    bullets, steps = frames(scores(rows), ZH)
    figure = go.Figure(bullet_chart(bullets, steps, "", LIGHT).spec())
    shown = {a.text: a.xanchor for a in figure.layout.annotations if a.text in set(steps["label"])}
    assert shown == {
        "≥20% 2020年": "left",
        "≥79%，2027年底前": "right",
    }  # of steps that stand close only the judged one has words
    assert len(steps) == 4


def test_every_measured_line_of_the_nation_can_be_drawn(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    drawn = measured(scores(queries.assessments(cursor, as_of, None, "100000")))
    assert len(drawn) > 5
    bullets, steps = frames(drawn, ZH)
    assert (bullets["low"] < bullets["high"]).all()
    assert set(steps["line"]) == set(range(len(drawn)))
    assert bullet_chart(bullets, steps, "", LIGHT).data


def test_scores_of_places_below_add_up(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    rows = place_queries.scores_below(cursor, as_of, None, "510000")
    assert len(rows) == 21
    for row in rows:
        for which in ("", "below_"):
            if row[f"{which}bound"]:
                assert row[f"{which}bound"] == sum(
                    row[which + g] for g in ("met", "moving", "risk", "missed", "undecided")
                )
    own = sum(row["bound"] or 0 for row in rows)
    counts = wall_queries.counts_below(cursor, as_of, None, ("510000",))
    assert own + sum(row["below_bound"] or 0 for row in rows) == sum(c["places"] for c in counts)
