"""A day is judged once: what is kept answers as the judge does, each day and each moment of record for itself."""

from datetime import date, datetime

import duckdb

from app.kept import DAYS_KEPT, kept

RECORDED = datetime(9999, 1, 1)
COLUMNS = "commitment_id, jurisdiction_id, due_date, verdict, reason, judged_value"


def tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    found = cursor.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory' ORDER BY table_oid")
    return [row[0] for row in found.fetchall()]


def test_what_is_kept_is_what_the_judge_says(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    name = kept(cursor, as_of, RECORDED)
    kept_rows = cursor.execute(f"SELECT {COLUMNS} FROM {name} ORDER BY ALL").fetchall()
    assert kept_rows == cursor.execute(f"SELECT {COLUMNS} FROM assessment('{as_of}') ORDER BY ALL").fetchall()
    assert len(kept_rows) > 1000


def test_a_day_is_judged_once(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    name = kept(cursor, as_of, RECORDED)
    before = tables(cursor)
    assert kept(cursor, as_of, RECORDED) == name
    assert tables(cursor) == before


def test_another_day_and_another_moment_of_record_are_judged_anew(cursor: duckdb.DuckDBPyConnection) -> None:
    today, past = date(2026, 6, 30), date(2019, 6, 30)
    then = datetime(2001, 1, 1)
    names = {kept(cursor, today, RECORDED), kept(cursor, past, RECORDED), kept(cursor, today, then)}
    assert len(names) == 3
    assert cursor.execute(f"SELECT count(*) FROM {kept(cursor, today, then)}").fetchone() == (0,)


def test_only_the_last_days_are_kept(cursor: duckdb.DuckDBPyConnection) -> None:
    names = [kept(cursor, date(2026, 1, day), datetime(2001, 1, 1)) for day in range(1, DAYS_KEPT + 2)]
    standing = tables(cursor)
    assert len(standing) == DAYS_KEPT
    assert [f"memory.main.{name}" for name in standing] == names[1:]
