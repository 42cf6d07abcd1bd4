"""通报与存档: take a snapshot, carry away what is made of one, see what changed between two and why."""

from collections.abc import Sequence

import streamlit as st

from app import markup
from app.acting import acting, may_write
from app.address import choice, one_of
from app.faults import plainly, told
from app.snapshot_changes import show_changes
from app.snapshot_files import show_files
from app.snapshot_record import all_snapshots, moment, snapshot_line, snapshot_list
from app.view import View, the_view
from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.warehouse.snapshots.snapshot import Snapshot, take

SNAPSHOT, BEFORE, NONE = "snapshot", "before", "none"


def show(view: View) -> None:
    """The whole page: the sentence, taking, the one chosen with its files, what changed, the list."""
    words = view.words
    found, faults = all_snapshots()
    if found:
        latest = found[0]
        answer = words(
            "snapshots.sentence", n=len(found), as_of=words.date(latest.as_of), taken=moment(latest.taken_at, words)
        )
    else:
        answer = words("snapshots.none")
    st.html(f'<h1 class="answer">{markup.text(answer)}</h1>')
    for fault in faults:
        st.error(told(fault, words))
    _taking(view)
    if not found:
        return
    ids = [one.snapshot_id for one in found]
    by_id = {one.snapshot_id: one for one in found}
    st.html(f"<h2>{markup.text(words('snapshots.carry'))}</h2>")
    chosen = st.selectbox(
        words("snapshots.which"), ids, format_func=lambda one: snapshot_line(by_id[one], words), width=640,
        **choice(SNAPSHOT, ids[0], one_of(ids)),
    )  # fmt: skip
    snapshot = by_id[chosen or ids[0]]
    earlier = _earlier(view, snapshot, found)
    disclosure = _disclosure(view)
    show_files(view, snapshot, earlier, disclosure)
    show_changes(view, snapshot, found, disclosure)
    st.html(f"<h2>{markup.text(words('snapshots.all'))}</h2>{snapshot_list(view, found, SNAPSHOT)}")


def _earlier(view: View, snapshot: Snapshot, found: Sequence[Snapshot]) -> Snapshot | None:
    """The snapshot of the period before that the bulletin and the workbook tell the changes against; none unless one is chosen."""
    words = view.words
    by_id = {one.snapshot_id: one for one in found if one.taken_at < snapshot.taken_at}
    options = [NONE, *by_id]
    asked = st.selectbox(
        words("snapshots.before"), options, width=640, disabled=not by_id, help=words("snapshots.before.help"),
        format_func=lambda one: snapshot_line(by_id[one], words) if one in by_id else words("snapshots.before.none" if by_id else "snapshots.before.first"),
        **choice(BEFORE, NONE, one_of(options)),
    )  # fmt: skip
    return by_id.get(str(asked))


def _taking(view: View) -> None:
    """The button that freezes what the choices above the page say, each step shown while it runs."""
    words, actor = view.words, acting()
    if not may_write(actor):
        st.html(f"<p class='empty'>{markup.text(words('snapshots.read_only'))}</p>")
        return
    with st.container(key="taking", horizontal=True, vertical_alignment="bottom", gap="small"):
        title = st.text_input(
            words("snapshots.title"), placeholder=words("snapshots.title.help"), width=340, key="snapshot_title"
        )
        asked = st.button(words("snapshots.take"), type="primary", key="take_snapshot")
    st.html(f"<small>{markup.text(words('snapshots.take.note', date=words.date(view.as_of)))}</small>")
    if not asked:
        return
    with st.status(words("snapshots.taking"), expanded=True) as steps:
        try:
            taken = take(
                DataFolder.from_environment(),
                actor,
                as_of=view.as_of,
                known_by=view.known_by,
                title=title.strip(),
                progress=lambda step: steps.write(plainly(step, words)),
            )
        except UserError as error:
            steps.update(label=words("snapshots.not_taken"), state="error")
            for fault in error.faults:
                st.error(told(fault, words))
            return
        steps.update(
            label=words("snapshots.taken", snapshot=snapshot_line(taken, words)), state="complete", expanded=False
        )
    st.session_state[SNAPSHOT] = taken.snapshot_id
    all_snapshots.clear()
    st.rerun()


def _disclosure(view: View) -> str:
    """Public only, unless one who may write asks for all."""
    words = view.words
    if not may_write(acting()):
        return "public"
    asked = st.checkbox(words("snapshots.internal"), help=words("snapshots.internal.help"), key="snapshot_internal")
    return "all" if asked else "public"


show(the_view())
