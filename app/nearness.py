"""Which other places stand beside a place where many report the same: the one above it, its neighbours, those below it, then the rest.

A page for one county does not list three thousand others; it says so, and the others are on pages of their own.
"""

from collections.abc import Mapping

# Places whose figures are shown beside a place's own, and how many of the latest of each: some hundred lines.
PLACES_BESIDE = 20
FIGURES_OF_EACH = 36
# Promises of other places on an indicator.
PROMISES_BESIDE = 60


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
