"""Reading a document in a process of its own (loaders.apart).

The parent gets back the document, or the error, as JSON. `python -m loaders.documents.worker` is the other side; it is not
meant to be called by hand.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from loaders import errors
from loaders.apart import MEMORY, answer_of, limit
from loaders.documents.document import Cell, Clause, Document, Table
from loaders.errors import DamagedDocument, DocumentError, Fault

_AGAIN = "如确认文件无误，请另存为 DOCX 或文字版 PDF 后再提供"


def read_in_worker(data: bytes, name: str, seconds: float, memory: int = MEMORY) -> Document:
    """The document in `data`, read by another process that may take so many seconds and bytes of memory."""
    try:
        told = answer_of("loaders.documents.worker", [name], data, seconds, memory)
    except TimeoutError as error:
        raise DamagedDocument(Fault(name, f"解析超过{seconds:g}秒，已停止", _AGAIN)) from error
    except ValueError as error:
        raise DamagedDocument(Fault(name, "解析时出错，文件可能已损坏", _AGAIN)) from error
    if "error" in told:
        raise _error(told["error"], told["fault"])
    return _document(told)


def _error(kind: str, fault: dict[str, Any]) -> DocumentError:
    found = getattr(errors, kind, DamagedDocument)
    return found(Fault(**fault)) if issubclass(found, DocumentError) else DamagedDocument(Fault(**fault))


def _document(told: dict[str, Any]) -> Document:
    issued = told.pop("issued_date")
    clauses = [Clause(*row) for row in told.pop("clauses")]
    tables = [
        Table(caption, [Cell(*cell) for cell in cells], start, end) for caption, cells, start, end in told.pop("tables")
    ]
    words = tuple(told.pop("status_words"))
    warnings = tuple(told.pop("warnings"))
    return Document(
        **told,
        clauses=clauses,
        tables=tables,
        status_words=words,
        warnings=warnings,
        issued_date=date.fromisoformat(issued) if issued else None,
    )


def _told(document: Document) -> dict[str, Any]:
    rows: dict[str, Any] = {name: value for name, value in vars(document).items() if isinstance(value, str | None)}
    rows["offsets"], rows["ends"] = list(document.offsets), list(document.ends)
    rows["clauses"] = [list(vars(clause).values()) for clause in document.clauses]
    rows["tables"] = [
        [table.caption, [list(vars(cell).values()) for cell in table.cells], table.start, table.end]
        for table in document.tables
    ]
    rows["status_words"], rows["warnings"] = list(document.status_words), list(document.warnings)
    rows["issued_date"] = document.issued_date.isoformat() if document.issued_date else None
    return rows


def _answer(arguments: Sequence[str]) -> dict[str, Any]:
    name, seconds, memory = arguments
    limit(int(seconds), int(memory))
    from loaders.documents.reading import read_bytes

    try:
        return _told(read_bytes(sys.stdin.buffer.read(), name))
    except DocumentError as error:
        return {"error": type(error).__name__, "fault": asdict(error.fault)}
    except MemoryError:
        fault = Fault(name, f"解析占用内存超过{int(memory) // 1_000_000}MB，已停止", _AGAIN)
        return {"error": "DamagedDocument", "fault": asdict(fault)}


if __name__ == "__main__":
    json.dump(_answer(sys.argv[1:]), sys.stdout, ensure_ascii=False)
