"""The template of a return: what a place owes, filled in by hand and read back."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from loaders.figures.form import HEAD_CELLS, HEADINGS
from loaders.figures.headings import RETURN_HEADINGS, find_headings
from loaders.figures.owed import Owed
from loaders.figures.personal import holds_persons
from loaders.figures.returns import read_return
from loaders.figures.sheets import read_sheets
from loaders.figures.template import template_csv, template_xlsx

TODAY = date(2024, 6, 30)
OWED = [
    Owed("phc_visit_share", "annual", date(2022, 1, 1), date(2022, 12, 31), date(2023, 12, 31), "missing"),
    Owed("phc_visit_share", "annual", date(2023, 1, 1), date(2023, 12, 31), date(2024, 12, 31), "awaited"),
    Owed("maternal_mortality", "annual", date(2023, 1, 1), date(2023, 12, 31), date(2024, 12, 31), "awaited"),
]
TOP = len(HEAD_CELLS) + 3  # the first row to fill


@pytest.fixture(scope="session")
def place(lookup):
    return lookup.register.jurisdiction_by_id["512000"]


@pytest.fixture(scope="session")
def content(lookup, place):
    return template_xlsx(place, OWED, lookup.register, TODAY)


@pytest.fixture
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def fill(sheet, line, **cells):
    for heading, value in cells.items():
        sheet.cell(line, HEADINGS.index(heading) + 1).value = value


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_every_column_of_the_form_is_known():
    found = find_headings([HEADINGS], RETURN_HEADINGS)
    assert (found.unknown, found.personal) == ((), ())


def test_a_filled_template_is_read_back(book, lookup):
    sheet = book["报送表"]
    fill(
        sheet,
        TOP,
        数值=52.4,
        分子=262,
        分母=500,
        来源报表="2022年卫生统计年报",
        填报单位="市卫生健康委",
        审核岗位="统计科",
        填报日期="2023-03-01",
    )
    fill(sheet, TOP + 1, 数值="53.0%", 数据性质="快报", 来源报表="2023年快报")
    fill(sheet, TOP + 2, 数值=0, 来源报表="2023年妇幼年报")
    result = read_return(saved(book), "报送表.xlsx", lookup, today=TODAY)

    assert [(f["indicator_id"], f["period_end"].year, f["value"], f["value_type"]) for f in result.figures] == [
        ("phc_visit_share", 2022, Decimal("52.4"), "reported"),
        ("phc_visit_share", 2023, Decimal("53.0"), "preliminary"),
        ("maternal_mortality", 2023, Decimal("0"), "reported"),
    ]
    assert (result.refused, result.notices) == ([], [])


def test_the_template_names_no_persons_so_that_the_file_is_kept(book):
    assert not holds_persons(row for sheet in read_sheets(saved(book), "报送表.xlsx") for row in sheet.rows)


def test_drop_downs_and_comments(book):
    sheet = book["报送表"]
    offered = {
        str(one.sqref).rstrip("0123456789").split(":")[0][:1]: one.formula1
        for one in sheet.data_validations.dataValidation
    }
    heading = {cell.value: cell for cell in sheet[TOP - 1]}

    assert offered[heading["期别"].column_letter] == '"年,半年,季,月,时点"'
    assert "快报" in offered[heading["数据性质"].column_letter]
    assert offered[heading["指标名称"].column_letter].startswith("指标口径!$B$2")
    assert all(cell.comment and cell.comment.text for cell in heading.values())
    assert sheet.cell(TOP, HEADINGS.index("行政区划代码") + 1).number_format == "@"


def test_the_sheet_of_definitions_opens_with_what_is_owed(book):
    names = [row[0].value for row in book["指标口径"].iter_rows(min_row=2, max_row=3)]
    assert set(names) == {"phc_visit_share", "maternal_mortality"}


def test_the_csv_has_the_head_the_columns_and_the_rows(lookup, place):
    lines = template_csv(place, OWED, lookup.register).decode("utf-8-sig").split("\r\n")

    assert lines[0] == "资阳市量化目标报送表（工作调度数）"
    assert [line.rstrip(",") for line in lines[1:5]] == list(HEAD_CELLS)
    assert lines[5] == ",".join(HEADINGS)
    assert lines[6].startswith(
        "资阳市,512000,phc_visit_share,基层医疗卫生机构诊疗量占总诊疗量比例,年,2022-01-01,2022-12-31,,%"
    )


def test_a_filled_csv_is_read_back(lookup, place):
    text = template_csv(place, OWED, lookup.register).decode("utf-8-sig")
    filled = text.replace("2022-12-31,,%,,,,,,", "2022-12-31,52.4,%,,,,,2022年年报,").encode("gb18030")
    result = read_return(filled, "报送表.csv", lookup, today=TODAY)

    assert [figure["value"] for figure in result.figures] == [Decimal("52.4")]
    assert result.refused == []
    assert "未报" in result.notices[0]
