"""Which rows of a very large return are plain, and the reading of the others; two rows on one thing."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from loaders.figures.bulk_table import Table, count
from loaders.figures.bulk_texts import DEFAULTS, Known
from loaders.figures.lookup import Lookup
from loaders.figures.questions import unverified
from loaders.figures.records import Question, Record, RefusedRow, record_of
from loaders.figures.return_row import ReturnRow
from loaders.figures.returns import KEY_COLUMNS, TELL_EVERY, Claim, doubled, without_doubles
from loaders.loads.tables import cell

_PLAIN_NUMBER = r"\d{1,15}(\.\d{1,10})?"
# What a row of `read` has whatever its columns are.
_SETTLED = ("indicator_id", "jurisdiction_id", "period_start", "period_end")
Figure = dict[str, object]


@dataclass(frozen=True)
class Others:
    """What the rows came to that were read one by one: figures without id, each with its record; refused rows; the rest."""

    figures: list[tuple[Record, Figure]]
    refused: list[RefusedRow]
    records: list[Record]
    untouched: list[Record]
    computed: list[Record]
    unverified: list[tuple[Record, Figure]]
    file: str

    def questions(self, sha12: str, repeated: Set[int]) -> list[Question]:
        """What is asked of sources whose word is not a statistic yet, but for the lines that only repeat what is on record."""
        asked = [pair for pair in self.unverified if pair[0].line not in repeated]
        return [unverified(self.file, f"{sha12}-{record.line}", record, figure) for record, figure in asked]


@dataclass(frozen=True)
class RowReader:
    """Reads lines of `table` one by one, as ever. `tell` is told how far it is."""

    table: Table
    lookup: Lookup
    place: str
    today: date
    tell: Callable[[str], None]

    def read(self, which: str) -> Others:
        """The rows of `raw` for which the SQL condition on `read` holds."""
        cells = ", ".join(f"coalesce(c{place}, '')" for place in range(self.table.width))
        found = self.table.connection.execute(
            f"SELECT raw.rowid + 2, {cells} FROM raw JOIN read ON read.line = raw.rowid WHERE {which} ORDER BY raw.rowid"
        ).fetchall()
        others = Others([], [], [], [], [], [], self.table.name)
        for number, (line, *row) in enumerate(found):
            if number % TELL_EVERY == 0 and number:
                self.tell(f"{self.table.name}：逐行核对 {number}/{len(found)}")
            record = record_of(row, line, self.table.headings)
            if record is not None:
                self._read_one(record, others)
        return others

    def _read_one(self, record: Record, others: Others) -> None:
        others.records.append(record)
        if record.is_untouched:
            others.untouched.append(record)
            return
        row = ReturnRow(record, self.table.name, self.lookup, self.today, self.place)
        figure = row.figure()
        others.refused.extend(row.faults)
        if figure is not None:
            others.figures.append((record, figure))
            others.computed.extend([record] if row.is_computed else [])
            others.unverified.extend([(record, figure)] if row.is_unverified else [])


def sort_out(table: Table, known: Known) -> None:
    """Make `read`: each row (`line` is its place in raw) with what its texts stand for, and whether it is plain."""
    value, above, below = (table.column(key) for key in ("value", "numerator", "denominator"))
    texts = "".join(f", t{n}.meaning AS {key}" for n, key in enumerate(known.texts))
    joins = "".join(
        f"\nLEFT JOIN meanings_{key} AS t{n} ON t{n}.text = {table.column(key)}" for n, key in enumerate(known.texts)
    )
    good = " AND ".join(
        [
            "t_what.indicator_id IS NOT NULL",
            "t_where.jurisdiction_id IS NOT NULL",
            "t_when.period_end IS NOT NULL",
            *(f"t{n}.is_good" for n in range(len(known.texts))),
        ]
    )
    table.connection.execute(
        f"""
        CREATE TEMP TABLE read AS
        SELECT raw.rowid AS line, {value} AS printed, {above} AS above, {below} AS below, t_what.indicator_id, t_what.indicator_text,
            t_what.unit, t_where.jurisdiction_id, t_when.period_start, t_when.period_end{texts}, {table.column("verification")} <> '' AS is_stated,
            -- A population of its own goes into the remark, which the reader of rows writes.
            coalesce({good}, false) AND {table.column("population")} = '' AND {_is_plain(value, above, below)} AS is_plain
        FROM raw
        LEFT JOIN meanings_what AS t_what ON t_what.code = {table.column("indicator_id")}
            AND t_what.name = {table.column("indicator_name")} AND t_what.unit_text = {table.column("unit")}
        LEFT JOIN meanings_where AS t_where ON t_where.code = {table.column("jurisdiction_id")}
            AND t_where.name = {table.column("jurisdiction_name")}
        LEFT JOIN meanings_when AS t_when ON t_when.period = {table.column("period")}
            AND t_when.first = {table.column("period_start")} AND t_when.last = {table.column("period_end")}{joins}
        """
    )


def _is_plain(value: str, above: str, below: str) -> str:
    """SQL: a number of digits only that passes every check of ReturnRow; with numerator and denominator, one they bear out."""
    number = f"try_cast({value} AS DOUBLE)"
    whole = f"regexp_full_match({above}, '\\d{{1,15}}') AND regexp_full_match({below}, '[1-9]\\d{{0,14}}')"
    step = f"power(10.0, -length(split_part({value}, '.', 2)))"
    quotient = f"try_cast({above} AS DOUBLE) / try_cast({below} AS DOUBLE) / factor"
    return f"""coalesce(
        regexp_full_match({value}, '{_PLAIN_NUMBER}')
        AND NOT ((is_share OR is_density) AND {number} * factor > 1)
        AND CASE
            WHEN {above} = '' AND {below} = '' THEN NOT (may_be_fraction AND {number} > 0 AND {number} <= 1)
            ELSE {whole} AND NOT is_change AND NOT (is_share AND try_cast({above} AS DOUBLE) > try_cast({below} AS DOUBLE))
                AND abs({quotient} - {number}) < {step} * (1 - 1e-9)
        END, false)"""


def settle(reader: RowReader, known: Known) -> tuple[list[Figure], Others]:
    """Read what is not plain and see that one row speaks of one thing: (the figures read one by one, with `line`; the rest).

    In `read` those stay plain that are neither read one by one nor refused.
    """
    table = reader.table
    _leave_mixed(table, known)
    others = reader.read("NOT is_plain")
    # A plain row may speak of the same thing as one whose texts only the reader of rows understood.
    if others.figures and _meet(table, known, others.figures):
        table.connection.execute("UPDATE read SET is_plain = false WHERE line IN (FROM met)")
        met = reader.read("line IN (FROM met)")
        others.figures.extend(met.figures)
        others.unverified.extend(met.unverified)
        others.figures.sort(key=lambda pair: pair[0].line)
    numbered = [
        (record, {**figure, "line": record.line, "is_stated": bool(record.text("verification"))})
        for record, figure in others.figures
    ]
    kept, contradicting = without_doubles(numbered, table.name)
    taken = {figure["line"] for figure in kept}
    others.unverified[:] = [pair for pair in others.unverified if pair[0].line in taken]
    others.refused.extend([*_settle_plain(table, known), *contradicting])
    others.refused.sort(key=lambda row: row.row or 0)
    return kept, others


def key_in_read(known: Known) -> Mapping[str, str]:
    """SQL of KEY_COLUMNS for a row of `read`, as text; what stands in no column has one value for all rows."""
    there = {*known.texts, *_SETTLED}
    return {
        column: f"coalesce(read.{column}::VARCHAR, '')" if column in there else f"'{DEFAULTS.get(column, '')}'"
        for column in KEY_COLUMNS
    }


def _leave_mixed(table: Table, known: Known) -> None:
    """Make `crowded`, the keys of which there are several rows; where not all of them are plain, none is."""
    table.connection.execute(
        f"""
        CREATE TEMP TABLE crowded AS SELECT {_hash(known)} AS key, bool_and(is_plain) AS is_plain FROM read
        WHERE indicator_id IS NOT NULL AND jurisdiction_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1
        """
    )
    if count(table.connection, "crowded WHERE NOT is_plain"):
        mixed = "SELECT key FROM crowded WHERE NOT is_plain"
        table.connection.execute(f"UPDATE read SET is_plain = false WHERE {_hash(known)} IN ({mixed})")


def _settle_plain(table: Table, known: Known) -> list[RefusedRow]:
    """Of plain rows on one thing refuse the repeated and the contradicting; they are plain no longer."""
    connection = table.connection
    if not count(connection, "crowded"):
        return []
    columns = ", ".join(key_in_read(known).values())
    found = connection.execute(
        f"SELECT line + 2, printed, unit::VARCHAR, {columns} FROM read "
        f"WHERE is_plain AND {_hash(known)} IN (SELECT key FROM crowded) ORDER BY line"
    ).fetchall()
    column = table.headings.printed["value"]
    claims = [
        Claim(tuple(key), line, str(Decimal(printed)), unit, table.name, column, printed)
        for line, printed, unit, *key in found
    ]
    refused = [row for _, row in doubled(claims)]
    lines = [row.row for row in refused]
    connection.execute("UPDATE read SET is_plain = false WHERE line + 2 IN (SELECT unnest(?::BIGINT[]))", [lines])
    return refused


def _hash(known: Known) -> str:
    there = [column for column in KEY_COLUMNS if column in {*known.texts, *_SETTLED}]
    return f"hash({', '.join(there)})"


def _meet(table: Table, known: Known, figures: Sequence[tuple[Record, Figure]]) -> int:
    """Make `met`, the plain rows that speak of the same thing as one of `figures`; how many."""
    lists = [[cell(figure[column]) for _, figure in figures] for column in KEY_COLUMNS]
    unnested = ", ".join(f"unnest(?::VARCHAR[]) AS {column}" for column in KEY_COLUMNS)
    same = " AND ".join(f"{text} = o.{column}" for column, text in key_in_read(known).items())
    table.connection.execute(f"CREATE TEMP TABLE claimed AS SELECT DISTINCT * FROM (SELECT {unnested})", lists)
    table.connection.execute(
        f"CREATE TEMP TABLE met AS SELECT line FROM read JOIN claimed AS o ON {same} WHERE is_plain"
    )
    return count(table.connection, "met")
