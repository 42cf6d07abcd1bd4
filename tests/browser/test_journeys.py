"""What an official comes for, counted in clicks."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from steps import ANSWER, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


class Reader:
    """Clicks and counts."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1


def test_which_commitments_are_late_and_who_leads_them(dashboard, page: Page) -> None:
    # What fell due in 资阳 and cannot be shown as kept: the list with the departments that lead.
    reader = Reader()
    visit(page, f"{dashboard.url}/?place=512000&as_of=2026-11-21")
    reader.click(page.locator(f"{ANSWER} a.count").first)
    expect(page.locator(".ledger .head")).to_contain_text("牵头单位", timeout=30_000)
    expect(page.locator("details.row").first).to_be_visible()
    assert reader.clicks <= 2


def test_the_sentence_behind_a_verdict(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    reader = Reader()
    reader.click(page.locator("details.pop.wide > summary").first)
    card = page.locator("details.pop.wide[open] > .card")
    for part in ("原文", "18/10万", "条款", "主要指标", "适用规则", "变更记录", "16.9/10万（2020年）"):
        expect(card).to_contain_text(part)
    assert reader.clicks == 1


def test_a_sentence_to_put_into_a_reply(dashboard, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    reader = Reader()
    reader.click(page.locator("details.pop.wide > summary").last)
    reader.click(page.locator("details.pop.wide[open] button.copy").last)
    expect(page.locator("details.pop.wide[open] button.copy").last).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (
        "全国2024年“孕产妇死亡率”为14.3/10万",
        "≤12/10万（2030年底前）",
        "还差2.3/10万",
        "快于序时",
        "口径：",
        "来源：",
    ):
        assert part in copied
    assert reader.clicks == 2


@pytest.mark.parametrize(
    ("address", "kept"),
    [("ledger?q=就诊率&place=512000", "就诊率"), ("indicator?indicator=maternal_mortality", "孕产妇死亡率")],
)
def test_the_csv_of_what_is_seen(dashboard, page: Page, address: str, kept: str) -> None:
    visit(page, f"{dashboard.url}/{address}&as_of=2026-11-21")
    reader = Reader()
    with page.expect_download() as waiting:
        reader.click(page.locator(".st-key-download_seen button"))
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows
    assert all(kept in "".join(filter(None, row.values())) for row in rows)
    assert reader.clicks == 1


def test_one_card_at_a_time_and_always_in_sight(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    cards = page.locator("details.pop.wide > summary")
    cards.last.scroll_into_view_if_needed()
    cards.first.click()
    cards.last.click(force=True)  # the first card may lie over it: a reader clicks what shows
    expect(page.locator("details.pop[open]")).to_have_count(1)
    box = page.locator("details.pop[open] > .card").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 901
    page.locator(ANSWER).click(position={"x": 2, "y": 2})
    expect(page.locator("details.pop[open]")).to_have_count(0)


def test_search_finds_indicator_place_and_document_from_any_page(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/ledger?as_of=2026-11-21")
    box = page.locator(".st-key-find input")
    box.fill("国办发[2015]70号")  # other brackets than the document's own
    box.press("Enter")
    found = page.locator(".found")
    expect(found).to_contain_text("国办发〔2015〕70号")
    box.fill("孕产妇")
    box.press("Enter")
    link = found.get_by_role("link", name="孕产妇死亡率", exact=True)
    expect(link).to_be_visible()
    settled(page)
    assert "find=" in page.url
    link.click()
    expect(page.locator(ANSWER)).to_contain_text("孕产妇死亡率", timeout=30_000)


def test_a_county_without_figures_sees_what_binds_it(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21&find=涪城")
    page.locator(".found").get_by_role("link", name="涪城区", exact=True).click()
    expect(page.locator(ANSWER)).to_contain_text("涪城区在册量化目标", timeout=30_000)
    expect(page.get_by_role("combobox", name="地区")).to_have_value("涪城区")


def test_the_next_page_of_the_ledger_is_read_from_its_top(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/ledger?as_of=2026-11-21")
    page.get_by_test_id("stPaginationNext").click()
    settled(page)
    expect(page.locator(ANSWER)).to_be_in_viewport()


def test_what_a_clerk_owes_and_the_form_to_fill_in(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?place=512000&for=clerk&as_of=2026-11-21")
    expect(page.locator(ANSWER)).to_contain_text("资阳市应报")
    expect(page.locator("table.reminders tbody tr")).to_have_count(5)
    reader = Reader()
    with page.expect_download() as waiting:
        reader.click(page.get_by_role("button", name="下载模板（CSV）"))
    assert Path(waiting.value.path()).read_bytes().decode("utf-8-sig").count("资阳市") > 5
    assert reader.clicks == 1


def test_three_counties_side_by_side(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/wall_chart?place=512000&only=512021&only=512022&as_of=2026-11-21")
    heads = page.locator("table.wall thead th")
    expect(heads).to_have_text(["指标", re.compile("资阳市"), "安岳县", "乐至县"])
    expect(page.locator("table.wall .asked").first).to_contain_text("目标")
    page.get_by_label("只比较").click()
    page.get_by_role("option", name="雁江区").click()
    expect(heads).to_have_count(5)
    expect(page).to_have_url(re.compile("only=512002"))
