"""Taking a file in: told by its content, read, checked, written as one load. The one door for the command line and the screen."""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.disk import words_of
from loaders.documents.document import Document
from loaders.errors import Fault, Faults, LoadError, ReturnError
from loaders.figures.crossed import is_crossed
from loaders.figures.lookup import Lookup
from loaders.figures.on_record import nothing_new
from loaders.figures.personal import holds_persons
from loaders.figures.questions import MOST_ASKED, checked, more_asked
from loaders.figures.records import Question, RefusedRow
from loaders.figures.returns import read_return
from loaders.figures.sheet import Sheet
from loaders.figures.sheets import looks_like_table, read_sheets, source_suffix
from loaders.loads import members, targets
from loaders.loads.actor import Actor
from loaders.loads.earlier import same_document, unused_options
from loaders.loads.issue import check_options
from loaders.loads.load import Load, read_loads, withdrawn_ids
from loaders.loads.many_figures import Progress, many_figures
from loaders.loads.options import AddOptions
from loaders.loads.reading import Reading
from loaders.loads.registers import lookup_of
from loaders.loads.table_kinds import default_place, kind_of_table
from loaders.loads.tables import Row, cell
from loaders.loads.write import NewLoad, Receipt, find_load, write_load

Tables = dict[str, Sequence[Row]]


def add_file(
    path: Path,
    data: DataFolder,
    actor: Actor,
    options: AddOptions,
    *,
    into: Path | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """As `add_bytes`, for a file on the disk; the load stands in `into`, by default where the data folder writes to."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LoadError(Fault(path.name, f"打不开（{words_of(error)}）", "核对文件名和权限")) from None
    return add_bytes(content, path.name, data, actor, options, into=into, progress=progress)


def add_bytes(
    content: bytes,
    name: str,
    data: DataFolder,
    actor: Actor,
    options: AddOptions,
    *,
    into: Path | None = None,
    progress: Progress | None = None,
    apart: bool = False,
) -> Receipt:
    """Write one load from a document, a return, a table of targets or a list of scope members.

    The same file is not loaded twice unless its load was withdrawn. `progress` is told in Chinese how far a large return
    is. With `apart` a workbook is read by another process, as a server must that others use too (documents always are).
    Raises UserError: DocumentError, ReturnError, LoadError
    or, where every row is refused, Faults.
    """
    actor.require_write(name)
    parent = into or data.writes_to
    new = NewLoad("figures", name, name, content)
    earlier = find_load(parent, new.sha256) or (None if into else find_load(data.loads, new.sha256))
    again = earlier is not None and earlier.load_id in withdrawn_ids(read_loads(data))
    if earlier is not None and not again:
        check_options(options.issue, name, data.register)
        return Receipt(earlier, is_new=False, notices=unused_options(options, earlier))
    read = many_figures(content, name, new.sha256, data, options, progress) or _sound(
        _read(content, name, data, options, apart, progress)
    )
    notices = (*read.notices, *same_document(read.new, read_loads(data)))
    receipt = write_load(parent, read.new, actor, again=again)
    return replace(receipt, notices=notices, refused=tuple(read.refused), questions=tuple(read.questions))


def _sound(read: Reading) -> Reading:
    """The load without rows that the database could not take: an odd statement is put among the refused, the rest stands."""
    from loaders.loads.soundness import faults_of_row

    new, refused = read.new, list(read.refused)
    tables = dict(new.tables)
    for name in {"commitments", "figures"} & tables.keys():
        kept: list[Row] = []
        for row in tables[name]:
            cells = {column: cell(value) for column, value in row.items()}
            fault = next(faults_of_row(name, cells), None)
            if fault is None:
                kept.append(row)
                continue
            column, reason, _ = fault
            step = "核对原文后用 decide --action add 补录"
            refused.append(RefusedRow(new.source_name, None, column, cells.get("quote", ""), reason, step))
        tables[name] = kept
    tables["refused"] = [asdict(row) for row in refused]
    return replace(read, new=replace(new, tables=tables), refused=refused)


def _read(
    content: bytes, name: str, data: DataFolder, options: AddOptions, apart: bool, progress: Progress | None
) -> Reading:
    kind = options.kind
    sheets: list[Sheet] = []
    if kind in {"return", "targets", "members"} or (kind is None and looks_like_table(content, name)):
        sheets = read_sheets(content, name, apart=apart)
        kind = kind or kind_of_table(sheets, name)
        if kind == "document" and any(is_crossed(sheet, lookup_of(data)) for sheet in sheets):
            kind = "return"
    if kind in {None, "document"}:
        return _document(content, name, data, options)
    lookup = lookup_of(data)
    if kind == "targets":
        return _targets(content, sheets, name, lookup, options)
    if kind == "members":
        return _members(content, sheets, name, lookup, options)
    return _return(content, sheets, name, lookup, options, read_loads(data), progress)


def _document(content: bytes, name: str, data: DataFolder, options: AddOptions) -> Reading:
    from loaders.loads.document_load import document_load
    from loaders.loads.issue import issue_of
    from loaders.register.realm import Realm
    from loaders.statements import extract

    document = _read_document(content, name)
    issue = issue_of(document, options.issue, data.register)
    indicators = lookup_of(data).register.indicators
    realm = Realm(issue.jurisdiction, issue.issued_date, data.register)
    statements = extract(document, indicators, realm)
    review = "accepted" if options.accept else "proposed"
    new = document_load(document, content, issue, statements, indicators, facts_only=options.facts_only, review=review)
    notices = [*document.warnings, *issue.notices]
    if issue.notices:
        notices.append("要补上，用 decide --action correct 改这个文件，或先撤回（withdraw）这个批次，再带选项重新载入")
    if not statements:
        notices.append("没有找到写明数量的目标或数据")
    if not options.facts_only and not any(file.startswith("source") for file in new.files):
        notices.append("文中有联系人的姓名或电话，已略去；只留文字，原件没有存入，请自行保管")
    return Reading(new, [], notices)


def _read_document(content: bytes, name: str) -> Document:
    """Read a document through a file of its own: the readers work on files, in a process with limits."""
    from loaders.documents import read_document

    with tempfile.TemporaryDirectory() as folder:
        # A name never becomes a path (DESIGN §11): its last part only, and something where nothing is left.
        path = Path(folder) / (Path(name.replace("\\", "/")).name or "文件")
        path.write_bytes(content)
        return read_document(path)


def _return(
    content: bytes,
    sheets: Sequence[Sheet],
    name: str,
    lookup: Lookup,
    options: AddOptions,
    loads: Sequence[Load],
    progress: Progress | None,
) -> Reading:
    place = default_place(name, lookup, options)
    found = read_return(content, name, lookup, sheets=sheets, place=place, progress=progress)
    fresh, compared, asked = checked(found, name, loads, lookup.register)
    if not fresh and not found.refused:
        raise nothing_new(name, compared.repeated)
    disclosure = options.issue.disclosure or "public"
    tables: Tables = {"figures": [{**figure, "disclosure": disclosure} for figure in fresh]}
    places = {place.jurisdiction_id: place.name_zh for place in lookup.register.jurisdictions}
    notices = [*found.notices, *compared.notices(places), *more_asked(len(asked))]
    return _table_load("figures", content, sheets, name, tables, found.refused, notices, options, asked[:MOST_ASKED])


def _targets(content: bytes, sheets: Sequence[Sheet], name: str, lookup: Lookup, options: AddOptions) -> Reading:
    found = targets.read_targets(content, sheets, name, lookup)
    _refuse_whole_if_empty(found.commitments, found.refused, name)
    disclosure = options.issue.disclosure or "public"
    tables: Tables = {
        "documents": [{**document, "disclosure": disclosure} for document in found.documents],
        "clauses": found.clauses,
        "commitments": found.commitments,
    }
    return _table_load("document", content, sheets, name, tables, found.refused, found.notices, options)


def _members(content: bytes, sheets: Sequence[Sheet], name: str, lookup: Lookup, options: AddOptions) -> Reading:
    found = members.read_members(sheets, name, lookup)
    _refuse_whole_if_empty(found.members, found.refused, name)
    tables: Tables = {"scope_members": found.members}
    return _table_load("register", content, sheets, name, tables, found.refused, found.notices, options)


def _table_load(
    kind: str,
    content: bytes,
    sheets: Sequence[Sheet],
    name: str,
    tables: Tables,
    refused: list[RefusedRow],
    notices: list[str],
    options: AddOptions,
    questions: Sequence[Question] = (),
) -> Reading:
    """The load of a table. The file itself is kept beside it unless only facts are wanted or it names persons."""
    files: dict[str, bytes] = {}
    if not options.facts_only:
        if holds_persons(row for sheet in sheets for row in sheet.rows):
            notices = [*notices, "表中有姓名或电话，原件没有存入，请自行保管"]
        else:
            files[f"source{source_suffix(content)}"] = content
    title = options.issue.title or Path(name).stem
    new = NewLoad(kind, title, name, content, tables=tables, files=files)
    return Reading(new, refused, notices, questions)


def _refuse_whole_if_empty(rows: Sequence[object], refused: Sequence[RefusedRow], name: str) -> None:
    if rows:
        return
    if not refused:
        raise ReturnError(Fault(name, "表里只有表头，没有数据", "填好后再载入"))
    raise Faults([Fault(row.file, row.reason, row.next_step, row.row, row.column) for row in refused])
