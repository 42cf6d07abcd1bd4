"""The load of a return of very many rows, read and kept by DuckDB (loaders.figures.bulk)."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.figures.sheet import Sheet
from loaders.figures.sheets import looks_like_table
from loaders.loads.load import read_loads
from loaders.loads.options import AddOptions
from loaders.loads.reading import Reading
from loaders.loads.registers import lookup_of
from loaders.loads.table_kinds import default_place, kind_of_table
from loaders.loads.tables import COLUMNS
from loaders.loads.write import PARQUET_ROWS, NewLoad

Progress = Callable[[str], None]


def many_figures(
    content: bytes, name: str, digest: str, data: DataFolder, options: AddOptions, progress: Progress | None
) -> Reading | None:
    """The load with what its sender is told; None where the file is no large return, or one that is read row by row.

    `digest` is the SHA-256 of `content`, which takes its time for a large file.
    """
    if content.count(b"\n") <= PARQUET_ROWS or not _is_return(content, name, options):
        return None
    from loaders.figures.bulk import read_bulk_return
    from loaders.figures.returns import today_in_china

    lookup = lookup_of(data)
    title = options.issue.title or Path(name).stem
    disclosure = options.issue.disclosure or "public"
    found = read_bulk_return(
        content, name, digest[:12], lookup,
        place=default_place(name, lookup, options), today=today_in_china(), columns=COLUMNS["figures"], disclosure=disclosure,
        loads=read_loads(data), progress=progress,
    )  # fmt: skip
    if found is None:
        return None
    files = {"figures.parquet": found.parquet}
    notices = found.notices
    if found.names_persons and not options.facts_only:
        notices = [*notices, "表中有姓名或电话，原件没有存入，请自行保管"]
    elif not options.facts_only:
        files["source.csv"] = content
    tables = {"refused": [asdict(row) for row in found.refused]}
    counted = {"figures": found.count}
    load = NewLoad("figures", title, name, content, tables=tables, files=files, counted=counted, digest=digest)
    return Reading(load, found.refused, notices, found.questions)


def _is_return(content: bytes, name: str, options: AddOptions) -> bool:
    """Whether the first line has the headings of a return; a workbook is never so large."""
    if options.kind not in {None, "return"} or content.startswith(b"PK") or not looks_like_table(content, name):
        return False
    first = content[:65_536].split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip()
    sheet = Sheet("", [first.split(",")], [1])
    return options.kind == "return" or kind_of_table([sheet], name) == "return"
