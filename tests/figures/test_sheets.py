"""Workbooks: cells as they are shown, forms with merged cells, several sheets, files that are none."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlwt
from openpyxl import Workbook

from loaders.errors import ReturnError
from loaders.figures.csv_sheet import decode
from loaders.figures.returns import read_return
from loaders.figures.sheets import looks_like_table, read_sheets
from loaders.figures.shown import printed

HEADINGS = ["指标编码", "行政区划代码", "期别", "数值", "单位", "来源"]


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(*rows, title="报送表"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.857, "0.0%", "85.7%"),
        (0.857, "0%", "86%"),
        (0.07, "0.00%", "7.00%"),
        (73.0, "General", "73"),
        (73.45, "General", "73.45"),
        (0.1 + 0.2, "General", "0.3"),
        (73, "0.00", "73.00"),
        (0.8565, "0.0%", "85.7%"),
        (73.5, "0.0##", "73.5"),
        (73.0, "0.##", "73"),
        (1234567, "#,##0", "1234567"),
        (-2.5, "0.0_);[Red](0.0)", "-2.5"),
        (4.54, '0.00"人"', "4.54"),
        (510700, "@", "510700"),
        (datetime(2017, 6, 1), "mmm-yy", "2017-06"),
        (datetime(2017, 6, 1), 'yyyy"年"m"月"', "2017-06"),
        (datetime(2017, 6, 30), "yyyy-mm-dd", "2017-06-30"),
        (date(2017, 6, 1), "yyyy/m/d", "2017-06-01"),
        (True, "General", "是"),
        ("  73 ", "General", "73"),
        (None, "General", ""),
    ],
)
def test_a_cell_reads_as_it_is_shown(value, number_format, shown):
    assert printed(value, number_format) == shown


def test_a_workbook_is_read_like_the_csv(lookup):
    book = workbook(HEADINGS, ["phc_visit_share", 510700, 2023, 0.524, "%", "年报"])
    book.active["D2"].number_format = "0.0%"
    [figure] = read_return(saved(book), "报送表.xlsx", lookup, today=date(2024, 6, 30)).figures

    assert (figure["jurisdiction_id"], figure["value"], figure["unit"]) == ("510700", Decimal("52.4"), "%")


def test_an_old_workbook_is_read_like_the_new_ones(lookup):
    book = xlwt.Workbook()
    sheet = book.add_sheet("报送表")
    for column, heading in enumerate(HEADINGS):
        sheet.write(0, column, heading)
    for column, value in enumerate(["phc_visit_share", 510700, datetime(2023, 6, 1), 0.524, "%", "月报"]):
        formats = {2: "YYYY-MM", 3: "0.0%"}
        sheet.write(1, column, value, xlwt.easyxf(num_format_str=formats.get(column, "General")))
    buffer = io.BytesIO()
    book.save(buffer)
    [figure] = read_return(buffer.getvalue(), "报送表.xls", lookup, today=date(2024, 6, 30)).figures

    assert (figure["jurisdiction_id"], figure["value"], figure["period_end"]) == (
        "510700",
        Decimal("52.4"),
        date(2023, 6, 30),
    )


def test_merged_cells_hold_for_all_their_rows(lookup):
    book = workbook(HEADINGS, ["phc_visit_share", 510700, 2023, 52.4, "%", "年报"], [None, None, 2022, 51.9, "%", None])
    for column in "ABF":
        book.active.merge_cells(f"{column}2:{column}3")
    figures = read_return(saved(book), "报送表.xlsx", lookup, today=date(2024, 6, 30)).figures

    assert [(f["indicator_id"], f["jurisdiction_id"], f["source"]) for f in figures] == [
        ("phc_visit_share", "510700", "年报")
    ] * 2


def test_all_sheets_with_the_columns_are_read_and_faults_name_theirs(lookup):
    book = workbook(HEADINGS, ["phc_visit_share", 510700, 2023, 52.4, "%", "年报"], title="绵阳")
    other = book.create_sheet("资阳")
    other.append(HEADINGS)
    other.append([])
    other.append(["phc_visit_share", 512000, 2023, "—", "%", "年报"])
    other.append(["phc_visit_share", 512000, 2022, 50.1, "%", "年报"])
    book.create_sheet("填报说明").append(["请按年报口径填写"])
    result = read_return(saved(book), "报送表.xlsx", lookup, today=date(2024, 6, 30))

    assert [figure["figure_id"][12:] for figure in result.figures] == ["-s1-2", "-s2-4"]
    assert [(refused.file, refused.row) for refused in result.refused] == [("报送表.xlsx › 资阳", 3)]


def test_a_formula_without_a_result_is_an_empty_cell(lookup):
    book = workbook(HEADINGS, ["phc_visit_share", 510700, 2023, 52.4, "%", "年报"])
    book.active.append(["phc_visit_share", 510700, 2022, "=D2-1", "%", "年报"])
    result = read_return(saved(book), "报送表.xlsx", lookup, today=date(2024, 6, 30))

    assert [(refused.row, refused.reason) for refused in result.refused] == [(3, "数值没有填")]


def test_quoted_cells_may_hold_line_ends_and_lines_are_counted_in_the_file():
    [sheet] = read_sheets('甲,乙\r\n"1\n2",3\r\n4,5\r\n'.encode(), "x.csv")

    assert sheet.rows[1] == ["1\n2", "3"]
    assert sheet.lines == [1, 2, 4]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "文件是空的"),
        (b" \r\n ", "文件是空的"),
        (b"\x00\x01\x02\xff", "不是文本"),
        (b'a,b\n"never closed', "引号"),
        (b"PK\x03\x04 cut off", "不是完好的 XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "不是完好的 XLS"),
    ],
)
def test_what_is_no_table_is_refused(content, reason):
    with pytest.raises(ReturnError, match=reason):
        read_sheets(content, "表.csv")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("loaders.figures.package._MOST_UNPACKED_BYTES", 3_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            for _ in range(4):
                file.write(b"0" * 1_000_000)

    with pytest.raises(ReturnError, match="解开后有 4 MB，超过上限 3 MB"):
        read_sheets(buffer.getvalue(), "表.xlsx")


def test_gb18030_and_utf8_are_told_apart():
    assert decode("数值,来源".encode("gb18030"), "x.csv") == decode("数值,来源".encode(), "x.csv") == "数值,来源"


def test_a_table_is_known_by_name_or_content():
    assert looks_like_table(b"a,b", "表.csv")
    assert looks_like_table(saved(workbook(HEADINGS)), "没有后缀")
    assert not looks_like_table("关于……的通知".encode(), "通知.txt")
    assert not looks_like_table(b"PK\x03\x04 cut off", "通知.docx")


def test_a_stray_cell_far_below_costs_no_more_than_its_row():
    book = workbook(HEADINGS, ["phc_visit_share", 510700, 2023, 52.4, "%", "年报"])
    book.active.cell(60_000, 2, "x")
    [sheet] = read_sheets(saved(book), "报送表.xlsx")

    assert (len(sheet.rows), sheet.lines[-1]) == (3, 60_000)


def test_a_workbook_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("loaders.figures.workbook._MOST_SECONDS", 0)
    with pytest.raises(ReturnError, match="还没有读完"):
        read_sheets(saved(workbook(HEADINGS)), "报送表.xlsx")
