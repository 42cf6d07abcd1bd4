"""A return of very many rows: plain ones are read by DuckDB at once, the others one by one by the reader of returns.

What a row says is settled by the same functions as ever, but once for each different text: there are a million values, and
only some thousand different indicators, places, periods, units and sources among them. A row is plain where all its texts are
known to be good and its number is of the simplest form; whatever is not plain goes through `ReturnRow`, which has the
last word and the reasons. So both ways give the same rows (tests/figures/test_bulk_returns.py holds them together).
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from loaders.errors import Fault, Faults
from loaders.figures.bulk_rows import Figure, Others, RowReader, key_in_read, settle, sort_out
from loaders.figures.bulk_table import Table, count, read_table
from loaders.figures.bulk_texts import DEFAULTS, Known, Reader, text_columns
from loaders.figures.jumps import find_jumps, verification_after
from loaders.figures.lookup import Lookup
from loaders.figures.on_record import Compared, has_figures, hold_against_record, nothing_new
from loaders.figures.questions import ASKED_IN_NOTE, MOST_ASKED, jump_questions, more_asked
from loaders.figures.records import Question, Record, RefusedRow, column_notices
from loaders.figures.returns import no_rows, row_notices
from loaders.loads.load import Load
from loaders.loads.tables import table_bytes
from loaders.register.model import Register

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
    questions: list[Question]
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
        compared, jumped = _compare(table, known, loads, lookup.register)
        tell(f"{name}：比对完毕，正在写入")
        path = Path(folder) / "figures.parquet"
        written = _write(table, columns, sha12, disclosure, path, is_new=compared.repeated == 0, has_jumps=jumped > 0)
        if not written and not others.refused:
            raise nothing_new(name, compared.repeated)
        places = {place.jurisdiction_id: place.name_zh for place in lookup.register.jurisdictions}
        notices = column_notices(others.records or [Record("", 1, {}, table.headings)])
        asked = others.questions(sha12, _repeated(connection) if compared.repeated else set())
        questions = [*asked, *jump_questions(connection, name, sha12, table.headings.printed["value"])]
        notices += [*row_notices(others.untouched, others.computed), *compared.notices(places)]
        notices += more_asked(len(asked) + jumped)
        questions.sort(key=lambda one: one.row or 0)
        names_persons = known.names_persons or bool(table.headings.personal)
        return BulkReturn(path.read_bytes(), written, others.refused, notices, questions[:MOST_ASKED], names_persons)


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
    stated = [one["line"] for one in figures if one["is_stated"]]
    for row in rows:
        del row["line"], row["is_stated"]
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(table_bytes("figures", rows))
        file.flush()
        shape = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
        table.connection.execute(
            f"CREATE TEMP TABLE others AS SELECT *, split_part(figure_id, '-', 2)::BIGINT - 2 AS line, list_contains($stated, line + 2) AS is_stated FROM read_csv($path, header = true, "
            f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {{{shape}}})",
            {"path": file.name, "stated": stated},
        )


def _compare(table: Table, known: Known, loads: Sequence[Load], register: Register) -> tuple[Compared, int]:
    """Hold all figures against what is on record: (what stands there, how many are asked about).

    Against each other they are not held: over a million rows that took as long as reading them.
    """
    keys = key_in_read(known)
    label = "(line + 2)::VARCHAR AS label, indicator_text::VARCHAR AS indicator_text"
    plain = f"SELECT line AS row_at, {label}, {', '.join(f'{text} AS {column}' for column, text in keys.items())}, printed AS value, "
    verification = "verification::VARCHAR" if "verification" in known.texts else f"'{DEFAULTS['verification']}'"
    parts = "above AS numerator, below AS denominator"
    rest = ", ".join(f"coalesce({column}, '')" for column in keys)
    table.connection.execute(
        f"CREATE TEMP VIEW said AS {plain} unit::VARCHAR AS unit, {verification} AS verification, is_stated, {parts} FROM read WHERE is_plain "
        f"UNION ALL SELECT line, {label}, {rest}, value, unit, verification, is_stated, numerator, denominator FROM others"
    )
    has_record = has_figures(loads)
    compared = hold_against_record(table.connection, loads) if has_record else Compared(0, 0)
    return compared, find_jumps(table.connection, register, has_record=has_record, within=False)


def _write(
    table: Table, columns: Sequence[str], sha12: str, disclosure: str, path: Path, *, is_new: bool, has_jumps: bool
) -> int:
    """Write plain rows and the others as one Parquet file, unless they repeat what is on record; how many there are."""
    connection = table.connection
    fresh = "" if is_new else "AND line NOT IN (SELECT row_at FROM held WHERE is_repeated)"
    _make_types(connection, disclosure)
    made = {**_figure_columns(table, sha12), "disclosure": f"'{disclosure}'::fixed"}
    jumped = "LEFT JOIN (SELECT row_at, why FROM jumped) AS jumped ON jumped.row_at = line" if has_jumps else ""
    if has_jumps:
        for column, text in _marked(made).items():
            made[column] = text
    has_others = count(connection, "others") > 0
    written = columns if has_others else [column for column in columns if column in made]
    plain = ", ".join(f"{made.get(column, 'NULL::VARCHAR')} AS {column}" for column in written)
    digits = "CASE WHEN contains(printed, '.') THEN length(printed) - instr(printed, '.') ELSE 0 END"
    query = f"SELECT {plain} FROM read JOIN steps ON digits = {digits} {jumped} WHERE is_plain {fresh}"
    if has_others:
        marked = _marked({column: column for column in columns}) if has_jumps else {}
        rest = ", ".join(f"{marked.get(column, column)} AS {column}" for column in columns)
        query += f" UNION ALL SELECT {rest} FROM others {jumped} WHERE true {fresh}"
    connection.execute("SET preserve_insertion_order = false")  # each row has its line in its id
    target = str(path).replace("'", "''")
    return int(connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)").fetchall()[0][0])


def _repeated(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """The lines that only repeat what is on record."""
    return {line for (line,) in connection.execute("SELECT row_at + 2 FROM held WHERE is_repeated").fetchall()}


def _marked(made: Mapping[str, str]) -> dict[str, str]:
    """SQL of the columns that tell of a row that it is asked about, from those that would stand there."""
    note = f"nullif(concat_ws('；', {made.get('note', 'NULL')}, CASE WHEN why IS NOT NULL THEN '{ASKED_IN_NOTE}' || why END), '')"
    verification = made["verification"]
    return {
        "note": note,
        "verification": f"CASE WHEN why IS NULL THEN {verification}::VARCHAR ELSE {verification_after(verification)} END",
    }


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
