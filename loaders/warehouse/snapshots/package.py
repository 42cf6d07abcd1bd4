"""A Frictionless Data Package: tables with stable English codes as headings, their schemas, checksums; one zip that verifies itself."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from loaders.disk import words_of
from loaders.errors import Fault, SnapshotError
from loaders.figures.csv_text import cell_text
from loaders.warehouse.snapshots.fixed_zip import zipped
from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.notes import notes

DESCRIPTOR = "datapackage.json"
_README = "README.txt"
TABLES = ("assessments", "ledger", "figures", "documents", "indicators", "places", "closings")
_TYPES = {
    "text": "string",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "list": "string",
}
_KEYS = {
    "figures": ["figure_id"],
    "documents": ["document_id"],
    "indicators": ["indicator_id"],
    "places": ["jurisdiction_id"],
}


def package_bytes(edition: Edition) -> bytes:
    """The data package as the bytes of a zip; the same snapshot and edition give the same."""
    files: dict[str, bytes | Path] = {}
    resources = []
    for name in TABLES:
        content, rows = _table(edition, name)
        files[f"data/{name}.csv"] = content
        resources.append(_resource(edition, name, content, rows))
    said = "".join(f"{name}：{text}\r\n" for name, text in notes(edition)).encode("utf-8")
    header = edition.snapshot.header
    descriptor = {
        "profile": "tabular-data-package",
        "name": f"duixian-{edition.snapshot.snapshot_id.lower()}",
        "id": edition.snapshot.snapshot_id,
        "title": header["title"] or "目标任务判定存档",
        "created": header["taken_at"],
        "description": "见 README.txt。空单元格为没有；文字单元格以公式符号开头的，前有一个单引号。",
        "as_of": header["as_of"],
        "known_by": header["known_by"],
        "rules_version": header["rules_version"],
        "internal": edition.is_internal,
        "resources": resources,
        "readme": {"path": _README, "bytes": len(said), "hash": _hash(said)},
    }
    text = (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return zipped(
        {DESCRIPTOR: text, _README: said, **files, "SHA256SUMS": _sums({DESCRIPTOR: text, _README: said, **files})}
    )


def _rows(edition: Edition, name: str) -> list[Row]:
    rows = edition.ledger() if name == "ledger" else edition.rows(name)
    if edition.jurisdiction_id is not None and name in {"assessments", "closings"}:
        rows = [row for row in rows if row["jurisdiction_id"] == edition.jurisdiction_id]
    if name in {"figures", "documents", "indicators", "places"}:
        rows = _named(edition, name, rows)
    return rows


def _named(edition: Edition, name: str, rows: list[Row]) -> list[Row]:
    """Only what the ledger of this edition names: nothing that merely stood beside a row that is left out."""
    keys = {"documents": ["document_id"], "indicators": ["indicator_id"], "places": ["jurisdiction_id"]}
    codes = keys.get(name, ["judged_figure_id", "current_figure_id", "baseline_figure_id", "rival_figure_id"])
    wanted = {row[code] for row in edition.ledger() for code in codes}
    return [row for row in rows if row[_KEYS[name][0]] in wanted]


def _table(edition: Edition, name: str) -> tuple[bytes, int]:
    """UTF-8 without BOM (programs read it), CRLF, codes as headings."""
    import csv

    rows = _rows(edition, name)
    codes = [column["code"] for column in edition.snapshot.header["tables"][name]["columns"]]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(codes)
    for row in rows:
        writer.writerow([cell_text(row[code]) for code in codes])
    return buffer.getvalue().encode("utf-8"), len(rows)


def _resource(edition: Edition, name: str, content: bytes, rows: int) -> dict[str, Any]:
    told = edition.snapshot.header["tables"][name]
    fields = [
        {"name": c["code"], "title": c["heading"], "type": _TYPES[c["kind"]]}
        | ({"trueValues": ["是"], "falseValues": ["否"]} if c["kind"] == "boolean" else {})
        for c in told["columns"]
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name in _KEYS:
        schema["primaryKey"] = _KEYS[name]
    if name == "ledger":
        schema["foreignKeys"] = [
            {"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}},
            {"fields": ["jurisdiction_id"], "reference": {"resource": "places", "fields": ["jurisdiction_id"]}},
        ]
    return {
        "name": name, "title": told["title"], "path": f"data/{name}.csv", "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(content), "hash": _hash(content), "rows": rows, "schema": schema,
    }  # fmt: skip


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _sums(files: dict[str, bytes | Path]) -> bytes:
    """As `sha256sum -c` reads it, for those who have no Python."""
    lines = [
        f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        for name, content in files.items()
        if isinstance(content, bytes)
    ]
    return "".join(lines).encode("utf-8")


def faults_of_package(path: Path) -> list[Fault]:
    """What is wrong with a data package or evidence pack: files that are missing, changed or not told. Raises SnapshotError where
    it is none."""
    name, again = path.name, "向出具单位重新索取，不要使用"
    try:
        with zipfile.ZipFile(path) as archive:
            broken = archive.testzip()
            if broken:
                return [Fault(f"{name}/{broken}", "内容损坏", again)]
            files = {entry: archive.read(entry) for entry in archive.namelist()}
    except OSError as error:
        raise SnapshotError(Fault(str(path), f"打不开（{words_of(error)}）", "核对文件名和权限")) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError):
        raise SnapshotError(Fault(name, "不是完整的数据包", again)) from None
    sums = files.pop("SHA256SUMS", None)
    if sums is None:
        raise SnapshotError(Fault(name, "里面没有 SHA256SUMS", "选一个由本程序导出的数据包或证据包"))
    pairs = [line.split("  ", 1) for line in sums.decode("utf-8", "replace").splitlines() if "  " in line]
    told = {entry: digest for digest, entry in pairs}
    faults = [Fault(f"{name}/{entry}", "文件不见了", again) for entry in told if entry not in files]
    for entry, content in files.items():
        if entry not in told:
            faults.append(Fault(f"{name}/{entry}", "不是数据包里的文件", again))
        elif hashlib.sha256(content).hexdigest() != told[entry]:
            faults.append(Fault(f"{name}/{entry}", "内容被改动过，校验码不符", again))
    return faults
