"""What DuckDB writes is, cell by cell, what the Python writer of CSV files writes."""

from datetime import date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.figures.csv_text import cell_text, csv_bytes
from loaders.figures.formulas import restored
from loaders.warehouse.snapshots.cells import cell, query_csv

STARTS = [
    "=1+1",
    "+1",
    "-5%",
    "@x",
    "＝SUM",
    "＋1",
    "－1",
    "＠x",
    "\t=1",
    "\r1",
    " =1",
    "\u3000=1",
    "\u00a0@",
    "\ufeff=",
    "﹢",
    "\x0b=",
    "'=1",
]
TEXTS = [*STARTS, "90%以上", "a,b", '说"到"', "两\n行", "#x", "−5", "1e5", " x", "(=1)"]


# One for all examples: opening a connection takes longer than an example.
DUCK = duckdb.connect()


@pytest.fixture
def duck():
    return DUCK


def told(duck, value, kind):
    return duck.execute(f"SELECT {cell('v', kind)} FROM (SELECT $v::{kind} AS v)", {"v": value}).fetchall()[0][0] or ""


@pytest.mark.parametrize("text", [*TEXTS, ""])
def test_texts(duck, text):
    assert told(duck, text, "VARCHAR") == cell_text(text)


@given(st.text(alphabet=st.sampled_from("'=+-@＝＋－＠ \t\r\u3000\u00a0\ufeff\x0bA1中"), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_text_stays_a_live_formula_and_each_comes_back(text):
    written = told(DUCK, text, "VARCHAR")
    assert written == cell_text(text)
    assert restored(written) == text


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-12))
@settings(max_examples=200, deadline=None)
def test_numbers(value):
    assert told(DUCK, value, "DOUBLE") == cell_text(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (0.1 + 0.2, "DOUBLE"), (1e20, "DOUBLE"), (-0.0, "DOUBLE"), (7, "BIGINT"), (True, "BOOLEAN"), (False, "BOOLEAN"), (None, "BOOLEAN"),
        (date(2024, 2, 29), "DATE"), (datetime(2026, 1, 1), "TIMESTAMP"), (datetime(2026, 1, 1, 2, 3, 4, 120000), "TIMESTAMP"),
        (["甲", "乙"], "VARCHAR[]"), (["=甲"], "VARCHAR[]"), ([], "VARCHAR[]"), (None, "DOUBLE"),
    ],
)  # fmt: skip
def test_other_kinds(duck, value, kind):
    assert told(duck, value, kind) == cell_text(value)


def test_a_file_begins_with_a_bom_and_ends_its_lines_with_crlf(duck):
    query = "SELECT * FROM (VALUES ('资阳市', 66.4), ('=1+1', -5.0), ('a,b', NULL), ('说\"到\"', 1.0)) AS t (a, b)"
    content = query_csv(duck, query, {}, {"a": "地区", "b": "数值"})

    rows = [["资阳市", 66.4], ["=1+1", -5.0], ["a,b", None], ['说"到"', 1.0]]
    assert content == csv_bytes(["地区", "数值"], rows)
    assert content.startswith(b"\xef\xbb\xbf\xe5")
    assert content.count(b"\r\n") == content.count(b"\n") == 5
    assert b"sep=" not in content
