"""The second judge against cases written by hand: the gold set where it is at hand, and one table a rule that always runs."""

import json
import os
from pathlib import Path

import pytest
from second_judge_cases import judge_case

# Where a case and DESIGN disagree, DESIGN holds; what DESIGN says instead stands here.
AGAINST_DESIGN = {
    "reach_each_below": "reach_level is county and the place a prefecture: §7 judges the places of that level only",
}
NAMES = {"b": "baseline_value", "t": "target_value"}


def gold_cases():
    folder = os.environ.get("DUIXIAN_GOLD")
    if not folder:
        return [pytest.param(None, marks=pytest.mark.skip(reason="DUIXIAN_GOLD does not name the gold folder"))]
    lines = (Path(folder) / "verdicts.jsonl").read_text("utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines)]


def shown(row, name):
    if name == "c":
        return row.current_value if row.judged_value is None else row.judged_value
    return getattr(row, NAMES.get(name, name))


@pytest.mark.parametrize("case", gold_cases())
def test_gold_case(case):
    expected = dict(case["expect"])
    rows = judge_case(case)
    if case["name"] in AGAINST_DESIGN or expected.get("row") is False:
        assert rows == []
        return
    (row,) = rows
    assert (row.verdict, row.reason or "") == (expected.pop("verdict"), expected.pop("reason")), case["why"]
    assert set(expected.pop("flags", [])) <= set(row.flags), case["why"]
    confirmed = expected.pop("verdict_if_confirmed", None)
    assert confirmed is None or row.verdict_if_confirmed == tuple(confirmed), case["why"]
    for name, value in expected.items():
        # The cases print what they expect: as many decimals as they give are compared.
        digits = len(str(value).partition(".")[2])
        found = shown(row, name)
        assert found == value or round(found, digits) == value, (name, found, case["why"])
