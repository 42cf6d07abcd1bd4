"""The arithmetic of a verdict in words, for anyone to do again by hand (DESIGN §8). Verdict and pace are the database's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.texts import Words, decimals
from app.verdicts import verdict_word

PACED = {"ahead", "on_track", "lagging", "off_track", "reversing"}


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
    figure = inputs.judged or inputs.current
    comparison = words("sum.holds" if row["verdict"] == "met" else "sum.fails", value=figure, target=target)
    if row["verdict"] == "missed" and row["gap"] and row["gap"] > 0:
        comparison += words("list.wide") + words(
            "list.gap", gap=words.gap(row["gap"], row["unit"], row["printed_step"])
        )
    if due is None:
        return words("sum.no_due", comparison=comparison)
    at = "sum.after_due" if "figure_after_due" in (row["flags"] or ()) else "sum.at_due"
    return words(at if at_due else "sum.before_due", due=words.date(due), comparison=comparison, verdict=verdict)


def _pace(row: Mapping[str, Any], inputs: Inputs, words: Words) -> list[str]:
    unit, due = row["unit"], row["due_date"]
    passed = months_between(row["baseline_period_end"], row["judged_period_end"])
    whole = months_between(row["baseline_period_end"], due)
    way = abs(row["target_value"] - row["baseline_value"])
    lines = []
    if way > 0 and whole > 0:
        progress, elapsed = f"{1 - row['gap'] / way:.1%}", f"{row['elapsed_share'] or passed / whole:.1%}"
        lines += [
            words("sum.progress", base=inputs.baseline, current=inputs.current or inputs.judged, target=target_text(row, words),
                  way=words.gap(way, unit), done=words.value(way - row["gap"], words.gap_unit(unit)), progress=progress),
            words("sum.elapsed", passed=passed, whole=whole, share=elapsed),
            words("sum.pace", progress=progress, share=elapsed, pace=f"{row['pace']:.2f}", verdict=verdict_word(row, words)),
        ]  # fmt: skip
    lines += still_needed(row, words)
    if row["projected_value"] is not None:
        value = words.value(rounded(row["projected_value"], row), unit)
        lines.append(words("sum.projected", value=value, due=words.date(due)))
    return lines


def still_needed(row: Mapping[str, Any], words: Words) -> list[str]:
    """The gap, the change a year that closes it by the due date, and the change a year until now, as a sentence; none where met."""
    needed, change = row["needed_per_year"], row["change_per_year"]
    if needed is None or not row["gap"] or row["gap"] <= 0:
        return []
    values = {"gap": words.gap(row["gap"], row["unit"], row["printed_step"]), "needed": _per_year(needed, row, words)}
    if change is None:
        return [words("sum.need_only", **values)]
    return [words("sum.need", **values, change=_per_year(change, row, words))]


def rounded(value: float, row: Mapping[str, Any], more: int = 1) -> float:
    """A computed value with one decimal more than the figures it comes from, so that the sum can be followed."""
    return round(value, decimals(row["printed_step"], row["value"]) + more)


def _per_year(change: float, row: Mapping[str, Any], words: Words) -> str:
    """A change a year with its direction: 下降0.38/10万."""
    size = words.gap(rounded(change, row), row["unit"])
    return words("sum.falls" if change < 0 else "sum.rises", change=size)
