"""How the promises of each body stand, as bars of counts: data frame in, a Plotly figure out. Every word comes in with the frame.

Columns: lead (the body, plain; bars from the top in the order of rows), part (words of the part with its count), hue, count.
"""

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from app.chart_frame import rows
from app.charts import mixed
from app.drawing import Drawing
from app.label_places import text_width
from app.theme import Palette, chart_layout, contrast
from app.wrapped import in_lines

LINE_HEIGHT, SECOND_LINE = 54, 26  # pixels of a bar with its name, and more for all where a name takes two lines
NARROW = 330.0  # pixels of plot on a telephone
NAME_ROOM = 275.0  # of a name in bold at 13 pixels, as they measure at 11.5


def frame(lines: Iterable[tuple[str, Sequence[tuple[str, str, int]]]]) -> pd.DataFrame:
    """The frame of names with their parts: words with the count, hue, count."""
    return pd.DataFrame(
        {"lead": lead, "part": part, "hue": hue, "count": count} for lead, parts in lines for part, hue, count in parts
    )


def lead_bars(counts: pd.DataFrame, source: str, colours: Palette) -> Drawing:
    """One bar a body, its parts beside each other with their words where there is room for them; `source` stands below."""
    names = list(dict.fromkeys(counts["lead"]))
    titles = [in_lines(name, NAME_ROOM, 2) for name in names]
    line_height = LINE_HEIGHT + (SECOND_LINE if any("<br>" in title for title in titles) else 0)
    most = max(counts.groupby("lead", sort=False)["count"].sum().max(), 1)
    figure = Drawing(
        chart_layout(colours, len(names) * line_height + 30, {"l": 2, "r": 6, "t": 2, "b": 26}) | {
            "barmode": "overlay",
            "xaxis": {"range": [0, most], "visible": False, "fixedrange": True},
            "yaxis": {"range": [0.5 - len(names), 0.5], "visible": False, "fixedrange": True},
        }
    )  # fmt: skip
    for number, (name, title) in enumerate(zip(names, titles, strict=True)):
        parts = [part for part in rows(counts[counts["lead"] == name]) if part["count"]]
        figure.add_annotation(
            x=0,
            y=-number + 0.1,
            xanchor="left",
            yanchor="bottom",
            text=f"<b>{title}</b>",
            align="left",
            showarrow=False,
            font={"size": 13},
        )
        start = 0
        for part in parts:
            hue = colours.hues[part["hue"]]
            room = part["count"] / most * NARROW
            text = part["part"] if text_width(part["part"]) + 6 < room else str(int(part["count"])) if room > 14 else ""
            figure.add_bar(
                x=[part["count"]], base=[start], y=[-number - 0.12], width=0.42, orientation="h", hovertext=[f"{escape(name)}<br>{part['part']}"],
                hoverinfo="text", marker={"color": hue, "line": {"width": 1.5, "color": colours.paper}}, text=[text], textposition="inside",
                insidetextanchor="middle", textangle=0, constraintext="none", textfont={"size": 12, "color": _ink_on(hue, colours)},
            )  # fmt: skip
            start += part["count"]
    figure.add_annotation(
        x=0, y=0, xref="paper", yref="paper", yshift=-6, xanchor="left", yanchor="top", text=source, showarrow=False,
        font={"size": 11, "color": colours.muted},
    )  # fmt: skip
    return figure


def _ink_on(hue: str, colours: Palette) -> str:
    """Of white, black and the page's own two, what can best be read on a hue."""
    return max(
        ("#ffffff", mixed(colours.ink, "#000000", 0.5), colours.ink, colours.paper), key=lambda ink: contrast(ink, hue)
    )
