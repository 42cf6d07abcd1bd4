"""A snapshot holds: it is what was taken, the database still says the same, a flipped byte is named, every change has a cause."""

import json
import shutil
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from loaders.__main__ import main
from loaders.data_folder import DataFolder
from loaders.errors import LoadError, SnapshotError
from loaders.loads.actor import LOCAL, Actor
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.warehouse import connect
from loaders.warehouse.snapshots.compare import Side, compare
from loaders.warehouse.snapshots.snapshot import find_snapshot, read_snapshot, snapshots, take
from loaders.warehouse.snapshots.verify import faults_of_snapshot, why_not_reproduced
from tests.snapshots.conftest import AS_OF, CITY, COUNTY, promise, reported


def run(world, *arguments):
    return CliRunner().invoke(main, ["--data", str(world.data.root), *map(str, arguments)], catch_exceptions=False)


def changed(world, before, after=None, as_of=AS_OF, **chosen):
    """Commitment and place to (before, after, causes) of what changed."""
    with connect(world.data) as connection:
        later = Side.of(after) if after else Side.now(connection, as_of)
        rows = compare(connection, Side.of(before), later, **chosen)
    return {
        (row["commitment_id"], row["jurisdiction_id"]): (
            row["standing_before_word"],
            row["standing_after_word"],
            row["cause_words"],
        )
        for row in rows
    }


def test_a_snapshot_is_named_for_its_content_and_whole(still, taken):
    assert taken.folder.name == taken.snapshot_id == find_snapshot(still.data, taken.snapshot_id[-6:]).snapshot_id
    assert taken.header["as_of"] == "2026-06-30"
    assert taken.header["known_by"] == "2026-05-01T00:00:00Z"
    assert [load[0][:16] for load in taken.header["loads"]] == ["20260501T000000Z"]
    assert set(taken.header["files"]) == {path.name for path in taken.folder.iterdir()} - {"snapshot.json"}
    assert faults_of_snapshot(taken) == []
    assert taken.snapshot_id in [one.snapshot_id for one in snapshots(still.data)[0]]


def test_its_file_is_what_assess_gives_now_and_after_new_loads(world):
    kept = take(world.data, LOCAL, as_of=AS_OF)
    asked = ("assess", "--format", "csv", "--as-of", kept.header["as_of"], "--known-by", kept.header["known_by"])
    assert run(world, *asked).stdout_bytes == kept.path_of("assessments").read_bytes()

    world.load(figures=[reported(11, "infant_mortality", 2025, 4.7, "‰")])
    register = world.data.loads.parent / "more.csv"
    register.write_text("动作,对象编号,栏,值,理由\n改正,zg-2,value,3,笔误\n", "utf-8")
    assert run(world, "decide", register).exit_code == 0
    world.build()

    assert run(world, *asked).stdout_bytes == kept.path_of("assessments").read_bytes()
    with connect(world.data) as connection:
        assert why_not_reproduced(kept, connection) is None
    assert "逐字节相同" in run(world, "snapshot", "verify", "latest").output


@pytest.mark.parametrize("file", ["ledger.csv", "inputs.csv", "snapshot.json"])
def test_one_flipped_byte_is_found_and_its_file_named(still, tmp_path, taken, file):
    copy = tmp_path / taken.snapshot_id
    shutil.copytree(taken.folder, copy)
    content = bytearray((copy / file).read_bytes())
    place = content.index(b"2026-06-30") + 9 if b"2026-06-30" in content else len(content) // 2
    content[place] ^= 1
    (copy / file).write_bytes(bytes(content))

    [fault] = faults_of_snapshot(read_snapshot(copy))
    assert fault.file == f"{taken.snapshot_id}/{file}"


def test_a_missing_and_a_strange_file_are_named(tmp_path, taken):
    copy = tmp_path / taken.snapshot_id
    shutil.copytree(taken.folder, copy)
    (copy / "places.csv").unlink()
    (copy / "新建.csv").write_text("x", "utf-8")

    assert {fault.file.split("/")[1]: fault.reason for fault in faults_of_snapshot(read_snapshot(copy))} == {
        "places.csv": "文件不见了",
        "新建.csv": "不是这个存档的文件",
    }


def test_a_broken_header_is_told_and_the_others_are_listed(taken, tmp_path):
    folder = DataFolder(tmp_path)
    shutil.copytree(taken.folder, folder.snapshots / taken.snapshot_id)
    broken = folder.snapshots / "20260701T000000Z-000000000000"
    broken.mkdir()
    (broken / "snapshot.json").write_text("{", "utf-8")

    result = CliRunner().invoke(main, ["--data", str(tmp_path), "snapshot", "list"])
    assert taken.snapshot_id in result.output
    found, faults = snapshots(folder)
    assert [kept.snapshot_id for kept in found] == [taken.snapshot_id]
    assert [fault.file for fault in faults] == [f"{broken.name}/snapshot.json"]


def test_who_only_reads_takes_none(still):
    with pytest.raises(LoadError, match="只能查看"):
        take(still.data, Actor("读者", "viewer"), as_of=AS_OF)
    with pytest.raises(LoadError, match="经办账号"):
        take(still.data, Actor(" "), as_of=AS_OF)


def test_nothing_on_record_is_refused_and_leaves_nothing_behind(still):
    with pytest.raises(SnapshotError, match="没有可以存档的"):
        take(still.data, LOCAL, as_of=AS_OF, known_by=datetime(2020, 1, 1))
    assert [path for path in still.data.snapshots.iterdir() if path.name.startswith(".")] == []


def test_every_change_has_its_cause(world):
    before = take(world.data, LOCAL, as_of=AS_OF)
    world.load(figures=[reported(21, "infant_mortality", 2025, 5.9, "‰", value_type="reported", source="复核")])
    world.load(
        figures=[reported(22, "phc_visit_share", 2025, 61.0, "%")],
        commitments=[promise(9, "infant_mortality", "le", 5, "‰", "2026-06-30")],
    )
    decide(
        [
            Decision("correct", "zg-3", "value", "15", "原文为15"),
            Decision("accept", "zg-4", reason="已核对"),
            Decision("reject", "zg-5", reason="不是量化目标"),
            Decision("correct", "zgf-2", "value", "91", "年报更正"),
        ],
        world.data, Actor("督查室"),
    )  # fmt: skip
    world.build()

    found = changed(world, before, disclosure="all")
    assert found["zg-1", CITY] == ("到期未达标", "按期达标", ["数据修订"])
    assert found["zg-2", CITY][2] == ["数据修订"]
    assert found["zg-3", COUNTY][2] == ["目标调整"]
    assert found["zg-4", CITY] == ("待审核", "无数据", ["审核采纳"])
    assert found["zg-5", CITY] == ("无数据", "（无）", ["审核不采纳"])
    assert found["zg-6", CITY] == ("无数据", "目前已达标", ["新数据"])
    assert found["zg-9", CITY][::2] == ("（无）", ["新增目标"])
    assert all(causes and causes != ["所依据的其他记录有变化"] for _, _, causes in found.values())

    after = take(world.data, LOCAL, as_of=AS_OF)
    assert changed(world, before, after, disclosure="all") == found
    assert changed(world, after) == {}

    arguments = ("snapshot", "compare", before.snapshot_id, "--as-of", AS_OF, "--format", "csv")
    table = run(world, *arguments).stdout_bytes.decode("utf-8-sig")
    assert table.startswith("目标编号,地区,指标,上期状态,本期状态,变动原因,")
    assert "zg-4,自贡市," in table
    assert "督查室：已核对" in table
    assert "88%（2024年）,91%（2024年）,≥90%，2024年底前,≥90%，2024年底前" in table
    assert "zg-5" not in table


def test_time_alone_is_told_as_such(still):
    before = take(still.data, LOCAL, as_of=date(2024, 6, 30))
    found = changed(still, before, as_of=date(2026, 6, 30))
    assert found["zg-1", CITY][0] != found["zg-1", CITY][1]
    assert "截至日期推移" in found["zg-1", CITY][2]


def test_a_changed_rule_is_a_cause(still):
    """A snapshot by other rules: its verdicts are not those that the rules of today give on the same record."""
    import hashlib

    kept = take(still.data, LOCAL, as_of=AS_OF)
    inputs = kept.path_of("inputs")
    inputs.write_text(
        inputs.read_text("utf-8-sig").replace(",missed,", ",met,", 1).replace(",missed,", ",met_at_due,", 1),
        "utf-8-sig",
    )
    header = json.loads((kept.folder / "snapshot.json").read_text("utf-8"))
    header["rules_version"] = "0.0.9-00000000"
    header["files"]["inputs.csv"] = {
        "bytes": inputs.stat().st_size,
        "sha256": hashlib.sha256(inputs.read_bytes()).hexdigest(),
    }
    kept = type(kept)(kept.folder, header)

    assert changed(still, kept)["zg-1", CITY] == ("按期达标", "到期未达标", ["规则变化"])
    with connect(still.data) as connection:
        assert why_not_reproduced(kept, connection) is None


def test_an_id_that_fits_none_or_several_is_refused(taken, tmp_path):
    folder = DataFolder(tmp_path)
    for name in (taken.snapshot_id, "20260701T000000Z-000000000000"):
        shutil.copytree(taken.folder, folder.snapshots / name)
    for text in ("20", "nonsense", ""):
        with pytest.raises(SnapshotError, match=r"个存档|没有这个存档"):
            find_snapshot(folder, text)
