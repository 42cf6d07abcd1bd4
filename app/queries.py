"""The questions the pages ask, one function each: the only SQL in app/. Rows come back as dictionaries, empty cells as None.

`known_by` None means all that is on record. A 文号 that was not verified never leaves the database (DESIGN §5), and a date that is
verified only to the year comes with `date_verified` "year". `unstated_why`: an indicator that is related to itself is one
whose definition its sources do not state; its figures are shown, never judged, never joined.
"""

from datetime import date, datetime
from itertools import groupby

import duckdb

from app.asking import ALL_ON_RECORD, rows_of
from app.asking import Row as Row
from app.kept import kept, kept_of
from app.named import DOCUMENT, in_order, name_figures, name_promises, names_of
from app.nearness import FIGURES_OF_EACH, PLACES_BESIDE, PROMISES_BESIDE, nearness
from app.same_unit import in_own_unit
from app.strangers import with_strangers

# A promise and its assessment. What it is about, who made it and in which paper are put beside it by app/named.py.
_ASSESSED = """
    SELECT a.*, c.indicator_text, c.jurisdiction_id AS promised_by, c.reach_level, c.scope, c.basis, c.firmness, c.due_text,
        c.recurrence, c.row_kind, c.lead_department, c.departments, c.quote, c.review, c.verification AS promise_verification,
        c.clause_id, c.document_id, k.path AS clause_path
    FROM {kept} a
    JOIN commitments_at($known_by) c USING (commitment_id)
    LEFT JOIN clauses k ON k.document_id = c.document_id AND k.clause_id = c.clause_id
"""
_FIGURE = """
    SELECT f.*, k.path AS clause_path
    FROM reported_figures_at($known_by) f
    LEFT JOIN clauses k ON k.document_id = f.document_id AND k.clause_id = f.clause_id
    WHERE f.review IN ('accepted', 'corrected') AND f.period_end <= $as_of
"""


def places(cursor: duckdb.DuckDBPyConnection) -> list[Row]:
    """Places one may choose: with a promise, a figure or a membership of their own, and those above them; the nation always.

    In the order of codes, so that each place follows the one above it.
    """
    return rows_of(
        cursor,
        """
        SELECT jurisdiction_id, name_zh, name_en, level, parent_id FROM jurisdictions
        WHERE level = 'nation' OR jurisdiction_id IN (SELECT jurisdiction_id FROM places_in_use) ORDER BY jurisdiction_id
        """,
    )


def _assessed(
    cursor: duckdb.DuckDBPyConnection, judged: str, known_by: datetime | None, which: str, **parameters: object
) -> list[Row]:
    """The assessments of the table `judged` for which `which` holds, each with its promise, document, indicator and, where they were
    not comparable, the figures there are; `parameters` are its $names.
    """
    known_by = known_by or ALL_ON_RECORD
    found = rows_of(cursor, f"{_ASSESSED.format(kept=judged)} WHERE {which}", known_by=known_by, **parameters)
    return with_strangers(cursor, known_by, name_promises(cursor, known_by, found))


def assessments(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str | None
) -> list[Row]:
    """Every assessment of a place with its promise, document and indicator; of all places, their own promises only."""
    moment = known_by or ALL_ON_RECORD
    if place is None:
        judged = kept(cursor, as_of, moment)
        return sorted(_assessed(cursor, judged, known_by, "a.inherited_from IS NULL"), key=in_order)
    judged = kept_of(cursor, as_of, moment, place)
    return sorted(_assessed(cursor, judged, known_by, "a.jurisdiction_id = $place", place=place), key=in_order)


def promises_on(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Who promised a number on an indicator, each assessed for the place that promised it; of very many those nearest to `place`."""
    parents, judged = names_of(cursor).parents, kept(cursor, as_of, known_by or ALL_ON_RECORD)
    candidates = rows_of(
        cursor,
        f"""
        SELECT commitment_id, jurisdiction_id, due_date FROM {judged}
        WHERE inherited_from IS NULL AND indicator_id = $indicator ORDER BY due_date NULLS LAST, commitment_id
        """,
        indicator=indicator,
    )
    candidates.sort(key=lambda row: nearness(place, row["jurisdiction_id"], parents))
    nearest = {(row["commitment_id"], row["due_date"]) for row in candidates[:PROMISES_BESIDE]}
    found = _assessed(
        cursor,
        judged,
        known_by,
        "a.inherited_from IS NULL AND a.indicator_id = $indicator AND list_contains($promises, a.commitment_id)",
        indicator=indicator,
        promises=list({commitment for commitment, _ in nearest}),
    )
    return sorted((row for row in found if (row["commitment_id"], row["due_date"]) in nearest), key=in_order)


def assessments_of_document(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str
) -> list[Row]:
    """The promises of one document, each assessed for the place that promised it; standards are not judged and not among them."""
    return _assessed(
        cursor,
        kept(cursor, as_of, known_by or ALL_ON_RECORD),
        known_by,
        "c.document_id = $document AND a.inherited_from IS NULL"
        " ORDER BY c.span_start NULLS LAST, a.commitment_id, a.due_date NULLS LAST",
        document=document,
    )


def _figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, which: str, **parameters: object
) -> list[Row]:
    """The figures for which `which` holds, in the order it names, in the unit of their indicator; `parameters` are its $names."""
    known_by = known_by or ALL_ON_RECORD
    found = rows_of(cursor, f"{_FIGURE} AND {which}", as_of=as_of, known_by=known_by, **parameters)
    return in_own_unit(name_figures(cursor, known_by, found))


def figures_of_document(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, document: str
) -> list[Row]:
    """The figures one document reports, in the order of its text."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.document_id = $document ORDER BY f.span_start NULLS LAST, f.figure_id",
        document=document,
    )


def figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """The figures of one indicator and place, in order of time; what is planned or estimated is among them, told by value_type."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.indicator_id = $indicator AND f.jurisdiction_id = $place ORDER BY f.period_end, f.period_start",
        indicator=indicator,
        place=place,
    )


def figures_of_places(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, places: tuple[str, ...]
) -> list[Row]:
    """The figures of one indicator and some places, in order of time."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.indicator_id = $indicator AND list_contains($places, f.jurisdiction_id) ORDER BY f.period_end, f.period_start",
        indicator=indicator,
        places=list(places),
    )


def figures_of_place(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str
) -> list[Row]:
    """All figures of a place, in order of time."""
    return _figures(
        cursor,
        as_of,
        known_by,
        "f.jurisdiction_id = $place ORDER BY f.indicator_id, f.period_end, f.period_start",
        place=place,
    )


def figures_elsewhere(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """The figures of other places on the same indicator: benchmarks; of very many the latest, of the places nearest to `place`."""
    names = names_of(cursor)
    reporting = rows_of(
        cursor,
        """
        SELECT DISTINCT jurisdiction_id FROM reported_figures_at($known_by)
        WHERE indicator_id = $indicator AND jurisdiction_id <> $place
            AND review IN ('accepted', 'corrected') AND period_end <= $as_of
        """,
        indicator=indicator,
        place=place,
        as_of=as_of,
        known_by=known_by or ALL_ON_RECORD,
    )
    others, parents = (
        [row["jurisdiction_id"] for row in reporting if row["jurisdiction_id"] in names.places],
        names.parents,
    )
    others.sort(key=lambda other: (nearness(place, other, parents), other))
    if not others:
        return []
    found = _figures(
        cursor,
        as_of,
        known_by,
        "f.indicator_id = $indicator AND list_contains($others, f.jurisdiction_id) ORDER BY f.jurisdiction_id, f.period_end, f.figure_id",
        indicator=indicator,
        others=others[:PLACES_BESIDE],
    )
    of_each = groupby(found, key=lambda figure: figure["jurisdiction_id"])
    return [figure for _, figures in of_each for figure in list(figures)[-FIGURES_OF_EACH:]]


def related_figures(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Figures of the place on indicators that look alike and may not be compared, each with `why`."""
    alike = names_of(cursor).alike(indicator)
    if not alike:
        return []
    found = _figures(
        cursor,
        as_of,
        known_by,
        "list_contains($alike, f.indicator_id) AND f.jurisdiction_id = $place ORDER BY f.indicator_id, f.period_end, f.figure_id",
        alike=list(alike),
        place=place,
    )
    return [{**figure, "why": why} for figure in found for why in alike[figure["indicator_id"]]]


def history_of(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, commitments: tuple[str, ...]
) -> list[Row]:
    """What was recorded, changed and ended of these promises, in order of time, with the reason of a decision or the title of a load."""
    del as_of  # what happened by a day is told by known_by
    return rows_of(
        cursor,
        """
        SELECT h.commitment_id, h.moment, h.cause, h.after, h.reason, l.title FROM history h LEFT JOIN loads l USING (load_id)
        WHERE list_contains($commitments, h.commitment_id) AND h.moment <= $known_by ORDER BY h.moment, h.cause
        """,
        known_by=known_by or ALL_ON_RECORD,
        commitments=list(commitments),
    )


def standards(
    cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, indicator: str, place: str
) -> list[Row]:
    """Standards on an indicator, of the place or of one above it, issued by `as_of`: reference lines."""
    known_by = known_by or ALL_ON_RECORD
    found = rows_of(
        cursor,
        """
        SELECT comparator, value, value_high, unit, basis, due_date, quote, document_id, indicator_id, jurisdiction_id,
            jurisdiction_id AS promised_by
        FROM commitments_at($known_by)
        WHERE row_kind = 'standard' AND review IN ('accepted', 'corrected') AND indicator_id = $indicator
            AND list_contains($places, jurisdiction_id)
        ORDER BY due_date NULLS FIRST
        """,
        known_by=known_by,
        indicator=indicator,
        places=names_of(cursor).chain(place),
    )
    named = name_promises(cursor, known_by, found)
    return [row for row in named if row["issued_date"] is None or row["issued_date"] <= as_of]


def breaks(cursor: duckdb.DuckDBPyConnection, indicator: str, place: str) -> list[Row]:
    """Changes of definition that cut this series: those of the place, of the places above it, and those of all places."""
    names = names_of(cursor)
    where = {None, *names.chain(place)}
    return [row for row in names.breaks if row["indicator_id"] == indicator and row["jurisdiction_id"] in where]


def indicator(cursor: duckdb.DuckDBPyConnection, indicator_id: str) -> Row | None:
    """The definition of one indicator."""
    return names_of(cursor).indicators.get(indicator_id)


def indicators_in_use(cursor: duckdb.DuckDBPyConnection, known_by: datetime | None) -> list[Row]:
    """Indicators with a promise or a figure anywhere, by category and name."""
    return rows_of(
        cursor,
        """
        WITH used AS (
            SELECT DISTINCT indicator_id FROM commitments_at($known_by) WHERE review <> 'rejected'
            UNION SELECT DISTINCT indicator_id FROM reported_figures_at($known_by) WHERE review <> 'rejected'
        )
        SELECT i.indicator_id, i.name_zh, i.name_en, i.category, i.unit, i.aliases FROM indicators i JOIN used USING (indicator_id)
        ORDER BY i.category, i.name_zh
        """,
        known_by=known_by or ALL_ON_RECORD,
    )


def last_return(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None, place: str) -> Row | None:
    """The last load of figures that brought some of a place, with the rows taken for it, those sent back, and the first of these."""
    del as_of  # what was handed in by a day is told by known_by
    found = rows_of(
        cursor,
        """
        SELECT l.load_id, l.recorded_at, count(*)::BIGINT AS taken,
            (SELECT count(*)::BIGINT FROM refused_rows r WHERE r.load_id = l.load_id) AS refused,
            (SELECT arg_min("row", "row") FROM refused_rows r WHERE r.load_id = l.load_id) AS first_row,
            (SELECT arg_min(reason, "row") FROM refused_rows r WHERE r.load_id = l.load_id) AS first_reason
        FROM loads l JOIN reported_figures f USING (load_id)
        WHERE l.load_kind = 'figures' AND NOT l.is_bundled AND l.recorded_at <= $known_by
            AND (l.withdrawn_at IS NULL OR l.withdrawn_at > $known_by) AND f.jurisdiction_id = $place
        GROUP BY ALL ORDER BY l.recorded_at DESC LIMIT 1
        """,
        known_by=known_by or ALL_ON_RECORD,
        place=place,
    )
    return found[0] if found else None


def documents(cursor: duckdb.DuckDBPyConnection, as_of: date, known_by: datetime | None) -> list[Row]:
    """Documents on record, the newest first; with the place that issued each."""
    return rows_of(
        cursor,
        f"""
        SELECT {DOCUMENT}, d.jurisdiction_id FROM documents_at($known_by) d
        WHERE d.issued_date IS NULL OR d.issued_date <= $as_of ORDER BY d.issued_date DESC NULLS LAST, d.title
        """,
        as_of=as_of,
        known_by=known_by or ALL_ON_RECORD,
    )


def dictionary(cursor: duckdb.DuckDBPyConnection) -> list[Row]:
    """The data dictionary: every table and column with its comment, in the schema's order; not the judge's working tables."""
    return rows_of(
        cursor,
        """
        WITH tables AS (
            SELECT database_name, table_name, table_oid, comment FROM duckdb_tables()
            -- To a reader this one is a table too.
            UNION ALL SELECT database_name, view_name, view_oid, comment FROM duckdb_views() WHERE view_name = 'reported_figures'
        )
        SELECT t.table_name, t.comment AS table_comment, c.column_name, c.data_type, c.comment AS column_comment
        FROM tables t JOIN duckdb_columns() c USING (database_name, table_name)
        WHERE t.comment IS NOT NULL AND NOT starts_with(t.table_name, 'judge_') AND t.database_name = current_database()
        ORDER BY t.table_oid, c.column_index
        """,
    )


def latest_record(cursor: duckdb.DuckDBPyConnection, known_by: datetime | None) -> Row:
    """When something was last recorded (UTC, None where nothing is), and how many loads there are."""
    return rows_of(
        cursor,
        "SELECT max(recorded_at) AS recorded_at, count(*)::BIGINT AS loads FROM loads WHERE recorded_at <= $known_by",
        known_by=known_by or ALL_ON_RECORD,
    )[0]
