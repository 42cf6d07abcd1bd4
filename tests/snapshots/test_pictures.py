"""A picture of a chart carries the id of the snapshot that froze just what it shows, and none otherwise."""

from datetime import date, datetime, timedelta

import pytest

from app import snapshot_record
from tests.snapshots.conftest import AS_OF


@pytest.fixture
def last(taken, monkeypatch):
    monkeypatch.setattr(snapshot_record, "all_snapshots", lambda: ([taken], []))
    return taken.known_by


def test_the_same_day_and_record(taken, last):
    assert snapshot_record.id_of_view(AS_OF, None, last) == taken.snapshot_id
    assert snapshot_record.id_of_view(AS_OF, last + timedelta(days=1), last) == taken.snapshot_id


@pytest.mark.parametrize("later", [datetime(2026, 5, 2), None])
def test_another_record(last, later):
    assert snapshot_record.id_of_view(AS_OF, None, later) is None


def test_another_day(last):
    assert snapshot_record.id_of_view(date(2026, 6, 29), None, last) is None
