"""Bullet charts: one line an indicator, its figure as a bar against the steps of its target. Data frames in, a Plotly figure out.

No Streamlit, no rule, no language: every word comes in with the frames.

* `bullets`, one row a line, from the top: name, said (the figure with its verdict and gap), verdict (names the hue and the sign), value,
  baseline (None: not known), low, high (the ends of the scale), low_label, zone_from, zone_to (where the target is kept), hover.
* `steps`: line (its number from 0), value, label, is_main (the step that is judged), hover.

A scale runs along the whole line and says where it starts; it belongs to its line alone.
"""

from typing import Any
from urllib.parse import quote

import pandas as pd

from app.chart_frame import rows
from app.charts import mixed
from app.drawing import Drawing
from app.label_places import text_width
from app.theme import Palette, chart_layout
from app.verdicts import drawing

LINE_HEIGHT = 92  # pixels of one bullet with its words
NARROW = 330.0  # pixels of plot on a telephone: words that keep off each other there do so everywhere
# Where things stand in a line, in parts of its height from the middle of its track.
_NAME, _SAID, _LABELS, _TRACK, _BAR = 0.47, 0.265, -0.25, 0.2, 0.09
_MARGIN = {"l": 2, "r": 10, "t": 4, "b": 26}


def bullet_chart(bullets: pd.DataFrame, steps: pd.DataFrame, source: str, colours: Palette) -> Drawing:
    """The bullets of a place, on a telephone and on a desk alike; `source` stands below."""
    figure = Drawing(_layout(len(bullets), colours))
    lines = rows(bullets)
    _add_tracks(figure, lines, colours)
    for number, line in enumerate(lines):
        _add_words(figure, number, line, colours)
    _add_steps(figure, lines, rows(steps), colours)
    figure.add_annotation(
        x=0, y=0, xref="paper", yref="paper", yshift=-8, xanchor="left", yanchor="top", text=source, showarrow=False,
        font={"size": 11, "color": colours.muted},
    )  # fmt: skip
    return figure


def _layout(count: int, colours: Palette) -> dict[str, Any]:
    return chart_layout(colours, count * LINE_HEIGHT + _MARGIN["t"] + _MARGIN["b"], _MARGIN) | {
        "barmode": "overlay",
        "xaxis": {"range": [0, 1], "visible": False, "fixedrange": True},
        "yaxis": {"range": [0.6 - count, 0.6], "visible": False, "fixedrange": True},
    }


def _share(value: float, line: dict[str, Any]) -> float:
    """Where a value stands on its line's scale, 0 to 1."""
    return float(min(max((value - line["low"]) / (line["high"] - line["low"]), 0.0), 1.0))


def _add_tracks(figure: Drawing, lines: list[dict[str, Any]], colours: Palette) -> None:
    """The scale of each line, the part of it where the target is kept, and the figure's bar."""
    levels = [-number for number in range(len(lines))]
    plain = {"orientation": "h", "y": levels, "hoverinfo": "skip", "marker": {"line": {"width": 0}}}
    zones = [(_share(line["zone_from"], line), _share(line["zone_to"], line)) for line in lines]
    figure.add_bar(
        x=[1.0] * len(lines), width=_TRACK, **{**plain, "marker": {"color": mixed(colours.rule, colours.paper, 0.55)}}
    )
    figure.add_bar(
        x=[end - start for start, end in zones], base=[start for start, _ in zones], width=_TRACK,
        **{**plain, "marker": {"color": mixed(colours.hues["met"], colours.paper, 0.22)}},
    )  # fmt: skip
    figure.add_bar(
        x=[_share(line["value"], line) for line in lines], width=_BAR, orientation="h", y=levels,
        hovertext=[line["hover"] for line in lines], hoverinfo="text",
        marker={"color": [colours.hues[line["verdict"]] for line in lines], "line": {"width": 0}},
    )  # fmt: skip
    known = [(number, line) for number, line in enumerate(lines) if line["baseline"] is not None]
    figure.add_scatter(
        x=[_share(line["baseline"], line) for _, line in known], y=[-number for number, _ in known], mode="markers", hoverinfo="skip",
        marker={"symbol": "circle", "size": 8, "color": colours.paper, "line": {"width": 1.6, "color": colours.ink}},
    )  # fmt: skip


def _add_words(figure: Drawing, number: int, line: dict[str, Any], colours: Palette) -> None:
    """The sign and the name, below them the figure and its verdict in words; the start of the scale under the track."""
    hue = colours.hues[line["verdict"]]
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='{hue}'>{drawing(line['verdict'])}</svg>"
    figure.add_layout_image(
        source=f"data:image/svg+xml,{quote(svg)}", x=0, y=-number + _NAME, xref="x", yref="y", xanchor="left", yanchor="middle",
        sizex=16 / 540, sizey=13 / LINE_HEIGHT, sizing="contain",
    )  # fmt: skip
    texts = ((_NAME, 17, f"<b>{_cut(line['name'], NARROW - 20)}</b>", 13, colours.ink), (_SAID, 0, line["said"], 12, colours.ink),
             (_LABELS, 0, line["low_label"], 10.5, colours.muted))  # fmt: skip
    for level, shift, text, size, colour in texts:
        figure.add_annotation(
            x=0, y=-number + level, xshift=shift, xanchor="left", text=text, showarrow=False, font={"size": size, "color": colour},
            hovertext=line["name"] if level == _NAME else None,
        )  # fmt: skip


def _cut(text: str, room: float) -> str:
    """A name as far as there is room for it; the whole of it is on hover and in the table."""
    if text_width(text) * 13 / 11.5 <= room:
        return text
    while text and text_width(text + "…") * 13 / 11.5 > room:
        text = text[:-1]
    return text + "…"


def _add_steps(figure: Drawing, lines: list[dict[str, Any]], steps: list[dict[str, Any]], colours: Palette) -> None:
    """Each step of a target as an upright; the judged one is bold. Words below, the judged step's first, where there is room."""
    for which, heavy in ((False, 1.4), (True, 2.6)):
        chosen = [step for step in steps if bool(step["is_main"]) == which]
        figure.add_scatter(
            x=[_share(s["value"], lines[s["line"]]) for s in chosen], y=[-s["line"] for s in chosen], mode="markers",
            hovertext=[s["hover"] for s in chosen], hoverinfo="text",
            marker={"symbol": "line-ns", "size": 24, "line": {"width": heavy, "color": colours.target}},
        )  # fmt: skip
    taken = {number: [(-1.0, text_width(line["low_label"]) / NARROW)] for number, line in enumerate(lines)}
    for step in sorted(steps, key=lambda s: not s["is_main"]):
        at, wide = _share(step["value"], lines[step["line"]]), text_width(step["label"]) / NARROW
        # At the ends of the track words stand on the side where there is room for them, whatever the width.
        side, start = ("left", at) if at < 0.3 else ("right", at - wide) if at > 0.6 else ("center", at - wide / 2)
        if (
            any(start < end + 0.02 and begin < start + wide + 0.02 for begin, end in taken[step["line"]])
            and not step["is_main"]
        ):
            continue
        taken[step["line"]].append((start, start + wide))
        figure.add_annotation(
            x=at,
            y=-step["line"] + _LABELS,
            xanchor=side,
            text=step["label"],
            showarrow=False,
            font={"size": 11, "color": colours.target},
        )
