"""What the long lists of choices show for their codes: made once for a version of the database, for every rerun shows the whole list."""

from datetime import datetime
from functools import lru_cache

from app import queries
from app.database import Database
from app.naming import name
from app.texts import Words
from app.view import View, look_up, place_beyond, places_by_code


def labels_of_places(database: Database, language: str) -> dict[str, str]:
    """The names of the places one may choose, by code, the nation first."""
    return _labels_of_places(database, place_beyond(database), language)


@lru_cache(maxsize=64)
def _labels_of_places(database: Database, beyond: str | None, language: str) -> dict[str, str]:
    del beyond  # is among them
    words = Words(language)
    return {code: name(place, "name", words) for code, place in places_by_code(database).items()}


def names_of_indicators(view: View) -> dict[str, str]:
    """The names of the indicators in use, by code."""
    return _names_of_indicators(view.database, view.known_by, view.words.language)


def labels_of_indicators(view: View) -> dict[str, str]:
    """Field and name of the indicators in use, by code."""
    return _labels_of_indicators(view.database, view.known_by, view.words.language)


@lru_cache(maxsize=8)
def _labels_of_indicators(database: Database, known_by: datetime | None, language: str) -> dict[str, str]:
    words = Words(language)
    return {
        row["indicator_id"]: words(
            "indicator.option", category=words.category(row["category"]), indicator=name(row, "name", words)
        )
        for row in look_up(database, queries.indicators_in_use, known_by)
    }


@lru_cache(maxsize=8)
def _names_of_indicators(database: Database, known_by: datetime | None, language: str) -> dict[str, str]:
    words = Words(language)
    found = look_up(database, queries.indicators_in_use, known_by)
    return {row["indicator_id"]: name(row, "name", words) for row in found}
