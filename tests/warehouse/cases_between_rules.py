"""Examples for the judge where the words of DESIGN §7 and §8 meet: rows in, verdict and inputs out, and why that is right."""

from case_words import case, day, figure, half, met, missed, month, path, promise, undecided, year

QUARTER = {"indicator_id": "quarterly"}

PERIODS = [
    case(
        "Novembers make a pace; an April after them has no start of its kind and takes nothing back.",
        promise(75, "2020-11-30", issued_date="2018-01-01"),
        [month(2017, 11, 60), month(2019, 11, 70), month(2020, 4, 71)],
        "2020-06-30",
        path("on_track", judged_value=70.0, current_value=71.0, pace=1.0),
    ),
    case(
        "Due in mid-year it is no annual promise: the half-year is the latest figure, and it keeps it.",
        promise(80, "2021-06-30"),
        [year(2018, 60), half(2020, 2, 81)],
        "2021-03-31",
        met(judged_value=81.0, flags=["so_far"]),
    ),
    case(
        "Of two figures as near to the due date the one whose period contains it decides.",
        promise(80, "2020-03-31"),
        [half(2019, 2, 70), half(2020, 1, 80)],
        "2020-12-31",
        met(judged_value=80.0),
    ),
    case(
        "Ended 93 days before: too early to decide.",
        promise(80),
        [figure("2022-09-29", "2022-09-29", 81)],
        "2023-06-30",
        undecided("due_unreported"),
    ),
    case(
        "A half-year that keeps what the base kept: nothing was to be gone, and half a year decides no annual promise.",
        promise(80),
        [half(2017, 1, 85), half(2019, 1, 84)],
        "2020-03-31",
        undecided("below_precision", flags=["part_year", "met_at_issue"]),
    ),
    case(
        "Past the target nothing is short: the half-year's progress is whole, not more.",
        promise(80),
        [half(2017, 2, 60), half(2019, 2, 95)],
        "2020-06-30",
        path("ahead", pace=2.5, flags=["part_year"]),
    ),
]

COUNTS = [
    case(
        "A running total starts from 0 on its first day.",
        promise(900, issued_date="2020-01-01", indicator_id="trained", unit="人"),
        [figure("2020-01-01", "2021-12-31", 600, indicator_id="trained", unit="人")],
        "2022-03-31",
        path("on_track", baseline_value=0.0, baseline_source="first_day"),
    ),
    case(
        "Told as of a day nobody knows since when it counts.",
        promise(900, issued_date="2020-01-01", indicator_id="trained", unit="人"),
        [day("2021-12-31", 600, indicator_id="trained", unit="人")],
        "2022-03-31",
        undecided("baseline_only"),
    ),
    case(
        "Two totals that end on one day and began on two are no two figures for one period.",
        promise(1256, indicator_id="trained", unit="人"),
        [
            figure("2021-12-01", "2021-12-31", 900, indicator_id="trained", unit="人"),
            figure("2021-01-01", "2021-12-31", 1256, indicator_id="trained", unit="人"),
        ],
        "2022-06-30",
        met(judged_value=1256.0),
    ),
    case(
        "A total of six months, four years before the end: too early, as for every figure.",
        promise(900, issued_date="2018-01-01", indicator_id="trained", unit="人"),
        [figure("2020-01-01", "2020-06-30", 700, indicator_id="trained", unit="人")],
        "2020-12-31",
        undecided("too_early"),
    ),
    case(
        "In a yearly promise the year's running total may keep it before the year is out.",
        promise(900, "2021-12-31", issued_date="2021-01-01", recurrence="yearly", indicator_id="trained", unit="人"),
        [figure("2021-01-01", "2021-09-30", 950, indicator_id="trained", unit="人")],
        "2021-10-31",
        met(flags=["so_far"]),
    ),
]

CHANGES = [
    case(
        "降低0.3‰ of ‰ is an amount: nobody means three tenths of a thousandth part.",
        promise(0.3, unit="‰", basis="decrease", indicator_id="infants"),
        [year(2017, 2.6, indicator_id="infants", unit="‰"), year(2022, 2.4, indicator_id="infants", unit="‰")],
        "2023-06-30",
        missed(target_value=2.3),
        indicators={"infants": {"unit": "‰", "direction": "lower_is_better", "measure_type": "rate"}},
    ),
    case(
        "提高5%左右 from 24: the tolerance of either reading is its own, and 25 keeps neither 29 nor 25.2.",
        promise(5, comparator="approx", basis="increase"),
        [year(2017, 24), year(2022, 25)],
        "2023-06-30",
        missed(),
    ),
    case(
        "The base is in doubt and with it the target: 60 asks for 70, 66 for 76.",
        promise(10, unit="个百分点", basis="increase"),
        [year(2017, 60), year(2017, 66), year(2022, 72)],
        "2023-06-30",
        undecided("conflicting_figures", verdict_if_confirmed=["met", "missed"]),
    ),
    case(
        "Each year's 提高 starts from the year before, here from the base stated for that very day.",
        promise(
            2,
            "2019-12-31",
            unit="个百分点",
            basis="increase",
            recurrence="yearly",
            baseline_value=60,
            baseline_date="2018-12-31",
            issued_date="2019-01-31",
        ),
        [year(2019, 63)],
        "2020-06-30",
        met(baseline_value=60.0, target_value=62.0),
    ),
    case(
        "Without a figure for the due date that is what is wanting first, not the base.",
        promise(10, unit="个百分点", basis="increase"),
        [year(2023, 72)],
        "2024-06-30",
        undecided("due_unreported"),
    ),
]

DOUBTS = [
    case(
        "28 and 27, both in whole points, cannot be one number: to choose would be to choose the verdict.",
        promise(28),
        [year(2022, 28), year(2022, 27)],
        "2023-06-30",
        undecided("conflicting_figures", verdict_if_confirmed=["met", "missed"]),
    ),
    case(
        "27.6 may be printed as 28: the finer one speaks.",
        promise(28),
        [year(2022, 28), year(2022, 27.6)],
        "2023-06-30",
        missed(judged_value=27.6),
    ),
    case(
        "至少50 and 至少55 of one year both hold: 55 is the one that tells.",
        promise(52),
        [year(2022, 50, value_type="lower_bound"), year(2022, 55, value_type="lower_bound")],
        "2023-06-30",
        met(judged_value=55.0, flags=["bound"]),
    ),
    case(
        "A final bound stands before a preliminary figure.",
        promise(65),
        [year(2022, 66, value_type="preliminary"), year(2022, 60, value_type="upper_bound")],
        "2023-06-30",
        missed(flags=["bound"]),
    ),
    case(
        "The figure for the due date is of the new definition, a bound of the old one tells nothing.",
        promise(80, "2019-02-28"),
        [year(2018, 74, value_type="lower_bound"), year(2019, 76)],
        "2021-06-30",
        undecided("not_comparable"),
        breaks=[{"indicator_id": "share", "jurisdiction_id": "510700", "date": "2019-01-16", "why": "口径改变"}],
    ),
    case(
        "A bound after the due date that tells nothing is passed over; 2024 satisfies, too late to say for 2022.",
        promise(80, "2021-12-31"),
        [year(2022, 70, value_type="lower_bound"), year(2024, 85)],
        "2025-06-30",
        undecided("due_unreported"),
    ),
    case(
        "A stated start and the series' two figures for its day: one of them changes the verdict.",
        promise(80, baseline_value=60, baseline_date="2017-12-31"),
        [year(2017, 60), year(2017, 66), year(2019, 70)],
        "2020-06-30",
        undecided("conflicting_figures"),
    ),
    case(
        "The average is in doubt as any figure is, so it shows nothing.",
        promise(90, jurisdiction_id="510000", reach_level="county"),
        [year(2022, 85, jurisdiction_id="510000"), year(2022, 95, jurisdiction_id="510000")],
        "2023-06-30",
        undecided("average_only"),
    ),
    case(
        "Lost beyond the tolerance of 左右: b kept it, c does not.",
        promise(29, comparator="approx", indicator_id="plain_share"),
        [year(2017, 30, indicator_id="plain_share"), year(2019, 27, indicator_id="plain_share")],
        "2020-06-30",
        path("reversing", pace=None),
    ),
    case(
        "A fall that prints as a pace of 0.00 is no way back.",
        promise(5173.5, comparator="ge", indicator_id="beds", unit="张"),
        [year(2017, 3449, indicator_id="beds", unit="张"), year(2019, 3447, indicator_id="beds", unit="张")],
        "2020-06-30",
        path("off_track", pace=0.0),
    ),
]

PLACES = [
    case(
        "A prefecture lies between the nation and the counties it means: no county itself, nor the issuer.",
        promise(90, jurisdiction_id="100000", reach_level="county"),
        [year(2022, 91)],
        "2023-06-30",
        {"rows": 0},
        place="510700",
    ),
    case(
        "A change of definition in the nation's series leaves the prefecture's own as it was.",
        promise(80),
        [year(2017, 60), year(2022, 82)],
        "2023-06-30",
        met(),
        breaks=[{"indicator_id": "share", "jurisdiction_id": "100000", "date": "2020-01-01", "why": "口径改变"}],
    ),
    case(
        "Of the scope until the day before the due date: not bound, nobody knows.",
        promise(
            95, "2017-12-31", jurisdiction_id="100000", reach_level="prefecture", scope="试点", issued_date="2015-09-08"
        ),
        [year(2017, 73)],
        "2018-12-31",
        undecided("scope_unconfirmed", verdict_if_confirmed=["missed"]),
        place="510700",
        scope_members=[
            {
                "scope": "试点",
                "jurisdiction_id": "510700",
                "is_member": True,
                "valid_to": "2017-12-30",
                "evidence": "名单",
            }
        ],
    ),
    case(
        "A member on the due date itself, both ends of the time included.",
        promise(
            95, "2017-12-31", jurisdiction_id="100000", reach_level="prefecture", scope="试点", issued_date="2015-09-08"
        ),
        [year(2017, 73)],
        "2018-12-31",
        missed(flags=["inherited"]),
        place="510700",
        scope_members=[
            {
                "scope": "试点",
                "jurisdiction_id": "510700",
                "is_member": True,
                "valid_to": "2017-12-31",
                "evidence": "名单",
            }
        ],
    ),
    case(
        "A member by one list and none by another, at the issuer's own place: what it would be is said.",
        promise(80, scope="试点"),
        [year(2022, 70)],
        "2023-06-30",
        undecided("scope_unconfirmed", verdict_if_confirmed=["missed"]),
        scope_members=[
            {"scope": "试点", "jurisdiction_id": "510700", "is_member": True, "evidence": "名单"},
            {"scope": "试点", "jurisdiction_id": "510700", "is_member": False, "evidence": "名单"},
        ],
    ),
]

BETWEEN = {
    "periods": PERIODS,
    "counts": COUNTS,
    "changes": CHANGES,
    "doubts": DOUBTS,
    "places": PLACES,
}
