"""XLSX workbooks: rows of every sheet, merged cells filled, each cell as it is shown."""

import io
import re
import time
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from loaders.errors import Fault, ReturnError
from loaders.figures.package import check_package
from loaders.figures.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sheet
from loaders.figures.shown import printed

_MOST_SECONDS = 120


def read_workbook(content: bytes, name: str) -> list[Sheet]:
    """The tables of an XLSX file. Raises ReturnError where it is damaged, too large or made to do harm."""
    from openpyxl import load_workbook

    damaged = Fault(name, "不是完好的 XLSX 工作簿", "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings():
            # openpyxl warns of styles and validations it leaves out; none of them bears on a number.
            warnings.simplefilter("ignore")
            check_package(archive, name)
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            until = time.monotonic() + _MOST_SECONDS
            return [_worksheet(sheet, archive, name, until) for sheet in book.worksheets]
    except (ReturnError, MemoryError):
        raise
    # openpyxl raises whatever its parser meets in a broken file: KeyError, ValueError, XML errors, zlib errors.
    except Exception:
        raise ReturnError(damaged) from None


def _worksheet(source: Any, archive: zipfile.ZipFile, name: str, until: float) -> Sheet:
    """Rows of one worksheet, read no longer than `until` (time.monotonic). The part of a merged cell below or beside its first repeats the text of the first."""
    source.reset_dimensions()  # some programs write a wrong size of the sheet, and rows would be lost
    grid: list[list[str]] = []
    held = 0
    # Without a width asked for, rows that hold nothing cost nothing: a stray cell far below is no million of wide rows.
    for row in source.iter_rows(max_row=MOST_ROWS):
        cells = [
            printed(cell.value, cell.number_format) if cell.value is not None else "" for cell in row[:MOST_COLUMNS]
        ]
        grid.append(cells)
        held += len(cells)
        if held > MOST_CELLS:
            raise ReturnError(Fault(name, f"单元格超过 {MOST_CELLS} 个", "拆成几个小表，或另存为 CSV 再载入"))
        if time.monotonic() > until:
            raise ReturnError(Fault(name, f"读了 {_MOST_SECONDS} 秒还没有读完", "拆成几个小表，或另存为 CSV 再载入"))
    for first_column, first_row, last_column, last_row in _merged(archive.read(source._worksheet_path)):
        rows = grid[first_row - 1 : last_row]
        text = rows[0][first_column - 1] if rows and first_column <= len(rows[0]) else ""
        for row in rows if text else []:
            row += [""] * (min(last_column, MOST_COLUMNS) - len(row))
            row[first_column - 1 : last_column] = [text] * len(row[first_column - 1 : last_column])
    filled = [(number, row) for number, row in enumerate(grid, start=1) if any(row)]
    return Sheet(source.title, [row for _, row in filled], [number for number, _ in filled])


def _merged(sheet_xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First column, first row, last column, last row of each merged cell; columns and rows from 1."""
    from openpyxl.utils import column_index_from_string

    for first, top, last, bottom in re.findall(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', sheet_xml):
        yield column_index_from_string(first.decode()), int(top), column_index_from_string(last.decode()), int(bottom)
