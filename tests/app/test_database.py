"""Answers are kept under the version of the database they were asked of: that very version is read, or none."""

from pathlib import Path

import pytest
from drawer_rows import EARLIER, LATER, PAPER, PROMISE
from streamlit.testing.v1 import AppTest

from app import database
from app.database import Database, published_version
from loaders.data_folder import DataFolder
from loaders.errors import WarehouseError
from loaders.loads import LOCAL
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A data folder of its own with one figure, built."""
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path))
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    data = DataFolder(tmp_path)
    tables = {"documents": [PAPER], "commitments": [PROMISE], "figures": [EARLIER]}
    write_load(data.loads, NewLoad("figures", "目标", "1.csv", b"a promise and the first figure", tables=tables), LOCAL)
    build(data)
    return data


def published_with_another_figure(data: DataFolder) -> Database:
    write_load(data.loads, NewLoad("figures", "年报", "2.csv", b"another figure", tables={"figures": [LATER]}), LOCAL)
    return Database(build(data).name)


def figures(of: Database) -> int:
    [(count,)] = of.cursor().execute("SELECT count(*) FROM reported_figures").fetchall()
    return int(count)


def test_a_version_is_opened_again_as_it_was_though_another_is_published(data: DataFolder) -> None:
    first = Database(published_version() or "")
    before = first.cursor()
    second = published_with_another_figure(data)
    database._open.clear()  # as where two others were opened meanwhile
    assert (figures(first), figures(second)) == (1, 2)
    before.close()


def test_a_version_whose_file_is_gone_is_no_other_one(data: DataFolder) -> None:
    published_with_another_figure(data)
    with pytest.raises(WarehouseError, match="warehouse-gone"):
        Database("warehouse-gone.duckdb").cursor()


def page() -> None:
    import streamlit as st

    from app.database import Database, published_version

    version = st.session_state.pop("asked", None) or published_version()
    Database(version).cursor()
    st.text(version)


def test_a_page_that_asks_a_version_that_is_gone_starts_anew_with_the_published_one(data: DataFolder) -> None:
    at = AppTest.from_function(page)
    at.session_state["asked"] = "warehouse-gone.duckdb"
    assert [text.value for text in at.run().text] == [published_version()]
    assert not at.exception
