"""What the examples that come with the project must show, and must not: read from a database built of them alone."""

from pathlib import Path

import pytest

from loaders.data_folder import PROJECT, DataFolder
from loaders.loads.actor import Actor
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.warehouse import build, connect

MIANYANG, LIANGPING, ZIYANG, XINZHOU, NATION = "510700", "500155", "512000", "140900", "100000"
PILOT_AREAS = "分级诊疗试点地区"


def rows_of(data, where, as_of="2026-11-22"):
    cursor = connect(data)
    try:
        found = cursor.execute(
            f"SELECT * FROM assessment(as_of := DATE '{as_of}', known_by := TIMESTAMP '2100-01-01') WHERE {where}"
        )
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        cursor.close()


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    data = DataFolder(tmp_path_factory.mktemp("bundled"))
    build(data)
    return data


def test_mianyangs_73_waits_for_the_list_of_pilot_areas(bundled):
    (row,) = rows_of(
        bundled, f"jurisdiction_id = '{MIANYANG}' AND indicator_id = 'phc_standard_rate'", as_of="2019-01-01"
    )
    assert (row["verdict"], row["reason"]) == ("undecided", "scope_unconfirmed")
    assert row["verdict_if_confirmed"] == ["missed"]
    assert (row["comparator"], row["value"], row["judged_value"]) == ("ge", 95, 73)


def test_with_the_membership_on_record_it_is_missed(tmp_path):
    data = DataFolder(tmp_path)
    confirmation = Decision("confirm_scope", MIANYANG, PILOT_AREAS, "yes", "在试点名单内", "名单附件")
    decide([confirmation], data, Actor("tester"))
    build(data)

    (row,) = rows_of(data, f"jurisdiction_id = '{MIANYANG}' AND indicator_id = 'phc_standard_rate'", "2019-01-01")

    assert (row["verdict"], row["reason"]) == ("missed", None)
    assert "figure_after_due" in row["flags"]


def test_88_21_stands_on_an_indicator_of_its_own_and_meets_no_target(bundled):
    cursor = connect(bundled)
    figures = cursor.execute(
        "SELECT indicator_id FROM reported_figures_at(TIMESTAMP '2100-01-01') WHERE value = 88.21"
    ).fetchall()
    whys = cursor.execute(
        "SELECT why FROM related_indicators WHERE indicator_id = 'inpatient_share_non_tier3a'"
    ).fetchall()
    cursor.close()
    # As printed, and once more computed from the counts of its table.
    assert set(figures) == {("inpatient_share_non_tier3a",)}
    assert any("88.21" in why for (why,) in whys)
    assert rows_of(bundled, "indicator_id = 'inpatient_share_non_tier3a'") == []


@pytest.mark.parametrize(
    ("place", "indicator", "due", "lead"),
    [
        (ZIYANG, "phc_normalization_rate_listed", "2020-12-31", "市卫生计生委"),
        (LIANGPING, "off_catalogue_cost_share", None, "区卫生健康委"),
        (XINZHOU, "disease_payment_count", "2018-12-31", "市人社局"),
    ],
)
def test_promises_without_a_figure_stand_with_clause_due_date_and_lead(bundled, place, indicator, due, lead):
    (row,) = rows_of(
        bundled, f"jurisdiction_id = '{place}' AND indicator_id = '{indicator}' AND inherited_from IS NULL"
    )
    cursor = connect(bundled)
    clause, department = cursor.execute(
        "SELECT clause_id, lead_department FROM commitments_at(TIMESTAMP '2100-01-01') WHERE commitment_id = ?",
        [row["commitment_id"]],
    ).fetchone()
    cursor.close()
    assert (row["verdict"], row["reason"]) == ("undecided", "no_figure")
    assert str(row["due_date"]) == str(due)
    assert clause
    assert department == lead


@pytest.mark.parametrize(
    ("indicator", "value", "verdict"),
    [
        ("maternal_mortality", 18, "met"),
        ("maternal_mortality", 12, "ahead"),
        ("infant_mortality", 7.5, "met"),
        ("infant_mortality", 5, "met"),
        ("life_expectancy", 79, "met"),
    ],
)
def test_the_nations_nodes(bundled, indicator, value, verdict):
    rows = rows_of(bundled, f"jurisdiction_id = '{NATION}' AND indicator_id = '{indicator}' AND value = {value}")
    assert [row["verdict"] for row in rows] == [verdict]


def test_hypertension_management_of_2020_was_never_reported(bundled):
    (row,) = rows_of(bundled, "indicator_id = 'htn_std_mgmt_rate' AND due_date = DATE '2020-12-31'")
    assert (row["verdict"], row["reason"]) == ("undecided", "due_unreported")


def test_none_of_the_two_promises_of_the_client_is_judged(bundled):
    rows = rows_of(bundled, "indicator_id IN ('county_visit_rate_unspecified', 'phc_visit_share')")
    assert rows
    assert {row["verdict"] for row in rows} == {"undecided"}


@pytest.mark.parametrize("as_of", ["2018-06-30", "2021-06-30", "2023-06-30", "2026-11-22"])
def test_no_promise_is_missed_on_a_figure_from_before_its_due_date(bundled, as_of):
    missed = rows_of(bundled, "verdict = 'missed'", as_of)
    early = [
        row
        for row in missed
        if row["judged_period_end"] is not None and (row["due_date"] - row["judged_period_end"]).days > 92
    ]
    assert early == []


@pytest.mark.parametrize("as_of", ["2018-06-30", "2021-06-30", "2026-11-22"])
def test_no_verdict_rests_on_what_is_no_result(bundled, as_of):
    judged = {
        row["judged_figure_id"]: row["indicator_id"]
        for row in rows_of(bundled, "verdict <> 'undecided' AND judged_figure_id IS NOT NULL", as_of)
    }
    cursor = connect(bundled)
    figures = cursor.execute(
        "SELECT figure_id, indicator_id, value_type, verification, review FROM reported_figures_at(TIMESTAMP '2100-01-01')"
    ).fetchall()
    cursor.close()
    used = [figure for figure in figures if figure[0] in judged]
    assert used
    for figure_id, indicator, value_type, verification, review in used:
        assert indicator == judged[figure_id]
        assert value_type in {"reported", "preliminary", "derived", "lower_bound", "upper_bound"}
        assert verification in {"seen", "corroborated", "derived"}
        assert review in {"accepted", "corrected"}


def test_the_project_holds_no_text_of_the_documents():
    kept = [path for path in (PROJECT / "data" / "bundled").rglob("*") if path.is_file() and path.name != ".lock"]
    assert {path.suffix for path in kept} == {".csv", ".json"}
    assert not [path for path in kept if Path(path).name.startswith(("source", "text"))]
