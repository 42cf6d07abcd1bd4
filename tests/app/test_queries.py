"""The questions, asked of a real small database."""

from datetime import date, datetime

import duckdb

from app import place_queries, queries
from app.evidence import evidence_of
from app.queries import Row
from app.sums import Inputs, arithmetic
from app.texts import Words
from app.withheld import notes, why

ZH = Words("zh")


def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["commitment_id"]: row for row in rows}


def test_places_start_with_the_nation_and_hold_the_place_and_all_above_it(
    cursor: duckdb.DuckDBPyConnection, place: str
) -> None:
    found = [p["jurisdiction_id"] for p in queries.places(cursor)]
    assert found[0] == "100000"
    assert {"510000", place} <= set(found)


def test_every_place_that_stands_can_be_searched_for_with_the_one_above_it(
    cursor: duckdb.DuckDBPyConnection, as_of: date
) -> None:
    found = {p["jurisdiction_id"]: p for p in place_queries.places_of_register(cursor, as_of, None)}
    assert (found["510703"]["name_zh"], found["510703"]["above_zh"]) == ("涪城区", "绵阳市")
    assert "512081" not in found  # 简阳市 went from 资阳 to 成都 in 2016


def test_assessments_come_with_promise_document_and_indicator(
    cursor: duckdb.DuckDBPyConnection, as_of: date, place: str
) -> None:
    rows = by_id(queries.assessments(cursor, as_of, None, place))
    missed = rows["dy-1"]
    assert (missed["verdict"], missed["judged_value"], missed["gap"]) == ("missed", 88.0, 2.0)
    assert missed["lead_department"] == "市卫生健康委"
    assert missed["document_title"] == "德阳市卫生健康事业年度计划"
    assert missed["place_zh"] == "德阳市"
    assert rows["dy-4"]["reason"] == "proposed"
    assert rows["dy-5"]["disclosure"] == "restricted"


def test_a_number_that_was_not_verified_never_leaves_the_database(
    cursor: duckdb.DuckDBPyConnection, as_of: date, place: str
) -> None:
    asked = (
        queries.assessments(cursor, as_of, None, place),
        queries.assessments(cursor, as_of, None, None),
        queries.figures_of_place(cursor, as_of, None, "100000"),
    )
    assert not any("999号" in str(value) for rows in asked for row in rows for value in row.values())
    assert {r["document_number"] for r in asked[0] if r["commitment_id"].startswith("dy-")} == {None}


def test_all_places_means_their_own_promises(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    rows = queries.assessments(cursor, as_of, None, None)
    assert all(row["inherited_from"] is None for row in rows)
    assert len({row["jurisdiction_id"] for row in rows}) > 3


def test_figures_end_by_the_as_of_day(cursor: duckdb.DuckDBPyConnection, place: str) -> None:
    def years(day: date) -> list[int]:
        return [f["period_end"].year for f in queries.figures(cursor, day, None, "phc_standard_rate", place)]

    assert years(date(2026, 6, 30)) == [2023, 2024]
    assert years(date(2024, 6, 30)) == [2023]


def test_what_was_known_by_a_day(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    assert queries.figures_of_place(cursor, as_of, datetime(2026, 4, 30), place) == []
    assert len(queries.figures_of_place(cursor, as_of, datetime(2026, 5, 2), place)) == 4


def test_evidence_is_found_by_its_name(cursor: duckdb.DuckDBPyConnection, as_of: date, place: str) -> None:
    row = by_id(queries.assessments(cursor, as_of, None, place))["dy-2"]
    evidence = evidence_of(row, queries.figures_of_place(cursor, as_of, None, place))
    assert evidence.current is not None
    assert evidence.baseline is not None
    assert (evidence.current["value"], evidence.baseline["value"]) == (4.5, 6.0)
    assert evidence.current["source"] == "德阳市统计年报"


def test_the_sum_in_words_gives_the_pace_of_the_database(
    cursor: duckdb.DuckDBPyConnection, as_of: date, place: str
) -> None:
    row = by_id(queries.assessments(cursor, as_of, None, place))["dy-2"]
    # From 6.0 in 2020 to 4.5 in 2025 is 1.5 of 2.0; 60 of 84 months are gone: 75 % over 71.4 %.
    assert row["pace"] == 1.05
    said = arithmetic(row, Inputs(judged="4.5‰（2025年）", current="4.5‰（2025年）", baseline="6.0‰（2020年）"), ZH)
    text = "".join(said)
    for part in (
        "6.0‰（2020年）",
        "4.5‰（2025年）",
        "75.0%",
        "60个月",
        "84个月",
        "71.4%",
        "= 1.05",
        "快于序时",
        "今后每年须下降0.25个千分点",
    ):
        assert part in text


def test_a_withheld_verdict_says_why_and_what_to_report(
    cursor: duckdb.DuckDBPyConnection, as_of: date, place: str
) -> None:
    row = by_id(queries.assessments(cursor, as_of, None, place))["dy-3"]
    assert row["reason"] == "no_figure"
    said = why(row, ZH)
    assert "德阳市没有截至日以前的同口径报告值" in said
    assert "需填报：德阳市“基层医疗卫生机构诊疗量占总诊疗量比例”" in said
    assert "基层医疗卫生机构诊疗人次 ÷ 各级各类医疗卫生机构总诊疗人次" in said


def test_flags_become_notes_and_no_code_is_shown(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    flags = set()
    for row in queries.assessments(cursor, as_of, None, "100000"):
        flags |= set(row["flags"] or ())
        assert all("_" not in note for note in notes(row, ZH))
    assert flags  # there were some to say


def test_every_flag_in_use_has_its_words_or_is_said_elsewhere(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    said_elsewhere = {"met_late", "inherited", "soft", "so_far", "awaiting_report", "overdue_report"}
    used = {flag for row in queries.assessments(cursor, as_of, None, None) for flag in row["flags"] or ()}
    assert {flag for flag in used - said_elsewhere if not ZH.has(f"flag.{flag}")} == set()


def test_related_figures_come_with_the_reason(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    related = queries.related_figures(cursor, as_of, None, "phc_visit_share", "100000")
    assert any(f["indicator_id"] == "county_phc_visit_share" and f["value"] == 63.4 for f in related)
    assert all(f["why"] for f in related)


def test_breaks_of_a_place_and_of_those_above_it(cursor: duckdb.DuckDBPyConnection) -> None:
    assert queries.breaks(cursor, "phc_visit_share", "100000")


def test_the_dictionary_says_what_every_column_means(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = queries.dictionary(cursor)
    assert {"commitments", "reported_figures", "documents"} <= {row["table_name"] for row in rows}
    silent = [(row["table_name"], row["column_name"]) for row in rows if not row["column_comment"]]
    assert silent == []


def test_the_latest_record(cursor: duckdb.DuckDBPyConnection) -> None:
    assert queries.latest_record(cursor, None)["loads"] >= 3
    assert queries.latest_record(cursor, datetime(2001, 1, 1))["recorded_at"] is None
