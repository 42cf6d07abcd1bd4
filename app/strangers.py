"""Figures that could not be held against a target (口径不一致): which they are, so that the reason can name them.

No rule is applied here. The judge says that a row is not comparable; of the figures of the place on the same indicator and on those
that look alike (`related_indicators`), each indicator's nearest to the due date is put beside the row.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from app.asking import Row, rows_of
from app.latest import RESULTS
from app.named import name_figures, names_of
from app.naming import figure_text, name
from app.same_unit import in_own_unit
from app.texts import Words
from loaders.figures.words import WAITING

NAMED = 2  # of many the nearest; the page of the indicator lists all


def with_strangers(cursor: duckdb.DuckDBPyConnection, known_by: datetime, rows: Iterable[Row]) -> list[Row]:
    """Rows of `assessments`, each with `strangers`: figures that were not compared, the indicator's own first; none where judged."""
    found = list(rows)
    waiting = [at for at, row in enumerate(found) if row["reason"] == "not_comparable" and row["indicator_id"]]
    beside: dict[int, list[Row]] = {}
    for figure in _nearest(cursor, known_by, {at: found[at] for at in waiting}) if waiting else ():
        beside.setdefault(figure.pop("number"), []).append(figure)
    return [{**row, "strangers": beside.get(at, [])} for at, row in enumerate(found)]


def _nearest(cursor: duckdb.DuckDBPyConnection, known_by: datetime, rows: dict[int, Row]) -> list[Row]:
    names = names_of(cursor)
    asked = [
        (number, indicator, row["jurisdiction_id"], min(row["due_date"] or row["as_of"], row["as_of"]), row["current_figure_id"])
        for number, row in rows.items()
        for indicator in (row["indicator_id"], *names.alike(row["indicator_id"]))
    ]  # fmt: skip
    numbers, indicators, places, days, used = (list(column) for column in zip(*asked, strict=True))
    as_of: date = next(iter(rows.values()))["as_of"]
    nearest = rows_of(
        cursor,
        """
        WITH asked AS (
            SELECT unnest($numbers) AS number, unnest($indicators) AS indicator_id, unnest($places) AS jurisdiction_id,
                unnest($days) AS day, unnest($used::VARCHAR[]) AS used
        )
        SELECT number, f.* FROM asked JOIN reported_figures_at($known_by) f USING (indicator_id, jurisdiction_id)
        WHERE list_contains($indicators, f.indicator_id) AND list_contains($places, f.jurisdiction_id)  -- reaches the table, a join does not
            AND f.review IN ('accepted', 'corrected') AND f.period_end <= $as_of AND list_contains($results, f.value_type)
            AND NOT coalesce(list_contains($waiting, f.verification), false) AND f.figure_id IS DISTINCT FROM used
        QUALIFY row_number() OVER (
            PARTITION BY number, f.indicator_id ORDER BY abs(f.period_end - day), f.period_end DESC, f.figure_id
        ) = 1
        """,
        numbers=numbers, indicators=indicators, places=places, days=days, used=used, known_by=known_by, as_of=as_of,
        results=list(RESULTS), waiting=list(WAITING),
    )  # fmt: skip
    place_in_list = {(number, indicator): at for at, (number, indicator, *_) in enumerate(asked)}
    nearest.sort(key=lambda figure: place_in_list[figure["number"], figure["indicator_id"]])
    return in_own_unit(name_figures(cursor, known_by, nearest))


def strangers_text(figures: Sequence[dict[str, Any]], words: Words) -> str:
    """The figures by the names of their indicators: “年末门诊人次占比”35.1%（2020年）等3项; plain text, empty where there are none."""
    said = words.listed(
        words("stranger.figure", indicator=name(figure, "indicator", words), figure=figure_text(figure, words))
        for figure in figures[:NAMED]
    )
    return words("stranger.more", figures=said, n=len(figures)) if len(figures) > NAMED else said
