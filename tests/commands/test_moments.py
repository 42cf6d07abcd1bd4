"""Dates and moments as a user writes them."""

import time
from datetime import date, datetime

import click
import pytest

from loaders.commands.moments import as_of_date, known_by_moment, moment_in_china


@pytest.fixture
def in_china(monkeypatch):
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("text", ["2019-01-01", "2019年1月1日", "20190101", "2019/1/1"])
def test_a_day(text):
    assert as_of_date(text) == date(2019, 1, 1)


@pytest.mark.parametrize("text", ["2019", "2019年", "昨天", ""])
def test_what_is_no_day(text):
    with pytest.raises(click.BadParameter):
        as_of_date(text)


@pytest.mark.parametrize("text", ["9999-12-31", "1066-10-14"])
def test_a_day_out_of_range(text):
    with pytest.raises(click.BadParameter, match="年份要在 1949 到 2100 之间"):
        as_of_date(text)


def test_today_is_today_in_china():
    assert abs((as_of_date(None) - datetime.now().date()).days) <= 1


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-21T22:54:00Z", datetime(2026, 11, 21, 22, 54)),
        ("2026-11-21T22:54:00.120000Z", datetime(2026, 11, 21, 22, 54, 0, 120000)),
        ("2026-11-22T06:54:00+08:00", datetime(2026, 11, 21, 22, 54)),
        ("2026-11-22T06:54", datetime(2026, 11, 21, 22, 54)),
        ("2026-11-22", datetime(2026, 11, 22, 15, 59, 59, 999999)),
        ("20261121T225400Z", datetime(2026, 11, 21, 22, 54, 0, 999999)),
    ],
)
def test_a_moment_in_utc(in_china, text, moment):
    assert known_by_moment(text) == moment


def test_no_moment():
    assert known_by_moment(None) is None
    with pytest.raises(click.BadParameter, match="不是时间"):
        known_by_moment("刚才")


def test_a_recorded_moment_is_shown_by_chinas_clock():
    assert moment_in_china("2026-11-21T22:54:00.120000Z") == "2026-11-22 06:54（北京时间）"
    assert moment_in_china("") == "尚无记录"
