"""A load too large to be numbered stands in a table of its own: nobody who asks can tell."""

from typing import Any

import pytest
from case_folder import write_load, write_table
from random_cases import random_cases
from random_data_folder import write_data_folder

from loaders.data_folder import DataFolder
from loaders.errors import Faults
from loaders.warehouse import build, connect, staging

_QUERIES = (
    "SELECT * EXCLUDE (known_by) FROM assessment('2024-06-30', $known_by)",
    "SELECT * EXCLUDE (load_row) FROM reported_figures_at($known_by)",
)


# After a load went, after some was sent again, with a load gone and with it back.
_MOMENTS = ("2023-12-05", "2024-01-01 12:00:00", "2024-01-03 12:00:00", None)


def decision(action: str, subject_id: str, field: str = "", value: str = "") -> dict[str, str]:
    return {
        "action": action,
        "subject_id": subject_id,
        "field": field,
        "value": value,
        "reason": "核对",
        "evidence": "",
    }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Figures of every kind; some corrected, one withdrawn, some sent again, a load withdrawn and another that came back."""
    root = tmp_path_factory.mktemp("large")
    cases = random_cases(80, 7)
    write_data_folder(root, cases)
    data = DataFolder(root)
    rows = [row for row in cases.tables["figures"] if row["load"] == "base"]
    again = [{name: row[name] for name in row if name != "load"} for row in rows[:5]]
    write_load(data.loads, "2024-01-01", "figures", "sent again", {"figures": again})
    withdrawn = write_load(
        data.loads, "2024-01-02", "figures", "came back", {"figures": [{**again[0], "figure_id": "back"}]}
    )
    gone = write_load(data.loads, "2024-01-03", "decisions", "gone", {"decisions": [decision("withdraw", withdrawn)]})
    decisions = [
        decision("correct", rows[7]["figure_id"], "value", "61.5"),
        decision("withdraw", rows[8]["figure_id"]),
        decision("reject", rows[9]["figure_id"]),
        decision("withdraw", gone),
    ]
    write_load(data.loads, "2024-01-04", "decisions", "decided", {"decisions": decisions})
    return data


def told(data: DataFolder) -> dict[tuple[str, str | None], list[tuple[Any, ...]]]:
    """What is asked, as known at each moment at which something came."""
    with connect(data) as connection:
        answers = {
            (query, moment): connection.execute(
                f"SELECT * FROM ({query}) ORDER BY ALL", {"known_by": moment}
            ).fetchall()
            for query in _QUERIES
            for moment in _MOMENTS
        }
        answers["history", None] = connection.execute("SELECT * FROM history ORDER BY ALL").fetchall()
    return answers


def test_large_loads_are_judged_and_shown_like_small_ones(data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    build(data)
    small = told(data)
    monkeypatch.setattr(staging, "_NUMBERED_BYTES", 0)
    build(data)
    with connect(data) as connection:
        kept = connection.execute("SELECT count(*) FROM large_figure_versions").fetchall()
        moved = connection.execute("SELECT count(*) FROM figure_versions").fetchall()
    assert kept[0][0] > 200
    assert 0 < moved[0][0] < 100
    large = told(data)
    assert [key for key in small if small[key] != large[key]] == []
    assert all(small[query, None] for query in _QUERIES)


def test_a_wrong_cell_of_a_large_load_is_told_with_its_row(data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_NUMBERED_BYTES", 0)
    rows = [
        {"figure_id": "a", "jurisdiction_id": "510700", "value": "81", "value_type": "reported", "source": "年报"},
        {"figure_id": "b", "jurisdiction_id": "", "value": "82", "value_type": "guessed", "source": "年报"},
    ]
    load_id = write_load(data.loads, "2024-02-01", "figures", "wrong", {"figures": rows})
    for cells in ({}, {"jurisdiction_id": "510700"}, {"value_type": "reported", "value": "八十"}):
        write_table(data.loads / load_id / "figures.csv", [rows[0], rows[1] | cells])
        with pytest.raises(Faults) as caught:
            build(data)
        wrong = {"jurisdiction_id", "value_type"} - set(cells) | set(cells) & {"value"}
        assert {(fault.file, fault.row, fault.column) for fault in caught.value.faults} == {
            (f"{load_id}/figures.csv", 3, column) for column in wrong
        }
