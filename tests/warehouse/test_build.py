"""Building and publishing: whole or not at all, as known then, every fault told with its place."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest
from case_folder import CaseFolder, write_load, write_table
from case_words import case, promise, year

from loaders.data_folder import DataFolder
from loaders.errors import Faults, OutdatedWarehouseError, WarehouseError
from loaders.warehouse import build, connect, published_path


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A folder with one promise and one figure that keeps it."""
    cases = CaseFolder(tmp_path / "data", [case("", promise(80), [year(2022, 81)], "2023-06-30", {})])
    cases.close()
    return cases.data


def assessed(data: DataFolder, known_by: str | None = None) -> list[tuple[Any, ...]]:
    connection = connect(data)
    rows = connection.execute(
        "SELECT * EXCLUDE (known_by) FROM assessment('2023-06-30', ?) ORDER BY ALL", [known_by]
    ).fetchall()
    connection.close()
    return rows


def verdict(data: DataFolder, known_by: str | None = None) -> str:
    connection = connect(data)
    rows = connection.execute("SELECT verdict FROM assessment('2023-06-30', ?)", [known_by]).fetchall()
    connection.close()
    return str(rows[0][0])


def revision(data: DataFolder, value: float) -> str:
    row = year(2022, value) | {
        "figure_id": "revised",
        "indicator_id": "k00000.share",
        "jurisdiction_id": "k00000.510700",
    }
    return write_load(data.loads, "2023-05-01", "figures", "revision", {"figures": [row]})


@pytest.mark.parametrize("change", ["CREATE OR REPLACE MACRO made_by() AS 'another'", "DROP MACRO made_by"])
def test_a_database_of_another_version_of_the_program_is_built_anew(data: DataFolder, change: str) -> None:
    with duckdb.connect(str(published_path(data))) as connection:
        connection.execute(change)
    with pytest.raises(OutdatedWarehouseError, match="另一个版本的程序"):
        connect(data)
    build(data)
    assert verdict(data) == "met"


def test_what_was_known_then_is_told_as_then(data: DataFolder) -> None:
    before = assessed(data, "2023-04-01")
    revision(data, 70)
    build(data)
    assert verdict(data) == "missed"
    assert assessed(data, "2023-04-01") == before


def test_a_withdrawn_load_counts_until_then_and_again_when_that_is_undone(data: DataFolder) -> None:
    load_id = revision(data, 70)
    gone = {"action": "withdraw", "subject_id": load_id, "field": "", "value": "", "reason": "报错了", "evidence": ""}
    withdrawal = write_load(data.loads, "2023-06-01", "decisions", "withdraw", {"decisions": [gone]})
    undone = gone | {"subject_id": withdrawal, "reason": "没有报错"}
    write_load(data.loads, "2023-07-01", "decisions", "undo", {"decisions": [undone]})
    build(data)
    assert [verdict(data, day) for day in ("2023-04-15", "2023-05-15", "2023-06-15", "2023-07-15")] == [
        "met",
        "missed",
        "met",
        "missed",
    ]


def test_decisions_outlive_a_better_extractor(data: DataFolder) -> None:
    connection = connect(data)
    columns = "commitment_id, document_id, indicator_id, jurisdiction_id, comparator, value, unit, due_date, quote, verification"
    row = connection.execute(f"SELECT {columns} FROM commitments_at()").fetchall()[0]
    connection.close()
    again = dict(zip(columns.split(", "), row, strict=True)) | {"review": "proposed"}
    corrected = {
        "action": "correct",
        "subject_id": again["commitment_id"],
        "field": "value",
        "value": "90",
        "reason": "看错了",
        "evidence": "",
    }
    write_load(data.loads, "2023-01-01", "decisions", "correct", {"decisions": [corrected]})
    write_load(data.loads, "2023-02-01", "document", "again", {"commitments": [again]})
    build(data)
    assert verdict(data, "2022-12-31") == "met"
    assert verdict(data, "2023-01-15") == "missed"
    assert verdict(data) == "missed"


def test_every_fault_is_told_at_once_and_the_old_database_stays(data: DataFolder) -> None:
    published = published_path(data)
    bad = year(2022, 70) | {"figure_id": "bad", "indicator_id": "nowhere", "jurisdiction_id": "999999", "source": ""}
    load_id = write_load(data.loads, "2023-05-01", "figures", "bad", {"figures": [bad]})
    with pytest.raises(Faults) as caught:
        build(data)
    assert {(fault.file, fault.row, fault.column) for fault in caught.value.faults} == {
        (f"{load_id}/figures", 2, column) for column in ("indicator_id", "jurisdiction_id", "source")
    }
    assert all(fault.reason and fault.next_step for fault in caught.value.faults)
    assert published_path(data) == published
    assert verdict(data) == "met"


def test_wrong_cells_are_told_with_row_and_column(data: DataFolder) -> None:
    load_id = write_load(data.loads, "2023-05-01", "figures", "cells", {"figures": [year(2021, 70), year(2022, 70)]})
    rows = [year(2021, 70) | {"value": "七十", "period_end": "2021-13-01"}, year(2022, 70) | {"value_type": "guessed"}]
    write_table(data.loads / load_id / "figures.csv", rows)
    with pytest.raises(Faults) as caught:
        build(data)
    assert {(fault.row, fault.column) for fault in caught.value.faults} == {
        (2, "value"),
        (2, "period_end"),
        (3, "value_type"),
    }


def test_without_a_database_the_next_step_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="loaders build"):
        connect(DataFolder(tmp_path))


def test_a_reader_goes_on_with_the_database_it_opened(data: DataFolder) -> None:
    reader = connect(data)
    revision(data, 70)
    build(data)
    assert reader.execute("SELECT verdict FROM assessment('2023-06-30')").fetchall() == [("met",)]
    reader.close()
    assert verdict(data) == "missed"
    build(data)
    assert len(list(data.build.glob("warehouse-*.duckdb"))) <= 2


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_killed_at_any_time_the_old_database_is_good(data: DataFolder, seconds: float) -> None:
    revision(data, 70)
    code = "import sys; from pathlib import Path; from loaders.data_folder import DataFolder; from loaders.warehouse import build; build(DataFolder(Path(sys.argv[1])))"
    project = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(data.root)], cwd=project, env={**os.environ, "PYTHONPATH": str(project)}
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert verdict(data) in {"met", "missed"}
    build(data)
    assert verdict(data) == "missed"
