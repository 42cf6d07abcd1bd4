"""Random cases written as a data folder: a register of their own and loads, so that `build` reads them like any other."""

import csv
import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from random_cases import LOADS, PLACES, RandomCases

_REGISTER = {
    "indicators": (
        "indicator_id family name_zh name_en definition numerator denominator population institutions unit direction"
        " measure_type frequency release_lag_months category aliases note"
    ),
    "related_indicators": "indicator_id other_indicator_id why",
    "breaks": "indicator_id jurisdiction_id date why certainty",
    "jurisdictions": "jurisdiction_id name_zh name_en level parent_id valid_from valid_to former_names successor_id",
    "departments": "department_id name_zh aliases successor_id from_date note",
}


def write_data_folder(root: Path, cases: RandomCases) -> None:
    """Write `cases` under `root`: register/, an empty bundled/, loads/."""
    (root / "bundled").mkdir(parents=True)
    _write_register(root / "register", cases)
    names = {name: _write_load(root / "loads", name, load["recorded_at"], cases) for name, load in LOADS.items()}
    withdrawal = {"action": "withdraw", "subject_id": names["withdrawn"], "reason": "误报"}
    _write_decisions(root / "loads", LOADS["withdrawn"]["withdrawn_at"], withdrawal)
    replacement = {"action": "supersede", "subject_id": names["superseded"], "value": names["superseding"]}
    moment = LOADS["superseding"]["recorded_at"] + timedelta(seconds=1)
    _write_decisions(root / "loads", moment, replacement | {"reason": "订正"})


def _write_register(folder: Path, cases: RandomCases) -> None:
    texts = dict.fromkeys(
        ("definition", "numerator", "denominator", "population", "institutions", "category"), "未注明"
    )
    indicators = [
        {"family": row["indicator_id"], "name_zh": f"指标{row['indicator_id']}", "name_en": row["indicator_id"]}
        | texts
        | row
        for row in cases.tables["indicators"]
    ]
    places = [
        {"jurisdiction_id": code, "name_zh": f"地方{code}", "name_en": code, "level": level, "parent_id": parent}
        | {"valid_from": first, "valid_to": last}
        for code, level, parent, first, last in PLACES
    ]
    tables = {
        "indicators": indicators,
        "related_indicators": [row | {"why": "口径不同"} for row in cases.tables.get("related_indicators", [])],
        "breaks": [row | {"why": "口径改变", "certainty": "documented"} for row in cases.tables.get("breaks", [])],
        "jurisdictions": places,
        "departments": [],
    }
    folder.mkdir()
    for name, columns in _REGISTER.items():
        _write_csv(folder / f"{name}.csv", columns.split(), tables[name])


def _write_load(loads: Path, name: str, recorded_at: datetime, cases: RandomCases) -> str:
    """One of LOADS with its rows of every table; returns its load_id."""
    tables = {}
    for table in ("documents", "commitments", "figures", "scope_members"):
        rows = [row for row in cases.tables.get(table, []) if row["load"] == name]
        more = {"quote": "原文"} if table == "commitments" else {}
        tables[table] = [row | more for row in rows]
    return _write_folder(loads, name, "document", recorded_at, tables)


def _write_decisions(loads: Path, recorded_at: datetime, row: dict) -> None:
    _write_folder(loads, row["action"], "decisions", recorded_at, {"decisions": [row]})


def _write_folder(loads: Path, title: str, kind: str, recorded_at: datetime, tables: dict[str, list[dict]]) -> str:
    sha256 = hashlib.sha256(title.encode()).hexdigest()
    folder = loads / f"{recorded_at:%Y%m%dT%H%M%SZ}-{sha256[:12]}"
    folder.mkdir(parents=True)
    for table, rows in tables.items():
        columns = dict.fromkeys(key for row in rows for key in row if key != "load")
        if rows:
            _write_csv(folder / f"{table}.csv", list(columns), rows)
    header = {"format": 1, "load_kind": kind, "title": title, "source": {"name": f"{title}.csv", "sha256": sha256}}
    header |= {"recorded_at": f"{recorded_at.isoformat()}Z", "recorded_by": "local", "method": "test"}
    (folder / "load.json").write_text(json.dumps(header), "utf-8")
    return folder.name


def _write_csv(path: Path, columns: list[str], rows: Iterable[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: object) -> object:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value
