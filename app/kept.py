"""The verdicts of a day, kept once they were asked for: the pages ask what is kept, as often as they like.

Judging plans for a quarter of a second and looks at every figure, so each day (and each moment of record) is judged once for a version
of the database, into a file beside it (loaders/warehouse/judged.py); the command `build` has judged today before anybody
reads. Of millions of figures a place alone is judged in a twentieth of the time: pages about one place wait for no other.
"""

from datetime import date, datetime
from threading import Lock

import duckdb

from app.named import names_of
from loaders.warehouse.judged import What, judged, judged_path

# How many days are kept: a reader goes back and forth between two or three.
DAYS_KEPT = 4
# How many places of days that were not judged whole.
PLACES_KEPT = 64
# Promises on record up to which a whole day is judged in the time of a place: planning takes the most of it.
FEW = 5_000

# What is kept of a day, by the macro that judges it.
_MACROS: dict[str, What] = {"kept": "assessment", "owed": "returns_owed_at"}

_judging, _judging_place = Lock(), Lock()


def kept(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime, what: str = "kept") -> str:
    """The name of the table that holds the verdicts of a day and moment of record, or for "owed" who owes what; judges first where it is
    not kept yet.
    """
    macro = _MACROS[what]
    standing = names_of(cursor).kept.setdefault(macro, {})
    with _judging:
        if (as_of, known_by) not in standing:
            while len(standing) >= DAYS_KEPT:
                oldest = next(iter(standing))
                cursor.execute(f"DETACH {standing.pop(oldest).partition('.')[0]}")
                judged_path(cursor, macro, *oldest).unlink(missing_ok=True)
            standing[as_of, known_by] = judged(cursor, macro, as_of, known_by)
    return standing[as_of, known_by]


def kept_of(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime, place: str) -> str:
    """The name of a table that holds the verdicts of a place, and maybe of others."""
    if is_whole(cursor, as_of, known_by):
        return kept(cursor, as_of, known_by)
    standing = names_of(cursor).kept_of_places
    with _judging_place:
        if (as_of, known_by, place) not in standing:
            while len(standing) >= PLACES_KEPT:
                cursor.execute(f"DROP TABLE {standing.pop(next(iter(standing)))}")
            name = f'memory.main."{place}_{as_of:%Y%m%d}_{known_by:%Y%m%d%H%M%S}"'
            cursor.execute(
                f"CREATE OR REPLACE TABLE {name} AS FROM assessment_of($place, $as_of, $known_by)",
                {"place": place, "as_of": as_of, "known_by": known_by},
            )
            standing[as_of, known_by, place] = name
    return standing[as_of, known_by, place]


def is_whole(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime) -> bool:
    """Whether the whole day is kept, or costs no more than a place."""
    names = names_of(cursor)
    return (
        names.promises <= FEW
        or (as_of, known_by) in names.kept.get("assessment", {})
        or judged_path(cursor, "assessment", as_of, known_by).exists()
    )
