"""上下级目标对照: pairs of targets as the frame of their chart and as a table. No Streamlit, no SQL; rows of app/alignment_queries.py."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from app import markup
from app.naming import document_name, due_text, name
from app.queries import Row
from app.texts import Words


def other_side(row: Mapping[str, Any]) -> dict[str, Any]:
    """What stands above, as a promise of its own."""
    taken = {key.removeprefix("other_"): value for key, value in row.items() if key.startswith("other_")}
    return {**row, **taken}


def is_own(row: Mapping[str, Any]) -> bool:
    """Whether the place promised something itself; else what is asked above was not taken up."""
    return row["commitment_id"] is not None


def asked(row: Mapping[str, Any], words: Words) -> str:
    """A target with its date: ≥65%（2017年底前）."""
    target = words.target(row["comparator"], row["value"], row["value_high"], row["unit"], row["basis"])
    return words("target.with_due", target=target, due=due_text(row, words))


def finding(row: Mapping[str, Any], words: Words) -> str:
    """How the two stand to each other: 低于上级、晚于上级."""
    return words.listed(words(f"alignment.{code}") for code in row["findings"])


def _source(row: Mapping[str, Any], words: Words) -> str:
    document = document_name(row, words)
    return words.listed_wide([p for p in (document, row["clause_path"]) if p])


def pair_frame(rows: Iterable[Row], unit: str | None, words: Words) -> pd.DataFrame:
    """The pairs that can stand on one axis, as app/dumbbell.py draws them: numbers of another unit are in the table only."""
    lines = []
    for row in rows:
        above = other_side(row)
        if above["unit"] != unit or (is_own(row) and row["unit"] != unit) or above["basis"] != "level":
            continue
        own = is_own(row) and row["basis"] == "level"
        place = name(row, "place", words)
        hover = [f"{place}{words('colon')}{asked(row, words)}"] if own else []
        hover.append(f"{name(above, 'place', words)}{words('colon')}{asked(above, words)}")
        lines.append({
            "label": place, "value": float(row["value"]) if own else None, "other_value": float(above["value"]),
            "words": escape(_short(row, words)) if own else "", "other_words": escape(_short(above, words)),
            "said": escape(finding(row, words)).replace(words("list.comma"), "<br>"), "hover": "<br>".join(map(escape, hover)),
            "is_other": "scope_differs" in row["findings"],
        })  # fmt: skip
    return pd.DataFrame(lines)


def _short(row: Mapping[str, Any], words: Words) -> str:
    """The number with its year, as it stands at its mark."""
    target = words.target(row["comparator"], row["value"], row["value_high"], row["unit"], row["basis"])
    return target if row["due_date"] is None else words.listed_wide([target, str(row["due_date"].year)])


def alignment_table(rows: Sequence[Row], words: Words) -> str:
    """Place, its own target with source, what is asked above with source, and how they stand; HTML."""
    lines = []
    for row in rows:
        above = other_side(row)
        own = _cell(row, words) if is_own(row) else markup.text(words("alignment.nothing"))
        said = markup.text(finding(row, words)) + (f"<small>{markup.text(row['why'])}</small>" if row["why"] else "")
        lines.append(
            [
                markup.text(name(row, "place", words)),
                own,
                markup.text(name(above, "place", words)),
                _cell(above, words),
                said,
            ]
        )
    heads = [words(f"alignment.head.{head}") for head in ("place", "own", "above", "asked", "finding")]
    return markup.table(heads, lines, kind="alignment")


def _cell(row: Mapping[str, Any], words: Words) -> str:
    scope = f"<small>{markup.text(row['scope'])}</small>" if row["scope"] else ""
    return markup.text(asked(row, words)) + f"<small>{markup.text(_source(row, words))}</small>" + scope
