"""口径不一致 names the figures there are: what cannot be compared stands in the reason, so that nobody has to look for it."""

from datetime import date

import duckdb

from app import queries
from app.quotation import verdict_sentence
from app.seen import promises_seen
from app.strangers import strangers_text
from app.texts import Words
from app.withheld import why

ZH, EN = Words("zh"), Words("en")


def unlike(number: int, **more: object) -> dict[str, object]:
    return {
        "indicator_zh": f"相近指标{number}", "indicator_en": f"Look-alike {number}", "value": 88.21, "unit": "%", "printed_step": 0.01,
        "value_type": "reported", "period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31), "disclosure": "public", **more,
    }  # fmt: skip


def test_two_are_named_and_the_rest_counted() -> None:
    assert strangers_text([unlike(1)], ZH) == "“相近指标1”88.21%（2018年）"
    assert strangers_text([unlike(1), unlike(2), unlike(3)], ZH).endswith("、“相近指标2”88.21%（2018年）等3项")
    assert strangers_text([unlike(1)], EN) == "“Look-alike 1” 88.21% (2018)"
    assert strangers_text([], ZH) == ""


def test_every_row_that_is_not_comparable_says_with_what(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    rows = queries.assessments(cursor, as_of, None, "100000")
    found = [row for row in rows if row["reason"] == "not_comparable"]
    assert found
    for row in found:
        assert row["strangers"]
        assert strangers_text(row["strangers"], ZH) in why(row, ZH)
        used = {row["judged_figure_id"], row["current_figure_id"]}
        assert used.isdisjoint(figure["figure_id"] for figure in row["strangers"])
    assert not any(row["strangers"] for row in rows if row["reason"] != "not_comparable")


def test_of_the_figures_of_an_indicator_the_nearest_to_the_due_date_is_named(
    cursor: duckdb.DuckDBPyConnection, as_of: date
) -> None:
    rows = queries.promises_on(cursor, as_of, None, "county_visit_rate_unspecified", "100000")
    row = next(r for r in rows if r["promised_by"] == "100000" and r["due_date"] == date(2017, 12, 31))
    first = row["strangers"][0]
    assert (first["indicator_id"], first["value"], first["period_end"]) == (
        row["indicator_id"],
        82.5,
        date(2017, 6, 30),
    )


def test_a_sentence_to_copy_names_them_but_what_may_not_leave(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    rows = queries.assessments(cursor, as_of, None, "100000")
    row = next(row for row in rows if row["reason"] == "not_comparable")
    assert "不能互判的有：“相近指标1”88.21%（2018年）。" in verdict_sentence(
        {**row, "strangers": [unlike(1)]}, None, ZH
    )
    assert "相近指标" not in verdict_sentence({**row, "strangers": [unlike(1, disclosure="restricted")]}, None, ZH)


def test_a_sentence_to_copy_ends_each_part_once(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    for row in queries.assessments(cursor, as_of, None, "100000"):
        for words in (ZH, EN):
            said = verdict_sentence(row, None, words)
            assert ".." not in said
            assert "。。" not in said


def test_the_table_that_is_downloaded_as_seen_names_them_too(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    row = next(row for row in queries.assessments(cursor, as_of, None, "100000") if row["reason"] == "not_comparable")
    heads, [line] = promises_seen([{**row, "strangers": [unlike(1)]}], {}, ZH)
    assert "与目标口径不同、不能互判的有：“相近指标1”88.21%（2018年）" in dict(zip(heads, line, strict=True))["注"]
