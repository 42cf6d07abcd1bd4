"""What the acting person has before them: their drafts, and how a document stands with these on top."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from app.acting import acting, may_write
from app.faults import plainly
from app.source_text import text_of
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import Fault, UserError
from loaders.loads import Load
from loaders.loads.drafts import drafts_of
from loaders.warehouse.standing import Standing, standing_of

# What a writing left to be said in the next run: ("done" or "failed", texts).
_SAID = "review_said"
# Codes of columns in a text; among English words only what cannot be one of these.
_CODES = {"zh": re.compile(r"\b[a-z][a-z_]+\b"), "en": re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|(?<=“)[a-z]+(?=”)")}


def my_data() -> DataFolder:
    """The data folder as the acting person sees it."""
    return DataFolder.from_environment().with_drafts_of(acting().name)


def my_drafts() -> list[Load]:
    """What the acting person has drafted and not published; nothing for who may not write."""
    return drafts_of(my_data()) if may_write(acting()) else []


def drafted_documents() -> dict[str, Load]:
    """The drafts that bring a document, by its id."""
    drafts = [load for load in my_drafts() if load.kind == "document"]
    return {row["document_id"]: load for load in drafts for row in load.rows("documents")}


def standing(view: View, document_id: str) -> Standing | None:
    """The document with the acting person's drafts on top; read anew only where a draft or the database is another."""
    return _standing(view.database.version, tuple(load.load_id for load in my_drafts()), acting().name, document_id)


@st.cache_data(max_entries=16, show_spinner=False)
def _standing(version: str, drafts: tuple[str, ...], person: str, document_id: str) -> Standing | None:
    del version, drafts  # they are the key: what was read before holds no longer once one of them is another
    return standing_of(DataFolder.from_environment().with_drafts_of(person), document_id)


def whole_text(load_id: str) -> str | None:
    """The text kept in a draft of one's own or in a load on record; None where it keeps none."""
    folder = my_data().drafts
    if folder is not None and Path(load_id).name == load_id and (file := folder / load_id / "text.txt").is_file():
        return file.read_text(encoding="utf-8")
    return text_of(load_id)


def write(do: Callable[[], Sequence[str]], done: str, words: Words) -> bool:
    """Do a writing and keep for the next run what it says; whether it went well. Faults of the user are told, never raised."""
    try:
        notices = list(do())
    except UserError as error:
        st.session_state[_SAID] = ("failed", [told(fault, words) for fault in error.faults])
        return False
    st.session_state[_SAID] = ("done", [done, *(plain(notice, words) for notice in notices)])
    return True


def say(what: str) -> None:
    """Keep a fault of the form itself for the next run."""
    st.session_state[_SAID] = ("failed", [what])


def show_said() -> None:
    """What the last writing of this session led to; told once."""
    how, texts = st.session_state.pop(_SAID, ("", []))
    if texts:
        (st.success if how == "done" else st.error)("\n\n".join(texts))


def told(fault: Fault, words: Words) -> str:
    """A fault as a person reads it: reason and next step, columns by their names on the form."""
    end = words("sentence.end")
    called = plain(fault.column, words) if fault.column else ""
    where = called + words("colon") if called != (fault.column or "") else ""  # a column of the form, by its name there
    return f"{where}{plain(fault.reason, words)}{end}{plain(fault.next_step, words)}{end}"


def plain(text: str, words: Words) -> str:
    """A text of the loaders in the language of the page, with the codes of columns said in words."""

    def said(match: re.Match[str]) -> str:
        for key in (f"record.field.{match[0]}", f"review.indicator.{match[0]}"):
            if words.has(key):
                return words(key)
        return match[0]

    return _CODES[words.language].sub(said, plainly(text, words))
