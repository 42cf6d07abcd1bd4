"""The form a place fills in: what it owes stands in its rows."""

from functools import partial

import streamlit as st

from app import markup
from app.naming import name
from app.view import View
from loaders.data_folder import DataFolder
from loaders.figures.owed import returns_owed
from loaders.figures.template import template_csv, template_xlsx
from loaders.loads.registers import register_of

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_templates(view: View) -> None:
    """The heading and both buttons."""
    words, place, as_of, known_by, database = view.words, view.place, view.as_of, view.known_by, view.database

    def content(kind: str) -> bytes:
        register = register_of(DataFolder.from_environment())
        where = register.jurisdiction_by_id[place["jurisdiction_id"]]
        owed = returns_owed(database.cursor(), where.jurisdiction_id, as_of, known_by)
        return template_csv(where, owed, register) if kind == "csv" else template_xlsx(where, owed, register, as_of)

    where = name(place, "name", words)
    st.html(
        f"<h2>{markup.text(words('returns.template.title', place=where))}<small>{markup.text(words('returns.template.note'))}</small></h2>"
    )
    with st.container(key="templates", horizontal=True, vertical_alignment="center", gap="small"):
        for kind, mime in (("xlsx", _SPREADSHEET), ("csv", "text/csv")):
            st.download_button(
                words(f"returns.template.{kind}"), data=partial(content, kind), mime=mime, on_click="ignore",
                file_name=f"{words('returns.template.file')}-{where}-{as_of.isoformat()}.{kind}", key=f"template_{kind}",
            )  # fmt: skip
