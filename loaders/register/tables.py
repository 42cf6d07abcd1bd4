"""Tables of the register: CSV in UTF-8 with a header, read into rows that know their line; every fault is collected.

A table that cannot be read at all (missing, not UTF-8, no header) gives faults and no rows; a broken row gives its
faults and is left out, and the others go on.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from loaders.errors import Fault, RegisterError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Parser = Callable[[str], object]


class CellError(Exception):
    """A cell that cannot be read: why, and what to write instead."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step


def stamp(path: Path) -> int:
    """When `path` was last changed, in nanoseconds: what a cache of it is good for. Raises RegisterError if missing."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        fault = Fault(path.name, "文件不存在或打不开", f"请把 {path.name} 放回 {path.parent} 再试")
        raise RegisterError(fault) from None


@dataclass(frozen=True)
class Row(Generic[T_co]):
    """A parsed row with the place it came from; `line` counts the file's lines from 1, the header being 1."""

    value: T_co
    file: str
    line: int

    def fault(self, column: str | None, reason: str, next_step: str) -> Fault:
        """A fault of this row."""
        return Fault(self.file, reason, next_step, row=self.line, column=column)


@dataclass(frozen=True)
class TableShape(Generic[T]):
    """A table: its file's name, the parser of each column in order, and what builds the row from the parsed cells.

    `optional` columns may be left out of the header; their parsers are then given "".
    """

    file: str
    columns: Mapping[str, Parser]
    make: Callable[..., T]
    optional: frozenset[str] = field(default_factory=frozenset)


def _records(path: Path, name: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """The lines of a CSV file as (line number, cells), blank lines left out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        return [], [Fault(name, "文件不存在或打不开", f"请把 {path.name} 放回 {path.parent} 再试")]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return [], [Fault(name, "不是 UTF-8 编码", "请用“CSV UTF-8”格式另存后再试", row=line)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            if cells:
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return [], [Fault(name, "引号不成对，后面的内容读不出来", "请检查这一行起的双引号是否成对", row=line)]
    return records, []


def _header_faults(shape: TableShape[T], header: Sequence[str]) -> list[Fault]:
    faults = [
        Fault(shape.file, f"缺少“{name}”这一列", "请补上这一列后再试", row=1, column=name)
        for name in shape.columns
        if name not in header and name not in shape.optional
    ]
    faults += [
        Fault(shape.file, f"“{name}”这一列出现了不止一次", "请只留一列", row=1, column=name)
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    return faults


@dataclass(frozen=True)
class Table(Generic[T]):
    """The good rows, the faults of the others, and the first cells of all: what references may point to."""

    rows: Sequence[Row[T]]
    faults: Sequence[Fault]
    keys: Set[str]


def read_table(path: Path, shape: TableShape[T], name: str | None = None) -> Table[T]:
    """The rows of `path` and everything wrong with their form; unknown columns are ignored. Faults call it `name`."""
    shape = replace(shape, file=name or path.name)
    records, faults = _records(path, shape.file)
    if not records:
        return Table([], faults or [Fault(shape.file, "文件是空的", "请至少写上标题行", row=1)], set())
    header = [name.strip() for name in records[0][1]]
    keys = {cells[0].strip() for _, cells in records[1:]}
    faults += _header_faults(shape, header)
    if faults:
        return Table([], faults, keys)
    rows = []
    for line, cells in records[1:]:
        if len(cells) != len(header):
            more = "多" if len(cells) > len(header) else "少"
            reason = f"有 {len(cells)} 格，比标题行的 {len(header)} 格{more}"
            faults.append(Fault(shape.file, reason, "请检查逗号；格内有逗号时整格要加双引号", row=line))
            continue
        value, bad = _parse(shape, line, dict(zip(header, cells, strict=True)))
        faults += bad
        if not bad:
            rows.append(Row(shape.make(**value), shape.file, line))
    return Table(rows, faults, keys)


def _parse(shape: TableShape[T], line: int, cells: Mapping[str, str]) -> tuple[dict[str, object], list[Fault]]:
    value: dict[str, object] = {}
    faults = []
    for name, parser in shape.columns.items():
        try:
            value[name] = parser(cells.get(name, "").strip())
        except CellError as bad:
            faults.append(Fault(shape.file, bad.reason, bad.next_step, row=line, column=name))
    return value, faults


def overlaid(base: Table[T], later: Table[T], key: Callable[[T], tuple[object, ...]]) -> Table[T]:
    """`base` with the rows of `later` added, or put in the place of those with the same key."""
    replaced = {key(row.value) for row in later.rows}
    kept = [row for row in base.rows if key(row.value) not in replaced]
    return Table([*kept, *later.rows], [*base.faults, *later.faults], base.keys | later.keys)


def duplicates(rows: Iterable[Row[T]], key: Callable[[T], tuple[object, ...]], column: str) -> list[Fault]:
    """A fault for each row whose key an earlier row of the same table has."""
    first: dict[tuple[object, ...], int] = {}
    faults = []
    for row in rows:
        found = key(row.value)
        if found in first:
            reason = f"“{'、'.join(map(str, found))}”与第{first[found]}行重复"
            faults.append(row.fault(column, reason, "请删去一行，或给它另取一个编号"))
        else:
            first[found] = row.line
    return faults
