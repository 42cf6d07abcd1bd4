"""Reading a table in a process of its own (loaders.apart): a zip bomb, entities without end, a file of commas only or a crash
of a library end that process, and the dashboard goes on. `python -m loaders.figures.sheets_apart` is the other side; it is not meant to be called by hand.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import Any

from loaders.apart import MEMORY, answer_of, limit
from loaders.errors import Fault, ReturnError
from loaders.figures.sheet import Sheet
from loaders.figures.sheets import read_sheets

# A little more than the reader allows itself, so that its own refusal comes first.
_SECONDS = 150.0
_AGAIN = "拆成几个小表，或用表格软件打开后另存为 CSV（UTF-8）再载入"


def read_sheets_apart(content: bytes, name: str, *, seconds: float = _SECONDS, memory: int = MEMORY) -> list[Sheet]:
    """As `read_sheets`, by a process that may take so many seconds and bytes of memory. Raises ReturnError."""
    try:
        told = answer_of("loaders.figures.sheets_apart", [name], content, seconds, memory)
    except TimeoutError:
        raise ReturnError(Fault(name, f"读了 {seconds:g} 秒还没有读完，已停止", _AGAIN)) from None
    except ValueError:
        raise ReturnError(Fault(name, "读的时候出错，文件可能已损坏", _AGAIN)) from None
    if "fault" in told:
        raise ReturnError(Fault(**told["fault"]))
    return [Sheet(*sheet) for sheet in told["sheets"]]


def _answer(content: bytes, name: str) -> dict[str, Any]:
    try:
        return {"sheets": [[sheet.name, sheet.rows, sheet.lines] for sheet in read_sheets(content, name)]}
    except ReturnError as error:
        return {"fault": asdict(error.fault)}


def _run(name: str, seconds: str, memory: str) -> None:
    """Answer on stdout. Without memory nothing more is tried, not even to end in order: that again would take memory."""
    reason = f"打开时占用内存超过 {int(memory) // 1_000_000} MB，已停止"
    too_large = json.dumps({"fault": asdict(Fault(name, reason, _AGAIN))}).encode()
    content = sys.stdin.buffer.read()
    limit(int(seconds), int(memory))
    try:
        told = json.dumps(_answer(content, name), ensure_ascii=False).encode()
    except MemoryError:
        os.write(sys.stdout.fileno(), too_large)
        os._exit(0)
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    # openpyxl takes numpy where it finds it, which costs half of the time and of the memory and reads no text.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    _run(*sys.argv[1:])
