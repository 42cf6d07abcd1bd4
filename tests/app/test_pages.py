"""Every page on a real database, in both languages: it opens with its sentence, and no machine word gets on the screen."""

import re
from typing import Any

import pytest
from on_screen import MACHINE_WORDS
from streamlit.testing.v1 import AppTest

PAGES = ("overview", "indicator", "ledger", "method")


def html(at: AppTest) -> list[str]:
    return [block.proto.body for block in at.get("html")]


def words_on(at: AppTest) -> str:
    """All that is read on the page: HTML without tags, addresses and styles, and the labels of the choices."""
    shown = [
        re.sub(r"<[^>]*>", " ", re.sub(r"<(style|script)>.*?</\1>", "", body, flags=re.DOTALL)) for body in html(at)
    ]
    widgets: list[Any] = [*at.selectbox, *at.multiselect, *at.text_input, *at.date_input]
    return "\n".join(
        [*shown, *(w.label for w in widgets), *(str(o) for w in (*at.selectbox, *at.multiselect) for o in w.options)]
    )


def opened(at: AppTest, page: str, **choices: str) -> AppTest:
    at.run()
    if page != "overview":
        at.query_params.update(choices)
        at.switch_page(f"app/pages/{page}.py").run()
    assert not at.exception
    assert [e.value for e in at.error] == []
    return at


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("place", ["100000", "510600", "512000"])
def test_page_opens_with_a_sentence_and_without_machine_words(
    dashboard: AppTest, page: str, language: str, place: str
) -> None:
    dashboard.query_params.update({"lang": language, "place": place})
    at = opened(dashboard, page)
    assert sum('<h1 class="answer">' in body for body in html(at)) == 1
    shown = words_on(at) if page != "method" else re.sub(r"\b[a-z]+_[a-z_]+\b", "", words_on(at))
    assert MACHINE_WORDS.findall(shown) == []


def test_overview_tells_what_fell_due(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    at = opened(dashboard, "overview")
    answer = next(body for body in html(at) if '<h1 class="answer">' in body)
    assert "未达标1项" in answer
    assert 'href="ledger?place=510600&amp;as_of=2026-06-30&amp;verdict=missed&amp;due=past&amp;counted=yes"' in answer


def test_overview_opens_on_the_two_promises(dashboard: AppTest) -> None:
    at = opened(dashboard, "overview")
    shown = words_on(at)
    for part in (
        "县域内就诊率",
        "82.5%（2017年上半年）",
        "基层医疗卫生机构诊疗量占总诊疗量比例",
        "50.2%（2021年）",
        "资阳市",
        "都暂不判定",
    ):
        assert part in shown
    charts = " ".join(chart.proto.spec for chart in at.get("plotly_chart"))
    assert "80.4%" in charts
    assert "57.4%" in charts


def test_another_day_gives_another_verdict(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    at = opened(dashboard, "ledger")
    assert "到期未达标" in words_on(at)
    at.date_input(key="as_of").set_value("2024-06-30").run()
    assert not at.exception
    lines = [body for body in html(at) if 'class="ledger"' in body]
    assert lines
    assert "到期未达标" not in lines[0]


def test_ledger_filters_and_says_when_nothing_fits(dashboard: AppTest) -> None:
    at = opened(dashboard, "ledger", place="510600", q="婴儿")
    (lines,) = [body for body in html(at) if 'class="ledger"' in body]
    assert lines.count('<details class="row"') == 1
    at.text_input(key="q").input("没有这样的指标").run()
    assert "没有符合条件的目标" in words_on(at)
    assert "可放宽上面的条件" in words_on(at)


def test_ledger_says_what_is_not_for_publication(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    assert "其中1项来自不予公开的文件" in words_on(opened(dashboard, "ledger"))


def test_indicator_without_figures_says_so_and_what_next(dashboard: AppTest) -> None:
    shown = words_on(opened(dashboard, "indicator", place="510600", indicator="phc_visit_share"))
    assert "德阳市尚无报告值" in shown
    assert "分子" in shown


def test_the_choice_of_place_is_kept_from_page_to_page(dashboard: AppTest) -> None:
    at = opened(dashboard, "overview")
    at.selectbox(key="place").select("510600").run()
    at.switch_page("app/pages/ledger.py").run()
    assert at.selectbox(key="place").value == "510600"
    assert "德阳市" in next(body for body in html(at) if '<h1 class="answer">' in body)


def test_a_place_without_verdicts_is_told_what_to_report_first(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "512000"
    shown = words_on(opened(dashboard, "overview"))
    assert "资阳市目前没有已判定的目标任务" in shown
    assert "需先填报" in shown
