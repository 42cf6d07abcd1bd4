"""Documents taken into drafts: what became of each, and what its reader could not tell. No Streamlit."""

import logging
from dataclasses import dataclass, field, replace

from loaders.data_folder import DataFolder
from loaders.errors import Fault, UserError
from loaders.loads import Actor
from loaders.loads.add import add_bytes
from loaders.loads.drafts import discard
from loaders.loads.issue import IssueOptions, check_options
from loaders.loads.options import AddOptions

# Issue data that matter to the judgement and that a text may not show.
ASKED = ("title", "document_number", "issuer", "issued_date")
# How the loaders name the options of the command line: on screen the form says what to do.
_OPTION = "--"


@dataclass(frozen=True)
class Added:
    """What became of a file: `state` "drafted", "known" (on record or drafted before), "refused" or "defect".

    `missing` are issue data its reader did not find, "jurisdiction" where nothing could be taken without it; `content` is
    kept so that the file can be read again with them.
    """

    name: str
    content: bytes
    state: str
    options: IssueOptions = field(default_factory=IssueOptions)
    load_id: str = ""
    load_kind: str = ""
    document_id: str = ""
    title: str = ""
    commitments: int = 0
    figures: int = 0
    notices: tuple[str, ...] = ()
    refused: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()


def take_document(content: bytes, name: str, data: DataFolder, actor: Actor, options: IssueOptions) -> Added:
    """Take a file into the drafts of `data`. What goes wrong is told, never raised."""
    try:
        receipt = add_bytes(content, name, data, actor, AddOptions(issue=options), apart=True)
    except UserError as error:
        missing = ("jurisdiction",) if any("--jurisdiction" in fault.next_step for fault in error.faults) else ()
        return Added(name, content, "refused", options, refused=tuple(error.faults), missing=missing)
    except Exception:  # a defect of ours with one file must not lose the others; its traceback goes to the log
        logging.getLogger("duixian").exception("a document could not be read")
        return Added(name, b"", "defect", options)
    load = receipt.load
    row = next(load.rows("documents"), {})
    faults = tuple(Fault(r.file, r.reason, r.next_step, r.row, r.column, r.content) for r in receipt.refused)
    return Added(
        name, content, "drafted" if receipt.is_new else "known", options, load.load_id, load.kind, row.get("document_id", ""), load.title,
        receipt.counts.get("commitments", 0), receipt.counts.get("figures", 0),
        tuple(notice for notice in receipt.notices if _OPTION not in notice), faults,
        tuple(one for one in ASKED if row and not row.get(one)) if receipt.is_new and load.kind == "document" else (),
    )  # fmt: skip


def read_again(added: Added, options: IssueOptions, data: DataFolder, actor: Actor) -> Added:
    """Read a file once more with what the user says of it; a draft made before goes first. Raises UserError for what makes no sense."""
    actor.require_write(added.name)
    check_options(options, added.name, data.register)
    if added.state == "drafted":
        discard(data, added.load_id, actor)
    again = take_document(added.content, added.name, data, actor, options)
    return replace(again, missing=() if again.state == "drafted" else again.missing)
