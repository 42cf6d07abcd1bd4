"""Charts: data frames in, a Plotly figure out. No Streamlit, no rule, no language: every word comes in with the frames.

Frames and their columns:

* `figures`, `related`, `places`: date (the last day of the period), value, label (as printed), hover (HTML), grade
  (seen, corroborated, derived, soft), whole_year (bool); `related` and `places` have `name` too (what, or where).
* `targets`: start, due (None: no date), value, value_high, words (HTML, two short lines), kind (own, other), fades (bool: a pale
  line goes on after the due date).
* `breaks`: date, words, hover.
* `paths`: base_date, base_value, due, value, last_date, last_value, projected, projected_label, projected_words, path_words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from app.chart_frame import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Frame,
    Series,
    by_name,
    day,
    drawn_points,
    frame_of,
    in_time,
    rows,
    runs,
    value_marks,
    year_marks,
)
from app.chart_lines import PLAIN, Row, add_lines, add_target_lines, at, target_ends
from app.drawing import Drawing
from app.label_places import Line, place_numbers, place_words
from app.theme import Palette, chart_layout

CROWDED = 3.0  # the name of another place is left to its hover where it would cover more than this
TELEPHONE = 300.0  # pixels of plot on a telephone
# Share of the hue that fills a point: how sure we are of it (DESIGN §4, verification). What is never judged is hollow.
_FILL = {"seen": 1.0, "corroborated": 0.55, "derived": 0.16, "soft": 0.0}
# The marks of what may not be compared, by Plotly's name and as a character for the key beside the chart.
HOLLOW = (
    ("circle-open", "○"),
    ("square-open", "□"),
    ("triangle-up-open", "△"),
    ("diamond-open", "◇"),
    ("triangle-down-open", "▽"),
    ("pentagon-open", "⬠"),
    ("hexagon-open", "⬡"),
    ("star-open", "☆"),
)


@dataclass(frozen=True)
class Caption:
    """The words around the data: unit of the y axis, where the axis starts, source and date, the mark of the as-of day."""

    unit: str
    axis_start: str
    source: str
    date: str
    as_of: str
    axis_factor: float = 1.0  # what the numbers at the axis are multiplied by to be of that unit


def mixed(hue: str, ground: str, share: float) -> str:
    """`share` of a hue over a ground, as an opaque colour, so that lines do not shine through points."""
    pairs = ((int(hue[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(top * share + low * (1 - share)):02x}" for top, low in pairs)


def indicator_chart(
    series: Series,
    caption: Caption,
    colours: Palette,
    as_of: date,
    height: int = 320,
    width: int = 540,
    percent: bool = False,
) -> Drawing:
    """One indicator of one place: figures, targets as lines with their words, the path needed and where it leads.

    `percent`: the axis never runs past 100. `height` in pixels; `width` is about what the page has room for, used to keep words
    off the data: the figure itself takes the width of its container.
    """
    frame = frame_of(series, as_of, percent, width, height)
    figure = Drawing(chart_layout(colours, height, {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}))
    _add_breaks(figure, series.breaks, frame, colours)
    taken = drawn_points(series, frame)
    ordered, places = in_time(rows(series.figures)), by_name(series.places)
    points = [(frame.x(r["date"]), frame.y(r["value"])) for r in ordered]
    ends = [of_place[-1] for of_place in places.values()]  # there stands a place's name
    sides, numbers = place_numbers(
        points + [(frame.x(r["date"]), frame.y(r["value"])) for r in ends],
        _point_labels(ordered) + [f"{r['name']} {r['label']}" for r in ends],
        taken + _along_targets(series, frame),
        frame.width,
        frame.height,
        [float("inf")] * len(points) + [CROWDED] * len(ends),
    )
    _add_other_places(figure, places, ends, sides[len(points) :], colours)
    heads = [as_of, *(day(r["date"]) for r in rows(series.breaks))]
    taken += [(frame.x(when) + step, frame.height + 8) for when in heads for step in (-24, -12, 0, 12, 24)]
    _add_targets(figure, series, frame, colours, taken + [p for box in numbers for p in box.grid()])
    _add_paths(figure, series.paths, colours)
    _add_related(figure, series.related, colours)
    _add_figures(figure, series, ordered, sides[: len(points)], colours)
    _add_as_of(figure, as_of, frame, caption, colours)
    _add_axes(figure, frame, caption, colours)
    return figure


def _add_breaks(figure: Drawing, breaks: pd.DataFrame, frame: Frame, colours: Palette) -> None:
    """A dotted upright where a definition changed; its word once where several stand close."""
    written = float("-inf")
    for row in rows(breaks):
        when = day(row["date"])
        if not frame.first <= when <= frame.last:
            continue
        line = {"color": colours.muted, "width": 1, "dash": "2px,3px"}
        figure.add_shape(type="line", x0=when, x1=when, y0=0, y1=1, yref="paper", line=line)
        near = (frame.x(when) - written) / frame.width * TELEPHONE < 56
        figure.add_annotation(
            x=when, y=1, yref="paper", yanchor="bottom", text="" if near else row["words"], hovertext=row["hover"], showarrow=False,
            font={"size": 11, "color": colours.muted},
        )  # fmt: skip
        written = written if near else frame.x(when)


def _along_targets(series: Series, frame: Frame) -> list[tuple[float, float]]:
    """Points along the target lines, for numbers to avoid."""
    points = []
    for target in rows(series.targets):
        start, end = (frame.x(day) for day in target_ends(target, frame))
        points += [(start + step * 12, frame.y(target["value"])) for step in range(int((end - start) / 12) + 1)]
    return points


def _add_other_places(
    figure: Drawing, places: dict[str, list[Row]], ends: list[Row], sides: list[str], colours: Palette
) -> None:
    if not places:
        return
    grey = mixed(colours.muted, colours.paper, 0.6)
    add_lines(
        figure, [run for ordered in places.values() for run in runs(ordered)], {"color": colours.rule, "width": 1.5}
    )
    points = [row for ordered in places.values() for row in ordered[:-1]]
    figure.add_scatter(
        **at([*points, *ends]),
        text=[""] * len(points) + [f"{r['name']} {r['label']}" if side else "" for r, side in zip(ends, sides, strict=True)],
        mode="markers+text", marker={**PLAIN, "color": grey, "size": [6] * len(points) + [9] * len(ends)},
        textposition=["top center"] * len(points) + [side or "top center" for side in sides], cliponaxis=False,
        hoverinfo="text", hovertext=[r["hover"] for r in (*points, *ends)], textfont={"size": 11, "color": colours.muted},
    )  # fmt: skip


def _add_targets(
    figure: Drawing, series: Series, frame: Frame, colours: Palette, taken: list[tuple[float, float]]
) -> None:
    """Each promise is a line at its number from its issue to its due date, thin and pale after that, with its words on it."""
    targets = rows(series.targets)
    ends = [target_ends(target, frame) for target in targets]
    lines = [
        Line(frame.y(target["value"]), frame.x(start) / frame.width, frame.x(end) / frame.width, target["words"])
        for target, (start, end) in zip(targets, ends, strict=True)
    ]
    shares = [(x / frame.width, y) for x, y in taken]
    places = place_words(lines, shares, (frame.width, TELEPHONE), frame.height)
    for kind, hue in (("other", colours.muted), ("own", colours.target)):
        for dated in (False, True):
            alike = [t for t in targets if (t["kind"] == "own") == (kind == "own") and (t["due"] is not None) == dated]
            add_target_lines(figure, alike, hue, frame)
    for target, line, place in zip(targets, lines, places, strict=True):
        hue = colours.target if target["kind"] == "own" else colours.muted
        # Words that found no room at their line are led to it by a hair.
        figure.add_annotation(
            x=place.x, xref="paper", xanchor=place.side, align=place.side, y=target["value"], yanchor="bottom",
            ax=0, ay=-place.shift, text=target["words"], showarrow=True, arrowhead=0, arrowwidth=0.8,
            arrowcolor=hue if place.is_far(line) else "rgba(0,0,0,0)",
            font={"size": 11.5, "color": hue}, bgcolor=_veil(colours), borderpad=0,
        )  # fmt: skip


def _veil(colours: Palette) -> str:
    red, green, blue = (int(colours.paper[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.72)"


def _add_paths(figure: Drawing, paths: pd.DataFrame, colours: Palette) -> None:
    """The path needed, dotted from the baseline to the target; the projection, thin dashes that end in their value."""
    for row in rows(paths):
        figure.add_scatter(
            x=[row["base_date"], row["due"]], y=[row["base_value"], row["value"]], mode="lines", hoverinfo="text",
            hovertext=row["path_words"], line={"color": colours.target, "width": 1.6, "dash": "dot"},
        )  # fmt: skip
        if row["projected"] is None:
            continue
        figure.add_scatter(
            x=[row["last_date"], row["due"]], y=[row["last_value"], row["projected"]], mode="lines+markers",
            hoverinfo="text", hovertext=row["projected_words"], line={"color": colours.accent, "width": 1.2, "dash": "dash"},
            marker={**PLAIN, "size": [0, 5], "color": colours.accent},
        )  # fmt: skip
        figure.add_annotation(
            x=row["due"], y=row["projected"], text=row["projected_label"], showarrow=False, xanchor="right",
            # On the side that the dashes do not come from.
            yanchor="bottom" if row["projected"] > row["last_value"] else "top", yshift=4 if row["projected"] > row["last_value"] else -4, font={"size": 11, "color": colours.accent},
        )  # fmt: skip


def _add_related(figure: Drawing, related: pd.DataFrame, colours: Palette) -> None:
    """Hollow marks, one shape an indicator, named in the key beside the chart and on hover."""
    for number, (name, ordered) in enumerate(by_name(related).items()):
        figure.add_scatter(
            **at(ordered), mode="markers", name=name, hovertext=[r["hover"] for r in ordered], hoverinfo="text",
            marker={"symbol": HOLLOW[number % len(HOLLOW)][0], "size": 9, "color": colours.muted, "line": {"width": 1.6}},
        )  # fmt: skip


def _add_figures(figure: Drawing, series: Series, ordered: list[Row], sides: list[str], colours: Palette) -> None:
    if not ordered:
        return
    line, joined = {"color": colours.accent, "width": 2}, runs(ordered, rows(series.breaks))
    is_one_line = joined == [ordered]
    if not is_one_line:
        add_lines(figure, joined, line)
    figure.add_scatter(
        **at(ordered), mode="lines+markers+text" if is_one_line else "markers+text", line=line if is_one_line else None,
        hovertext=[r["hover"] for r in ordered], hoverinfo="text",
        marker={
            "size": 9,
            "color": [mixed(colours.accent, colours.paper, _FILL.get(g, 0.16)) for g in (r["grade"] for r in ordered)],
            "line": {"color": colours.accent, "width": 1.6},
            "symbol": ["circle" if r["whole_year"] else "diamond" for r in ordered],
        },
        text=_point_labels(ordered), textposition=sides, cliponaxis=False,
        textfont={"size": 12, "color": colours.ink},
    )  # fmt: skip


def _point_labels(ordered: Sequence[Row]) -> list[str]:
    """All values where they are few, else the first, the last, the lowest and the highest: the rest are on hover and in the table.

    Two sources that say the same are written once.
    """
    if not ordered:
        return []
    values = [float(row["value"]) for row in ordered]
    said = [(row["date"], row["value"]) for row in ordered]
    shown = (
        {0, len(values) - 1, values.index(min(values)), values.index(max(values))}
        if len(values) > 5
        else set(range(len(values)))
    )
    return [str(row["label"]) if i in shown and said.index(said[i]) == i else "" for i, row in enumerate(ordered)]


def _add_as_of(figure: Drawing, as_of: date, frame: Frame, caption: Caption, colours: Palette) -> None:
    if frame.first < as_of < frame.last:
        line = {"color": colours.rule, "width": 1}
        figure.add_shape(type="line", x0=as_of, x1=as_of, y0=0, y1=1, yref="paper", line=line, layer="below")
        figure.add_annotation(
            x=as_of,
            y=1,
            yref="paper",
            yanchor="bottom",
            text=caption.as_of,
            showarrow=False,
            font={"size": 10.5, "color": colours.muted},
        )


def _add_axes(figure: Drawing, frame: Frame, caption: Caption, colours: Palette) -> None:
    marks = year_marks(frame)
    figure.update_xaxes(
        range=[frame.first, frame.last], tickvals=marks, ticktext=[str(d.year) for d in marks], showgrid=False, ticks="outside", tickangle=0,
        linecolor=colours.rule, tickcolor=colours.rule, tickfont={"size": 11.5, "color": colours.muted}, fixedrange=True,
    )  # fmt: skip
    levels = value_marks(frame)
    figure.update_yaxes(
        range=[frame.low, frame.high], tickvals=levels, ticktext=[f"{level * caption.axis_factor:,.10g}" for level in levels], gridcolor=mixed(colours.rule, colours.paper, 0.55), zeroline=False, fixedrange=True,
        tickfont={"size": 11.5, "color": colours.muted},
    )  # fmt: skip
    around = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "xshift": 6 - LEFT, "showarrow": False}
    small = {"size": 11, "color": colours.muted}
    figure.add_annotation(y=1, yanchor="bottom", yshift=4, text=caption.unit, font=small, **around)
    foot = [caption.source, "　".join(([caption.axis_start] if frame.low > 0 else []) + [caption.date])]
    figure.add_annotation(
        y=0, yanchor="top", yshift=-22, text="<br>".join(line for line in foot if line), font={**small, "size": 10.5}, align="left", **around
    )  # fmt: skip
