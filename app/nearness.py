"""Which other places stand beside a place where many report the same: the one above it, its neighbours, those below it, then the rest.

A page for one county does not list three thousand others; it says so, and the others are on pages of their own.
"""

# Places whose figures are shown beside a place's own, and how many of the latest of each: some hundred lines.
PLACES_BESIDE = 20
FIGURES_OF_EACH = 36
# Promises of other places on an indicator.
PROMISES_BESIDE = 60


def nearness(place: str) -> str:
    """How far a place stands from $place, as an SQL expression that sorts; `place` is the alias of its row of `jurisdictions`."""
    above = "(SELECT parent_id FROM jurisdictions WHERE jurisdiction_id = $place)"
    return f"""CASE WHEN {place}.jurisdiction_id = $place THEN 0 WHEN {place}.jurisdiction_id = {above} THEN 1
        WHEN {place}.parent_id = {above} THEN 2 WHEN {place}.parent_id = $place THEN 3 ELSE 4 END"""
