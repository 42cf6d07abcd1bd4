"""Cases for the judge as load folders: a case (a dict, the form of verdicts.jsonl) in, the rows of assessment() out.

Many cases share one build: each gets names of its own ("k007.r" for its indicator r, "k007.510700" for its place),
so that a thousand cases cost one database. Keys of a case: commitment (or commitments), figures, as_of; optional
places, place, indicators, breaks, comparability, scope_members, loads, known_by, documents.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loaders.data_folder import DataFolder
from loaders.warehouse import build, connect

Case = Mapping[str, Any]
Row = dict[str, Any]

# The places of a case that names none: a county in a prefecture in a province, and another branch.
PLACES = {
    "100000": {"level": "nation", "parent_id": None},
    "510000": {"level": "province", "parent_id": "100000"},
    "510700": {"level": "prefecture", "parent_id": "510000"},
    "510703": {"level": "county", "parent_id": "510700"},
    "140000": {"level": "province", "parent_id": "100000"},
    "140900": {"level": "prefecture", "parent_id": "140000"},
}
_ALWAYS = "2000-01-01"
_COMMITMENT_COLUMNS = (
    *("commitment_id", "document_id", "indicator_id", "jurisdiction_id", "reach_level", "scope", "comparator", "value"),
    *("value_high", "unit", "basis", "baseline_value", "baseline_date", "firmness", "due_date", "recurrence"),
    *("row_kind", "quote", "review", "verification"),
)
_DOCUMENT_COLUMNS = (
    *("document_id", "title", "jurisdiction_id", "issued_date", "date_verified", "status", "valid_to", "disclosure"),
)
_FIGURE_COLUMNS = (
    *("figure_id", "indicator_id", "jurisdiction_id", "period_start", "period_end", "value", "unit", "printed_step"),
    *("numerator", "denominator", "scope", "value_type", "published_date", "document_id", "source", "source_grade"),
    *("verification", "disclosure", "review"),
)


class CaseFolder:
    """A data folder under `root` that holds cases; `assess` builds it once and answers for each case."""

    def __init__(self, root: Path, cases: Sequence[Case]) -> None:
        self.data = DataFolder(root)
        self.cases = list(cases)
        # load moment -> file name -> rows
        self._loads: dict[tuple[str, str, str], dict[str, list[Row]]] = {}
        for number, case in enumerate(self.cases):
            _CaseWriter(self._loads, f"k{number:05d}", case).write()
        write_register(root / "register")
        (root / "bundled").mkdir(parents=True)
        for (moment, kind, name), tables in self._loads.items():
            write_load(root / "loads", moment, kind, name, tables)
        build(self.data)
        self._connection = connect(self.data)
        self._answers: dict[tuple[str, str | None], dict[str, list[Row]]] = {}

    def rows(self, number: int) -> list[Row]:
        """The rows of assessment() for case `number` at its place, ids as the case wrote them, by due date."""
        case = self.cases[number]
        prefix = f"k{number:05d}"
        place = case.get("place") or _commitments(case)[0]["jurisdiction_id"]
        everything = self._assessed(case["as_of"], end_of_day(case.get("known_by")))
        found = [row for row in everything.get(prefix, ()) if row["jurisdiction_id"] == f"{prefix}.{place}"]
        return [plain(row, prefix) for row in found]

    def _assessed(self, as_of: str, known_by: str | None) -> dict[str, list[Row]]:
        """The rows of all cases at one as_of and known_by, by the case's prefix: cases that share them share a query."""
        if (as_of, known_by) not in self._answers:
            found = self._connection.execute(
                "SELECT * FROM assessment(?, ?) ORDER BY commitment_id, due_date", [as_of, known_by]
            )
            names = [column[0] for column in found.description or []]
            by_case: dict[str, list[Row]] = {}
            for values in found.fetchall():
                row = dict(zip(names, values, strict=True))
                by_case.setdefault(row["commitment_id"].partition(".")[0], []).append(row)
            self._answers[as_of, known_by] = by_case
        return self._answers[as_of, known_by]

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()


def end_of_day(known_by: str | None) -> str | None:
    """A day as known_by means all of that day."""
    return f"{known_by} 23:59:59.999999" if known_by is not None and len(known_by) == 10 else known_by


def plain(row: Row, prefix: str) -> Row:
    """A row with dates as ISO text and ids as the case wrote them."""
    out: Row = {}
    for name, value in row.items():
        if isinstance(value, date | datetime):
            out[name] = value.isoformat()
        elif isinstance(value, str):
            out[name] = value.removeprefix(f"{prefix}.")
        else:
            out[name] = value
    return out


def _commitments(case: Case) -> list[Row]:
    return list(case["commitments"]) if "commitments" in case else [case["commitment"]]


class _CaseWriter:
    """One case's rows put into the loads they belong to."""

    def __init__(self, loads: dict[tuple[str, str, str], dict[str, list[Row]]], prefix: str, case: Case) -> None:
        self._loads = loads
        self._prefix = prefix
        self._case = case
        self._moments = {name: load["recorded_at"] for name, load in case.get("loads", {}).items()}

    def write(self) -> None:
        """Put everything of the case into its loads."""
        self._register()
        for commitment in _commitments(self._case):
            self._commitment(commitment)
        for number, figure in enumerate(self._case["figures"]):
            self._figure(number, figure)
        for member in self._case.get("scope_members", ()):
            row = {"evidence": "名单", **member, "scope": self._own(member["scope"])}
            row["jurisdiction_id"] = self._own(member["jurisdiction_id"])
            self._add(None, "figures", "scope_members", row)
        for name, load in self._case.get("loads", {}).items():
            self._ends(name, load)

    def _own(self, name: str | None) -> str | None:
        return None if name is None else f"{self._prefix}.{name}"

    def _add(self, load: str | None, kind: str, table: str, row: Row) -> None:
        # Without a load of its own a row was always known; cases share the loads of such rows.
        moment = self._moments.get(load, _ALWAYS) if load else _ALWAYS
        name = f"{self._prefix}-{load}-{kind}" if load in self._moments else kind
        self._loads.setdefault((moment, kind, name), {}).setdefault(table, []).append(row)

    def _register(self) -> None:
        case = self._case
        for place, row in (case.get("places") or PLACES).items():
            parent = {"parent_id": self._own(row.get("parent_id")), "name_zh": place}
            self._add(None, "register", "jurisdictions", {**row, **parent, "jurisdiction_id": self._own(place)})
        for indicator, row in case.get("indicators", {}).items():
            self._add(
                None, "register", "indicators", {"name_zh": indicator, **row, "indicator_id": self._own(indicator)}
            )
        for row in case.get("breaks", ()):
            owned = {name: self._own(row.get(name)) for name in ("indicator_id", "jurisdiction_id")}
            self._add(None, "register", "breaks", {**row, **owned})
        for row in case.get("comparability", ()):
            owned = {name: self._own(row[name]) for name in ("indicator_id", "other_indicator_id")}
            self._add(None, "register", "related_indicators", {**row, **owned})

    def _commitment(self, row: Row) -> None:
        load = row.get("load_id")
        document = row.get("document_id") or f"paper of {row['commitment_id']}"
        paper = {
            "document_id": self._own(document),
            "title": document,
            "jurisdiction_id": self._own(row["jurisdiction_id"]),
            "issued_date": row.get("issued_date"),
            "date_verified": row.get("date_verified", "day"),
            "status": row.get("status", "in_force"),
            "valid_to": row.get("valid_to"),
            "disclosure": row.get("disclosure", "public"),
        }
        papers = self._loads.get((_ALWAYS, "document", "document"), {}).get("documents", [])
        if all(paper["document_id"] != other["document_id"] for other in papers):
            self._add(load, "document", "documents", paper)
        owned = {
            "commitment_id": self._own(row["commitment_id"]),
            "document_id": self._own(document),
            "indicator_id": self._own(row["indicator_id"]),
            "jurisdiction_id": self._own(row["jurisdiction_id"]),
            "scope": self._own(row.get("scope")),
        }
        given = {name: row.get(name) for name in _COMMITMENT_COLUMNS}
        self._add(load, "document", "commitments", given | {"quote": "原文", "verification": "seen"} | owned)

    def _figure(self, number: int, row: Row) -> None:
        owned = {
            # A case may give two figures one name; in a load each has its own.
            "figure_id": f"{self._prefix}.{row['figure_id']}#{number}",
            "indicator_id": self._own(row["indicator_id"]),
            "jurisdiction_id": self._own(row["jurisdiction_id"]),
            "scope": self._own(row.get("scope")),
            "document_id": self._own(row.get("document_id")),
            "printed_step": row.get("printed_step", row.get("precision")),
        }
        given = {name: row.get(name) for name in _FIGURE_COLUMNS}
        self._add(row.get("load_id"), "figures", "figures", given | owned)

    def _ends(self, name: str, load: Row) -> None:
        """The decisions that end a load: withdrawn, or replaced by a later one."""
        for kind in ("figures", "document"):
            subject = _load_id(self._moments[name], f"{self._prefix}-{name}-{kind}")
            if (self._moments[name], kind, f"{self._prefix}-{name}-{kind}") not in self._loads:
                continue
            for other, later in self._case["loads"].items():
                if later.get("supersedes") == name:
                    self._decide(later["recorded_at"], "supersede", subject, other)
            if load.get("withdrawn_at"):
                self._decide(load["withdrawn_at"], "withdraw", subject, None)

    def _decide(self, moment: str, action: str, subject: str, value: str | None) -> None:
        row = {"action": action, "subject_id": subject, "value": value, "reason": "订正"}
        key = (moment, "decisions", f"{self._prefix}-{action}-{subject}")
        self._loads.setdefault(key, {}).setdefault("decisions", []).append(row)


def _load_id(moment: str, name: str) -> str:
    compact = f"{moment[:4]}{moment[5:7]}{moment[8:10]}T000000Z"
    return f"{compact}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def write_load(parent: Path, moment: str, kind: str, name: str, tables: Mapping[str, Iterable[Row]]) -> str:
    """Write a load folder recorded on the day `moment`; return its load_id."""
    load_id = _load_id(moment, name)
    folder = parent / load_id
    folder.mkdir(parents=True)
    header = {
        "format": 1,
        "load_kind": kind,
        "title": name,
        "source": {"name": f"{name}.csv", "sha256": hashlib.sha256(name.encode()).hexdigest()},
        "recorded_at": f"{moment}T00:00:00Z",
        "recorded_by": "local",
        "method": "test",
    }
    (folder / "load.json").write_text(json.dumps(header, ensure_ascii=False), "utf-8")
    for table, rows in tables.items():
        write_table(folder / f"{table}.csv", list(rows))
    return load_id


def write_table(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as CSV with the columns they have between them; None is an empty cell."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name)) for name in columns})
    path.write_text(buffer.getvalue(), "utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_register(folder: Path) -> None:
    """The smallest sound register: everything else comes with the cases' own register load."""
    folder.mkdir(parents=True)
    nation = {"jurisdiction_id": "100000", "name_zh": "全国", "name_en": "China", "level": "nation", "parent_id": None}
    years = {"valid_from": 1980, "valid_to": None, "former_names": None, "successor_id": None}
    write_table(folder / "jurisdictions.csv", [nation | years])
    for name, columns in {
        "indicators": (
            *("indicator_id", "family", "name_zh", "name_en", "definition", "numerator", "denominator", "population"),
            *("institutions", "unit", "direction", "measure_type", "frequency", "release_lag_months", "category"),
            *("aliases", "note"),
        ),
        "related_indicators": ("indicator_id", "other_indicator_id", "why"),
        "breaks": ("indicator_id", "jurisdiction_id", "date", "why", "certainty"),
        "departments": ("department_id", "name_zh", "aliases", "successor_id", "from_date", "note"),
    }.items():
        (folder / f"{name}.csv").write_text(",".join(columns) + "\n", "utf-8")
