"""The fields of one statement as a form draws them, and as the cells of a load read them back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.texts import Words
from loaders.register.model import Indicator
from loaders.warehouse.columns import COMMITMENTS, FIGURES

TARGET_FIELDS = (
    "comparator", "value", "value_high", "unit", "basis", "due_date", "recurrence", "reach_level", "scope", "firmness",
    "lead_department", "departments", "baseline_value", "baseline_date",
)  # fmt: skip
FIGURE_FIELDS = (
    "value",
    "unit",
    "value_type",
    "period_start",
    "period_end",
    "scope",
    "numerator",
    "denominator",
)
# What the select box of indicators offers beside the register.
NONE, NEW = "", "+"
# Where words for a code stand, if not under the field's own name.
_WORDS = {"reach_level": "level"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FIRST, _LAST = date(1949, 10, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Offered:
    """What the select boxes offer: the register's indicators by id, and departments and scopes in use."""

    indicators: Mapping[str, Indicator]
    departments: Sequence[str]
    scopes: Sequence[str]


def fields_of(kind: str) -> Sequence[str]:
    """The fields of a target, a standard or a reported figure, in the order of the form."""
    return FIGURE_FIELDS if kind == "reported" else TARGET_FIELDS


def draw(kind: str, cells: Mapping[str, str], offered: Offered, key: str, words: Words) -> dict[str, str]:
    """The widgets of all fields but the indicator, two in a row; gives what they hold as cells. `key` tells this form from others."""
    found = {}
    fields = fields_of(kind)
    for first in range(0, len(fields), 2):
        columns = st.columns(2)
        for column, field in zip(columns, fields[first : first + 2], strict=False):
            with column:
                found[field] = _field(kind, field, cells.get(field, ""), offered, f"{key}_{field}", words)
    return found


def not_numbers(kind: str, cells: Mapping[str, str]) -> list[str]:
    """The fields that should hold a number and do not."""
    shapes = FIGURES if kind == "reported" else COMMITMENTS
    return [
        field
        for field, text in cells.items()
        if field in shapes and shapes[field].type == "DOUBLE" and text and not _NUMBER.fullmatch(text)
    ]


def indicator_box(code: str, offered: Offered, key: str, words: Words, with_new: bool) -> str:
    """The register searched by name: an id, NONE or, where it is offered, NEW. It stands before the form, so that NEW opens another one."""
    names = {
        one.indicator_id: one.name_en if words.language == "en" else one.name_zh for one in offered.indicators.values()
    }
    options = [NONE, *([NEW] if with_new else []), *sorted(names, key=lambda one: names[one])]
    said = {NONE: words("review.indicator.none"), NEW: words("review.indicator.new")}
    return str(
        st.selectbox(
            label_of("indicator_id", words), options, options.index(code) if code in options else 0, key=key,
            format_func=lambda one: said.get(one) or names[one], help=words("review.indicator.help"),
        )
    )  # fmt: skip


def _field(kind: str, field: str, text: str, offered: Offered, key: str, words: Words) -> str:
    shape = (FIGURES if kind == "reported" else COMMITMENTS)[field]
    label = label_of(field, words)
    if shape.codes:
        options = list(shape.codes) if shape.required else ["", *shape.codes]
        index = options.index(text) if text in options else 0
        return (
            st.selectbox(label, options, index, key=key, format_func=lambda code: code_word(field, code, words)) or ""
        )
    if shape.type == "DATE":
        day = st.date_input(
            label,
            date.fromisoformat(text) if text else None,
            min_value=_FIRST,
            max_value=_LAST,
            format="YYYY-MM-DD",
            key=key,
        )
        return day.isoformat() if isinstance(day, date) else ""
    known = {"lead_department": offered.departments, "scope": offered.scopes}.get(field)
    if known is not None:
        options = list(dict.fromkeys([*([text] if text else []), *known]))
        chosen = st.selectbox(
            label,
            options,
            0 if text else None,
            key=key,
            accept_new_options=True,
            placeholder=words(f"review.empty.{field}"),
        )
        return (chosen or "").strip()
    return (
        st.text_input(label, _shown(field, text), key=key)
        .strip()
        .replace("；", ";")
        .replace("、", ";" if field == "departments" else "、")
    )


def _shown(field: str, text: str) -> str:
    return text.replace(";", "；") if field == "departments" else text


def label_of(field: str, words: Words) -> str:
    """The name of a field at the head of its widget."""
    name = words(f"record.field.{field}")
    return name[:1].upper() + name[1:]


def code_word(field: str, code: str, words: Words) -> str:
    """The word of a code of a field; for none that the document does not say it."""
    if not code:
        return words("not_stated")
    return next(
        words(key) for key in (f"record.{field}.{code}", f"{_WORDS.get(field, field)}.{code}") if words.has(key)
    )
