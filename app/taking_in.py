"""What the returns page has done for it: files taken into drafts, and what became of each as rows a page can show. No Streamlit."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.figures.csv_text import csv_bytes
from loaders.figures.records import Question, RefusedRow
from loaders.loads import Actor
from loaders.loads.add import add_bytes
from loaders.loads.issue import IssueOptions
from loaders.loads.options import AddOptions

# Columns of 退回清单 as offices keep it.
SENT_BACK = ("文件名", "工作表", "行", "列", "原内容", "退回原因", "改正办法")
# Between the file's name and its sheet's, as the reader of returns writes it.
_SHEET = " › "


@dataclass(frozen=True)
class Outcome:
    """What became of one file: "drafted", "known" (the same file was there before), "refused" (nothing was taken) or "defect"."""

    name: str
    state: str
    figures: int = 0
    notices: tuple[str, ...] = ()
    sent_back: tuple[RefusedRow, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def rows_sent_back(self) -> int:
        """How many rows came back; one row may have several faults."""
        return len({(row.file, row.row) for row in self.sent_back})


def take_in(
    content: bytes,
    name: str,
    data: DataFolder,
    actor: Actor,
    place: str | None,
    *,
    restricted: bool,
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Take a return into the drafts of `data`. `place` is that of rows which name none. What goes wrong is told, never raised.

    `progress` is told how far a very large return is.
    """
    issue = IssueOptions(jurisdiction=place, disclosure="restricted" if restricted else None)
    try:
        options = AddOptions(kind="return", issue=issue)
        receipt = add_bytes(content, name, data, actor, options, progress=progress, apart=True)
    except UserError as error:
        rows = tuple(RefusedRow(f.file, f.row, f.column or "", f.content, f.reason, f.next_step) for f in error.faults)
        return Outcome(name, "refused", sent_back=rows)
    except Exception:  # a defect of ours with one file must not lose the others; its traceback goes to the log
        logging.getLogger("duixian").exception("a return could not be read")
        return Outcome(name, "defect")
    if not receipt.is_new:
        return Outcome(name, "known")  # its notices speak of options of the command line
    return Outcome(
        name, "drafted", receipt.counts.get("figures", 0), receipt.notices, receipt.refused, receipt.questions
    )


def sent_back_csv(rows: Sequence[RefusedRow]) -> bytes:
    """退回清单."""
    return csv_bytes(SENT_BACK, [_cells(row) for row in rows])


def _cells(row: RefusedRow) -> list[object]:
    file, _, sheet = row.file.partition(_SHEET)
    return [file, sheet, row.row, row.column, row.content, row.reason, row.next_step]
