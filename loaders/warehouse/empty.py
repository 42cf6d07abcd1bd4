"""The database before any data: every table, macro and view, and the flags, which are the same in each.

Making it costs more than filling it with a small folder's data, and a process builds often (previews, tests): it is made
once in a process, and each build starts from a copy.
"""

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from loaders.warehouse.staging import text

HERE = Path(__file__).parent


def write_empty(path: Path) -> None:
    """Write a database without data to `path`."""
    path.write_bytes(_empty())


@cache
def made_by() -> str:
    """A mark of all SQL that makes and fills a database: another mark means other tables, views or rules."""
    texts = (file.read_bytes() for file in sorted(HERE.rglob("*.sql")))
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect() as connection:
            # Nobody reads it before it is whole: a log of a thousand statements took half of the time.
            connection.execute(f"ATTACH {text(str(path))} AS made (RECOVERY_MODE no_wal_writes)")
            connection.execute("USE made; SET threads = 1")
            for file in ("schema.sql", "schema_judge.sql", "flags.sql"):
                connection.execute((HERE / file).read_text("utf-8"))
            for view in sorted((HERE / "views").glob("*.sql")):
                connection.execute(view.read_text("utf-8"))
            connection.execute(f"CREATE MACRO made_by() AS '{made_by()}'")
            connection.execute("CHECKPOINT")
        return path.read_bytes()
