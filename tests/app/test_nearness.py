"""Beside a place stand its nearest others: where few report, all of them; where very many do, its neighbours first."""

from datetime import date

import duckdb
import pytest

from app import queries
from app.nearness import nearest


def test_of_few_promises_all_are_shown(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    everywhere = queries.assessments(cursor, as_of, None, None)
    on_it = [row for row in everywhere if row["indicator_id"] == "phc_visit_share"]
    assert len({row["jurisdiction_id"] for row in on_it}) > 1
    assert queries.promises_on(cursor, as_of, None, "phc_visit_share", place) == on_it


def test_of_many_a_place_right_below_comes_before_one_further_down(
    cursor: duckdb.DuckDBPyConnection, as_of: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = {
        f["jurisdiction_id"] for f in queries.figures_elsewhere(cursor, as_of, None, "infant_mortality", "100000")
    }
    assert {"500000", "510600"} <= everyone  # 重庆市, 德阳市
    monkeypatch.setattr(queries, "PLACES_BESIDE", 1)
    nearest = {
        f["jurisdiction_id"] for f in queries.figures_elsewhere(cursor, as_of, None, "infant_mortality", "100000")
    }
    assert nearest == {"500000"}


def test_of_each_other_place_the_latest_figures_are_shown(
    cursor: duckdb.DuckDBPyConnection, as_of: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = queries.figures_elsewhere(cursor, as_of, None, "infant_mortality", "510600")
    of_nation = [f["figure_id"] for f in every if f["jurisdiction_id"] == "100000"]
    monkeypatch.setattr(queries, "FIGURES_OF_EACH", 2)
    fewer = queries.figures_elsewhere(cursor, as_of, None, "infant_mortality", "510600")
    shown = [f["figure_id"] for f in fewer if f["jurisdiction_id"] == "100000"]
    assert len(shown) == 2
    assert shown == of_nation[-2:]


def test_a_chart_draws_the_nearest_and_keeps_their_order() -> None:
    # 511325 西充县 lies in 511300 南充市, as 511381 阆中市 does; 110101 东城区 is far away.
    parents = {"511325": "511300", "511381": "511300", "511300": "510000", "110101": "110000"}
    promises = [
        {"commitment_id": "far", "jurisdiction_id": "110101"},
        {"commitment_id": "beside", "jurisdiction_id": "511381"},
        {"commitment_id": "above", "jurisdiction_id": "511300"},
        {"commitment_id": "above", "jurisdiction_id": "511300"},  # a promise for every year has a row for each
    ]
    assert [row["commitment_id"] for row in nearest(promises, "commitment_id", 2, "511325", parents)] == [
        "beside", "above", "above",
    ]  # fmt: skip
    assert nearest(promises, "commitment_id", 4, "511325", parents) == promises
