"""The button that gives a promise with all it rests on as an evidence pack (证据包)."""

import streamlit as st

from app.acting import acting
from app.naming import name
from app.queries import Row
from app.view import View
from loaders.data_folder import DataFolder
from loaders.warehouse.snapshots.evidence_pack import evidence_pack


def pack_button(view: View, row: Row) -> None:
    """Packs the public part of a promise when it is clicked; nothing for a promise whose document is not public."""
    if row["document_disclosure"] == "restricted":
        return
    database, as_of, known_by, actor = view.database, view.as_of, view.known_by, acting()

    def content() -> bytes:
        data = DataFolder.from_environment()
        return evidence_pack(database.cursor(), data, actor, row["commitment_id"], as_of, known_by)

    called = f"{name(row, 'place', view.words)}-{name(row, 'indicator', view.words)}-{as_of.isoformat()}"
    st.download_button(
        view.words("opened.pack"), data=content, file_name=f"{view.words('opened.pack.file')}-{called}.zip", mime="application/zip",
        on_click="ignore", key="evidence_pack",
    )  # fmt: skip
