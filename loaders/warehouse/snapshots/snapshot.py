"""A snapshot: a folder of frozen tables with a header that names every file's checksum; written once, never touched again."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from loaders import __version__
from loaders.data_folder import DataFolder
from loaders.disk import flush, words_of
from loaders.errors import Fault, SnapshotError
from loaders.figures.csv_text import moment_text
from loaders.loads.actor import Actor
from loaders.warehouse.publish import connect, path_of
from loaders.warehouse.snapshots.assessment_csv import Asked, last_recorded
from loaders.warehouse.snapshots.freeze import KeptTable, freeze
from loaders.warehouse.snapshots.rules import rules_version

FORMAT = 1
HEADER = "snapshot.json"
_NEEDED = ("format", "snapshot_id", "taken_at", "as_of", "known_by", "rules_version", "disclosure", "tables", "files")


@dataclass(frozen=True)
class Snapshot:
    """A snapshot as it stands on the disk; `header` is its snapshot.json."""

    folder: Path
    header: Mapping[str, Any]

    @property
    def snapshot_id(self) -> str:
        """`<taken_at>-<sha12>`, the sha being that of the header, and so of every file."""
        return str(self.header["snapshot_id"])

    @property
    def short_id(self) -> str:
        """The end of the id, by which `snapshot verify` finds it too: short enough for the foot of a page."""
        return self.snapshot_id.rpartition("-")[2]

    @property
    def as_of(self) -> date:
        """The day it judges by."""
        return date.fromisoformat(self.header["as_of"])

    @property
    def known_by(self) -> datetime:
        """The moment (UTC without zone) of the last load it rests on."""
        return datetime.fromisoformat(self.header["known_by"]).replace(tzinfo=None)

    @property
    def taken_at(self) -> datetime:
        """When it was taken (UTC)."""
        return datetime.fromisoformat(self.header["taken_at"])

    @property
    def asked(self) -> Asked:
        """What `assess` has to be asked to give the same bytes."""
        return Asked(self.as_of, self.known_by, self.header["jurisdiction_id"], str(self.header["disclosure"]))

    def path_of(self, table: str) -> Path:
        """The file of a kept table."""
        return self.folder / f"{table}.csv"


def take(
    data: DataFolder,
    actor: Actor,
    *,
    as_of: date,
    known_by: datetime | None = None,
    jurisdiction_id: str | None = None,
    disclosure: str = "all",
    title: str = "",
    progress: Callable[[str], None] | None = None,
    now: datetime | None = None,
) -> Snapshot:
    """Freeze the assessments of a day as known at a moment (UTC without zone; None: all on record).

    Written under a temporary name, flushed and renamed. Raises SnapshotError where nothing is on record or the disk
    refuses, LoadError where `actor` may not write, WarehouseError without a database.
    """
    actor.require_write("存档")
    tell = progress or (lambda _: None)
    taken_at = (now or datetime.now(UTC)).astimezone(UTC)
    try:
        data.snapshots.mkdir(parents=True, exist_ok=True)
        working = Path(tempfile.mkdtemp(prefix=".taking-", dir=data.snapshots))
    except OSError as error:
        raise _unwritable(data.snapshots, error) from None
    try:
        with connect(data) as connection:
            kept = freeze(connection, Asked(as_of, known_by, jurisdiction_id, disclosure), working, tell)
            header = _header(connection, actor, taken_at, as_of, known_by, jurisdiction_id, disclosure, title)
        tell("计算校验码")
        folder = _put_in_place(working, data.snapshots, header, kept, taken_at)
    except OSError as error:
        raise _unwritable(data.snapshots, error) from None
    finally:
        shutil.rmtree(working, ignore_errors=True)
    tell("已存档")
    return Snapshot(folder, header)


def _put_in_place(
    working: Path, parent: Path, header: dict[str, Any], kept: list[KeptTable], taken_at: datetime
) -> Path:
    """Complete the header, write it, flush all and rename the folder to the id that follows."""
    header |= {"tables": _tables(kept), "files": _checksums(working)}
    header["snapshot_id"] = identity(header, taken_at)
    (working / HEADER).write_text(json.dumps(header, ensure_ascii=False, indent=1) + "\n", "utf-8")
    working.chmod(0o755)
    for path in (*sorted(working.iterdir()), working):
        flush(path)
    folder = parent / str(header["snapshot_id"])
    working.rename(folder)
    flush(parent)
    return folder


def _header(
    connection: duckdb.DuckDBPyConnection,
    actor: Actor,
    taken_at: datetime,
    as_of: date,
    known_by: datetime | None,
    jurisdiction_id: str | None,
    disclosure: str,
    title: str,
) -> dict[str, Any]:
    known = last_recorded(connection, known_by)
    assert known is not None, "freeze has refused what has no record"
    loads = connection.execute(
        "SELECT load_id, source_sha256 FROM loads WHERE recorded_at <= ? ORDER BY recorded_at, load_id", [known]
    ).fetchall()
    return {
        "format": FORMAT,
        "title": title,
        "taken_at": taken_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "taken_by": actor.name,
        "as_of": as_of.isoformat(),
        "known_by": moment_text(known),
        "jurisdiction_id": jurisdiction_id,
        "disclosure": disclosure,
        "method": f"duixian {__version__}",
        "rules_version": rules_version(connection),
        "database": path_of(connection).name,
        "loads_sha256": hashlib.sha256("\n".join(" ".join(load) for load in loads).encode()).hexdigest(),
        "loads": [list(load) for load in loads],
    }


def _tables(kept: list[KeptTable]) -> dict[str, Any]:
    return {
        table.name: {
            "title": table.title,
            "rows": table.rows,
            "columns": [{"code": code, "heading": heading, "kind": kind} for code, heading, kind in table.columns],
        }
        for table in kept
    }


def _checksums(folder: Path) -> dict[str, Any]:
    return {
        path.name: {"bytes": path.stat().st_size, "sha256": sha256_of(path)} for path in sorted(folder.glob("*.csv"))
    }


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def identity(header: Mapping[str, Any], taken_at: datetime) -> str:
    """The id that follows from a header: a changed byte of it, or of a file it names, gives another."""
    told = {key: value for key, value in header.items() if key != "snapshot_id"}
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return f"{taken_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{digest[:12]}"


def read_snapshot(folder: Path) -> Snapshot:
    """The snapshot in a folder. Raises SnapshotError where its header is missing or broken."""
    place, restore = f"{folder.name}/{HEADER}", "从备份恢复这个存档"
    try:
        header = json.loads((folder / HEADER).read_text("utf-8"))
    except FileNotFoundError:
        raise SnapshotError(Fault(folder.name, f"存档里没有 {HEADER}", restore)) from None
    except (OSError, ValueError):
        raise SnapshotError(Fault(place, "读不出来，内容已损坏", restore)) from None
    missing = [key for key in _NEEDED if key not in header] if isinstance(header, dict) else list(_NEEDED)
    if missing:
        raise SnapshotError(Fault(place, f"缺少 {'、'.join(missing)}", restore))
    if header["format"] != FORMAT:
        raise SnapshotError(Fault(place, f"格式版本为 {header['format']}，本程序只认 {FORMAT}", "用写出它的版本打开"))
    return Snapshot(folder, header)


def snapshots(data: DataFolder) -> tuple[list[Snapshot], list[Fault]]:
    """All snapshots, the latest first, and what is wrong with those that cannot be read."""
    found: list[Snapshot] = []
    faults: list[Fault] = []
    folders = [path for path in data.snapshots.glob("*") if path.is_dir() and not path.name.startswith(".")]
    for folder in sorted(folders, reverse=True):
        try:
            found.append(read_snapshot(folder))
        except SnapshotError as error:
            faults.extend(error.faults)
    return found, faults


def find_snapshot(data: DataFolder, text: str) -> Snapshot:
    """The snapshot of an id, of the beginning or the end of one, or "latest". Raises SnapshotError where none or several fit."""
    folders = sorted(path for path in data.snapshots.glob("*") if path.is_dir() and not path.name.startswith("."))
    if text == "latest" and folders:
        return read_snapshot(folders[-1])
    fits = [path for path in folders if text and (path.name.startswith(text) or path.name.endswith(text))]
    if len(fits) != 1:
        reason = "没有这个存档" if not fits else f"有 {len(fits)} 个存档都符合"
        raise SnapshotError(Fault(text, reason, "用 python -m loaders snapshot list 查编号，写全"))
    return read_snapshot(fits[0])


def _unwritable(folder: Path, error: OSError) -> SnapshotError:
    return SnapshotError(Fault(str(folder), f"写不进去（{words_of(error)}）", "检查磁盘空间和目录权限后重试"))
