"""A new user's return in a browser: ten kinds of fault, each named; the good rows published; the changed verdict found with its cause."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from steps import ANSWER, settled, visit

from loaders.data_folder import DataFolder
from loaders.loads import LOCAL
from loaders.loads.add import AddOptions, add_bytes
from loaders.warehouse import build

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

TARGETS = (
    "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n"
    "phc_standard_rate,德阳市,方案,2021-03-05,不低于,90,%,2025-12-31,不低于90%\n"
)
HEADER = "指标编码,地区,期别,数值,单位,分子,分母,来源,数据性质"
GOOD = "phc_standard_rate,德阳市,2025,92.0,%,,,2025年年报,"
# Each line with the column it comes back for and what is said of it.
FAULTS = (
    ("phc_standard,德阳市,2024,85,%,,,年报,", "指标编码", "不在指标表里"),
    ("phc_standard_rate,天上市,2024,85,%,,,年报,", "地区", "查不到"),
    ("phc_standard_rate,德阳市,去年,85,%,,,年报,", "期别", "看不懂时段"),
    ("phc_standard_rate,德阳市,2024,-,%,,,年报,", "数值", "不能当作 0"),
    ("phc_standard_rate,德阳市,2023,约85,%,,,年报,", "数值", "不是一个数"),
    ("phc_standard_rate,德阳市,2022,185,%,,,年报,", "数值", "超过全部"),
    ("phc_standard_rate,德阳市,2021,85,万人,,,年报,", "单位", "不是同类"),
    ("phc_standard_rate,德阳市,2020,85,%,95,90,年报,", "分子", "大于分母"),
    ("phc_standard_rate,德阳市,2019,85,%,45,90,年报,", "数值", "算出来是 50"),
    ("phc_standard_rate,德阳市,2018,85,%,,,,", "来源", "没有写明来源"),
    ("phc_standard_rate,德阳市,2017,85,%,,,年报,大概", "数据性质", "不在可选范围内"),
)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Callable[[Path], str]) -> str:
    """A dashboard on a data folder of its own that holds one target."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    folder = DataFolder(tmp_path)
    add_bytes(TARGETS.encode(), "目标表.csv", folder, LOCAL, AddOptions())
    build(folder)
    return serve(tmp_path)


def test_ten_kinds_of_fault_are_named_the_rest_is_published_and_the_changed_verdict_has_its_cause(
    address: str, page: Page
) -> None:
    visit(page, f"{address}/returns?place=510600&as_of=2026-06-30")
    expect(page.locator(ANSWER)).to_contain_text("德阳市应报2项")
    with page.expect_download() as template:
        page.get_by_role("button", name="下载模板（XLSX）").click()
    form = openpyxl.load_workbook(io.BytesIO(template.value.path().read_bytes()))["报送表"]
    assert [cell.value for cell in form["G"] if cell.value] == ["截止日期", "2024-12-31", "2025-12-31"]

    content = "\n".join([HEADER, GOOD, *(line for line, _, _ in FAULTS)]).encode("gb18030")
    page.locator("input[type=file]").set_input_files({"name": "年报.csv", "mimeType": "text/csv", "buffer": content})

    expect(page.locator("h3.drafted")).to_have_text(
        f"年报.csv：受理1行，退回{len(FAULTS)}行（{len(FAULTS)}处）", timeout=60_000
    )
    rows = page.locator("table.sent-back tbody tr")
    expect(rows).to_have_count(len(FAULTS))
    for at, (_, column, reason) in enumerate(FAULTS):
        said = rows.nth(at).locator("td").all_inner_texts()
        assert said[:2] == [str(at + 3), column]
        assert reason in said[3]
        assert said[4]
    with page.expect_download() as download:
        page.get_by_role("button", name="下载退回清单").click()
    listed = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert [(row["行"], row["列"]) for row in listed] == [
        (str(at), column) for at, (_, column, _) in enumerate(FAULTS, 3)
    ]

    page.get_by_role("button", name="看哪些判定会变").click()
    expect(page.locator("h3.preview")).to_have_text("发布后有1项判定会变", timeout=60_000)
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("h3.published")).to_have_text("已发布1份，1项判定有变化", timeout=60_000)
    settled(page)
    [changed] = page.locator("table.changes tbody tr").all()
    for said in ("暂不判定", "按期达标", "92%（2025年）", "新数据"):
        expect(changed).to_contain_text(said)
    expect(page.locator(ANSWER)).to_contain_text("受理1行、退回11行")

    # The rest of the dashboard follows without a restart.
    changed.get_by_role("link").click()
    expect(page.locator(".ledger .row").first).to_contain_text("按期达标", timeout=30_000)
