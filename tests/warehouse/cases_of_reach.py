"""Examples for DESIGN §7: what may be compared, and whom a promise binds."""

from case_words import case, half, met, missed, path, promise, undecided, year

_PILOT = {"scope": "试点地区", "reach_level": "prefecture", "jurisdiction_id": "100000"}


def _member(is_member: bool = True, **dates: str) -> dict[str, object]:
    return {"scope": "试点地区", "jurisdiction_id": "510700", "is_member": is_member, **dates}


SCOPES = [
    case(
        "Nobody has said that it is a pilot area; it would be missed.",
        promise(95, "2017-12-31", issued_date="2015-09-08", **_PILOT),
        [half(2018, 1, 73)],
        "2019-01-01",
        undecided("scope_unconfirmed", verdict_if_confirmed=["missed"]),
        place="510700",
    ),
    case(
        "Confirmed: missed.",
        promise(95, "2017-12-31", issued_date="2015-09-08", **_PILOT),
        [half(2018, 1, 73)],
        "2019-01-01",
        missed(flags=["inherited"]),
        place="510700",
        scope_members=[_member()],
    ),
    case(
        "On record as outside: not bound.",
        promise(95, "2017-12-31", **_PILOT),
        [half(2018, 1, 73)],
        "2019-01-01",
        {"rows": 0},
        place="510700",
        scope_members=[_member(False)],
    ),
    case(
        "A member only afterwards: unknown at the due date.",
        promise(95, "2017-12-31", **_PILOT),
        [half(2018, 1, 73)],
        "2019-01-01",
        undecided("scope_unconfirmed"),
        place="510700",
        scope_members=[_member(valid_from="2018-01-01")],
    ),
    case(
        "Both said: unknown.",
        promise(95, "2017-12-31", **_PILOT),
        [half(2018, 1, 73)],
        "2019-01-01",
        undecided("scope_unconfirmed"),
        place="510700",
        scope_members=[_member(), _member(False)],
    ),
    case(
        "A promise for some people is not met by all people's figure.",
        promise(30, scope="城市居民"),
        [year(2022, 35)],
        "2023-06-30",
        undecided("not_comparable"),
    ),
    case("But by theirs.", promise(30, scope="城市居民"), [year(2022, 35, scope="城市居民")], "2023-06-30", met()),
    case("全市 is everybody.", promise(30), [year(2022, 35)], "2023-06-30", met()),
]

LEVELS = [
    case(
        "A county keeps the province's promise for counties.",
        promise(80, jurisdiction_id="510000", reach_level="county"),
        [year(2022, 81, jurisdiction_id="510703")],
        "2023-06-30",
        met(inherited_from="510000", flags=["inherited"]),
        place="510703",
    ),
    case(
        "A prefecture in between is not one of them.",
        promise(80, jurisdiction_id="510000", reach_level="county"),
        [year(2022, 81)],
        "2023-06-30",
        {"rows": 0},
        place="510700",
    ),
    case(
        "Another branch is not bound.",
        promise(80, jurisdiction_id="510000", reach_level="prefecture"),
        [year(2022, 81, jurisdiction_id="140900")],
        "2023-06-30",
        {"rows": 0},
        place="140900",
    ),
    case(
        "The average above says nothing of each.",
        promise(80, jurisdiction_id="510000", reach_level="county"),
        [year(2022, 85, jurisdiction_id="510000")],
        "2023-06-30",
        undecided("average_only", places_total=1, places_undecided=1),
        place="510000",
    ),
    case(
        "The average below shows that some fail.",
        promise(80, jurisdiction_id="510000", reach_level="county"),
        [year(2022, 75, jurisdiction_id="510000")],
        "2023-06-30",
        missed(flags=["average"]),
        place="510000",
    ),
    case(
        "And has no pace.",
        promise(80, jurisdiction_id="510000", reach_level="county"),
        [year(2017, 60, jurisdiction_id="510000"), year(2019, 70, jurisdiction_id="510000")],
        "2020-06-30",
        undecided("average_only", pace=None),
        place="510000",
    ),
    case(
        "What institutions must keep no place inherits.",
        promise(80, jurisdiction_id="510000", reach_level="institution"),
        [year(2022, 81)],
        "2023-06-30",
        {"rows": 0},
        place="510700",
    ),
    case(
        "The issuer's stated start is not the county's.",
        promise(90, jurisdiction_id="100000", reach_level="county", baseline_value=80, baseline_date="2017-12-31"),
        [year(2017, 60, jurisdiction_id="510703"), year(2019, 66, jurisdiction_id="510703")],
        "2020-06-30",
        path("off_track", baseline_value=60.0, pace=0.5),
        place="510703",
    ),
    case(
        "Its own promise stands in front, the inherited one stays in sight.",
        [promise(70), promise(80, commitment_id="c2", jurisdiction_id="100000", reach_level="prefecture")],
        [year(2022, 75)],
        "2023-06-30",
        {"each": [met(in_front=True), missed(in_front=False, inherited_from="100000")]},
        place="510700",
    ),
]

DEFINITIONS = [
    case(
        "A look-alike is no figure of it.",
        promise(65),
        [year(2022, 88, indicator_id="look_alike")],
        "2023-06-30",
        undecided("not_comparable"),
        comparability=[{"indicator_id": "share", "other_indicator_id": "look_alike", "why": "含二级医院"}],
    ),
    case(
        "An indicator unlike itself is never judged.",
        promise(65),
        [year(2022, 88)],
        "2023-06-30",
        undecided("not_comparable"),
        comparability=[{"indicator_id": "share", "other_indicator_id": "share", "why": "口径未注明"}],
    ),
    case(
        "After a break since the issue nothing is comparable.",
        promise(80),
        [year(2017, 60), year(2022, 82)],
        "2023-06-30",
        undecided("not_comparable", flags=["break_after"]),
        breaks=[{"indicator_id": "share", "jurisdiction_id": None, "date": "2020-01-01", "why": "口径"}],
    ),
    case(
        "A break before the issue cuts off the start.",
        promise(80),
        [year(2016, 60), year(2018, 64), year(2020, 70)],
        "2021-06-30",
        path("lagging", baseline_value=64.0),
        breaks=[{"indicator_id": "share", "jurisdiction_id": "510700", "date": "2018-01-01", "why": "口径"}],
    ),
    case(
        "A break elsewhere is none here.",
        promise(80),
        [year(2022, 82)],
        "2023-06-30",
        met(),
        breaks=[{"indicator_id": "share", "jurisdiction_id": "140900", "date": "2020-01-01", "why": "口径"}],
    ),
    case(
        "A count never meets a share.",
        promise(80),
        [year(2022, 82, unit="个")],
        "2023-06-30",
        undecided("not_comparable"),
    ),
    case("‰ and % are one measure.", promise(8), [year(2022, 82, unit="‰")], "2023-06-30", met(judged_value=8.2)),
    case(
        "A place that was merged before is not bound.",
        promise(80),
        [year(2022, 82)],
        "2023-06-30",
        {"rows": 0},
        places={"510700": {"level": "prefecture", "parent_id": None, "valid_to": "2020-01-01"}},
    ),
    case("On the day of issue it binds.", promise(80), [], "2018-06-30", undecided("no_figure")),
    case("Nobody is bound before the issue.", promise(80), [], "2018-06-29", {"rows": 0}),
    case("Nor by what is promised for every year.", promise(80, recurrence="yearly"), [], "2018-06-29", {"rows": 0}),
]

REACH = {"scopes": SCOPES, "levels": LEVELS, "definitions": DEFINITIONS}
