from datetime import date

import pytest

from loaders.data_folder import PROJECT
from loaders.figures.lookup import Lookup
from loaders.figures.returns import read_return
from loaders.register import read_register

REGISTER = PROJECT / "data" / "register"
HEADER = "指标编码,行政区划代码,期别,数值,单位,分子,分母,来源"


@pytest.fixture(scope="session")
def lookup():
    return Lookup(read_register(REGISTER), REGISTER)


@pytest.fixture
def read(lookup):
    """Read lines of a CSV return below HEADER (or another) as of 2024-06-30."""

    def read_lines(*lines, header=HEADER, name="报送表.csv", place="", encoding="utf-8"):
        content = "\r\n".join([header, *lines]).encode(encoding)
        return read_return(content, name, lookup, place=place, today=date(2024, 6, 30))

    return read_lines
