"""What the different texts of a very large return stand for: each told once, by the functions that read a single row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from loaders.figures import measures
from loaders.figures.formulas import restored
from loaders.figures.headings import Headings
from loaders.figures.lookup import Lookup
from loaders.figures.numbers import PrintedNumber
from loaders.figures.periods import Period
from loaders.figures.personal import is_signature, without_contacts
from loaders.figures.provenance import ASKED, grade_of
from loaders.figures.records import Record
from loaders.figures.return_row import ReturnRow
from loaders.figures.words import OF_THE_FUTURE, SOURCE_GRADES, VALUE_TYPES, VERIFICATIONS
from loaders.register.model import Indicator
from loaders.register.units import unit_of

# Settled together: what is measured in what unit; where; when.
_WHAT = ("indicator_id", "indicator_name", "unit")
_WHERE = ("jurisdiction_id", "jurisdiction_name")
_WHEN = ("period", "period_start", "period_end")
_NUMBERS = ("value", "numerator", "denominator")
# The columns of codes with the code of an empty cell, as `ReturnRow` has them.
CODED: Mapping[str, tuple[Mapping[str, str], str]] = {
    "value_type": (VALUE_TYPES, "reported"),
    "source_grade": (SOURCE_GRADES, "issuing body"),
    "verification": (VERIFICATIONS, "seen"),
}
DEFAULTS: Mapping[str, str] = {key: default for key, (_, default) in CODED.items()}
# So many different texts gain nothing by being held as numbers.
_MOST_CODES = 50_000
_ONE = PrintedNumber(Decimal(1), Decimal(1))
Column = Callable[[str], str]


def text_columns(headings: Headings) -> list[str]:
    """The keys of the columns that are settled one by one."""
    return [key for key in headings.printed if key not in {*_WHAT, *_WHERE, *_WHEN, *_NUMBERS}]


@dataclass(frozen=True)
class Reader:
    """Reads rows that have only the cells it is given, as `ReturnRow` would."""

    headings: Headings
    name: str
    lookup: Lookup
    place: str
    today: date

    def row(self, keys: Sequence[str], texts: Sequence[str]) -> ReturnRow:
        """A row with these texts under these keys and nothing else."""
        record = Record("", 1, dict(zip(keys, texts, strict=True)), self.headings)
        return ReturnRow(record, self.name, self.lookup, self.today, self.place)


@dataclass(frozen=True)
class Known:
    """`texts` are the keys with a table meanings_KEY (text, meaning, is_good); `names_persons`: a text names a contact person.

    Beside them stand meanings_what, meanings_when and meanings_where.
    """

    texts: list[str]
    names_persons: bool

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, column: Column, reader: Reader) -> "Known":
        """Ask table `raw` for its different texts and make the tables of what they stand for."""
        keys = text_columns(reader.headings)
        told = [_tell_texts(connection, column, key, reader) for key in keys]
        told.append(_tell_what(connection, column, reader))
        told.append(_tell_where(connection, column, reader, _tell_when(connection, column, reader)))
        return cls(keys, any(told))


def _tell_texts(connection: duckdb.DuckDBPyConnection, column: Column, key: str, reader: Reader) -> bool:
    texts = [text for (text,) in connection.execute(f"SELECT DISTINCT {column(key)} FROM raw").fetchall()]
    rows = [(text, *_meaning(key, text, reader)) for text in texts]
    _table(connection, f"meanings_{key}", "text VARCHAR, meaning CODE, is_good BOOLEAN", rows)
    return any(map(_names_person, texts))


def _meaning(key: str, text: str, reader: Reader) -> tuple[str | None, bool]:
    """(what a row would hold, whether that is beyond doubt)."""
    kept = without_contacts(restored(text)).strip()
    row = reader.row([key], [kept])
    if key == "published_date":
        day = row.published()
        meaning = day.isoformat() if day else ""
    elif key in CODED:
        meaning = row.code(key, *CODED[key]) or ""
    else:
        meaning = kept
    is_plain = kept == text and not row.faults and bool(kept or key != "source")
    # Of news and of the sender's own word the sender may be asked: row by row.
    is_plain = is_plain and not (
        (key == "source" and grade_of(kept) in ASKED) or (key == "source_grade" and meaning in ASKED)
    )
    is_plain = is_plain and not (key == "value_type" and grade_of("", kept) in ASKED)
    # A computed figure changes another column's default, a planned one may lie in the future: row by row.
    return meaning or None, is_plain and not (key == "value_type" and meaning in {"derived", *OF_THE_FUTURE})


def _tell_what(connection: duckdb.DuckDBPyConnection, column: Column, reader: Reader) -> bool:
    found = _distinct(connection, column, _WHAT)
    rows = []
    for texts in found:
        row = reader.row(_WHAT, texts)
        indicator = row.indicator()
        unit = row.unit(_ONE, indicator) if indicator else None
        if indicator is None or unit is None or row.faults or not _is_clean(texts):
            continue
        if unit_of(unit).dimension == "age":  # few, and read one by one, which holds them to a person's life
            continue
        rows.append((*texts, indicator.indicator_id, texts[1] or indicator.name_zh, unit, *_bounds(unit, indicator)))
    _table(
        connection,
        "meanings_what",
        "code VARCHAR, name VARCHAR, unit_text VARCHAR, indicator_id CODE, indicator_text CODE, unit CODE, factor DOUBLE, "
        "is_share BOOLEAN, is_change BOOLEAN, may_be_fraction BOOLEAN, is_density BOOLEAN",
        rows,
    )
    return any(_names_person(text) for texts in found for text in texts)


def _bounds(unit: str, indicator: Indicator) -> tuple[float, bool, bool, bool, bool]:
    """What the checks of a value need to know of its unit and indicator (see loaders.figures.measures)."""
    measure = unit_of(unit)
    return (
        float(measure.factor),
        measures.is_share(indicator),
        measures.is_change(indicator),
        measures.may_be_fraction(_ONE, unit, indicator),
        measure.dimension == "person/person",
    )


def _tell_when(connection: duckdb.DuckDBPyConnection, column: Column, reader: Reader) -> tuple[date, date] | None:
    """Make meanings_when; the first and last end of a period, None where no period is plain."""
    found = _distinct(connection, column, _WHEN)
    rows = []
    for texts in found:
        row = reader.row(_WHEN, texts)
        period = row.period()
        if period is not None and not row.faults and period.end <= reader.today:
            rows.append((*texts, period.start.isoformat(), period.end.isoformat()))
    shape = "period VARCHAR, first VARCHAR, last VARCHAR, period_start CODE, period_end CODE"
    _table(connection, "meanings_when", shape, rows)
    ends = sorted(date.fromisoformat(str(row[-1])) for row in rows)
    return (ends[0], ends[-1]) if ends else None


def _tell_where(
    connection: duckdb.DuckDBPyConnection, column: Column, reader: Reader, ends: tuple[date, date] | None
) -> bool:
    """Make meanings_where of the places that are the same at both `ends` of the time the return speaks of."""
    found = _distinct(connection, column, _WHERE)
    rows = []
    for texts in found:
        places = [reader.row(_WHERE, texts).jurisdiction(Period(end, end)) for end in ends or ()]
        if places and _is_clean(texts) and places[0] is not None and places[0] == places[1]:
            rows.append((*texts, places[0].jurisdiction_id))
    _table(connection, "meanings_where", "code VARCHAR, name VARCHAR, jurisdiction_id CODE", rows)
    return any(_names_person(text) for text in {text for texts in found for text in texts})


def _distinct(connection: duckdb.DuckDBPyConnection, column: Column, keys: Sequence[str]) -> list[tuple[str, ...]]:
    return connection.execute(f"SELECT DISTINCT {', '.join(map(column, keys))} FROM raw").fetchall()


def _is_clean(texts: Iterable[str]) -> bool:
    return all(without_contacts(restored(text)).strip() == text for text in texts)


def _names_person(text: str) -> bool:
    return is_signature(text) or without_contacts(text) != text


def _table(connection: duckdb.DuckDBPyConnection, name: str, shape: str, rows: Sequence[tuple[object, ...]]) -> None:
    """A table of meanings. Its columns of type CODE become an ENUM: a million rows then hold and write small numbers."""
    connection.execute(f"CREATE TEMP TABLE {name} ({shape.replace(' CODE', ' VARCHAR')})")
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {', '.join('unnest(?)' for _ in columns)}", columns)
    if len(rows) > _MOST_CODES:
        return
    for at, (column, kind) in enumerate(column.split() for column in shape.split(", ")):
        if kind != "CODE" or all(row[at] is None for row in rows):
            continue
        code = f"{name}_{column}"
        known = f"SELECT DISTINCT {column} FROM {name} WHERE {column} IS NOT NULL"
        connection.execute(f"CREATE TYPE {code} AS ENUM ({known})")
        connection.execute(f"ALTER TABLE {name} ALTER {column} TYPE {code}")
