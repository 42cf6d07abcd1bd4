"""One promise with all it rests on, proved by checksums; nothing in it that must not leave."""

import csv
import io
import zipfile

import pytest
from docx import Document

from loaders.errors import LoadError, SnapshotError
from loaders.loads.actor import LOCAL, Actor
from loaders.warehouse import connect
from loaders.warehouse.snapshots.evidence_pack import evidence_pack
from loaders.warehouse.snapshots.package import faults_of_package
from tests.snapshots.conftest import AS_OF


def pack(world, commitment_id, actor=LOCAL, disclosure="public"):
    with connect(world.data) as connection:
        content = evidence_pack(connection, world.data, actor, commitment_id, AS_OF, disclosure=disclosure)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return content, {name: archive.read(name) for name in archive.namelist()}


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_what_is_in_it(still, tmp_path):
    content, files = pack(still, "zg-1")
    assert [name for name in files if not name.startswith("附件/")] == [
        "0-索引.csv", "1-目标原句.txt", "2-口径说明单.docx", "3-判定.csv", "4-数据.csv", "5-决定与变动.csv", "SHA256SUMS",
    ]  # fmt: skip
    words = files["1-目标原句.txt"].decode("utf-8-sig")
    assert "原文：=达到90%\r\n" in words
    assert "文号：自府发〔2021〕9号" in words
    assert "目标：≥90%" in words
    [verdict] = rows(files["3-判定.csv"])
    assert verdict["判定"] == "到期未达标"
    assert [(row["数值"], row["数据来源"]) for row in rows(files["4-数据.csv"])] == [
        ("85", "'=年报(A1)"),
        ("88", "'=年报(A1)"),
    ]
    assert {row["对象编号"] for row in rows(files["5-决定与变动.csv"])} >= {"zg-1", "zgf-1", "zgf-2"}
    sheet = Document(io.BytesIO(files["2-口径说明单.docx"]))
    told = {row.cells[0].text: row.cells[1].text for row in sheet.tables[0].rows}
    assert told["指标编码"] == "phc_standard_rate"

    path = tmp_path / "证据包.zip"
    path.write_bytes(content)
    assert faults_of_package(path) == []
    assert {row["文件"] for row in rows(files["0-索引.csv"])} == set(files) - {"0-索引.csv", "SHA256SUMS"}
    assert pack(still, "zg-1")[0] == content


def test_an_unverified_number_is_not_in_it(still):
    _, files = pack(still, "zg-6")
    assert not any("88号".encode() in content for content in files.values())


def test_what_is_not_public_is_refused_unless_an_editor_asks(still):
    with pytest.raises(SnapshotError, match="不予公开"):
        pack(still, "zg-5")
    with pytest.raises(LoadError, match="只能查看"):
        pack(still, "zg-5", Actor("读者", "viewer"), "all")
    _, files = pack(still, "zg-5", LOCAL, "all")
    assert files["1-目标原句.txt"].decode("utf-8-sig").startswith("标记：内部")


def test_a_promise_that_is_not_there(still):
    with pytest.raises(SnapshotError, match="没有这项目标"):
        pack(still, "zg-99")
