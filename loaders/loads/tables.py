"""The CSV files beside a load.json: their columns, and how a cell is written and read.

All are UTF-8 with a header row and LF; an empty cell means "not known". A reader ignores columns it does not know,
so a later version may add some. Lists are joined with ";", dates are ISO, yes and no are "true" and "false".
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from loaders.errors import Fault, LoadError

Row = Mapping[str, object]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("document_id", "title", "document_number", "number_verified", "issuer", "jurisdiction_id"),
        *("issued_date", "date_verified", "status", "valid_to", "superseded_by", "disclosure"),
        *("source_sha256", "source_url"),
    ),
    "clauses": ("document_id", "clause_id", "path", "heading", "start", "end"),
    "commitments": (
        *("commitment_id", "document_id", "clause_id", "indicator_id", "indicator_text", "jurisdiction_id"),
        *("reach_level", "scope", "comparator", "value", "value_high", "unit", "basis", "baseline_value"),
        *("baseline_date", "firmness", "due_date", "due_text", "recurrence", "row_kind", "lead_department"),
        *("departments", "quote", "span_start", "span_end", "implicit", "review", "verification", "source_grade"),
        *("note", "confidence"),
    ),
    "figures": (
        *("figure_id", "indicator_id", "indicator_text", "jurisdiction_id", "period_start", "period_end", "value"),
        *("unit", "printed_step", "numerator", "denominator", "scope", "value_type", "published_date"),
        *("document_id", "clause_id", "quote", "span_start", "span_end", "source", "source_url", "source_grade"),
        *("verification", "disclosure", "review", "note", "confidence"),
    ),
    "refused": ("file", "row", "column", "content", "reason", "next_step"),
    "decisions": ("action", "subject_id", "field", "value", "reason", "evidence"),
    "scope_members": ("scope", "jurisdiction_id", "is_member", "valid_from", "valid_to", "evidence"),
}


def cell(value: object) -> str:
    """One value as the text of a cell; None and "" are empty, a float prints its shortest exact digits.

    >>> cell(90.0), cell(0.1), cell(True), cell(["市医保局", "市财政局"]), cell(None)
    ('90', '0.1', 'true', '市医保局;市财政局', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return plain_number(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ";".join(cell(part) for part in value)
    return str(value)


def plain_number(value: float | Decimal) -> str:
    """A number in plain digits: no exponent, no trailing zeros, "0" for a negative zero.

    >>> plain_number(1e7), plain_number(Decimal("0.10")), plain_number(1e-5), plain_number(-0.0)
    ('10000000', '0.1', '0.00001', '0')
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def table_bytes(name: str, rows: Iterable[Row]) -> bytes:
    """The file NAME.csv of a load for `rows`; a key that is no column of the file is a defect and raises ValueError."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS[name], restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: cell(value) for column, value in row.items()})
    return buffer.getvalue().encode("utf-8")


def read_table(path: Path, load_id: str) -> Iterator[dict[str, str]]:
    """The rows of a load's CSV file as text, one dict a row; empty cells are "".

    Raises LoadError, naming the load and the line, where the file is no UTF-8 or a row has more cells than the header.
    """
    place = f"{load_id}/{path.name}"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                if None in row:
                    fault = Fault(place, "单元格多于表头", "从备份恢复这个批次", reader.line_num)
                    raise LoadError(fault)
                yield {column: text or "" for column, text in row.items()}
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise LoadError(Fault(place, f"文件损坏，读不出来（{error}）", "从备份恢复这个批次")) from None
