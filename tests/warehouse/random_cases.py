"""Random cases for the two judges, seeded: each has its own indicator, paper and figures, and is judged at one of GROUPS.

    python tests/warehouse/random_cases.py [--cases 10000] [--seed 1]

prints how often the second judge gives each verdict, reason and flag.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from random_figures import PROFILES, Path, Profile, figure_rows, printed, step_of
from second_judge import assess
from second_judge_cases import units_for
from second_judge_rows import Break, Commitment, Document, Figure, Indicator, Load, Member, Place, World, read_rows
from second_judge_table import Row

# (as_of, known_by): year ends and a leap day, so that 24 months and the like are met to the day.
GROUPS = (
    (date(2016, 12, 31), None),
    (date(2018, 6, 30), None),
    (date(2019, 12, 31), None),
    (date(2020, 2, 29), None),
    (date(2020, 12, 31), datetime(2023, 10, 20)),
    (date(2021, 9, 15), datetime(2023, 11, 15)),
    (date(2022, 12, 31), None),
    (date(2023, 9, 30), None),
)
LOADS = {
    "base": {"recorded_at": datetime(2023, 10, 1)},
    "withdrawn": {"recorded_at": datetime(2023, 10, 5), "withdrawn_at": datetime(2023, 12, 1)},
    "superseded": {"recorded_at": datetime(2023, 10, 6)},
    "late": {"recorded_at": datetime(2023, 11, 1)},
    "superseding": {"recorded_at": datetime(2023, 12, 15), "supersedes": "superseded"},
}
# jurisdiction_id, level, parent_id, first year, last year. A small country with a county that went and one that came.
PLACES = (
    ("100000", "nation", None, 1980, None),
    ("510000", "province", "100000", 1980, None),
    ("510700", "prefecture", "510000", 1985, None),
    ("510703", "county", "510700", 1992, None),
    ("510705", "county", "510700", 2018, None),
    ("510724", "county", "510700", 1980, 2017),
    ("512000", "prefecture", "510000", 2000, None),
    ("512002", "county", "512000", 2000, None),
    ("140000", "province", "100000", 1980, None),
    ("140900", "prefecture", "140000", 2000, None),
)
LEVEL_OF = {place[0]: place[1] for place in PLACES}


@dataclass
class RandomCases:
    """The rows of all cases by table, in the columns of load files, each with the `load` it came in.

    `group_of` says for each commitment at which of GROUPS it is judged.
    """

    tables: dict[str, list[dict]] = field(default_factory=dict)
    group_of: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, *rows: dict) -> None:
        self.tables.setdefault(table, []).extend(rows)


def random_cases(count: int, seed: int) -> RandomCases:
    """So many cases from a seed."""
    rng, cases = Random(seed), RandomCases()
    for number in range(count):
        _add_case(rng, cases, f"{number:05}")
    return cases


def _add_case(rng: Random, cases: RandomCases, number: str) -> None:
    profile = rng.choices(list(PROFILES), list(PROFILES.values()))[0]
    group = rng.randrange(len(GROUPS))
    as_of, _ = GROUPS[group]
    issued, due = _dates(rng, as_of)
    indicator, document = f"i{number}", f"d{number}"
    decimals = rng.choice(profile.decimals)
    start = printed(Decimal(str(rng.uniform(profile.low, profile.high))), decimals)
    promise, goal = _promise(rng, profile, start, decimals)
    issuer, reach, places = _reach(rng)
    promise |= {
        "commitment_id": f"c{number}",
        "document_id": document,
        "indicator_id": indicator,
        "jurisdiction_id": issuer,
        "reach_level": reach,
        "due_date": due,
        "recurrence": rng.choices(("none", "yearly", "maintain"), (87, 8, 5))[0],
        "firmness": rng.choice(["binding", "expected", "aspirational", "encouraged", None]),
        "row_kind": "standard" if rng.random() < 0.01 else "commitment",
        "review": rng.choices(("accepted", "corrected", "proposed", "rejected"), (93, 3, 3, 1))[0],
        "load": rng.choices(("base", "late", "withdrawn"), (96, 2, 2))[0],
    }
    if rng.random() < 0.15:
        promise |= {"baseline_value": start, "baseline_date": rng.choice([date(issued.year - 1, 12, 31), None, issued])}
    elif promise["basis"] != "level" and (named := Random(f"named {number}").randrange(12)) < 4:
        # 比2015年提高: the day without its number. (Drawn apart: all other cases stay what they were.)
        promise["baseline_date"] = date(issued.year - named, 12, 31)
    if rng.random() < (0.3 if places[1:] else 0.04):
        promise["scope"] = rng.choice([f"范围{number}", "城市居民"])
        _add_members(rng, cases, promise, places, due or as_of)
    cases.add("commitments", promise)
    cases.group_of[promise["commitment_id"]] = group
    if rng.random() < 0.08:
        own = promise | {"commitment_id": f"c{number}b", "jurisdiction_id": rng.choice(places), "reach_level": None}
        cases.add("commitments", own)
        cases.group_of[own["commitment_id"]] = group
    cases.add("documents", _document(rng, document, issuer, issued, as_of))
    cases.add("indicators", _indicator(rng, profile, indicator))
    _add_figures(rng, cases, profile, promise, issued, Path(start, goal, issued, due or as_of, decimals), places, as_of)
    _add_comparisons(rng, cases, indicator, places, issued, as_of)


def _dates(rng: Random, as_of: date) -> tuple[date, date | None]:
    """An issue date, mostly before as_of, and a due date before or after it, or none."""
    year = as_of.year - rng.choice([0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, -1])
    issued = rng.choice([date(year, 1, 1), date(year, 6, 30), date(year, 12, 31), date(year, rng.randint(1, 12), 15)])
    if year % 4 == 0 and rng.random() < 0.2:
        issued = date(year, 2, 29)
    if rng.random() < 0.06:
        return issued, None
    if rng.random() < 0.04:
        return issued, as_of + timedelta(days=rng.choice([0, 1]))
    past = rng.random() < 0.42
    due_year = (
        as_of.year - rng.choice([0, 1, 1, 2, 3, 4]) if past else as_of.year + rng.choice([0, 1, 1, 2, 2, 3, 5, 8])
    )
    due_year = max(due_year, year - (1 if rng.random() < 0.3 else 0))
    leap = 29 if due_year % 4 == 0 else 28
    tails = {(12, 31): 74, (6, 30): 9, (3, 31): 5, (11, 30): 5, (2, leap): 3, (5, 15): 4}
    return issued, date(due_year, *rng.choices(list(tails), list(tails.values()))[0])


def _promise(rng: Random, profile: Profile, start: Decimal, decimals: int) -> tuple[dict, Decimal]:
    """The promised number of a commitment, and the level it comes to."""
    sign = {"lower_is_better": -1, "none": rng.choice([-1, 1])}.get(profile.direction, 1)
    whole = rng.choice([0, decimals])
    change = printed(Decimal(str(rng.uniform(0.05, 0.5))) * start, whole)
    if rng.random() < 0.05:
        change = step_of(whole) * rng.choice([0, 1])
    if profile.measure_type == "yes_no":
        return {"comparator": "eq", "value": Decimal(1), "unit": "是/否", "basis": "level"}, Decimal(1)
    if profile.measure_type != "cumulative" and rng.random() < 0.2:
        return _change_promise(rng, profile, start, change, sign, whole)
    up = {"ge": 62, "gt": 9, "eq": 12, "approx": 10, "between": 7}
    down = {"le": 60, "lt": 9, "eq": 12, "approx": 12, "between": 7}
    free = {"ge": 20, "le": 20, "eq": 20, "approx": 20, "between": 20}
    table = {"higher_is_better": up, "lower_is_better": down}.get(profile.direction, free)
    comparator = rng.choices(list(table), list(table.values()))[0]
    goal = start if profile.measure_type == "cumulative" else max(Decimal(0), start + sign * change)
    goal = printed(goal, whole)
    promise = {"comparator": comparator, "value": goal, "unit": profile.unit, "basis": "level"}
    if comparator == "between":
        promise["value_high"] = goal + max(step_of(whole), change / 2)
    if profile.unit == "万人次" and rng.random() < 0.2:
        promise |= {key: promise[key] / 10000 for key in ("value", "value_high") if key in promise} | {"unit": "亿人次"}
    return promise, goal


def _change_promise(
    rng: Random, profile: Profile, start: Decimal, change: Decimal, sign: int, whole: int
) -> tuple[dict, Decimal]:
    """提高 or 降低 by points, by a share, or by an amount."""
    comparator = rng.choices(("ge", "gt", "eq", "approx", "between"), (50, 10, 20, 12, 8))[0]
    basis = "increase" if sign > 0 else "decrease"
    manner = rng.choice(["points", "share"] if profile.unit == "%" else ["amount", "share", "share"])
    if manner == "share":
        value, unit = Decimal(rng.choice([5, 10, 20, 30, 50])), rng.choice(["%", "%", "倍"])
        value = value / 100 if unit == "倍" else value
        goal = start * (1 + sign * (value if unit == "倍" else value / 100))
    else:
        value, unit = max(change, step_of(whole)), "个百分点" if manner == "points" else profile.unit
        goal = start + sign * value
    promise = {"comparator": comparator, "value": value, "unit": unit, "basis": basis}
    if comparator == "between":
        promise["value_high"] = value * 2
    return promise, goal


def _reach(rng: Random) -> tuple[str, str | None, list[str]]:
    """Issuer, reach_level and the places whose figures there are."""
    if rng.random() < 0.8:
        issuer = rng.choice(["510703", "510700", "510000", "100000", "510705", "510724"])
        return issuer, rng.choice([None, LEVEL_OF[issuer]]), [issuer]
    issuer, reach, below = rng.choice(
        [
            ("100000", "province", ["510000", "140000"]),
            ("100000", "prefecture", ["510700", "512000"]),
            ("510000", "county", ["510703", "510705", "510724", "512002"]),
            ("510700", "county", ["510703", "510705", "510724"]),
            ("510700", "institution", ["510703"]),
            ("510700", "province", ["510000"]),
        ]
    )
    return issuer, reach, [issuer, *rng.sample(below, rng.randint(1, min(2, len(below))))]


def _add_members(rng: Random, cases: RandomCases, promise: dict, places: list[str], on: date) -> None:
    for place in places:
        entries = rng.choice([0, 1, 1, 1, 1, 2])
        for _ in range(entries):
            start = rng.choice([None, None, None, on, on + timedelta(days=1), on - timedelta(days=800)])
            end = rng.choice([None, None, None, on, on - timedelta(days=1), on + timedelta(days=800)])
            if start and end and start > end:
                start = None
            row = {"scope": promise["scope"], "jurisdiction_id": place, "is_member": rng.random() < 0.8}
            load = rng.choices(("base", "late", "withdrawn"), (85, 10, 5))[0]
            dates = {"valid_from": start, "valid_to": end, "evidence": "名单", "load": load}
            if promise["scope"] != "城市居民":
                cases.add("scope_members", row | dates)


def _document(rng: Random, document: str, issuer: str, issued: date, as_of: date) -> dict:
    row = {"document_id": document, "title": f"文件{document}", "jurisdiction_id": issuer, "issued_date": issued}
    status = rng.choices(("in_force", "superseded", "repealed", "period_over"), (90, 4, 3, 3))[0]
    valid_to = rng.choice([as_of, as_of - timedelta(days=1), date(2030, 12, 31)]) if rng.random() < 0.08 else None
    verified = "year" if rng.random() < 0.12 else "day"
    return row | {"date_verified": verified, "status": status, "valid_to": valid_to, "load": "base"}


def _indicator(rng: Random, profile: Profile, indicator: str) -> dict:
    frequency = rng.choices(("annual", "half_year", "quarter", "month", "survey", "once"), (78, 6, 5, 4, 4, 3))[0]
    unit = {"unit": profile.unit, "direction": profile.direction, "measure_type": profile.measure_type}
    return {
        "indicator_id": indicator,
        "frequency": frequency,
        "release_lag_months": rng.choice([0, 3, 6, 12, 18]),
    } | unit


def _add_figures(
    rng: Random,
    cases: RandomCases,
    profile: Profile,
    promise: dict,
    issued: date,
    path: Path,
    places: list[str],
    as_of: date,
) -> None:
    number, rows = promise["commitment_id"][1:], []
    for place in places:
        if rng.random() < 0.98:
            indicator, document = promise["indicator_id"], promise["document_id"]
            rows += figure_rows(rng, profile, indicator, place, path, issued, as_of.year + 1, document)
    if promise.get("scope") == "城市居民" and rng.random() < 0.7:
        rows = [row | {"scope": "城市居民"} for row in rows]
    cases.add("figures", *(row | {"figure_id": f"f{number}-{index}"} for index, row in enumerate(rows)))


def _add_comparisons(
    rng: Random, cases: RandomCases, indicator: str, places: list[str], issued: date, as_of: date
) -> None:
    """Breaks before, at and after the issue; an indicator beside, with a figure of its own; one without a definition."""
    if rng.random() < 0.01:
        cases.add("related_indicators", {"indicator_id": indicator, "other_indicator_id": indicator})
    if rng.random() < 0.06:
        on = rng.choice([date(rng.randint(issued.year - 2, as_of.year + 1), 1, 1), issued, issued + timedelta(days=1)])
        place = rng.choice([places[0], places[-1], "140900"])
        cases.add("breaks", {"indicator_id": indicator, "jurisdiction_id": place, "date": on, "load": "base"})
    if rng.random() < 0.04:
        other = f"{indicator}x"
        pair = {"indicator_id": indicator, "other_indicator_id": other}
        if rng.random() < 0.5:
            pair = {"indicator_id": other, "other_indicator_id": indicator}
        cases.add("indicators", _indicator(rng, next(iter(PROFILES)), other))
        cases.add("related_indicators", pair)
        figure = {"figure_id": f"f{other}", "indicator_id": other, "jurisdiction_id": places[0], "value": Decimal(88)}
        year = as_of.year - 1
        dates = {
            "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31",
            "source": "年报",
            "verification": "seen",
        }
        cases.add(
            "figures", figure | dates | {"unit": "%", "value_type": "reported", "review": "accepted", "load": "base"}
        )


def world_of_cases(cases: RandomCases, places: Iterable[Place] | None = None) -> World:
    """The cases as the second judge reads them; `places` instead of PLACES where the register's own dates are known."""

    def rows(kind: type, table: str) -> tuple:
        return read_rows(kind, ({**row, "load_id": row.get("load")} for row in cases.tables.get(table, [])))

    tables = cases.tables
    units = {row.get("unit") for table in ("indicators", "commitments", "figures") for row in tables[table]}
    own = [
        Place(code, level, parent, date(first, 1, 1), date(last, 12, 31) if last else None)
        for code, level, parent, first, last in PLACES
    ]
    return World(
        rows(Commitment, "commitments"),
        rows(Figure, "figures"),
        tuple(own if places is None else places),
        rows(Member, "scope_members"),
        rows(Break, "breaks"),
        frozenset((row["indicator_id"], row["other_indicator_id"]) for row in tables.get("related_indicators", [])),
        rows(Indicator, "indicators"),
        rows(Document, "documents"),
        read_rows(Load, ({"load_id": name, **load} for name, load in LOADS.items())),
        units_for(*units),
    )


def judged_cases(cases: RandomCases, world: World) -> list[Row]:
    """Every case by the second judge, at its group's as_of and known_by."""
    found = []
    for group, (as_of, known_by) in enumerate(GROUPS):
        mine = tuple(c for c in world.commitments if cases.group_of[c.commitment_id] == group)
        wanted = {c.indicator_id for c in mine}
        breaks = tuple(b for b in world.breaks if b.indicator_id in wanted)
        found += assess(replace(world, commitments=mine, breaks=breaks), as_of, known_by)
    return found


def tally(rows: Iterable[Row]) -> Counter[str]:
    """How often each verdict, reason and flag occurs, and how many rows there are."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(["rows", f"verdict {row.verdict}", *(f"flag {flag}" for flag in row.flags)])
        counts.update([f"reason {row.reason}"] if row.reason else [])
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How often each verdict, reason and flag occurs in random cases.")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    drawn = random_cases(given.cases, given.seed)
    for name, times in sorted(tally(judged_cases(drawn, world_of_cases(drawn))).items()):
        print(f"{times:7} {name}")
