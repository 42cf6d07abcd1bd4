"""XLS: sheets with their values as shown."""

from typing import Any

import xlrd

from loaders.documents.parts import Reading, spans_of
from loaders.documents.sheets import MOST_CELLS, Place, Sheet, read_sheets
from loaders.documents.shown import shown
from loaders.errors import DamagedDocument, Fault


def read_xls(data: bytes, name: str) -> Reading:
    """The parts of a workbook of Excel 97–2003."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silent())
        sheets = [_sheet(book, sheet) for sheet in book.sheets() if sheet.visibility == 0]
    except (
        Exception
    ) as error:  # xlrd lets through whatever its unpacking raises (struct.error, IndexError, AssertionError …)
        if "encrypted" in str(error).lower():
            raise DamagedDocument(Fault(name, "文件有密码保护", "请去掉密码后重新提供")) from error
        raise DamagedDocument(Fault(name, "工作簿已损坏或不完整", "请用 Excel 或 WPS 打开后另存再提供")) from error
    if sum(len(sheet.words) for sheet in sheets) > MOST_CELLS:
        raise DamagedDocument(Fault(name, f"单元格超过{MOST_CELLS}个", "请只保留目标任务表"))
    return read_sheets("xls", sheets)


class _Silent:
    """Where xlrd writes its remarks."""

    def write(self, words: str) -> None:
        """Nothing of it concerns a reader."""


def _sheet(book: Any, sheet: Any) -> Sheet:
    words: dict[Place, str] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
                words[row, column] = _shown(book, cell)
    spans = {(top, left): spans_of(bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    return Sheet(sheet.name, words, spans)


def _shown(book: Any, cell: Any) -> str:
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE:
        return shown(xlrd.xldate_as_datetime(cell.value, book.datemode), number_format)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), None)
    return shown(cell.value, number_format)
