"""Publishing drafts: built with everything on record first; only what builds is put on record, all of it or nothing.

The drafts are copied into a hidden folder of the loads under the moment of publishing, built there, and renamed to
`.ready-…`: from that one rename on they are on record, and whoever next builds or publishes finishes the moving should the
process have died in it. Before it nothing has happened.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock

from loaders.data_folder import DataFolder
from loaders.disk import flush
from loaders.errors import Fault, Faults, LoadError
from loaders.loads.actor import Actor
from loaders.loads.checksums import faults_of_files, stamped_folder
from loaders.loads.drafts import drafts_of
from loaders.loads.load import Load
from loaders.loads.tables import table_bytes
from loaders.loads.write import folder_name, header_bytes, moment_after_all, remove_unfinished, write_flushed

_STAGED, _READY, _ORIGINS = ".publishing-", ".ready-", "origins.json"


@dataclass(frozen=True)
class Published:
    """What was put on record: the new load_id of each draft by its old one, in their order."""

    load_ids: dict[str, str]


@contextmanager
def staged_drafts(data: DataFolder, actor: Actor) -> Iterator[tuple[DataFolder, Callable[[], Published]]]:
    """Copies of the drafts of `data` as they would be on record: (a data folder that has them, `record` to put them there).

    The caller holds the lock of the build, builds from the data folder and calls `record` when the build is whole. Without
    that call, and whatever goes wrong before it, nothing is changed. Raises LoadError where nothing is drafted.
    """
    data.loads.mkdir(parents=True, exist_ok=True)
    with FileLock(data.loads / ".lock"):
        finish(data)
        drafts = drafts_of(data)
        if not drafts:
            raise LoadError(Fault("草稿", "没有要发布的内容", "先添加文件、报送表或决定"))
        changed = faults_of_files(drafts)  # before they get checksums of their own
        if changed:
            raise Faults(changed)
        staged = data.loads / f"{_STAGED}{os.getpid()}"
        shutil.rmtree(staged, ignore_errors=True)
        try:
            renamed = _stage(drafts, staged, data.loads, actor)
            yield replace(data, drafts=staged), lambda: _record(data, staged, renamed, actor)
        finally:
            shutil.rmtree(staged, ignore_errors=True)


def finish(data: DataFolder) -> None:
    """Finish what a publishing that died had already put on record, and clear what one left that had not.

    The caller holds the lock of the loads.
    """
    remove_unfinished(data.loads)
    for left in data.loads.glob(f"{_STAGED}*"):
        shutil.rmtree(left)
    for ready in sorted(data.loads.glob(f"{_READY}*")):
        origins = json.loads((ready / _ORIGINS).read_text("utf-8"))
        for folder in sorted(path for path in ready.iterdir() if path.is_dir() and not path.name.startswith(".")):
            folder.rename(data.loads / folder.name)
        flush(data.loads)
        for origin in origins:
            # Names as this program wrote them, below this data folder; gone already where the process died after it.
            shutil.rmtree(data.root / "drafts" / origin, ignore_errors=True)
        shutil.rmtree(ready)


def finish_under_lock(data: DataFolder) -> None:
    """As `finish`, taking the lock of the loads; nothing to do where there are no loads."""
    if data.loads.is_dir():
        with FileLock(data.loads / ".lock"):
            finish(data)


def _stage(drafts: list[Load], staged: Path, loads: Path, actor: Actor) -> dict[str, str]:
    """Copy the drafts under the moment of publishing; the new load_id of each by its old one."""
    moment = moment_after_all(loads, datetime.now(UTC))
    renamed: dict[str, str] = {}
    for load in drafts:
        moment += timedelta(microseconds=1)
        while (loads / folder_name(moment, load.sha256)).exists():
            moment += timedelta(seconds=1)
        renamed[load.load_id] = folder_name(moment, load.sha256)
        target = staged / renamed[load.load_id]
        shutil.copytree(load.folder, target)
        _restamp(load, target, moment, renamed, actor)
    origins = [f"{load.folder.parent.name}/{load.folder.name}" for load in drafts]
    write_flushed(staged / _ORIGINS, json.dumps(origins).encode())
    for folder in (*staged.iterdir(), staged):
        if folder.is_dir():
            flush(folder)
    return renamed


def _restamp(load: Load, target: Path, moment: datetime, renamed: dict[str, str], actor: Actor) -> None:
    """Say when and by whom it was put on record; decisions on drafted loads speak of their new names."""
    header = dict(load.header) | {
        "drafted_at": load.header["recorded_at"],
        "recorded_at": moment.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "published_by": actor.name,
    }
    rows = list(load.rows("decisions"))
    if any({row["subject_id"], row["value"]} & renamed.keys() for row in rows):
        for row in rows:
            row |= {column: renamed.get(row[column], row[column]) for column in ("subject_id", "value")}
        write_flushed(target / "decisions.csv", table_bytes("decisions", rows))
    write_flushed(target / "load.json", header_bytes(stamped_folder(header, target)))


def _record(data: DataFolder, staged: Path, renamed: dict[str, str], actor: Actor) -> Published:
    """The one step that puts the drafts on record, then the moving that anyone can finish."""
    actor.require_publish("草稿")
    staged.rename(data.loads / f"{_READY}{staged.name.removeprefix(_STAGED)}")
    flush(data.loads)
    finish(data)
    return Published(renamed)
