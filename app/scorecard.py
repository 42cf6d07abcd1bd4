"""A place's promises as a scorecard: one line an indicator, the promise that speaks for it, the steps of its target, the figure.

Rows of `assessments` in; frames for `bullets.bullet_chart` and plain data for tables out. No rule is applied here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10
from typing import Any

import pandas as pd

from app.naming import due_text, name
from app.queries import Row
from app.sentences import main_row
from app.sums import target_text
from app.tally import STATES, apart, state
from app.texts import Words
from app.verdicts import reason_word, verdict_word

# Below this share of the greatest value a scale starts from 0: where all lies close together far from 0, nothing would be seen.
CLOSE = 0.9


@dataclass(frozen=True)
class Score:
    """One indicator: the row that speaks, all rows on it, and whether it comes from above."""

    main: Row
    rows: tuple[Row, ...]

    @property
    def is_own(self) -> bool:
        """Whether the place promised it itself."""
        return self.main["inherited_from"] is None

    @property
    def value(self) -> float | None:
        """The figure judged, else the latest comparable one; None where there is none."""
        value = self.main["judged_value"] if self.main["judged_value"] is not None else self.main["current_value"]
        return None if value is None else float(value)

    @property
    def steps(self) -> list[Row]:
        """The rows whose target is a level on the same scale: one a due date and number, in their order."""
        unit = _unit(self.main)
        found: dict[tuple[Any, ...], Row] = {}
        for row in (self.main, *self.rows):
            if level(row) is not None and _unit(row) == unit:
                found.setdefault((row["due_date"], level(row), row["comparator"]), row)
        return sorted(found.values(), key=lambda r: (r["due_date"] is None, r["due_date"] or r["as_of"]))


def _unit(row: Row) -> str:
    return str(row["judged_unit"] or row["unit"] or "")


def level(row: Row) -> float | None:
    """The target as a level; None for a change whose level the database could not work out."""
    if row["target_value"] is not None:
        return float(row["target_value"])
    return float(row["value"]) if row["basis"] == "level" else None


def scores(rows: Iterable[Row]) -> list[Score]:
    """One score an indicator of the register, worst first; what is counted apart comes last."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row["indicator_id"] and row["row_kind"] != "standard":
            groups.setdefault(row["indicator_id"], []).append(row)
    found = [Score(main, tuple(group)) for group in groups.values() if (main := main_row(group)) is not None]
    return sorted(found, key=lambda s: (apart(s.main) is not None, STATES.index(state(s.main)), s.main["indicator_zh"]))


def measured(found: Sequence[Score]) -> list[Score]:
    """The scores that can be drawn: with a figure and a level to hold it against."""
    return [score for score in found if score.value is not None and score.steps]


def said(row: Row, words: Words) -> str:
    """The verdict in words, with the reason or the gap."""
    reason = reason_word(row, words)
    if reason:
        return words("verdict.joined", first=verdict_word(row, words), rest=reason)
    if row["gap"] and row["gap"] > 0:
        gap = words("list.gap", gap=words.gap(row["gap"], row["unit"], row["printed_step"]))
        return words.listed_wide([verdict_word(row, words), gap])
    return verdict_word(row, words)


def frames(found: Sequence[Score], words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames `bullets` and `steps` of `bullets.bullet_chart`, of scores that are `measured`."""
    bullets, steps = [], []
    for number, score in enumerate(found):
        row = score.main
        bullets.append(_bullet(score, words))
        for step in score.steps:
            text = words("target.on_line", target=target_text(step, words), due=due_text(step, words))
            short = text if step is row or step["due_date"] is None else words(
                "place.step", target=target_text(step, words), year=step["due_date"].year
            )  # fmt: skip
            who = name(step, "promised_by", words)
            steps.append({
                "line": number, "value": level(step), "label": short, "is_main": step is row,
                "hover": f"<b>{escape(text)}</b><br>{escape(who)}<br>{escape(said(step, words))}",
            })  # fmt: skip
    return pd.DataFrame(bullets), pd.DataFrame(steps)


def _bullet(score: Score, words: Words) -> dict[str, Any]:
    row, value = score.main, score.value
    assert value is not None
    targets = [t for t in (level(step) for step in score.steps) if t is not None]
    base = None if row["baseline_value"] is None else float(row["baseline_value"])
    low, high = scale([value, *targets, *([] if base is None else [base])], _unit(row) == "%")
    target = level(row)
    keeps_low = row["comparator"] in {"le", "lt"} or (
        row["comparator"] not in {"ge", "gt"} and row["direction"] == "lower_is_better"
    )
    edge = high if target is None else target
    shown = words.value(value, _unit(row), row["printed_step"])
    label = words("figure.with_period", value=shown, period=as_at(row, words))
    start = "" if low == 0 else words("place.scale_start", value=words.value(low, _unit(row)))
    return {
        "name": name(row, "indicator", words), "said": words.listed_wide([label, said(row, words)]), "verdict": row["verdict"], "value": value,
        "baseline": base, "low": low, "high": high, "low_label": start, "zone_from": low if keeps_low else edge,
        "zone_to": edge if keeps_low else high, "hover": f"<b>{escape(name(row, 'indicator', words))}</b><br>{escape(label)}",
    }  # fmt: skip


def as_at(row: Row, words: Words) -> str:
    """When the figure that is shown was true: the year where its period ends with one, else the day; empty where there is none."""
    end = row["judged_period_end"] if row["judged_value"] is not None else row["current_period_end"]
    if end is None:
        return ""
    if (end.month, end.day) == (12, 31):
        return words("period.year", year=end.year)
    return words.date(end)


def scale(values: Sequence[float], is_share: bool) -> tuple[float, float]:
    """The ends of a line's scale: from 0 where that costs little, to 100 for shares up to 100, else a little past the greatest."""
    least, greatest = min(values), max(values)
    if is_share and least >= 0 and greatest <= 100:
        return 0.0, 100.0
    if least >= 0 and (greatest == 0 or least / greatest < CLOSE):
        return 0.0, greatest * 1.12 or 1.0
    room = (greatest - least) or abs(greatest) * 0.05
    step = 10.0 ** floor(log10(room))
    return floor((least - room) / step) * step, greatest + room * 0.35
