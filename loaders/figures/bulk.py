"""A return of very many rows: plain ones are read by DuckDB at once, the others one by one by the reader of returns.

What a row says is settled by the same functions as ever, but once for each different text: there are a million values, and
only some thousand different indicators, places, periods, units and sources among them. A row is plain where all its texts are
known to be good and its number is of the simplest form; whatever is not plain goes through `ReturnRow`, which has the
last word and the reasons. So both ways give the same rows (tests/figures/test_bulk_returns.py holds them together).
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from loaders.errors import Fault, Faults
from loaders.figures.bulk_rows import Figure, Others, RowReader, key_in_read, settle, sort_out
from loaders.figures.bulk_table import Table, count, read_table
from loaders.figures.bulk_texts import DEFAULTS, Known, Reader, text_columns
from loaders.figures.lookup import Lookup
from loaders.figures.on_record import Compared, has_figures, hold_against_record, nothing_new
from loaders.figures.records import Record, RefusedRow, column_notices
from loaders.figures.returns import no_rows, row_notices
from loaders.loads.load import Load
from loaders.loads.tables import table_bytes

Progress = Callable[[str], None]
# Of so many refused rows nobody reads more in a message; where anything is taken, all of them are kept with the load.
_MOST_FAULTS = 1000
_MEMORY = "2GB"


@dataclass(frozen=True)
class BulkReturn:
    """A return as read: the figures as the bytes of a Parquet file with those columns of figures.csv that are known, how many, and the rest."""

    parquet: bytes
    count: int
    refused: list[RefusedRow]
    notices: list[str]
    names_persons: bool


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
    loads: Sequence[Load] = (),
    progress: Progress | None = None,
) -> BulkReturn | None:
    """Read a CSV return of one line a row, its headings in the first line; None where it is not so simple: read it row by row.

    `place` is the jurisdiction_id of rows that name none, `columns` those of figures.csv, `disclosure` that of all; what stands in
    `loads` with the same value is left out. Raises Faults where no row is usable, ReturnError where all are on record.
    """
    tell = progress or (lambda _: None)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        # What does not fit into memory goes beside the file: others use the machine too.
        connection.execute(f"SET memory_limit = '{_MEMORY}'; SET temp_directory = '{folder}'")
        table = read_table(connection, content, name, place, Path(folder))
        if table is None:
            return None
        tell(f"{name}：读入 {table.rows} 行，正在核对")
        known = Known.of(connection, table.column, Reader(table.headings, name, lookup, place, today))
        sort_out(table, known)
        figures, others = settle(RowReader(table, lookup, place, today, tell), known)
        if not figures and not count(connection, "read WHERE is_plain"):
            _refuse_whole(others, name)
        _put_others(table, figures, columns, sha12, disclosure)
        tell(f"{name}：核对完毕，正在与已有记录比对")
        compared = _compare(table, known, loads) if has_figures(loads) else Compared(0, 0)
        tell(f"{name}：比对完毕，正在写入")
        path = Path(folder) / "figures.parquet"
        written = _write(table, columns, sha12, disclosure, path, is_new=compared.repeated == 0)
        if not written and not others.refused:
            raise nothing_new(name, compared.repeated)
        places = {place.jurisdiction_id: place.name_zh for place in lookup.register.jurisdictions}
        notices = column_notices(others.records or [Record("", 1, {}, table.headings)])
        notices += [*row_notices(others.untouched, others.computed), *compared.notices(places)]
        names_persons = known.names_persons or bool(table.headings.personal)
        return BulkReturn(path.read_bytes(), written, others.refused, notices, names_persons)


def _refuse_whole(others: Others, name: str) -> None:
    """Raise what `read_return` raises where no row is usable."""
    if not others.refused:
        raise no_rows(name, len(others.untouched))
    told = [Fault(r.file, r.reason, r.next_step, r.row, r.column, r.content) for r in others.refused[:_MOST_FAULTS]]
    if len(others.refused) > len(told):
        rest = f"以上之外还有 {len(others.refused) - len(told)} 处有误"
        told.append(Fault(name, rest, "多半是同样的错，整表改好再载入"))
    raise Faults(told)


def _put_others(table: Table, figures: Sequence[Figure], columns: Sequence[str], sha12: str, disclosure: str) -> None:
    """Make table `others` of the figures read one by one: the columns of figures.csv as text, and `line` as in `read`."""
    fixed = {"review": "accepted", "disclosure": disclosure}
    rows = [{"figure_id": f"{sha12}-{one['line']}", **one, **fixed} for one in figures]
    for row in rows:
        del row["line"]
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(table_bytes("figures", rows))
        file.flush()
        shape = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
        table.connection.execute(
            f"CREATE TEMP TABLE others AS SELECT *, split_part(figure_id, '-', 2)::BIGINT - 2 AS line FROM read_csv($path, header = true, "
            f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {{{shape}}})",
            {"path": file.name},
        )


def _compare(table: Table, known: Known, loads: Sequence[Load]) -> Compared:
    """Hold all figures against what is on record; see `hold_against_record`."""
    keys = key_in_read(known)
    label = "(line + 2)::VARCHAR AS label, indicator_text::VARCHAR AS indicator_text"
    plain = f"SELECT line AS row_at, {label}, {', '.join(f'{text} AS {column}' for column, text in keys.items())}, printed AS value, "
    table.connection.execute(
        f"CREATE TEMP VIEW said AS {plain} unit::VARCHAR AS unit FROM read WHERE is_plain "
        f"UNION ALL SELECT line, {label}, {', '.join(keys)}, value, unit FROM others"
    )
    return hold_against_record(table.connection, loads)


def _write(table: Table, columns: Sequence[str], sha12: str, disclosure: str, path: Path, *, is_new: bool) -> int:
    """Write plain rows and the others as one Parquet file, unless they repeat what is on record; how many there are."""
    connection = table.connection
    fresh = "" if is_new else "AND line NOT IN (SELECT row_at FROM held WHERE is_repeated)"
    _make_types(connection, disclosure)
    made = {**_figure_columns(table, sha12), "disclosure": f"'{disclosure}'::fixed"}
    has_others = count(connection, "others") > 0
    written = columns if has_others else [column for column in columns if column in made]
    plain = ", ".join(f"{made.get(column, 'NULL::VARCHAR')} AS {column}" for column in written)
    digits = "CASE WHEN contains(printed, '.') THEN length(printed) - instr(printed, '.') ELSE 0 END"
    query = f"SELECT {plain} FROM read JOIN steps ON digits = {digits} WHERE is_plain {fresh}"
    if has_others:
        query += f" UNION ALL SELECT {', '.join(columns)} FROM others WHERE true {fresh}"
    connection.execute("SET preserve_insertion_order = false")  # each row has its line in its id
    target = str(path).replace("'", "''")
    return int(connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)").fetchall()[0][0])


def _make_types(connection: duckdb.DuckDBPyConnection, disclosure: str) -> None:
    """The printed step by how many digits stand behind the point, and what is the same in all rows: few texts, as numbers."""
    steps = ["1", *(f"0.{'0' * (digits - 1)}1" for digits in range(1, 11))]
    for kind, texts in (("step", steps), ("fixed", {disclosure, "accepted", *DEFAULTS.values()})):
        listed = ", ".join(f"'{one}'" for one in texts)
        connection.execute(f"CREATE TYPE {kind} AS ENUM ({listed})")
    rows = ", ".join(f"({digits}, '{step}')" for digits, step in enumerate(steps))
    connection.execute("CREATE TEMP TABLE steps (digits INTEGER, printed_step step)")
    connection.execute(f"INSERT INTO steps VALUES {rows}")


def _figure_columns(table: Table, sha12: str) -> dict[str, str]:
    """SQL of the columns of figures.csv that a plain row has; numbers stand in the digits of the return."""
    counts = {"numerator": "nullif(above, '')", "denominator": "nullif(below, '')"}
    return {
        "figure_id": f"'{sha12}-' || (line + 2)",
        "indicator_id": "indicator_id",
        "indicator_text": "indicator_text",
        "jurisdiction_id": "jurisdiction_id",
        "period_start": "period_start",
        "period_end": "period_end",
        "value": "printed",
        "unit": "unit",
        "printed_step": "printed_step",
        "review": "'accepted'::fixed",
        **{key: text for key, text in counts.items() if key in table.headings.printed},
        **{key: key for key in text_columns(table.headings)},
        **{key: f"'{default}'::fixed" for key, default in DEFAULTS.items() if key not in table.headings.printed},
    }
