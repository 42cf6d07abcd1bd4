"""The snapshots on this machine, as lines and as a table."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import streamlit as st

from app import markup
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import Fault
from loaders.figures.returns import CHINA
from loaders.loads import LOCAL
from loaders.warehouse.snapshots.snapshot import Snapshot, snapshots
from loaders.warehouse.snapshots.verify import faults_of_snapshot

# Seconds for which the folder is not looked through again: another window may take one too.
_FRESH = 10


@st.cache_data(ttl=_FRESH, show_spinner=False)
def all_snapshots() -> tuple[list[Snapshot], list[Fault]]:
    """All snapshots, the latest first, and what is wrong with those that cannot be read."""
    return snapshots(DataFolder.from_environment())


@st.cache_data(ttl=_FRESH, show_spinner=False)
def broken(snapshot_id: str) -> list[Fault]:
    """Every file of a snapshot that is not what was taken."""
    return next((faults_of_snapshot(one) for one in all_snapshots()[0] if one.snapshot_id == snapshot_id), [])


def id_of_view(as_of: date, known_by: datetime | None, last_record: datetime | None) -> str | None:
    """The latest snapshot of just this day and record, whose id says that what is shown is frozen; None where there is none.

    `known_by` is the view's (UTC without zone, None: all on record), `last_record` the moment of the last load it sees.
    """
    if last_record is None or (known_by is not None and last_record > known_by):
        return None
    found = (one for one in all_snapshots()[0] if one.as_of == as_of and one.known_by == last_record)
    return next((one.snapshot_id for one in found), None)


def moment(when: datetime, words: Words) -> str:
    """A moment in UTC by China's clock, to the minute."""
    local = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(CHINA)
    return words("snapshots.moment", date=words.date(local.date()), time=f"{local:%H:%M}")


def person(account: str, words: Words) -> str:
    """The account that took it; the machine's own user by a word."""
    return words("snapshots.by.local") if account == LOCAL.name else account


def snapshot_line(snapshot: Snapshot, words: Words) -> str:
    """What tells a snapshot from the others in a list of choices."""
    title = str(snapshot.header["title"]) or words("snapshots.untitled")
    return words(
        "snapshots.line", title=title, as_of=words.date(snapshot.as_of), taken=moment(snapshot.taken_at, words)
    )


def snapshot_list(view: View, found: Sequence[Snapshot], key: str) -> str:
    """The table of all snapshots; each opens its own. HTML."""
    words = view.words
    heads = ("title", "as_of", "taken", "known", "rows", "by", "id")
    cells = [
        [
            markup.link(
                view.address.link("snapshots", **{key: one.snapshot_id}),
                markup.text(one.header["title"] or words("snapshots.untitled")),
            ),
            markup.text(words.date(one.as_of)),
            markup.text(moment(one.taken_at, words)),
            markup.text(moment(one.known_by, words)),
            markup.text(one.header["tables"]["ledger"]["rows"]),
            markup.text(person(str(one.header["taken_by"]), words)),
            f"<small>{markup.text(one.snapshot_id)}</small>",
        ]
        for one in found
    ]
    return markup.table([words(f"snapshots.head.{head}") for head in heads], cells, numeric=(4,), kind="snapshots")
