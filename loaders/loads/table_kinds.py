"""What kind of table a file is: a return, a table of targets, a list of scope members; and the place it speaks of."""

from collections.abc import Sequence
from pathlib import Path

from loaders.errors import Fault, LoadError
from loaders.figures.headings import MEMBER_HEADINGS, RETURN_HEADINGS, TARGET_HEADINGS, find_headings
from loaders.figures.lookup import Lookup, NotFound
from loaders.figures.returns import NEEDED as RETURN_NEEDED
from loaders.figures.sheet import Sheet
from loaders.loads import members, targets
from loaders.loads.options import AddOptions


def kind_of_table(sheets: Sequence[Sheet], name: str) -> str:
    """The kind of table: that of which a sheet has all needed columns, or all but one, so that its reader says which.

    A workbook of another kind is a document.

    Raises nothing: a CSV of no known kind counts as a return, whose reader says which columns are missing.
    """
    kinds = (
        ("targets", TARGET_HEADINGS, targets.NEEDED),
        ("members", MEMBER_HEADINGS, members.NEEDED),
        ("return", RETURN_HEADINGS, {**RETURN_NEEDED}),
    )
    for most_lacking in (0, 1):
        for kind, headings, needed in kinds:
            for sheet in sheets:
                found = find_headings(sheet.rows, headings).keys
                if sum(not found & set(keys) for keys in needed.values()) <= most_lacking:
                    return kind
    return "document" if Path(name).suffix.lower() in {".xlsx", ".xls", ".ods"} else "return"


def default_place(name: str, lookup: Lookup, options: AddOptions) -> str:
    """The jurisdiction_id of rows that name no place: what the user says of the whole table, else ""."""
    if not options.issue.jurisdiction:
        return ""
    try:
        return lookup.place("", options.issue.jurisdiction, None).jurisdiction_id
    except NotFound as error:
        raise LoadError(Fault(name, f"--jurisdiction：{error.reason}", error.next_step)) from None
