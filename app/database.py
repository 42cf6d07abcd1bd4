"""The published database, opened once a version; every question gets its own cursor.

`version` is the name in data/build/current. It is part of every cache key, so that a newer build is seen at the next rerun and
an older answer is never shown for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, local

import duckdb
import streamlit as st

from app.named import share_names
from loaders.data_folder import DataFolder
from loaders.errors import OutdatedWarehouseError, WarehouseError
from loaders.warehouse import build, connect, cursor_of

_building = Lock()
_of_thread = local()


@dataclass(frozen=True)
class Database:
    """A version of the published database; `cursor()` opens a cursor for one question."""

    version: str

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: DuckDB 2.0 refuses a connection that is in use by another session.

        Where the file of this version is gone and another one is published, the page starts anew with that one.
        """
        try:
            connection = _open(self.version)
        except WarehouseError:
            if published_version() != self.version:
                st.rerun()
            raise
        cursor = cursor_of(connection)
        share_names(connection, cursor)
        return cursor

    def asking(self) -> duckdb.DuckDBPyConnection:
        """This thread's cursor, for one question after another, each of which takes all its rows at once: to open one takes half a
        millisecond, and a page asks ten.
        """
        if getattr(_of_thread, "version", None) != self.version:
            _of_thread.version, _of_thread.cursor = self.version, self.cursor()
        cursor: duckdb.DuckDBPyConnection = _of_thread.cursor
        return cursor


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(version: str) -> duckdb.DuckDBPyConnection:
    # This very file, whatever is published by now: answers are kept under the version they were asked of. Not closed when it
    # falls out of the cache: a slow session may still read from it. It closes with its last cursor.
    return connect(DataFolder.from_environment(), version)


def published_version() -> str | None:
    """The name of the database that is published now; None before the first build."""
    pointer = DataFolder.from_environment().build / "current"
    return pointer.read_text(encoding="utf-8").strip() or None if pointer.is_file() else None


def database(progress: Callable[[str], None]) -> Database:
    """The published database; builds it first where there is none of this program, telling each step to `progress`."""
    version = _usable_version()
    if version is None:
        with _building:
            if _usable_version() is None:  # who comes meanwhile waits, and does not build it once more
                build(DataFolder.from_environment(), progress)
            version = published_version()
        if version is None:
            raise RuntimeError("the build ended without publishing a database")
    return Database(version)


def _usable_version() -> str | None:
    """The published version; None where there is none, or one that another version of the program built."""
    version = published_version()
    try:
        if version is not None:
            _open(version)
    except OutdatedWarehouseError:
        return None
    except WarehouseError:
        if published_version() == version:
            raise
        return _usable_version()  # replaced and removed since its name was read
    return version
