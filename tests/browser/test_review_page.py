"""A new user's documents in a browser: added in two formats, one statement corrected, the rest accepted, previewed, published, judged."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from steps import ANSWER, settled, visit

from loaders.data_folder import DataFolder
from loaders.warehouse import build

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PLAN = (
    "德阳市人民政府办公室",
    "关于推进基层医疗服务的实施方案",
    "德办发〔2021〕95号",
    "各县（市、区）人民政府：",
    "一、主要目标",
    "到2022年，全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上，高血压患者规范管理率不低于60%。（牵头单位：市卫生健康委）",
    "德阳市人民政府办公室",
    "2021年3月5日",
)
REPORT = (
    "德阳市卫生健康委员会关于2022年基层医疗服务情况的通报",
    "2022年，全市基层医疗卫生机构诊疗量占总诊疗量比例为60.4%。",
    "2023年2月5日",
)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Callable[[Path], str]) -> str:
    """A dashboard on an empty data folder of its own, built."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    build(DataFolder(tmp_path))
    return serve(tmp_path)


def as_docx(lines: tuple[str, ...]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_documents_are_added_reviewed_published_and_judged(address: str, page: Page) -> None:
    visit(page, f"{address}/documents?part=add&place=510600&as_of=2026-06-30")
    page.locator("input[type=file]").set_input_files([
        {"name": "方案.docx", "mimeType": "application/octet-stream", "buffer": as_docx(PLAN)},
        {"name": "通报.txt", "mimeType": "text/plain", "buffer": "\n".join(REPORT).encode("gb18030")},
        {"name": "空.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"},
    ])  # fmt: skip
    said = page.locator("h3.added")
    expect(said).to_have_count(3, timeout=90_000)
    expect(said.nth(0)).to_have_text("方案.docx：找到目标2条、报告值0个，已存为草稿")
    expect(said.nth(1)).to_have_text("通报.txt：找到目标0条、报告值1个，已存为草稿")
    expect(said.nth(2)).to_have_text("空.pdf：没有收下，原因如下")
    expect(page.locator("ul.faults li")).not_to_be_empty()

    # One statement of the plan is corrected (the paper says 60, the office means 62), the other accepted with one batch.
    page.locator("p.go a").first.click()
    expect(page.locator(ANSWER)).to_contain_text("还有2条待审核", timeout=60_000)
    page.locator(".review .mark", has_text="65%").click()
    value = page.get_by_label("数值", exact=True)
    expect(value).to_have_value("65", timeout=30_000)
    value.fill("62")
    page.get_by_role("button", name="保存改正").click()
    expect(page.get_by_text("还没有写理由")).to_be_visible(timeout=30_000)
    value = page.get_by_label("数值", exact=True)
    expect(value).to_have_value("62")
    page.get_by_label("理由").fill("以文件更正通知为准")
    page.get_by_label("理由").press("Enter")
    page.get_by_role("button", name="保存改正").click()
    expect(page.locator(".review .mark.is-corrected")).to_have_text("65%", timeout=60_000)
    page.get_by_role("button", name="一次采纳1条").click()
    expect(page.locator(ANSWER)).to_contain_text("已全部审核", timeout=60_000)

    # The report: its one figure.
    visit(page, f"{address}/documents?part=add&place=510600&as_of=2026-06-30")
    page.locator("ul.drafted a", has_text="通报").click()
    expect(page.locator(ANSWER)).to_contain_text("还有1条待审核", timeout=60_000)
    page.locator("a.statement").click()
    page.get_by_role("button", name="采纳", exact=True).click()
    expect(page.locator(ANSWER)).to_contain_text("已全部审核", timeout=60_000)

    page.get_by_role("button", name="看哪些判定会变").click()
    expect(page.locator("h3.preview")).to_contain_text("项判定会变", timeout=60_000)
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("h3.published")).to_contain_text("已发布5份", timeout=90_000)
    settled(page)

    visit(page, f"{address}/ledger?place=510600&as_of=2026-06-30&q=诊疗量")
    row = page.locator(".ledger .row")
    expect(row).to_have_count(1)
    for part in ("到期未达标", "≥62%", "60.4%", "市卫生健康委"):
        expect(row).to_contain_text(part)
