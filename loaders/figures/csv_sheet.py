"""A CSV file as a table: its encoding, its delimiter, its rows; and how much of one is read."""

import csv
import io
import re

from loaders.errors import Fault, ReturnError
from loaders.figures.sheet import MOST_COLUMNS, Sheet

# What a CSV may hold, each row counted as two cells more: a cell takes at most some 64 bytes here, so that these and the text
# stay below the memory of a process that reads apart (loaders.apart.MEMORY). Python 3.11 may run in circles where memory ends.
_MOST_HELD = 12_000_000
# The delimiter is seen in the first lines; a file of one endless line is not searched to its end.
_HEAD = 65_536


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


def read_csv(text: str, name: str) -> Sheet:
    """Rows of a CSV file; its delimiter is the one most frequent in the first line that has any. Raises ReturnError.

    Blank rows are passed over, and empty cells behind the last filled one. A row of more cells than a table has columns, and
    more cells than memory should hold, are refused: five megabytes of commas were one row of five million cells.
    """
    first = next((line for line in text[:_HEAD].splitlines() if re.search("[,\t;]", line)), "")
    delimiter = max(",\t;", key=first.count)
    sheet = Sheet("", [], [])
    # Strict: an open quote would swallow the rest of the file into one cell without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, held = 1, 0
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                row = _within(row, name, line)
            if any(row):
                held += len(row) + 2
                if held > _MOST_HELD:
                    reason = f"行和单元格太多（到这一行已超过 {_MOST_HELD // 10_000} 万个）"
                    raise ReturnError(Fault(name, reason, "拆成几个小表再载入", line))
                sheet.rows.append(row)
                sheet.lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReturnError(Fault(name, f"CSV 的引号或单元格不完整（{error}）", "重新导出后再载入", line)) from None
    return sheet


def _within(row: list[str], name: str, line: int) -> list[str]:
    """A row without the empty cells behind its last filled one. Raises ReturnError where it is still too wide."""
    width = next((at for at in range(len(row), 0, -1) if row[at - 1]), 0)
    if width > MOST_COLUMNS:
        reason = f"这一行有 {width} 个单元格，超过上限 {MOST_COLUMNS} 个"
        raise ReturnError(Fault(name, reason, "核对分隔符和换行后重新导出，或拆成几个表", line))
    return row[:width]
