"""What changed between two snapshots, or since one, and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from app import markup
from app.address import choice, one_of
from app.changes_table import changes_counted, changes_table, turned
from app.database import Database
from app.snapshot_record import all_snapshots, snapshot_line
from app.view import View
from loaders.figures.csv_text import csv_bytes
from loaders.warehouse.snapshots.compare import CHANGES, Side, compare
from loaders.warehouse.snapshots.snapshot import Snapshot

AGAINST, NOW = "against", "now"


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs={Database: lambda d: d.version})
def changes_between(
    before_id: str, after_id: str, as_of: date, disclosure: str, database: Database
) -> list[dict[str, Any]]:
    """The rows of `compare`; `after_id` NOW is the present database on `as_of`."""
    by_id = {one.snapshot_id: one for one in all_snapshots()[0]}
    cursor = database.cursor()
    after = Side.now(cursor, as_of) if after_id == NOW else Side.of(by_id[after_id])
    return compare(cursor, Side.of(by_id[before_id]), after, disclosure=disclosure)


def show_changes(view: View, snapshot: Snapshot, found: Sequence[Snapshot], disclosure: str) -> None:
    """The chosen snapshot beside now or beside another; the earlier taken stands before."""
    words = view.words
    st.html(f"<h2>{markup.text(words('snapshots.compare'))}</h2>")
    by_id = {one.snapshot_id: one for one in found if one.snapshot_id != snapshot.snapshot_id}
    options = [NOW, *by_id]
    against = st.selectbox(
        words("snapshots.against"), options, width=640,
        format_func=lambda one: words("snapshots.now", date=words.date(view.as_of)) if one == NOW else snapshot_line(by_id[one], words),
        **choice(AGAINST, NOW, one_of(options)),
    )  # fmt: skip
    other = str(against or NOW)
    before, after = snapshot.snapshot_id, other
    if other != NOW and by_id[other].taken_at < snapshot.taken_at:
        before, after = other, snapshot.snapshot_id
    with st.spinner(words("snapshots.comparing")):
        rows = changes_between(before, after, view.as_of, disclosure, view.database)
    listed = turned(rows)
    sides = {**by_id, snapshot.snapshot_id: snapshot}
    names = {one: snapshot_line(side, words) for one, side in sides.items()}
    names[NOW] = words("snapshots.now", date=words.date(view.as_of))
    days = [(sides[one].as_of if one in sides else view.as_of).isoformat() for one in (before, after)]
    said = words("snapshots.changed", changes=changes_counted(rows, words), before=names[before], after=names[after])
    st.html(f"<p class='finding'>{markup.text(said)}</p>{changes_table(rows, view) if rows else ''}")
    if not rows:
        return
    columns = [column for column in CHANGES if disclosure == "all" or column.code != "disclosure"]
    st.download_button(
        words("snapshots.file.changes"), on_click="ignore", key="snapshot_changes", mime="text/csv",
        data=lambda: csv_bytes([c.heading for c in columns], ([row[c.code] for c in columns] for row in listed)),
        file_name=f"判定变动表-{days[0]}至{days[1]}.csv",
    )  # fmt: skip
