"""Examples for the judge, rule by rule of DESIGN §8: rows in, verdict and inputs out, and why that is right."""

from case_words import case, day, figure, half, met, missed, month, path, promise, undecided, year

SATISFIES = [
    case("81 keeps at least 80.", promise(80), [year(2022, 81)], "2023-06-30", met(gap=0.0)),
    case("Exactly 80 keeps at least 80.", promise(80), [year(2022, 80)], "2023-06-30", met()),
    case("超过80 is not kept by 80.", promise(80, comparator="gt"), [year(2022, 80)], "2023-06-30", missed(gap=0.0)),
    case(
        "不超过10 is kept by 10.",
        promise(10, comparator="le", indicator_id="low_share"),
        [year(2022, 10, indicator_id="low_share")],
        "2023-06-30",
        met(),
    ),
    case(
        "达到90 follows the direction: more is better.",
        promise(90, comparator="eq"),
        [year(2022, 97)],
        "2023-06-30",
        met(),
    ),
    case(
        "达到220 without a direction is kept by 220 alone.",
        promise(220, comparator="eq", indicator_id="fee", unit="元"),
        [year(2022, 221, indicator_id="fee", unit="元")],
        "2023-06-30",
        missed(gap=1.0),
    ),
    case(
        "90左右 allows one point on the short side.",
        promise(90, comparator="approx"),
        [year(2022, 89)],
        "2023-06-30",
        met(gap=1.0, tolerance=1.0, flags=["tolerance"]),
    ),
    case(
        "5左右 allows a tenth of itself, not a whole point.",
        promise(5, comparator="approx"),
        [year(2022, 4.4)],
        "2023-06-30",
        missed(tolerance=0.5),
    ),
    case(
        "1000张左右 allows two in a hundred.",
        promise(1000, comparator="approx", indicator_id="beds", unit="张"),
        [year(2022, 980, indicator_id="beds", unit="张")],
        "2023-06-30",
        met(tolerance=20.0),
    ),
    case(
        "35—40 with more being better asks for 35.",
        promise(35, comparator="between", value_high=40),
        [year(2022, 43)],
        "2023-06-30",
        met(),
    ),
    case(
        "35—40 without a direction is a band.",
        promise(35, comparator="between", value_high=40, indicator_id="plain_share"),
        [year(2022, 43, indicator_id="plain_share")],
        "2023-06-30",
        missed(target_value=40.0, gap=3.0),
    ),
    case(
        "提高10个百分点 from 60 asks for 70.",
        promise(10, unit="个百分点", basis="increase"),
        [year(2017, 60), year(2022, 69)],
        "2023-06-30",
        missed(target_value=70.0),
    ),
    case(
        "提高10% of a share: 68 keeps the one reading and not the other.",
        promise(10, basis="increase"),
        [year(2017, 60), year(2022, 68)],
        "2023-06-30",
        undecided("not_comparable", verdict_if_confirmed=["met", "missed"]),
    ),
    case(
        "降低50%以上 of 600元 asks for 300 or less.",
        promise(50, basis="decrease", indicator_id="deductible"),
        [year(2017, 600, indicator_id="deductible", unit="元"), year(2022, 290, indicator_id="deductible", unit="元")],
        "2023-06-30",
        met(target_value=300.0),
    ),
]

BEFORE_DUE = [
    case(
        "The latest figure satisfies: met so far.",
        promise(80),
        [year(2017, 60), year(2019, 82)],
        "2020-06-30",
        met(flags=["so_far"]),
    ),
    case(
        "It satisfied once and no longer does.",
        promise(80),
        [year(2017, 60), year(2018, 81), year(2019, 70)],
        "2020-06-30",
        path("ahead", flags=["was_met"]),
    ),
    case(
        "A half-year that satisfies warns; it does not say met.",
        promise(80),
        [half(2018, 1, 81)],
        "2018-12-31",
        undecided("baseline_only", flags=["part_year"]),
    ),
]

FROM_DUE_ON = [
    case(
        "On the day itself the due year speaks.",
        promise(80),
        [year(2021, 82), year(2022, 79)],
        "2022-12-31",
        missed(judged_value=79.0),
    ),
    case("A figure ended 92 days before still decides.", promise(80), [month(2022, 9, 81)], "2023-06-30", met()),
    case(
        "One ended 93 days before does not.",
        promise(80),
        [day("2022-09-29", 81)],
        "2023-06-30",
        undecided("due_unreported"),
    ),
    case(
        "Later figures change nothing but the flag.",
        promise(80),
        [year(2022, 81), year(2023, 70)],
        "2024-06-30",
        met(flags=["fell_back"]),
    ),
    case(
        "Reached a year late, and when.",
        promise(80),
        [year(2022, 70), year(2023, 79), year(2024, 85)],
        "2025-06-30",
        missed(flags=["met_late"], met_later_date="2024-12-31"),
    ),
    case(
        "The first later figure within 24 months speaks for it.",
        promise(80),
        [year(2024, 85)],
        "2025-06-30",
        met(flags=["figure_after_due"]),
    ),
    case(
        "After 24 months nobody knows when it was reached.",
        promise(80),
        [year(2025, 85)],
        "2026-06-30",
        undecided("due_unreported", not_flags=["figure_after_due"]),
    ),
    case(
        "Failing before and failing long after: missed.",
        promise(80),
        [year(2019, 60), year(2025, 70)],
        "2026-06-30",
        missed(flags=["figure_after_due"]),
    ),
    case(
        "Kept a year before, failing a year after: unknown.",
        promise(80),
        [year(2021, 85), year(2023, 70)],
        "2024-06-30",
        undecided("due_unreported"),
    ),
    case(
        "A figure from before never makes it missed.",
        promise(80),
        [year(2021, 50)],
        "2023-06-30",
        undecided("due_unreported", flags=["awaiting_report"]),
    ),
    case(
        "After the usual time of release it is overdue.",
        promise(80, indicator_id="quarterly"),
        [year(2021, 50, indicator_id="quarterly")],
        "2023-06-30",
        undecided("due_unreported", flags=["overdue_report"]),
    ),
    case(
        "A half-year at the year's end does not decide an annual promise.",
        promise(80),
        [half(2022, 2, 70)],
        "2023-06-30",
        undecided("due_unreported"),
    ),
    case(
        "Nor does a quarter, however often the indicator is reported: what is annual is the promise.",
        promise(80, indicator_id="quarterly"),
        [figure("2022-10-01", "2022-12-31", 70, indicator_id="quarterly")],
        "2023-06-30",
        undecided("due_unreported", flags=["part_year"]),
    ),
]

PACE = [
    case(
        "0.95 is still in time.",
        promise(80),
        [year(2017, 60), year(2021, 75.2)],
        "2022-06-30",
        path("on_track", pace=0.95),
    ),
    case("1.05 is ahead.", promise(80), [year(2017, 60), year(2021, 76.8)], "2022-06-30", path("ahead", pace=1.05)),
    case("0.60 is lagging.", promise(80), [year(2017, 60), year(2021, 69.6)], "2022-06-30", path("lagging", pace=0.6)),
    case(
        "0.59 is off track.",
        promise(80),
        [year(2017, 60), year(2021, 69.4)],
        "2022-06-30",
        path("off_track", pace=0.59),
    ),
    case(
        "A fall by more than a printed step reverses.",
        promise(80),
        [year(2017, 60), year(2021, 58)],
        "2022-06-30",
        path("reversing", pace=-0.13),
    ),
    case(
        "A start beyond the target, lost since.",
        promise(80),
        [year(2017, 85), year(2021, 78)],
        "2022-06-30",
        path("reversing", pace=None, flags=["met_at_issue"]),
    ),
    case(
        "137‰ is 13.7%: there was no way to go to 低于13.7%, and no pace on it.",
        promise(13.7, comparator="lt", indicator_id="low_share"),
        [year(2017, 137, indicator_id="low_share", unit="‰"), year(2021, 18.8, indicator_id="low_share")],
        "2022-06-30",
        path("reversing", pace=None, gap=5.1),
    ),
    case(
        "Where it leads: 60 → 70 in two years, three more to go.",
        promise(80),
        [year(2017, 60), year(2019, 70)],
        "2020-06-30",
        path("ahead", change_per_year=5.0, projected_value=85.0, needed_per_year=3.33),
    ),
]

BASELINE = [
    case(
        "As stated, with its date.",
        promise(80, baseline_value=50, baseline_date="2015-12-31"),
        [year(2019, 70)],
        "2020-06-30",
        path("ahead", baseline_value=50.0, baseline_source="stated"),
    ),
    case(
        "The latest of at most 24 months before.",
        promise(80),
        [year(2014, 10), year(2016, 60), year(2019, 70)],
        "2020-06-30",
        path("on_track", baseline_value=60.0, baseline_source="before_issue"),
    ),
    case(
        "Else the first after, and that is said.",
        promise(80),
        [year(2014, 10), year(2018, 60), year(2020, 70)],
        "2021-06-30",
        path("on_track", baseline_value=60.0, flags=["substitute_baseline"]),
    ),
    case(
        "A date known by its year counts to the year's end.",
        promise(80, issued_date="2018-01-01", date_verified="year"),
        [year(2016, 50), month(2018, 12, 60), month(2020, 12, 70)],
        "2021-06-30",
        path("on_track", baseline_value=60.0, baseline_source="before_issue"),
    ),
    case(
        "A change needs its base from before.",
        promise(10, unit="个百分点", basis="increase"),
        [year(2019, 60), year(2022, 80)],
        "2023-06-30",
        undecided("no_baseline"),
    ),
    case(
        "比2015年提高10个百分点 counts from the 60 of 2015, whatever 2017 had.",
        promise(10, unit="个百分点", basis="increase", baseline_date="2015-12-31"),
        [year(2015, 60), year(2017, 66), year(2022, 71)],
        "2023-06-30",
        met(target_value=70.0, baseline_value=60.0, baseline_period_end="2015-12-31"),
    ),
    case(
        "Where nobody reported the year it names, no other year stands in.",
        promise(10, unit="个百分点", basis="increase", baseline_date="2015-12-31"),
        [year(2014, 58), year(2017, 66), year(2022, 71)],
        "2023-06-30",
        undecided("no_baseline"),
    ),
    case(
        "It is the named year of each place's own series, not the stated number of the issuer.",
        promise(
            10,
            unit="个百分点",
            basis="increase",
            jurisdiction_id="100000",
            reach_level="county",
            baseline_value=80,
            baseline_date="2015-12-31",
        ),
        [
            year(2015, 60, jurisdiction_id="510703"),
            year(2017, 66, jurisdiction_id="510703"),
            year(2022, 69, jurisdiction_id="510703"),
        ],
        "2023-06-30",
        missed(target_value=70.0),
        place="510703",
    ),
    case(
        "60 or 75 at the start is one doubt, not two: from either the promise failed, before the due date and after it.",
        promise(10, "2018-09-30", unit="个百分点", basis="increase"),
        [year(2017, 60), year(2017, 75), year(2019, 62)],
        "2020-06-30",
        missed(flags=["figure_after_due"]),
    ),
    case(
        "A running total starts from 0 on its first day.",
        promise(900, issued_date="2020-01-01", indicator_id="trained", unit="人"),
        [figure("2020-01-01", "2021-06-30", 450, indicator_id="trained", unit="人")],
        "2021-09-30",
        path("on_track", pace=1.0, baseline_source="first_day"),
    ),
    case(
        "All older than 24 months, none after: no start.",
        promise(80),
        [year(2014, 50)],
        "2018-12-31",
        undecided("no_baseline"),
    ),
]

PERIODS = [
    case(
        "Two first halves are one kind.",
        promise(80),
        [half(2017, 1, 60), half(2019, 1, 70)],
        "2019-12-31",
        path("ahead", flags=["part_year"]),
    ),
    case(
        "A first and a second half are not.",
        promise(80),
        [half(2017, 1, 60), half(2019, 2, 70)],
        "2020-06-30",
        undecided("baseline_only"),
    ),
    case(
        "Beside years a half-year is not looked at.",
        promise(80),
        [year(2017, 60), year(2019, 70), half(2020, 1, 10)],
        "2020-09-30",
        path("ahead", judged_value=70.0, current_value=10.0),
    ),
    case(
        "A quarter's visits say nothing against a year's.",
        promise(7000, indicator_id="visits", unit="万人次"),
        [figure("2022-10-01", "2022-12-31", 2000, indicator_id="visits", unit="万人次")],
        "2023-06-30",
        undecided("not_comparable"),
    ),
]

BOUNDS = [
    case(
        "至少82 keeps 80.",
        promise(80),
        [year(2022, 82, value_type="lower_bound")],
        "2023-06-30",
        met(flags=["bound"], gap=None),
    ),
    case(
        "至少79 leaves it open.",
        promise(80),
        [year(2022, 79, value_type="lower_bound")],
        "2023-06-30",
        undecided("bound_only"),
    ),
    case("不到79 breaks it.", promise(80), [year(2022, 79, value_type="upper_bound")], "2023-06-30", missed()),
    case(
        "不到80 leaves 至多80 kept.",
        promise(80, comparator="le", indicator_id="low_share"),
        [year(2022, 80, value_type="upper_bound", indicator_id="low_share")],
        "2023-06-30",
        met(),
    ),
    case(
        "A later bound takes 目前已达标 back.",
        promise(80),
        [year(2018, 81), year(2019, 70, value_type="upper_bound")],
        "2020-06-30",
        undecided("bound_only"),
    ),
    *[
        case(
            f"{kind} is no result.",
            promise(80),
            [year(2022, 99, value_type=kind)],
            "2023-06-30",
            undecided("no_figure"),
        )
        for kind in ("approx", "estimate", "planned", "expected", "budget")
    ],
    case(
        "An unverified figure is none.",
        promise(80),
        [year(2022, 99, verification="memory")],
        "2023-06-30",
        undecided("no_figure"),
    ),
    case(
        "A proposed figure is none yet.",
        promise(80),
        [year(2022, 99, review="proposed")],
        "2023-06-30",
        undecided("no_figure"),
    ),
    case(
        "A preliminary one is judged, and said to be.",
        promise(80),
        [year(2022, 79, value_type="preliminary")],
        "2023-06-30",
        missed(flags=["preliminary"]),
    ),
]

NO_RESULTS = [
    case(
        "A standard is a reference line.", promise(80, row_kind="standard"), [year(2022, 70)], "2023-06-30", {"rows": 0}
    ),
    case(
        "A figure told before its period ended proves nothing.",
        promise(80),
        [year(2022, 90, published_date="2022-11-30")],
        "2023-06-30",
        undecided("not_comparable"),
    ),
    case(
        "The paper that promises does not prove.",
        promise(80, document_id="d"),
        [year(2022, 90, document_id="d")],
        "2023-06-30",
        undecided("not_comparable"),
    ),
    case(
        "What it tells of the past is its start.",
        promise(80, document_id="d"),
        [year(2017, 60, document_id="d"), year(2019, 70)],
        "2020-06-30",
        path("ahead", baseline_value=60.0),
    ),
]

TWO_FIGURES = [
    case(
        "Final before preliminary.",
        promise(80),
        [year(2022, 81, value_type="preliminary"), year(2022, 79)],
        "2023-06-30",
        missed(judged_value=79.0),
    ),
    case(
        "Better source first.",
        promise(80),
        [year(2022, 81, source_grade="press"), year(2022, 79)],
        "2023-06-30",
        missed(judged_value=79.0),
    ),
    case(
        "Printed before derived.",
        promise(80),
        [year(2022, 81, value_type="derived", verification="derived"), year(2022, 79)],
        "2023-06-30",
        missed(judged_value=79.0),
    ),
    case(
        "Exact before bound.",
        promise(80),
        [year(2022, 81, value_type="lower_bound"), year(2022, 79)],
        "2023-06-30",
        missed(judged_value=79.0),
    ),
    case(
        "Equally good and apart: both verdicts.",
        promise(80),
        [year(2022, 81, source="甲"), year(2022, 79, source="乙")],
        "2023-06-30",
        undecided("conflicting_figures", verdict_if_confirmed=["met", "missed"]),
    ),
    case(
        "Apart, and the same verdict: no quarrel.",
        promise(80),
        [year(2022, 75, source="甲"), year(2022, 79, source="乙")],
        "2023-06-30",
        missed(),
    ),
    case(
        "79.6 and 80 may be one number.",
        promise(80),
        [year(2022, 79.6, source="甲"), year(2022, 80, source="乙")],
        "2023-06-30",
        missed(judged_value=79.6),
    ),
    case(
        "The later load counts, until known_by.",
        promise(80),
        [year(2022, 79, load_id="L1"), year(2022, 81, load_id="L2")],
        "2023-06-30",
        missed(),
        loads={"L1": {"recorded_at": "2023-02-01"}, "L2": {"recorded_at": "2023-05-01"}},
        known_by="2023-03-01",
    ),
    case(
        "A stated base that the series contradicts.",
        promise(80, baseline_value=60, baseline_date="2017-12-31"),
        [year(2017, 66), year(2019, 70)],
        "2020-06-30",
        undecided("conflicting_figures"),
    ),
]

STALE = [
    case("24 months old is not stale.", promise(80), [year(2017, 60), year(2018, 70)], "2020-12-31", path("ahead")),
    case("A day more is.", promise(80), [year(2017, 60), year(2018, 70)], "2021-01-01", undecided("stale")),
    case(
        "Met long ago is not met now.", promise(80), [year(2017, 60), year(2018, 85)], "2021-06-30", undecided("stale")
    ),
    case(
        "A quarterly one is stale after two quarters.",
        promise(80, indicator_id="quarterly"),
        [year(2017, 60, indicator_id="quarterly"), year(2019, 70, indicator_id="quarterly")],
        "2020-07-31",
        undecided("stale"),
    ),
    case(
        "A survey lasts.",
        promise(80, indicator_id="surveyed"),
        [year(2017, 60, indicator_id="surveyed"), year(2018, 70, indicator_id="surveyed")],
        "2021-12-31",
        path("ahead"),
    ),
    case("What was decided on the day does not age.", promise(80), [year(2022, 81)], "2030-06-30", met()),
]

YEARLY = [
    case(
        "One row a year, each on its own figure; the running year waits.",
        promise(80, recurrence="yearly", due_date="2020-12-31"),
        [year(2018, 81), year(2019, 79)],
        "2020-06-30",
        {
            "each": [
                met(due_date="2018-12-31"),
                missed(due_date="2019-12-31"),
                undecided("too_early", due_date="2020-12-31"),
            ]
        },
    ),
    case(
        "保持: a year that fails loses it for good.",
        promise(80, recurrence="maintain", due_date="2020-12-31"),
        [year(2018, 81), year(2019, 79), year(2020, 90)],
        "2021-06-30",
        {"each": [met(), missed(), missed(flags=["lost_earlier"])]},
    ),
    case(
        "每年提高2个百分点 starts from the year before.",
        promise(2, unit="个百分点", basis="increase", recurrence="yearly", due_date="2019-12-31"),
        [year(2017, 60), year(2018, 62), year(2019, 63)],
        "2020-06-30",
        {"each": [met(target_value=62.0), missed(target_value=64.0)]},
    ),
    case(
        "Issued less than 18 months before: judged at the end.",
        promise(80, issued_date="2021-09-30"),
        [year(2020, 60), year(2021, 70)],
        "2022-06-30",
        undecided("too_early"),
    ),
]

PRECISION = [
    case(
        "Within half a printed step of the target.",
        promise(80),
        [year(2022, 79.6)],
        "2023-06-30",
        missed(flags=["borderline"]),
    ),
    case("Outside of it.", promise(80), [year(2022, 79.4)], "2023-06-30", missed(not_flags=["borderline"])),
    case(
        "Nine of thirty: no pace.",
        promise(80),
        [year(2017, 60), year(2019, 30, numerator=9, denominator=30)],
        "2020-06-30",
        undecided("below_precision", flags=["small_numbers"]),
    ),
    case(
        "The path asks for less than can be seen.",
        promise(90.2),
        [year(2017, 90.0, printed_step=0.1), year(2019, 90.1)],
        "2020-06-30",
        undecided("below_precision"),
    ),
    case(
        "Too near to each other.",
        promise(80),
        [day("2018-03-31", 60), day("2018-12-31", 70)],
        "2019-06-30",
        undecided("too_early"),
    ),
    case(
        "One year of ten.",
        promise(80, due="2027-12-31"),
        [year(2017, 60), year(2018, 70)],
        "2019-06-30",
        undecided("too_early"),
    ),
    case(
        "Without a date only what is met is said.",
        promise(80, due=None),
        [year(2017, 60), year(2019, 70)],
        "2020-06-30",
        undecided("no_due_date", gap=10.0),
    ),
    case("And met is said.", promise(80, due=None), [year(2019, 82)], "2020-06-30", met()),
]

FIRMNESS = [
    case(
        "力争 is judged alike and counted apart.",
        promise(80, firmness="aspirational"),
        [year(2022, 70)],
        "2023-06-30",
        missed(flags=["soft"]),
    ),
    case(
        "预期性 is not soft.",
        promise(80, firmness="expected"),
        [year(2022, 70)],
        "2023-06-30",
        missed(not_flags=["soft"]),
    ),
    case(
        "A proposed promise is shown with what it would be.",
        promise(80, review="proposed"),
        [year(2022, 70)],
        "2023-06-30",
        undecided("proposed", verdict_if_confirmed=["missed"], is_counted=False),
    ),
    case("A rejected one is gone.", promise(80, review="rejected"), [year(2022, 70)], "2023-06-30", {"rows": 0}),
    case(
        "Out of force: shown, not counted.",
        promise(80, status="superseded"),
        [year(2022, 70)],
        "2023-06-30",
        missed(flags=["not_in_force"], is_counted=False),
    ),
    case(
        "Still in force on that day.",
        promise(80, status="period_over", valid_to="2025-12-31"),
        [year(2022, 70)],
        "2023-06-30",
        missed(not_flags=["not_in_force"], is_counted=True),
    ),
    case(
        "A plan's period ends with its targets: what fell due on its last day is counted when it is judged.",
        promise(80, status="period_over", valid_to="2022-12-31"),
        [year(2022, 70)],
        "2023-06-30",
        missed(not_flags=["not_in_force"], is_counted=True),
    ),
    case(
        "A standing rule of a plan whose period is over is shown, not counted.",
        promise(80, due=None, status="period_over", valid_to="2022-12-31"),
        [year(2022, 70)],
        "2023-06-30",
        undecided("no_due_date", flags=["not_in_force"], is_counted=False),
    ),
    case(
        "What was superseded before it fell due, or after, is not counted.",
        promise(80, status="superseded", valid_to="2023-03-31"),
        [year(2022, 70)],
        "2023-06-30",
        missed(flags=["not_in_force"], is_counted=False),
    ),
    case(
        "Due before it was issued.",
        promise(80, due="2017-12-31"),
        [year(2017, 70)],
        "2018-12-31",
        missed(flags=["expired_at_issue"]),
    ),
    case(
        "A restricted figure restricts the row.",
        promise(80),
        [year(2022, 70, disclosure="restricted")],
        "2023-06-30",
        missed(disclosure="restricted"),
    ),
]

RULES = {
    "1 satisfies": SATISFIES,
    "2 before the due date": BEFORE_DUE,
    "3 from the due date on": FROM_DUE_ON,
    "4 pace": PACE,
    "5 baseline": BASELINE,
    "6 periods": PERIODS,
    "7 bounds and soft figures": BOUNDS,
    "8 no results": NO_RESULTS,
    "9 two figures for one period": TWO_FIGURES,
    "10 stale": STALE,
    "11 yearly and maintain": YEARLY,
    "12 and 13 precision and reasons": PRECISION,
    "14 firmness": FIRMNESS,
}
