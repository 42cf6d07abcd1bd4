"""The filled rows of a table, each cell under the key of its column."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.errors import Fault, ReturnError
from loaders.figures.formulas import restored
from loaders.figures.headings import Headings, find_headings
from loaders.figures.numbers import parse_number
from loaders.figures.personal import is_signature, without_contacts
from loaders.figures.sheet import Sheet
from loaders.figures.wide import spread

# The foot of a form: notes, which are no rows.
_NOTE = re.compile(r"\s*(?:注|备注|说明|附注|填报说明)\s*\d*\s*[：:]|\s*[*＊※]")
_NUMBERS = frozenset({"value", "value_high", "numerator", "denominator", "baseline_value"})


@dataclass(frozen=True)
class Record:
    """One row: `sheet` and `line` say where it stands, `cells` hold its texts by key, `headings` how they are printed.

    Of a wide return it is one cell of a row: `column` is the number of its column (from 1), else None.
    """

    sheet: str
    line: int
    cells: Mapping[str, str]
    headings: Headings
    column: int | None = None

    def text(self, key: str) -> str:
        """The text of a cell without blanks around it, "" where the column is absent."""
        return self.cells.get(key, "").strip()

    @property
    def is_untouched(self) -> bool:
        """Whether the row only says what is asked for: no number, no counts, no source. Not reported, and no mistake."""
        return not any(self.text(key) for key in ("value", "numerator", "denominator", "source"))

    def shown(self, key: str) -> str:
        """The text of a cell as a message may show it: without telephone numbers, even in a column of numbers."""
        text = self.text(key)
        return text if parse_number(text) else without_contacts(text)


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not accepted, or one of the reasons why: columns of refused.csv (DESIGN §6). `row` is a line of the file."""

    file: str
    row: int | None
    column: str
    content: str
    reason: str
    next_step: str


@dataclass(frozen=True)
class Question:
    """What the sender is asked of a row that was taken: `figure_id` names its figure, which waits for the answer."""

    figure_id: str
    file: str
    row: int | None
    column: str
    content: str
    question: str
    next_step: str


def read_records(
    sheets: Sequence[Sheet],
    names: Mapping[str, str],
    needed: Mapping[str, Sequence[str]],
    file: str,
    otherwise: Callable[[Sheet], list[Record] | None] = lambda _: None,
) -> list[Record]:
    """The rows of all sheets that have the `needed` columns (a label → the keys of which one must be there).

    `otherwise` reads a sheet that has not, or says that it cannot; such sheets are passed over as long as one can be read. Raises ReturnError, naming what is missing, where none has.
    """
    records: list[Record] = []
    missing: list[str] = []
    usable = False
    for sheet in sheets:
        headings = find_headings(sheet.rows, names)
        lacking = [label for label, keys in needed.items() if not headings.keys & set(keys)]
        # A row of years may have a row of half-years below it: only the reader of crossed tables sees both.
        if (lacking or headings.periods) and (read := otherwise(sheet)) is not None:
            usable = True
            records.extend(read)
            continue
        if lacking:
            missing = lacking if not missing or len(lacking) < len(missing) else missing
            continue
        usable = True
        records.extend(_records(sheet, headings))
    if not usable:
        reason = f"没有找到这些列：{'、'.join(missing)}" if missing else "表里没有内容"
        raise ReturnError(Fault(file, reason, f"补齐列名再载入，这种表要有：{'、'.join(needed)}；表头放在前二十行内"))
    return records


def _records(sheet: Sheet, headings: Headings) -> Iterator[Record]:
    lines = zip(sheet.rows[headings.at + 1 :], sheet.lines[headings.at + 1 :], strict=True)
    for row, line in lines:
        record = record_of(row, line, headings, sheet.name)
        if record is None:
            continue
        if not headings.periods:
            yield record
        for place, cells in spread(record.cells, row, headings.periods):
            heading = sheet.rows[headings.at][place].strip()
            printed = {"period": heading, **headings.printed, "value": heading}
            yield Record(sheet.name, line, cells, replace(headings, printed=printed), place + 1)


def record_of(row: Sequence[str], line: int, headings: Headings, sheet: str = "") -> Record | None:
    """The record of a row; None where it is empty or a remark."""
    if not any(text.strip() for text in row) or is_remark(row):
        return None
    cells = {key: _kept(key, row[place]) for place, key in headings.columns.items() if place < len(row)}
    return Record(sheet, line, cells, headings)


def _kept(key: str, text: str) -> str:
    """A cell as it was before it was made harmless, without telephone numbers; eleven digits in a column of numbers are none."""
    text = restored(text)
    return text if key in _NUMBERS else without_contacts(text)


def is_remark(row: Sequence[str]) -> bool:
    """Whether a row is no row of the table: a note in one (merged) cell, or the line of those who signed."""
    texts = {text.strip() for text in row if text.strip()}
    return any(is_signature(text) for text in texts) or (len(texts) == 1 and bool(_NOTE.match(texts.pop())))


def row_ids(records: Sequence[Record], content: bytes) -> list[str]:
    """An id for each row: the file's sha12 and the line, with the numbers of the sheet where several are used and of a wide column."""
    prefix = hashlib.sha256(content).hexdigest()[:12]
    sheets = list(dict.fromkeys(record.sheet for record in records))
    several = len(sheets) > 1
    return [
        f"{prefix}-{f's{sheets.index(r.sheet) + 1}-' if several else ''}{r.line}{f'-c{r.column}' if r.column else ''}"
        for r in records
    ]


def column_notices(records: Sequence[Record]) -> list[str]:
    """What to tell of columns that were not read, once for each heading."""
    unknown = dict.fromkeys(word for record in records for word in record.headings.unknown)
    personal = dict.fromkeys(word for record in records for word in record.headings.personal)
    notices = [f"这些列没有用到：{'、'.join(unknown)}"] if unknown else []
    return notices + ([f"姓名和电话不收，这些列没有读入：{'、'.join(personal)}"] if personal else [])
