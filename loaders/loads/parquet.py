"""Many figures as Parquet, all columns as text, for the build to read like the CSV."""

from pathlib import Path


def write_parquet(table: Path, parquet: Path) -> None:
    """Write the CSV file `table` of a load again as `parquet`; empty cells become null.

    DuckDB is imported only here: most loads are small, and reading a document needs no database.
    """
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT * FROM read_csv($table, header = true, all_varchar = true, nullstr = '')) "
            f"TO '{str(parquet).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)",
            {"table": str(table)},
        )
