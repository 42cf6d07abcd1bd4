"""The two bundled loads of public facts: the upper level's targets and the figures published since 2014."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from loaders.data_folder import PROJECT
from loaders.loads import read_load
from loaders.register import read_register
from loaders.register.units import convert

BUNDLED = PROJECT / "data" / "bundled"


@pytest.fixture(scope="module")
def register():
    return read_register(PROJECT / "data" / "register")


def load_from(source_name):
    loads = [read_load(path.parent, is_bundled=True) for path in sorted(BUNDLED.glob("*/load.json"))]
    (load,) = [load for load in loads if load.header["source"]["name"] == source_name]
    return load


@pytest.fixture(scope="module")
def targets():
    return load_from("upstream_targets.csv")


@pytest.fixture(scope="module")
def figures():
    return list(load_from("reported_figures.csv").rows("figures"))


def series(figures, indicator_id, place="100000"):
    return {
        row["period_end"]: (row["value"], row["value_type"])
        for row in figures
        if (row["indicator_id"], row["jurisdiction_id"]) == (indicator_id, place)
    }


def test_the_national_series_of_the_first_two_promises(figures):
    assert series(figures, "county_visit_rate_unspecified") == {
        "2016-12-31": ("80.4", "derived"),
        "2017-06-30": ("82.5", "reported"),
    }
    assert series(figures, "phc_visit_share") == {
        "2014-12-31": ("57.4", "derived"),
        "2015-12-31": ("56.4", "reported"),
        "2021-12-31": ("50.2", "reported"),
    }


def test_the_national_series_that_is_judged(figures):
    deaths = series(figures, "maternal_mortality")
    assert (deaths["2015-12-31"][0], deaths["2020-12-31"][0], deaths["2024-12-31"][0]) == ("20.1", "16.9", "14.3")


def test_nothing_is_without_provenance(figures, targets):
    for row in figures:
        assert row["source"]
        assert row["quote"]
        assert row["verification"] in {"seen", "corroborated", "derived"}
        assert row["source_grade"] in {"issuing body", "official site", "republished", "press"}
        assert row["review"] == "accepted"
    for row in targets.rows("commitments"):
        assert row["quote"]
        assert row["document_id"] in {document["document_id"] for document in targets.rows("documents")}
        assert row["verification"] in {"seen", "corroborated", "derived"}


def test_what_they_point_to_is_in_the_register(figures, targets, register):
    for row in [*figures, *targets.rows("commitments")]:
        indicator = register.indicator_by_id[row["indicator_id"]]
        assert row["jurisdiction_id"] in register.jurisdiction_by_id
        if row.get("basis", "level") == "level":
            assert convert(1.0, row["unit"], indicator.unit) is not None, row
    clauses = {(row["document_id"], row["clause_id"]) for row in targets.rows("clauses")}
    for row in targets.rows("commitments"):
        assert not row["clause_id"] or (row["document_id"], row["clause_id"]) in clauses


def value_of(sum_):
    """The number that an arithmetic of + - ÷, one pair of brackets and % comes to."""
    text = re.sub(r"\(([^()]*)\)", lambda match: str(value_of(match[1])), sum_)
    terms = re.findall(r"([+-]?)([\d.]+(?:/\d+)?)(%?)(?:÷([\d.]+(?:/\d+)?))?", text)
    total = Fraction(0)
    for sign, number, percent, divisor in terms:
        term = Fraction(number) / (100 if percent else 1) / (Fraction(divisor) if divisor else 1)
        total += -term if sign == "-" else term
    return total


def test_derived_figures_carry_an_arithmetic_that_comes_out(figures):
    derived = [row for row in figures if row["value_type"] == "derived"]
    assert len(derived) == 25
    for row in derived:
        assert row["verification"] == "derived"
        left, right = row["quote"].split("=")
        result = value_of(left) * (100 if right.endswith("%") else 1)
        assert Decimal(right.rstrip("%")) == Decimal(row["value"])
        assert abs(float(result) - float(row["value"])) <= float(row["printed_step"]) / 2 + 1e-9, row


def test_printed_figures_are_quoted_as_printed(figures):
    for row in figures:
        if row["value_type"] in {"reported", "preliminary"} and row["quote"].startswith(row["value"]):
            decimals = Decimal(row["value"]).as_tuple().exponent
            assert Decimal(row["printed_step"]) == Decimal(1).scaleb(min(decimals, 0)), row


def test_a_soft_figure_is_not_taken_for_a_measured_one(figures):
    for row in figures:
        if re.search(r"近|左右|约", row["quote"]):
            assert row["value_type"] == "approx"
        if re.search(r"超|以上|余", row["quote"]):
            assert row["value_type"] == "lower_bound"
        if "目前" in row["source"] and "时点未注明" in row["source"]:
            assert row["value_type"] == "estimate"


def test_scopes_pick_some_of_the_places_and_nothing_else(targets):
    rows = list(targets.rows("commitments"))
    assert {row["scope"] for row in rows} == {"", "分级诊疗试点地区", "贫困县", "常住人口超过10万的贫困县"}
    pilot = [row for row in rows if row["scope"] == "分级诊疗试点地区"]
    assert {row["due_date"] for row in pilot} == {"2017-12-31"}
    assert len(pilot) == 15


def test_standards_stay_standards(targets, register):
    for row in targets.rows("commitments"):
        is_standard = register.indicator_by_id[row["indicator_id"]].measure_type == "standard"
        assert (row["row_kind"] == "standard") == is_standard


def test_a_number_not_verified_is_not_there(targets):
    documents = list(targets.rows("documents"))
    assert {row["number_verified"] for row in documents} == {"true", "false"}
    for row in documents:
        assert bool(row["document_number"]) == (row["number_verified"] == "true")


def test_plans_whose_time_is_over_say_so_and_successors_exist(targets):
    documents = {row["document_id"]: row for row in targets.rows("documents")}
    for row in documents.values():
        if row["status"] == "superseded":
            assert documents[row["superseded_by"]]["issued_date"] >= row["issued_date"]
        if row["status"] == "period_over":
            assert row["valid_to"] < "2026-11-21"
        if row["status"] == "in_force" and row["valid_to"]:
            assert row["valid_to"] > "2026-11-21"


def test_the_yearly_increase_is_a_range_of_points_each_year(targets):
    (row,) = [
        row for row in targets.rows("commitments") if row["basis"] == "increase" and row["recurrence"] == "yearly"
    ]
    assert (row["comparator"], row["value"], row["value_high"], row["unit"]) == ("between", "1", "3", "个百分点")
    assert row["due_date"] == "2035-12-31"
