"""What is on record is never changed: where somebody edits a load by hand, a build says which and what to do, and takes nothing."""

import json

import pytest

from loaders.errors import Faults
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.checksums import faults_of_files
from loaders.warehouse import build, publish_drafts

OFFICE = Actor("市医改办", "publisher")
RETURN = "指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,512000,2022,52.4,%,年报\n"


@pytest.fixture
def load(data):
    return add_bytes(RETURN.encode(), "报送表.csv", data, OFFICE, AddOptions()).load


def rewritten(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("edit", "file", "reason"),
    [
        (lambda folder: rewritten(folder / "figures.csv", "52.4", "62.4"), "figures.csv", "被改动过"),
        (lambda folder: rewritten(folder / "source.csv", "52.4", "62.4"), "source.csv", "被改动过"),
        (lambda folder: rewritten(folder / "load.json", "市医改办", "县统计岗"), "load.json", "被改动过"),
        (lambda folder: (folder / "figures.csv").unlink(), "figures.csv", "文件不见了"),
        (lambda folder: (folder / "commitments.csv").write_text("commitment_id\n"), "commitments.csv", "后来放进去的"),
    ],
)
def test_a_build_tells_what_was_changed(data, load, edit, file, reason):
    edit(load.folder)
    with pytest.raises(Faults) as caught:
        build(data)

    [fault] = caught.value.faults
    assert fault.file == f"{load.load_id}/{file}"
    assert reason in fault.reason
    assert "恢复" in fault.next_step or "移出" in fault.next_step


def test_a_changed_draft_is_not_published(data):
    mine = data.with_drafts_of(OFFICE.name)
    draft = add_bytes(RETURN.encode(), "报送表.csv", mine, OFFICE, AddOptions()).load
    rewritten(draft.folder / "figures.csv", "52.4", "62.4")

    with pytest.raises(Faults, match="被改动过"):
        publish_drafts(mine, OFFICE)
    assert read_loads(data) == []


def test_a_stray_file_harms_nobody(data, load):
    (load.folder / "desktop.ini").write_text("[.ShellClassInfo]")
    assert faults_of_files(read_loads(data)) == []


def test_a_load_from_before_there_were_checksums_is_taken(data, load):
    path = load.folder / "load.json"
    header = {
        key: value for key, value in json.loads(path.read_text("utf-8")).items() if key not in {"files", "checksum"}
    }
    path.write_text(json.dumps(header), "utf-8")
    rewritten(load.folder / "figures.csv", "52.4", "62.4")
    assert faults_of_files(read_loads(data)) == []
