"""Wide returns: one column a period (2023年, 2023Q1, 1月 … 12月) in place of a column of periods and one of values."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from loaders.figures.periods import parse_period

# A part of a year whose year stands in a column of its own.
PART = re.compile(r"(?:0?[1-9]|1[0-2])月份?|第?[一二三四1-4]季度?|[Qq][1-4]|[上下]半年|全年|前[二三23]个?季度")


def period_columns(row: Sequence[str], has_year_column: bool) -> dict[int, str]:
    """The headings of `row` that name a period, by their 0-based place; parts of a year only beside a column of years."""
    found = {}
    for place, text in enumerate(row):
        plain = re.sub(r"\s|\([^)]*\)", "", unicodedata.normalize("NFKC", text))
        if plain and (parse_period(plain) or (has_year_column and PART.fullmatch(plain))):
            found[place] = plain
    return found


def spread(
    cells: Mapping[str, str], row: Sequence[str], periods: Mapping[int, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """(place of the column, cells of the long row) for each filled cell under a period; an empty one was not reported."""
    for place, heading in periods.items():
        if place >= len(row) or not row[place].strip():
            continue
        year = cells.get("period", "").strip()
        is_part = PART.fullmatch(heading)
        yield (
            place,
            {**cells, "period": f"{year.removesuffix('年')}年{heading}" if is_part else heading, "value": row[place]},
        )
