"""How long each load counts: from when it was recorded until it is withdrawn or replaced, and again if that is undone."""

from collections.abc import Mapping, Sequence

import duckdb

from loaders.loads import Load
from loaders.warehouse.tables import LATEST, moment

# A stretch of time, both ends as text that sorts by time; the end is not part of it.
Stretch = tuple[str, str]
_END = "9999-12-31 00:00:00.000000"


def load_lives(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> dict[str, list[Stretch]]:
    """For each load_id the stretches in which it counts.

    A withdrawal counts only while its own load does, and only later decisions touch a load: so the decisions are taken
    from the last to the first, and each meets a load whose own lives are already settled.
    """
    lives = {load.load_id: [(moment(load), _END)] for load in loads}
    found = connection.execute(
        "SELECT load_id, subject_id, strftime(recorded_at, '%Y-%m-%d %H:%M:%S.%f') FROM decisions"
        " WHERE action IN ('withdraw', 'supersede') ORDER BY recorded_at DESC, load_id DESC, load_row DESC"
    )
    for decided_by, load_id, at in found.fetchall():
        if load_id in lives and load_id != decided_by:
            for start, end in lives[decided_by]:
                lives[load_id] = without(lives[load_id], (max(start, at), end))
    return lives


def without(stretches: Sequence[Stretch], gone: Stretch) -> list[Stretch]:
    """`stretches` with the time of `gone` taken out.

    >>> without([("a", "f")], ("c", "d"))
    [('a', 'c'), ('d', 'f')]
    """
    left = [(start, min(end, gone[0])) for start, end in stretches] + [
        (max(start, gone[1]), end) for start, end in stretches
    ]
    return sorted({(start, end) for start, end in left if start < end})


def write_lives(connection: duckdb.DuckDBPyConnection, lives: Mapping[str, Sequence[Stretch]]) -> None:
    """Fill the table load_lives and note in loads when a load ended and what replaced it."""
    connection.execute("CREATE TABLE load_lives (load_id VARCHAR, lives_from TIMESTAMP, lives_until TIMESTAMP)")
    rows = [(load_id, *stretch) for load_id, stretches in lives.items() for stretch in stretches]
    if rows:
        connection.executemany("INSERT INTO load_lives VALUES (?, ?, ?)", rows)
    connection.execute(
        f"""
        UPDATE loads SET
            withdrawn_at = nullif(coalesce(
                (SELECT max(lives_until) FROM load_lives AS life WHERE life.load_id = loads.load_id), recorded_at
            ), {LATEST}),
            replaced_by = (
                SELECT arg_max(value, (decisions.recorded_at, load_row)) FROM decisions
                WHERE action = 'supersede' AND subject_id = loads.load_id
            )
        """
    )
    connection.execute("UPDATE loads SET replaced_by = NULL WHERE withdrawn_at IS NULL")
