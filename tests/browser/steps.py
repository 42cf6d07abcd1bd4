"""What every browser test does: open a page and wait until it stands; the pages there are."""

import ast
from pathlib import Path

from playwright.sync_api import Page, expect

PROJECT = Path(__file__).resolve().parents[2]
ANSWER = "h1.answer"
FIRST_BUILD = 90_000  # milliseconds: the first visit to an empty data folder builds the database


def pages() -> list[str]:
    """The pages of the menu, as dashboard.py lists them; the overview's address is empty."""
    tree = ast.parse((PROJECT / "dashboard.py").read_text(encoding="utf-8"))
    values = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "PAGES"
    ]
    return ["" if page == "overview" else page for page in ast.literal_eval(values[0])]


def visit(page: Page, url: str) -> None:
    """Opens an address and waits for the sentence the page opens with."""
    page.goto(url)
    expect(page.locator(ANSWER)).to_be_visible(timeout=FIRST_BUILD)
    settled(page)


def settled(page: Page) -> None:
    """Waits until the script has run to its end."""
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=30_000
    )
