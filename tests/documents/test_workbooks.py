"""Workbooks: a table of targets as it is shown."""

import io
from datetime import date, datetime

import openpyxl
import pytest
import xlwt

from loaders.documents.reading import read_bytes
from loaders.documents.shown import shown


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (0.857, "0.0%", "85.7%"),
        (0.9, "0%", "90%"),
        (0.1179, "0.00%", "11.79%"),
        (0.09269999999999999, "General", "0.0927"),
        (45605.0, "General", "45605"),
        (1234567, "#,##0", "1234567"),
        (3.2, "0.00", "3.20"),
        (3.25, "0.0", "3.3"),
        (2.5, "0.##", "2.5"),
        (80, '0"万元"', "80万元"),
        (90, '"≥"0"%"', "≥90%"),
        (-5, "0;[Red]-0", "-5"),
        (-0.05, "0%;(0%)", "(5%)"),
        (1234567, '0.0,"千"', "1234.6千"),
        (0.00012, "0.00E+00", "0.00012"),
        (12, "@", "12"),
        (date(2025, 12, 31), "yyyy-mm-dd", "2025年12月31日"),
        (datetime(2025, 12, 1), 'yyyy"年"m"月"', "2025年12月"),
        (True, "General", "是"),
        (None, "General", ""),
        ("≥90%", "General", "≥90%"),
        (float("nan"), "General", ""),
        (1e300, "0.0%", "1" + "0" * 300),
    ],
)
def test_values_as_shown(value, number_format, words):
    assert shown(value, number_format) == words


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "目标任务"
    sheet.append(["富民县2025年卫生健康目标任务表"])
    sheet.merge_cells("A1:D1")
    sheet.append(["指标", "单位", "2022年", "2025年目标"])
    sheet.append(["县域内就诊率", "%", 0.857, 0.9])
    sheet.append(["每千人口床位数", "张", 6.2, "≥7.5"])
    sheet.append(["合计", None, 2, 2])
    sheet.merge_cells("A5:B5")
    sheet.append([])
    sheet.append(["注：数据来自年报。"])
    for cell in (sheet["C3"], sheet["D3"]):
        cell.number_format = "0.0%"
    hidden = book.create_sheet("代码")
    hidden.append(["不应读到", 1])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook():
    document = read_bytes(workbook(), "目标.xlsx")
    assert document.text.split("\n") == [
        "富民县2025年卫生健康目标任务表",
        "指标\t单位\t2022年\t2025年目标",
        "县域内就诊率\t%\t85.7%\t90.0%",
        "每千人口床位数\t张\t6.2\t≥7.5",
        "合计\t2\t2",
        "注：数据来自年报。",
    ]
    assert document.title == "富民县2025年卫生健康目标任务表"
    (table,) = document.tables
    assert table.caption == "富民县2025年卫生健康目标任务表"
    assert [(c.text, c.row, c.column, c.column_span) for c in table.cells][-3:] == [
        ("合计", 3, 0, 2),
        ("2", 3, 2, 1),
        ("2", 3, 3, 1),
    ]
    assert document.warnings == ("工作表“代码”是隐藏的，未读",)


def test_an_old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("目标")
    percent = xlwt.easyxf(num_format_str="0.0%")
    for column, words in enumerate(["指标", "2022年", "2025年"]):
        sheet.write(0, column, words)
    sheet.write_merge(1, 2, 0, 0, "县域内就诊率")
    sheet.write(1, 1, 0.857, percent)
    sheet.write(1, 2, 0.9, percent)
    sheet.write(2, 1, 84)
    sheet.write(2, 2, date(2025, 12, 31), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    stream = io.BytesIO()
    book.save(stream)
    document = read_bytes(stream.getvalue(), "目标.xls")
    assert document.format == "xls"
    assert document.text == "指标\t2022年\t2025年\n县域内就诊率\t85.7%\t90.0%\n84\t2025年12月31日"
    assert document.tables[0].cells[3].row_span == 2
    assert document.tables[0].caption == "目标"
