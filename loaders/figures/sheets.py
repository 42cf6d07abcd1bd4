"""Tables as rows of text, one line of the file a row, each cell as a reader of the file sees it printed."""

from pathlib import Path

from loaders.figures.csv_sheet import decode, read_csv
from loaders.figures.sheet import Sheet

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# The worst that half a megabyte of CSV can hold (two cells a line) takes 25 MB and a quarter of a second here; starting a
# process takes as long.
_SMALL_CSV = 500_000


def read_sheets(content: bytes, name: str, *, apart: bool = False) -> list[Sheet]:
    """The tables in a CSV, XLSX, XLS, ODS or DOCX file, told apart by content. Raises ReturnError where it is none of them.

    Where `apart` says that others depend on this process, a process of its own with limits reads all but a small CSV.
    """
    is_workbook = content.startswith((_ZIP, _OLE))
    if apart and (is_workbook or len(content) > _SMALL_CSV):
        from loaders.figures.sheets_apart import read_sheets_apart

        return read_sheets_apart(content, name)
    if content.startswith(_ZIP) and (suffix := source_suffix(content)) != ".xlsx":
        from loaders.figures.xml_tables import read_xml_tables

        return read_xml_tables(content, name, suffix)
    if content.startswith(_ZIP):
        from loaders.figures.workbook import read_workbook

        return read_workbook(content, name)
    if content.startswith(_OLE):
        from loaders.figures.old_workbook import read_old_workbook

        return read_old_workbook(content, name)
    return [read_csv(decode(content, name), name)]


def looks_like_table(content: bytes, name: str) -> bool:
    """Whether a file is a table at first sight: a workbook, or text named .csv or .tsv."""
    if Path(name).suffix.lower() in {".csv", ".tsv", ".xlsx", ".xls", ".ods"}:
        return True
    from loaders.documents.content import Content, content_of

    return content_of(content) is Content.XLSX


def source_suffix(content: bytes) -> str:
    """The suffix under which a table is kept: told by its content, for a name is what the sender made it."""
    if content.startswith(_ZIP):
        from loaders.figures.xml_tables import suffix_of_package

        return suffix_of_package(content)
    return ".xls" if content.startswith(_OLE) else ".csv"
