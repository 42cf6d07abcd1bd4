"""Tables in ODS workbooks (LibreOffice, WPS) and in DOCX files, as forms are also sent in: rows of text, merged cells filled."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from loaders.errors import Fault, ReturnError
from loaders.figures.package import DAMAGED, check_package
from loaders.figures.sheet import MOST_COLUMNS, Sheet

_AGAIN = "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Cells that an empty row or column repeats to the end of the sheet are none; as many filled ones are no form either.
_MOST_REPEATED = 10_000
# Title and unit stand in paragraphs above a table of a letter, notes and sources below it.
_LINES_AROUND = 3


def suffix_of_package(content: bytes) -> str:
    """ ".ods", ".docx" or ".xlsx" for a package, told by its parts; what is none of them counts as a damaged workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except DAMAGED:
        return ".xlsx"
    if "word/document.xml" in names:
        return ".docx"
    return ".ods" if "content.xml" in names and "xl/workbook.xml" not in names else ".xlsx"


def read_xml_tables(content: bytes, name: str, suffix: str) -> list[Sheet]:
    """The tables of an ODS or DOCX file. Raises ReturnError where it is damaged, has none, or is made to do harm."""
    part, read = ("word/document.xml", _word_tables) if suffix == ".docx" else ("content.xml", _ods_tables)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_package(archive, name)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            sheets = list(read(etree.fromstring(archive.read(part), parser)))
    except (*DAMAGED, etree.XMLSyntaxError):
        raise ReturnError(Fault(name, "文件不完好，读不出表格", _AGAIN)) from None
    if not sheets:
        raise ReturnError(Fault(name, "文件里没有表格", "报送要用表格；政策文件请作为文件载入"))
    return sheets


def _ods_tables(root: Any) -> Iterator[Sheet]:
    for table in root.iter(f"{_TABLE}table"):
        grid: dict[int, list[str]] = {}
        line = 1
        for row in table.iter(f"{_TABLE}table-row"):
            repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            cells = _ods_cells(row, line, grid)
            for at in range(line, line + (min(repeated, _MOST_REPEATED) if any(cells) else 0)):
                grid[at] = _laid(cells, grid.get(at, []))
            line += repeated
        lines = sorted(at for at, cells in grid.items() if any(cells))
        yield Sheet(table.get(f"{_TABLE}name", ""), [grid[at] for at in lines], lines)


def _ods_cells(row: Any, line: int, grid: dict[int, list[str]]) -> list[str]:
    """The texts of a row; what a cell spans is filled, in the rows below through `grid`."""
    cells: list[str] = []
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        text = "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p")).strip()
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        down = min(int(cell.get(f"{_TABLE}number-rows-spanned", "1")), _MOST_REPEATED)
        at = len(cells)
        if at >= MOST_COLUMNS:
            break
        if text and (across > 1 or down > 1):
            for below in range(line, line + down):
                grid[below] = _laid([""] * at + [text] * min(across, MOST_COLUMNS), grid.get(below, []))
        cells += [text] * min(repeated, MOST_COLUMNS - at)
    return cells


def _laid(over: list[str], under: list[str]) -> list[str]:
    """One row of texts where two say parts of it."""
    width = max(len(over), len(under))
    pairs = zip(over + [""] * (width - len(over)), under + [""] * (width - len(under)), strict=True)
    return [one or other for one, other in pairs]


def _word_tables(root: Any) -> Iterator[Sheet]:
    body = root.find(f"{_WORD}body")
    parts = list(body) if body is not None else []
    for number, part in enumerate(parts):
        if part.tag != f"{_WORD}tbl":
            continue
        above = _lines(reversed(parts[:number]))[::-1]
        rows = _word_rows(part)
        below = _lines(parts[number + 1 :])
        grid = [*([text] for text in above), *rows, *([text] for text in below)]
        lines = [0] * len(above) + list(range(1, len(rows) + 1)) + [len(rows)] * len(below)
        count = sum(one.tag == f"{_WORD}tbl" for one in parts[: number + 1])
        yield Sheet(f"表{count}", grid, lines)


def _lines(parts: Any) -> list[str]:
    """The texts of the paragraphs next to a table, as far as the next table."""
    found: list[str] = []
    for part in parts:
        if part.tag == f"{_WORD}tbl" or len(found) == _LINES_AROUND:
            break
        found += [text] if (text := _word_text(part)) else []
    return found


def _word_rows(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.findall(f"{_WORD}tr"):
        cells: list[str] = []
        for cell in row.findall(f"{_WORD}tc"):
            span, merge = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan"), cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
            continues = merge is not None and merge.get(f"{_WORD}val") != "restart"
            above = rows[-1][len(cells)] if continues and rows and len(cells) < len(rows[-1]) else ""
            width = int(span.get(f"{_WORD}val")) if span is not None else 1
            cells += [above or _word_text(cell)] * min(width, max(MOST_COLUMNS - len(cells), 0))
        rows.append(cells)
    return rows


def _word_text(part: Any) -> str:
    return "".join(text.text or "" for text in part.iter(f"{_WORD}t")).strip()
