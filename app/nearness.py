"""Which other places stand beside a place where many report the same: the one above it, its neighbours, those below it, then the rest.

A page for one county does not list three thousand others; it says so, and the others are on pages of their own.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

# Places whose figures are shown beside a place's own, and how many of the latest of each: some hundred lines.
PLACES_BESIDE = 20
FIGURES_OF_EACH = 36
# Promises of other places on an indicator.
PROMISES_BESIDE = 60
# Of these, places and promises that a chart draws: more points and words would lie on each other.
PLACES_DRAWN = 8
PROMISES_DRAWN = 8


def nearness(place: str, other: str, parents: Mapping[str, str | None]) -> int:
    """How far another place stands from a place, as a number that sorts; `parents` tells of each which is above it."""
    above, over_other = parents.get(place), parents.get(other)
    if other == place:
        return 0
    if above is not None and other == above:
        return 1
    if above is not None and over_other == above:
        return 2
    return 3 if over_other == place else 4


def nearest(
    rows: Iterable[dict[str, Any]], one: str, at_most: int, place: str, parents: Mapping[str, str | None]
) -> list[dict[str, Any]]:
    """The rows, in the order given, of the `at_most` things named in column `one` whose places stand nearest to a place."""
    given = list(rows)
    ranks: dict[Hashable, int] = {}
    for row in given:
        ranks.setdefault(row[one], nearness(place, row["jurisdiction_id"], parents))
    kept = set(sorted(ranks, key=ranks.__getitem__)[:at_most])
    return [row for row in given if row[one] in kept]
