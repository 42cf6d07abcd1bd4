"""XLSX: sheets with their values as shown."""

import io
import re
import warnings

from loaders.documents.package import Package
from loaders.documents.parts import Reading, spans_of
from loaders.documents.sheets import MOST_CELLS, Place, Sheet, read_sheets
from loaders.documents.shown import shown
from loaders.errors import DamagedDocument, Fault

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)", re.I)


def read_xlsx(data: bytes, name: str) -> Reading:
    """The parts of a workbook."""
    package = Package(data, name)
    for part in package.names:
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(package.read(part)):
            raise DamagedDocument(
                Fault(name, "内容带有实体声明，可能是恶意文件", "请用 Excel 或 WPS 另存后再提供", column=part)
            )
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and extensions openpyxl does not keep; nothing is written back
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # openpyxl lets through whatever its parsers raise (KeyError, TypeError, BadZipFile …)
        raise DamagedDocument(Fault(name, "工作簿已损坏或不完整", "请用 Excel 或 WPS 打开后另存再提供")) from error
    sheets, notes = [], []
    total = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"工作表“{sheet.title}”是隐藏的，未读")
            continue
        words: dict[Place, str] = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    words[cell.row, cell.column] = shown(cell.value, cell.number_format)
        total += len(words)
        if total > MOST_CELLS:
            raise DamagedDocument(Fault(name, f"单元格超过{MOST_CELLS}个", "请只保留目标任务表"))
        spans = {
            (area.min_row, area.min_col): spans_of(area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
            for area in sheet.merged_cells.ranges
        }
        sheets.append(Sheet(sheet.title, words, spans))
    return read_sheets("xlsx", sheets, notes)
