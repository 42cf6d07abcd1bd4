"""The ledger as a workbook: 目标任务台账, 通报附表, 判定变动, 指标口径, and 说明, which says by what rules and of what moment it is.

Codes are text, numbers are numbers with the decimals of their source, dates are dates. A percentage keeps the number that the
document printed (95, not 0.95), with the sign in the format where the unit stands in no column of its own.
"""

import io
import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from loaders.figures.formulas import harmless
from loaders.warehouse.snapshots.compare import CHANGES, shown_changes
from loaders.warehouse.snapshots.fixed_zip import without_times
from loaders.warehouse.snapshots.kept import Edition
from loaders.warehouse.snapshots.ledger import ledger_columns
from loaders.warehouse.snapshots.notes import notes
from loaders.warehouse.snapshots.notice import NOTICE, notice_rows

Progress = Callable[[int, int], None]
_FONT, _HEAD_FONT = Font(name="宋体", size=10), Font(name="黑体", size=10)
_HEAD = PatternFill("solid", fgColor="FFE3EAF1")
_EDGE = Side(style="thin", color="FF9AA7B4")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
# Where a text is long: the width it may take in a cell, in characters of the standard font.
_WIDE, _NARROW = 36, 7
# Characters that XML cannot carry; a document's text layer may hold them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TELL_EVERY = 2000
# Up to so many rows a sheet is looked through for its widths before it is written.
_MEASURED = 20_000
_ONE_PAGE_WIDE = 15


def workbook_bytes(edition: Edition, tell: Progress | None = None) -> bytes:
    """The workbook as bytes; the same snapshot and edition give the same. `tell` hears rows written of rows to write."""
    book = Workbook(write_only=True)
    title = f"目标任务台账{'（内部）' if edition.is_internal else ''}"
    columns = ledger_columns(edition.disclosure)
    rows = edition.ledger()
    _sheet(
        book, title, [column.heading for column in columns],
        ([(row[column.code], _format_of(column.code, row)) for column in columns] for row in rows),
        edition, total=len(rows), tell=tell, freeze="E2",
    )  # fmt: skip
    _sheet(book, "通报附表", NOTICE, ([(cell, "") for cell in row] for row in notice_rows(edition, rows)), edition)
    if edition.changes is not None:
        changed = [column for column in CHANGES if edition.disclosure == "all" or column.code != "disclosure"]
        _sheet(
            book, "判定变动", [column.heading for column in changed],
            ([(row[column.code], "") for column in changed] for row in shown_changes(edition.changes) if edition.jurisdiction_id in {None, row["jurisdiction_id"]}), edition,
        )  # fmt: skip
    measures = edition.snapshot.header["tables"]["indicators"]["columns"]
    used = {row["indicator_id"] for row in rows}
    _sheet(
        book, "指标口径", [column["heading"] for column in measures],
        ([(row[column["code"]], "") for column in measures] for row in edition.rows("indicators") if row["indicator_id"] in used),
        edition,
    )  # fmt: skip
    _sheet(
        book,
        "说明",
        ("项目", "内容"),
        ([(name, ""), (said, "")] for name, said in notes(edition)),
        edition,
        portrait=True,
    )
    taken = edition.snapshot.taken_at.replace(tzinfo=None)
    book.properties.creator, book.properties.title = "兑现", f"{title} {edition.snapshot.snapshot_id}"
    book.properties.created = book.properties.modified = taken
    buffer = io.BytesIO()
    book.save(buffer)
    return _at(without_times(buffer.getvalue()), taken)


def _at(content: bytes, taken: datetime) -> bytes:
    """openpyxl writes the moment of saving into the properties; that of the snapshot stands in its place."""
    import zipfile

    from loaders.warehouse.snapshots.fixed_zip import zipped

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moment = taken.isoformat(timespec="seconds").encode() + b"Z"
    parts["docProps/core.xml"] = re.sub(
        rb"(<dcterms:modified[^>]*>)[^<]*", lambda found: found[1] + moment, parts["docProps/core.xml"]
    )
    return zipped(parts)


def _format_of(code: str, row: dict[str, Any]) -> str:
    """The number format of a cell of the ledger: as many decimals as the source of the figure printed."""
    if code not in {"judged_value", "baseline_value", "expected_value", "gap", "value", "value_high"}:
        return ""
    value = row[code]
    if value is None:
        return ""
    decimals = len(f"{value:.4f}".rstrip("0").partition(".")[2])
    if code in {"judged_value", "gap"} and row["printed_step"]:
        decimals = max(decimals, len(f"{row['printed_step']:.6f}".rstrip("0").partition(".")[2]))
    return "0" + ("." + "0" * decimals if decimals else "")


def _sheet(
    book: Workbook,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[tuple[Any, str]]],
    edition: Edition,
    *,
    total: int = 0,
    tell: Progress | None = None,
    freeze: str = "A2",
    portrait: bool = False,
) -> None:
    """A sheet with a frozen head, widths, borders and printing set-up; `rows` are (value, number format)."""
    sheet: Any = book.create_sheet(title)  # a write-only sheet; its type does not know its own parts
    lines = list(rows) if total <= _MEASURED else rows
    widths = _widths(headings, lines) if isinstance(lines, list) else [14.0] * len(headings)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = freeze
    _set_up_printing(sheet, edition, len(headings), portrait)
    sheet.append([_cell(sheet, heading, "", head=True) for heading in headings])
    written = 0
    for written, line in enumerate(lines, 1):
        if isinstance(lines, list):
            sheet.row_dimensions[written + 1].height = _height(line, widths)
        sheet.append([_cell(sheet, value, style) for value, style in line])
        if tell and written % _TELL_EVERY == 0:
            tell(written, total)
    if total or written:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{written + 1}"
    if tell:
        tell(written, total)


def _set_up_printing(sheet: Any, edition: Edition, columns: int, portrait: bool) -> None:
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = 9 if portrait or columns <= len(NOTICE) else 8  # A4, else A3
    if columns <= _ONE_PAGE_WIDE:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    else:
        # Fifty columns on one page could not be read: they go over several, each with the columns that say what a row is.
        sheet.print_title_cols = "A:F"
        sheet.page_setup.scale = 60
        sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_options.horizontalCentered = True
    mark = "内部　" if edition.is_internal else ""
    sheet.oddHeader.right.text = f"{mark}截至{edition.snapshot.as_of}"
    sheet.oddFooter.left.text = f"系统生成稿，须审核签发·存档编号 {edition.snapshot.short_id}"
    sheet.oddFooter.right.text = "第&P页 共&N页"


def _widths(headings: Sequence[str], lines: Sequence[Sequence[tuple[Any, str]]]) -> list[float]:
    widths = []
    for number, heading in enumerate(headings):
        longest = max((_length(line[number][0]) for line in lines), default=0)
        widths.append(float(min(_WIDE, max(_NARROW, _length(heading) + 2, longest + 1))))
    if len(headings) == 2:
        widths[1] = 90.0
    return widths


def _height(line: Sequence[tuple[Any, str]], widths: Sequence[float]) -> float:
    """The height of a row in points whose texts are wrapped: not every program works it out when it opens a file."""
    lines = max((math.ceil(_length(value) / width) for (value, _), width in zip(line, widths, strict=True)), default=1)
    return 14.0 * max(1, lines) + 2


def _length(value: Any) -> int:
    """About how many half-width characters a value takes."""
    text = str(value) if value is not None else ""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text.split("\n")[0])


def _cell(sheet: Any, value: Any, style: str, head: bool = False) -> Any:
    """One cell: a text is always a text, never a formula, and long digits stay digits."""
    if isinstance(value, list | tuple):
        value = "；".join(str(part) for part in value)
    if isinstance(value, bool):
        value = "是" if value else "否"
    is_text = isinstance(value, str)
    if is_text:
        value = _ILLEGAL.sub("", harmless(value))
    cell = WriteOnlyCell(sheet, value=value)
    if is_text:
        cell.data_type = "s"
        cell.number_format = "@"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif style:
        cell.number_format = style
    cell.font = _HEAD_FONT if head else _FONT
    cell.border = _BOX
    cell.alignment = Alignment(
        wrap_text=True, vertical="center" if head else "top", horizontal="center" if head else None
    )
    if head:
        cell.fill = _HEAD
    return cell
