"""Writing a load folder: under a temporary name, flushed to the disk, renamed into place, never touched again."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from loaders import __version__
from loaders.disk import flush, words_of
from loaders.errors import Fault, LoadError
from loaders.figures.records import Question, RefusedRow
from loaders.loads.actor import Actor
from loaders.loads.checksums import sha256_of, stamped
from loaders.loads.load import FORMAT, KINDS, Load, read_load
from loaders.loads.parquet import write_parquet
from loaders.loads.tables import Row, cell, table_bytes

# Above this, figures are kept as Parquet (DESIGN §6).
PARQUET_ROWS = 100_000


@dataclass(frozen=True)
class NewLoad:
    """What is to be written. `source` are the bytes as received: they give the load its name and sha256.

    `header` adds to load.json (a document's issue data); `tables` are rows by the names of COLUMNS; `files` are
    further files by a plain name (the source as kept, the text); `counted` are rows of tables that come as such a file;
    `digest` is the SHA-256 of `source` where it is known.
    """

    kind: str
    title: str
    source_name: str
    source: bytes
    header: Mapping[str, object] = field(default_factory=dict)
    tables: Mapping[str, Iterable[Row]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    digest: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of `source` in hexadecimal."""
        return self.digest or hashlib.sha256(self.source).hexdigest()


@dataclass(frozen=True)
class Receipt:
    """What became of a file: its load, and whether it `is_new` or the same file was loaded before.

    `counts` are rows by table; `notices` tell what else the sender should know; `refused` are rows that were not taken, `questions`
    what is asked of rows that were.
    """

    load: Load
    is_new: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    questions: tuple[Question, ...] = ()


def find_load(parent: Path, sha256: str) -> Load | None:
    """The load in `parent` that was made from a file with this SHA-256; the latest where there are several."""
    if not parent.is_dir():
        return None
    named = [path for path in parent.iterdir() if path.is_dir() and path.name.endswith(f"-{sha256[:12]}")]
    found = [load for load in map(read_load, named) if not load.load_id.startswith(".") and load.sha256 == sha256]
    return max(found, key=lambda load: load.recorded_at, default=None)


def write_load(
    parent: Path, new: NewLoad, actor: Actor, *, again: bool = False, now: datetime | None = None
) -> Receipt:
    """Write `new` as a folder in `parent` and return its receipt; nothing is written where the same file stands there.

    `again` writes it even so (the earlier load was withdrawn). Raises LoadError where `actor` may not write or the
    disk refuses. recorded_at has microseconds and grows with every load, so that the order of loads is never in doubt.
    """
    from filelock import FileLock

    if new.kind not in KINDS:
        raise ValueError(f"no load kind: {new.kind}")
    actor.require_write(new.source_name)
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with FileLock(parent / ".lock"):
            earlier = None if again else find_load(parent, new.sha256)
            if earlier is not None:
                return Receipt(earlier, is_new=False)
            recorded_at = _free_moment(parent, new.sha256, moment_after_all(parent, now or datetime.now(UTC)))
            counts = _write_folder(parent, new, actor, recorded_at)
            folder = parent / folder_name(recorded_at, new.sha256)
    except OSError as error:
        reason = f"写不进 {parent}（{words_of(error)}）"
        raise LoadError(Fault(new.source_name, reason, "检查磁盘空间和目录权限后重试，已有批次未受影响")) from None
    return Receipt(read_load(folder), is_new=True, counts=counts)


def folder_name(recorded_at: datetime, sha256: str) -> str:
    """`<recorded_at>-<sha12>` (DESIGN §6)."""
    return f"{recorded_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{sha256[:12]}"


def moment_after_all(parent: Path, now: datetime) -> datetime:
    """`now`, or one microsecond after the last load where the clock stands still or was set back."""
    folders = [path for path in parent.iterdir() if path.is_dir() and not path.name.startswith(".")]
    # Names sort by second, so only the loads of the last second can be the latest.
    last_second = max((path.name[:16] for path in folders), default="")
    latest = [read_load(path).recorded_at for path in folders if path.name.startswith(last_second)]
    return max([now.astimezone(UTC), *(moment + timedelta(microseconds=1) for moment in latest)])


def _free_moment(parent: Path, sha256: str, moment: datetime) -> datetime:
    """`moment`, or the first second after it in which no load of the same file was recorded."""
    while (parent / folder_name(moment, sha256)).exists():
        moment += timedelta(seconds=1)
    return moment


def _write_folder(parent: Path, new: NewLoad, actor: Actor, recorded_at: datetime) -> dict[str, int]:
    """Write all files, flush them, rename the folder into place; return the number of rows of each table."""
    remove_unfinished(parent)
    working = Path(tempfile.mkdtemp(prefix=".writing-", dir=parent))
    try:
        counts, files = _write_files(working, new)
        write_flushed(working / "load.json", _header_bytes(new, actor, recorded_at, files))
        working.chmod(0o755)
        flush(working)
        working.rename(parent / folder_name(recorded_at, new.sha256))
        flush(parent)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return counts


def _write_files(working: Path, new: NewLoad) -> tuple[dict[str, int], dict[str, str]]:
    """Write tables and files; the number of rows of each table, and the SHA-256 of each file."""
    counts: dict[str, int] = dict(new.counted)
    for name, rows in new.tables.items():
        kept = list(rows)
        counts[name] = len(kept)
        if kept:
            write_flushed(working / f"{name}.csv", table_bytes(name, kept))
        if name == "figures" and len(kept) > PARQUET_ROWS:
            write_parquet(working / "figures.csv", working / "figures.parquet")
            flush(working / "figures.parquet")
            (working / "figures.csv").unlink()
    for name, content in new.files.items():
        if Path(name).name != name or name.startswith("."):
            raise ValueError(f"not a plain file name: {name}")
        write_flushed(working / name, content)
    # The source is told apart without reading it once more: it may be large, and its digest is the load's name.
    same = {name for name, content in new.files.items() if content is new.source}
    names = sorted(path.name for path in working.iterdir())
    return counts, {name: new.sha256 if name in same else sha256_of(working / name) for name in names}


def _header_bytes(new: NewLoad, actor: Actor, recorded_at: datetime, files: Mapping[str, str]) -> bytes:
    header: dict[str, object] = {
        "format": FORMAT,
        "load_kind": new.kind,
        "title": new.title,
        "source": {"name": new.source_name, "sha256": new.sha256},
        "recorded_at": recorded_at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "recorded_by": actor.name,
        "method": f"duixian {__version__}",
    }
    header |= {key: value if isinstance(value, bool | None) else cell(value) for key, value in new.header.items()}
    return header_bytes(stamped(header, files))


def header_bytes(header: Mapping[str, object]) -> bytes:
    """A load.json as it is written."""
    return (json.dumps(header, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def write_flushed(path: Path, content: bytes) -> None:
    """Write a file and make it survive a power cut."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def remove_unfinished(parent: Path) -> None:
    """Clear what a process that died left half written; the lock says that nobody is writing now."""
    for path in parent.glob(".writing-*"):
        shutil.rmtree(path, ignore_errors=True)
