"""Reading load folders: what came in, in the order it was recorded."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults, LoadError
from loaders.loads.tables import read_table

FORMAT = 1
KINDS = ("document", "figures", "register", "decisions")
_NEEDED = ("format", "load_kind", "title", "source", "recorded_at", "recorded_by", "method")


@dataclass(frozen=True)
class Load:
    """One load folder. `header` is its load.json; `recorded_at` is in UTC; `is_bundled` marks the project's own.

    `is_draft` marks what one person has not published yet.
    """

    load_id: str
    folder: Path
    header: Mapping[str, Any]
    recorded_at: datetime
    is_bundled: bool
    is_draft: bool = False

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return str(self.header["load_kind"])

    @property
    def title(self) -> str:
        """The title of the document or return."""
        return str(self.header["title"])

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file that was loaded, in hexadecimal."""
        return str(self.header["source"]["sha256"])

    def path_of(self, name: str) -> Path | None:
        """Where the table `name` stands (NAME.csv, for many figures NAME.parquet); None where the load has none."""
        for suffix in (".csv", ".parquet"):
            path = self.folder / f"{name}{suffix}"
            if path.is_file():
                return path
        return None

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of NAME.csv as text; none where the load has no such file. Raises LoadError where it is broken."""
        path = self.folder / f"{name}.csv"
        if path.is_file():
            yield from read_table(path, self.load_id)


def read_loads(data: DataFolder) -> list[Load]:
    """All loads, bundled, the user's and the drafts of this view, in the order they were recorded; drafts come last.

    Raises Faults with every broken folder at once: none is skipped in silence, for a verdict without it would be wrong.
    """
    loads: list[Load] = []
    faults: list[Fault] = []
    for parent in (data.bundled, data.loads, data.drafts):
        for folder in _folders(parent):
            try:
                load = read_load(folder, is_bundled=parent == data.bundled)
                loads.append(replace(load, is_draft=parent == data.drafts))
            except LoadError as error:
                faults.extend(error.faults)
    if faults:
        raise Faults(faults)
    return sorted(loads, key=lambda load: (load.is_draft, load.recorded_at, load.load_id))


def withdrawn_ids(loads: Sequence[Load]) -> set[str]:
    """The loads that were withdrawn or replaced. Only later decisions touch a load, so they are taken from the last."""
    gone: set[str] = set()
    for load in reversed(loads):
        if load.load_id not in gone:
            gone |= {row["subject_id"] for row in load.rows("decisions") if row["action"] in {"withdraw", "supersede"}}
    return gone


def _folders(parent: Path | None) -> list[Path]:
    """The load folders in `parent`; names that start with "." are unfinished writes and no loads."""
    if parent is None or not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))


def read_load(folder: Path, *, is_bundled: bool = False) -> Load:
    """The load in `folder`. Raises LoadError, naming the folder, where load.json is missing, broken or not of it."""
    restore = "从备份恢复这个文件夹，或把它移出数据目录"
    name = folder.name
    try:
        header = json.loads((folder / "load.json").read_text("utf-8"))
    except FileNotFoundError:
        raise LoadError(Fault(name, "批次文件夹里没有 load.json", restore)) from None
    except (OSError, ValueError) as error:
        raise LoadError(Fault(f"{name}/load.json", f"读不出来（{error}）", restore)) from None
    reason = _fault_of(header, name)
    if reason:
        raise LoadError(Fault(f"{name}/load.json", reason, restore))
    return Load(name, folder, header, parse_moment(header["recorded_at"]), is_bundled)


def _fault_of(header: object, name: str) -> str | None:
    """What is wrong with a load.json, None where it is sound."""
    if not isinstance(header, dict):
        return "内容不是一个对象"
    missing = [key for key in _NEEDED if key not in header]
    if missing:
        return f"缺少 {'、'.join(missing)}"
    if header["format"] != FORMAT:
        return f"格式版本为 {header['format']}，本程序只认 {FORMAT}"
    if header["load_kind"] not in KINDS:
        return f"load_kind 为 {header['load_kind']}，应为 {'、'.join(KINDS)} 之一"
    source = header["source"]
    if not isinstance(source, dict) or not isinstance(source.get("sha256"), str):
        return "source 里没有 sha256"
    if not name.endswith(f"-{source['sha256'][:12]}"):
        return "source.sha256 与文件夹名末尾十二位不一致"
    try:
        parse_moment(header["recorded_at"])
    except (TypeError, ValueError):
        return f"recorded_at 为 {header['recorded_at']}，不是时间"
    return None


def parse_moment(text: str) -> datetime:
    """A moment of load.json ("2026-11-21T22:54:00.120000Z") in UTC; raises ValueError where it has no time zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment.astimezone(UTC)
