"""The address of a view: every choice is in the URL, so that a link sent on shows what its sender saw.

Streamlit keeps a widget and its parameter together (`bind="query-params"`) and leaves out what is at its default; `persist_state` carries a
choice over to the next page and back into the URL there. This module holds the names, and builds links that keep the choices.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

LANGUAGE, AS_OF, KNOWN_BY, PLACE = "lang", "as_of", "known_by", "place"
INDICATOR = "indicator"
SEARCH, VERDICT, REASON, DUE, DEPARTMENT, ORIGIN, ROW, PAGE = (
    "q",
    "verdict",
    "reason",
    "due",
    "department",
    "origin",
    "row",
    "page",
)

# Choices that mean the same on every page; the others belong to one page and are named anew in each link to it.
SHARED = (LANGUAGE, AS_OF, KNOWN_BY, PLACE)


def bound(name: str) -> dict[str, Any]:
    """The arguments that tie a widget to its parameter in the URL and keep its value from page to page."""
    return {"key": name, "bind": "query-params", "persist_state": "session"}


@dataclass(frozen=True)
class Address:
    """The shared choices that are not at their defaults, as they stand in the URL."""

    shared: Mapping[str, str]

    def link(self, page: str, **choices: str | Sequence[str] | None) -> str:
        """A relative address of `page` ("" for the overview) with the shared choices; a choice given here replaces them."""
        merged: dict[str, str | Sequence[str] | None] = {**self.shared, **choices}
        query = urlencode({name: value for name, value in merged.items() if value}, doseq=True)
        return f"{page or '.'}{'?' if query else ''}{query}"
