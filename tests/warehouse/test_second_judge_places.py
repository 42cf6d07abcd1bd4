"""DESIGN §7 as tables for the second judge: whom a commitment binds, what may be compared, what was known when."""

from dataclasses import replace
from datetime import date

import pytest
from second_judge import assess
from second_judge_cases import hold, judge_case, small_case, world_of

PLACES = {
    "100000": {"level": "nation", "parent_id": None},
    "510000": {"level": "province", "parent_id": "100000"},
    "510700": {"level": "prefecture", "parent_id": "510000"},
    "510703": {"level": "county", "parent_id": "510700"},
    "510704": {"level": "county", "parent_id": "510700", "valid_from": "2017-01-01"},
    "140000": {"level": "province", "parent_id": "100000"},
}
HERE, NATION = {"jurisdiction_id": "510703"}, {"jurisdiction_id": "100000"}
PILOT = {"scope": "试点地区", "reach_level": "county", "jurisdiction_id": "100000", "places": PLACES, "place": "510703"}


def member(is_member=True, start=None, end=None):
    row = {"scope": "试点地区", "jurisdiction_id": "510703", "is_member": is_member}
    return row | {"valid_from": start, "valid_to": end, "evidence": "名单"}


REACH = {
    "membership unknown": (
        "Nothing on record: what it would be is said.",
        small_case("ge 80", ("2022", 70, HERE), as_of="2023-09-30", **PILOT),
        {"verdict": "undecided", "reason": "scope_unconfirmed", "verdict_if_confirmed": ("missed",), "inherited_from": "100000"},
    ),
    "membership ended before the due date": (
        "A member until 2021 is not on record for 2022.",
        small_case("ge 80", ("2022", 70, HERE), as_of="2023-09-30", scope_members=[member(end="2021-12-31")], **PILOT),
        {"verdict": "undecided", "reason": "scope_unconfirmed"},
    ),
    "membership to the due date": (
        "Its last day is included.",
        small_case("ge 80", ("2022", 70, HERE), as_of="2023-09-30", scope_members=[member(end="2022-12-31")], **PILOT),
        {"verdict": "missed"},
    ),
    "an average above": (
        "The nation's 85 does not show that each county has 80.",
        small_case("ge 80", ("2022", 85, NATION), as_of="2023-09-30", **(PILOT | {"scope": None, "place": "100000"})),
        {"verdict": "undecided", "reason": "average_only"},
    ),
    "an average has no pace": (
        "Nor does its rise say how each county moves.",
        small_case(
            "ge 80", ("2017", 60, NATION), ("2019", 70, NATION), as_of="2020-06-30",
            **(PILOT | {"scope": None, "place": "100000"}),
        ),
        {"verdict": "undecided", "reason": "average_only", "pace": None},
    ),
    "institutions": (
        "Each of the county's institutions is promised; the county's own average proves nothing.",
        small_case(
            "ge 80", ("2022", 85, HERE), as_of="2023-09-30", places=PLACES, place="510703",
            **(HERE | {"reach_level": "institution"}),
        ),
        {"verdict": "undecided", "reason": "average_only"},
    ),
    "its own start": (
        "提高10个百分点 for each county starts from the county's own figure, not from the nation's stated 70.",
        small_case(
            "ge 10 个百分点", ("2017", 60, HERE), ("2022", 71, HERE), as_of="2023-09-30", basis="increase",
            indicator_unit="%", baseline_value=70, baseline_date="2017-12-31", **(PILOT | {"scope": None}),
        ),
        {"verdict": "met", "baseline_value": 60, "target_value": 70},
    ),
    "a scope within the issuer, told of that scope": (
        "A figure of the very people the promise names.",
        small_case("ge 30", ("2022", 35, {"scope": "城市居民"}), as_of="2023-09-30", scope="城市居民"),
        {"verdict": "met"},
    ),
    "a figure of a part": (
        "城市居民 alone do not meet a promise for all.",
        small_case("ge 30", ("2022", 35, {"scope": "城市居民"}), as_of="2023-09-30"),
        {"verdict": "undecided", "reason": "not_comparable"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REACH)
def test_reach(name):
    why, case, expected = REACH[name]
    (row,) = judge_case(case)
    assert why
    hold(row, {"reason": None, **expected})


NO_ROW = {
    "no member": ("On record as none.", PILOT | {"scope_members": [member(False)]}),
    "a prefecture between": ("reach_level county binds counties.", PILOT | {"scope": None, "place": "510700"}),
    "a county under another level": ("reach_level province binds provinces.", PILOT | {"reach_level": "province"}),
    "institutions elsewhere": (
        "institution is never inherited.",
        PILOT | {"scope": None, "reach_level": "institution"},
    ),
    "a place that came later": (
        "It did not exist at the due date.",
        PILOT | {"scope": None, "place": "510704", "due_date": "2016-12-31", "issued_date": "2015-06-30"},
    ),
    "a standard": ("A reference line.", {"row_kind": "standard"}),
}


@pytest.mark.parametrize("name", NO_ROW)
def test_no_row(name):
    why, more = NO_ROW[name]
    assert why
    assert judge_case(small_case("ge 80", ("2022", 85), as_of="2023-09-30", **more)) == []


def test_own_commitment_stands_in_front_and_the_inherited_stays():
    inherited = world_of(small_case("ge 90", ("2022", 85, HERE), as_of="2023-09-30", **(PILOT | {"scope": None})))
    (promise,) = inherited.commitments
    own = replace(promise, commitment_id="own", jurisdiction_id="510703", value=promise.value - 10)
    rows = assess(replace(inherited, commitments=(promise, own)), date(2023, 9, 30))
    at_county = {row.commitment_id: (row.verdict, row.in_front) for row in rows if row.jurisdiction_id == "510703"}
    assert at_county == {"c": ("missed", False), "own": ("met", True)}


BREAK = {"indicator_id": "r", "jurisdiction_id": None, "date": "2020-01-01"}
COMPARED = {
    "only the definition promised counts for the pace": (
        "2020 is of the new definition, 2019 of the promise's.",
        small_case("ge 80", ("2017", 60), ("2019", 70), ("2020", 50), as_of="2021-06-30", breaks=[BREAK]),
        {"verdict": "ahead", "judged_value": 70, "flags": {"break_after"}},
    ),
    "a break before the promise": (
        "The promise speaks the new definition: 2017 is no baseline.",
        small_case("ge 80", ("2017", 60), ("2019", 70), as_of="2020-06-30", breaks=[BREAK | {"date": "2018-01-01"}]),
        {"verdict": "undecided", "reason": "baseline_only", "baseline_value": 70},
    ),
    "a break elsewhere": (
        "Shanghai's series broke, not this one.",
        small_case("ge 80", ("2022", 81), as_of="2023-06-30", breaks=[BREAK | {"jurisdiction_id": "310000"}]),
        {"verdict": "met"},
    ),
    "a related indicator the other way round": (
        "Drawn hollow beside it, never judged.",
        small_case(
            "ge 80", ("2022", 88.21, {"indicator_id": "s"}), as_of="2023-06-30",
            comparability=[{"indicator_id": "s", "other_indicator_id": "r", "why": "另一口径"}],
        ),
        {"verdict": "undecided", "reason": "not_comparable"},
    ),
    "an indicator without a definition": (
        "Related to itself: nobody said how it was counted, so no figure of it meets a promise of it.",
        small_case(
            "ge 80", ("2022", 85), as_of="2023-06-30",
            comparability=[{"indicator_id": "r", "other_indicator_id": "r", "why": "未注明口径"}],
        ),
        {"verdict": "undecided", "reason": "not_comparable"},
    ),
    "another indicator": (
        "Nothing to do with it.",
        small_case("ge 80", ("2022", 88.21, {"indicator_id": "s"}), as_of="2023-06-30"),
        {"verdict": "undecided", "reason": "no_figure"},
    ),
    "before the load": (
        "What was recorded in August was not known in June.",
        small_case(
            "ge 80", ("2021", 79), ("2022", 85, {"load_id": "L"}), as_of="2023-09-30", known_by="2023-06-30",
            loads={"L": {"recorded_at": "2023-08-01"}},
        ),
        {"verdict": "undecided", "reason": "due_unreported"},
    ),
    "before the withdrawal": (
        "In June the return still stood.",
        small_case(
            "ge 80", ("2022", 85, {"load_id": "L"}), as_of="2023-09-30", known_by="2023-06-30",
            loads={"L": {"recorded_at": "2023-04-01", "withdrawn_at": "2023-07-01"}},
        ),
        {"verdict": "met"},
    ),
    "before the replacement": (
        "In June the first return still stood.",
        small_case(
            "ge 80", ("2022", 85, {"load_id": "L"}), ("2022", 75, {"load_id": "M"}), as_of="2023-09-30",
            known_by="2023-06-30",
            loads={"L": {"recorded_at": "2023-04-01"}, "M": {"recorded_at": "2023-08-01", "supersedes": "L"}},
        ),
        {"verdict": "met"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPARED)
def test_compared(name):
    why, case, expected = COMPARED[name]
    (row,) = judge_case(case)
    assert why
    hold(row, {"reason": None, **expected})
