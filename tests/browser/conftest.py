"""The real dashboard on a free port, with a data folder of its own, seen through a real browser.

A page fails its test where the browser's console told an error, Streamlit showed an exception or the page a defect.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from server import CHROMIUM, FLAGS, served

# Streamlit's page looks for its server beside its own address first and, on any page but the first, finds it a level higher.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")

expect.set_options(timeout=20_000)  # two tests side by side on a busy machine: what comes late still comes


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its address and the data folder it reads."""

    url: str
    data: Path

    def environment(self) -> dict[str, str]:
        """The environment in which the command line reads the same data."""
        return {**os.environ, "DUIXIAN_DATA": str(self.data)}


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """`streamlit run dashboard.py` on an empty data folder: the bundled loads are there, a database is not."""
    data = tmp_path_factory.mktemp("data")
    with served(data / "server.log", {**os.environ, "DUIXIAN_DATA": str(data)}) as url:
        yield Dashboard(url, data)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Starts a dashboard on a data folder and gives its address; what was started ends with the test."""
    with ExitStack() as running:
        yield lambda data: running.enter_context(served(data / "server.log", {**os.environ, "DUIXIAN_DATA": str(data)}))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one CHROMIUM names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield browser
        browser.close()


def is_error(message: ConsoleMessage) -> bool:
    """Whether a message of the console is an error of ours."""
    return message.type == "error" and not PROBES.search(message.location.get("url", ""))


@pytest.fixture(scope="session")
def desks(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser of a Chinese desk in light or dark, the same for all tests: it has fetched and read the framework's scripts once."""
    opened: dict[str, BrowserContext] = {}

    def desk(colours: str) -> BrowserContext:
        if colours not in opened:
            opened[colours] = browser.new_context(
                locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900}, accept_downloads=True,
                color_scheme=colours,
            )  # fmt: skip
        return opened[colours]

    yield desk
    for context in opened.values():
        context.close()


@pytest.fixture
def page(desks: Callable[[str], BrowserContext], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new page, and with it a new session, in the colours its parameter names; fails the test on console errors and on defects it
    shows.
    """
    context = desks(getattr(request, "param", "light"))
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    shown = [e.inner_text() for e in page.locator('[data-testid="stException"], .st-key-defect').all()]
    page.close()
    context.clear_permissions()
    assert errors == []
    assert shown == []
