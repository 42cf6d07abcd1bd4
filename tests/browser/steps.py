"""What every browser test does: open a page and wait until it stands; the pages there are."""

import ast
from pathlib import Path

from playwright.sync_api import Page

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


# Asked at every frame the browser draws: `expect` looks once a second after its first tries, and these two waits are in every test.
_ENDED = "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
_ANSWERED = f"document.querySelector('{ANSWER}')?.getClientRects().length && {_ENDED}"

# The last elements reach the screen a frame after the end was told.
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def visit(page: Page, url: str) -> None:
    """Opens an address and waits for the sentence the page opens with, and for the script's end."""
    page.goto(url)
    page.wait_for_function(_ANSWERED, timeout=FIRST_BUILD)
    page.evaluate(_DRAWN)


def settled(page: Page) -> None:
    """Waits until the script has run to its end and what it said is on the screen."""
    page.wait_for_function(_ENDED, timeout=30_000)
    page.evaluate(_DRAWN)
