"""What the ledger says of its rows: every number leads to the rows it counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import pytest

from app import queries
from app.queries import Row
from app.sentences import ledger_answer
from app.tally import apart, is_past, state
from app.texts import Words


def fits(row: Row, choices: Mapping[str, Any]) -> bool:
    """Whether the ledger lists a row under these choices, as its page does."""
    due = {"past": is_past(row), "later": row["due_date"] is not None and not is_past(row)}
    return (
        ("verdict" not in choices or state(row) in choices["verdict"])
        and ("due" not in choices or due[choices["due"]])
        and (apart(row) is None) == (choices["counted"] == "yes")
    )


@pytest.mark.parametrize("place", ["100000", "510600", "512000"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_leads_to_as_many_rows(
    cursor: duckdb.DuckDBPyConnection, as_of: date, place: str, language: str
) -> None:
    rows = queries.assessments(cursor, as_of, None, place)
    linked: list[tuple[str, Mapping[str, Any]]] = []

    def link(said: str, choices: Mapping[str, Any]) -> str:
        linked.append((said, choices))
        return f"<{said}>"

    sentence = ledger_answer(rows, "某地", False, Words(language), link)
    assert linked
    for said, choices in linked:
        assert f"<{said}>" in sentence
        assert str(sum(fits(row, choices) for row in rows)) in said


def test_a_place_is_escaped(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    rows = queries.assessments(cursor, as_of, None, "100000")
    assert "&lt;i&gt;" in ledger_answer(rows, "<i>", True, Words("zh"), lambda said, _: said)
