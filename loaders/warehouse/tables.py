"""From files to tables: the register, and what each load brings, in the order it was recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults
from loaders.loads import Load
from loaders.register import check_register
from loaders.warehouse import columns
from loaders.warehouse.columns import Column
from loaders.warehouse.large_loads import read_large
from loaders.warehouse.staging import Source, header_of, is_small, read_into, text

Progress = Callable[[str], None]

# Before every load: what the project's own register says was known always.
REGISTER_KNOWN_FROM = "1970-01-01 00:00:00"
LATEST = "TIMESTAMP '9999-12-31 00:00:00'"


@dataclass(frozen=True)
class RegisterTable:
    """A table of the register: its columns and the key by which a later row replaces an earlier one."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]


REGISTER_TABLES: Mapping[str, RegisterTable] = {
    "indicators": RegisterTable(columns.INDICATORS, ("indicator_id",)),
    "related_indicators": RegisterTable(columns.RELATED_INDICATORS, ("indicator_id", "other_indicator_id")),
    "breaks": RegisterTable(columns.BREAKS, ("indicator_id", "jurisdiction_id", "date")),
    "jurisdictions": RegisterTable(columns.JURISDICTIONS, ("jurisdiction_id",)),
    "departments": RegisterTable(columns.DEPARTMENTS, ("department_id",)),
    "derivations": RegisterTable(columns.DERIVATIONS, ("indicator_id",)),
}
# Tables of a load that are kept as versions, or as they came.
LOAD_TABLES: Mapping[str, tuple[str, Mapping[str, Column]]] = {
    "documents": ("documents", columns.DOCUMENTS),
    "clauses": ("arrived_clauses", columns.CLAUSES),
    "commitments": ("commitments", columns.COMMITMENTS),
    "figures": ("figure_versions", columns.FIGURES),
    "scope_members": ("scope_members", columns.SCOPE_MEMBERS),
    "refused": ("refused_rows", columns.REFUSED),
    "decisions": ("decisions", columns.DECISIONS),
}


def moment(load: Load) -> str:
    """When a load was recorded, as a UTC timestamp literal's text."""
    return f"{load.recorded_at:%Y-%m-%d %H:%M:%S.%f}"


def read_register_tables(connection: duckdb.DuckDBPyConnection, data: DataFolder, loads: list[Load]) -> list[Fault]:
    """Fill arrived_<table> for each table of the register, from data.register and then from each register load."""
    faults = list(_checked(data.register, tuple(file.read_bytes() for file in sorted(data.register.glob("*.csv")))))
    if faults:
        return faults
    for name, table in REGISTER_TABLES.items():
        typed = ", ".join(f'"{column}" {_type(one)}' for column, one in table.columns.items())
        connection.execute(
            f"CREATE TABLE arrived_{name} ({typed}, load_id VARCHAR, load_row INTEGER, known_from TIMESTAMP)"
        )
        own = Source(data.register / f"{name}.csv", f"{name}.csv", "register", REGISTER_KNOWN_FROM)
        # A user's own register may do without the shares we compute.
        sources = [own] if own.path.is_file() else []
        for load in loads:
            path = load.folder / f"{name}.csv"
            if load.kind == "register" and path.is_file():
                sources.append(Source(path, f"{load.load_id}/{name}.csv", load.load_id, moment(load)))
        for source in sources:
            faults += read_into(connection, source, f"arrived_{name}", table.columns, _stamps(source))
    return faults


@lru_cache(maxsize=4)
def _checked(folder: Path, _contents: tuple[bytes, ...]) -> tuple[Fault, ...]:
    """What is wrong with the register; one that reads as before is not checked again."""
    return tuple(check_register(folder))


def _type(column: Column) -> str:
    return {"LIST": "VARCHAR[]", "FIRST_DAY": "DATE", "LAST_DAY": "DATE"}.get(column.type, column.type)


def _stamps(source: Source) -> dict[str, str]:
    return {"load_id": text(source.load_id), "load_row": "line", "known_from": f"TIMESTAMP {text(source.recorded_at)}"}


def read_load_tables(connection: duckdb.DuckDBPyConnection, loads: list[Load], progress: Progress) -> list[Fault]:
    """Put what every load brings into its tables, each row known from the moment its load was recorded."""
    connection.execute("CREATE TABLE arrived_clauses AS SELECT *, NULL::TIMESTAMP AS known_from FROM clauses LIMIT 0")
    connection.execute("CREATE TABLE large_loads (number INTEGER, load_id VARCHAR)")
    faults: list[Fault] = []
    for number, load in enumerate(loads, start=1):
        progress(f"读取批次 {number}/{len(loads)}：{load.title}")
        _insert_load(connection, load)
        try:
            for name in LOAD_TABLES:
                faults += _read_table(connection, load, name, progress)
            if load.kind == "document" and load.path_of("documents") is None:
                _insert_document(connection, load)
        except Faults as found:
            faults += found.faults
    return faults


def _read_table(connection: duckdb.DuckDBPyConnection, load: Load, name: str, progress: Progress) -> list[Fault]:
    path = load.path_of(name)
    if path is None:
        return []
    table, shape = LOAD_TABLES[name][0], _shape_of(load, name)
    source = Source(path, f"{load.load_id}/{path.name}", load.load_id, moment(load))
    extra = _stamps(source)
    if name in {"documents", "commitments", "figures", "scope_members"}:
        extra["known_until"] = LATEST
    if name == "refused":
        extra = {"load_id": extra["load_id"]}
    if name == "decisions":
        recorded = {"recorded_at": extra.pop("known_from"), "recorded_by": text(str(load.header["recorded_by"]))}
        extra |= recorded
    unused = [column for column in header_of(path) if column not in shape] if path.suffix == ".csv" else []
    if unused:
        progress(f"{source.name}：没有这些栏目，没有用到：{'、'.join(unused)}")
    if name == "figures" and not is_small(source):
        return read_large(connection, source, shape, extra)
    return read_into(connection, source, table, shape, extra)


def _shape_of(load: Load, name: str) -> Mapping[str, Column]:
    """The columns of a table as this load gives them."""
    shape = LOAD_TABLES[name][1]
    if load.kind == "document" and name in {"commitments", "figures"}:
        # What extraction found waits for a person; what a person filled in has been looked at.
        shape = {**shape, "review": Column(default="'proposed'", codes=shape["review"].codes, required=True)}
    if load.kind == "document" and name == "commitments" and load.path_of("documents") is None:
        shape = {**shape, "document_id": Column(default=text(_document_id(load)), required=True)}
    return shape


def _document_id(load: Load) -> str:
    """The id of the one document of a load without documents.csv."""
    return str(load.header.get("document_id") or load.sha256[:12])


def _insert_load(connection: duckdb.DuckDBPyConnection, load: Load) -> None:
    source = load.header["source"]
    values = [
        *(load.load_id, load.kind, load.title, source.get("name"), load.sha256, moment(load)),
        *(
            str(load.header["recorded_by"]),
            load.header.get("published_by"),
            str(load.header["method"]),
            load.is_bundled,
        ),
    ]
    marks = ", ".join("?" for _ in values)
    connection.execute(
        "INSERT INTO loads (load_id, load_kind, title, source_name, source_sha256, recorded_at, recorded_by, published_by, method,"
        f" is_bundled) VALUES ({marks})",
        values,
    )


def _insert_document(connection: duckdb.DuckDBPyConnection, load: Load) -> None:
    """The one document of a load without documents.csv, from its load.json."""
    header = {"source_sha256": load.sha256, "disclosure": "public", **load.header, "document_id": _document_id(load)}
    given = {name: header[name] for name in columns.DOCUMENTS if header.get(name) not in (None, "")}
    names = ", ".join(given)
    marks = ", ".join("?" for _ in given)
    place = f"{load.load_id}/load.json"
    try:
        connection.execute(
            f"INSERT INTO documents ({names}, load_id, known_from, known_until) VALUES ({marks}, ?, ?, {LATEST})",
            [*given.values(), load.load_id, moment(load)],
        )
    except duckdb.Error as error:
        reason = f"文件信息不合要求（{str(error).splitlines()[0]}）"
        raise Faults([Fault(place, reason, "改正 load.json 中的文件信息后重新载入")]) from None


def statements_of(path: Path) -> str:
    """The SQL of a file beside this module."""
    return (Path(__file__).parent / path).read_text("utf-8")
