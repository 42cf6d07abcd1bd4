"""Long tables begin with what is looked at first; all of it is a choice away."""

from datetime import date
from typing import Any

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
