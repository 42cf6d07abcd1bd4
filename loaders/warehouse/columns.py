"""What the build reads from the CSV files of a load: each column's type, default and permitted codes.

The codes repeat the CHECKs of schema.sql on purpose: a CHECK stops a build at the first wrong row, these name them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a load's file. `default` is SQL put where the cell is empty or the column is missing."""

    type: str = "VARCHAR"
    default: str = "NULL"
    codes: tuple[str, ...] = ()
    required: bool = False

    @property
    def needed(self) -> bool:
        """Whether an empty cell is a fault."""
        return self.required and self.default == "NULL"


_TEXT = Column()
_ID = Column(required=True)
_DATE = Column("DATE")
_NUMBER = Column("DOUBLE")
_WHOLE = Column("INTEGER")
_DISCLOSURE = Column(default="'public'", codes=("public", "restricted"), required=True)
_REVIEW = Column(default="'accepted'", codes=("proposed", "accepted", "corrected", "rejected"), required=True)
_DIRECTIONS = ("higher_is_better", "lower_is_better", "none")
_MEASURES = ("rate", "stock", "flow", "cumulative", "yes_no", "standard")
_FREQUENCIES = ("month", "quarter", "half_year", "annual", "survey", "once")
_ACTIONS = ("accept", "correct", "reject", "add", "close", "reopen", "confirm_scope", "withdraw", "supersede")
_VALUE_TYPES = (
    *("reported", "preliminary", "derived", "lower_bound", "upper_bound"),
    *("approx", "estimate", "planned", "expected", "budget"),
)

DOCUMENTS: Mapping[str, Column] = {
    "document_id": _ID,
    "title": Column(required=True),
    "document_number": _TEXT,
    "number_verified": Column("BOOLEAN"),
    "issuer": _TEXT,
    "jurisdiction_id": _TEXT,
    "issued_date": _DATE,
    "date_verified": Column(codes=("day", "year")),
    "status": Column(codes=("in_force", "superseded", "repealed", "period_over")),
    "valid_to": _DATE,
    "superseded_by": _TEXT,
    "disclosure": _DISCLOSURE,
    "source_sha256": _TEXT,
    "source_url": _TEXT,
}

COMMITMENTS: Mapping[str, Column] = {
    "commitment_id": _ID,
    "document_id": _ID,
    "clause_id": _TEXT,
    "indicator_id": _TEXT,
    "indicator_text": _TEXT,
    "jurisdiction_id": _ID,
    "reach_level": Column(codes=("nation", "province", "prefecture", "county", "institution")),
    "scope": _TEXT,
    "comparator": Column(codes=("ge", "gt", "le", "lt", "eq", "approx", "between"), required=True),
    "value": Column("DOUBLE", required=True),
    "value_high": _NUMBER,
    "unit": _TEXT,
    "basis": Column(default="'level'", codes=("level", "increase", "decrease"), required=True),
    "baseline_value": _NUMBER,
    "baseline_date": _DATE,
    "firmness": Column(codes=("binding", "expected", "aspirational", "encouraged")),
    "due_date": _DATE,
    "due_text": _TEXT,
    "recurrence": Column(default="'none'", codes=("none", "yearly", "maintain"), required=True),
    "row_kind": Column(default="'commitment'", codes=("commitment", "standard"), required=True),
    "lead_department": _TEXT,
    "departments": _TEXT,
    "quote": Column(required=True),
    "span_start": _WHOLE,
    "span_end": _WHOLE,
    "implicit": Column("BOOLEAN"),
    "review": _REVIEW,
    "verification": _TEXT,
    "source_grade": _TEXT,
    "note": _TEXT,
    "confidence": _NUMBER,
}

FIGURES: Mapping[str, Column] = {
    "figure_id": _ID,
    "indicator_id": _TEXT,
    "indicator_text": _TEXT,
    "jurisdiction_id": _ID,
    "period_start": _DATE,
    "period_end": _DATE,
    "value": Column("DOUBLE", required=True),
    "unit": _TEXT,
    "printed_step": _NUMBER,
    "numerator": _NUMBER,
    "denominator": _NUMBER,
    "scope": _TEXT,
    "value_type": Column(default="'reported'", codes=_VALUE_TYPES, required=True),
    "published_date": _DATE,
    "document_id": _TEXT,
    "clause_id": _TEXT,
    "quote": _TEXT,
    "span_start": _WHOLE,
    "span_end": _WHOLE,
    "source": _TEXT,
    "source_url": _TEXT,
    "source_grade": _TEXT,
    "verification": _TEXT,
    "disclosure": _DISCLOSURE,
    "review": _REVIEW,
    "note": _TEXT,
    "confidence": _NUMBER,
}

CLAUSES: Mapping[str, Column] = {
    "document_id": _ID,
    "clause_id": _ID,
    "path": _TEXT,
    "heading": _TEXT,
    "start": _WHOLE,
    "end": _WHOLE,
}

SCOPE_MEMBERS: Mapping[str, Column] = {
    "scope": _ID,
    "jurisdiction_id": _ID,
    "is_member": Column("BOOLEAN", required=True),
    "valid_from": _DATE,
    "valid_to": _DATE,
    "evidence": Column(required=True),
}

DECISIONS: Mapping[str, Column] = {
    "action": Column(codes=_ACTIONS, required=True),
    "subject_id": _ID,
    "field": _TEXT,
    "value": _TEXT,
    "reason": Column(required=True),
    "evidence": _TEXT,
}

REFUSED: Mapping[str, Column] = {
    "file": _TEXT,
    "row": _WHOLE,
    "column": _TEXT,
    "content": _TEXT,
    "reason": Column(default="'未写明原因'", required=True),
    "next_step": _TEXT,
}

INDICATORS: Mapping[str, Column] = {
    "indicator_id": _ID,
    "family": _TEXT,
    "name_zh": Column(required=True),
    "name_en": _TEXT,
    "definition": _TEXT,
    "numerator": _TEXT,
    "denominator": _TEXT,
    "population": _TEXT,
    "institutions": _TEXT,
    "unit": _TEXT,
    "direction": Column(codes=_DIRECTIONS),
    "measure_type": Column(codes=_MEASURES),
    "frequency": Column(codes=_FREQUENCIES),
    "release_lag_months": _WHOLE,
    "category": _TEXT,
    "aliases": Column("LIST"),
    "note": _TEXT,
}

RELATED_INDICATORS: Mapping[str, Column] = {
    "indicator_id": _ID,
    "other_indicator_id": _ID,
    "why": Column(required=True),
}

BREAKS: Mapping[str, Column] = {
    "indicator_id": _ID,
    "jurisdiction_id": _TEXT,
    "date": Column("DATE", required=True),
    "why": Column(required=True),
    "certainty": Column(codes=("documented", "suspected")),
}

JURISDICTIONS: Mapping[str, Column] = {
    "jurisdiction_id": _ID,
    "name_zh": Column(required=True),
    "name_en": _TEXT,
    "level": Column(codes=("nation", "province", "prefecture", "county"), required=True),
    "parent_id": _TEXT,
    "valid_from": Column("FIRST_DAY"),
    "valid_to": Column("LAST_DAY"),
    "former_names": _TEXT,
    "successor_id": _TEXT,
}

DERIVATIONS: Mapping[str, Column] = {
    "indicator_id": _ID,
    "numerator": Column("LIST", required=True),
    "denominator": Column("LIST", required=True),
    "why": Column(required=True),
}

DEPARTMENTS: Mapping[str, Column] = {
    "department_id": _ID,
    "name_zh": Column(required=True),
    "name_en": _TEXT,
    "aliases": Column("LIST"),
    "successor_id": _TEXT,
    "from_date": _DATE,
    "note": _TEXT,
}


def cast(column: Column, cell: str) -> str:
    """SQL that turns the text `cell` (an SQL expression) into the column's type; it fails where the text is none.

    FIRST_DAY and LAST_DAY are dates for which a year is enough: its 1 January, and the last day but one of the year
    after it (a place that stood at the end of 2015 for the last time was gone some day in 2016, and at its end).
    """
    if column.type == "VARCHAR":
        return cell
    if column.type == "LIST":
        return f"list_filter(list_transform(str_split({cell}, ';'), lambda part: trim(part)), lambda part: part <> '')"
    if column.type == "FIRST_DAY":
        return _date_of(cell, f"make_date({cell}::INTEGER, 1, 1)")
    if column.type == "LAST_DAY":
        return _date_of(cell, f"make_date({cell}::INTEGER + 1, 12, 30)")
    return f"CAST({cell} AS {column.type})"


def _date_of(cell: str, from_year: str) -> str:
    return f"CASE WHEN length({cell}) = 4 THEN {from_year} ELSE CAST({cell} AS DATE) END"
