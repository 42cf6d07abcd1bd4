"""The mark of the rules: another rule gives another mark, a view for another purpose does not."""

import duckdb
import pytest

from loaders.warehouse.snapshots.rules import rules_version

JUDGE = "CREATE MACRO step(x) AS x + {n}; CREATE MACRO assessment(a) AS TABLE SELECT step(a) AS v; CREATE VIEW other AS SELECT {other} AS o;"


@pytest.fixture
def mark():
    def of(n, other):
        with duckdb.connect() as connection:
            connection.execute(JUDGE.format(n=n, other=other))
            return rules_version(connection)

    return of


def test_what_the_judge_asks_is_part_of_it(mark):
    assert mark(1, 1) == mark(1, 1)
    assert mark(1, 1) != mark(2, 1)


def test_what_only_stands_beside_it_is_not(mark):
    assert mark(1, 1) == mark(1, 2)
