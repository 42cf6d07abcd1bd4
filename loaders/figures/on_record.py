"""What a return says again and what it says anew: its rows held against the figures on record.

Two figures are of one thing where indicator, place, period, scope, kind and source agree (`returns.KEY_COLUMNS`). The same
value is a repetition and is not written twice; another value is a revision, which is written beside the earlier one: the judge
takes the later load, and `known_by` an earlier day still gives the earlier number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.figures.numbers import with_unit
from loaders.figures.returns import KEY_COLUMNS
from loaders.loads.load import Load, withdrawn_ids
from loaders.loads.tables import cell, plain_number
from loaders.register.units import unit_of

Row = Mapping[str, object]
Key = tuple[str, ...]
# More than this nobody reads in a message; the figures themselves are on record.
_MOST_TOLD = 20


@dataclass(frozen=True)
class Compared:
    """`new` are the rows to write, revisions among them; `repeated` those that stand on record with the same value.

    `revised` are pairs of the row on record and the row that revises it.
    """

    new: list[dict[str, object]]
    repeated: list[Row]
    revised: list[tuple[Row, Row]]

    def notices(self, names: Mapping[str, str]) -> list[str]:
        """What to tell the sender; `names` are places by jurisdiction_id."""
        told = []
        if self.repeated:
            lines = "、".join(_line(row) for row in self.repeated[:_MOST_TOLD])
            more = "等" if len(self.repeated) > _MOST_TOLD else ""
            told.append(f"第{lines}{more}行与已有记录相同（{len(self.repeated)} 行），不重复记")
        for before, after in self.revised[:_MOST_TOLD]:
            place = names.get(str(after["jurisdiction_id"]), str(after["jurisdiction_id"]))
            what = f"{after['indicator_text']}（{place}，截至 {cell(after['period_end'])}）"
            told.append(
                f"第{_line(after)}行是修订：{what}由 {_printed(before)} 改为 {_printed(after)}，两数都留痕，以后报的为准"
            )
        if len(self.revised) > _MOST_TOLD:
            told.append(f"修订共 {len(self.revised)} 行，以上列出前 {_MOST_TOLD} 行")
        return told


def compared_with_record(figures: Sequence[dict[str, object]], loads: Sequence[Load]) -> Compared:
    """Hold the rows of a return against the figures that stand in `loads` (Parquet ones too), the later before the earlier."""
    keys = {_key(figure) for figure in figures}
    standing = _standing(keys, loads)
    result = Compared([], [], [])
    for figure in figures:
        before = standing.get(_key(figure))
        if before is None:
            result.new.append(figure)
        elif _measured(before) == _measured(figure):
            result.repeated.append(figure)
        else:
            result.new.append(figure)
            result.revised.append((before, figure))
    return result


def _standing(keys: set[Key], loads: Sequence[Load]) -> dict[Key, Row]:
    """The figure on record for each key, as decisions have left it; none where it was withdrawn or rejected."""
    gone = withdrawn_ids(loads)
    counting = [load for load in loads if load.load_id not in gone]
    corrected: dict[str, dict[str, str]] = {}
    for load in counting:
        for row in load.rows("decisions"):
            if row["action"] in {"correct", "add"}:
                corrected.setdefault(row["subject_id"], {})[row["field"]] = row["value"]
            elif row["action"] == "reject":
                gone.add(row["subject_id"])
    standing: dict[Key, Row] = {}
    for load in counting:
        for row in _figures_of(load, keys):
            whole = row | corrected.get(row["figure_id"], {})
            if row["figure_id"] not in gone and whole.get("review") != "rejected" and _key(whole) in keys:
                standing[_key(whole)] = whole
    return standing


def _figures_of(load: Load, keys: set[Key]) -> Iterator[dict[str, str]]:
    """The rows of figures.csv; of figures.parquet those of the places and indicators asked for."""
    path = load.path_of("figures")
    if path is None or path.suffix == ".csv":
        yield from load.rows("figures")
        return
    import duckdb

    places, indicators = [
        list({key[KEY_COLUMNS.index(name)] for key in keys}) for name in ("jurisdiction_id", "indicator_id")
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "SELECT * FROM read_parquet($path) WHERE list_contains($places, jurisdiction_id) AND list_contains($indicators, indicator_id)",
            {"path": str(path), "places": places, "indicators": indicators},
        )
        columns = [column[0] for column in connection.description or ()]
        while rows := connection.fetchmany(10_000):
            yield from (dict(zip(columns, map(cell, row), strict=True)) for row in rows)


def _key(figure: Row) -> Key:
    return tuple(cell(figure.get(column)).strip() for column in KEY_COLUMNS)


def _measured(figure: Row) -> tuple[str, Decimal]:
    unit = unit_of(cell(figure["unit"]))
    return unit.dimension, Decimal(cell(figure["value"])) * unit.factor


def _printed(figure: Row) -> str:
    return with_unit(plain_number(Decimal(cell(figure["value"]))), cell(figure["unit"]))


def _line(figure: Row) -> str:
    """The line of the return a row stands on: what its id has after the file's sha12."""
    return str(figure["figure_id"]).split("-", 1)[1]
