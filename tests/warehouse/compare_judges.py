"""Where the two judges differ: rows of the assessment macro against rows of the second judge."""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from second_judge_table import Row

KEY = ("commitment_id", "jurisdiction_id", "due_date")
# Codes and dates that must be the same, and numbers that must be within the rounding of binary arithmetic.
SAME = ("indicator_id", "inherited_from", "in_front", "verdict", "reason", "verdict_if_confirmed", "met_later_date")
FIGURES = ("judged_figure_id", "judged_period_end", "current_period_end", "baseline_period_end", "baseline_source")
NUMBERS = (
    *("judged_value", "current_value", "baseline_value", "gap", "needed_per_year", "change_per_year", "pace"),
    *("projected_value", "figure_age_months"),
)
BASELINE = ("baseline_value", "baseline_period_end", "baseline_source")


def key_of(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Commitment, place and due date: a yearly promise has a row for each year."""
    return tuple(plain(row[name]) for name in KEY)


def plain(cell: object) -> object:
    """A cell of either judge in one form: no NaN, no timestamps for dates, lists sorted."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    return tuple(sorted(cell)) if isinstance(cell, list | tuple) else cell


def differences(first: Iterable[Mapping[str, Any]], second: Iterable[Row]) -> dict[tuple[object, ...], dict[str, Any]]:
    """For each row on which the judges differ: column → (the macro's, the second judge's); "row" where one has none."""
    ours = {key_of(vars(row)): vars(row) for row in second}
    theirs = {key_of(row): row for row in first}
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for key in ours.keys() | theirs.keys():
        if key not in ours or key not in theirs:
            found[key] = {"row": (key in theirs and theirs[key]["verdict"], key in ours and ours[key]["verdict"])}
            continue
        unlike = _unlike(theirs[key], ours[key])
        if unlike:
            found[key] = unlike
    return found


def _unlike(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    # Where neither looks at a figure there is nothing to start from: a stated baseline may be shown or not.
    idle = BASELINE if one["judged_figure_id"] is None and other["judged_figure_id"] is None else ()
    exact = {name: (plain(one[name]), plain(other[name])) for name in (*SAME, *FIGURES, "flags") if name not in idle}
    unlike = {name: pair for name, pair in exact.items() if pair[0] != pair[1]}
    for name in (name for name in NUMBERS if name not in idle):
        pair = plain(one[name]), plain(other[name])
        if not _close(*pair):
            unlike[name] = pair
    return unlike


def _close(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)
