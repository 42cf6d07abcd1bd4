"""A statement as one JSON object: the gold guide's fields first, then where it stands and what it says besides."""

from typing import Any

from loaders.statements.statement import Statement


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def statement_record(statement: Statement) -> dict[str, Any]:
    """The statement's fields in the order they are written, ready for `json.dumps`."""
    return {
        "kind": statement.kind,
        "indicator": statement.indicator,
        "comparator": statement.comparator,
        "value": _number(statement.value),
        "value_high": _number(statement.value_high),
        "unit": statement.unit,
        "basis": statement.basis,
        "due": statement.due,
        "period": statement.period,
        "core": statement.core,
        "implicit": statement.implicit,
        "quote": statement.quote,
        "document": statement.document,
        "clause": statement.clause,
        "clause_path": statement.clause_path,
        "indicator_id": statement.indicator_id,
        "indicator_score": statement.indicator_score,
        "due_text": statement.due_text,
        "value_type": statement.value_type,
        "baseline_value": _number(statement.baseline_value),
        "baseline_period": statement.baseline_period,
        "lead_department": statement.lead_department,
        "departments": list(statement.departments),
        "firmness": statement.firmness,
        "place": statement.place,
        "scope": statement.scope,
        "reach_level": statement.reach_level,
        "recurrence": statement.recurrence,
        "row_kind": statement.row_kind,
        "printed_step": statement.printed_step,
        "span": list(statement.span),
        "confidence": statement.confidence,
        "rules": list(statement.rules),
    }
