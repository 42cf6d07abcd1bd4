"""Every rule of DESIGN §7 and §8 by its table of examples: rows in, verdict and inputs out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from case_folder import CaseFolder
from cases_between_rules import BETWEEN
from cases_of_reach import REACH
from cases_of_rules import RULES

TABLES = RULES | REACH | BETWEEN
CASES = [(rule, one) for rule, table in TABLES.items() for one in table]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFolder]:
    cases = CaseFolder(Path(tmp_path_factory.mktemp("rules")) / "data", [one for _, one in CASES])
    yield cases
    cases.close()


@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{rule}: {one['why']}" for rule, one in CASES])
def test_example(folder: CaseFolder, number: int) -> None:
    check(folder.rows(number), CASES[number][1]["expect"])


def check(rows: Sequence[Mapping[str, Any]], expect: Mapping[str, Any]) -> None:
    """Compare the rows of a case with what is expected: {"rows": 0}, one row's columns, or "each" row's."""
    if "rows" in expect:
        assert len(rows) == expect["rows"]
        return
    wanted = expect.get("each", [expect])
    assert len(rows) == len(wanted)
    for row, columns in zip(rows, wanted, strict=True):
        for name, value in columns.items():
            if name == "flags":
                assert set(value) <= set(row["flags"])
            elif name == "not_flags":
                assert not set(value) & set(row["flags"])
            elif isinstance(value, float):
                assert row[name] == pytest.approx(value, abs=0.006), name
            else:
                assert row[name] == value, name
