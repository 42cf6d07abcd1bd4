"""CSV as Chinese offices can open it: UTF-8 with BOM, CRLF, ISO dates, numbers plain, formulas harmless; no sep= line."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from loaders.figures.formulas import harmless
from loaders.loads.tables import plain_number

BOM = "\ufeff"


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as the bytes of a CSV file; the same rows give the same bytes."""
    buffer = io.StringIO()
    buffer.write(BOM)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        writer.writerow([cell_text(value) for value in row])
    return buffer.getvalue().encode("utf-8")


def cell_text(value: object) -> str:
    """One value: null is empty, a number has no exponent and at most twelve digits, a text is no formula, a list is joined by ；.

    Twelve digits are more than any source prints and fewer than the noise of binary fractions.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return plain_number(Decimal(f"{value:.12g}")) if value == value and abs(value) != float("inf") else ""
    if isinstance(value, int | Decimal):
        return plain_number(Decimal(value))
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return harmless("；".join(str(part) for part in value))
    return harmless(str(value))


def moment_text(moment: datetime) -> str:
    """A moment of the database (UTC, without a zone) as ISO text in UTC, to the microsecond only where it has one."""
    return moment.replace(tzinfo=None).isoformat() + "Z"
