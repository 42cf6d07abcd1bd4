"""Checksums of a load's files: what is on record is never changed, and where somebody changed it by hand a build says so.

load.json holds the SHA-256 of each file beside it (`files`) and of its own other keys (`checksum`). Loads written before there were
checksums, and those of the project itself, which come with its history, have none and are taken as they are.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from loaders.errors import Fault
from loaders.loads.load import Load

_BUFFER = 2**20
# Files a build reads whatever load.json says of them; a stray .DS_Store harms nobody.
_TABLES = frozenset({".csv", ".parquet"})
_RESTORE = "从备份恢复这个批次的文件夹；确要改数的，恢复后用 decide --action correct（或在“文件依据”里）改正并写明理由"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_BUFFER):
            found.update(part)
    return found.hexdigest()


def stamped(header: Mapping[str, object], files: Mapping[str, str]) -> dict[str, object]:
    """A load.json with the checksums of `files` (SHA-256 by name) and of itself."""
    whole = {key: value for key, value in header.items() if key not in {"files", "checksum"}}
    whole["files"] = dict(sorted(files.items()))
    return whole | {"checksum": _of_header(whole)}


def stamped_folder(header: Mapping[str, object], folder: Path) -> dict[str, object]:
    """As `stamped`, for all files that stand in `folder`."""
    return stamped(header, {path.name: sha256_of(path) for path in _files(folder)})


def faults_of_files(loads: Iterable[Load]) -> list[Fault]:
    """A fault for each file of a load that is not as it was written, is gone or has come since."""
    return [fault for load in loads if "checksum" in load.header for fault in _faults(load)]


def _faults(load: Load) -> Iterator[Fault]:
    header = load.header
    if header["checksum"] != _of_header(header):
        yield Fault(f"{load.load_id}/load.json", "与写入时的校验码不一致，被改动过", _RESTORE)
        return
    known: Mapping[str, str] = header["files"]
    there = {path.name: path for path in _files(load.folder)}
    for name, digest in known.items():
        if name not in there:
            yield Fault(f"{load.load_id}/{name}", "文件不见了", _RESTORE)
        elif sha256_of(there[name]) != digest:
            yield Fault(f"{load.load_id}/{name}", "与写入时的校验码不一致，被改动过", _RESTORE)
    for name in sorted(there.keys() - known.keys()):
        if there[name].suffix in _TABLES:
            yield Fault(
                f"{load.load_id}/{name}",
                "不是写入这个批次时的文件，是后来放进去的",
                "把它移出这个文件夹；要增加数据，另行载入",
            )


def _files(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name != "load.json")


def _of_header(header: Mapping[str, object]) -> str:
    told = {key: value for key, value in header.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()
