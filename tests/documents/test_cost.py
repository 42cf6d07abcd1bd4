"""Reading stays light to import and in proportion to the text."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.documents.reading import read_bytes
from loaders.errors import DocumentError

PROJECT = Path(__file__).resolve().parents[2]


def test_importing_loads_no_library_of_a_format():
    code = "import sys, loaders.documents; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    names = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"lxml", "pypdfium2", "openpyxl", "xlrd", "opencc", "charset_normalizer", "pandas", "numpy"} & set(names)


TRAPS = {
    "blanks below a mark": "\n?\n" + " " * 200_000 + "x",
    "marks": "?" * 200_000 + "x\n?\n",
    "open tables": "</table>" + "<table><tr><td" * 20_000,
    "cells behind tabs": "\ta\n" * 40_000,
    "uneven rows": "a\tb\tc\n\ta\n" * 20_000,
    "short lines": "一二\n" * 60_000,
    "wide gaps": "a  b  c\nd  e  f  g\n" * 15_000,
    "open brackets": "（" * 150_000,
    "dollars": "$" * 150_000,
    "one paragraph of many lines": "\n".join(["中" * 30 + "，" + "国" * 30] * 6_000),
    "labels": "1.\n" * 50_000,
    "annexes": "附件：1.a\n2.b\n" * 8_000,
    "first and second": "一是甲。二是乙。" * 12_000,
    "dates": "2023年4月9日\n" * 12_000,
    "numbers of documents": "云政办〔2020〕1号" * 10_000,
    "contacts": "联系人：甲某某，电话：0871-12345678\n" * 6_000,
    "page of spans": "<html><body>"
    + "<span>9</span>" * 15_000
    + "<table>"
    + "<tr><td rowspan=99999 colspan=99999>1" * 5_000,
}


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_no_text_takes_time_out_of_proportion(trap):
    """Each is a few hundred kilobytes and takes well under a second where reading is linear, minutes where it is not."""
    begun = time.monotonic()
    with contextlib.suppress(DocumentError):
        read_bytes(TRAPS[trap].encode(), "陷阱.txt")
    assert time.monotonic() - begun < 20
