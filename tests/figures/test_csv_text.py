"""The bytes of a CSV file, and cells that would be formulas."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures.csv_text import cell_text, csv_bytes
from loaders.figures.formulas import harmless, restored
from loaders.figures.sheets import read_sheets


def test_the_bytes_of_a_table():
    content = csv_bytes(["地区", "数值"], [["资阳市", 66.4], ["=1+1", -5], ["a,b", None]])

    assert content == b"\xef\xbb\xbf" + '地区,数值\r\n资阳市,66.4\r\n\'=1+1,-5\r\n"a,b",\r\n'.encode()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5.2%", "'-5.2%"),
        ("- 备注", "'- 备注"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A1", "'＠A1"),
        ("  =1+1", "'  =1+1"),
        ("\u3000=1+1", "'\u3000=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("\t1", "'\t1"),
        ("\r1", "'\r1"),
        ("'=1+1", "''=1+1"),
        ("90%以上", "90%以上"),
        ("≥95%", "≥95%"),
        ("'单引号", "'单引号"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_compute_is_made_harmless(text, cell):
    assert harmless(text) == cell
    assert restored(cell) == text


@given(st.text(alphabet="'=+-@＝＠\t\r\n \u3000a1中"))
def test_nothing_is_lost_on_the_way_out_and_in(text):
    assert restored(harmless(text)) == text
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＠"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "是"),
        (90.0, "90"),
        (0.1 + 0.2, "0.3"),
        (-5.2, "-5.2"),
        (1e15, "1000000000000000"),
        (1e-7, "0.0000001"),
        (float("nan"), ""),
        (float("inf"), ""),
        (510700, "510700"),
        (Decimal("73.50"), "73.5"),
        (date(2020, 12, 31), "2020-12-31"),
        (datetime(2026, 11, 21, 22, 54), "2026-11-21T22:54:00Z"),
        (datetime(2026, 11, 21, 22, 54, 0, 120000), "2026-11-21T22:54:00.120000Z"),
        (["甲", "乙"], "甲；乙"),
        (["=甲"], "'=甲"),
    ],
)
def test_each_kind_of_value_has_one_form(value, cell):
    assert cell_text(value) == cell


@given(st.lists(st.lists(st.text(alphabet="=a,\"'\n\r\t中 "), min_size=2, max_size=2), min_size=1))
def test_what_we_write_we_read(rows):
    content = csv_bytes(["甲", "乙"], rows)

    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [[restored(cell) for cell in row] for row in read[1:]] == rows


def test_our_own_csv_comes_back_in(lookup):
    content = csv_bytes(["指标编码", "来源"], [["=x", "-年报"]])
    [sheet] = read_sheets(content, "x.csv")

    assert sheet.rows == [["指标编码", "来源"], ["'=x", "'-年报"]]
