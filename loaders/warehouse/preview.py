"""What publishing would change: the verdicts with the drafts beside the verdicts without, each change with its cause."""

from datetime import date, datetime
from typing import Any

import duckdb

from loaders.data_folder import DataFolder
from loaders.loads import Actor, read_loads
from loaders.warehouse.builder import Progress, built_with_drafts
from loaders.warehouse.snapshots.compare import Side, compare

# Before anything was recorded here.
_NEVER = datetime(1970, 1, 1)


def preview(data: DataFolder, actor: Actor, as_of: date, progress: Progress | None = None) -> list[dict[str, Any]]:
    """The rows of a comparison (loaders.warehouse.snapshots.compare) of `as_of` without and with the drafts of `data`.

    Nothing is published. Raises what publishing would: Faults with every fault found, LoadError where nothing is drafted
    or `actor` may not write.
    """
    with built_with_drafts(data, actor, progress) as path:
        recorded = [load.recorded_at for load in read_loads(data) if not load.is_draft]
        before = max(recorded).replace(tzinfo=None) if recorded else _NEVER
        connection = duckdb.connect()
        try:
            name = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{name}' AS previewed (READ_ONLY)")
            connection.execute("USE previewed")
            return compare(connection, Side(None, as_of, before), Side.now(connection, as_of), disclosure="all")
        finally:
            connection.close()
