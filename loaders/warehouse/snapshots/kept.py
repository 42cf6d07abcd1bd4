"""Reading the tables of a snapshot back, and what an edition of it may show."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from loaders.figures.csv_text import BOM
from loaders.figures.formulas import restored
from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.amounts import target
from loaders.warehouse.snapshots.cells import copy_options, identifier, literal
from loaders.warehouse.snapshots.columns import Column
from loaders.warehouse.snapshots.snapshot import Snapshot

Row = dict[str, Any]
PUBLIC = words.DISCLOSURES["public"]


@dataclass(frozen=True)
class Edition:
    """What is made of a snapshot: for one place or all, public only or with what is not, with the changes since an earlier one.

    `changes` are rows of `compare` with the snapshot `before`, None where there is nothing to compare with.
    """

    snapshot: Snapshot
    jurisdiction_id: str | None = None
    disclosure: str = "public"
    changes: Sequence[Mapping[str, Any]] | None = None
    before: Snapshot | None = None

    @property
    def is_internal(self) -> bool:
        """Whether rows that are not public are in it, so that it must be marked 内部."""
        if self.disclosure != "all":
            return False
        place = "" if self.jurisdiction_id is None else f" AND jurisdiction_id = {literal(self.jurisdiction_id)}"
        query = (
            f"SELECT 1 FROM {kept_source(self.snapshot, 'ledger')} WHERE disclosure <> {literal(PUBLIC)}{place} LIMIT 1"
        )
        with duckdb.connect() as connection:
            return bool(connection.execute(query).fetchall())

    def rows(self, table: str) -> list[Row]:
        """The rows of a kept table with the codes of its columns as keys; only public ones unless all were asked for."""
        found = read_kept(self.snapshot, table)
        if self.disclosure != "all":
            found = [row for row in found if row.get("disclosure", PUBLIC) in {PUBLIC, "public"}]
        return found

    def ledger(self, jurisdiction_id: str | None = None) -> list[Row]:
        """The ledger of a place, else of the edition's, else of all; the snapshot's id in it, numbered anew."""
        place = jurisdiction_id or self.jurisdiction_id
        rows = [row for row in self.rows("ledger") if place is None or row["jurisdiction_id"] == place]
        told = {"snapshot_id": self.snapshot.snapshot_id}
        return [{"target_text": _target(row), **row, **told, "number": number} for number, row in enumerate(rows, 1)]

    def left_out(self) -> list[Row]:
        """The commitments of the place (or of all) that are not public and not in this edition; no unreviewed readings."""
        if self.disclosure == "all":
            return []
        kinds = [(column["code"], column["kind"]) for column in self.snapshot.header["tables"]["ledger"]["columns"]]
        place = "" if self.jurisdiction_id is None else f" AND jurisdiction_id = {literal(self.jurisdiction_id)}"
        query = (
            f"SELECT {', '.join(identifier(code) for code, _ in kinds)} FROM {kept_source(self.snapshot, 'ledger')}"
            f" WHERE disclosure <> {literal(PUBLIC)} AND row_kind = 'commitment' AND reason IS DISTINCT FROM 'proposed'{place}"
        )
        with duckdb.connect() as connection:
            lines = connection.execute(query).fetchall()
        return [
            {code: _value(text or "", kind) for (code, kind), text in zip(kinds, line, strict=True)} for line in lines
        ]

    def place_name(self) -> str:
        """The name of the place, empty for all."""
        names = {row["jurisdiction_id"]: row["place_name"] for row in self.rows("places")}
        return str(names.get(self.jurisdiction_id, "")) if self.jurisdiction_id else ""


def _target(row: Row) -> str:
    """The target in words; a snapshot taken before its parts were kept has the words themselves."""
    if "target_text" in row:
        return str(row["target_text"])
    return target(row["comparator_code"], row["value"], row["value_high"], row["unit"], row["basis"])


def read_kept(snapshot: Snapshot, table: str) -> list[Row]:
    """The rows of a kept table: text as it was before it was made harmless, numbers, dates; an empty cell is None."""
    columns = snapshot.header["tables"][table]["columns"]
    kinds = [(column["code"], column["kind"]) for column in columns]
    with snapshot.path_of(table).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        return [{code: _value(text, kind) for (code, kind), text in zip(kinds, line, strict=True)} for line in reader]


def _value(text: str, kind: str) -> Any:
    if text == "":
        return [] if kind == "list" else None
    if kind == "number":
        return float(text)
    if kind == "integer":
        return int(text)
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "boolean":
        return text == "是"
    return restored(text).split("；") if kind == "list" else restored(text)


def kept_source(snapshot: Snapshot, table: str) -> str:
    """SQL that reads a kept table with every cell as the text it is, the codes of its columns as names."""
    columns = ", ".join(f"{literal(c['code'])}: 'VARCHAR'" for c in snapshot.header["tables"][table]["columns"])
    return (
        f"read_csv({literal(str(snapshot.path_of(table)))}, auto_detect = false, header = true, delim = ',', quote = '\"',"
        f" escape = '\"', columns = {{{columns}}})"
    )


def copy_kept(snapshot: Snapshot, table: str, columns: Sequence[Column], edition: Edition, path: Path) -> None:
    """Columns of a kept table as a CSV file of their own, whatever the number of rows; cells stand as they were kept."""
    given = {"number": "row_number() OVER ()::VARCHAR", "snapshot_id": literal(snapshot.snapshot_id)}
    filters = ["true"]
    if edition.disclosure != "all":
        filters.append(f"disclosure = {literal(PUBLIC)}")
    if edition.jurisdiction_id is not None:
        filters.append(f"jurisdiction_id = {literal(edition.jurisdiction_id)}")
    cells = [
        f"{given.get(column.code, identifier(column.code))} AS {identifier((BOM if i == 0 else '') + column.heading)}"
        for i, column in enumerate(columns)
    ]
    query = f"SELECT {', '.join(cells)} FROM {kept_source(snapshot, table)} WHERE {' AND '.join(filters)}"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO {literal(str(path))} {copy_options()}")


def kept_csv(snapshot: Snapshot, table: str, columns: Sequence[Column], edition: Edition) -> bytes:
    """The same as bytes."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        path = Path(folder) / "table.csv"
        copy_kept(snapshot, table, columns, edition, path)
        return path.read_bytes()
