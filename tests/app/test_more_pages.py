"""Wall chart, place, departments and documents on a real database: each opens with its sentence in both languages, for places with
much on record and with nothing, and keeps its choices in the address.
"""

import re

import pytest
from on_screen import MACHINE_WORDS
from streamlit.testing.v1 import AppTest

PAGES = ("wall_chart", "jurisdiction", "departments", "documents")


def opened(at: AppTest, page: str, **choices: str | list[str]) -> str:
    """All that is read on a page."""
    at.run()
    at.query_params.update(choices)
    at.switch_page(f"app/pages/{page}.py").run()
    assert not at.exception
    assert [e.value for e in at.error] == []
    return read(at)


def read(at: AppTest) -> str:
    bodies = [re.sub(r"<(style|script)>.*?</\1>", "", block.proto.body, flags=re.DOTALL) for block in at.get("html")]
    shown = [body if '<h1 class="answer">' in body else re.sub(r"<[^>]*>", " ", body) for body in bodies]
    groups = [str(option) for widget in at.get("button_group") for option in widget.options]
    return "\n".join([*shown, *groups, *(info.value for info in at.info)])


@pytest.mark.parametrize(("language", "place"), [("zh", "500155"), ("en", "510600")])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_a_sentence_and_without_machine_words(
    dashboard: AppTest, page: str, language: str, place: str
) -> None:
    dashboard.query_params.update({"lang": language, "place": place})
    shown = opened(dashboard, page)
    assert shown.count('<h1 class="answer">') == 1
    assert MACHINE_WORDS.findall(re.sub(r"<[^>]*>", " ", shown)) == []


def test_what_one_page_has_drawn_is_not_another_ones(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    said = [re.findall(r'<h1 class="answer">(.*?)</h1>', opened(dashboard, page)) for page in PAGES]
    assert len({tuple(one) for one in said}) == len(PAGES)


def test_the_wall_tells_a_place_and_those_below(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    shown = opened(dashboard, "wall_chart")
    assert "未达标1格" in shown
    assert "最需关注的是" in shown
    assert "基层医疗卫生机构达标率" in shown or "基层" in shown


def test_the_wall_of_peers_is_reached_by_its_address(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    shown = opened(dashboard, "wall_chart", places="peers")
    for peer in ("成都市", "绵阳市", "资阳市"):
        assert peer in shown


def test_a_county_is_shown_beside_its_peers(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "500155"
    assert "梁平区和所列" in opened(dashboard, "wall_chart")


def test_an_address_that_opens_nothing_says_what_to_do(dashboard: AppTest) -> None:
    assert "网址中要打开的判定在这一天没有" in opened(dashboard, "wall_chart", row="nothing_510600_2020-12-31")


def test_a_place_shows_its_promises_with_their_steps(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    shown = opened(dashboard, "jurisdiction")
    for part in ("未达标1项", "按序时或更快1项", "88.0%", "≥90%"):
        assert part in shown
    charts = " ".join(chart.proto.spec for chart in dashboard.get("plotly_chart"))
    assert (
        "88.0%（2024年），到期未达标，还差2.0个百分点" in charts.encode().decode("unicode_escape", "ignore")
        or "88.0%" in charts
    )


def test_a_place_without_figures_says_what_to_report(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "512000"
    shown = opened(dashboard, "jurisdiction")
    assert "资阳市还没有能与目标相比的报告值" in shown
    assert dashboard.get("plotly_chart") == []


def test_departments_name_who_answers_now(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "512000"
    shown = opened(dashboard, "departments")
    assert "市卫生计生委的职能由卫生健康委承接（2019年3月31日起）" in shown
    assert "未写明牵头单位" in shown


def test_numbers_of_departments_lead_to_their_rows_in_the_ledger(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    opened(dashboard, "departments")
    (table,) = [b.proto.body for b in dashboard.get("html") if 'class="plain leads"' in b.proto.body]
    assert "department=%E5%B8%82%E5%8D%AB%E7%94%9F%E5%81%A5%E5%BA%B7%E5%A7%94" in table
    assert "verdict=missed" in table


def test_a_level_whose_papers_name_nobody_says_so(dashboard: AppTest) -> None:
    shown = opened(dashboard, "departments")
    assert "都没有写明牵头单位" in shown
    assert "看所有地区的责任单位" in shown


def test_documents_are_listed_with_status_and_successor(dashboard: AppTest) -> None:
    shown = opened(dashboard, "documents")
    for part in ("现行有效", "已被替代", "由《2025年国家基本公共卫生服务经费标准》替代", "国办发〔2015〕70号"):
        assert part in shown


def test_documents_are_filtered_by_status(dashboard: AppTest) -> None:
    shown = opened(dashboard, "documents", status=["superseded"])
    assert "已被替代" in shown
    assert "期满" not in re.sub(r"^.*?文件清单", "", shown, flags=re.DOTALL)


def test_internal_documents_are_marked(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "510600"
    shown = opened(dashboard, "documents", origin="own")
    assert re.search(r"德阳市内部测算\s*内部", shown)


def test_a_document_stands_beside_the_levels_above_it(dashboard: AppTest) -> None:
    shown = opened(dashboard, "documents", document="fde7246fb8b7")
    for part in (
        "载有量化目标26项",
        "高于上级",
        "低于上级",
        "范围不同",
        "一致",
        "两处不一致",
        "这份文件未保留全文",
        "附件 › 一",
    ):
        assert part in shown
    assert len(dashboard.get("plotly_chart")) == 1


def test_a_document_that_is_not_on_record_is_said_so(dashboard: AppTest) -> None:
    shown = opened(dashboard, "documents", document="nothing")
    assert "没有记录" in shown
    assert "返回文件列表" in shown


def test_promises_that_name_nobody_are_listed_by_themselves(dashboard: AppTest) -> None:
    dashboard.query_params["place"] = "512000"
    opened(dashboard, "departments")
    html = "".join(block.proto.body for block in dashboard.get("html"))
    (n,) = re.findall(r"department=-[^>]*>未写明牵头单位(\d+)项，见台账", html)
    listed = opened(dashboard, "ledger", department="-", counted="yes")
    assert f"资阳市符合条件的目标{n}项" in listed
    assert "市卫生计生委</span>" not in listed
