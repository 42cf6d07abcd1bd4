"""What every page needs to know: language, colours, date, place, database; and the cached questions.

Answers are cached on the version of the database, the as-of date and known_by: a new build or another date asks anew.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from app import place_queries, queries
from app.address import AS_OF, DOCUMENT, KNOWN_BY, LANGUAGE, PLACE, Address, shared
from app.asking import ALL_ON_RECORD
from app.database import Database, published_version
from app.days import FIRST_DAY, end_of_day, local_date, today
from app.kept import DAYS_KEPT, kept
from app.naming import promise_anchor
from app.queries import Row
from app.texts import Words
from app.theme import Palette, palette


@dataclass(frozen=True)
class View:
    """One reader's view; `place` is a row of `places`, `known_by` None for all on record."""

    words: Words
    colours: Palette
    as_of: date
    known_by: datetime | None
    place: Row
    places: tuple[Row, ...]
    address: Address
    database: Database

    def names(self) -> tuple[object, ...]:
        """What tells this view from any other: all that a page's words and colours depend on."""
        where, shared_choices = self.place["jurisdiction_id"], sorted(self.address.shared.items())
        return (
            self.database.version,
            self.as_of,
            self.known_by,
            where,
            self.words.language,
            self.colours.mode,
            shared_choices,
        )

    def ask(self, question: Callable[..., Any], *arguments: object) -> Any:
        """The answer of a question that takes as_of and known_by, cached; a question is a function of a module of queries."""
        return _dated_answer(*_named(question), self.database, self.as_of, self.known_by, *arguments)

    def ask_on(self, day: date, question: Callable[..., Any], *arguments: object) -> Any:
        """The same with all that is on record, as it stood on another day."""
        return _dated_answer(*_named(question), self.database, day, self.known_by, *arguments)

    def promises_on(self, indicator_id: str) -> list[Row]:
        """Who promised a number on an indicator, each assessed for the place that promised it."""
        return list(self.ask(queries.promises_on, indicator_id, self.place["jurisdiction_id"]))

    def figures_of(self, indicator_id: str, places: Iterable[str]) -> dict[str, list[Row]]:
        """The figures of some places on an indicator, by place, in order of time."""
        found: dict[str, list[Row]] = {place: [] for place in places}
        for figure in self.ask(queries.figures_of_places, indicator_id, tuple(sorted(found))):
            found[figure["jurisdiction_id"]].append(figure)
        return found

    def history(self, rows: Iterable[Row]) -> list[Row]:
        """What was recorded and changed of the promises of these rows."""
        kept, asked = _histories(self.database, self.known_by), {row["commitment_id"] for row in rows}
        if not asked <= kept.keys():
            # The others of the place come for the same price: a reader goes from one of its indicators to the next.
            asked_too = {row["commitment_id"] for row in self.ask(queries.assessments, self.place["jurisdiction_id"])}
            missing = tuple(sorted((asked | asked_too) - kept.keys()))
            found: dict[str, list[Row]] = {commitment: [] for commitment in missing}
            for event in queries.history_of(self.database.cursor(), self.as_of, self.known_by, missing):
                found[event["commitment_id"]].append(event)
            kept |= found
        return [event for commitment in asked for event in kept[commitment]]

    def look_up(self, question: Callable[..., Any], *arguments: object) -> Any:
        """The answer of a question that takes neither, cached."""
        return look_up(self.database, question, *arguments)

    def in_document(self, row: Row) -> str:
        """The address at which a promise stands in the text of its document."""
        return f"{self.address.link('documents', **{DOCUMENT: row['document_id']})}#{promise_anchor(row)}"

    def next_when_empty(self) -> str:
        """What a reader can do where nothing is on record: clear the date of record, choose another place if there is one, or load."""
        if self.known_by is not None:
            return self.words("empty.known_by")
        return self.words("overview.count_none_next" if len(self.places) > 1 else "empty.load")

    def place_named(self, jurisdiction_id: str) -> Row | None:
        """The row of a place; None where the register has none of this code."""
        return places_by_code(self.database).get(jurisdiction_id) or self.look_up(
            place_queries.place_named, jurisdiction_id
        )


def _named(question: Callable[..., Any]) -> tuple[str, str]:
    """The names of a question's module and of the question: functions are told apart by name only after a reload of the code."""
    return question.__module__, question.__name__


# Kept as they are, for all readers: nobody changes a row. Streamlit's own caches hash every argument and copy every answer, which
# on a page of ten questions takes longer than drawing it.
@lru_cache(maxsize=512)
def _dated_answer(
    module: str, question: str, database: Database, as_of: date, known_by: datetime | None, *arguments: object
) -> Any:
    return getattr(sys.modules[module], question)(database.asking(), as_of, known_by, *arguments)


@lru_cache(maxsize=512)
def _answer(module: str, question: str, database: Database, *arguments: object) -> Any:
    return getattr(sys.modules[module], question)(database.asking(), *arguments)


@lru_cache(maxsize=4)
def _histories(database: Database, known_by: datetime | None) -> dict[str, list[Row]]:
    """What is known so far of the history of promises, by commitment_id; filled as it is asked for."""
    del database, known_by
    return {}


def look_up(database: Database, question: Callable[..., Any], *arguments: object) -> Any:
    """The answer of a question that takes neither day nor moment of record, cached."""
    return _answer(*_named(question), database, *arguments)


def places_by_code(database: Database) -> dict[str, Row]:
    """The places one may choose, the nation first: those in use, and the one asked for, for what binds a place binds it without figures."""
    return _places_with(database, place_beyond(database))


def place_beyond(database: Database) -> str | None:
    """The place asked for where it is not in use."""
    asked: str | None = st.session_state.get(PLACE) or st.query_params.get(PLACE)
    return None if asked in _places_with(database, None) else asked


@lru_cache(maxsize=64)
def _places_with(database: Database, asked: str | None) -> dict[str, Row]:
    found = list(_answer(*_named(queries.places), database))
    if asked is not None and (beyond := _answer(*_named(place_queries.place_named), database, asked)):
        found = sorted((*found, beyond), key=lambda place: str(place["jurisdiction_id"]))
    return {place["jurisdiction_id"]: place for place in found}


def browser_language() -> str:
    """The language of a reader who has not chosen one: Chinese, unless the browser says it is another's."""
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def language() -> str:
    """The language chosen in the frame above the pages."""
    return str(st.session_state.get(LANGUAGE, "zh"))


def current_view(database: Database) -> View:
    """The view that the choices above the page make; to be called after they were drawn."""
    places = places_by_code(database)
    state = st.session_state
    return View(
        words=Words(language()),
        colours=palette(st.context.theme.type),
        as_of=state.get(AS_OF) or today(),  # a reader may empty the field
        known_by=end_of_day(state.get(KNOWN_BY)),
        place=places[state[PLACE]],
        places=tuple(places.values()),
        address=Address(shared()),
        database=database,
    )


def judge(view: View) -> None:
    """Sees to it that the chosen day is judged whole: of millions of figures that takes a moment, of which the reader is told."""
    _judge(view.database, view.as_of, view.known_by, view.words("judging"))


@lru_cache(maxsize=DAYS_KEPT)
def _judge(database: Database, as_of: date, known_by: datetime | None, said: str) -> None:
    with st.spinner(said):
        kept(database.cursor(), as_of, known_by or ALL_ON_RECORD)


def the_view() -> View:
    """The view of a page that runs now: the entry has drawn the choices and seen to it that there is a database."""
    version = published_version()
    if version is None:
        raise RuntimeError("a page runs only after the entry has found or built a database")
    return current_view(Database(version))


__all__ = [
    "FIRST_DAY",
    "View",
    "current_view",
    "judge",
    "language",
    "local_date",
    "look_up",
    "places_by_code",
    "the_view",
    "today",
]
