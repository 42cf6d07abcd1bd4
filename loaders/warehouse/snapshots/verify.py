"""Whether a snapshot is still what was taken, and whether the present database still says the same."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import Fault
from loaders.warehouse.snapshots.assessment_csv import write_assessments
from loaders.warehouse.snapshots.rules import rules_version
from loaders.warehouse.snapshots.snapshot import HEADER, Snapshot, identity, sha256_of

_RESTORE = "从备份恢复这个存档，不要再用它出具材料"


def faults_of_snapshot(snapshot: Snapshot) -> list[Fault]:
    """Every file that is not what the header says, the header itself included; empty where all is whole."""
    name, header = snapshot.folder.name, snapshot.header
    faults = faults_of_files(snapshot.folder, name, header["files"])
    told = identity(header, snapshot.taken_at)
    if not told == snapshot.snapshot_id == name:
        faults.append(Fault(f"{name}/{HEADER}", f"内容与存档编号不符（按内容应为 {told}）", _RESTORE))
    known = {*header["files"], HEADER}
    faults += [
        Fault(f"{name}/{path.name}", "不是这个存档的文件", "移出这个文件夹")
        for path in sorted(snapshot.folder.iterdir())
        if path.name not in known
    ]
    return faults


def faults_of_files(folder: Path, name: str, files: Mapping[str, Mapping[str, Any]]) -> list[Fault]:
    """Files of `folder` that are missing or whose bytes are others than told; `name` is what the folder is called."""
    faults = []
    for file, told in files.items():
        path = folder / Path(file).name
        if not path.is_file():
            faults.append(Fault(f"{name}/{file}", "文件不见了", _RESTORE))
        elif path.stat().st_size != told["bytes"]:
            reason = f"长度为 {path.stat().st_size} 字节，应为 {told['bytes']} 字节"
            faults.append(Fault(f"{name}/{file}", reason, _RESTORE))
        elif sha256_of(path) != told["sha256"]:
            faults.append(Fault(f"{name}/{file}", "内容被改动过，校验码不符", _RESTORE))
    return faults


def why_not_reproduced(snapshot: Snapshot, connection: duckdb.DuckDBPyConnection) -> str | None:
    """Why the present database does not give the same bytes any more; None where it does."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        path = Path(folder) / "assessments.csv"
        write_assessments(connection, snapshot.asked, path)
        if sha256_of(path) == sha256_of(snapshot.path_of("assessments")):
            return None
    rules = rules_version(connection)
    if rules != snapshot.header["rules_version"]:
        return f"判定规则已由 {snapshot.header['rules_version']} 变为 {rules}"
    held = {row[0] for row in connection.execute("SELECT load_id FROM loads").fetchall()}
    gone = [load_id for load_id, _ in snapshot.header["loads"] if load_id not in held]
    if gone:
        return f"当时的 {len(gone)} 个批次不在现在的数据库里（如 {gone[0]}）"
    return "登记表或批次的内容与存档时不同"
