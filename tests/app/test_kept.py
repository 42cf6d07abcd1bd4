"""A day is judged once: what is kept answers as the judge does, each day and each moment of record for itself."""

from datetime import date, datetime

import duckdb
import pytest

from app.kept import DAYS_KEPT, FEW, kept, kept_of
from app.named import names_of
from loaders.data_folder import DataFolder
from loaders.warehouse import connect, published_path
from loaders.warehouse.judged import judged_path

RECORDED = datetime(9999, 1, 1)
COLUMNS = "commitment_id, jurisdiction_id, due_date, verdict, reason, judged_value"


def standing(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    found = cursor.execute(
        "SELECT database_name FROM duckdb_databases() WHERE starts_with(database_name, 'assessment_') ORDER BY database_oid"
    )
    return [row[0] for row in found.fetchall()]


def test_what_is_kept_is_what_the_judge_says(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    name = kept(cursor, as_of, RECORDED)
    kept_rows = cursor.execute(f"SELECT {COLUMNS} FROM {name} ORDER BY ALL").fetchall()
    assert kept_rows == cursor.execute(f"SELECT {COLUMNS} FROM assessment('{as_of}') ORDER BY ALL").fetchall()
    assert len(kept_rows) > 1000


def test_a_day_is_judged_once(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    name = kept(cursor, as_of, RECORDED)
    before = standing(cursor)
    assert kept(cursor, as_of, RECORDED) == name
    assert standing(cursor) == before


def test_another_day_and_another_moment_of_record_are_judged_anew(cursor: duckdb.DuckDBPyConnection) -> None:
    today, past = date(2026, 6, 30), date(2019, 6, 30)
    then = datetime(2001, 1, 1)
    names = {kept(cursor, today, RECORDED), kept(cursor, past, RECORDED), kept(cursor, today, then)}
    assert len(names) == 3
    assert cursor.execute(f"SELECT count(*) FROM {kept(cursor, today, then)}").fetchone() == (0,)


def test_only_the_last_days_are_kept(cursor: duckdb.DuckDBPyConnection) -> None:
    names = [kept(cursor, date(2026, 1, day), datetime(2001, 1, 1)) for day in range(1, DAYS_KEPT + 2)]
    assert [f"{name}.main.judged" for name in standing(cursor)] == names[1:]


def test_what_is_kept_stands_beside_its_database_for_every_reader(
    cursor: duckdb.DuckDBPyConnection, data_folder: DataFolder, as_of: date
) -> None:
    kept(cursor, as_of, RECORDED)
    path = judged_path(cursor, "assessment", as_of, RECORDED)
    assert path.name.startswith(published_path(data_folder).name)
    written = path.stat().st_mtime_ns
    with connect(data_folder) as another:
        assert another.execute(f"SELECT count(*) FROM {kept(another, as_of, RECORDED)}").fetchall()[0][0] > 1000
    assert path.stat().st_mtime_ns == written


def test_where_nothing_can_be_written_it_stays_in_memory(
    data_folder: DataFolder, as_of: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    day = date(2021, 3, 3)
    with connect(data_folder) as connection:
        assert connection.execute(f"SELECT count(*) FROM {kept(connection, day, RECORDED)}").fetchall()[0][0] > 1000
        assert not judged_path(connection, "assessment", day, RECORDED).exists()


def test_of_many_promises_a_place_is_judged_alone(
    cursor: duckdb.DuckDBPyConnection, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2020, 9, 9)
    monkeypatch.setattr(names_of(cursor), "promises", FEW + 1)
    alone = kept_of(cursor, day, RECORDED, place)
    assert alone.startswith("memory.")
    assert kept_of(cursor, day, RECORDED, place) == alone
    rows = cursor.execute(f"SELECT {COLUMNS} FROM {alone} ORDER BY ALL").fetchall()
    whole = kept(cursor, day, RECORDED)
    assert kept_of(cursor, day, RECORDED, place) == whole
    assert (
        rows
        == cursor.execute(f"SELECT {COLUMNS} FROM {whole} WHERE jurisdiction_id = '{place}' ORDER BY ALL").fetchall()
    )
