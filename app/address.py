"""The address of a view: every choice is in the URL, so that a link sent on shows what its sender saw.

Streamlit can bind a widget to the URL by itself, but writes the label it shows, which is another one in the other language
(1.67: `bind="query-params"` uses what `format_func` gives). So the URL is kept here, with codes: `begin` takes over what the URL
says, `choice` gives a widget its value, `finish` writes what was chosen. Choices at their defaults are left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

LANGUAGE, AS_OF, KNOWN_BY, PLACE = "lang", "as_of", "known_by", "place"
INDICATOR, WATCH, PART = "indicator", "watch", "part"
SEARCH, VERDICT, DUE, DEPARTMENT, ORIGIN, ROW, PAGE = "q", "verdict", "due", "department", "origin", "row", "page"
READER = "for"  # whom the opening sentence is for
FIND = "find"  # what is searched for from the menu
PLACES, ORDER, CATEGORY = "places", "order", "category"  # of the wall chart
DOCUMENT, STATUS = "document", "status"
FIGURES, ELSEWHERE = "figures", "elsewhere"  # how much of the long tables of the indicator page is shown
COUNTED = "counted"  # which rows of the ledger: all, those counted, those counted apart

# Choices that mean the same on every page.
SHARED = (LANGUAGE, AS_OF, KNOWN_BY, PLACE, READER)

# What this module remembers in the session: the URL and the values when the last run ended; what this run drew; what the URL
# could not have, and of it what was told since the last whole run.
_URL, _VALUES, _DRAWN = "address_url", "address_values", "address_drawn"
_REFUSED, _TOLD = "address_refused", "address_told"

Url = dict[str, list[str]]


@dataclass(frozen=True)
class _Drawn:
    default: Any
    write: Callable[[Any], list[str]]
    called: Callable[[Any], str] | None


@dataclass(frozen=True)
class Refused:
    """A code that the URL asked for and that means nothing here; `shown` names what is chosen instead, "" where that needs no name."""

    name: str
    code: str
    shown: str


def _url() -> Url:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def begin() -> None:
    """Starts a run. A URL that this session did not write (a link, the browser's way back) replaces the choices."""
    state, url = st.session_state, _url()
    before: dict[str, Any] = state.get(_VALUES, {})
    by_widget = any(state.get(name) != value for name, value in before.items() if name in state)
    if url != state.get(_URL, url) and not by_widget:
        for name in before:
            state.pop(name, None)
    elif state.get(LANGUAGE) != before.get(LANGUAGE):
        _keep_values()
    state[_DRAWN], state[_TOLD] = {}, set()
    if by_widget or url != state.get(_URL, url):
        state[_REFUSED] = {}


def _keep_values() -> None:
    """A select box sends the label it shows, and labels have just changed their language: the values of the last run stand."""
    for name, value in st.session_state.get(_VALUES, {}).items():
        if name != LANGUAGE:
            st.session_state[name] = value


def choice(
    name: str,
    default: Any,
    read: Callable[[str], Any],
    write: Callable[[Any], str] = str,
    several: bool = False,
    called: Callable[[Any], str] | None = None,
) -> dict[str, Any]:
    """The arguments that give a widget its value and keep it from page to page.

    `read` turns a code of the URL into a value, None where it means nothing here; `write` the other way round. With `several` the
    value is a list. A value that is not allowed any more (another database, a hand-made URL) falls back to the default, which
    `called` names for the reader whose link asked for another.
    """

    def valid(value: Any) -> Any:
        return None if value is None else read(write(value))

    state = st.session_state
    if name not in state:
        codes = st.query_params.get_all(name)
        refused = [code for code in codes if read(code) is None]
        found = [value for value in (read(code) for code in codes) if value is not None]
        state[name] = (found or default) if several else (found[-1] if found else default)
        if refused:
            state.setdefault(_REFUSED, {})[name] = (refused[-1], state[name])
    elif several:
        state[name] = [v for v in state[name] if valid(v) is not None]
    elif valid(state[name]) is None:
        state[name] = default
    state[_DRAWN][name] = _Drawn(default, lambda v: [write(one) for one in v] if several else [write(v)], called)
    return {"key": name, "persist_state": "session"}


def one_of(options: Sequence[str]) -> Callable[[str], str | None]:
    """Reads a code that must be one of `options`."""
    allowed = frozenset(options)
    return lambda code: code if code in allowed else None


def a_day(first: date, last: date) -> Callable[[str], date | None]:
    """Reads an ISO date between two days."""

    def read(code: str) -> date | None:
        try:
            day = date.fromisoformat(code)
        except ValueError:
            return None
        return day if first <= day <= last else None

    return read


def a_text(code: str) -> str | None:
    """Reads any text."""
    return code or None


def a_number(code: str) -> int | None:
    """Reads a number from 1 on."""
    return int(code) if code.isdecimal() and 0 < int(code) < 10_000 else None


def chosen() -> Url:
    """The choices drawn in this run that are not at their defaults, as they stand in the URL."""
    state = st.session_state
    drawn: dict[str, _Drawn] = state[_DRAWN]
    return {name: d.write(state[name]) for name, d in drawn.items() if state.get(name) not in (None, [], "", d.default)}


def refused() -> list[Refused]:
    """What the address of this visit asked for and could not have, of the choices drawn so far; each is told once a run."""
    state = st.session_state
    drawn: dict[str, _Drawn] = state[_DRAWN]
    found = []
    for name, (code, instead) in state.get(_REFUSED, {}).items():
        if name in drawn and name not in state[_TOLD] and state[name] == instead:
            called = drawn[name].called
            found.append(Refused(name, code, called(instead) if called else ""))
    state[_TOLD] |= {one.name for one in found}
    return found


def shared() -> Url:
    """The choices that mean the same on every page and are not at their defaults."""
    return {name: codes for name, codes in chosen().items() if name in SHARED}


def finish() -> None:
    """Ends a run: the URL says what was chosen."""
    url = chosen()
    if url != _url():
        st.query_params.from_dict(url)
    st.session_state[_URL] = url
    st.session_state[_VALUES] = {name: st.session_state.get(name) for name in st.session_state[_DRAWN]}


@dataclass(frozen=True)
class Address:
    """Builds links; `shared` are the shared choices that are not at their defaults, as they stand in the URL."""

    shared: Mapping[str, Sequence[str]]

    def link(self, page: str, **choices: str | Sequence[str] | None) -> str:
        """A relative address of `page` ("" for the overview) with the shared choices; a choice given here replaces them."""
        merged: dict[str, str | Sequence[str] | None] = {**self.shared, **choices}
        query = urlencode({name: value for name, value in merged.items() if value}, doseq=True)
        return f"{page or '.'}{'?' if query else ''}{query}"
