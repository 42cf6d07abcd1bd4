"""Figures and targets of the table of changes, as people write them."""

import pytest

from loaders.warehouse.snapshots.compare import figure_words, shown_changes, target_words


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("88 % 2024-01-01 2024-12-31 reported seen issuing body", "88%（2024年）"),
        ("15.2 1/10万 2025-01-01 2025-12-31 reported seen", "15.2/10万（2025年）"),
        ("82.5 % 2017-01-01 2017-06-30 reported", "82.5%（2017年上半年）"),
        ("3 2024-12-31 2024-12-31 reported", "3（2024年末）"),
        ("4.5 人 2024-03-31 reported", "4.5人（截至2024年3月31日）"),
        (None, ""),
    ],
)
def test_figures(kept, said):
    assert figure_words(kept) == said


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("ge 90.0 - % level - - 2024-12-31 - - none x binding commitment", "≥90%，2024年底前"),
        ("between 35.0 40.0 % level - - 2026-06-30 - - none x - commitment", "35—40%，2026年6月30日前"),
        ("ge 10.0 - 个百分点 increase - - - - - none x - commitment", "提高≥10个百分点，未写明期限"),
        (None, ""),
    ],
)
def test_targets(kept, said):
    assert target_words(kept) == said


def test_only_what_can_be_seen_is_listed():
    same = {f"{key}_{side}": "x" for key in ("standing", "judged", "target") for side in ("before", "after")}
    assert shown_changes([same, {**same, "judged_after": "y"}]) == [{**same, "judged_after": "y"}]
