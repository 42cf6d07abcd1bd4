"""Which rules judged: a mark of the judging SQL as it stands in the database."""

import hashlib

import duckdb

from loaders import __version__


def rules_version(connection: duckdb.DuckDBPyConnection) -> str:
    """The program's version with eight digits of a digest of the views and macros that judge, e.g. "0.1.0-3f2a91bc".

    Two tables with the same mark were judged by the same rules; a changed rule changes it without anyone remembering to.
    """
    found = connection.execute(
        """
        SELECT function_name AS name, macro_definition AS text FROM duckdb_functions()
        WHERE function_type IN ('macro', 'table_macro') AND NOT internal AND database_name = current_database()
        UNION ALL
        SELECT view_name, sql FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
        ORDER BY ALL
        """
    ).fetchall()
    digest = hashlib.sha256("\n".join(f"{name}\t{text}" for name, text in found).encode("utf-8")).hexdigest()
    return f"{__version__}-{digest[:8]}"
