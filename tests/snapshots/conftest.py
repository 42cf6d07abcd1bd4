"""A small data folder of its own: a paper of 自贡市 with a county below, one that is not public, one whose number nobody verified."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from loaders.data_folder import DataFolder
from loaders.loads.actor import LOCAL
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build

CITY, COUNTY = "510300", "510304"  # 自贡市, 大安区
AS_OF = date(2026, 6, 30)
PAPER = {
    "document_id": "zg01", "title": "自贡市卫生健康年度计划", "issuer": "自贡市人民政府", "jurisdiction_id": CITY, "issued_date": "2021-03-01",
    "date_verified": "day", "status": "in_force", "number_verified": "true", "document_number": "自府发〔2021〕9号", "disclosure": "public",
}  # fmt: skip
HIDDEN = {
    **PAPER,
    "document_id": "zg02",
    "title": "自贡市内部测算稿",
    "disclosure": "restricted",
    "document_number": "自密〔2021〕1号",
}
UNSURE = {
    **PAPER,
    "document_id": "zg03",
    "title": "自贡市补充意见",
    "number_verified": "false",
    "document_number": "自府发〔2022〕88号",
}


def promise(number, indicator_id, comparator, value, unit, due, **more):
    """A row of commitments.csv."""
    return {
        "commitment_id": f"zg-{number}", "document_id": "zg01", "indicator_id": indicator_id, "indicator_text": "", "jurisdiction_id": CITY,
        "comparator": comparator, "value": value, "unit": unit, "basis": "level", "due_date": due, "recurrence": "none", "row_kind": "commitment",
        "quote": f"{value}{unit}", "review": "accepted", "verification": "seen", "implicit": False, **more,
    }  # fmt: skip


def reported(number, indicator_id, year, value, unit, **more):
    """A row of figures.csv for a whole year."""
    return {
        "figure_id": f"zgf-{number}", "indicator_id": indicator_id, "jurisdiction_id": CITY, "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31", "value": value, "unit": unit, "printed_step": 0.1, "value_type": "reported", "source": "=年报(A1)",
        "source_grade": "issuing body", "verification": "seen", "disclosure": "public", "review": "accepted", **more,
    }  # fmt: skip


COMMITMENTS = [
    promise(
        1,
        "phc_standard_rate",
        "ge",
        90,
        "%",
        "2024-12-31",
        lead_department="＠市卫生健康委",
        firmness="binding",
        quote="=达到90%",
    ),
    promise(2, "infant_mortality", "le", 4, "‰", "2027-12-31", lead_department="市卫生健康委"),
    promise(3, "maternal_mortality", "le", 18, "1/10万", "2027-12-31", reach_level="county"),
    promise(4, "health_literacy", "ge", 30, "%", "2030-12-31", review="proposed"),
    promise(5, "life_expectancy", "ge", 79, "岁", "2030-12-31", document_id="zg02", quote="不低于79岁（内部）"),
    promise(6, "phc_visit_share", "ge", 60, "%", "2027-12-31", document_id="zg03", firmness="expected"),
]
FIGURES = [
    reported(1, "phc_standard_rate", 2023, 85.0, "%"),
    reported(2, "phc_standard_rate", 2024, 88.0, "%"),
    reported(3, "infant_mortality", 2020, 6.0, "‰"),
    reported(4, "infant_mortality", 2024, 4.9, "‰"),
    reported(5, "infant_mortality", 2025, 4.5, "‰"),
    reported(6, "maternal_mortality", 2025, 15.2, "1/10万", jurisdiction_id=COUNTY, source_grade="own word"),
]


class World:
    """A data folder to which loads can be added."""

    def __init__(self, root: Path):
        self.data = DataFolder(root)
        # An empty folder of its own in place of the project's examples.
        (root / "bundled").mkdir(exist_ok=True)

    def load(self, kind="figures", when=None, **tables):
        new = NewLoad(
            kind=kind, title="测试", source_name="test.csv", source=repr(sorted(tables.items())).encode(), tables=tables
        )
        return write_load(self.data.loads, new, LOCAL, now=when or datetime.now(UTC)).load

    def build(self):
        build(self.data)
        return self


def filled(root):
    world = World(root)
    world.load(
        when=datetime(2026, 5, 1, tzinfo=UTC),
        documents=[PAPER, HIDDEN, UNSURE],
        commitments=COMMITMENTS,
        figures=FIGURES,
    )
    return world.build()


@pytest.fixture(scope="session")
def still(tmp_path_factory):
    """A data folder that is only read; snapshots may be taken in it."""
    return filled(tmp_path_factory.mktemp("still"))


@pytest.fixture(scope="session")
def taken(still):
    """A snapshot of it, with all rows."""
    from loaders.warehouse.snapshots.snapshot import take

    return take(still.data, LOCAL, as_of=AS_OF, title="二季度")


@pytest.fixture
def world(tmp_path):
    """A data folder of the test's own."""
    return filled(tmp_path)
