"""Load folders: append-only, the same file once, broken ones named."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from loaders.errors import Faults, LoadError
from loaders.loads import Actor, NewLoad, read_loads, write_load

CLERK = Actor("张榆县统计岗")
MORNING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def a_return(content=b"x", value=73.0):
    row = {"figure_id": "f-1", "indicator_id": "phc_visit_share", "value": value, "unit": "%", "scope": None}
    return NewLoad("figures", "一季度报送表", "一季度.csv", content, tables={"figures": [row]})


def test_a_load_is_a_folder_named_by_moment_and_content(data):
    receipt = write_load(data.loads, a_return(), CLERK, now=MORNING)

    assert receipt.is_new
    assert receipt.load.load_id == "20261121T010000Z-2d711642b726"
    assert [path.name for path in data.loads.iterdir() if not path.name.startswith(".")] == [receipt.load.load_id]
    assert json.loads((receipt.load.folder / "load.json").read_text("utf-8")) == {
        "format": 1,
        "load_kind": "figures",
        "title": "一季度报送表",
        "source": {
            "name": "一季度.csv",
            "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
        },
        "recorded_at": "2026-11-21T01:00:00.000000Z",
        "recorded_by": "张榆县统计岗",
        "method": "duixian 0.1.0",
        "files": {"figures.csv": "dc15e716a6cb1c965bec87ee763a93732310c07cd34189912bb43d96a33bc6aa"},
        "checksum": "d3c9ddbe1adcf67ec4fffdede083ed8dba52cf8f23462a21823c8eee5b1437b7",
    }
    [load] = read_loads(data)
    [row] = load.rows("figures")
    assert (row["value"], row["unit"], row["scope"]) == ("73", "%", "")
    assert receipt.counts == {"figures": 1}


def test_the_same_file_is_not_loaded_twice(data):
    first = write_load(data.loads, a_return(), CLERK, now=MORNING)
    second = write_load(data.loads, a_return(), CLERK, now=MORNING + timedelta(days=3))

    assert not second.is_new
    assert second.load.load_id == first.load.load_id
    assert len(read_loads(data)) == 1


def test_loads_are_read_in_the_order_they_were_recorded_even_within_one_second(data):
    ids = [write_load(data.loads, a_return(bytes([n])), CLERK, now=MORNING).load.load_id for n in range(5)]

    assert [load.load_id for load in read_loads(data)] == ids
    moments = [load.recorded_at for load in read_loads(data)]
    assert moments == sorted(set(moments))


def test_a_clock_set_back_does_not_put_a_load_before_its_forerunners(data):
    write_load(data.loads, a_return(b"1"), CLERK, now=MORNING)
    late = write_load(data.loads, a_return(b"2"), CLERK, now=MORNING - timedelta(hours=2))

    assert late.load.recorded_at > MORNING


def test_a_failed_write_leaves_nothing_behind(data):
    broken = NewLoad("figures", "坏表", "坏表.csv", b"y", tables={"figures": [{"no_such_column": 1}]})

    with pytest.raises(ValueError, match="no_such_column"):
        write_load(data.loads, broken, CLERK)
    assert [path.name for path in data.loads.iterdir() if path.name != ".lock"] == []


def test_a_viewer_cannot_write(data):
    with pytest.raises(LoadError, match="只能查看"):
        write_load(data.loads, a_return(), Actor("来访者", "viewer"))
    assert not data.loads.exists()


def test_unfinished_writes_are_no_loads(data):
    (data.loads / ".writing-abc").mkdir(parents=True)

    assert read_loads(data) == []


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda folder: (folder / "load.json").unlink(), "没有 load.json"),
        (lambda folder: (folder / "load.json").write_text("{", "utf-8"), "读不出来"),
        (lambda folder: (folder / "load.json").write_text("[]", "utf-8"), "不是一个对象"),
        (lambda folder: (folder / "load.json").write_text('{"format": 1}', "utf-8"), "缺少 load_kind"),
        (lambda folder: _change(folder, format=2), "格式版本为 2"),
        (lambda folder: _change(folder, load_kind="poem"), "load_kind 为 poem"),
        (lambda folder: _change(folder, recorded_at="昨天"), "recorded_at 为 昨天"),
        (lambda folder: _change(folder, recorded_at="2026-11-21T01:00:00"), "不是时间"),
        (lambda folder: _change(folder, source={"name": "x", "sha256": "0" * 64}), "不一致"),
    ],
)
def test_a_broken_folder_is_named_with_what_is_wrong(data, spoil, reason):
    good = write_load(data.loads, a_return(b"good"), CLERK, now=MORNING).load
    bad = write_load(data.loads, a_return(b"bad"), CLERK, now=MORNING).load
    spoil(bad.folder)

    with pytest.raises(Faults) as caught:
        read_loads(data)
    [fault] = caught.value.faults
    assert bad.load_id in fault.file
    assert good.load_id not in str(fault)
    assert reason in fault.reason
    assert "备份" in fault.next_step


def test_a_broken_table_is_named_with_its_line(data):
    load = write_load(data.loads, a_return(), CLERK).load
    with (load.folder / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("x" + "," * 40 + "\n")

    with pytest.raises(LoadError, match=r"figures\.csv 第3行：单元格多于表头"):
        list(load.rows("figures"))


def test_many_figures_are_kept_as_parquet(data, monkeypatch):
    import duckdb

    monkeypatch.setattr("loaders.loads.write.PARQUET_ROWS", 2)
    rows = [{"figure_id": f"f-{n}", "value": n / 4, "scope": None} for n in range(3)]
    load = write_load(data.loads, NewLoad("figures", "大表", "大表.csv", b"z", tables={"figures": rows}), CLERK).load

    assert load.path_of("figures") == load.folder / "figures.parquet"
    assert not (load.folder / "figures.csv").exists()
    with duckdb.connect() as connection:
        query = "SELECT figure_id, value, scope FROM read_parquet($path) ORDER BY ALL"
        kept = connection.execute(query, {"path": str(load.folder / "figures.parquet")}).fetchall()
    assert kept == [("f-0", "0", None), ("f-1", "0.25", None), ("f-2", "0.5", None)]


def _change(folder, **changes):
    header = json.loads((folder / "load.json").read_text("utf-8")) | changes
    (folder / "load.json").write_text(json.dumps(header), "utf-8")
