"""The arithmetic of a verdict in words, for anyone to do again by hand (DESIGN §8). Verdict and pace are the database's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.texts import Words
from app.verdicts import verdict_word

PACED = {"ahead", "on_track", "lagging", "off_track", "reversing"}
_DOWNWARD = {"le", "lt"}


@dataclass(frozen=True)
class Inputs:
    """The three figures of a verdict as text with their periods (14.3/10万（2024年）); empty where there is none."""

    judged: str
    current: str
    baseline: str


def months_between(first: date, last: date) -> int:
    """Calendar months from one month to another; periods end at the ends of months."""
    return (last.year - first.year) * 12 + last.month - first.month


def arithmetic(row: Mapping[str, Any], inputs: Inputs, words: Words) -> list[str]:
    """The sum of a decided row as sentences; none for an undecided one."""
    if row["verdict"] in PACED and row["pace"] is not None and row["baseline_period_end"] is not None:
        return _pace(row, inputs, words)
    if row["verdict"] in {"met", "missed"}:
        return [_held_against(row, inputs, words)]
    return []


def target_text(row: Mapping[str, Any], words: Words) -> str:
    """The promised number: ≥95%, 提高≥10个百分点."""
    return words.target(row["comparator"], row["value"], row["value_high"], row["unit"], row["basis"])


def _held_against(row: Mapping[str, Any], inputs: Inputs, words: Words) -> str:
    due = row["due_date"]
    verdict = verdict_word(row, words)
    target = target_text(row, words)
    at_due = due is not None and due <= row["as_of"] and inputs.judged
    figure = inputs.judged if at_due else inputs.current or inputs.judged
    comparison = words("sum.holds" if row["verdict"] == "met" else "sum.fails", value=figure, target=target)
    if due is None:
        return words("sum.no_due", comparison=comparison)
    return words(
        "sum.at_due" if at_due else "sum.before_due", due=words.date(due), comparison=comparison, verdict=verdict
    )


def _pace(row: Mapping[str, Any], inputs: Inputs, words: Words) -> list[str]:
    unit, due, as_of_end = row["unit"], row["due_date"], row["current_period_end"]
    passed, whole = (
        months_between(row["baseline_period_end"], as_of_end),
        months_between(row["baseline_period_end"], due),
    )
    down = row["comparator"] in _DOWNWARD or row["direction"] == "lower_is_better"
    aim = row["current_value"] - row["gap"] if down else row["current_value"] + row["gap"]
    way = abs(aim - row["baseline_value"])
    lines = []
    if way > 0 and whole > 0:
        progress, elapsed = 1 - row["gap"] / way, passed / whole
        lines += [
            words("sum.progress", base=inputs.baseline, current=inputs.current, target=target_text(row, words),
                  way=words.gap(way, unit), done=words.value(way - row["gap"], words.gap_unit(unit)), progress=f"{progress:.1%}"),
            words("sum.elapsed", passed=passed, whole=whole, share=f"{elapsed:.1%}"),
            words("sum.pace", progress=f"{progress:.1%}", share=f"{elapsed:.1%}", pace=f"{row['pace']:.2f}",
                  verdict=verdict_word(row, words)),
        ]  # fmt: skip
    if row["needed_per_year"] is not None and row["change_per_year"] is not None:
        better = (row["change_per_year"] <= 0) if down else (row["change_per_year"] >= 0)
        lines.append(
            words(
                "sum.need" if better else "sum.need_worse",
                needed=words.gap(row["needed_per_year"], unit),
                change=words.gap(row["change_per_year"], unit),
            )
        )
    if row["projected_value"] is not None:
        lines.append(words("sum.projected", value=words.value(row["projected_value"], unit), due=words.date(due)))
    return lines
