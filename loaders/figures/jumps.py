"""Which figures of a return lie so far from their neighbours in time that a slip of the pen is likelier than the change.

Such a figure is asked about and not refused: it is taken, shown, and no verdict rests on it until an official has said that it is
right (DESIGN §8: better no verdict than a wrong one; §12: nothing is lost). Done by DuckDB for all rows at once, however many.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from loaders.figures.measures import is_change
from loaders.figures.words import QUESTIONED
from loaders.register.model import Indicator, Register
from loaders.register.units import unit_of

# A slip of the decimal point, of ‰ for % or of 人 for 十人 makes ten times, of 万 ten thousand. The number itself moves too, so
# that ten times a number that fell to half is five times the last one: a slip is looked for below its full factor. Of the 228
# pairs of neighbours in the bundled figures the widest is 1.5.
TIMES = 5.0
# For percentages: 85.0 written as 8.5, a share told as its complement (88.21 for 11.79) and a share of another whole all lie
# further away than this; the widest of the bundled neighbours is 6.6 points. Below it a decimal slip still shows by TIMES,
# where it makes at least LEAST_POINTS: 0.5 % that becomes 3 % is how a new service grows.
POINTS, LEAST_POINTS = 0.40, 0.10
# Where few events are counted, chance makes factors: one maternal death in a county after none, five after one. Below these
# numbers no pace is told either (DESIGN §8.12); a count below the first one may well grow fivefold, from 3 institutions to 15.
FEW_EVENTS, FEW_CASES = 10, 30
# Without counts nobody knows how many events a rate per thousand or rarer stands for in a place below a province, and a sum
# from a first day on grows from nothing: only what no chance makes, two places of the decimal point or a 万.
RARE_TIMES = 50.0
# A figure of the year before last is still a yardstick, one of another decade is none: DESIGN §8.10 calls 24 months stale for
# judging; one period more finds the neighbour of a place that missed a year.
MONTHS = 36
# A change of definition cuts the series of its place; one of the whole nation that is documented cuts all.
NATION = "100000"
_RESULTS = "('reported', 'preliminary', 'derived')"
_COUNTED = "('seen', 'corroborated', 'derived')"
_SERIES = "indicator_id, jurisdiction_id, scope"


@dataclass(frozen=True)
class Jump:
    """A row that is asked about: `row_at` and `label` as in table `said`; `why` says what lies how far away."""

    row_at: int
    label: str
    value: str
    unit: str
    why: str


def find_jumps(
    connection: duckdb.DuckDBPyConnection, register: Register, *, has_record: bool, within: bool = True
) -> int:
    """Make table `jumped` (row_at, label, printed, unit, why) of the rows of `said` that are asked about; how many.

    `said` is as in `on_record.hold_against_record`, with verification, is_stated, numerator and denominator; where `has_record`
    that has been called before. A figure is held against the nearest one on record of the same indicator, place, scope and
    kind of period (DESIGN §8.6) that counts; where there is none, and `within` says so, against the one before it in the return
    itself: of two that contradict each other there the later is asked about, unless it agrees with the one before the other.
    """
    if not has_record and not within:
        connection.execute(
            "CREATE TEMP TABLE jumped (row_at BIGINT, label VARCHAR, printed VARCHAR, unit VARCHAR, why VARCHAR)"
        )
        return 0
    _make_rules(connection, register, has_record)
    _measure(connection, has_record, within)
    found = f"{_ON_RECORD} UNION ALL {_IN_RETURN}" if within else _ON_RECORD
    connection.execute(f"CREATE TEMP TABLE nearest AS {_NEAREST}")
    connection.execute(f"CREATE TEMP TABLE jumped AS {found}")
    return int(connection.execute("SELECT count(*) FROM jumped").fetchall()[0][0])


def jumps(connection: duckdb.DuckDBPyConnection, most: int) -> Iterator[Jump]:
    """The first rows that are asked about, in their order."""
    found = connection.execute(f"SELECT row_at, label, printed, unit, why FROM jumped ORDER BY row_at LIMIT {most}")
    for row in found.fetchall():
        yield Jump(*row)


def verification_after(verification: str) -> str:
    """SQL of the verification of a row that is asked about; what is unverified anyway stays so."""
    return f"CASE WHEN {verification} = 'unverified' THEN 'unverified' ELSE '{QUESTIONED}' END"


def _make_rules(connection: duckdb.DuckDBPyConnection, register: Register, has_record: bool) -> None:
    """Tables of what there is to know of units, indicators, places and breaks; the macros that compare two numbers."""
    asked = {row[0] for row in connection.execute("SELECT DISTINCT indicator_id FROM said").fetchall()}
    units = {row[0] for row in connection.execute("SELECT DISTINCT unit FROM said").fetchall()}
    if has_record:
        units |= {
            row[0] for row in connection.execute("SELECT DISTINCT unit FROM standing WHERE unit IS NOT NULL").fetchall()
        }
    measures = [(text, unit_of(text)) for text in sorted(units)]
    _table(connection, "jump_units", ("unit VARCHAR", "dimension VARCHAR", "factor DOUBLE"),
           [(text, one.dimension, float(one.factor)) for text, one in measures])  # fmt: skip
    rules = [rule for one in register.indicators if one.indicator_id in asked and (rule := _rule(one))]
    _table(
        connection,
        "jump_rules",
        (
            "indicator_id VARCHAR",
            "own VARCHAR",
            "is_points BOOLEAN",
            "is_rare BOOLEAN",
            "times DOUBLE",
            "smallest DOUBLE",
        ),
        rules,
    )
    large = [(one.jurisdiction_id,) for one in register.jurisdictions if one.level in {"nation", "province"}]
    _table(connection, "jump_large", ("jurisdiction_id VARCHAR",), large)
    _table(connection, "jump_breaks", ("indicator_id VARCHAR", "cut_place VARCHAR", "cut_day DATE"),
           [(one.indicator_id, one.jurisdiction_id, one.date) for one in register.breaks if one.certainty == "documented" or one.jurisdiction_id != NATION])  # fmt: skip
    connection.execute(
        f"""
        CREATE TEMP MACRO may_jump(high, low, is_points, times) AS
            coalesce(low > 0 AND high >= times * low * (1 - 1e-9) AND (NOT is_points OR high - low >= {LEAST_POINTS} - 1e-9), false);
        CREATE TEMP MACRO is_jump(a, b, is_points, times, smallest) AS
            least(a, b) >= smallest AND (may_jump(greatest(a, b), least(a, b), is_points, times) OR is_points AND abs(a - b) >= {POINTS} - 1e-9);
        CREATE TEMP MACRO broken(indicator, place, a, b) AS EXISTS (
            SELECT 1 FROM jump_breaks WHERE jump_breaks.indicator_id = indicator AND cut_place IN (place, '{NATION}')
                AND least(a, b) < cut_day AND cut_day <= greatest(a, b));
        """
    )


def _rule(one: Indicator) -> tuple[object, ...] | None:
    """What makes a jump of an indicator; None where its figures may go anywhere (growths, yes and no)."""
    unit = unit_of(one.unit)
    if is_change(one) or unit.dimension == "yes_no":
        return None
    is_rare = unit.dimension == "ratio" and unit.factor < unit_of("%").factor
    times = RARE_TIMES if one.measure_type == "cumulative" else TIMES
    is_count = one.measure_type in {"stock", "flow", "cumulative"} and "/" not in unit.dimension
    smallest = FEW_EVENTS if is_count and unit.dimension != "ratio" else 0
    return one.indicator_id, unit.dimension, unit == unit_of("%"), is_rare, times, smallest


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    connection.execute(f"CREATE TEMP TABLE {name} ({', '.join(columns)})")
    if rows:
        lists = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {', '.join('unnest(?)' for _ in lists)}", lists)


def _measure(connection: duckdb.DuckDBPyConnection, has_record: bool, within: bool) -> None:
    """Make `yardsticks`, the figures on record of the series of `said`, and `measured`, the rows that may be asked about."""
    settled = "row_at NOT IN (SELECT row_at FROM held WHERE is_repeated OR is_confirmed)" if has_record else "true"
    connection.execute(f"CREATE TEMP TABLE open_series AS SELECT DISTINCT {_SERIES} FROM said WHERE {settled}")
    record = (
        f"(SELECT s.* FROM standing AS s SEMI JOIN open_series AS o ON {_same('s', 'o')})" if has_record else "said"
    )
    first, counted = ("load_order", f"verification IN {_COUNTED}") if has_record else ("0 AS load_order", "false")
    connection.execute(f"CREATE TEMP TABLE yardsticks AS {_measured(first, record, counted)}")
    rows = "said"
    if not within:  # of very many rows only those that lie far from the highest or the lowest of their series
        connection.execute(
            f"""
            CREATE TEMP TABLE far AS
            WITH bounds AS (SELECT {_SERIES}, min(number) AS low, max(number) AS high FROM yardsticks GROUP BY ALL)
            SELECT row_at FROM (
                SELECT row_at, try_cast(value AS DOUBLE) * factor AS number, low, high, is_points, times, smallest
                FROM said JOIN bounds ON {_same("said", "bounds")} JOIN jump_units ON jump_units.unit = said.unit
                JOIN jump_rules ON jump_rules.indicator_id = said.indicator_id
            ) WHERE is_jump(number, low, is_points, times, smallest) OR is_jump(number, high, is_points, times, smallest)
            """
        )
        rows = "(FROM said SEMI JOIN far USING (row_at))"
    connection.execute(f"CREATE TEMP TABLE measured AS {_measured('row_at, label', rows, settled)}")


def _same(one: str, other: str) -> str:
    """SQL: whether two rows are of one series."""
    return " AND ".join(f"{one}.{column} = {other}.{column}" for column in _SERIES.split(", "))


def _measured(first: str, source: str, which: str) -> str:
    months = "CASE WHEN period_start IN ('', period_end) THEN 0 ELSE datediff('month', period_start::DATE, period_end::DATE + 1) END"
    return f"""
        SELECT {first}, one.indicator_id, one.jurisdiction_id, one.scope, period_start::VARCHAR AS starts, period_end::DATE AS ends,
            {months} * 13 + CASE WHEN {months} BETWEEN 1 AND 11 THEN month(period_end::DATE) ELSE 0 END AS kind,
            try_cast(value AS DOUBLE) * factor AS number, regexp_replace(value::VARCHAR, '^0+([0-9])', '\\1') AS printed, one.unit::VARCHAR AS unit, is_points, smallest,
            CASE WHEN is_rare AND large.jurisdiction_id IS NULL AND coalesce(numerator, '') = '' THEN {RARE_TIMES} ELSE times END AS times,
            coalesce(try_cast(numerator AS DOUBLE) < {FEW_EVENTS}, false) OR coalesce(try_cast(denominator AS DOUBLE) < {FEW_CASES}, false) AS is_small
        FROM {source} AS one JOIN jump_units ON jump_units.unit = one.unit
        JOIN jump_rules ON jump_rules.indicator_id = one.indicator_id AND jump_rules.own = dimension
        LEFT JOIN jump_large AS large ON large.jurisdiction_id = one.jurisdiction_id
        WHERE value_type IN {_RESULTS} AND {which}
    """


def _why(other: str) -> str:
    """SQL: how far the number of `m` lies from the one of the struct `other`, in words."""
    year = f"CASE WHEN right({other}.starts, 6) = '-01-01' AND {other}.ends = {other}.starts::DATE + INTERVAL 1 YEAR - INTERVAL 1 DAY THEN year({other}.ends) || '年' ELSE '截至 ' || {other}.ends END"
    unit = f"CASE WHEN {other}.unit IN ('%', '‰') THEN {other}.unit WHEN starts_with({other}.unit, '1/') THEN substr({other}.unit, 2) ELSE ' ' || {other}.unit END"
    times = f"greatest(m.number, {other}.number) / least(m.number, {other}.number)"
    rounded = f"CASE WHEN {times} < 9.95 THEN round({times}, 1)::DECIMAL(18, 1)::VARCHAR ELSE round({times})::BIGINT::VARCHAR END"
    points = f"round(abs(m.number - {other}.number) * 100, 1)::DECIMAL(18, 1)::VARCHAR"
    named = f"{year} || '的 ' || {other}.printed || {unit}"
    return f"""CASE
        WHEN NOT may_jump(greatest(m.number, {other}.number), least(m.number, {other}.number), m.is_points, m.times)
            THEN '与' || {named} || ' 相差 ' || {points} || ' 个百分点'
        WHEN m.number > {other}.number THEN '是' || {named} || ' 的 ' || {rounded} || ' 倍'
        ELSE '只有' || {named} || ' 的 1/' || {rounded}
    END"""


_PAIR = "{'number': number, 'printed': printed, 'unit': unit, 'starts': starts, 'ends': ends, 'is_small': is_small}"
# Of each row the nearest figure on record: the earlier of two as near, of one day that of the later load.
_NEAREST = f"""
    SELECT m.row_at, any_value(m) AS m, arg_min(y, (abs(datediff('month', y.ends, m.ends)), y.ends > m.ends, -y.load_order)) AS y
    FROM measured AS m JOIN yardsticks AS y USING ({_SERIES}, kind)
    WHERE abs(datediff('month', y.ends, m.ends)) <= {MONTHS}
    GROUP BY m.row_at
"""
_IS_FAR = """
    NOT m.is_small AND NOT y.is_small AND is_jump(m.number, y.number, m.is_points, m.times, m.smallest)
    AND NOT broken(m.indicator_id, m.jurisdiction_id, m.ends, y.ends)
"""
_ON_RECORD = f"SELECT row_at, m.label, m.printed, m.unit, {_why('y')} AS why FROM nearest WHERE {_IS_FAR}"
_IN_RETURN = f"""
    SELECT row_at, m.label, m.printed, m.unit, {_why("y")} AS why FROM (
        SELECT m.row_at, m, lag({_PAIR}) OVER before AS y, lag(number, 2) OVER before AS still_before FROM measured AS m
        WINDOW before AS (PARTITION BY {_SERIES}, kind ORDER BY ends, row_at)
    )
    WHERE y IS NOT NULL AND row_at NOT IN (SELECT row_at FROM nearest) AND datediff('month', y.ends, m.ends) <= {MONTHS}
        AND coalesce(is_jump(m.number, still_before, m.is_points, m.times, m.smallest), true) AND {_IS_FAR}
"""
