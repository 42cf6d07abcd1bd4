"""Lines of the indicator chart: all of one look are one trace with gaps between them.

Plotly lays out each trace by itself: fifty other places and sixty targets had three hundred traces.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.chart_frame import Frame, day
from app.drawing import Drawing

Row = dict[str, Any]  # of a frame
END_SIZE = 11  # pixels of the upright in which a dated target ends
# Marks of several sizes: Plotly takes them for bubbles, rings them and lets the ground shine through.
PLAIN = {"opacity": 1, "line": {"width": 0}}


def target_ends(target: Row, frame: Frame) -> tuple[date, date]:
    """Where a target's line begins and ends: its issue and its due date, the plot's edges where these are not known."""
    start = frame.first if target["start"] is None else max(day(target["start"]), frame.first)
    return start, frame.last if target["due"] is None else day(target["due"])


def add_target_lines(figure: Drawing, targets: Sequence[Row], hue: str, frame: Frame) -> None:
    """The lines of targets that look alike: all own or none, all dated or none."""
    levels = [(t, float(v)) for t in targets for v in (t["value"], t["value_high"]) if v is not None]
    if not levels:
        return
    dated, width = targets[0]["due"] is not None, 2.2 if targets[0]["kind"] == "own" else 1.2
    strokes = [
        [{"date": when, "value": level, "hover": target["words"]} for when in target_ends(target, frame)]
        for target, level in levels
    ]
    end = {"symbol": "line-ns", "line": {"color": hue, "width": width}} if dated else None
    add_lines(
        figure, strokes, {"color": hue, "width": width, "dash": "solid" if dated else "6px,3px"}, hover=True, end=end
    )
    if not dated:
        return
    dues = [stroke[1] for stroke in strokes]
    fading = [
        [due, {**due, "date": frame.last}]
        for (target, _), due in zip(levels, dues, strict=True)
        if due["date"] < frame.last and target["fades"]
    ]
    add_lines(figure, fading, {"color": hue, "width": 1, "dash": "1px,3px"})


def add_lines(
    figure: Drawing, lines: Sequence[Sequence[Row]], line: Row, hover: bool = False, end: Row | None = None
) -> None:
    """Lines of one look as one trace with gaps between them; `hover`: each point says its own; `end`: the mark each ends in."""
    if not lines:
        return
    gap: Row = {"date": None, "value": None, "hover": None}
    points = [*lines[0], *(point for one in lines[1:] for point in (gap, *one))]
    words = {"hoverinfo": "text", "hovertext": [p["hover"] for p in points]} if hover else {"hoverinfo": "skip"}
    if end is None:
        figure.add_scatter(**at(points), mode="lines", line=line, **words)
        return
    last = {id(one[-1]) for one in lines}
    marker = {**PLAIN, **end, "size": [END_SIZE if id(point) in last else 0 for point in points]}
    figure.add_scatter(**at(points), mode="lines+markers", line=line, marker=marker, **words)


def at(points: Sequence[Row]) -> dict[str, list[Any]]:
    """Where points stand, as Plotly names it."""
    return {"x": [row["date"] for row in points], "y": [row["value"] for row in points]}
