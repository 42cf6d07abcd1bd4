"""Decisions replayed on what the loads brought: each row of a table becomes its versions over time.

A row's state at a moment is the last arrival that then counts (a better extractor gives the same id again) with the
fields that people have set on top. Only rows with more than one event are rewritten: the rest stand as they came.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from loaders.errors import Fault
from loaders.warehouse import columns
from loaders.warehouse.columns import Column, cast
from loaders.warehouse.large_loads import let_large_loads_end, move_touched
from loaders.warehouse.staging import identifier, text
from loaders.warehouse.tables import LATEST


@dataclass(frozen=True)
class Versioned:
    """A table kept as versions. `judged` are the columns whose change makes an acceptance void.

    `store` is the table in which rows with more than their one arrival stand.
    """

    table: str
    store: str
    key: str
    columns: Mapping[str, Column]
    judged: tuple[str, ...]

    @property
    def without_number(self) -> str:
        """SQL that leaves out the number by which the database knows a version: another version is given its own."""
        return "EXCLUDE (figure)" if self.table == "reported_figures" else ""

    @property
    def has_review(self) -> bool:
        """Whether its rows are proposed and accepted."""
        return "review" in self.columns


VERSIONED = (
    Versioned("documents", "documents", "document_id", columns.DOCUMENTS, ()),
    Versioned(
        "commitments",
        "commitments",
        "commitment_id",
        columns.COMMITMENTS,
        ("indicator_id", "jurisdiction_id", "comparator", "value", "value_high", "unit", "basis", "due_date"),
    ),
    Versioned(
        "reported_figures",
        "figure_versions",
        "figure_id",
        columns.FIGURES,
        ("indicator_id", "jurisdiction_id", "period_start", "period_end", "value", "unit", "value_type"),
    ),
)


def faults_of_corrections(connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Corrections of a column that does not exist, or to a value the column cannot hold."""
    shapes: dict[str, Column] = {}
    for one in VERSIONED:
        shapes |= one.columns
    faults = []
    found = connection.execute(
        "SELECT load_id, load_row, field, value FROM decisions WHERE action = 'correct' ORDER BY recorded_at, load_row"
    )
    for load_id, row, field, value in found.fetchall():
        place = f"{load_id}/decisions.csv"
        shape = shapes.get(field or "")
        if shape is None:
            faults.append(Fault(place, f"没有“{field}”这一栏", "写成数据字典里的栏名", row=row, column="field"))
        elif not _can_hold(connection, shape, value):
            faults.append(Fault(place, f"“{value}”不能作“{field}”的值", "改正这一格", row=row, column="value"))
    return faults


def _can_hold(connection: duckdb.DuckDBPyConnection, shape: Column, value: str | None) -> bool:
    if value is None:
        return not shape.needed
    if shape.codes and value not in shape.codes:
        return False
    found = connection.execute(f"SELECT TRY({cast(shape, text(value))}) IS NOT NULL").fetchall()
    return bool(found[0][0])


def replay(connection: duckdb.DuckDBPyConnection) -> None:
    """Turn documents, commitments and reported_figures into their versions; load_lives must stand."""
    connection.execute(_EFFECTS)
    for one in VERSIONED:
        connection.execute(f"CREATE OR REPLACE TABLE touched AS {_touched(one)}")
        if one.table == "reported_figures":
            move_touched(connection)
        _end_with_loads(connection, one)
        _rewrite(connection, one)
    let_large_loads_end(connection)


# Every decision on a row or on all rows of a document or load, with the time in which it counts.
_EFFECTS = """
CREATE TABLE effects AS
SELECT
    action, subject_id, field, value,
    greatest(recorded_at, lives_from) AS "at", lives_until AS until,
    row_number() OVER (ORDER BY recorded_at, load_id, load_row) AS place
FROM decisions JOIN load_lives USING (load_id)
WHERE action IN ('accept', 'correct', 'reject', 'withdraw', 'supersede', 'add') AND lives_until > recorded_at
"""


def _touched(one: Versioned) -> str:
    """SQL of the keys of rows with more than their one arrival."""
    of_document = ", document_id" if one.table != "documents" else ""
    # Keys that may stand twice are found by sorting hashes: half the work of counting millions of texts.
    return f"""
    WITH doubled AS (
        SELECT mark FROM (
            SELECT mark, mark = lag(mark) OVER (ORDER BY mark) AS is_doubled FROM (SELECT hash({one.key}) AS mark FROM {one.table})
        ) WHERE is_doubled
    )
    SELECT {one.key} AS id FROM {one.table} WHERE hash({one.key}) IN (FROM doubled) GROUP BY {one.key} HAVING count(*) > 1
    UNION SELECT {one.key} FROM {one.table}
    WHERE {one.key} IN (SELECT subject_id FROM effects)
    UNION SELECT unnest([{one.key}]) FROM {one.table} WHERE load_id IN (
        SELECT subject_id FROM effects WHERE action = 'accept'
    )""" + (
        f" UNION SELECT {one.key} FROM {one.table} WHERE document_id IN (SELECT subject_id FROM effects)"
        if of_document
        else ""
    )


def _end_with_loads(connection: duckdb.DuckDBPyConnection, one: Versioned) -> None:
    """Rows of a load that was withdrawn end with it; of one that came back, they begin again."""
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE cut AS
        SELECT arrived.* {one.without_number} REPLACE (lives_from AS known_from, lives_until AS known_until)
        FROM {one.store} AS arrived JOIN load_lives AS life USING (load_id)
        WHERE load_id IN (SELECT load_id FROM loads WHERE NOT EXISTS (
            FROM load_lives WHERE load_lives.load_id = loads.load_id
                AND lives_from = recorded_at AND lives_until = {LATEST}
        )) AND {one.key} NOT IN (SELECT id FROM touched)
        """
    )
    connection.execute(
        f"""
        DELETE FROM {one.store} WHERE {one.key} NOT IN (SELECT id FROM touched) AND load_id IN (
            SELECT load_id FROM loads WHERE NOT EXISTS (
                FROM load_lives WHERE load_lives.load_id = loads.load_id
                    AND lives_from = recorded_at AND lives_until = {LATEST}
            ))
        """
    )
    connection.execute(f"INSERT INTO {one.store} BY NAME SELECT * FROM cut")
    connection.execute("DROP TABLE cut")


def _rewrite(connection: duckdb.DuckDBPyConnection, one: Versioned) -> None:
    """Replace the touched rows by their versions."""
    if not connection.execute("SELECT count(*) FROM touched").fetchall()[0][0]:
        return
    connection.execute(_arrivals(one))
    connection.execute(_operations(one))
    connection.execute(f"DELETE FROM {one.store} WHERE {one.key} IN (SELECT id FROM touched)")
    connection.execute(_versions(one))
    connection.execute("DROP TABLE arrivals; DROP TABLE operations")


def _arrivals(one: Versioned) -> str:
    content = f"hash({', '.join(one.judged)})" if one.judged else "0"
    return f"""
    CREATE TABLE arrivals AS
    SELECT arrived.*, {one.key} AS id, lives_from, lives_until, {content} AS content
    FROM {one.store} AS arrived JOIN load_lives USING (load_id)
    WHERE {one.key} IN (SELECT id FROM touched)
    """


def _operations(one: Versioned) -> str:
    """SQL of what people did to each touched row: a field set, a review given, the row withdrawn."""
    document = "arrivals.document_id" if one.table != "documents" else "NULL"
    review = "WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected' WHEN 'correct' THEN 'corrected'"
    return f"""
    CREATE TABLE operations AS
    WITH reached AS (
        SELECT DISTINCT
            arrivals.id, effects.*,
            -- What a document's or a load's acceptance meets: rows that are there and still proposed.
            effects.subject_id <> arrivals.id AS in_bulk,
            arg_max(arrivals.content, arrivals.known_from) OVER (PARTITION BY arrivals.id, effects.place, effects.at)
                AS content
        FROM arrivals JOIN effects ON effects.subject_id IN (arrivals.id, {document}, arrivals.load_id)
        WHERE arrivals.lives_from <= effects.at AND effects.at < arrivals.lives_until
    )
    SELECT DISTINCT id, "at", until, place, field, value, 'field' AS kind, in_bulk, content
    FROM reached WHERE action IN ('correct', 'add') AND NOT in_bulk AND field <> 'review'
    UNION ALL
    SELECT DISTINCT id, "at", until, place, unnest(['superseded_by', 'status']), unnest([value, 'superseded']),
        'field', in_bulk, content
    FROM reached WHERE action = 'supersede' AND NOT in_bulk AND {str(one.table == "documents").lower()}
    UNION ALL
    SELECT DISTINCT id, "at", until, place, 'review',
        CASE WHEN field = 'review' THEN value ELSE CASE action {review} END END, 'review', in_bulk, content
    FROM reached WHERE action IN ('accept', 'reject', 'correct') AND {str(one.has_review).lower()}
        AND NOT (in_bulk AND action <> 'accept')
    UNION ALL
    SELECT DISTINCT id, "at", until, place, NULL, NULL, 'withdrawn', in_bulk, content
    FROM reached WHERE action = 'withdraw' AND subject_id NOT IN (SELECT load_id FROM loads)
    """


def _versions(one: Versioned) -> str:
    values = {name: _value(name, column) for name, column in one.columns.items() if name != "review"}
    if one.has_review:
        values["review"] = (
            "coalesce(reviewed, CASE WHEN arrived.review = 'proposed' AND bulk_accepted THEN 'accepted' END, arrived.review)"
        )
    names = ", ".join(map(identifier, values))
    return f"""
    INSERT INTO {one.store} ({names}, load_id, load_row, known_from, known_until)
    WITH moments AS (
        SELECT id, unnest([lives_from, lives_until]) AS moment FROM arrivals
        UNION SELECT id, unnest(["at", until]) FROM operations
    ),
    -- The last arrival that counts at each moment.
    standing AS (
        SELECT moments.id, moment, arg_max(arrivals.rowid, (arrivals.known_from, load_row)) AS arrival
        FROM moments JOIN arrivals ON arrivals.id = moments.id AND lives_from <= moment AND moment < lives_until
        GROUP BY ALL
    ),
    -- The last value people gave to each field by then.
    set_fields AS (
        SELECT id, moment, map_from_entries(list((field, value))) AS fields FROM (
            SELECT standing.id, moment, field, arg_max(coalesce(value, ''), place) AS value
            FROM standing JOIN operations ON operations.id = standing.id AND "at" <= moment AND moment < until
            WHERE kind = 'field' GROUP BY ALL
        ) GROUP BY ALL
    ),
    -- Reviews count for the content they were given to.
    reviews AS (
        SELECT standing.id, moment,
            arg_max(operations.value, place) FILTER (NOT in_bulk AND operations.content = arrivals.content) AS reviewed,
            coalesce(bool_or(in_bulk AND operations.content = arrivals.content), false) AS bulk_accepted
        FROM standing JOIN arrivals ON arrivals.rowid = arrival
            JOIN operations ON operations.id = standing.id AND "at" <= moment AND moment < until
        WHERE kind = 'review' GROUP BY ALL
    ),
    withdrawn AS (
        SELECT DISTINCT standing.id, moment FROM standing
        JOIN operations ON operations.id = standing.id AND "at" <= moment AND moment < until WHERE kind = 'withdrawn'
    ),
    timed AS (
        SELECT id, moment, lead(moment, 1, {LATEST}) OVER (PARTITION BY id ORDER BY moment) AS next_moment FROM moments
    )
    SELECT {", ".join(values.values())}, arrived.load_id, arrived.load_row, timed.moment, next_moment
    FROM standing
    JOIN timed USING (id, moment)
    JOIN arrivals AS arrived ON arrived.rowid = standing.arrival
    LEFT JOIN set_fields USING (id, moment)
    LEFT JOIN reviews USING (id, moment)
    ANTI JOIN withdrawn USING (id, moment)
    WHERE timed.moment < next_moment
    """


def _value(name: str, column: Column) -> str:
    given = f"nullif(set_fields.fields[{text(name)}], '')"
    value = cast(column, given)
    if column.default != "NULL":
        value = f"coalesce({value}, {column.default})"
    kept = f"arrived.{identifier(name)}"
    return f"CASE WHEN set_fields.fields[{text(name)}] IS NULL THEN {kept} ELSE {value} END"
