"""The URL holds every choice as a code, in either language; links keep the shared ones; odd codes mean nothing."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

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
