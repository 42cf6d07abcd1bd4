"""The indicator chart, drawn from plain frames: what is joined, what is cut, what is hollow, which words stand on it."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from app.chart_frame import Series, frame_of, rows, runs, value_range, year_marks
from app.charts import Caption, indicator_chart
from app.theme import DARK, LIGHT

CAPTION = Caption(unit="%", axis_start="纵轴从40起", source="来源：统计公报", date="截至2026年6月30日", as_of="截至日")
AS_OF = date(2026, 6, 30)


def figures(*points: tuple[date, float], grade: str = "seen", whole_year: bool = True, **more: Any) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"date": d, "value": v, "label": f"{v}%", "hover": f"{v}", "grade": grade, "whole_year": whole_year, **more}
            for d, v in points
        ]
    )


def year_end(year: int) -> date:
    return date(year, 12, 31)


def target(value: float, due: date | None, words: str = "≥65%，2017年底前<br>文件", **more: Any) -> dict[str, Any]:
    return {
        "start": date(2015, 9, 8),
        "due": due,
        "value": value,
        "value_high": None,
        "words": words,
        "kind": "own",
        "fades": True,
        **more,
    }


def draw(series: Series, **more: Any) -> go.Figure:
    return go.Figure(indicator_chart(series, CAPTION, LIGHT, AS_OF, **more).spec())  # refuses what Plotly does not know


def lines(figure: go.Figure) -> list[Any]:
    return [t for t in figure.data if "lines" in t.mode]


def test_target_is_a_line_with_its_words_on_it() -> None:
    figure = draw(Series(figures=figures((year_end(2015), 56.4)), targets=pd.DataFrame([target(65, year_end(2017))])))
    line = next(t for t in lines(figure) if t.line.dash == "solid")
    assert list(line.y) == [65, 65]
    assert list(line.x) == [date(2015, 9, 8), year_end(2017)]
    assert any(a.text == "≥65%，2017年底前<br>文件" for a in figure.layout.annotations)
    assert figure.layout.showlegend is False


def test_promise_without_a_date_runs_on_dashed() -> None:
    figure = draw(Series(figures=figures((year_end(2015), 56.4)), targets=pd.DataFrame([target(65, None)])))
    assert [t.line.dash for t in lines(figure)] == ["6px,3px"]


def test_change_of_definition_cuts_the_line() -> None:
    shown = figures((year_end(2019), 50), (year_end(2020), 51), (year_end(2022), 60), (year_end(2023), 61))
    breaks = pd.DataFrame([{"date": date(2021, 1, 1), "words": "口径变动", "hover": "分母更换"}])
    assert [len(run) for run in runs(rows(shown), rows(breaks))] == [2, 2]
    assert [len(run) for run in runs(rows(shown))] == [4]
    figure = draw(Series(figures=shown, breaks=breaks))
    assert any(s.x0 == date(2021, 1, 1) for s in figure.layout.shapes)
    assert any(a.text == "口径变动" and a.hovertext == "分母更换" for a in figure.layout.annotations)


def test_part_of_a_year_is_not_joined_to_years() -> None:
    shown = pd.concat(
        [figures((year_end(2016), 80.4), (year_end(2018), 84)), figures((date(2017, 6, 30), 82.5), whole_year=False)]
    )
    (run,) = runs(rows(shown))
    assert [row["value"] for row in run] == [80.4, 84]
    points = next(t for t in draw(Series(figures=shown)).data if "markers+text" in t.mode)
    assert list(points.marker.symbol) == ["circle", "diamond", "circle"]


def test_points_are_filled_by_how_sure_they_are() -> None:
    shown = pd.concat(
        [
            figures((year_end(2015 + i), 50 + i), grade=g)
            for i, g in enumerate(("seen", "corroborated", "derived", "soft"))
        ]
    )
    fills = next(t for t in draw(Series(figures=shown)).data if "markers+text" in t.mode).marker.color
    assert len(set(fills)) == 4
    assert fills[0] == LIGHT.accent
    assert fills[3] == LIGHT.paper  # never judged: hollow


def test_what_cannot_be_compared_is_hollow_and_says_why() -> None:
    related = figures((year_end(2024), 63.4), name="县域内基层占比").assign(hover="分母不同")
    figure = draw(Series(figures=figures((year_end(2021), 50.2)), related=related))
    mark = next(t for t in figure.data if t.name == "县域内基层占比")
    assert mark.marker.symbol.endswith("-open")
    assert list(mark.hovertext) == ["分母不同"]


def test_path_is_dotted_and_projection_ends_in_its_value() -> None:
    paths = pd.DataFrame([{
        "base_date": year_end(2015), "base_value": 20.1, "due": year_end(2030), "value": 12.0, "last_date": year_end(2024), "last_value": 14.3,
        "projected": 10.4, "projected_label": "10.4", "projected_words": "约10.4", "path_words": "应有的路径",
    }])  # fmt: skip
    figure = draw(Series(figures=figures((year_end(2015), 20.1), (year_end(2024), 14.3)), paths=paths))
    (dotted,) = [t for t in lines(figure) if t.line.dash == "dot"]
    assert (list(dotted.x), list(dotted.y)) == ([year_end(2015), year_end(2030)], [20.1, 12.0])
    (projection,) = [t for t in figure.data if t.line.dash == "dash"]
    assert list(projection.y) == [14.3, 10.4]
    assert any(a.text == "10.4" and a.x == year_end(2030) for a in figure.layout.annotations)


@pytest.mark.parametrize(("values", "expected"), [((96.0, 99.5), 100.0), ((80.0, 100.0), 100.0)])
def test_percentages_never_run_past_a_hundred(values: tuple[float, float], expected: float) -> None:
    series = Series(figures=figures((year_end(2020), values[0]), (year_end(2021), values[1])))
    assert value_range(series, percent=True)[1] == expected


def test_axis_starts_at_nought_where_that_costs_little_and_says_so_elsewhere() -> None:
    near = Series(figures=figures((year_end(2020), 5.0), (year_end(2021), 20.0)))
    assert value_range(near, percent=False)[0] == 0
    far = Series(figures=figures((year_end(2020), 56.4), (year_end(2021), 50.2)))
    low = value_range(far, percent=True)[0]
    assert 40 < low < 50.2
    assert low == round(low)  # a round number
    assert any("纵轴从40起" in a.text for a in draw(far).layout.annotations)
    assert not any("纵轴从40起" in a.text for a in draw(near).layout.annotations)


def test_source_and_date_are_drawn_into_the_figure() -> None:
    texts = " ".join(a.text for a in draw(Series(figures=figures((year_end(2021), 50.2)))).layout.annotations)
    assert "来源：统计公报" in texts
    assert "截至2026年6月30日" in texts
    assert "%" in texts


def test_nothing_to_draw_is_an_empty_frame_and_no_error() -> None:
    figure = draw(Series())
    assert len(figure.data) == 0
    assert year_marks(frame_of(Series(), AS_OF, True, 500, 300))


def test_dark_is_drawn_for_the_dark() -> None:
    series = Series(figures=figures((year_end(2021), 50.2)), targets=pd.DataFrame([target(65, year_end(2017))]))
    colours = str(indicator_chart(series, CAPTION, DARK, AS_OF).spec())
    assert DARK.accent in colours
    assert LIGHT.accent not in colours
