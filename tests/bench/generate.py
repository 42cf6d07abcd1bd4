"""A data folder of the size the client names: 2,850 counties × 40 indicators × 120 months, 100,000 promises.

Written as load folders, as anyone would: figures.csv, commitments.csv and a register load, none of it loaded by a
short cut. Places are those of the register; indicators and numbers are made up.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Size:
    """How much to make: `counties` × `indicators` × `months` figures, `promises` of which `national` bind every county."""

    counties: int = 2850
    indicators: int = 40
    months: int = 120
    promises: int = 100_000
    national: int = 180

    @property
    def figures(self) -> int:
        """The number of figures."""
        return self.counties * self.indicators * self.months


def write_folder(root: Path, size: Size, register: Path) -> Path:
    """Write the loads into `root` and return the path of the large figures.csv; `register` is the project's own."""
    connection = duckdb.connect()
    connection.execute("SELECT setseed(0.42)")
    places = str(register / "jurisdictions.csv")
    # The register has a few counties less than the client counts: the rest are made up.
    connection.execute(
        "CREATE TABLE counties AS SELECT jurisdiction_id, row_number() OVER (ORDER BY jurisdiction_id) - 1 AS number FROM ("
        f" SELECT jurisdiction_id FROM read_csv('{places}', all_varchar = true) WHERE level = 'county' AND valid_to IS NULL"
        " UNION ALL SELECT (990000 + range)::VARCHAR FROM range(100))"
        f" ORDER BY jurisdiction_id LIMIT {size.counties}"
    )
    _register(connection, root, size)
    _documents(connection, root, size)
    return _figures(connection, root, size)


def _load(root: Path, name: str, kind: str) -> Path:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    folder = root / "loads" / f"20250101T000000Z-{sha256[:12]}"
    folder.mkdir(parents=True)
    header = {
        "format": 1,
        "load_kind": kind,
        "title": name,
        "source": {"name": f"{name}.csv", "sha256": sha256},
        "recorded_at": "2025-01-01T00:00:00Z",
        "recorded_by": "local",
        "method": "bench",
    }
    (folder / "load.json").write_text(json.dumps(header), "utf-8")
    return folder


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    connection.execute(f"COPY ({query}) TO '{path}' (HEADER, DELIMITER ',')")


def _register(connection: duckdb.DuckDBPyConnection, root: Path, size: Size) -> None:
    query = f"""
        SELECT 'bench_' || range AS indicator_id, 'bench' AS family, '指标' || range AS name_zh, '%' AS unit,
            CASE WHEN range % 4 = 0 THEN 'lower_is_better' ELSE 'higher_is_better' END AS direction,
            'rate' AS measure_type, 'month' AS frequency, 3 AS release_lag_months, '测试' AS category
        FROM range({size.indicators})
    """
    folder = _load(root, "indicators", "register")
    _copy(connection, query, folder / "indicators.csv")
    made_up = """
        SELECT jurisdiction_id, '县' || jurisdiction_id AS name_zh, 'county' AS level, '100000' AS parent_id
        FROM counties WHERE jurisdiction_id >= '990000'
    """
    _copy(connection, made_up, folder / "jurisdictions.csv")


def _documents(connection: duckdb.DuckDBPyConnection, root: Path, size: Size) -> None:
    folder = _load(root, "promises", "document")
    documents = """
        SELECT 'paper-' || range AS document_id, '文件' || range AS title, '100000' AS jurisdiction_id,
            make_date(2015 + (range % 8)::INTEGER, 6, 30) AS issued_date, 'day' AS date_verified, 'in_force' AS status
        FROM range(400)
    """
    _copy(connection, documents, folder / "documents.csv")
    promises = f"""
        SELECT 'promise-' || range AS commitment_id, 'paper-' || (range % 400) AS document_id,
            'bench_' || (hash(range) % {size.indicators}) AS indicator_id,
            CASE WHEN range < {size.national} THEN '100000' ELSE counties.jurisdiction_id END AS jurisdiction_id,
            'county' AS reach_level,
            CASE WHEN (hash(range) % {size.indicators}) % 4 = 0 THEN 'le' ELSE 'ge' END AS comparator,
            60 + hash(range + 7) % 30 AS value, '%' AS unit,
            make_date((2018 + hash(range + 3) % 13)::INTEGER, 12, 31) AS due_date, '原文' AS quote, 'accepted' AS review,
            'seen' AS verification
        FROM range({size.promises}) JOIN counties ON counties.number = (hash(range + 1) % {size.counties})
    """
    _copy(connection, promises, folder / "commitments.csv")


def _figures(connection: duckdb.DuckDBPyConnection, root: Path, size: Size) -> Path:
    path = _load(root, "figures", "figures") / "figures.csv"
    query = f"""
        SELECT
            jurisdiction_id || '-' || i.range || '-' || m.range AS figure_id, 'bench_' || i.range AS indicator_id,
            jurisdiction_id,
            (DATE '2015-01-01' + to_months(m.range::INTEGER))::DATE AS period_start,
            last_day(DATE '2015-01-01' + to_months(m.range::INTEGER)) AS period_end,
            round(40 + random() * 50, 2) AS value, '%' AS unit, 'reported' AS value_type, '月报' AS source,
            'issuing body' AS source_grade, 'seen' AS verification
        FROM counties, range({size.indicators}) AS i, range({size.months}) AS m
    """
    _copy(connection, query, path)
    return path
