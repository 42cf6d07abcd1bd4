"""The wall chart as data and as a table: rows in, cells out."""

from datetime import date
from typing import Any

import duckdb

from app import queries, wall_queries
from app.address import Address
from app.queries import Row
from app.sentences import main_row
from app.tally import STATES, apart
from app.texts import Words
from app.wall import build_wall
from app.wall_table import wall_table

ZH, EN = Words("zh"), Words("en")
CITY = {
    "jurisdiction_id": "510600",
    "name_zh": "德阳市",
    "name_en": "Deyang",
    "level": "prefecture",
    "parent_id": "510000",
}
EAST = {
    **CITY,
    "jurisdiction_id": "510603",
    "name_zh": "旌阳区",
    "name_en": "Jingyang",
    "level": "county",
    "parent_id": "510600",
}
WEST = {**EAST, "jurisdiction_id": "510623", "name_zh": "中江县", "name_en": "Zhongjiang"}


def verdict(place: Row, indicator: str, verdict: str = "met", reason: str | None = None, **more: Any) -> Row:
    """A row as `wall_queries.standing_of` gives it."""
    return {
        "commitment_id": "c", "jurisdiction_id": place["jurisdiction_id"], "indicator_id": indicator, "inherited_from": None, "in_front": True,
        "as_of": date(2026, 6, 30), "due_date": date(2024, 12, 31), "verdict": verdict, "reason": reason, "flags": [], "judged_value": 91.0,
        "judged_period_end": date(2024, 12, 31), "current_value": 91.0, "current_period_end": date(2024, 12, 31), "gap": 0.0, "unit": "%",
        "judged_unit": "%", "printed_step": 0.1, "firmness": None, "recurrence": "none", "is_counted": True, "met_later_date": None,
        "comparator": "ge", "value": 90.0, "value_high": None, "basis": "level", "relation": "own", "row_kind": "commitment", "indicator_zh": f"指标{indicator}", "indicator_en": f"Indicator {indicator}",
        "category": "服务能力", "indicator_unit": "%", **more,
    }  # fmt: skip


def below(place: Row, indicator: str, verdict: str, places: int, reason: str = "") -> Row:
    """A row as `wall_queries.counts_below` gives it."""
    return {
        "jurisdiction_id": place["jurisdiction_id"], "indicator_id": indicator, "verdict": verdict, "reason": reason, "places": places,
        "levels": ["county"], "indicator_zh": f"指标{indicator}", "indicator_en": f"Indicator {indicator}", "category": "服务能力",
        "indicator_unit": "%",
    }  # fmt: skip


def table(rows: list[Row], counts: list[Row] = [], words: Words = ZH, **choices: Any) -> str:  # noqa: B006 - never changed
    wall = build_wall([CITY, EAST, WEST], rows, counts, **choices)
    return wall_table(wall, Address({}), words)


def test_lines_stand_by_category_and_the_worst_comes_first() -> None:
    wall = build_wall([CITY, EAST, WEST], [
        verdict(CITY, "a"), verdict(EAST, "b", "missed"), verdict(CITY, "c", "undecided", "no_figure"),
        verdict(CITY, "d", "lagging", category="资源配置"), verdict(EAST, "e", "missed"), verdict(WEST, "e", "missed"),
    ], [])  # fmt: skip
    assert [(category, [line.indicator["indicator_id"] for line in lines]) for category, lines in wall.categories] == [
        ("服务能力", ["e", "b", "a", "c"]), ("资源配置", ["d"]),
    ]  # fmt: skip


def test_what_is_not_judged_follows_by_how_many_it_concerns() -> None:
    nothing = {"verdict": "undecided"}
    wall = build_wall([CITY, EAST, WEST], [
        verdict(CITY, "a", reason="no_figure", **nothing), verdict(EAST, "b", reason="scope_unconfirmed", **nothing),
        verdict(WEST, "b", reason="scope_unconfirmed", **nothing), verdict(CITY, "c"), verdict(CITY, "d", reason="due_unreported", **nothing),
    ], [])  # fmt: skip
    assert [line.indicator["indicator_id"] for line in wall.lines] == ["d", "c", "b", "a"]


def test_places_are_not_ranked_unless_asked() -> None:
    rows = [verdict(CITY, "a"), verdict(EAST, "a"), verdict(WEST, "a", "missed")]
    assert [p["name_zh"] for p in build_wall([CITY, EAST, WEST], rows, []).places] == ["德阳市", "旌阳区", "中江县"]
    ranked = build_wall([CITY, EAST, WEST], rows, [], worst_first=True)
    assert [p["name_zh"] for p in ranked.places] == ["德阳市", "中江县", "旌阳区"]  # the place itself stays first


def test_places_without_a_target_have_no_column() -> None:
    wall = build_wall([CITY, EAST, WEST], [verdict(EAST, "a")], [])
    assert [p["name_zh"] for p in wall.places] == ["德阳市", "旌阳区"]
    assert wall.silent == 1


def test_a_worse_verdict_of_another_promise_stays_in_sight() -> None:
    own = verdict(CITY, "a", "met", due_date=date(2027, 12, 31))
    inherited = verdict(CITY, "a", "missed", inherited_from="100000", in_front=False, commitment_id="n")
    (line,) = build_wall([CITY], [inherited, own], []).lines
    assert (line.cells["510600"].main, line.cells["510600"].worse) == (own, inherited)
    assert "另有目标到期未达标" in table([inherited, own])


def test_a_promise_that_does_not_count_is_shown_and_not_counted() -> None:
    wall = build_wall([CITY], [verdict(CITY, "a", "missed", is_counted=False), verdict(CITY, "b")], [])
    assert dict(wall.states) == {"met": 1}
    assert [line.indicator["indicator_id"] for line in wall.lines] == ["b", "a"]


def test_cells_say_sign_value_year_and_word() -> None:
    shown = table(
        [verdict(EAST, "a"), verdict(WEST, "a", "undecided", "no_figure", judged_value=None, current_value=None)]
    )
    for part in (
        "sign-met",
        "<b>91.0%</b>",
        "2024年",
        "已达标" if "已达标" in shown else "按期达标",
        "sign-undecided",
        "无数据",
    ):
        assert part in shown
    assert 'href="wall_chart?place=510603">旌阳区</a>' in shown  # each place leads to its own wall
    assert ">中江县</a></th>" in shown


def test_cells_say_what_is_asked_and_by_when() -> None:
    rows = [verdict(EAST, "a"), verdict(WEST, "a", comparator="approx", basis="increase", due_date=None)]
    assert "<small class='asked'>目标≥90%，2024年底前</small>" in table(rows)
    assert "目标提高约90%，未写明期限" in table(rows)
    assert "target ≥ 90%, by the end of 2024" in table(rows, words=EN)


def test_what_is_aspired_to_or_expired_is_shown_and_not_counted() -> None:
    rows = [
        verdict(CITY, "a", "missed"),
        verdict(EAST, "a", "missed", firmness="aspirational"),
        verdict(WEST, "a", "missed", flags=["expired_at_issue"]),
    ]
    wall = build_wall([CITY, EAST, WEST], rows, [])
    assert (dict(wall.states), wall.apart) == ({"missed": 1}, 2)
    assert wall.lines[0].rank == (STATES.index("missed"), -1)


def test_places_below_are_counted_in_their_words() -> None:
    counts = [below(CITY, "a", "met", 3), below(CITY, "a", "missed", 1), below(CITY, "a", "undecided", 8, "no_figure")]
    assert "达标县3/12，8个待判" in table([], counts)
    assert "3/12 counties met, 8 not judged" in table([], counts, EN)
    assert "达标县3/4<" in table([], counts[:2])
    nobody = [below(CITY, "a", "undecided", 1, "scope_unconfirmed")]
    assert "1个县待判" in table([], nobody)  # 0/1 would look like failure
    assert "1 county not judged" in table([], nobody, EN)


def test_every_cell_is_a_link_that_names_its_assessment() -> None:
    shown = table([verdict(EAST, "a")], [below(CITY, "a", "met", 1)])
    assert 'href="wall_chart?row=c_510603_2024-12-31" data-row="c_510603_2024-12-31"' in shown
    assert 'data-row="below_510600_a"' in shown


def test_names_from_the_register_are_escaped() -> None:
    assert "<script>" not in table([verdict(EAST, "a", indicator_zh="<script>alert(1)</script>")])


def test_places_beside_a_place(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    beneath = wall_queries.places_beside(cursor, as_of, None, place, "below")
    assert beneath[0]["jurisdiction_id"] == place
    assert {p["parent_id"] for p in beneath[1:]} == {place}
    peers = wall_queries.places_beside(cursor, as_of, None, place, "peers")
    assert {p["parent_id"] for p in peers} == {"510000"}
    assert len(peers) == 21  # the cities and prefectures of Sichuan


def test_the_wall_says_what_the_other_pages_say(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    rows = wall_queries.standing_of(cursor, as_of, None, (place,))
    full = [r for r in queries.assessments(cursor, as_of, None, place) if r["indicator_id"]]
    assert [(r["commitment_id"], r["due_date"], r["verdict"], r["reason"]) for r in rows] == [
        (r["commitment_id"], r["due_date"], r["verdict"], r["reason"]) for r in full
    ]


def test_the_database_lets_the_same_promise_speak(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    """Counting below is done in SQL, choosing for a cell in Python: both must let the same promise speak."""
    rows = wall_queries.standing_of(cursor, as_of, None, (place,))
    here = [
        (indicator, [r for r in rows if r["indicator_id"] == indicator])
        for indicator in {r["indicator_id"] for r in rows}
    ]
    compared = 0
    for indicator, of_indicator in here:
        counted = [r for r in of_indicator if r["is_counted"] and r["relation"] != "average"]
        (spoken,) = [
            r
            for r in wall_queries.standing_below(cursor, as_of, None, "510000", indicator)
            if r["jurisdiction_id"] == place
        ] or [None]
        main = main_row(counted)
        assert (main and (main["commitment_id"], main["due_date"])) == (
            spoken and (spoken["commitment_id"], spoken["due_date"])
        )
        compared += main is not None
    assert compared > 3


def test_places_below_add_up(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    counts = wall_queries.counts_below(cursor, as_of, None, ("510000",))
    assert counts
    for indicator in {c["indicator_id"] for c in counts}:
        listed = wall_queries.standing_below(cursor, as_of, None, "510000", indicator)
        assert sum(c["places"] for c in counts if c["indicator_id"] == indicator) == len(listed)


def test_the_database_counts_what_the_pages_count(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    everything = queries.assessments(cursor, as_of, None, place)
    rows = cursor.execute(
        f"SELECT commitment_id, due_date FROM {wall_queries.kept(cursor, as_of, wall_queries.ALL_ON_RECORD)}"
        f" WHERE {wall_queries.COUNTS} AND jurisdiction_id = ?",
        [place],
    ).fetchall()
    counted = [r for r in everything if r["row_kind"] != "standard" and apart(r) is None]
    assert sorted(rows, key=str) == sorted(((r["commitment_id"], r["due_date"]) for r in counted), key=str)
    assert 0 < len(counted) < len(everything)
