"""Publishing from the dashboard: told in the page's language, and whoever reads next need not wait for the verdicts of today."""

from pathlib import Path

import pytest
from drawer_rows import EARLIER, LATER, PAPER, PLACE, PROMISE
from on_screen import page_of

from app.days import today
from loaders.data_folder import DataFolder
from loaders.loads import LOCAL
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build, published_path


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A data folder with a promise and a figure on record and another figure drafted by this machine's user."""
    for name, value in {"DUIXIAN_DATA": str(tmp_path), "DUIXIAN_BUNDLED": "0", "DUIXIAN_MODE": "local"}.items():
        monkeypatch.setenv(name, value)
    data = DataFolder(tmp_path)
    tables = {"documents": [PAPER], "commitments": [PROMISE], "figures": [EARLIER]}
    write_load(data.loads, NewLoad("figures", "目标", "1.csv", b"a promise and a figure", tables=tables), LOCAL)
    build(data)
    draft = NewLoad("figures", "年报", "2.csv", b"another figure", tables={"figures": [LATER]})
    write_load(data.with_drafts_of(LOCAL.name).writes_to, draft, LOCAL)
    return data


def test_publishing_judges_today_before_it_is_done(data: DataFolder, project: Path) -> None:
    before = published_path(data)
    at = page_of(project, "returns", PLACE, lang="en")
    at.button(key="publish").click().run()
    assert not at.exception
    path = published_path(data)
    assert path != before
    assert len(list(data.build.glob(f"{path.name}.assessment-{today():%Y%m%d}-*"))) == 1


def test_what_cannot_be_published_is_told_in_english(data: DataFolder, project: Path) -> None:
    at = page_of(project, "returns", PLACE, lang="en")
    [load] = [folder for folder in data.loads.iterdir() if folder.is_dir()]
    (load / "figures.csv").write_text("changed")
    at.button(key="publish").click().run()
    [error] = at.error
    assert "figures.csv: its checksum is not that of the day it was written: it was changed." in error.value
    assert "Restore the load's folder from the backup" in error.value
