"""Assessments as a table for the terminal: narrow, aligned although a Chinese character is two columns wide."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.commands.moments import moment_in_china
from loaders.loads.tables import plain_number
from loaders.warehouse.snapshots import amounts
from loaders.warehouse.snapshots.words import VERDICTS, unit_behind

_HEADINGS = ("地区", "指标", "目标", "时限", "判定用数", "判定", "原因或标注")
# Wide enough for most names; a longer one is cut and ends in ….
_WIDEST = 36


def assessment_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """The table of rows as `assessment_rows` gives them, with the counts of the verdicts below it."""
    if not rows:
        return "没有可判定的目标：所选地区没有目标任务，或者还没有载入。\n"
    lines = [_HEADINGS, *map(_cells, rows)]
    widths = [min(_WIDEST, max(width(line[i]) for line in lines)) for i in range(len(_HEADINGS))]
    table = "\n".join(
        # Nothing stands behind the last column: it is never cut.
        "  ".join([*map(fit, line[:-1], widths), line[-1]]).rstrip()
        for line in lines
    )
    known_by = moment_in_china(rows[0]["known_by"])
    return f"{table}\n\n共 {len(rows)} 项：{_counts(rows)}。截至 {rows[0]['as_of']}，记录截至 {known_by}。\n"


def _counts(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many rows read how, in the rows' own words (未达力争目标 is not counted as 到期未达标), in the order of VERDICTS."""
    order = list(VERDICTS)
    counts = Counter((order.index(row["verdict"]), str(row["verdict_word"])) for row in rows)
    return "，".join(f"{word} {count}" for (_, word), count in sorted(counts.items()))


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    unit = unit_behind(row["unit"])
    target = amounts.target(row["comparator"], row["value"], row["value_high"], row["unit"], row["basis"])
    judged = row["judged_value"]
    # A promise of so many points more is held against a share, which is in %.
    level_unit = "%" if unit == "个百分点" else unit
    figure = f"{plain_number(round(judged, 6))}{level_unit}（{row['judged_period_end']}）" if judged is not None else ""
    notes = [row["reason_word"], *row["flag_words"]]
    if row["verdict_if_confirmed"]:
        notes.insert(1, f"若确认：{'、'.join(row['verdict_if_confirmed'])}")
    return (
        str(row["place_name"] or row["jurisdiction_id"]),
        str(row["indicator_name"] or row["indicator_text"] or ""),
        target,
        str(row["due_date"] or row["due_text"] or "未写明"),
        figure,
        str(row["verdict_word"]),
        "；".join(note for note in notes if note),
    )


def width(text: str) -> int:
    """How many columns a text takes: wide and full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def fit(text: str, size: int) -> str:
    """`text` in exactly `size` columns: padded, or cut with … at its end."""
    if width(text) <= size:
        return text + " " * (size - width(text))
    kept = ""
    for character in text:
        if width(kept + character) > size - 1:
            break
        kept += character
    return kept + "…" + " " * (size - width(kept) - 1)
