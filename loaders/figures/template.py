"""The template of a return as CSV and as XLSX: what a place owes, ready to be filled in and read back by read_return."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from loaders.figures.csv_text import csv_bytes
from loaders.figures.form import (
    COLUMNS,
    DEFINITION_HEADINGS,
    GUIDE,
    HEAD_CELLS,
    HEADINGS,
    KINDS_OF_PERIOD,
    FormColumn,
    definitions,
    form_rows,
    title_of,
)
from loaders.figures.owed import Owed
from loaders.figures.words import SOURCE_GRADES, VALUE_TYPES, VERIFICATIONS
from loaders.register.model import Jurisdiction, Register

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Rows below the prefilled ones that have the drop-downs too.
_FREE_ROWS = 60
_LINE_POINTS = 15
_HEADING_ROW = len(HEAD_CELLS) + 2
_NOTE = "只填浅色的格子；没有数据的行留空。填法见“说明”，口径见“指标口径”。"
_PAPER, _ASKED, _HEAD = "FFFFFF", "FFF8E1", "E3EDF5"


def template_csv(place: Jurisdiction, owed: Sequence[Owed], register: Register) -> bytes:
    """The template as CSV: title, the four cells of approval, headings, rows."""
    above = [[cell, ""] for cell in HEAD_CELLS]
    return csv_bytes([title_of(place)], [*above, HEADINGS, *form_rows(place, owed, register)])


def template_xlsx(place: Jurisdiction, owed: Sequence[Owed], register: Register, as_of: date) -> bytes:
    """The template as a workbook of three sheets: 报送表 with drop-downs and comments, 说明, 指标口径."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "兑现"
    book.properties.created = book.properties.modified = datetime.combine(as_of, time())
    rows = form_rows(place, owed, register)
    form = book.worksheets[0]
    form.title = "报送表"
    _fill_form(form, title_of(place), rows)
    _fill_guide(book)
    count = _fill_definitions(book, register, {row[HEADINGS.index("指标编码")] for row in rows})
    _offer_choices(form, count)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill_form(form: "Worksheet", title: str, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    form.cell(1, 1, title).font = Font(bold=True, size=16)
    form.cell(2, 4, _NOTE).font = Font(color="5A6672")
    for at, name in enumerate(HEAD_CELLS, start=2):
        form.cell(at, 1, f"{name}：").alignment = Alignment(horizontal="right")
        form.cell(at, 2).border = Border(bottom=Side("thin", color="5A6672"))
        form.cell(at, 2).number_format = "@"
    for place, column in enumerate(COLUMNS, start=1):
        _fill_column(form, place, column, [row[place - 1] for row in rows] + [""] * _FREE_ROWS)
    for at, row in enumerate(rows, start=_HEADING_ROW + 1):
        form.row_dimensions[at].height = _LINE_POINTS * max(map(_lines_of, row, COLUMNS))
    form.freeze_panes = f"E{_HEADING_ROW + 1}"
    form.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    form.page_setup.orientation, form.page_setup.paperSize = "landscape", 9
    form.page_setup.fitToWidth, form.page_setup.fitToHeight = 1, 0
    form.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    form.print_area = f"A1:{get_column_letter(len(COLUMNS))}{_HEADING_ROW + max(len(rows), 1)}"


def _lines_of(text: str, column: FormColumn) -> int:
    """How many lines a text takes in its column: a Chinese character is as wide as two digits."""
    return max(1, ceil(sum(2 if ord(character) > 0x2E80 else 1 for character in text) / column.width))


def _fill_column(form: "Worksheet", place: int, column: FormColumn, texts: Sequence[str]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", color="C9D3DB")
    frame = Border(left=line, right=line, top=line, bottom=line)
    head = form.cell(_HEADING_ROW, place, column.heading)
    head.font, head.border, head.fill = Font(bold=True), frame, PatternFill("solid", fgColor=_HEAD)
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    head.comment = Comment(column.comment, "兑现", height=90, width=260)
    form.column_dimensions[get_column_letter(place)].width = column.width
    ground = PatternFill("solid", fgColor=_ASKED if column.is_filled_in else _PAPER)
    for at, text in enumerate(texts, start=_HEADING_ROW + 1):
        cell = form.cell(at, place, text or None)
        # Codes and dates as text: a spreadsheet would cut their zeros or turn them into its own dates.
        cell.number_format = "General" if column.is_number else "@"
        cell.border, cell.fill = frame, ground
        cell.alignment = Alignment(vertical="center", wrap_text=not column.is_number)


def _offer_choices(form: "Worksheet", indicators: int) -> None:
    """Drop-downs for indicator, kind of period, kind of figure, grade and verification; `indicators` is how many rows 指标口径 has."""
    from openpyxl.worksheet.datavalidation import DataValidation

    kinds = dict.fromkeys(word for names in VALUE_TYPES.values() for word in names.split()[:1])
    offered = {
        "指标编码": f"指标口径!$A$2:$A${indicators + 1}",
        "指标名称": f"指标口径!$B$2:$B${indicators + 1}",
        "期别": f'"{",".join([*KINDS_OF_PERIOD.values(), "时点"])}"',
        "数据性质": f'"{",".join([*kinds, "自报"])}"',
        "来源级别": f'"{",".join(names.split()[0] for names in SOURCE_GRADES.values())}"',
        "核实程度": f'"{",".join(VERIFICATIONS.values())}"',
    }
    last = form.max_row
    for heading, formula in offered.items():
        choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
        choice.errorTitle, choice.error = heading, f"请从下拉框里选{heading}"
        letter = get_column_letter(HEADINGS.index(heading) + 1)
        choice.add(f"{letter}{_HEADING_ROW + 1}:{letter}{last}")
        form.add_data_validation(choice)


def _fill_guide(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet("说明")
    sheet.column_dimensions["A"].width = 100
    for line, text in enumerate(GUIDE, start=1):
        cell = sheet.cell(line, 1, text or None)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        is_heading = bool(text) and (line == 1 or not GUIDE[line - 2])
        cell.font = Font(bold=is_heading, size=13 if is_heading else 11)


def _fill_definitions(book: "Workbook", register: Register, owed: set[str]) -> int:
    """All indicators, those owed first; how many there are."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet("指标口径")
    ordered = sorted(register.indicators, key=lambda one: one.indicator_id not in owed)
    sheet.append(DEFINITION_HEADINGS)
    for row in definitions(ordered):
        sheet.append(row)
    for letter, width in zip("ABCDEFGHI", (26, 34, 44, 34, 34, 22, 30, 10, 44), strict=True):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
    sheet.freeze_panes = "C2"
    return len(ordered)
