"""Wall chart, places, departments and documents in a browser: the way through each, links sent on, language, a telephone, paper."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from steps import ANSWER, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

DRAWER = '[data-testid="stDialog"]'
DAY = "as_of=2026-11-21"


def choices(page: Page) -> dict[str, list[str]]:
    """The choices in the address."""
    return parse_qs(urlsplit(page.url).query)


def test_a_cell_of_the_wall_opens_its_evidence_without_leaving_it(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/wall_chart?{DAY}")
    frame = page.locator(".wall-box")
    frame.evaluate("box => { box.dataset.kept = 'yes'; }")
    cell = page.locator("tr", has_text="孕产妇死亡率").locator("a.cell").first
    expect(cell).to_contain_text("14.3/10万")
    cell.scroll_into_view_if_needed()
    before = frame.evaluate("box => (box.scrollTop += 40)")
    cell.click()
    drawer = page.locator(DRAWER)
    expect(drawer).to_contain_text("全国：孕产妇死亡率")
    for part in ("快于序时", "≤12/10万", "20.1/10万（2015年）", "进度比", "健康中国2030"):
        expect(drawer).to_contain_text(part)
    settled(page)
    (row,) = choices(page)["row"]
    assert frame.evaluate("box => [box.dataset.kept, box.scrollTop]") == [
        "yes",
        before,
    ]  # the reader is still where they were
    assert before > 0
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.wait_for_url(lambda url: "row=" not in url)
    visit(page, f"{dashboard.url}/wall_chart?{DAY}&row={row}")  # a link sent on opens the same
    expect(page.locator(DRAWER)).to_contain_text("全国：孕产妇死亡率")


def test_heads_of_the_wall_stay_in_sight(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/wall_chart?{DAY}")
    # Measured at one moment: a control above that is fetched late may still push the whole chart down.
    corner, line = page.locator(".wall-box").evaluate("""box => {
        box.scrollTop = 900; box.scrollLeft = 600;
        const from = box.getBoundingClientRect();
        const away = (head) => { const at = head.getBoundingClientRect(); return [at.x - from.x, at.y - from.y]; };
        return [away(box.querySelector("thead th")), away(box.querySelectorAll("tbody tr:not(.group) th")[30])];
    }""")
    assert corner == [pytest.approx(0, abs=3)] * 2
    assert line[0] == pytest.approx(0, abs=3)


def test_choices_of_the_wall_are_in_its_address(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/wall_chart?place=512000&{DAY}")
    expect(page.locator("table.wall thead")).to_contain_text("安岳县")
    page.locator(".st-key-places").get_by_text("本级和同级各地").click()
    expect(page.locator("table.wall thead")).to_contain_text("绵阳市")
    settled(page)
    assert choices(page)["places"] == ["peers"]
    visit(page, page.url)
    expect(page.locator("table.wall thead")).to_contain_text("绵阳市")
    page.locator("table.wall thead a", has_text="绵阳市").click()
    expect(page.locator(ANSWER)).to_contain_text("绵阳市")


def test_the_wall_prints_on_a3_across(dashboard, page: Page, tmp_path: Path) -> None:
    visit(page, f"{dashboard.url}/wall_chart?place=512000&{DAY}")
    path = tmp_path / "wall.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    printed = pypdfium2.PdfDocument(path)
    assert len(printed) <= 2
    for sheet in printed:
        width, height = sheet.get_size()
        assert (round(width), round(height)) == (1191, 842)  # A3 across, in points
    text = printed[0].get_textpage().get_text_bounded()
    for part in ("资阳市", "安岳县", "截至2026年11月21日"):
        assert part in text


def test_a_place_leads_to_its_promises_and_those_below(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/jurisdiction?{DAY}")
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    page.locator("table.scores a.opens", has_text="≤12/10万").click()
    expect(page.locator(DRAWER)).to_contain_text("全国：孕产妇死亡率")
    page.keyboard.press("Escape")
    expect(page.locator(DRAWER)).to_have_count(0)
    page.locator("table.below a", has_text="四川省").click()
    expect(page.locator(ANSWER)).to_contain_text("四川省")
    settled(page)
    assert choices(page)["place"] == ["510000"]


def test_a_department_leads_to_its_rows_in_the_ledger(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/departments?place=512000&{DAY}")
    link = page.locator("table.leads td.num a").first
    number = int(link.inner_text())
    link.click()
    expect(page.locator(ANSWER)).to_contain_text(f"资阳市符合条件的目标{number}项", timeout=30_000)
    settled(page)
    assert choices(page)["department"] == ["市卫生计生委"]


def test_a_document_is_reached_from_the_list_and_compared(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/documents?place=512000&{DAY}")
    page.locator("table.documents a", has_text="资阳市人民政府办公室").click()
    expect(page.locator(ANSWER)).to_contain_text("载有量化目标26项", timeout=30_000)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    pairs = page.locator("table.pairs").last
    for finding in ("一致", "高于上级", "低于上级", "范围不同"):
        expect(pairs).to_contain_text(finding)
    settled(page)
    page.locator("section.clause a.opens").first.click()
    expect(page.locator(DRAWER)).to_contain_text("原文")


@pytest.mark.parametrize("path", ["wall_chart", "jurisdiction", "departments", "documents"])
def test_the_language_switch_keeps_page_and_place(dashboard, page: Page, path: str) -> None:
    visit(page, f"{dashboard.url}/{path}?place=512000&{DAY}")
    page.locator(".st-key-lang").get_by_text("English").click()
    expect(page.locator(ANSWER)).to_contain_text("Ziyang")
    settled(page)
    assert urlsplit(page.url).path == f"/{path}"
    assert choices(page)["place"] == ["512000"]


@pytest.mark.parametrize("path", ["wall_chart", "jurisdiction", "departments", "documents?document=fde7246fb8b7"])
def test_a_telephone_shows_the_page_without_moving_sideways(dashboard, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{dashboard.url}/{path}{'&' if '?' in path else '?'}place=512000&{DAY}")
    wide = page.locator('[data-testid="stMain"]').evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 1
