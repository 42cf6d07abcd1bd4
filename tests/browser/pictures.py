"""Contact sheets of the real dashboard, to be looked at: `python tests/browser/pictures.py [FOLDER]` (make pictures).

Every page in Chinese, light, 1440 pixels wide; three pages in each other setting: English, dark, a telephone. Each picture shows the
page to its end. The three pictures of the README come out beside them; they are copied to docs/ by hand once they were looked at.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from server import CHROMIUM, FLAGS, served
from steps import PROJECT, pages, settled, visit

AS_OF = "2026-11-21"
LONGEST = 3400  # pixels of a page; what is longer is cut
SCALE, GAP, ACROSS = 0.5, 16, 4


@dataclass(frozen=True)
class Setting:
    """How the dashboard is looked at."""

    name: str
    width: int
    height: int
    language: str = "zh"
    colours: str = "light"


DESK = Setting("zh-light", 1440, 900)
OTHERS = (
    Setting("en-light", 1440, 900, language="en"),
    Setting("zh-dark", 1440, 900, colours="dark"),
    Setting("zh-telephone", 390, 844),
)
THREE = ("", "indicator", "ledger")
README = {
    "overview-zh": ("", DESK),
    "wall-chart-zh": ("wall_chart", DESK),
    "indicator-en-dark": ("indicator", Setting("en-dark", 1440, 900, "en", "dark")),
}


def opened(browser: Browser, url: str, name: str, setting: Setting) -> Page:
    """A page of the dashboard, painted."""
    context = browser.new_context(
        locale="zh-CN" if setting.language == "zh" else "en-GB", timezone_id="Asia/Shanghai", color_scheme=setting.colours,
        viewport={"width": setting.width, "height": setting.height},
    )  # fmt: skip
    page = context.new_page()
    visit(page, f"{url}/{name}?as_of={AS_OF}&lang={setting.language}")
    painted(page)
    return page


def painted(page: Page) -> None:
    """Waits until every chart is drawn."""
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stSkeleton]')"
        " && [...document.querySelectorAll('.stPlotlyChart')].every(c => c.querySelector('.main-svg'))",
        timeout=30_000,
    )
    page.wait_for_timeout(400)


def whole(page: Page, setting: Setting, file: Path) -> Path:
    """A picture of the page to its end: the window is made as high as the page."""
    high = int(page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"))
    page.set_viewport_size({"width": setting.width, "height": max(setting.height, min(high + 20, LONGEST))})
    settled(page)
    painted(page)
    page.screenshot(path=file)
    return file


def sheet(files: list[Path], target: Path) -> None:
    """The pictures side by side at half their size."""
    small = []
    for file in files:
        with Image.open(file) as picture:
            small.append(picture.convert("RGB").resize((int(picture.width * SCALE), int(picture.height * SCALE))))
    rows = [small[i : i + ACROSS] for i in range(0, len(small), ACROSS)]
    width = max(sum(p.width + GAP for p in row) for row in rows) + GAP
    whole_sheet = Image.new("RGB", (width, sum(max(p.height for p in row) + GAP for row in rows) + GAP), "#8a949e")
    top = GAP
    for row in rows:
        left = GAP
        for picture in row:
            whole_sheet.paste(picture, (left, top))
            left += picture.width + GAP
        top += max(p.height for p in row) + GAP
    whole_sheet.save(target)


def take(url: str, folder: Path) -> None:
    """All pictures and the sheets, into a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        for setting, names in ((DESK, pages()), *((other, THREE) for other in OTHERS)):
            files = []
            for name in names:
                page = opened(browser, url, name, setting)
                files.append(whole(page, setting, folder / f"{setting.name}-{name or 'overview'}.png"))
                page.context.close()
            sheet(files, folder / f"sheet-{setting.name}.png")
            print(folder / f"sheet-{setting.name}.png")
        for called, (name, setting) in README.items():
            page = opened(browser, url, name, setting)
            page.screenshot(path=folder / f"readme-{called}.png")
            page.context.close()
        browser.close()


def main() -> None:
    """Starts the dashboard on a free port, takes the pictures, ends it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT / "data" / "build" / "pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with served(folder / "server.log", dict(os.environ)) as url:
        take(url, folder)


if __name__ == "__main__":
    main()
