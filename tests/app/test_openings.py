"""What the overview opens with for three readers, from rows as the judge gives them: nothing is said that the rows do not hold."""

import re
from datetime import date, datetime
from typing import Any

import pytest

from app.address import Address
from app.openings import READERS, Desk, opening
from app.tally import turned
from app.texts import Words

ZH, EN = Words("zh"), Words("en")
AS_OF = date(2026, 6, 30)
PLACE = {"jurisdiction_id": "510600", "name_zh": "德阳市", "name_en": "Deyang"}


def row(number: int, verdict: str = "undecided", due: date | None = date(2026, 12, 31), **more: Any) -> dict[str, Any]:
    return {
        "commitment_id": f"c{number}", "jurisdiction_id": "510600", "indicator_id": f"i{number}", "indicator_zh": f"指标{number}",
        "indicator_en": f"Indicator {number}", "row_kind": "commitment", "verdict": verdict, "judged_unit": None, "due_date": due, "as_of": AS_OF,
        "reason": "no_figure" if verdict == "undecided" else None, "flags": [], "is_counted": True, "firmness": "binding", "gap": None,
        "value": 90.0, "unit": "%", "met_later_date": None, "judged_figure_id": None, "current_figure_id": None,
        "baseline_figure_id": None, "lead_department": None, "judged_value": None, "judged_period_end": None, **more,
    }  # fmt: skip


def figure(number: int, value: float, **more: Any) -> dict[str, Any]:
    return {
        "figure_id": f"f{number}", "indicator_id": f"i{number}", "jurisdiction_id": "510600", "period_start": date(2025, 1, 1),
        "period_end": date(2025, 12, 31), "value": value, "unit": "%", "printed_step": 0.1, "value_type": "reported", **more,
    }  # fmt: skip


AT_RISK = row(
    2, "lagging", gap=3.7, judged_value=86.3, judged_figure_id="f2", lead_department="市卫生健康委",
    judged_period_end=date(2025, 12, 31),
)  # fmt: skip
ROWS = [
    row(1, "met"), AT_RISK, row(3), row(4, "missed", date(2025, 12, 31), gap=2.0, judged_value=88.0, judged_period_end=date(2025, 12, 31)), row(5, "met", date(2024, 12, 31)),
    row(6, reason="not_comparable", due=date(2030, 12, 31)),
]  # fmt: skip


def owed(state: str, deadline: date, place: str = "510600") -> dict[str, Any]:
    return {"jurisdiction_id": place, "indicator_id": "i1", "deadline": deadline, "return_state": state}


OWED = [
    owed("missing", date(2026, 3, 31)), owed("on_time", date(2026, 3, 31)), owed("awaited", date(2026, 12, 31)),
    owed("missing", date(2026, 3, 31), "510603"),
]  # fmt: skip


def said(reader: str, words: Words = ZH, **more: Any) -> str:
    desk = Desk(**{
        "rows": ROWS, "figures": [figure(1, 91.0), figure(2, 86.3)], "place": PLACE, "as_of": AS_OF, "next_step": "下一步：载入。", **more
    })  # fmt: skip
    return re.sub(r"<[^>]*>", "", opening(reader, desk, words, Address({})))


def test_the_leader_hears_of_this_year_and_of_what_most_needs_him() -> None:
    text = said("leader")
    assert "德阳市今年应完成的目标任务3项：已达标1项、有风险1项、暂不判定1项" in text
    assert "此前到期的2项：按期达标1项、未达标1项" in text
    assert "最需协调的是指标2（2025年86.3%，还差3.7个百分点，市卫生健康委牵头，剩184天）" in text


def test_where_nothing_is_due_this_year_the_leader_hears_of_what_was_due_before() -> None:
    text = said("leader", rows=[r for r in ROWS if r["due_date"].year < 2026])
    assert text.startswith("德阳市今年没有应完成的目标任务；此前到期的2项：按期达标1项、未达标1项")


def test_the_office_hears_what_fell_due_what_turned_and_what_is_to_be_settled() -> None:
    before = [{**AT_RISK, "verdict": "on_track"}, row(1, "lagging"), row(3, "met")]
    text = said("office", before=before)
    assert "其中2项已到期：按期达标1项、未达标1项" in text
    assert "与2026年3月31日相比转差1项（指标2）、转好1项（指标1）" in text  # 指标3 is not judged any more: neither
    assert "口径和适用范围待认定1项" in text
    assert "本季度到期" not in text  # none does: a part without rows is left out


def test_the_clerk_hears_what_is_owed_and_what_was_sent_back() -> None:
    last = {
        "recorded_at": datetime(2026, 6, 1),
        "taken": 6,
        "refused": 1,
        "first_row": 14,
        "first_reason": "分子大于分母",
    }
    text = said("clerk", owed=OWED, last_return=last)
    assert text.startswith(
        "德阳市应报3项：按时1项、缺报1项、未到期限1项；最近一次报送（2026年6月1日）受理6行、退回1行（第14行：分子大于分母）"
    )
    assert "下一个报送期限是2026年12月31日，还有1项没有报；所辖1个地区应报1项，缺报1项" in text
    assert text.endswith("等数据才能判定的目标1项。")
    assert "最近一次报送" not in said("clerk", owed=OWED)  # nothing was handed in: nothing is said of it
    assert "没有要按期报送的数据" in said("clerk")


def test_who_leads_what_most_needs_a_leader_is_said_even_where_nobody_does() -> None:
    nobody = [{**r, "lead_department": None} for r in ROWS]
    assert "还差3.7个百分点，牵头单位未写明，剩184天" in said("leader", rows=nobody)
    assert "3.7 percentage points short, no lead department named, " in said("leader", EN, rows=nobody)


def test_what_was_just_said_is_not_said_again_as_what_is_to_be_settled() -> None:
    due = [row(n, reason="scope_unconfirmed", due=date(2020, 12, 31)) for n in range(3)]
    assert "适用范围待确认" in said("office", rows=due)
    assert "待认定" not in said("office", rows=due)
    assert "口径和适用范围待认定4项" in said("office", rows=[*due, row(7, reason="not_comparable")])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_nothing_on_record_is_said_with_the_next_step(reader: str, words: Words) -> None:
    assert said(reader, words, rows=[]).endswith("下一步：载入。")


def test_numbers_are_links_to_the_rows_they_count() -> None:
    desk = Desk(rows=ROWS, figures=[], place=PLACE, as_of=AS_OF, next_step="")
    html = opening("leader", desk, ZH, Address({"place": ["510600"]}))
    assert 'href="ledger?place=510600&amp;verdict=met&amp;due=year&amp;counted=yes">已达标1项</a>' in html


def test_what_is_not_judged_then_or_now_has_not_turned() -> None:
    worse, better = turned([row(1, "met"), row(2), row(3, "lagging")], [row(1, "missed"), row(2, "met"), row(3)])
    assert ([r["commitment_id"] for r in worse], better) == (["c1"], [])
