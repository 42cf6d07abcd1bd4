"""The dashboard as readers meet it, beside an empty Streamlit app of the same settings in the same run: first load, clicks, fifty
readers at once; and the first paint over as many figures as the client names.

DUIXIAN_BENCH_BUILT=FOLDER names a data folder of that size already built (by `judge`, kept); else one is built here, of
DUIXIAN_BENCH_COUNTIES counties (2850).
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from loaders.data_folder import PROJECT, DataFolder
from loaders.warehouse import build, connect
from loaders.warehouse.judged import judged
from tests.bench.answer import Answer
from tests.bench.generate import Size, write_folder
from tests.bench.painting import Desk
from tests.bench.users import fifty_users
from tests.browser.server import CHROMIUM, FLAGS, served

EMPTY = "tests/bench/empty_app.py"
DAY = "as_of=2026-11-21"
PAGE = f"indicator?indicator=maternal_mortality&{DAY}"
INDICATORS = "健康水平｜婴儿死亡率", "健康水平｜孕产妇死亡率"
LOADS, CLICKS = 5, 12
# The generated figures end with this month: it stands for today, the day that `build` leaves judged (loaders/warehouse/judged.py).
LARGE_DAY = date(2025, 1, 31)
OTHER_DAY = date(2024, 12, 31)  # nobody asked for it yet
LARGE = (("overview", "?"), ("indicator", "indicator?indicator=bench_1&place=511325&"), ("wall chart", "wall_chart?"))
POINTS = 10_000


def measure() -> Iterator[Answer]:
    """All of it; the bundled data for the ratios, the generated for the size."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        data = Path(folder) / "data"
        data.mkdir()
        build(DataFolder(data))
        yield from _beside_empty(browser, data)
        with _large(Path(folder) / "large") as large:
            yield from _at_size(browser, large)
        browser.close()


def _environment(data: Path, bundled: bool = True) -> dict[str, str]:
    """What the server finds; Python keeps what it compiled, as it does wherever `make run` was run before."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "DUIXIAN_DATA": str(data), "DUIXIAN_BUNDLED": "1" if bundled else "0"}


def _beside_empty(browser: Browser, data: Path) -> Iterator[Answer]:
    with (
        served(data / "empty.log", _environment(data), EMPTY) as empty,
        served(data / "server.log", _environment(data)) as url,
    ):
        yield from _first_loads(browser, empty, url)
        yield from _clicks(browser, empty, url)
        middle, slow, first = fifty_users(url)
        yield Answer("50 readers: median of a click, seconds", middle)
        yield Answer("50 readers: 95th percentile, seconds", slow, 0.5)
        yield Answer("50 readers: first page, 95th percentile", first)


def _loaded(browser: Browser, url: str) -> float:
    desk = Desk.new(browser)
    taken = desk.opened(url)
    desk.close()
    return taken


def _first_loads(browser: Browser, empty: str, url: str) -> Iterator[Answer]:
    """With nothing in the browser's cache; the server's very first page is told apart."""
    _loaded(browser, empty)
    yield Answer("first page of a new server, seconds", _loaded(browser, f"{url}/?{DAY}"))
    pairs = [(_loaded(browser, empty), _loaded(browser, f"{url}/?{DAY}")) for _ in range(LOADS)]
    floor = median(first for first, _ in pairs)
    yield Answer("empty app: first load, seconds", floor)
    yield Answer("first load / empty app's", median(second for _, second in pairs) / floor, 3.5)


def _clicks(browser: Browser, empty: str, url: str) -> Iterator[Answer]:
    """Change of indicator, of place and of the page's part, in turn with the empty app's only change."""
    floor, desk = Desk.new(browser), Desk.new(browser)
    floor.opened(empty)
    desk.opened(f"{url}/{PAGE}")
    taken: dict[str, list[float]] = {"empty": [], "indicator": [], "place": [], "part": []}
    for turn in range(CLICKS + 2):
        taken["empty"].append(floor.chosen("choice", ("two", "one")[turn % 2]))
        taken["indicator"].append(desk.chosen("indicator", INDICATORS[turn % 2]))
        taken["place"].append(desk.chosen("place", ("四川省", "全国")[turn % 2]))
        taken["part"] += [desk.clicked(desk.page.locator(".st-key-part button").nth(part).click) for part in (1, 0)]
    floor.close()
    desk.close()
    first, later = ({what: of[part] for what, of in taken.items()} for part in (slice(2), slice(2, None)))
    least = median(later["empty"])
    yield Answer("empty app: click to painted, seconds", least)
    for what in ("indicator", "place", "part"):
        yield Answer(f"change of {what} / empty app's", median(later[what]) / least, 2.5)
        yield Answer(f"change of {what}, never drawn before, / empty", max(first[what]) / least)


@contextmanager
def _large(folder: Path) -> Iterator[Path]:
    """The data folder of the client's size, built."""
    if built := os.environ.get("DUIXIAN_BENCH_BUILT"):
        yield Path(built)
        return
    before = os.environ.get("DUIXIAN_BUNDLED")
    os.environ["DUIXIAN_BUNDLED"] = "0"
    try:
        size = Size(counties=int(os.environ.get("DUIXIAN_BENCH_COUNTIES", "2850")))
        write_folder(folder, size, PROJECT / "data" / "register")
        build(DataFolder(folder))
    finally:
        os.environ.pop("DUIXIAN_BUNDLED")
        if before is not None:
            os.environ["DUIXIAN_BUNDLED"] = before
    yield folder


def _at_size(browser: Browser, data: Path) -> Iterator[Answer]:
    """Cold: nobody asked for the page's data since the server began; warm: drawn once before. Each with an empty browser cache."""
    start = time.perf_counter()
    with connect(DataFolder(data)) as connection:
        judged(connection, "assessment", LARGE_DAY)
    yield Answer("judging a whole day after the build, as `build` does for today, seconds", time.perf_counter() - start)
    with (
        tempfile.TemporaryDirectory() as logs,
        served(Path(logs) / "server.log", _environment(data, bundled=False)) as url,
    ):
        yield Answer("new server's first page (rules), seconds", _loaded(browser, f"{url}/method?as_of={LARGE_DAY}"))
        for name, page in LARGE:
            address = f"{url}/{page}as_of={LARGE_DAY}"
            desk = Desk.new(browser)
            whole = desk.opened(address)
            yield Answer(f"{name} over all figures, cold: first paint, seconds", desk.answered(), 3.0)
            yield Answer(f"{name} over all figures, cold: all painted", whole)
            yield Answer(f"{name}: points sent", desk.points(), POINTS)
            desk.close()
            yield Answer(f"{name} over all figures, warm: all painted", _loaded(browser, address))
        for name, page in LARGE:
            taken = _loaded(browser, f"{url}/{page}as_of={OTHER_DAY}")
            yield Answer(f"{name}, a day nobody asked for before, cold, seconds", taken)
