"""The URL holds every choice as a code, in either language; links keep the shared ones; odd codes mean nothing."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app.address import Address, a_day, a_number, a_text, one_of


def little_app() -> None:
    import streamlit as st

    from app import address

    address.begin()
    address.choice("lang", "zh", address.one_of(["zh", "en"]))
    names = {"zh": {"a": "甲", "b": "乙"}, "en": {"a": "Alpha", "b": "Beta"}}[st.session_state["lang"]]
    st.selectbox(
        "one", ["a", "b"], format_func=names.__getitem__, **address.choice("one", "a", address.one_of(["a", "b"]))
    )
    st.multiselect(
        "several",
        ["a", "b"],
        format_func=names.__getitem__,
        **address.choice("several", [], address.one_of(["a", "b"]), several=True),
    )
    st.text_input("words", **address.choice("q", "", address.a_text))
    address.finish()


def test_a_choice_goes_into_the_url_as_a_code() -> None:
    at = AppTest.from_function(little_app).run()
    assert dict(at.query_params) == {}  # all at their defaults
    at.selectbox(key="one").select("b").run()
    at.text_input(key="q").input("就诊率").run()
    assert at.query_params["one"] in ("b", ["b"])
    assert at.query_params["q"] in ("就诊率", ["就诊率"])
    assert not at.exception


def test_a_deep_link_is_read() -> None:
    at = AppTest.from_function(little_app)
    at.query_params.update({"one": "b", "several": ["b", "a"], "lang": "en"})
    at.run()
    assert at.selectbox(key="one").value == "b"
    assert at.multiselect(key="several").value == ["b", "a"]
    assert at.selectbox(key="one").options == ["Alpha", "Beta"]


def test_a_code_that_means_nothing_falls_back_to_the_default() -> None:
    at = AppTest.from_function(little_app)
    at.query_params.update({"one": "<script>", "several": ["x"], "lang": "fr"})
    at.run()
    assert not at.exception
    assert (at.selectbox(key="one").value, at.multiselect(key="several").value) == ("a", [])
    assert dict(at.query_params) == {}


def odd_app() -> None:
    import streamlit as st

    from app import address
    from app.refused import refused_told
    from app.texts import Words

    address.begin()
    with refused_told(Words("zh")):
        named = {"a": "甲", "b": "乙"}
        st.selectbox(
            "one", ["a", "b"], **address.choice("indicator", "a", address.one_of(["a", "b"]), called=named.__getitem__)
        )
        st.multiselect("many", ["a"], **address.choice("verdict", [], address.one_of(["a"]), several=True))
        with refused_told(Words("zh")):  # as a part of the page that runs alone: what it drew is told there, and once
            st.selectbox("odd", ["a", "b"], **address.choice("odd", "a", address.one_of(["a", "b"])))
    address.finish()


def lines(at: AppTest) -> list[str]:
    bodies = " ".join(block.proto.body for block in at.get("html"))
    return re.findall(r"链接中的.*?。", bodies)


def test_a_link_that_no_longer_holds_says_so_until_another_choice_is_made() -> None:
    at = AppTest.from_function(odd_app)
    at.query_params.update({"indicator": "gone", "verdict": ["a", "<b>"], "odd": "x"})
    at.run()
    assert lines(at) == [
        "链接中的指标“gone”不在册或不在可选范围内，现显示甲。",
        "链接中的判定“&lt;b&gt;”不在册或不在可选范围内，现按默认显示。",
        "链接中的选项“x”不在册或不在可选范围内，现按默认显示。",
    ]
    assert lines(at.run()) == lines(at) != []  # a run that changes nothing says it still
    assert lines(at.selectbox(key="indicator").select("b").run()) == []


def test_a_link_that_holds_says_nothing() -> None:
    at = AppTest.from_function(odd_app)
    at.query_params.update({"indicator": "b", "verdict": ["a"]})
    assert lines(at.run()) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "链接中的指标“gone”不在册或不在可选范围内，现显示健康水平｜孕产妇死亡率。"),
        ("en", "The link asks for the indicator “gone”, which is not on record or out of range; shown is "),
    ],
)
def test_the_page_of_an_indicator_says_that_another_was_asked_for(
    dashboard: AppTest, language: str, expected: str
) -> None:
    dashboard.query_params["lang"] = language
    dashboard.run()
    dashboard.query_params["indicator"] = "gone"
    at = dashboard.switch_page("app/pages/indicator.py").run()
    (said,) = [block.proto.body for block in at.get("html") if "“gone”" in block.proto.body]
    assert expected in said
    assert said.count("<p") == 1


def test_links_keep_the_shared_choices() -> None:
    address = Address({"lang": ["en"], "as_of": ["2019-01-01"]})
    url = urlsplit(address.link("ledger", verdict=["missed", "due_unreported"], place="512000"))
    assert url.path == "ledger"
    assert parse_qs(url.query) == {
        "lang": ["en"], "as_of": ["2019-01-01"], "verdict": ["missed", "due_unreported"], "place": ["512000"]
    }  # fmt: skip
    assert Address({}).link("") == "."


def test_readers_of_codes() -> None:
    day = a_day(date(2009, 1, 1), date(2026, 6, 30))
    assert day("2019-01-01") == date(2019, 1, 1)
    assert [day(c) for c in ("2026-07-01", "1999-01-01", "yesterday", "")] == [None] * 4
    assert [a_number(c) for c in ("3", "0", "-1", "x", "99999")] == [3, None, None, None, None]
    assert (a_text(""), a_text("就诊")) == (None, "就诊")
    assert one_of(["a"])("b") is None
