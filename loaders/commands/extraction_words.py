"""What the table of `extract --format csv` says in place of codes, in the words of the other tables."""

from collections.abc import Mapping
from typing import Any


def worded(record: Mapping[str, Any]) -> dict[str, Any]:
    """A statement's record with its codes in Chinese; names, numbers, dates and the names of grammar rules as they are."""
    from loaders.warehouse.snapshots import words

    tables: dict[str, Mapping[str, str]] = {
        "kind": {"target": "目标", "reported": "报告数"},
        "comparator": words.COMPARATORS,
        "basis": words.BASES,
        "value_type": words.VALUE_TYPES,
        "firmness": words.FIRMNESS,
        "reach_level": words.LEVELS,
        "recurrence": words.RECURRENCES,
        "row_kind": {"commitment": "目标任务", "standard": "标准"},
    }
    told = {key: _word(value, tables.get(key, {})) for key, value in record.items()}
    # How a figure was reported says nothing of a target.
    return told | ({"value_type": ""} if record["kind"] == "target" else {})


def _word(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return words.get(value, value) if isinstance(value, str) else value
