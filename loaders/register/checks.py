"""Reading the whole register and telling everything that is wrong with it, between rows too, in one pass."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from loaders.errors import Fault, Faults
from loaders.register.departments import DEPARTMENTS
from loaders.register.indicators import INDICATORS
from loaders.register.jurisdictions import JURISDICTIONS, LEVELS
from loaders.register.model import Break, Department, Indicator, Jurisdiction, Register, RelatedIndicator
from loaders.register.relations import BREAKS, RELATED_INDICATORS
from loaders.register.tables import Row, Table, TableShape, duplicates, overlaid, read_table
from loaders.register.units import unit_of
from loaders.register.words import comparable

T = TypeVar("T")


def _indicator_key(row: Indicator) -> tuple[object, ...]:
    return (row.indicator_id,)


def _related_key(row: RelatedIndicator) -> tuple[object, ...]:
    return tuple(sorted((row.indicator_id, row.other_indicator_id)))


def _break_key(row: Break) -> tuple[object, ...]:
    return (row.indicator_id, row.jurisdiction_id, row.date)


def _place_key(row: Jurisdiction) -> tuple[object, ...]:
    return (row.jurisdiction_id,)


def _department_key(row: Department) -> tuple[object, ...]:
    return (row.department_id,)


@dataclass(frozen=True)
class Tables:
    """The five files as read."""

    indicators: Table[Indicator]
    related_indicators: Table[RelatedIndicator]
    breaks: Table[Break]
    jurisdictions: Table[Jurisdiction]
    departments: Table[Department]

    @classmethod
    def of(cls, folder: Path, additions: Sequence[Path]) -> "Tables":
        """The files in `folder` with those of `additions` laid over them, and the faults of their form."""

        def read(shape: TableShape[T], key: Callable[[T], tuple[object, ...]]) -> Table[T]:
            table = read_table(folder / shape.file, shape)
            for path in (addition / shape.file for addition in additions):
                if path.is_file():
                    table = overlaid(table, read_table(path, shape, f"{path.parent.name}/{path.name}"), key)
            return table

        return cls(
            read(INDICATORS, _indicator_key),
            read(RELATED_INDICATORS, _related_key),
            read(BREAKS, _break_key),
            read(JURISDICTIONS, _place_key),
            read(DEPARTMENTS, _department_key),
        )

    def form_faults(self) -> list[Fault]:
        """Faults of single files and cells."""
        tables = (self.indicators, self.related_indicators, self.breaks, self.jurisdictions, self.departments)
        return [fault for table in tables for fault in table.faults]


def _duplicate_keys(tables: Tables) -> Iterator[Fault]:
    yield from duplicates(tables.indicators.rows, _indicator_key, "indicator_id")
    yield from duplicates(tables.related_indicators.rows, _related_key, "other_indicator_id")
    yield from duplicates(tables.breaks.rows, _break_key, "date")
    yield from duplicates(tables.jurisdictions.rows, _place_key, "jurisdiction_id")
    yield from duplicates(tables.departments.rows, _department_key, "department_id")


def _duplicate_names(rows: Sequence[Row[Indicator | Department]]) -> Iterator[Fault]:
    """Names and aliases that stand twice, once brackets, punctuation and traditional characters are evened out."""
    first: dict[str, Row[Indicator | Department]] = {}
    for row in rows:
        for column, name in [("name_zh", row.value.name_zh), *(("aliases", alias) for alias in row.value.aliases)]:
            owner = first.setdefault(key := comparable(name), row)
            if not key:
                yield row.fault(column, f"“{name}”里没有文字", "请填写名称")
            elif owner is not row:
                place = f"{'' if owner.file == row.file else owner.file}第{owner.line}行"
                yield row.fault(column, f"“{name}”与{place}的名称或别名相同", "一个名称只能指一样东西，请删去一处")
        own = [comparable(name) for name in (row.value.name_zh, *row.value.aliases)]
        for key in dict.fromkeys(own):
            if own.count(key) > 1:
                yield row.fault("aliases", f"“{key}”在同一行写了两次", "请删去多余的一个")


def _references(tables: Tables) -> Iterator[Fault]:
    def missing(row: Row[object], column: str, key: str | None, known: Set[str], file: str) -> Iterator[Fault]:
        if key is not None and key not in known:
            yield row.fault(column, f"{file} 里没有“{key}”", "请改正编号，或先在那张表里补上这一行")

    indicators, places = tables.indicators.keys, tables.jurisdictions.keys
    for related in tables.related_indicators.rows:
        one, other = related.value.indicator_id, related.value.other_indicator_id
        yield from missing(related, "indicator_id", one, indicators, INDICATORS.file)
        yield from missing(related, "other_indicator_id", other, indicators, INDICATORS.file)
    for change in tables.breaks.rows:
        yield from missing(change, "indicator_id", change.value.indicator_id, indicators, INDICATORS.file)
        yield from missing(change, "jurisdiction_id", change.value.jurisdiction_id, places, JURISDICTIONS.file)
    for place in tables.jurisdictions.rows:
        yield from missing(place, "parent_id", place.value.parent_id, places, JURISDICTIONS.file)
        yield from missing(place, "successor_id", place.value.successor_id, places, JURISDICTIONS.file)
    for body in tables.departments.rows:
        yield from missing(body, "successor_id", body.value.successor_id, tables.departments.keys, DEPARTMENTS.file)


def _cycles(rows: Mapping[str, Row[object]], above: Mapping[str, str | None], column: str) -> Iterator[Fault]:
    """A fault for every row that comes back to itself by following `above`."""
    for key, row in rows.items():
        seen, step = {key}, above.get(key)
        while step is not None and step not in seen:
            seen.add(step)
            step = above.get(step)
        if step == key:
            yield row.fault(column, f"“{key}”沿着这一列绕回了自己", "请改正其中一行，使它不再成圈")


def _places(rows: Sequence[Row[Jurisdiction]]) -> Iterator[Fault]:
    by_id = {row.value.jurisdiction_id: row for row in rows}
    yield from _cycles(by_id, {key: row.value.parent_id for key, row in by_id.items()}, "parent_id")
    yield from _cycles(by_id, {key: row.value.successor_id for key, row in by_id.items()}, "successor_id")
    for row in rows:
        place, parent = row.value, by_id.get(row.value.parent_id or "")
        if (place.parent_id is None) != (place.level == "nation"):
            yield row.fault("parent_id", "全国没有上级，其余地方都有上级", "请填写上级的代码，或改正级别")
        if parent and LEVELS.index(parent.value.level) >= LEVELS.index(place.level):
            yield row.fault("parent_id", f"上级“{parent.value.name_zh}”的级别不高于本级", "请改正上级或级别")
        if place.valid_to is not None and place.valid_to < place.valid_from:
            yield row.fault("valid_to", f"止于 {place.valid_to} 年，早于起始的 {place.valid_from} 年", "请改正年份")
        for old in place.former_names:
            if old.first_year < place.valid_from or old.last_year > (place.valid_to or old.last_year):
                yield row.fault("former_names", f"曾用名“{old.name_zh}”的年份超出本行的起止年份", "请改正年份")


def _departments(rows: Sequence[Row[Department]]) -> Iterator[Fault]:
    by_id = {row.value.department_id: row for row in rows}
    yield from _cycles(by_id, {key: row.value.successor_id for key, row in by_id.items()}, "successor_id")
    for row in rows:
        if (row.value.successor_id is None) != (row.value.from_date is None):
            yield row.fault("from_date", "接续单位和接续日期只填了一个", "请两格都填，或两格都空着")


def _indicators(rows: Sequence[Row[Indicator]]) -> Iterator[Fault]:
    for row in rows:
        indicator = row.value
        if (
            indicator.measure_type == "rate"
            and unit_of(indicator.unit).dimension == "ratio"
            and not indicator.denominator
        ):
            yield row.fault("denominator", "比率没有写分母", "请写明分母；文件没写的，填“未注明”")
        if (indicator.measure_type == "yes_no") != (unit_of(indicator.unit).dimension == "yes_no"):
            yield row.fault("unit", "单位“是/否”与类型 yes_no 没有一起用", "请改正单位或类型")


def _faults(tables: Tables) -> list[Fault]:
    between = [
        *_duplicate_keys(tables),
        *_duplicate_names(tables.indicators.rows),
        *_duplicate_names(tables.departments.rows),
        *_references(tables),
        *_places(tables.jurisdictions.rows),
        *_departments(tables.departments.rows),
        *_indicators(tables.indicators.rows),
    ]
    return [*tables.form_faults(), *sorted(between, key=lambda fault: (fault.file, fault.row or 0))]


def check_register(folder: Path, *additions: Path) -> list[Fault]:
    """Everything wrong with the five files in `folder`, with those of `additions` (register loads, in order) laid over.

    Empty where the register is sound. A row of an addition replaces the row with the same key.
    """
    return _faults(Tables.of(folder, additions))


def read_register(folder: Path, *additions: Path) -> Register:
    """The register in `folder` with `additions` laid over it; raises Faults with every fault at once."""
    tables = Tables.of(folder, additions)
    faults = _faults(tables)
    if faults:
        raise Faults(faults)
    return Register(
        tuple(row.value for row in tables.indicators.rows),
        tuple(row.value for row in tables.related_indicators.rows),
        tuple(row.value for row in tables.breaks.rows),
        tuple(row.value for row in tables.jurisdictions.rows),
        tuple(row.value for row in tables.departments.rows),
    )
