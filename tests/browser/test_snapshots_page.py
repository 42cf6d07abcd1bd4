"""A bulletin writer's way: take a snapshot, carry the files away, take another, see what changed and why."""

import csv
import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.test_dashboard import ANSWER, choices, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]
LONG = 120_000  # milliseconds: a snapshot, a comparison


def take(page: Page, title: str, count: int) -> None:
    """Takes a snapshot and waits until the sentence counts it."""
    page.locator(".st-key-snapshot_title input").fill(title)
    page.locator(".st-key-snapshot_title input").press("Tab")
    settled(page)
    page.locator(".st-key-take_snapshot button").click()
    expect(page.locator(ANSWER)).to_contain_text(f"存档{count}个", timeout=LONG)
    settled(page)


def choose_snapshot(page: Page, key: str, title: str) -> None:
    """Chooses a snapshot in the list `key`; on a busy machine a run that still ends may close the list that was opened."""
    option = page.get_by_role("option", name=title)
    for _ in range(5):
        expect(page.locator("p.finding")).to_be_visible(timeout=LONG)
        settled(page)
        page.locator(f".st-key-{key}").get_by_role("combobox").click()
        try:
            option.click(timeout=10_000)
        except TimeoutError:
            page.keyboard.press("Escape")
        else:
            break
    settled(page)


def download(page: Page, key: str) -> tuple[str, bytes]:
    """Name and bytes of a file as it arrives."""
    with page.expect_download(timeout=LONG) as arriving:
        page.locator(f".st-key-{key} button").click()
    return arriving.value.suggested_filename, Path(arriving.value.path()).read_bytes()


def test_take_download_compare(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/snapshots?as_of=2019-06-30")
    expect(page.locator(ANSWER)).to_contain_text("还没有存档")
    take(page, "上半年通报", 1)

    name, content = download(page, "snapshot_csv")
    assert name == "目标任务台账-全部地区-2019-06-30.csv"
    assert content.startswith(b"\xef\xbb\xbf" + "序号,目标编号,地区,".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {row["截至日期"] for row in rows} == {"2019-06-30"}
    name, content = download(page, "place_xlsx")
    assert name == "目标任务台账-全国-2019-06-30.xlsx"
    assert load_workbook(io.BytesIO(content)).sheetnames[0] == "目标任务台账"
    name, content = download(page, "place_bulletin")
    assert name == "通报-全国-2019-06-30.docx"
    assert "一、总体情况" in [line.text for line in Document(io.BytesIO(content)).paragraphs]

    visit(page, f"{dashboard.url}/snapshots?as_of=2026-06-30")
    take(page, "下一期通报", 2)
    choose_snapshot(page, "before", "上半年通报")
    _, content = download(page, "place_bulletin")
    said = "\n".join(line.text for line in Document(io.BytesIO(content)).paragraphs)
    assert "与上期存档“上半年通报”（" in said
    choose_snapshot(page, "against", "上半年通报")
    expect(page.locator("p.finding")).to_contain_text("上半年通报")
    expect(page.locator("table.changes")).to_contain_text("截至日期推移", timeout=LONG)
    assert "against" in choices(page)
    name, content = download(page, "snapshot_changes")
    assert name == "判定变动表-2019-06-30至2026-06-30.csv"
    assert all(row["变动原因"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(list((dashboard.data / "snapshots").iterdir())) == 2
