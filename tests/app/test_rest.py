"""Long tables begin with what is looked at first; all of it is a choice away."""

import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import elsewhere, rest
from app.rest import last_of_each_place


def figure(place: str, year: int, source: str = "") -> dict[str, Any]:
    return {"jurisdiction_id": place, "period_end": date(year, 12, 31), "source": source}


def test_of_each_place_the_period_that_ended_last_with_all_its_sources() -> None:
    figures = [
        figure("510600", 2023),
        figure("510600", 2024, "年报"),
        figure("510700", 2021),
        figure("510600", 2024, "公报"),
    ]
    assert last_of_each_place(figures) == [figures[1], figures[2], figures[3]]


def test_nothing_is_made_of_nothing() -> None:
    assert last_of_each_place([]) == []


def rows_of_figures(at: AppTest) -> list[int]:
    """How many rows each table of figures on the page has."""
    tables = re.findall(r'<table class="plain figures">.*?</table>', " ".join(h.proto.body for h in at.get("html")))
    return [table.count("<tr>") - 1 for table in tables]


def test_a_long_table_begins_with_its_head_and_all_of_it_is_in_the_address(
    dashboard: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    dashboard.run()
    dashboard.query_params.update({"place": "100000", "indicator": "maternal_mortality"})
    at = dashboard.switch_page("app/pages/indicator.py").run()
    whole = rows_of_figures(at)
    assert whole[0] > 2
    assert all(control.key == "part" or control.key == "lang" for control in at.get("button_group"))
    monkeypatch.setattr(rest, "FIRST", 2)
    monkeypatch.setattr(elsewhere, "FIRST", 0)
    at.run()
    assert rows_of_figures(at) == [2, 1]
    at.query_params.update({"figures": "all"})
    at.run()
    assert rows_of_figures(at) == [whole[0], 1]
    assert not at.exception
