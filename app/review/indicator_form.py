"""A new indicator for a statement that fits none of the register's: the whole definition, with where it stands."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from app.acting import acting
from app.review import mine
from app.review.fields import Offered
from app.texts import Words
from loaders.loads.new_indicator import add_indicator, indicator_id_of
from loaders.register.indicators import DIRECTIONS, FREQUENCIES, MEASURE_TYPES

TEXTS = ("name_zh", "name_en", "definition", "numerator", "denominator", "population", "institutions", "unit")
CODES = {"direction": DIRECTIONS, "measure_type": MEASURE_TYPES, "frequency": FREQUENCIES}
_LAG = 12  # months: yearbooks come out in the year after


def new_indicator(name: str, unit: str, offered: Offered, then: Callable[[str], None], words: Words) -> None:
    """The form; `then` is given the new indicator's id once it stands among the drafts."""
    categories = list(dict.fromkeys(one.category for one in offered.indicators.values()))
    first = {"name_zh": name, "unit": unit, "population": "未注明", "institutions": "未注明"}
    st.html(f"<h3>{words('review.indicator.title')}</h3>")
    with st.form("new_indicator", border=True):
        cells: dict[str, str] = {}
        for field in TEXTS:
            cells[field] = st.text_input(
                words(f"review.indicator.{field}"), first.get(field, ""), key=f"indicator_{field}",
                placeholder=words("review.indicator.optional") if field in {"name_en", "denominator"} else None,
            )  # fmt: skip
        for column, (field, codes) in zip(st.columns(len(CODES)), CODES.items(), strict=True):
            with column:
                cells[field] = _chosen(field, codes, partial(_word, words, field), words)
        left, right = st.columns(2)
        with left:
            lag = st.number_input(words("review.indicator.release_lag_months"), 0, 60, _LAG, key="indicator_lag")
        with right:
            cells["category"] = _chosen("category", categories, words.category, words)
        cells["release_lag_months"] = str(int(lag))
        evidence = st.text_input(
            words("review.indicator.evidence"),
            key="indicator_evidence",
            placeholder=words("review.indicator.evidence.help"),
        )
        if not st.form_submit_button(words("review.indicator.submit"), type="primary", key="indicator_submit"):
            return
    if open_ones := [field for field in (*CODES, "category") if not cells[field]]:
        fields = words.listed(words(f"review.indicator.{field}") for field in open_ones)
        mine.say(words("review.indicator.open", fields=fields))
    elif mine.write(
        lambda: add_indicator(cells, evidence, mine.my_data(), acting()).notices, words("review.indicator.done"), words
    ):
        then(indicator_id_of(cells["name_zh"]))
    st.rerun()


def _word(words: Words, field: str, code: str) -> str:
    return words(f"review.{field}.{code}")


def _chosen(field: str, codes: Sequence[str], called: Callable[[str], str], words: Words) -> str:
    """What was chosen; nothing stands chosen by itself, for a wrong direction makes wrong verdicts."""
    chosen = st.selectbox(
        words(f"review.indicator.{field}"), codes, None, format_func=called, key=f"indicator_{field}", placeholder=words("choice.placeholder.none")
    )  # fmt: skip
    return chosen or ""
