"""What can be carried away of a snapshot: each file is made when its button is pressed, from the frozen tables alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from app import markup
from app.acting import acting
from app.faults import plainly, told
from app.naming import name
from app.snapshot_record import broken, moment
from app.view import View
from loaders.warehouse.snapshots.compare import Side, compare
from loaders.warehouse.snapshots.exports import Edition, export_snapshot, file_name
from loaders.warehouse.snapshots.snapshot import Snapshot

# Format to its type on the wire; what speaks of one place, and what of all.
_MIME = {
    "csv": "text/csv",
    "notice": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "package": "application/zip",
    "bulletin": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# From so many rows on a file is made before it is offered, with its progress on screen.
LONG = 20_000
_SLOW = frozenset({"xlsx", "package"})
_WITH_CHANGES = frozenset({"xlsx", "bulletin"})
_OF_ALL, _OF_PLACE = ("csv", "xlsx", "package"), ("bulletin", "notice", "xlsx", "csv")


def show_files(view: View, snapshot: Snapshot, earlier: Snapshot | None, disclosure: str) -> None:
    """Whether the snapshot is whole, what it is of, and a button for each file; `earlier` is what changes are told against."""
    words, header = view.words, snapshot.header
    faults = broken(snapshot.snapshot_id)
    for fault in faults:
        st.error(told(fault, words))
    marks = words("snapshots.marks.told", id=snapshot.snapshot_id, rules=header["rules_version"])
    pairs = [
        (words("snapshots.head.as_of"), markup.text(words.date(snapshot.as_of))),
        (words("snapshots.head.known"), markup.text(moment(snapshot.known_by, words))),
        (words("snapshots.loads"), markup.text(words("snapshots.loads.count", n=len(header["loads"])))),
        (words("snapshots.whole"), "" if faults else markup.text(words("snapshots.whole.yes", n=len(header["files"])))),
        (words("snapshots.marks"), f"<small>{markup.text(marks)}</small>"),
    ]
    st.html(markup.definitions(pairs))
    if faults:
        return
    place = view.place["jurisdiction_id"]
    edition, called = Edition(snapshot, place, disclosure), name(view.place, "name", words)
    if edition.place_name():
        _buttons(view, edition, earlier, _OF_PLACE, words("snapshots.of_place", place=called))
        hidden = _hidden(snapshot, snapshot.snapshot_id, place, disclosure)
        if hidden:
            st.html(f"<small>{markup.text(words('snapshots.left_out', n=hidden, place=called))}</small>")
    else:
        st.html(f"<p class='empty'>{markup.text(words('snapshots.not_in_it', place=called))}</p>")
    _buttons(view, Edition(snapshot, None, disclosure), earlier, _OF_ALL, words("snapshots.of_all"))
    if earlier is not None:
        st.html(f"<small>{markup.text(words('snapshots.with_changes'))}</small>")


@st.cache_data(max_entries=256, show_spinner=False)
def _hidden(_snapshot: Snapshot, snapshot_id: str, place: str, disclosure: str) -> int:  # noqa: ARG001  (the id is the key)
    """How many promises of a place are not public and so in none of the files; a snapshot never changes."""
    return len(Edition(_snapshot, place, disclosure).left_out())


def _buttons(view: View, edition: Edition, earlier: Snapshot | None, formats: tuple[str, ...], label: str) -> None:
    actor, database = acting(), view.database

    def made(format_: str, tell: Callable[[str], None] | None = None) -> bytes:
        if earlier is None or format_ not in _WITH_CHANGES:
            return export_snapshot(edition, format_, actor, tell)
        sides = Side.of(earlier), Side.of(edition.snapshot)
        rows = compare(database.cursor(), *sides, disclosure=edition.disclosure)
        return export_snapshot(replace(edition, changes=rows, before=earlier), format_, actor, tell)

    is_long = edition.snapshot.header["tables"]["ledger"]["rows"] > LONG
    part = "snapshot" if edition.jurisdiction_id is None else "place"
    with st.container(key=f"files_{part}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<span>{markup.text(label)}</span>", width="content")
        for format_ in formats:
            if is_long and format_ in _SLOW and not _prepared(view, edition, earlier, format_, made):
                continue
            st.download_button(
                view.words(f"snapshots.file.{format_}"), data=st.session_state.get(_key(edition, earlier, format_)) or partial(made, format_),
                file_name=file_name(edition, format_), mime=_MIME[format_], on_click="ignore", key=f"{part}_{format_}",
            )  # fmt: skip


def _key(edition: Edition, earlier: Snapshot | None, format_: str) -> str:
    told = earlier.snapshot_id if earlier else ""
    return f"made_{format_}_{edition.snapshot.snapshot_id}_{edition.jurisdiction_id}_{edition.disclosure}_{told}"


def _prepared(
    view: View,
    edition: Edition,
    earlier: Snapshot | None,
    format_: str,
    made: Callable[[str, Callable[[str], None]], bytes],
) -> bool:
    """Whether a file that takes long is made; else the button that makes it, telling how far it is."""
    key, words = _key(edition, earlier, format_), view.words
    part = edition.jurisdiction_id or "all"
    if key in st.session_state:
        return True
    named = words(f"snapshots.file.{format_}")
    if st.button(words("snapshots.prepare", file=named), key=f"prepare_{part}_{format_}"):
        with st.status(words("snapshots.preparing", file=named)) as steps:
            st.session_state[key] = made(format_, lambda said: steps.update(label=plainly(said, words)))
        st.rerun()
    return False
