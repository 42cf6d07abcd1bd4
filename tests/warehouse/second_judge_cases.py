"""Hand-written cases for the second judge: as a World, and short ones by `small_case`."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from second_judge import assess
from second_judge_rows import (
    Break,
    Commitment,
    Document,
    Figure,
    Indicator,
    Load,
    Member,
    Place,
    Unit,
    World,
    day,
    moment,
    read_row,
    read_rows,
)
from second_judge_table import Row

from loaders.register.units import unit_of


def units_for(*texts: str | None) -> dict[str, Unit]:
    """The register's units for these words: a fact of the register, not a rule of judging."""
    units = {text: unit_of(text) for text in texts if text}
    return {text: Unit(unit.dimension, Fraction(unit.factor)) for text, unit in units.items()}


def world_of(case: Mapping[str, Any]) -> World:
    """The rows of a case. A commitment without a paper of its own gets one with its issue date."""
    commitment = dict(case["commitment"])
    commitment.setdefault("document_id", "paper")
    document = {"document_id": commitment["document_id"]} | {
        key: commitment[key] for key in ("issued_date", "date_verified", "status", "valid_to") if key in commitment
    }
    figures = [replace_precision(figure) for figure in case["figures"]]
    places = case.get("places") or {commitment["jurisdiction_id"]: {"level": "prefecture", "parent_id": None}}
    indicators = [{"indicator_id": key, **row} for key, row in case["indicators"].items()]
    rows = [commitment, *figures, *indicators]
    return World(
        (read_row(Commitment, commitment),),
        read_rows(Figure, figures),
        read_rows(Place, [{"jurisdiction_id": key, **row} for key, row in places.items()]),
        tuple(replace(m, load_id=None) for m in read_rows(Member, case.get("scope_members", []))),
        read_rows(Break, case.get("breaks", [])),
        frozenset((row["indicator_id"], row["other_indicator_id"]) for row in case.get("comparability", [])),
        read_rows(Indicator, indicators),
        (read_row(Document, document),),
        read_rows(Load, [{"load_id": key, **row} for key, row in case.get("loads", {}).items()]),
        units_for(*(row.get("unit") for row in rows)),
    )


def replace_precision(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The cases say `precision` for DESIGN's printed step."""
    row = dict(figure)
    row["printed_step"] = row.pop("precision", row.get("printed_step"))
    return row


def judge_case(case: Mapping[str, Any]) -> list[Row]:
    """The rows of the case's commitment at the case's place, by due date."""
    place = case.get("place") or case["commitment"]["jurisdiction_id"]
    rows = assess(world_of(case), day(case["as_of"]), moment(case.get("known_by")))
    return [row for row in rows if row.jurisdiction_id == place]


def period(text: str) -> tuple[str, str]:
    """First and last day of "2017", "2018H1", "2018Q3", "2018-11", "2018-11-30" or "2020-01-01/2021-12-31".

    >>> period("2018Q3")
    ('2018-07-01', '2018-09-30')
    """
    if "/" in text:
        return tuple(text.split("/"))
    parts = re.fullmatch(r"(\d{4})(?:([HQ])(\d)|-(\d\d)(-\d\d)?)?", text)
    year, part, n, month, last_day = parts.groups()
    if last_day:
        return text, text
    length = {"H": 6, "Q": 3, None: 1 if month else 12}[part]
    first = int(month) if month else (int(n) - 1) * length + 1 if n else 1
    last = first + length - 1
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]}"


def small_case(target: str, *figures: tuple, as_of: str, **more: Any) -> dict[str, Any]:
    """A case in the form of verdicts.jsonl.

    `target` is "ge 80 %"; each figure ("2017", 60) or ("2017", 60, {"value_type": "preliminary"}). `more` goes to the
    indicator (unit, direction, measure_type, frequency, release_lag_months), to the case (places, place, scope_members,
    breaks, comparability, loads, known_by) or else to the commitment (basis, issued_date, due_date, scope …).
    """
    comparator, value, *unit = target.split()
    unit = unit[0] if unit else "%"
    indicator = {"unit": unit, "direction": "higher_is_better", "measure_type": "rate"}
    indicator |= {
        key: more.pop(key) for key in ("direction", "measure_type", "frequency", "release_lag_months") if key in more
    }
    indicator["unit"] = more.pop("indicator_unit", unit)
    case = {"as_of": as_of, "indicators": {"r": indicator}}
    case |= {key: more.pop(key) for key in CASE_KEYS if key in more}
    rows = []
    for number, (text, amount, *other) in enumerate(figures):
        start, end = period(text)
        row = {"figure_id": f"f{number}", "indicator_id": "r", "jurisdiction_id": "510700", "unit": indicator["unit"]}
        row |= {"period_start": start, "period_end": end, "value": amount, "verification": "seen", "source": "年报"}
        rows.append(row | {"source_grade": "issuing body"} | (other[0] if other else {}))
    commitment = {"commitment_id": "c", "indicator_id": "r", "jurisdiction_id": "510700", "comparator": comparator}
    commitment |= {"value": value, "unit": unit, "issued_date": "2018-06-30", "due_date": "2022-12-31"} | more
    return case | {"commitment": commitment, "figures": rows}


CASE_KEYS = ("places", "place", "scope_members", "breaks", "comparability", "loads", "known_by")


def hold(row: Row, expected: Mapping[str, Any]) -> None:
    """Compare a row with what is expected of it: flags must be among those shown, dates are compared as text."""
    for name, value in expected.items():
        found = getattr(row, name)
        if name == "flags":
            assert value <= set(found)
        elif name.endswith(("_end", "_date")):
            assert str(found) == value
        elif isinstance(value, float):
            assert round(found, 6) == round(value, 6)
        else:
            assert found == value, name
