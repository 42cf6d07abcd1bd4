"""The frame of a chart: which days and values it spans, and where a point falls in estimated pixels."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from app.label_places import text_width

TOP, BOTTOM, LEFT, RIGHT = 26, 58, 46, 14  # margins in pixels: the unit above, the years and the source below
MARKS = 9  # years under the axis that do not run into each other on a telephone
HEAD = 40  # pixels for two lines of words above the uppermost target


@dataclass(frozen=True)
class Series:
    """What one indicator's chart shows (columns: see app/charts.py); empty frames where there is nothing."""

    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    targets: pd.DataFrame = field(default_factory=pd.DataFrame)
    paths: pd.DataFrame = field(default_factory=pd.DataFrame)
    related: pd.DataFrame = field(default_factory=pd.DataFrame)
    places: pd.DataFrame = field(default_factory=pd.DataFrame)
    breaks: pd.DataFrame = field(default_factory=pd.DataFrame)

    def column(self, *names: str) -> Iterator[Any]:
        """All cells that are not empty in the named columns of all frames that are drawn as points or lines."""
        for frame in (self.figures, self.related, self.places, self.targets, self.paths):
            for name in names:
                if name in frame:
                    yield from frame[name].dropna()


@dataclass(frozen=True)
class Frame:
    """Days and values from edge to edge; `width` and `height` of the plot in pixels, the width an estimate."""

    first: date
    last: date
    low: float
    high: float
    width: float
    height: float

    def x(self, when: Any) -> float:
        """Pixels from the left edge."""
        return (day(when) - self.first).days / (self.last - self.first).days * self.width

    def y(self, value: float) -> float:
        """Pixels above the floor."""
        return (value - self.low) / (self.high - self.low) * self.height


def day(value: Any) -> date:
    """A cell of a frame as a date: pandas may have made it a timestamp."""
    return value.date() if isinstance(value, pd.Timestamp) else value


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame; empty cells as None."""
    columns = [
        [None if v is None or v != v else v for v in frame[name].tolist()] for name in frame
    ]  # NaN and NaT differ from themselves
    return [dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def value_range(series: Series, percent: bool) -> tuple[float, float]:
    """The y axis: all that is drawn with a margin, from a round number; from 0 where that costs little; no percentage past 100."""
    values = [float(v) for v in series.column("value", "value_high", "base_value", "projected")]
    if not values:
        return 0.0, 100.0 if percent else 1.0
    lowest, highest = min(values), max(values)
    margin = max((highest - lowest) * 0.18, abs(highest) * 0.02, 1e-9)
    low, high = lowest - margin, highest + margin * 1.3
    if lowest >= 0 and (low < 0 or lowest < 0.35 * highest):
        low = 0.0
    step = 10 ** math.floor(math.log10((high - low) / 4))
    low = math.floor(low / step) * step
    if percent and highest <= 100:
        high = min(high, 100.0)
    return round(low, 10), high


def date_range(series: Series, as_of: date) -> tuple[date, date]:
    """The x axis: from the first thing drawn to the last due date or near the as-of day, with a margin on both sides."""
    days = [day(v) for v in series.column("date", "start", "due", "base_date")] or [as_of]
    first = min(days)
    last = max(*days, min(as_of, max(days) + timedelta(days=400)))
    margin = timedelta(days=max(200, round((last - first).days * 0.07)))
    return first - margin, last + margin


def frame_of(series: Series, as_of: date, percent: bool, width: int, height: int) -> Frame:
    """The frame of a chart of `width` (estimated) by `height` pixels, margins included."""
    first, last = date_range(series, as_of)
    low, high = value_range(series, percent)
    plot = height - TOP - BOTTOM
    if not series.targets.empty and float(series.targets["value"].max()) >= max(
        float(v) for v in series.column("value")
    ):
        high = max(high, low + (float(series.targets["value"].max()) - low) / (1 - HEAD / plot))  # room for its words
        high = min(high, 100.0) if percent and high <= 115 else high
    return Frame(first, last, low, high, width - LEFT - RIGHT, plot)


def year_marks(frame: Frame) -> list[date]:
    """The ends of years to be written under the axis: about one in 55 pixels, the last one among them."""
    years = [y for y in range(frame.first.year, frame.last.year + 1) if frame.first <= date(y, 12, 31) <= frame.last]
    every = max(1, math.ceil(len(years) * 55 / frame.width), math.ceil(len(years) / MARKS))
    return [date(y, 12, 31) for y in years if (years[-1] - y) % every == 0]


def value_marks(frame: Frame) -> list[float]:
    """The numbers at the y axis: four to six round ones, 1, 2 or 5 of a power of ten apart."""
    rough = (frame.high - frame.low) / 4.5
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(n for n in (1, 2, 5, 10) if n * power >= rough * 0.8)
    first = math.ceil(frame.low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(frame.high / step + 1e-9) + 1)]


def by_name(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """The rows of each name, in order of time; names in the order of the frame."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(frame):
        found.setdefault(str(row["name"]), []).append(row)
    return {name: in_time(of_name) for name, of_name in found.items()}


def in_time(of_all: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in order of time."""
    return sorted(of_all, key=lambda row: day(row["date"]))


def runs(figures: Iterable[dict[str, Any]], breaks: Iterable[dict[str, Any]] = ()) -> list[list[dict[str, Any]]]:
    """Rows of figures that one line may join, each run in order of time: whole years only, cut at each change of definition."""
    cuts = [day(cut["date"]) for cut in breaks]
    found: dict[tuple[float, int], list[dict[str, Any]]] = {}
    for row in in_time(row for row in figures if row.get("joined", row["whole_year"]) is not False):
        # The first part: places whose changes of definition are not those drawn.
        part = row.get("segment") or 0, sum(cut <= day(row["date"]) for cut in cuts)
        found.setdefault(part, []).append(row)
    return [run for _, run in sorted(found.items()) if len(run) > 1]


def drawn_points(series: Series, frame: Frame) -> list[tuple[float, float]]:
    """The figures and the lines between them as points in pixels, for words to avoid."""
    points = [
        (frame.x(row["date"]), frame.y(row["value"]))
        for f in (series.figures, series.related, series.places)
        for row in rows(f)
    ]
    lines = runs(rows(series.figures), rows(series.breaks))
    lines += [run for of_place in by_name(series.places).values() for run in runs(of_place)]
    for run in lines:
        points += _along([(frame.x(r["date"]), frame.y(r["value"])) for r in run])
    for row in rows(series.paths):
        points += _along(
            [(frame.x(row["base_date"]), frame.y(row["base_value"])), (frame.x(row["due"]), frame.y(row["value"]))]
        )
        if row["projected"] is not None:
            end = (frame.x(row["due"]), frame.y(row["projected"]))
            points += _along([(frame.x(row["last_date"]), frame.y(row["last_value"])), end])
            lift = 10 if row["projected"] > row["last_value"] else -10  # where app/charts.py writes its number
            points += [
                (end[0] - part * text_width(str(row["projected_label"])) / 6, end[1] + lift) for part in range(7)
            ]
    return points


def _along(corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [
        (a[0] + (b[0] - a[0]) * i / 12, a[1] + (b[1] - a[1]) * i / 12)
        for a, b in pairwise(corners)
        for i in range(1, 12)
    ]
