"""The register that is shipped: sound, whole, and right in the places and indicators that the examples rest on."""

import re
import subprocess
import sys
from collections import Counter

import pytest

from loaders.data_folder import PROJECT
from loaders.register import check_register, read_register
from loaders.register.units import unit_of

REGISTER = PROJECT / "data" / "register"


@pytest.fixture(scope="module")
def register():
    return read_register(REGISTER)


def test_it_has_no_fault():
    assert check_register(REGISTER) == []


def test_files_are_plain_utf8_without_mark_or_carriage_return():
    for path in REGISTER.glob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), path
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path


def test_places_that_stand_are_those_of_2024(register):
    standing = Counter(place.level for place in register.jurisdictions if place.valid_to is None)
    assert standing == {"nation": 1, "province": 34, "prefecture": 333, "county": 2846}


# id, name, level, parent, first year, last year, successor
PLACES = [
    ("100000", "全国", "nation", None, 1980, None, None),
    ("512000", "资阳市", "prefecture", "510000", 2000, None, None),
    ("512002", "雁江区", "county", "512000", 2000, None, None),
    ("512021", "安岳县", "county", "512000", 2000, None, None),
    ("512022", "乐至县", "county", "512000", 2000, None, None),
    ("512081", "简阳市", "county", "512000", 2000, 2015, "510185"),
    ("510185", "简阳市", "county", "510100", 2016, None, None),
    ("510700", "绵阳市", "prefecture", "510000", 1985, None, None),
    ("430600", "岳阳市", "prefecture", "430000", 1983, None, None),
    ("140900", "忻州市", "prefecture", "140000", 2000, None, None),
    ("500228", "梁平县", "county", "500000", 1997, 2015, "500155"),
    ("500155", "梁平区", "county", "500000", 2016, None, None),
    ("419001", "济源市", "county", "410000", 1997, None, None),
    ("632500", "海南藏族自治州", "prefecture", "630000", 1980, None, None),
]


@pytest.mark.parametrize("expected", PLACES, ids=lambda place: place[0])
def test_places(register, expected):
    place = register.jurisdiction_by_id[expected[0]]
    assert (
        place.jurisdiction_id,
        place.name_zh,
        place.level,
        place.parent_id,
        place.valid_from,
        place.valid_to,
        place.successor_id,
    ) == expected


def test_units_of_administration_on_paper_are_no_places(register):
    paper = {"市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "直辖县"}
    assert not paper & {place.name_zh for place in register.jurisdictions}


def test_a_place_stands_no_longer_than_its_code_allows(register):
    """The rows of one code never overlap, so that a code and a year name one place."""
    held = Counter()
    for place in register.jurisdictions:
        for year in range(place.valid_from, (place.valid_to or 2024) + 1):
            held[place.jurisdiction_id[:6], year] += 1
    assert set(held.values()) == {1}


def test_the_two_promises_of_the_client_have_definitions_apart_from_their_look_alikes(register):
    share = register.indicator_by_id["phc_visit_share"]
    county = register.indicator_by_id["county_phc_visit_share"]
    assert share.family == county.family
    assert share.denominator != county.denominator
    stays = [indicator for indicator in register.indicators if indicator.family == "county_visit"]
    assert len({(one.numerator, one.denominator, one.population) for one in stays}) == len(stays) == 6
    pairs = {frozenset((one.indicator_id, one.other_indicator_id)) for one in register.related_indicators}
    assert frozenset(("inpatient_share_non_tier3a", "phc_admission_share")) in pairs
    assert frozenset(("inpatient_share_non_tier3a", "inpatient_share_community_township")) in pairs


def test_a_density_says_per_what_in_its_unit(register):
    """A count per institution, county or person is no plain count: 2 所/县 and 2 所 are different numbers."""
    for indicator in register.indicators:
        if indicator.denominator and indicator.denominator.startswith("每"):
            assert "/" in unit_of(indicator.unit).dimension or indicator.measure_type == "standard", indicator


def test_every_indicator_that_has_look_alikes_in_its_family_says_how_it_differs(register):
    families = Counter(indicator.family for indicator in register.indicators)
    told = {one for pair in register.related_indicators for one in (pair.indicator_id, pair.other_indicator_id)}
    silent = {
        indicator.family
        for indicator in register.indicators
        if families[indicator.family] > 1 and indicator.indicator_id not in told
    }
    # Bodies of measures that share a field, not a name; their units and institutions differ on sight.
    assert silent <= {
        "funds",
        "training",
        "mcc",
        "hospital_mgmt",
        "drug",
        "poverty_premium",
        "mortality",
        "staff_density",
    }


def test_importing_is_quick_and_brings_no_data_frames():
    code = "import sys, loaders.register; print('pandas' in sys.modules, 'duckdb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_what_is_shown_of_a_row_can_be_read_alone_and_has_no_machine_words(register):
    shown = [text for one in register.indicators for text in (one.definition, one.numerator, one.denominator, one.note)]
    shown += [row.why for row in (*register.related_indicators, *register.breaks)]
    shown += [department.note for department in register.departments]
    for text in filter(None, shown):
        assert not re.search(r"[a-z]{3,}|同上|上一条|下一条|见下", text), text
