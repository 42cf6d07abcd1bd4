"""Sign and word of a verdict: before the due date and at it, by firmness, with the reason."""

from datetime import date
from typing import Any

import pytest

from app.tally import state, tally
from app.texts import Words
from app.verdicts import ORDER, REASONS, badge, reason_word, sign, sign_rules, state_sign, verdict_word

ZH, EN = Words("zh"), Words("en")
AS_OF = date(2026, 6, 30)


def row(verdict: str, **more: Any) -> dict[str, Any]:
    return {
        "verdict": verdict, "reason": None, "flags": [], "firmness": None, "due_date": date(2025, 12, 31), "as_of": AS_OF,
        "met_later_date": None, "row_kind": "commitment", "is_counted": True, **more,
    }  # fmt: skip


def test_met_reads_otherwise_before_the_due_date() -> None:
    assert verdict_word(row("met"), ZH) == "按期达标"
    assert verdict_word(row("met", due_date=AS_OF), ZH) == "按期达标"  # from the due date on
    assert verdict_word(row("met", due_date=date(2030, 12, 31)), ZH) == "目前已达标"
    assert verdict_word(row("met", due_date=None), ZH) == "目前已达标"


@pytest.mark.parametrize(
    ("firmness", "word"),
    [
        (None, "到期未达标"),
        ("binding", "到期未达标"),
        ("expected", "未达预期目标"),
        ("aspirational", "未达力争目标"),
        ("encouraged", "未达力争目标"),
    ],
)
def test_missed_reads_by_firmness(firmness: str | None, word: str) -> None:
    assert verdict_word(row("missed", firmness=firmness), ZH) == word
    assert (" soft" in sign("missed", None, firmness)) == (firmness not in (None, "binding"))


def test_kept_later_is_told_with_its_date() -> None:
    shown = badge(row("missed", met_later_date=date(2026, 3, 31)), ZH)
    assert "到期未达标" in shown
    assert "2026年3月31日逾期达标" in shown


def test_unreported_is_told_apart_from_awaited() -> None:
    late = row("undecided", reason="due_unreported", flags=["overdue_report"])
    soon = row("undecided", reason="due_unreported", flags=["awaiting_report"])
    assert (reason_word(late, ZH), reason_word(soon, ZH)) == ("到期未报", "到期待报")
    assert 'class="overdue"' in badge(late, ZH)  # outlined in red beside the missed


def test_every_state_has_a_sign_of_its_own_shape() -> None:
    rules = sign_rules()
    shapes = [rules[rules.index(f".sign-{v}{{") :].split("mask-image:")[1].split(";")[0] for v in ORDER]
    assert len(set(shapes)) == len(ORDER)  # grey print loses nothing
    assert all("sign-undecided" in state_sign(reason) for reason in REASONS)


def test_words_of_data_are_escaped() -> None:
    assert "<b>" not in badge(row("undecided", reason="no_figure"), ZH).replace("<small>", "").replace("<span", "")


def test_each_row_is_counted_once() -> None:
    rows = [
        row("met"), row("missed"), row("undecided", reason="due_unreported", flags=["overdue_report"]),
        row("undecided", reason="no_figure"), row("ahead", due_date=date(2030, 12, 31)), row("off_track", due_date=date(2030, 12, 31)),
        row("met", due_date=date(2030, 12, 31)), row("undecided", reason="stale", due_date=date(2030, 12, 31)), row("undecided", reason="no_due_date", due_date=None),
        row("missed", firmness="aspirational"), row("missed", is_counted=False), row("undecided", reason="proposed", is_counted=False),
        row("met", flags=["expired_at_issue"]), row("undecided", row_kind="standard"),
    ]  # fmt: skip
    groups = tally(rows)
    assert [len(getattr(groups, name)) for name in ("kept", "missed", "unreported", "due_undecided")] == [1, 1, 1, 1]
    assert [len(getattr(groups, name)) for name in ("moving", "risk", "met", "running_undecided", "undated")] == [
        1,
        1,
        1,
        1,
        1,
    ]
    assert [len(getattr(groups, name)) for name in ("soft", "old", "proposed", "expired", "standards")] == [
        1,
        1,
        1,
        1,
        1,
    ]
    assert len(groups.counted) + 5 == len(rows)


def test_the_state_of_an_undecided_row_is_its_reason() -> None:
    assert state(row("undecided", reason="stale")) == "stale"
    assert state(row("lagging")) == "lagging"
