"""What a decision may speak of: every commitment, figure, document, load, place and scope on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.loads.closing import Closings, take
from loaders.loads.load import Load
from loaders.register.model import Register

# The tables whose rows people decide upon, with the column of their ids.
TABLES: Mapping[str, str] = {"commitments": "commitment_id", "figures": "figure_id", "documents": "document_id"}


@dataclass
class Subjects:
    """Ids on record by kind: "commitments", "figures", "documents", "loads"; the scopes in use; the register.

    `closings` tell how far each commitment's closing has got. `rows` are the commitments and figures by id as they stand: the last arrival with the corrections made since.
    """

    register: Register
    ids: dict[str, set[str]]
    rows: dict[str, dict[str, str]]
    scopes: set[str]
    parquet: list[Load] = field(default_factory=list)
    closings: Closings = field(default_factory=dict)

    @classmethod
    def of(cls, loads: Sequence[Load], register: Register) -> "Subjects":
        """Read the ids out of all loads. Rows kept as Parquet are looked up when asked for."""
        ids: dict[str, set[str]] = {name: set() for name in TABLES} | {"loads": {load.load_id for load in loads}}
        scopes: set[str] = set()
        rows: dict[str, dict[str, str]] = {}
        corrected: dict[str, dict[str, str]] = {}
        closings: Closings = {}
        for load in loads:
            for name, key in TABLES.items():
                for row in load.rows(name):
                    ids[name].add(row[key])
                    rows[row[key]] = row
                    scopes.add(row.get("scope", ""))
            for row in load.rows("decisions"):
                take(closings, row["action"], row["subject_id"], row["field"], row["value"])
                if row["action"] in {"correct", "add"}:
                    corrected.setdefault(row["subject_id"], {})[row["field"]] = row["value"]
            if load.kind == "document" and load.path_of("documents") is None:
                ids["documents"].add(str(load.header.get("document_id") or load.sha256[:12]))
        for subject_id, fields in corrected.items():
            rows[subject_id] = rows.get(subject_id, {}) | fields
        kept_as_parquet = [load for load in loads if (path := load.path_of("figures")) and path.suffix == ".parquet"]
        return cls(register, ids, rows, scopes - {""}, kept_as_parquet, closings)

    def kind_of(self, subject_id: str) -> str | None:
        """ "commitments", "figures", "documents", "loads", "jurisdictions", or None where nothing has this id."""
        for name, known in self.ids.items():
            if subject_id in known:
                return name
        if subject_id in self.register.jurisdiction_by_id:
            return "jurisdictions"
        return "figures" if self._in_parquet(subject_id) else None

    def _in_parquet(self, subject_id: str) -> bool:
        if not self.parquet:
            return False
        import duckdb

        paths = [str(load.path_of("figures")) for load in self.parquet]
        with duckdb.connect() as connection:
            query = "SELECT count(*) FROM read_parquet($paths) WHERE figure_id = $id"
            found = connection.execute(query, {"paths": paths, "id": subject_id}).fetchall()
        return bool(found[0][0])

    def close_to(self, subject_id: str) -> Sequence[str]:
        """Up to three ids that look like a mistyped one."""
        from difflib import get_close_matches

        everything: Iterable[str] = (one for known in self.ids.values() for one in known)
        return get_close_matches(subject_id, list(everything), n=3, cutoff=0.8)
