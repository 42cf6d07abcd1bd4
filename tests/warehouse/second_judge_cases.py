"""One hand-written case (a line of verdicts.jsonl, or a dictionary in its form) as a World for the second judge."""

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
        tuple((row["indicator_id"], row["other_indicator_id"]) for row in case.get("comparability", [])),
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
