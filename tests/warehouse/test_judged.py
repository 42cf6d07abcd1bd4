"""A day judged whole stands as a file beside its database, says what the judge says, and goes with it."""

from datetime import date
from pathlib import Path

import pytest
from case_folder import CaseFolder
from case_words import case, promise, year

from loaders.data_folder import DataFolder
from loaders.warehouse import build, connect, published_path
from loaders.warehouse.judged import judge_today, judged

DAY = date(2023, 6, 30)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A folder with one promise and one figure that keeps it."""
    cases = CaseFolder(tmp_path / "data", [case("", promise(80), [year(2022, 81)], "2023-06-30", {})])
    cases.close()
    return cases.data


def files(data: DataFolder) -> list[str]:
    """What stands beside the database in use, by what follows its name."""
    name = published_path(data).name
    return sorted(path.name.removeprefix(name) for path in data.build.glob("warehouse-*") if path.name != name)


def test_today_is_judged_once_and_read_by_who_comes(data: DataFolder) -> None:
    day = judge_today(data)
    assert files(data) == [f".assessment-{day:%Y%m%d}-99990101000000"]
    with connect(data) as connection:
        table = judged(connection, "assessment", day)
        verdicts = connection.execute(f"SELECT verdict FROM {table}").fetchall()
        assert verdicts == connection.execute("SELECT verdict FROM assessment()").fetchall()
        assert verdicts == [("met",)]


def test_a_judged_day_goes_with_its_database(data: DataFolder) -> None:
    with connect(data) as reader:
        table = judged(reader, "assessment", DAY)
        build(data)
        assert reader.execute(f"SELECT verdict FROM {table}").fetchall() == [("met",)]
    build(data)
    assert not [name for name in files(data) if "assessment" in name]
