"""axe-core finds no serious or critical fault (WCAG 2.2, A and AA) on any page, in light and dark, closed and opened."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from steps import ANSWER, pages, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that can say otherwise of the same page in dark
AXE = Axe()


def faults(page: Page, rules: list[str]) -> list[str]:
    """The serious and critical faults of the page as it stands: rule, what is wrong, where."""
    found = AXE.run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    assert any(rule["id"] == "color-contrast" for rule in found["passes"]), "axe looked at nothing"
    return [
        f"{fault['id']}: {fault['help']} at {fault['nodes'][0]['target']}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize(("page", "rules"), [("light", RULES), ("dark", OF_COLOURS)], indirect=["page"])
def test_every_page(dashboard, page: Page, rules: list[str]) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    found = {}
    for number, name in enumerate(pages()):
        if number:
            page.locator(f'.st-key-menu a[href*="{name}"]').click()
            page.wait_for_url(re.compile(f"/{name}"))
            settled(page)
            expect(page.locator(ANSWER)).to_be_visible()
        found[name] = faults(page, rules)
    assert {name: of_page for name, of_page in found.items() if of_page} == {}


def test_what_opens_is_as_accessible(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21&find=资阳")
    page.locator("details.pop.wide > summary").first.click()
    expect(page.locator("details.pop.wide[open] > .card > .quotation")).to_be_visible()
    page.locator("details.pop.wide[open] details.figure > summary").first.click()
    assert faults(page, RULES) == []


def test_the_page_names_its_language(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.locator(".st-key-lang").get_by_text("English").click()
    expect(page.locator(".st-key-menu").get_by_role("link", name="Overview")).to_be_visible()
    settled(page)
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_keyboard_reaches_the_sentence_first_and_every_card(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    page.keyboard.press("Tab")  # the frame that scrolls
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "answer"
    card = page.locator("details.pop.wide").first
    card.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(card.locator("> .card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card.locator("> .card")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"  # the reader is where he was
