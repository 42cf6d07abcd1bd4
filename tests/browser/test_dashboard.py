"""What a reader does with the dashboard, done in a browser: read, turn back the date, open the evidence, send a link, download."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from steps import ANSWER, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PROJECT = Path(__file__).resolve().parents[2]


def choices(page: Page) -> dict[str, list[str]]:
    """The choices in the address."""
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, key: str, option: str) -> None:
    """Chooses an option of a select box; of a long list only what fits what was typed is there to be clicked."""
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def set_year(page: Page, year: int) -> None:
    """Types a year into the as-of date and leaves the field, which is when it counts."""
    page.locator('.st-key-as_of [data-type="year"]').click()
    page.keyboard.type(str(year))
    page.locator(ANSWER).click(position={"x": 2, "y": 2})
    settled(page)


def test_first_visit_builds_the_database_and_answers(dashboard, page: Page) -> None:
    visit(page, dashboard.url)
    expect(page.locator(ANSWER)).to_contain_text("全国在册量化目标")
    assert (dashboard.data / "build" / "current").is_file()
    expect(page.get_by_role("heading", name="县域内就诊率")).to_be_visible()
    expect(page.get_by_role("heading", name="基层医疗卫生机构诊疗量占总诊疗量比例")).to_be_visible()
    expect(page.locator(".reason").first).to_contain_text("暂不判定")
    expect(page.locator(".promises").first).to_contain_text("资阳市")
    expect(page.locator(".js-plotly-plot")).to_have_count(5)


def test_the_overview_answers_to_its_name(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/overview?place=512000")
    expect(page.locator(ANSWER)).to_contain_text("资阳市")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert choices(page)["place"] == ["512000"]


def test_a_path_that_no_page_has_opens_the_overview_and_says_so(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/nosuchpage")
    expect(page.get_by_role("status").filter(has_text="没有“nosuchpage”这一页，现显示总体情况。")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="目标任务台账").first.click()
    page.wait_for_url("**/ledger*")
    settled(page)
    expect(page.get_by_text("这一页，现显示")).to_have_count(0)


def test_verdict_changes_with_the_as_of_date(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    table = page.locator("table.plain").first
    expect(table).to_contain_text("按期达标")
    expect(table).to_contain_text("快于序时")
    expect(page.locator(ANSWER)).to_contain_text("14.3/10万（2024年）")
    set_year(page, 2019)
    expect(page.locator(ANSWER)).to_contain_text("18.3/10万（2018年）")
    expect(table).not_to_contain_text("按期达标")
    assert choices(page)["as_of"] == ["2019-11-21"]


def test_every_input_of_a_verdict_and_its_source_are_a_click_away(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/ledger?q=孕产妇死亡率&as_of=2026-11-21")
    row = page.locator("details.row", has_text="2030年底前")
    row.locator("summary").first.click()
    for part in ("20.1/10万（2015年）", "14.3/10万（2024年）", "进度比", "1.19", "健康中国2030"):
        expect(row.locator(".inside")).to_contain_text(part)
    figure = row.locator(".pop", has_text="20.1/10万（2015年）")
    figure.locator("summary").click()
    expect(figure.locator(".card")).to_be_visible()
    expect(figure.locator(".card")).to_contain_text("来源")


def test_a_card_is_filled_when_it_is_opened_and_never_with_a_script(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    card = page.locator("table.plain .pop.wide > .card").first
    assert card.inner_html() == ""
    card.evaluate("""card => { card.dataset.body = '<p>甲<a href="javascript:1">乙</a><a href="ledger">丙</a></p>'
        + '<img src="x" onerror="window.bad=1"><p onclick="1" style="color:red">丁</p>' }""")
    page.locator("table.plain .pop.wide > summary").first.click()
    expect(card.locator("p")).to_have_text(["甲乙丙", "丁"])
    assert card.inner_html() == '<p>甲<a>乙</a><a href="ledger">丙</a></p><p>丁</p>'


def test_download_is_what_the_command_line_gives(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/ledger?place=512000&as_of=2026-11-21")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载全部台账").click()
    assert waiting.value.suggested_filename == "目标任务台账-全部-资阳市-2026-11-21.csv"
    content = Path(waiting.value.path()).read_bytes()
    command = [
        sys.executable,
        "-m",
        "loaders",
        "assess",
        "--as-of",
        "2026-11-21",
        "--jurisdiction",
        "512000",
        "--disclosure",
        "public",
        "--format",
        "csv",
    ]
    expected = subprocess.run(command, cwd=PROJECT, env=dashboard.environment(), check=True, capture_output=True).stdout
    assert content == expected
    assert content.startswith(b"\xef\xbb\xbf")
    assert "资阳市".encode() in content


def test_deep_link_opens_the_row_it_names(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/ledger?place=512000&as_of=2026-11-21&q=就诊率")
    shown = page.locator("details.row")
    assert shown.count() >= 2
    expect(page.locator(".st-key-q input")).to_have_value("就诊率")
    visit(page, dashboard.url)
    link = page.locator(".promises").first.locator('a[href*="row="]').last
    href = link.get_attribute("href")
    visit(page, f"{dashboard.url}/{href}")
    expect(page.locator("details.row[open]")).to_have_count(1)


def test_pages_keep_the_choices(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    choose(page, "place", "资阳市")
    expect(page.locator(ANSWER)).to_contain_text("资阳市")
    page.get_by_role("link", name="目标任务台账").first.click()
    expect(page.locator(ANSWER)).to_contain_text("资阳市目标")
    settled(page)
    assert urlsplit(page.url).path == "/ledger"
    assert choices(page) == {"place": ["512000"], "as_of": ["2026-11-21"]}
    page.get_by_role("link", name="口径与规则").click()
    expect(page.locator("ol.rules > li")).to_have_count(14)
    settled(page)
    assert choices(page)["place"] == ["512000"]


def test_language_switch_keeps_place_and_date(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?place=512000&as_of=2026-11-21")
    page.locator(".st-key-lang").get_by_text("English").click()
    expect(page.locator(ANSWER)).to_contain_text("Ziyang")
    settled(page)
    assert choices(page) == {"lang": ["en"], "place": ["512000"], "as_of": ["2026-11-21"]}
    expect(page.get_by_role("link", name="Ledger").first).to_be_visible()
    page.locator(".st-key-lang").get_by_text("中文").click()
    expect(page.locator(ANSWER)).to_contain_text("资阳市")


def test_a_reader_who_chose_no_language_gets_that_of_the_browser(dashboard, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    expect(page.locator(ANSWER)).to_contain_text("China has")
    page.locator(".st-key-lang").get_by_text("中文").click()
    expect(page.locator(ANSWER)).to_contain_text("全国在册")
    settled(page)
    assert choices(page)["lang"] == ["zh"]
    context.close()


def test_the_way_back_leads_to_the_page_before_with_its_choices(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    choose(page, "place", "资阳市")
    expect(page.locator(ANSWER)).to_contain_text("资阳市在册")
    page.get_by_role("link", name="目标任务台账").first.click()
    expect(page.locator(ANSWER)).to_contain_text("资阳市目标")
    settled(page)
    page.go_back()
    expect(page.locator(ANSWER)).to_contain_text("资阳市在册", timeout=15_000)
    settled(page)
    page.go_back()
    expect(page.locator(ANSWER)).to_contain_text("全国在册", timeout=15_000)


def test_a_choice_of_the_page_alone_is_in_the_address_and_on_the_way_back(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/indicator?indicator=maternal_mortality&as_of=2026-11-21")
    choose(page, "indicator", "健康水平｜婴儿死亡率")
    expect(page.locator(ANSWER)).to_contain_text("婴儿死亡率")
    settled(page)
    assert choices(page) == {"indicator": ["infant_mortality"], "as_of": ["2026-11-21"]}
    page.locator(".st-key-part").get_by_text("上下级目标对照").click()
    expect(page.locator(".st-key-figures_head")).to_have_count(0)
    settled(page)
    assert choices(page) == {"indicator": ["infant_mortality"], "part": ["alignment"], "as_of": ["2026-11-21"]}
    page.locator(".st-key-part").get_by_text("进展").click()
    expect(page.locator(".st-key-figures_head")).to_be_visible()
    settled(page)
    choose(page, "place", "四川省")  # of the frame: everything runs, and the page keeps what was chosen in it
    expect(page.locator(ANSWER)).to_contain_text("四川省")
    settled(page)
    assert choices(page) == {"indicator": ["infant_mortality"], "place": ["510000"], "as_of": ["2026-11-21"]}
    page.go_back()
    expect(page.locator(ANSWER)).to_contain_text("婴儿死亡率：全国", timeout=15_000)
    settled(page)
    page.go_back()
    expect(page.locator(".st-key-figures_head")).to_have_count(0, timeout=15_000)


def test_a_number_in_the_sentence_leads_to_its_rows(dashboard, page: Page) -> None:
    visit(page, f"{dashboard.url}/?as_of=2026-11-21")
    link = page.locator(f"{ANSWER} a.count", has_text="按期达标")
    number = int("".join(c for c in link.inner_text() if c.isdigit()))
    link.click()
    expect(page.locator(ANSWER)).to_contain_text(f"按期达标{number}项", timeout=30_000)
    settled(page)
    assert choices(page)["verdict"] == ["met"]
    assert choices(page)["due"] == ["past"]


def test_nothing_is_fetched_from_elsewhere(dashboard, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, dashboard.url)
    assert [
        url
        for url in asked
        if not url.startswith((dashboard.url, dashboard.url.replace("http", "ws"), "data:", "blob:"))
    ] == []


def test_viewers_see_no_chrome_of_the_framework(dashboard, page: Page) -> None:
    visit(page, dashboard.url)
    for name in ("Deploy", "Rerun", "Settings", "Manage app"):
        expect(page.get_by_text(name, exact=True)).to_have_count(0)
    expect(page.locator('[data-testid="stMainMenu"]')).to_be_hidden()


@pytest.mark.parametrize("choices", ["", "&lang=en", "&place=512000&for=leader", "&place=510700&lang=en&for=clerk"])
def test_overview_prints_on_one_page(dashboard, page: Page, tmp_path: Path, choices: str) -> None:
    import pypdfium2

    visit(page, f"{dashboard.url}/?as_of=2026-11-21{choices}")
    expect(page.locator(".js-plotly-plot").nth(1)).to_be_visible()
    path = tmp_path / "overview.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    printed = pypdfium2.PdfDocument(path)
    assert len(printed) == 1
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)  # A4 upright, in points
    text = printed[0].get_textpage().get_text_bounded()
    assert ("21 Nov 2026" if "lang=en" in choices else "截至2026年11月21日") in text
    assert "领导" not in text  # the choices stay on the screen
