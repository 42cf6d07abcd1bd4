"""Tables as rows of text, one line of the file a row, each cell as a reader of the file sees it printed."""

import csv
import io
import re
import time
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from loaders.errors import Fault, ReturnError

# A workbook is a zip: one that unpacks to more than this is no return.
_MOST_UNPACKED_BYTES = 300_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 1_000_000, 256, 20_000_000
# No part of a workbook declares a document type or entities; a file that does is made to do harm.
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)", re.I)
_HEAD_BYTES = 65_536
_MOST_SECONDS = 120


@dataclass(frozen=True)
class Sheet:
    """A table: `rows` of cells and `lines`, the line or row number in the file of each (from 1). `name` is "" for CSV."""

    name: str
    rows: list[list[str]]
    lines: list[int]


def read_sheets(content: bytes, name: str, *, apart: bool = False) -> list[Sheet]:
    """The tables in a CSV, XLSX or XLS file, told apart by content. Raises ReturnError where it is none of them.

    A workbook is read in a process of its own with limits where `apart` says that others depend on this one.
    """
    if apart and content.startswith((b"PK\x03\x04", _OLE)):
        from loaders.figures.sheets_apart import read_workbook_apart

        return read_workbook_apart(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content, name)
    if content.startswith(_OLE):
        from loaders.figures.old_workbook import read_old_workbook

        return read_old_workbook(content, name)
    return [_csv(decode(content, name), name)]


def looks_like_table(content: bytes, name: str) -> bool:
    """Whether a file is a table at first sight: a workbook, or text named .csv or .tsv."""
    if Path(name).suffix.lower() in {".csv", ".tsv", ".xlsx", ".xls"}:
        return True
    from loaders.documents.content import Content, content_of

    return content_of(content) is Content.XLSX


def source_suffix(content: bytes) -> str:
    """The suffix under which a table is kept: told by its content, for a name is what the sender made it."""
    if content.startswith(b"PK\x03\x04"):
        return ".xlsx"
    return ".xls" if content.startswith(_OLE) else ".csv"


def decode(content: bytes, name: str) -> str:
    """The text of a CSV file: UTF-8 or UTF-16 with a mark, UTF-8 without, else GB18030, which holds GBK and GB2312."""
    if not content.strip():
        raise ReturnError(Fault(name, "文件是空的", "重新导出后再载入"))
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReturnError(Fault(name, "不是文本，也不是能认出的表格", "另存为 CSV（UTF-8）或 XLSX 后再载入"))


def _csv(text: str, name: str) -> Sheet:
    """Rows of a CSV file; its delimiter is the one most frequent in the first line that has any."""
    first = next((line for line in text.splitlines() if re.search("[,\t;]", line)), "")
    delimiter = max(",\t;", key=first.count)
    sheet = Sheet("", [], [])
    # Strict: an open quote would swallow the rest of the file into one cell without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            sheet.rows.append(row)
            sheet.lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReturnError(Fault(name, f"CSV 的引号或单元格不完整（{error}）", "重新导出后再载入", line)) from None
    return sheet


def _workbook(content: bytes, name: str) -> list[Sheet]:
    from openpyxl import load_workbook

    damaged = Fault(name, "不是完好的 XLSX 工作簿", "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings():
            # openpyxl warns of styles and validations it leaves out; none of them bears on a number.
            warnings.simplefilter("ignore")
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > _MOST_UNPACKED_BYTES:
                reason = f"解开后有 {unpacked // 1_000_000} MB，超过上限 {_MOST_UNPACKED_BYTES // 1_000_000} MB"
                raise ReturnError(Fault(name, reason, "拆成几个小表再载入"))
            _refuse_declarations(archive, name)
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            until = time.monotonic() + _MOST_SECONDS
            return [_worksheet(sheet, archive, name, until) for sheet in book.worksheets]
    except (ReturnError, MemoryError):
        raise
    # openpyxl raises whatever its parser meets in a broken file: KeyError, ValueError, XML errors, zlib errors.
    except Exception:
        raise ReturnError(damaged) from None


def _refuse_declarations(archive: zipfile.ZipFile, name: str) -> None:
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(archive.open(part).read(_HEAD_BYTES)):
            reason = f"内容带有实体声明（{part}），可能是恶意文件"
            raise ReturnError(Fault(name, reason, "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入"))


def _worksheet(source: Any, archive: zipfile.ZipFile, name: str, until: float) -> Sheet:
    """Rows of one worksheet, read no longer than `until` (time.monotonic). The part of a merged cell below or beside its first repeats the text of the first."""
    source.reset_dimensions()  # some programs write a wrong size of the sheet, and rows would be lost
    grid: list[list[str]] = []
    held = 0
    # Without a width asked for, rows that hold nothing cost nothing: a stray cell far below is no million of wide rows.
    for row in source.iter_rows(max_row=_MOST_ROWS):
        cells = [
            printed(cell.value, cell.number_format) if cell.value is not None else "" for cell in row[:_MOST_COLUMNS]
        ]
        grid.append(cells)
        held += len(cells)
        if held > _MOST_CELLS:
            raise ReturnError(Fault(name, f"单元格超过 {_MOST_CELLS} 个", "拆成几个小表，或另存为 CSV 再载入"))
        if time.monotonic() > until:
            raise ReturnError(Fault(name, f"读了 {_MOST_SECONDS} 秒还没有读完", "拆成几个小表，或另存为 CSV 再载入"))
    for first_column, first_row, last_column, last_row in _merged(archive.read(source._worksheet_path)):
        rows = grid[first_row - 1 : last_row]
        text = rows[0][first_column - 1] if rows and first_column <= len(rows[0]) else ""
        for row in rows if text else []:
            row += [""] * (min(last_column, _MOST_COLUMNS) - len(row))
            row[first_column - 1 : last_column] = [text] * len(row[first_column - 1 : last_column])
    filled = [(number, row) for number, row in enumerate(grid, start=1) if any(row)]
    return Sheet(source.title, [row for _, row in filled], [number for number, _ in filled])


def _merged(sheet_xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First column, first row, last column, last row of each merged cell; columns and rows from 1."""
    from openpyxl.utils import column_index_from_string

    for first, top, last, bottom in re.findall(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', sheet_xml):
        yield column_index_from_string(first.decode()), int(top), column_index_from_string(last.decode()), int(bottom)


def printed(value: object, number_format: str) -> str:
    """A workbook's cell as the workbook shows it: 0.857 with the format 0.0% is "85.7%"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _printed_date(value, number_format)
    if isinstance(value, int | float):
        return _printed_number(value, number_format)
    return str(value).strip()


def _printed_date(value: date, number_format: str) -> str:
    # A month typed as 2017-06 becomes its first day with a format that shows no day.
    shows_day = "d" in re.sub(r'"[^"]*"|\[[^\]]*\]', "", number_format).lower()
    return f"{value:%Y-%m-%d}" if shows_day or value.day != 1 else f"{value:%Y-%m}"


def _printed_number(value: float, number_format: str) -> str:
    section = re.sub(r'"[^"]*"|\[[^\]]*\]|[_*\\].', "", number_format.split(";")[0])
    # Fifteen digits are all a workbook keeps; beyond them stands the noise of binary fractions.
    exact = Decimal(format(value, ".15g"))
    if "%" in section:
        exact *= 100
    if section in {"", "General", "@"} or not re.search("[0#]", section):
        return _plain(exact)
    places = match[1] if (match := re.search(r"\.([0#?]+)", section)) else ""
    shown = format(exact.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP), "f")
    # In 0.0## the last two digits are shown only where they are not zero.
    optional = len(places) - len(places.rstrip("#?"))
    while optional and shown.endswith("0"):
        shown, optional = shown[:-1], optional - 1
    return shown.rstrip(".") + ("%" if "%" in section else "")


def _plain(exact: Decimal) -> str:
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
