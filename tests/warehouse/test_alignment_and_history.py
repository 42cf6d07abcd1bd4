"""Alignment level by level, and what changed between two moments and why: rows in, words out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_folder import CaseFolder
from case_words import case, promise, year

from loaders.warehouse import connect

PROVINCE, CITY = "510000", "510700"
NOBODY = ("2023-06-30", {})


def upper(value: float, **more: object) -> dict[str, Any]:
    """What the province asks of its prefectures."""
    asked = {
        "commitment_id": "u1",
        "jurisdiction_id": PROVINCE,
        "reach_level": "prefecture",
        "issued_date": "2018-01-31",
    }
    return promise(value) | asked | more


# finding → the commitments and why it is so.
ALIGNMENT = {
    "same": ([upper(80), promise(80)], "80 by 2022 as the province asks."),
    "above": ([upper(80), promise(85)], "The city asks for more."),
    "below": ([upper(80), promise(75)], "The city asks for less."),
    "later": ([upper(80), promise(80, "2023-12-31")], "The same number a year later."),
    "earlier": ([upper(80), promise(80, "2021-12-31")], "The same number a year before."),
    "scope_differs": ([upper(80), promise(90, scope="城市居民")], "Of the people in town only."),
    "not_taken_up": (
        [upper(80), promise(30, indicator_id="beds", unit="张")],
        "The city has issued a paper since, and said nothing of it.",
    ),
    "contradictory": (
        [promise(90), promise(90, commitment_id="c2", comparator="approx")],
        "90%以上 in the body, 90%左右 in the annex.",
    ),
}
LOWER_IS_BETTER = [
    upper(20, comparator="le", indicator_id="low_share"),
    promise(18, comparator="le", indicator_id="low_share"),
]
REVISED = {"L1": {"recorded_at": "2023-04-01"}, "L2": {"recorded_at": "2023-08-01", "supersedes": "L1"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFolder]:
    as_of, expect = NOBODY
    cases = [case(why, rows, [], as_of, expect) for rows, why in ALIGNMENT.values()]
    cases.append(case("", LOWER_IS_BETTER, [], as_of, expect))
    figures = [year(2022, 95, load_id="L1"), year(2022, 85, load_id="L2")]
    cases.append(case("", promise(90), figures, as_of, expect, loads=REVISED))
    folder = CaseFolder(Path(tmp_path_factory.mktemp("alignment")) / "data", cases)
    yield folder
    folder.close()


def rows_of(folder: CaseFolder, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with connect(folder.data) as connection:
        return connection.execute(sql, list(values)).fetchall()


@pytest.mark.parametrize("finding", ALIGNMENT)
def test_each_word_of_alignment(folder: CaseFolder, finding: str) -> None:
    prefix = f"k{list(ALIGNMENT).index(finding):05d}.%"
    found = rows_of(
        folder, "SELECT finding FROM alignment WHERE coalesce(commitment_id, other_commitment_id) LIKE ?", prefix
    )
    assert (finding,) in found
    assert {word for (word,) in found} <= {finding, "not_taken_up"}


def test_less_is_more_where_less_is_better(folder: CaseFolder) -> None:
    prefix = f"k{len(ALIGNMENT):05d}.%"
    assert rows_of(folder, "SELECT finding FROM alignment WHERE commitment_id LIKE ?", prefix) == [("above",)]


def test_history_tells_what_came_and_what_ended(folder: CaseFolder) -> None:
    prefix = f"k{len(ALIGNMENT) + 1:05d}."
    found = rows_of(
        folder,
        "SELECT strftime(moment, '%Y-%m-%d'), cause, before, after FROM history WHERE subject_id LIKE ? || 'share@%' ORDER BY ALL",
        prefix,
    )
    assert [(moment, cause) for moment, cause, _, _ in found] == [
        ("2023-04-01", "new_figure"),
        ("2023-08-01", "ended"),
        ("2023-08-01", "new_figure"),
    ]
    (_, _, _, came), (_, _, ended, _), (_, _, _, replaced) = found
    assert ("95" in came, "95" in ended, "85" in replaced) == (True, True, True)
