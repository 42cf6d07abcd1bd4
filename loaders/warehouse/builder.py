"""The build: register, loads and decisions in; a checked database published, or every fault told and nothing changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults
from loaders.loads import Actor, Load, read_loads
from loaders.loads.checksums import faults_of_files
from loaders.loads.publishing import Published, finish_under_lock, staged_drafts
from loaders.register.units import convert, unit_of
from loaders.warehouse.empty import write_empty
from loaders.warehouse.lives import load_lives, write_lives
from loaders.warehouse.publish import CATALOG, new_path, one_build, publish, remove_unused
from loaders.warehouse.register_versions import write_register
from loaders.warehouse.replay import faults_of_corrections, replay
from loaders.warehouse.staging import text
from loaders.warehouse.tables import read_load_tables, read_register_tables

HERE = Path(__file__).parent
Progress = Callable[[str], None]
# Loads of less than this together are filled by one thread.
_SMALL_BYTES = 8 * 2**20


def build(data: DataFolder, progress: Progress | None = None) -> Path:
    """Build the database from data.register, the bundled and the user's loads, and publish it; return its path.

    Raises Faults with every fault found, each with file, row, column, reason and next step; the database in use
    stays as it was. `progress` is told in Chinese what is being done.
    """
    tell = progress or (lambda _: None)
    with one_build(data):
        finish_under_lock(data)
        with _new_database(data) as path:
            _fill(path, data, tell)
            publish(data, path)
    tell("已发布")
    return path


def publish_drafts(data: DataFolder, actor: Actor, progress: Progress | None = None) -> Published:
    """Put the drafts of `data` (see DataFolder.with_drafts_of) on record and publish the database that holds them.

    They are built with everything on record first: Raises Faults with every fault found, LoadError where `actor` may not
    or nothing is drafted; then record, database and drafts are as they were. One at a time: a second one waits.
    """
    tell = progress or (lambda _: None)
    shared = replace(data, drafts=None)
    actor.require_publish("草稿")
    with one_build(shared), staged_drafts(data, actor) as (whole, record), _new_database(shared) as path:
        _fill(path, whole, tell)
        published = record()
        publish(shared, path)
    tell("已发布")
    return published


@contextmanager
def built_with_drafts(data: DataFolder, actor: Actor, progress: Progress | None = None) -> Iterator[Path]:
    """A database of everything on record and the drafts of `data` as if they were published now; gone after use.

    Raises Faults with every fault found, LoadError where nothing is drafted or `actor` may not write.
    """
    actor.require_write("草稿")
    shared = replace(data, drafts=None)
    with one_build(shared), staged_drafts(data, actor) as (whole, _):
        path = new_path(data)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _fill(path, whole, progress or (lambda _: None))
            yield path
        finally:
            path.unlink(missing_ok=True)
            path.with_name(path.name + ".wal").unlink(missing_ok=True)


@contextmanager
def _new_database(data: DataFolder) -> Iterator[Path]:
    """The path of the next database; whatever stands there is removed where the work with it fails."""
    remove_unused(data)
    path = new_path(data)
    try:
        yield path
    except BaseException:
        path.unlink(missing_ok=True)
        path.with_name(path.name + ".wal").unlink(missing_ok=True)
        raise


def _fill(path: Path, data: DataFolder, tell: Progress) -> None:
    loads = read_loads(data)
    changed = faults_of_files(loads)
    if changed:
        raise Faults(changed)
    write_empty(path)
    connection = _opened(path, is_small=_bytes_of(loads) < _SMALL_BYTES)
    try:
        tell("读取登记表")
        faults = read_register_tables(connection, data, loads)
        faults += read_load_tables(connection, loads, tell)
        if not faults:
            faults = faults_of_corrections(connection)
        if faults:
            raise Faults(faults)
        tell("回放人工决定")
        _versions(connection, loads)
        _fill_units(connection)
        connection.execute(_sql("steps/derived.sql"))
        tell("检查")
        _check(connection, "checks")
        tell("计算")
        _compute(connection)
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _opened(path: Path, *, is_small: bool) -> duckdb.DuckDBPyConnection:
    """The database to be filled. Nobody reads it before it is whole: it needs no log to recover from."""
    connection = duckdb.connect()
    connection.execute(f"ATTACH {text(str(path))} AS {CATALOG} (RECOVERY_MODE no_wal_writes)")
    connection.execute(f"USE {CATALOG}; SET TimeZone = 'UTC'; SET temp_directory = {text(str(path) + '.tmp')}")
    if is_small:
        connection.execute("SET threads = 1")  # some thousand rows: threads only wait for each other
    return connection


def _bytes_of(loads: list[Load]) -> int:
    return sum(file.stat().st_size for load in loads for file in load.folder.iterdir() if file.is_file())


def _versions(connection: duckdb.DuckDBPyConnection, loads: list[Load]) -> None:
    write_lives(connection, load_lives(connection, loads))
    replay(connection)
    write_register(connection)
    for step in ("clauses", "scope_members", "closings"):
        connection.execute(_sql(f"steps/{step}.sql"))


def _check(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Run every check; raise Faults with what they all found. A check returns file, row, column, reason, next step."""
    faults: list[Fault] = []
    for file in sorted((HERE / folder).glob("*.sql")):
        for name, row, column, reason, next_step in connection.execute(file.read_text("utf-8")).fetchall():
            faults.append(Fault(name, reason, next_step, row=row, column=column))
    if faults:
        raise Faults(faults)


def _compute(connection: duckdb.DuckDBPyConnection) -> None:
    for file in sorted((HERE / "steps").glob("judge_*.sql")):
        connection.execute(file.read_text("utf-8"))
    for table in ("effects", "touched", "load_lives", "large_loads"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def _fill_units(connection: duckdb.DuckDBPyConnection) -> None:
    """units: every unit in use. unit_readings: how a unit reads beside an indicator's own (2名 per 万人 is 2 人/万人)."""
    found = connection.execute(
        "SELECT unit FROM commitments UNION SELECT unit FROM reported_figures UNION SELECT unit FROM indicator_versions"
    ).fetchall()
    units = {row[0]: unit_of(row[0]) for row in found if row[0]}
    if units:
        rows = [(unit, one.dimension, float(one.factor)) for unit, one in units.items()]
        connection.execute("INSERT INTO units SELECT unnest(?), unnest(?), unnest(?)", list(zip(*rows, strict=True)))
    pairs = connection.execute(
        "SELECT DISTINCT unit, own FROM (SELECT unit, indicator_id FROM commitments UNION"
        " SELECT unit, indicator_id FROM reported_figures) JOIN"
        " (SELECT indicator_id, unit AS own FROM indicator_versions) USING (indicator_id)"
        " WHERE unit IS NOT NULL AND own IS NOT NULL"
    ).fetchall()
    readings = []
    for unit, own in pairs:
        ratio = convert(1.0, unit, own)
        if ratio is not None:
            readings.append((unit, own, units[own].dimension, ratio * float(units[own].factor)))
    if readings:
        columns = list(zip(*readings, strict=True))
        connection.execute("INSERT INTO unit_readings SELECT unnest(?), unnest(?), unnest(?), unnest(?)", columns)


def _sql(name: str) -> str:
    return (HERE / name).read_text("utf-8")
