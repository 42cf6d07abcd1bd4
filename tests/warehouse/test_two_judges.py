"""The assessment macro and the second judge must agree: on 10,000 random cases and on every bundled row."""

from datetime import UTC, date, datetime

import pytest
from compare_judges import differences
from random_cases import GROUPS, judged_cases, random_cases, tally, world_of_cases
from random_data_folder import write_data_folder
from second_judge import assess
from warehouse_world import macro_rows, places_of, world_of_warehouse

from loaders.data_folder import DataFolder
from loaders.warehouse import build, connect

CASES, SEED = 10_000, 20261121
# Each must occur often enough for agreement on it to mean something.
AT_LEAST = {
    **{f"verdict {v}": 100 for v in ("met", "missed", "ahead", "on_track", "lagging", "off_track", "reversing")},
    **{f"reason {r}": 100 for r in ("scope_unconfirmed", "average_only", "not_comparable", "no_figure", "bound_only")},
    **{f"reason {r}": 100 for r in ("due_unreported", "no_due_date", "no_baseline", "baseline_only", "stale")},
    **{f"reason {r}": 50 for r in ("too_early", "below_precision", "conflicting_figures", "proposed")},
    **{f"flag {f}": 50 for f in ("inherited", "met_late", "fell_back", "figure_after_due", "was_met", "so_far")},
    **{f"flag {f}": 50 for f in ("met_at_issue", "borderline", "soft", "expired_at_issue", "preliminary")},
    **{f"flag {f}": 50 for f in ("substitute_baseline", "not_in_force", "break_after")},
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """The macro's rows and the second judge's on the random cases."""
    root = tmp_path_factory.mktemp("random")
    cases = random_cases(CASES, SEED)
    write_data_folder(root, cases)
    build(DataFolder(root))
    with connect(DataFolder(root)) as connection:
        theirs = [
            row
            for group, moment in enumerate(GROUPS)
            for row in macro_rows(connection, *moment)
            if cases.group_of[row["commitment_id"]] == group
        ]
        places = places_of(connection)
    return theirs, judged_cases(cases, world_of_cases(cases, places))


def explain(found):
    """The first few differences, to read."""
    lines = [f"{key}: {unlike}" for key, unlike in sorted(found.items(), key=str)[:20]]
    return "\n".join([f"{len(found)} rows differ (warehouse, second judge)", *lines])


def test_random_cases_cover_every_rule(judged):
    counts = tally(judged[1])
    assert {name: counts[name] for name, least in AT_LEAST.items() if counts[name] < least} == {}


def test_judges_agree_on_random_cases(judged):
    theirs, ours = judged
    found = differences(theirs, ours)
    assert not found, explain(found)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    """The project's own register and loads, built."""
    data = DataFolder(tmp_path_factory.mktemp("bundled"))
    build(data)
    return data


@pytest.mark.parametrize("as_of", [date(2019, 1, 1), date(2021, 6, 30), date(2025, 12, 31)], ids=str)
def test_judges_agree_on_every_bundled_row(bundled, as_of):
    known_by = datetime.now(UTC).replace(tzinfo=None)
    with connect(bundled) as connection:
        theirs = macro_rows(connection, as_of, known_by)
        ours = assess(world_of_warehouse(connection, known_by), as_of, known_by)
    assert ours
    found = differences(theirs, ours)
    assert not found, explain(found)


def test_a_difference_is_seen(judged):
    # The comparison itself: one changed verdict, one changed number, one lost row.
    theirs, ours = judged
    rows = [dict(row) for row in theirs if row["verdict"] == "met"][:3]
    kept = {(row["commitment_id"], row["jurisdiction_id"], row["due_date"]) for row in rows}
    same = [row for row in ours if (row.commitment_id, row.jurisdiction_id, row.due_date) in kept]
    rows[0]["verdict"], rows[1]["judged_value"] = "missed", rows[1]["judged_value"] + 1
    assert len(differences(rows[:2], same)) == 3
