"""The register over time: a row of a register load takes the place of the row with its key, while that load counts."""

import duckdb

from loaders.warehouse.staging import identifier
from loaders.warehouse.tables import LATEST, REGISTER_KNOWN_FROM, REGISTER_TABLES

# What the judge reads of the register, and the names and definitions that tables carry out, are kept with their history:
# an earlier known_by judges and reads as it did then.
_JUDGED = {
    "indicators": "indicator_id, name_zh, category, definition, numerator, denominator, population, institutions, unit, direction, measure_type, frequency, release_lag_months",
    "breaks": "indicator_id, jurisdiction_id, date",
    "related_indicators": "indicator_id, other_indicator_id",
    "jurisdictions": "jurisdiction_id, name_zh, level, parent_id, valid_from, valid_to",
}
_VERSION_TABLES = {
    "indicators": "indicator_versions",
    "breaks": "break_versions",
    "related_indicators": "related_indicator_versions",
    "jurisdictions": "jurisdiction_versions",
}


def write_register(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables of the register with their latest rows, and the judge's version tables; arrived_* go."""
    for name, table in REGISTER_TABLES.items():
        connection.execute(_versions(name, table.key))
        columns = ", ".join(map(identifier, table.columns))
        connection.execute(
            f"INSERT INTO {name} ({columns}) SELECT {columns} FROM versions WHERE known_until = {LATEST}"
        )
        if name in _JUDGED:
            judged = f"{_JUDGED[name]}, known_from, known_until"
            connection.execute(f"INSERT INTO {_VERSION_TABLES[name]} ({judged}) SELECT {judged} FROM versions")
        connection.execute(f"DROP TABLE versions; DROP TABLE arrived_{name}")


def _versions(name: str, key: tuple[str, ...]) -> str:
    # A break without a place is one for all places: a key may hold a null.
    same_key = " AND ".join(f"one.{column} IS NOT DISTINCT FROM moments.{column}" for column in key)
    keys = ", ".join(key)
    return f"""
    CREATE TABLE versions AS
    WITH lives AS (
        SELECT arrived.* EXCLUDE (known_from), arrived.known_from AS arrived_at,
            coalesce(lives_from, TIMESTAMP '{REGISTER_KNOWN_FROM}') AS lives_from,
            coalesce(lives_until, {LATEST}) AS lives_until
        FROM arrived_{name} AS arrived LEFT JOIN load_lives USING (load_id)
    ),
    moments AS (
        SELECT *, lead(moment, 1, {LATEST}) OVER (PARTITION BY {keys} ORDER BY moment) AS next_moment
        FROM (SELECT DISTINCT {keys}, unnest([lives_from, lives_until]) AS moment FROM lives)
    )
    SELECT one.* EXCLUDE (arrived_at, lives_from, lives_until), moment AS known_from, next_moment AS known_until
    FROM moments JOIN lives AS one ON {same_key} AND lives_from <= moment AND moment < lives_until
    WHERE moment < next_moment
    QUALIFY row_number() OVER (
        PARTITION BY {", ".join(f"one.{column}" for column in key)}, moment ORDER BY arrived_at DESC, load_row DESC
    ) = 1
    """
