"""The real dashboard on a free port, with a data folder of its own, seen through a real browser.

A page fails its test where the browser's console told an error, Streamlit showed an exception or the page a defect.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
# Streamlit's page looks for its server beside its own address first and, on any page but the first, finds it a level higher.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its address and the data folder it reads."""

    url: str
    data: Path

    def environment(self) -> dict[str, str]:
        """The environment in which the command line reads the same data."""
        return {**os.environ, "DUIXIAN_DATA": str(self.data)}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Waits until the server answers; fails with its own words where it ends instead."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the dashboard ended: {process.stdout.read().decode() if process.stdout else ''}")
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the dashboard did not answer")


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """`streamlit run dashboard.py` on an empty data folder: the bundled loads are there, a database is not."""
    running = Dashboard(f"http://127.0.0.1:{free_port()}", tmp_path_factory.mktemp("data"))
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        "--server.port",
        running.url.rsplit(":", 1)[1],
        "--server.fileWatcherType",
        "none",
    ]
    log = (running.data / "server.log").open("wb")
    process = subprocess.Popen(command, cwd=PROJECT, env=running.environment(), stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(running.url, process)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Starts a dashboard on a data folder and gives its address; what was started ends with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def started(data: Path) -> str:
        url = f"http://127.0.0.1:{free_port()}"
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.fileWatcherType", "none"]
        with (data / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--server.port", url.rsplit(":", 1)[1]],
                cwd=PROJECT, env={**os.environ, "DUIXIAN_DATA": str(data)}, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        running.append(process)
        wait_for(url, process)
        return url

    yield started
    for process in running:
        process.terminate()
        process.wait(timeout=20)


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


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a Chinese desk, in the colours its parameter names; fails the test on console errors and on defects it shows."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900}, accept_downloads=True,
        color_scheme=getattr(request, "param", "light"),
    )  # fmt: skip
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    shown = [e.inner_text() for e in page.locator('[data-testid="stException"], .st-key-defect').all()]
    context.close()
    assert errors == []
    assert shown == []
