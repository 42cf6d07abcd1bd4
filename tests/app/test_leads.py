"""Promises by the body that leads them: who answers now, what turned, and the bars drawn of it."""

from datetime import date
from typing import Any

import duckdb
import plotly.graph_objects as go

from app import department_queries
from app.lead_bars import lead_bars
from app.leads import Lead, bars, full_title, leads, texts_by_body, unassigned
from app.queries import Row
from app.texts import Words
from app.theme import DARK, LIGHT, contrast

ZH = Words("zh")
NOW = date(2026, 6, 30)


def promise(number: int, lead: str | None, verdict: str = "missed", **more: Any) -> Row:
    """A row of `queries.assessments` that fell due, as far as this page looks at it."""
    return {
        "commitment_id": f"c{number}", "jurisdiction_id": "510600", "promised_by": "510600", "promised_by_zh": "德阳市", "promised_by_en": None,
        "inherited_from": None, "as_of": NOW, "due_date": date(2024, 12, 31), "verdict": verdict, "reason": None, "met_later_date": None, "flags": [],
        "lead_department": lead, "departments": lead or "", "row_kind": "commitment", "is_counted": True, "firmness": None, **more,
    }  # fmt: skip


def title_of(lead: Lead, words: Words = ZH) -> str:
    return full_title(lead, words, with_place=False)


def bodies(cursor: duckdb.DuckDBPyConnection, *texts: str, day: date = NOW) -> list[Row]:
    return department_queries.bodies_named(cursor, day, None, texts)


def test_texts_of_documents_lead_to_bodies_of_the_register(cursor: duckdb.DuckDBPyConnection) -> None:
    found = {
        b["text"]: b["answers_zh"] for b in bodies(cursor, "市财政局", "区财政局", "财政局", "市医保局", "没有这个单位")
    }
    assert found == {"市财政局": "财政局", "区财政局": "财政局", "财政局": "财政局", "市医保局": "医疗保障局"}


def test_tasks_go_over_to_the_successor_on_its_day(cursor: duckdb.DuckDBPyConnection) -> None:
    (before,) = bodies(cursor, "市卫生计生委", day=date(2018, 6, 30))
    (after,) = bodies(cursor, "市卫生计生委")
    assert (before["answers_zh"], before["since"]) == ("卫生计生委", None)
    assert (after["answers_zh"], after["since"]) == ("卫生健康委", date(2019, 3, 31))
    assert after["named_zh"] == "卫生计生委"


def test_tasks_that_went_over_twice_are_with_the_last(cursor: duckdb.DuckDBPyConnection) -> None:
    (found,) = bodies(cursor, "市扶贫和移民办")
    assert found["answers_zh"] == "农业农村局"


def test_a_body_and_its_forerunner_of_one_place_stand_together(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = [
        promise(1, "市卫生计生委"),
        promise(2, "市卫健委", "met"),
        promise(3, "市卫健委", promised_by="140900", promised_by_zh="忻州市"),
    ]
    found = leads(rows, [], bodies(cursor, "市卫生计生委", "市卫健委"))
    assert {(lead.place["promised_by_zh"], title_of(lead), len(lead.rows)) for lead in found} == {
        ("德阳市", "卫生健康委", 2),
        ("忻州市", "卫生健康委", 1),
    }
    city = next(lead for lead in found if lead.place["promised_by"] == "510600")
    assert city.texts == ["市卫生计生委", "市卫健委"]
    assert [body["text"] for body in city.former] == ["市卫生计生委"]


def test_the_most_pressing_comes_first_and_what_turned_worse_is_told() -> None:
    now = [promise(1, "甲局", "met"), promise(2, "乙局", "missed"), promise(3, "乙局", "met")]
    before = [promise(1, "甲局", "met"), promise(2, "乙局", "lagging"), promise(3, "乙局", "missed")]
    found = leads(now, before, [])
    assert [title_of(lead) for lead in found] == [
        "乙局",
        "甲局",
    ]  # what the register does not know stands as it is written
    assert [row["commitment_id"] for row in found[0].worse] == ["c2"]


def test_a_body_of_the_register_has_its_english_name_and_others_stand_as_written(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    found = leads([promise(1, "市医保局"), promise(2, "甲局")], [], bodies(cursor, "市医保局", "甲局"))
    assert [title_of(lead, Words("en")) for lead in found] == ["Healthcare Security Administration", "甲局"]


def test_all_ways_of_writing_one_body_are_one_choice(cursor: duckdb.DuckDBPyConnection) -> None:
    texts = ["市财政局", "财政局", "甲局"]
    assert texts_by_body(texts, bodies(cursor, *texts)) == {
        "市财政局": ["市财政局", "财政局"],
        "财政局": ["市财政局", "财政局"],
        "甲局": ["甲局"],
    }


def test_who_takes_part_without_leading_is_counted_apart() -> None:
    rows = [promise(1, "甲局", departments="甲局;乙局"), promise(2, "乙局", departments="乙局")]
    assert {title_of(lead): lead.joins for lead in leads(rows, [], [])} == {"甲局": 0, "乙局": 1}


def test_promises_that_name_nobody_are_told_apart() -> None:
    rows = [promise(1, None), promise(2, "甲局"), promise(3, None, is_counted=False)]
    assert [title_of(lead) for lead in leads(rows, [], [])] == ["甲局"]
    assert [row["commitment_id"] for row in unassigned(rows)] == ["c1"]


def test_bars_add_up_and_say_their_counts() -> None:
    found: list[Lead] = leads([promise(n, "甲局", "met" if n else "missed") for n in range(8)], [], [])
    frame = bars(found, ZH, with_place=True)
    assert frame["count"].sum() == 8
    for colours in (LIGHT, DARK):
        figure = go.Figure(lead_bars(frame, "截至", colours).spec())
        assert [text for bar in figure.data for text in bar.text] == [
            "1",
            "达标7项",
        ]  # words where there is room for them
        assert all(contrast(bar.marker.color, bar.textfont.color) >= 4.5 for bar in figure.data)
        assert any(a.text == "<b>德阳市甲局</b>" for a in figure.layout.annotations)
