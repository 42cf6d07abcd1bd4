"""The table for the terminal: what it counts, what it never cuts."""

import pytest

from loaders.commands.tables import assessment_table


@pytest.fixture
def row():
    return {
        "place_name": "资阳市",
        "jurisdiction_id": "512000",
        "indicator_name": "县域内就诊率",
        "indicator_text": "县域内就诊率",
        "comparator": "ge",
        "value": 90.0,
        "value_high": None,
        "unit": "%",
        "basis": "level",
        "due_date": "2020-12-31",
        "due_text": None,
        "judged_value": None,
        "judged_period_end": None,
        "verdict": "missed",
        "verdict_word": "到期未达标",
        "verdict_if_confirmed": None,
        "reason_word": None,
        "flag_words": [],
        "as_of": "2021-06-30",
        "known_by": "2021-06-30T00:00:00Z",
    }


def test_counts_are_in_the_rows_own_words(row):
    told = assessment_table([row, row | {"verdict_word": "未达力争目标"}, row])

    assert "共 3 项：到期未达标 2，未达力争目标 1。" in told


def test_reasons_are_never_cut(row):
    reason = "；".join(["期限当期无数，按期限之后的第一个数判定"] * 3)

    assert reason in assessment_table([row | {"flag_words": [reason]}, row])


def test_a_promised_change_is_told_from_a_level(row):
    told = assessment_table([row | {"basis": "increase", "unit": "个百分点", "value": 10.0}])

    assert "提高≥10个百分点" in told
