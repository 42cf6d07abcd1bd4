"""What a return says again and what it says anew: its rows held against the figures on record, by DuckDB, however many there are.

Two figures are of one thing where indicator, place, period, scope, kind and source agree (`returns.KEY_COLUMNS`). The same
value is a repetition and is not written twice; another value is a revision, which is written beside the earlier one: the judge
takes the later load, and `known_by` an earlier day still gives the earlier number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from loaders.errors import Fault, LoadError, ReturnError
from loaders.figures.numbers import with_unit
from loaders.figures.returns import KEY_COLUMNS
from loaders.figures.words import WAITING
from loaders.loads.load import Load, withdrawn_ids
from loaders.loads.tables import plain_number
from loaders.register.units import unit_of

Row = Mapping[str, object]
# More than this nobody reads in a message; the figures themselves are on record.
_MOST_TOLD = 20
_HELD = ("value", "unit", "review", "verification", "numerator", "denominator")
_COLUMNS = ("figure_id", *KEY_COLUMNS, *_HELD)
# What a revision is told with.
_TOLD = ("label", "indicator_text", "jurisdiction_id", "period_end", "value", "unit", "before_value", "before_unit")


@dataclass(frozen=True)
class Compared:
    """What of a return stands on record: how many rows with the same value and how many with another, and the first of each.

    `told_repeated` are lines, `told_revised` rows with the columns of `_TOLD`; `confirmed` the lines of rows that say again, with
    their verification, what waited on record for a word.
    """

    repeated: int
    revised: int
    told_repeated: Sequence[str] = ()
    told_revised: Sequence[Row] = ()
    confirmed: Sequence[str] = ()

    def notices(self, names: Mapping[str, str]) -> list[str]:
        """What to tell the sender; `names` are places by jurisdiction_id."""
        told = []
        if self.repeated:
            more = "等" if self.repeated > len(self.told_repeated) else ""
            told.append(f"第{'、'.join(self.told_repeated)}{more}行与已有记录相同（{self.repeated} 行），不重复记")
        for row in self.told_revised:
            place = names.get(str(row["jurisdiction_id"]), str(row["jurisdiction_id"]))
            what = f"{row['indicator_text']}（{place}，截至 {row['period_end']}）"
            before, after = _printed(row["before_value"], row["before_unit"]), _printed(row["value"], row["unit"])
            told.append(f"第{row['label']}行是修订：{what}由 {before} 改为 {after}，两数都留痕，以后报的为准")
        if self.confirmed:
            told.append(f"第{'、'.join(self.confirmed)}行确认了先前待核对或未核实的数，发布后参与判定")
        if self.revised > len(self.told_revised):
            told.append(f"修订共 {self.revised} 行，以上列出前 {len(self.told_revised)} 行")
        return told


def nothing_new(name: str, repeated: int) -> ReturnError:
    """The refusal of a return of which all is on record."""
    reason = f"{repeated} 行都与已有记录相同，没有再写"
    return ReturnError(Fault(name, reason, "有更正的，改好数值再报；没有就不用再报"))


def has_figures(loads: Sequence[Load]) -> bool:
    """Whether anything is on record to hold a return against."""
    return any(load.path_of("figures") for load in loads)


def hold_against_record(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> Compared:
    """Hold table `said` against the figures that stand in `loads`, the later before the earlier.

    `said` has the row's place `row_at`, its `label` in messages, indicator_text, value, unit, verification and KEY_COLUMNS, all as text,
    and whether the sender stated the verification (`is_stated`). Makes table `held` of the rows that stand on record: row_at,
    before_value, before_unit, is_repeated, is_confirmed. One of `loads` has figures (`has_figures`).
    Raises LoadError where a load is broken.
    """
    try:
        return _held(connection, loads)
    except (duckdb.IOException, duckdb.DataError, duckdb.InvalidInputException) as error:
        for load in loads:
            for _ in load.rows("figures"):  # which tells the broken file and line
                pass
        raise LoadError(Fault("已有批次", f"报告数读不出来（{error}）", "从备份恢复这个批次")) from None


def _held(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> Compared:
    _collect(connection, loads)
    said = ", ".join(f"coalesce(trim(said.{column}), '') AS {column}" for column in KEY_COLUMNS)
    keys = ", ".join(KEY_COLUMNS)
    waiting = ", ".join(f"'{one}'" for one in sorted(WAITING))
    connection.execute(
        f"""
        CREATE TEMP TABLE held AS
        SELECT row_at, value, unit, before.value AS before_value, before.unit AS before_unit, {_is_same()} AS is_repeated,
            is_stated AND coalesce(before.verification, '') IN ({waiting}) AS is_confirmed
        FROM (
            -- The figure on record is that of the latest load.
            SELECT row_at, any_value(s.value) AS value, any_value(s.unit) AS unit, any_value(is_stated AND s.verification NOT IN ({waiting})) AS is_stated,
                arg_max({{'value': r.value, 'unit': r.unit, 'verification': r.verification}}, {{'load': r.load_order, 'id': r.figure_id}}) AS before
            FROM (SELECT row_at, value, unit, said.verification, is_stated, {said} FROM said) AS s JOIN standing AS r USING ({keys})
            GROUP BY row_at
        )
        """
    )
    _compare_units(connection)
    connection.execute("UPDATE held SET is_confirmed = is_repeated, is_repeated = false WHERE is_confirmed")
    counts = connection.execute(
        "SELECT count(*) FILTER (is_repeated), count(*) FILTER (NOT is_repeated AND NOT is_confirmed), count(*) FILTER (is_confirmed) FROM held"
    )
    [(repeated, revised, confirmed)] = counts.fetchall()
    lines = "SELECT label FROM held JOIN said USING (row_at) WHERE {} ORDER BY row_at LIMIT " + str(_MOST_TOLD)
    told = ", ".join(f"said.{column}" for column in _TOLD[:6])
    revisions = f"SELECT {told}, before_value, before_unit FROM held JOIN said USING (row_at) WHERE NOT is_repeated AND NOT is_confirmed ORDER BY row_at LIMIT {_MOST_TOLD}"
    return Compared(
        repeated,
        revised,
        [label for (label,) in connection.execute(lines.format("is_repeated")).fetchall()] if repeated else [],
        [dict(zip(_TOLD, row, strict=True)) for row in connection.execute(revisions).fetchall()] if revised else [],
        [label for (label,) in connection.execute(lines.format("is_confirmed")).fetchall()] if confirmed else [],
    )


def _is_same() -> str:
    """SQL: whether two values of one unit are the same number; null where the units or the digits leave it to `_compare_units`."""
    exact = " AND ".join(
        f"length(split_part({one}, '.', 2)) <= 10 AND try_cast({one} AS DECIMAL(38, 10)) IS NOT NULL"
        for one in ("value", "before.value")
    )
    same = "try_cast(value AS DECIMAL(38, 10)) = try_cast(before.value AS DECIMAL(38, 10))"
    return f"CASE WHEN unit = before.unit AND {exact} THEN {same} END"


def _compare_units(connection: duckdb.DuckDBPyConnection) -> None:
    """Settle what SQL could not: 8.5 of 1/10万 and of /10万 are one."""
    left = connection.execute(
        "SELECT row_at, value, unit, before_value, before_unit FROM held WHERE is_repeated IS NULL"
    ).fetchall()
    if left:
        same = [_measured(row[1], row[2]) == _measured(row[3], row[4]) for row in left]
        connection.execute(
            "UPDATE held SET is_repeated = told.same FROM (SELECT unnest(?) AS row_at, unnest(?) AS same) AS told WHERE held.row_at = told.row_at",
            [[row[0] for row in left], same],
        )


def _collect(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> None:
    """Make table or view `standing`: the figures on record as decisions have left them, none that was withdrawn or rejected."""
    gone = withdrawn_ids(loads)
    counting = [load for load in loads if load.load_id not in gone]
    corrected: dict[str, dict[str, str]] = {}
    rejected = []
    for load in counting:
        for row in load.rows("decisions"):
            if row["action"] in {"correct", "add"} and row["field"] in _COLUMNS:
                corrected.setdefault(row["subject_id"], {})[row["field"]] = row["value"]
            elif row["action"] == "reject":
                rejected.append(row["subject_id"])
    names = _COLUMNS[1:]
    connection.execute(
        f"CREATE TEMP TABLE corrected (figure_id VARCHAR, {', '.join(f'{one} VARCHAR' for one in names)})"
    )
    connection.execute("CREATE TEMP TABLE rejected AS SELECT unnest(?)::VARCHAR AS figure_id", [rejected])
    if corrected:
        lists = [list(corrected), *([fields.get(one) for fields in corrected.values()] for one in names)]
        connection.execute(f"INSERT INTO corrected SELECT {', '.join('unnest(?::VARCHAR[])' for _ in lists)}", lists)
    whole = ", ".join(
        f"coalesce(trim(coalesce(c.{one}, f.{one})), '') AS {one}"
        if one in KEY_COLUMNS
        else f"coalesce(c.{one}, f.{one}) AS {one}"
        for one in names
    )
    nothing = f"SELECT 0 AS load_order, {', '.join(f'NULL::VARCHAR AS {one}' for one in _COLUMNS)} LIMIT 0"
    rows = " UNION ALL ".join(_read(connection, counting)) or nothing
    connection.execute(
        f"""
        CREATE TEMP VIEW standing AS
        SELECT * FROM (
            SELECT f.load_order, f.figure_id, {whole} FROM ({rows}) AS f LEFT JOIN corrected AS c USING (figure_id)
            ANTI JOIN rejected AS n ON n.figure_id = f.figure_id
        ) WHERE review IS DISTINCT FROM 'rejected'
        """
    )


def _read(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> Iterator[str]:
    """SQL of the rows of all files of figures: one reading for all that have the same columns."""
    from loaders.warehouse.staging import header_of, text

    files: dict[tuple[str, ...], list[str]] = {}
    order: list[tuple[str, int]] = []
    for number, load in enumerate(loads):
        path = load.path_of("figures")
        if path is not None:
            files.setdefault((path.suffix, *header_of(path)), []).append(str(path))
            order.append((str(path), number))
    paths, numbers = [path for path, _ in order], [number for _, number in order]
    connection.execute(
        "CREATE TEMP TABLE load_orders AS SELECT unnest(?::VARCHAR[]) AS filename, unnest(?::INTEGER[]) AS load_order",
        [paths, numbers],
    )
    for (suffix, *header), same in files.items():
        listed = f"[{', '.join(map(text, same))}]"
        shape = ", ".join(f"{text(column)}: 'VARCHAR'" for column in header)
        source = (
            f"read_parquet({listed}, filename = true)"
            if suffix == ".parquet"
            else f"read_csv({listed}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            f"columns = {{{shape}}}, filename = true)"
        )
        columns = ", ".join(
            f"{one}::VARCHAR AS {one}" if one in header else f"NULL::VARCHAR AS {one}" for one in _COLUMNS
        )
        yield f"SELECT load_order, {columns} FROM {source} JOIN load_orders USING (filename)"


def _measured(value: str, unit: str) -> tuple[str, Decimal]:
    measure = unit_of(unit)
    return measure.dimension, Decimal(value) * measure.factor


def _printed(value: object, unit: object) -> str:
    return with_unit(plain_number(Decimal(str(value))), str(unit))
