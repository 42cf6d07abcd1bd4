"""A new user with their own papers, and nothing but the README: documents in every format, one statement corrected, published; a return
with ten kinds of fault, each named; the changed verdict with its cause.
"""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from own_papers import FAULTS, FOUND, REFUSED, a_return, papers
from playwright.sync_api import Page, expect
from steps import ANSWER, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

WHERE = "place=510600&as_of=2026-06-30"
SLOW = 90_000  # milliseconds: reading, building and judging on a busy machine


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Callable[[Path], str]) -> str:
    """A dashboard on an empty folder, without examples, on a machine without LibreOffice."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    monkeypatch.setenv("DUIXIAN_SOFFICE", "")
    return serve(tmp_path)


def test_from_the_first_paper_to_the_changed_verdict(address: str, page: Page) -> None:
    visit(page, f"{address}/?{WHERE}")
    add_documents(page)
    correct_a_target(page)
    accept_a_figure(page)
    publish(page)
    send_a_return(page)
    find_the_changed_verdict(page)


def to_page(page: Page, name: str, path: str) -> None:
    """Goes on by the menu."""
    page.locator(".st-key-menu").get_by_role("link", name=name).click()
    page.wait_for_url(f"**/{path}*")
    settled(page)


def add_documents(page: Page) -> None:
    """One file of each format in one go: what is read is drafted, what is not comes back with what to do."""
    to_page(page, "文件依据", "documents")
    page.get_by_role("radio", name="添加和发布").or_(page.get_by_role("button", name="添加和发布")).first.click()
    files = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": paper} for name, paper in papers().items()
    ]
    page.locator("input[type=file]").set_input_files(files)
    said = page.locator("h3.added")
    expect(said).to_have_count(len(files), timeout=SLOW)
    told = [f"{name}：找到目标{targets}条、报告值{figures}个，已存为草稿" for name, (targets, figures) in FOUND.items()]
    assert said.all_inner_texts() == [*told, *(f"{name}：没有收下，原因如下" for name in REFUSED)]
    for fault in page.locator("ul.faults li").all_inner_texts():
        assert "本机没有" in fault
        assert "另存为 DOCX" in fault
    expect(page.locator("ul.faults li")).to_have_count(len(REFUSED))


def correct_a_target(page: Page) -> None:
    """The paper says 65, the office means 62; the other target of the paper is accepted as one batch."""
    at = list(FOUND).index("方案.docx")
    page.locator("p.go a").nth(at).click()
    expect(page.locator(ANSWER)).to_contain_text("还有2条待审核", timeout=SLOW)
    page.locator(".review .mark", has_text="65%").click()
    value = page.get_by_label("数值", exact=True)
    expect(value).to_have_value("65")
    value.fill("62")
    page.get_by_role("button", name="保存改正").click()
    expect(page.get_by_text("还没有写理由")).to_be_visible()
    expect(value).to_have_value("62")
    page.get_by_label("理由").fill("以文件更正通知为准")
    page.get_by_label("理由").press("Enter")
    page.get_by_role("button", name="保存改正").click()
    expect(page.locator(".review .mark.is-corrected")).to_have_text("65%")
    page.get_by_role("button", name="一次采纳1条").click()
    expect(page.locator(ANSWER)).to_contain_text("已全部审核")


def accept_a_figure(page: Page) -> None:
    """The one figure of the report."""
    to_page(page, "文件依据", "documents")
    page.get_by_role("radio", name="添加和发布").or_(page.get_by_role("button", name="添加和发布")).first.click()
    page.locator("ul.drafted a", has_text="通报").click()
    expect(page.locator(ANSWER)).to_contain_text("还有1条待审核", timeout=SLOW)
    page.locator("a.statement").click()
    page.get_by_role("button", name="采纳", exact=True).click()
    expect(page.locator(ANSWER)).to_contain_text("已全部审核")


def publish(page: Page) -> None:
    """The seven papers and the decisions on two of them."""
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("h3.published")).to_contain_text(f"已发布{len(FOUND) + 3}份", timeout=SLOW)
    settled(page)


def send_a_return(page: Page) -> None:
    """Every fault of a return is named with its row, column, reason and remedy, and comes as a list."""
    to_page(page, "报送", "returns")
    with page.expect_download() as template:
        page.get_by_role("button", name="下载模板（XLSX）").click()
    form = openpyxl.load_workbook(io.BytesIO(template.value.path().read_bytes()))["报送表"]
    assert "htn_std_mgmt_rate" in {cell.value for column in form.columns for cell in column}
    returned = {"name": "年报.csv", "mimeType": "text/csv", "buffer": a_return()}
    page.locator("input[type=file]").set_input_files(returned)
    n = len(FAULTS)
    expect(page.locator("h3.drafted")).to_have_text(f"年报.csv：受理1行，退回{n}行（{n}处）", timeout=SLOW)
    rows = page.locator("table.sent-back tbody tr")
    for row, (at, (_, column, reason)) in zip(rows.all(), enumerate(FAULTS, 3), strict=True):
        said = row.locator("td").all_inner_texts()
        assert said[:2] == [str(at), column]
        assert reason in said[3]
        assert said[4]
    with page.expect_download() as download:
        page.get_by_role("button", name="下载退回清单").click()
    listed = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert [(row["行"], row["列"]) for row in listed] == [(str(at), one[1]) for at, one in enumerate(FAULTS, 3)]


def find_the_changed_verdict(page: Page) -> None:
    """What would change is told before publishing, what changed after it with its cause, and the ledger has it without a restart."""
    page.get_by_role("button", name="看哪些判定会变").click()
    expect(page.locator("h3.preview")).to_have_text("发布后1项判定变动", timeout=SLOW)
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("h3.published")).to_have_text("已发布1份：1项判定变动", timeout=SLOW)
    settled(page)
    [changed] = page.locator("table.changes tbody tr").all()
    for said in ("暂不判定", "按期达标", "61%（2022年）", "新数据"):
        expect(changed).to_contain_text(said)
    expect(page.locator(ANSWER)).to_contain_text(f"受理1行、退回{len(FAULTS)}行")
    changed.get_by_role("link").click()
    expect(page.locator(".ledger .row").first).to_contain_text("按期达标")
    visit(page, page.url.split("/ledger")[0] + f"/ledger?{WHERE}&q=诊疗量")
    row = page.locator(".ledger .row")
    expect(row).to_have_count(1)
    for part in ("到期未达标", "≥62%", "60.4%", "市卫生健康委"):
        expect(row).to_contain_text(part)
