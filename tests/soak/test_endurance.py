"""What `make soak` does at length, in short: kills, broken files, mutated returns."""

import pytest

from loaders.data_folder import DataFolder
from loaders.warehouse import build
from tests.soak.bad_files import add_all, bad_files, content_of, mutated_returns
from tests.soak.killing import kill_at_random_moments

SEED = 7


@pytest.fixture(autouse=True)
def _without_examples(monkeypatch):
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")


@pytest.mark.timeout(400)
def test_kill_9_at_twenty_random_moments(tmp_path, plain_main):
    outcome = kill_at_random_moments(tmp_path, 20, SEED)

    assert outcome.faults == []
    assert outcome.killed == 20
    assert outcome.acknowledged > 5  # else it was killed before it did anything


@pytest.mark.parametrize("files", [bad_files, mutated_returns])
def test_a_hundred_bad_files_harm_nothing(tmp_path, files):
    data = DataFolder(tmp_path)
    taken, refused, faults = add_all(data, files(100, SEED))

    assert faults == []
    assert taken > 5
    assert refused > 20
    build(data)  # what was taken in can be built


def test_a_change_on_record_would_be_seen(tmp_path):
    data = DataFolder(tmp_path)
    add_all(data, iter(()))
    before = content_of(data.loads)
    figures = next(data.loads.glob("*/figures.csv"))
    figures.write_bytes(figures.read_bytes().replace(b"52.4", b"62.4"))
    assert content_of(data.loads) != before
