"""Which rules judged: a mark of the judging SQL as it stands in the database."""

import hashlib
import re

import duckdb

from loaders import __version__

# Where judging begins; all that it asks, and all that those ask, are the rules.
_ROOT = "assessment"
# A view made by each build over what it loaded: no rule.
_DATA = "large_figure_versions"
_NAME = re.compile(r"\w+")


def rules_version(connection: duckdb.DuckDBPyConnection) -> str:
    """The program's version with eight digits of a digest of the views and macros that judge, e.g. "0.1.0-3f2a91bc".

    Two tables with the same mark were judged by the same rules; a changed rule changes it without anyone remembering to, a view
    for another purpose does not.
    """
    found: list[tuple[str, str]] = connection.execute(
        """
        SELECT function_name AS name, macro_definition AS text FROM duckdb_functions()
        WHERE function_type IN ('macro', 'table_macro') AND NOT internal AND database_name = current_database()
        UNION ALL
        SELECT view_name, sql FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
        ORDER BY ALL
        """
    ).fetchall()
    texts: dict[str, list[str]] = {}
    for name, text in found:
        texts.setdefault(name, []).append(text)
    reached, waiting = set[str](), [_ROOT]
    texts.pop(_DATA, None)
    while waiting:
        name = waiting.pop()
        if name in texts and name not in reached:
            reached.add(name)
            waiting += {word for text in texts[name] for word in _NAME.findall(text)}
    told = "\n".join(f"{name}\t{text}" for name, text in found if name in reached)
    return f"{__version__}-{hashlib.sha256(told.encode('utf-8')).hexdigest()[:8]}"
