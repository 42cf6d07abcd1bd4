"""A real database for the pages: what ships with the project, and one load of promises and figures composed for these tests."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from app import words_first
from app.database import Database
from loaders.data_folder import DataFolder
from loaders.loads.actor import LOCAL
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build, connect

AS_OF = date(2026, 6, 30)
PLACE = "510600"  # 德阳市: the bundled loads say nothing of it
PAPER = {
    "document_id": "dy01", "title": "德阳市卫生健康事业年度计划", "issuer": "德阳市人民政府", "jurisdiction_id": PLACE, "issued_date": "2021-03-01",
    "date_verified": "day", "status": "in_force", "number_verified": "false", "document_number": "德府发〔2021〕999号", "disclosure": "public",
}  # fmt: skip
INTERNAL = {
    **PAPER,
    "document_id": "dy02",
    "title": "德阳市内部测算",
    "disclosure": "restricted",
    "document_number": "",
}


def promise(
    number: int, indicator_id: str, comparator: str, value: float, unit: str, due: str, **more: object
) -> dict[str, object]:
    """A row of commitments.csv."""
    return {
        "commitment_id": f"dy-{number}", "document_id": "dy01", "indicator_id": indicator_id, "indicator_text": "", "jurisdiction_id": PLACE,
        "comparator": comparator, "value": value, "unit": unit, "basis": "level", "due_date": due, "recurrence": "none", "row_kind": "commitment",
        "quote": f"{value}{unit}", "review": "accepted", "verification": "seen", "implicit": False, **more,
    }  # fmt: skip


def reported(
    number: int, indicator_id: str, year: int, value: float, unit: str, step: float, **more: object
) -> dict[str, object]:
    """A row of figures.csv for a whole year."""
    return {
        "figure_id": f"dyf-{number}", "indicator_id": indicator_id, "jurisdiction_id": PLACE, "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31", "value": value, "unit": unit, "printed_step": step, "value_type": "reported", "source": "德阳市统计年报",
        "source_grade": "issuing body", "verification": "seen", "disclosure": "public", "review": "accepted", **more,
    }  # fmt: skip


COMMITMENTS = [
    promise(1, "phc_standard_rate", "ge", 90, "%", "2024-12-31", lead_department="市卫生健康委", firmness="binding"),
    promise(2, "infant_mortality", "le", 4, "‰", "2027-12-31", lead_department="市卫生健康委"),
    promise(3, "phc_visit_share", "ge", 60, "%", "2027-12-31"),
    promise(4, "health_literacy", "ge", 30, "%", "2030-12-31", review="proposed"),
    promise(5, "life_expectancy", "ge", 79, "岁", "2030-12-31", document_id="dy02"),
]
FIGURES = [
    reported(1, "phc_standard_rate", 2023, 85.0, "%", 0.1),
    reported(2, "phc_standard_rate", 2024, 88.0, "%", 0.1),
    reported(3, "infant_mortality", 2020, 6.0, "‰", 0.1),
    reported(4, "infant_mortality", 2025, 4.5, "‰", 0.1),
]


def composed_load(folder: DataFolder) -> None:
    """Writes the composed load into a data folder."""
    new = NewLoad(
        kind="figures", title="看板测试用的目标和数", source_name="test.csv", source=b"composed for the dashboard's tests",
        tables={"documents": [PAPER, INTERNAL], "commitments": COMMITMENTS, "figures": FIGURES},
    )  # fmt: skip
    write_load(folder.loads, new, LOCAL, now=datetime(2026, 5, 1, tzinfo=UTC))


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """A data folder with the composed load, built; DUIXIAN_DATA names it while these tests run."""
    root = tmp_path_factory.mktemp("dashboard")
    folder = DataFolder(root)
    composed_load(folder)
    build(folder)
    before = os.environ.get("DUIXIAN_DATA")
    os.environ["DUIXIAN_DATA"] = str(root)
    yield folder
    if before is None:
        del os.environ["DUIXIAN_DATA"]
    else:
        os.environ["DUIXIAN_DATA"] = before


@pytest.fixture(scope="session")
def cursor(data_folder: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """An open connection to that database."""
    connection = connect(data_folder)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def version(data_folder: DataFolder) -> Database:
    """The published version as the dashboard names it."""
    return Database((data_folder.build / "current").read_text(encoding="utf-8").strip())


@pytest.fixture
def as_of() -> date:
    """The day on which the composed load is judged."""
    return AS_OF


@pytest.fixture
def place() -> str:
    """The place of the composed load."""
    return PLACE


@pytest.fixture
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def dashboard(data_folder: DataFolder, version: Database, project: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The dashboard as a reader opens it, on the day of the composed load."""
    monkeypatch.setattr(words_first, "HEAD_START", 0.0)  # no browser has to fetch anything
    at = AppTest.from_file(str(project / "dashboard.py"), default_timeout=60)
    at.query_params["as_of"] = AS_OF.isoformat()
    return at
