"""One database in use at a time: a versioned file, named by a small pointer file that is replaced as a whole.

Readers open the file the pointer names, read-only, and go on with it while the next one is built. Whatever happens to
a build, the pointer names a database that was whole when it was named.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from loaders.data_folder import DataFolder
from loaders.disk import flush
from loaders.errors import Fault, OutdatedWarehouseError, WarehouseError
from loaders.warehouse.empty import made_by

POINTER = "current"
# The name under which `connect` attaches the published file.
CATALOG = "warehouse"
_WAIT_SECONDS = 900
# Of no use to the judge's long chains of sums, they take half of the planning; the first one also makes the running a fifth
# longer, computing early what only the last line shows.
_IDLE_OPTIMIZERS = "projection_placement,projection_pullup,duplicate_groups,aggregate_reuse"


@contextmanager
def one_build(data: DataFolder) -> Iterator[None]:
    """Hold the lock by which only one build runs at a time; raises WarehouseError where another one does not end."""
    data.build.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data.build / ".lock", timeout=_WAIT_SECONDS):
            yield
    except Timeout:
        fault = Fault(str(data.build), "另一个构建一直没有结束", "确认它是否卡住，结束它之后再构建")
        raise WarehouseError(fault) from None


def new_path(data: DataFolder) -> Path:
    """The name of the next database file."""
    return data.build / f"warehouse-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.duckdb"


def publish(data: DataFolder, path: Path) -> None:
    """Make `path`, closed and whole, the database in use."""
    flush(path)
    pointer = data.build / POINTER
    working = data.build / f".{POINTER}.new"
    working.write_text(f"{path.name}\n", "utf-8")
    flush(working)
    working.replace(pointer)
    flush(data.build)


def published_path(data: DataFolder, name: str | None = None) -> Path:
    """The database in use, or the one of this name; raises WarehouseError where none was built yet or its file is gone."""
    build_again = "运行 python -m loaders build"
    try:
        name = name or (data.build / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        raise WarehouseError(Fault(str(data.build), "还没有建好的数据库", build_again)) from None
    path = data.build / name
    if Path(name).name != name or not path.is_file():
        raise WarehouseError(Fault(str(data.build / POINTER), f"指向的数据库“{name}”不在了", build_again))
    return path


def connect(data: DataFolder, name: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection of its own to the database in use, or to the one whose file has this name, read-only.

    The file is attached to a private in-memory database: opening the path itself again would give this process the
    old content as long as any other connection holds it. For a cursor use `cursor_of`. Raises WarehouseError, and
    OutdatedWarehouseError where another version of the program built it.
    """
    for attempt in (1, 2):
        path = published_path(data, name)
        connection = duckdb.connect()
        try:
            quoted = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{quoted}' AS {CATALOG} (READ_ONLY)")
            connection.execute(f"USE {CATALOG}; SET disabled_optimizers = '{_IDLE_OPTIMIZERS}'")
            _see_that_it_is_ours(connection, path)
            return connection
        except duckdb.Error as error:
            connection.close()
            # A build may have replaced and removed the file since the pointer was read.
            if attempt == 2 or path == published_path(data, name):
                fault = Fault(
                    str(path), f"数据库打不开（{str(error).splitlines()[0]}）", "重新运行 python -m loaders build"
                )
                raise WarehouseError(fault) from None
    raise AssertionError("unreachable")


def _see_that_it_is_ours(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        made = connection.execute("SELECT made_by()").fetchall()
    except duckdb.CatalogException:
        made = []
    if made != [(made_by(),)]:
        connection.close()
        raise OutdatedWarehouseError(
            Fault(str(path), "数据库是另一个版本的程序建的", "重新运行 python -m loaders build")
        )


def cursor_of(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A cursor of a connection made by `connect`: a cursor does not take over which database is in use."""
    cursor = connection.cursor()
    cursor.execute(f"USE {CATALOG}")
    return cursor


def path_of(connection: duckdb.DuckDBPyConnection) -> Path:
    """The file that a connection made by `connect`, or a cursor of it, reads."""
    found = connection.execute(f"SELECT path FROM duckdb_databases() WHERE database_name = '{CATALOG}'").fetchall()
    return Path(found[0][0])


def remove_unused(data: DataFolder) -> None:
    """Delete database files that the pointer does not name and nobody has open, left by earlier builds or a crash."""
    try:
        named = published_path(data).name
    except WarehouseError:
        named = ""
    for path in data.build.glob("warehouse-*.duckdb*"):
        if path.name.startswith(named) and named:
            continue
        if path.suffix != ".duckdb" or not _is_open_elsewhere(path):
            path.unlink(missing_ok=True)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether somebody reads the file: DuckDB then refuses to open it for writing."""
    try:
        duckdb.connect(str(path)).close()
    except duckdb.IOException as error:
        # A file cut short by a crash cannot be opened either, and is of no use to anyone.
        return "lock" in str(error).lower()
    except duckdb.ConnectionException:
        return True
    except duckdb.Error as error:
        return "already attached" in str(error).lower() or "unique file handle" in str(error).lower()
    return False
