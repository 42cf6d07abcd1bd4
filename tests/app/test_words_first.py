"""Only on a reader's first page charts wait for the words."""

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from app import words_first


def page() -> None:
    from app.words_first import wait_for_words, words_stand

    wait_for_words()
    words_stand()


def test_charts_wait_on_the_first_page_of_a_visit_and_on_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(words_first, "time", SimpleNamespace(sleep=waited.append))
    visit = AppTest.from_function(page).run()
    assert waited == [words_first.HEAD_START]
    visit.run()
    assert waited == [words_first.HEAD_START]
