"""XLS workbooks, as offices still save them."""

from datetime import datetime

import xlrd

from loaders.errors import Fault, ReturnError
from loaders.figures.sheet import Sheet
from loaders.figures.shown import printed


def read_old_workbook(content: bytes, name: str) -> list[Sheet]:
    """The tables of an XLS file. Raises ReturnError where it is damaged, encrypted or another OLE file (a .doc)."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True)
    # xlrd raises AssertionError, struct.error and others beside its own XLRDError on broken files.
    except Exception:
        fault = Fault(name, "不是完好的 XLS 工作簿（可能加了密）", "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入")
        raise ReturnError(fault) from None
    return [_worksheet(book, sheet) for sheet in book.sheets()]


def _worksheet(book: xlrd.Book, source: xlrd.sheet.Sheet) -> Sheet:
    sheet = Sheet(source.name, [], [])
    grid = [[_printed(book, cell) for cell in source.row(number)] for number in range(source.nrows)]
    for top, below, left, right in source.merged_cells:  # the text of a merged cell holds for all of it
        for row in grid[top:below]:
            row[left:right] = [grid[top][left]] * len(row[left:right])
    for number, texts in enumerate(grid):
        if any(texts):
            sheet.rows.append(texts)
            sheet.lines.append(number + 1)
    return sheet


def _printed(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    format_text = str(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment: datetime = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return printed(moment, format_text)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return printed(bool(cell.value), format_text)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#"))
    return printed(cell.value or None if isinstance(cell.value, str) else cell.value, format_text)
