"""A return of very many rows: plain ones are read by DuckDB at once, the others one by one by the reader of returns.

What a row says is settled by the same functions as ever, but once for each different text: there are a million values, and
only some thousand different indicators, places, periods, units and sources among them. A row is plain where all its texts are
known to be good and its number is of the simplest form; whatever is not plain goes through `ReturnRow`, which has the
last word and the reasons. So both ways give the same rows (tests/figures/test_bulk_returns.py holds them together).
"""

import csv
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from loaders.figures.bulk_texts import CODED, Known, Reader, text_columns
from loaders.figures.headings import RETURN_HEADINGS, Headings, find_headings
from loaders.figures.lookup import Lookup
from loaders.figures.records import Record, RefusedRow, column_notices, record_of
from loaders.figures.return_row import ReturnRow
from loaders.figures.returns import KEY_COLUMNS, NEEDED, NEEDED_PLACE, without_doubles
from loaders.figures.sheets import decode

Progress = Callable[[str], None]
_PLAIN_NUMBER = r"\d{1,15}(\.\d{1,10})?"
_HEADING_BYTES = 65_536


@dataclass(frozen=True)
class BulkReturn:
    """A return as read: the figures as the bytes of a Parquet file with the columns of figures.csv, how many, and the rest."""

    parquet: bytes
    count: int
    refused: list[RefusedRow]
    notices: list[str]
    names_persons: bool


@dataclass(frozen=True)
class _Table:
    """The CSV in a database: table `raw` with a column c0, c1 … for each of the file's; row n stands on line n + 2."""

    connection: duckdb.DuckDBPyConnection
    headings: Headings
    name: str

    def column(self, key: str) -> str:
        """SQL of the text under a key, "" where the column is absent or the cell empty."""
        place = next((place for place, one in self.headings.columns.items() if one == key), None)
        return "''" if place is None else f"coalesce(c{place}, '')"


def read_bulk_return(
    content: bytes,
    name: str,
    sha12: str,
    lookup: Lookup,
    *,
    place: str,
    today: date,
    columns: Sequence[str],
    disclosure: str = "public",
    progress: Progress | None = None,
) -> BulkReturn | None:
    """Read a CSV return of one line a row, its headings in the first line; None where it is not so simple: read it row by row.

    `place` is the jurisdiction_id of rows that name none, `columns` those of figures.csv, `disclosure` that of all.
    """
    tell = progress or (lambda _: None)
    text = _utf8(content, name)
    headings = _headings(text, place)
    if headings is None:
        return None
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        table = _load(connection, text, headings, name, Path(folder))
        if table is None:
            return None
        rows = connection.execute("SELECT count(*) FROM raw").fetchall()[0][0]
        tell(f"{name}：读入 {rows} 行，正在核对")
        known = Known.of(connection, table.column, Reader(headings, name, lookup, place, today))
        _sort_out(table, known)
        figures, refused, records = _one_by_one(table, lookup, place, today, sha12)
        tell(f"{name}：核对完毕，正在写入")
        path = Path(folder) / "figures.parquet"
        figures = [{**figure, "disclosure": disclosure} for figure in figures]
        count = _write(table, figures, columns, sha12, disclosure, path)
        notices = column_notices(records or [Record("", 1, {}, headings)])
        names_persons = known.names_persons or bool(headings.personal)
        return BulkReturn(path.read_bytes(), count, refused, notices, names_persons)


def _utf8(content: bytes, name: str) -> bytes:
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return content
    return decode(content, name).encode("utf-8")


def _headings(text: bytes, place: str) -> Headings | None:
    """The headings where they are the first line, long, and complete."""
    first = text[:_HEADING_BYTES].split(b"\n", 1)[0].decode("utf-8", "replace")
    rows = list(csv.reader(io.StringIO(first)))
    if not rows:
        return None
    headings = find_headings(rows, RETURN_HEADINGS)
    needed = NEEDED if place else {**NEEDED, **NEEDED_PLACE}
    is_whole = all(headings.keys & set(keys) for keys in needed.values())
    return headings if is_whole and not headings.periods else None


def _load(
    connection: duckdb.DuckDBPyConnection, text: bytes, headings: Headings, name: str, folder: Path
) -> _Table | None:
    path = folder / "return.csv"
    path.write_bytes(text)
    width = len(next(csv.reader(io.StringIO(text[:_HEADING_BYTES].split(b"\n", 1)[0].decode("utf-8")))))
    shape = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    try:
        connection.execute(
            f"CREATE TEMP TABLE raw AS FROM read_csv($path, auto_detect = false, header = false, skip = 1, delim = ',', quote = '\"', "
            f"escape = '\"', nullstr = '', columns = {{{shape}}})",
            {"path": str(path)},
        )
    except duckdb.Error:
        return None  # a cell too many, an open quote: the reader of rows says where
    rows = connection.execute("SELECT count(*) FROM raw").fetchall()[0][0]
    # A line break inside a cell or an empty line: places could not be told from the count of rows.
    lines = text.count(b"\n") + (0 if text.endswith(b"\n") else 1)
    return _Table(connection, headings, name) if rows == lines - 1 else None


def _sort_out(table: _Table, known: Known) -> None:
    """Make `read`: each row with what its texts stand for, and whether it is plain."""
    value, above, below = (table.column(key) for key in ("value", "numerator", "denominator"))
    texts = "".join(f", t{n}.meaning AS {key}" for n, key in enumerate(known.texts))
    joins = "".join(
        f"\nLEFT JOIN meanings_{key} AS t{n} ON t{n}.text = {table.column(key)}" for n, key in enumerate(known.texts)
    )
    good = " AND ".join(
        [
            "t_what.indicator_id IS NOT NULL",
            "t_where.jurisdiction_id IS NOT NULL",
            "period_end IS NOT NULL",
            *(f"t{n}.is_good" for n in range(len(known.texts))),
        ]
    )
    table.connection.execute(
        f"""
        CREATE TEMP TABLE read AS
        SELECT raw.rowid AS line, {value} AS printed, {above} AS above, {below} AS below,
            t_what.indicator_id, t_what.indicator_text, t_what.unit, t_what.factor, t_what.is_share, t_what.is_change,
            t_what.may_be_fraction, t_what.is_density, t_where.jurisdiction_id, t_when.period_start, t_when.period_end{texts},
            try_cast({value} AS DOUBLE) AS number,
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
    # Two rows on one thing: which of them stands is for the reader of rows to say.
    key = ", ".join(
        column
        for column in KEY_COLUMNS
        if column in {*known.texts, "indicator_id", "jurisdiction_id", "period_start", "period_end"}
    )
    table.connection.execute(
        f"""
        UPDATE read SET is_plain = false WHERE is_plain AND hash({key}) IN (
            SELECT hash({key}) FROM read WHERE indicator_id IS NOT NULL AND jurisdiction_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1
        )
        """
    )


def _is_plain(value: str, above: str, below: str) -> str:
    """SQL: a number of digits only that passes every check of ReturnRow; with numerator and denominator, one they bear out."""
    whole = f"regexp_full_match({above}, '\\d{{1,15}}') AND regexp_full_match({below}, '[1-9]\\d{{0,14}}')"
    step = f"power(10.0, -length(split_part({value}, '.', 2)))"
    quotient = f"try_cast({above} AS DOUBLE) / try_cast({below} AS DOUBLE) / factor"
    return f"""coalesce(
        regexp_full_match({value}, '{_PLAIN_NUMBER}')
        AND NOT (is_share AND number * factor > 1)
        AND NOT (is_density AND number * factor > 1)
        AND CASE
            WHEN {above} = '' AND {below} = '' THEN NOT (may_be_fraction AND number > 0 AND number <= 1)
            ELSE {whole} AND NOT is_change AND NOT (is_share AND try_cast({above} AS DOUBLE) > try_cast({below} AS DOUBLE))
                AND abs({quotient} - number) < {step} * (1 - 1e-9)
        END, false)"""


def _one_by_one(
    table: _Table, lookup: Lookup, place: str, today: date, sha12: str
) -> tuple[list[dict[str, object]], list[RefusedRow], list[Record]]:
    """The rows that are not plain, read as ever."""
    width = len(table.connection.execute("SELECT * FROM raw LIMIT 0").description or ())
    cells = ", ".join(f"coalesce(c{place}, '')" for place in range(width))
    found = table.connection.execute(
        f"SELECT raw.rowid + 2, {cells} FROM raw JOIN read ON read.line = raw.rowid WHERE NOT is_plain ORDER BY raw.rowid"
    ).fetchall()
    figures: list[tuple[Record, dict[str, object]]] = []
    refused: list[RefusedRow] = []
    records: list[Record] = []
    for line, *row in found:
        record = record_of(row, line, table.headings)
        if record is None or record.is_untouched:
            continue
        records.append(record)
        reader = ReturnRow(record, table.name, lookup, today, place)
        figure = reader.figure()
        refused.extend(reader.faults)
        if figure is not None:
            figures.append((record, {"figure_id": f"{sha12}-{line}", **figure, "review": "accepted"}))
    kept, doubled = without_doubles(figures, table.name)
    return kept, sorted([*refused, *doubled], key=lambda row: row.row or 0), records


def _write(
    table: _Table,
    figures: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    sha12: str,
    disclosure: str,
    path: Path,
) -> int:
    """Write plain rows and the others as one Parquet file; how many there are."""
    from loaders.loads.tables import table_bytes

    others = path.with_name("others.csv")
    others.write_bytes(table_bytes("figures", figures))
    made = {**_figure_columns(table, sha12), "disclosure": f"'{disclosure}'"}
    plain = ", ".join(f"{made.get(column, 'NULL')}::VARCHAR AS {column}" for column in columns)
    same = ", ".join(columns)
    target = str(path).replace("'", "''")
    query = f"SELECT {plain} FROM read WHERE is_plain"
    if figures:
        query += f" UNION ALL SELECT {same} FROM read_csv('{others}', header = true, all_varchar = true, nullstr = '')"
    table.connection.execute("SET preserve_insertion_order = false")  # each row has its line in its id
    table.connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)")
    return int(table.connection.execute("SELECT count(*) FROM read WHERE is_plain").fetchall()[0][0]) + len(figures)


def _figure_columns(table: _Table, sha12: str) -> dict[str, str]:
    """SQL of the columns of figures.csv for a plain row; numbers stand in the digits of the return."""
    decimals = "length(split_part(printed, '.', 2))"
    return {
        "figure_id": f"'{sha12}-' || (line + 2)",
        "indicator_id": "indicator_id",
        "indicator_text": "indicator_text",
        "jurisdiction_id": "jurisdiction_id",
        "period_start": "period_start",
        "period_end": "period_end",
        "value": "printed",
        "unit": "unit",
        "printed_step": f"CASE WHEN {decimals} = 0 THEN '1' ELSE '0.' || repeat('0', {decimals} - 1) || '1' END",
        "numerator": "nullif(above, '')",
        "denominator": "nullif(below, '')",
        "review": "'accepted'",
        **{key: f"nullif({key}, '')" for key in text_columns(table.headings)},
        **{key: f"'{default}'" for key, default in _defaults(table.headings).items()},
    }


def _defaults(headings: Headings) -> dict[str, str]:
    return {key: default for key, (_, default) in CODED.items() if key not in headings.printed}
