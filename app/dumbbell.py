"""The alignment chart: one line a pair of targets, from what is asked above to what is promised here. Frame in, figure out.

Columns of the frame, one row a pair, the first on top: label (whose it is, plain), value, other_value (None where there is none), words,
other_words (the numbers as they are written), said (how they stand to each other), hover (HTML), is_other (bool: nothing to be
compared: drawn hollow and unjoined).
"""

import pandas as pd

from app.chart_frame import Frame, rows, value_marks
from app.charts import mixed
from app.drawing import Drawing
from app.label_places import size, text_width
from app.theme import Palette, chart_layout
from app.wrapped import in_lines

LINE = 58  # pixels for a pair
LABEL, LABEL_LINES = 150.0, 3  # room for whose it is
TOP, BOTTOM = 30, 34


def dumbbell(pairs: pd.DataFrame, unit: str, above: str, here: str, colours: Palette, percent: bool = False) -> Drawing:
    """`above` and `here` name the two marks, written at the first pair; `percent`: the axis never runs past 100."""
    lines = rows(pairs)
    count = len(lines)
    labels = [in_lines(str(line["label"]), LABEL, LABEL_LINES) for line in lines]
    left = max((size(label)[0] for label in labels), default=60.0) + 22
    said = [part for line in lines for part in str(line["said"]).split("<br>")]
    right = min(
        max((text_width(part) for part in said), default=60.0) + 24, 190.0
    )  # for how the two stand to each other
    margin = {"l": left, "r": right, "t": TOP, "b": BOTTOM}
    figure = Drawing(chart_layout(colours, TOP + BOTTOM + LINE * max(count, 1), margin))
    low, high = _range([v for line in lines for v in (line["value"], line["other_value"]) if v is not None], percent)
    for number, line in enumerate(lines):
        level = count - number
        if line["value"] is not None and line["other_value"] is not None and not line["is_other"]:
            figure.add_scatter(
                x=[line["other_value"], line["value"]], y=[level, level], mode="lines", hoverinfo="skip",
                line={"color": mixed(colours.muted, colours.paper, 0.6), "width": 3},
            )  # fmt: skip
        _mark(figure, line, level, "other_value", "other_words", colours.target, "square")
        _mark(figure, line, level, "value", "words", colours.accent, "circle")
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=10, y=level, text=line["said"], showarrow=False, align="left",
            font={"size": 12, "color": colours.ink},
        )  # fmt: skip
    frame = Frame(pd.Timestamp(0).date(), pd.Timestamp(1).date(), low, high, 600, 300)
    marks = value_marks(frame)
    figure.update_xaxes(
        range=[low, high], tickvals=marks, ticktext=[f"{m:,.10g}" for m in marks], gridcolor=mixed(colours.rule, colours.paper, 0.55),
        zeroline=False, fixedrange=True, tickfont={"size": 11.5, "color": colours.muted},
    )  # fmt: skip
    figure.update_yaxes(
        range=[0.4, count + 0.6], tickvals=[count - n for n in range(count)], ticktext=labels,
        showgrid=False, zeroline=False, fixedrange=True, tickfont={"size": 12, "color": colours.ink},
    )  # fmt: skip
    key = f'<span style="color:{colours.target}">□</span> {above}　<span style="color:{colours.accent}">●</span> {here}　{unit}'
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", xshift=4 - left, y=1, yref="paper", yanchor="bottom", yshift=6, text=key, showarrow=False,
        font={"size": 11.5, "color": colours.muted},
    )  # fmt: skip
    return figure


def _mark(
    figure: Drawing,
    line: dict[str, object],
    level: int,
    value: str,
    words: str,
    hue: str,
    shape: str,
) -> None:
    if line[value] is None:
        return
    is_above = value == "other_value"
    hollow = bool(line["is_other"])
    figure.add_annotation(
        x=line[value], y=level, yanchor="bottom" if is_above else "top", yshift=9 if is_above else -9, text=line[words], showarrow=False,
        font={"size": 11.5, "color": hue},
    )  # fmt: skip
    figure.add_scatter(
        x=[line[value]], y=[level], mode="markers", cliponaxis=False, hovertext=[line["hover"]], hoverinfo="text",
        # The square frames the disc where both ask for the same.
        marker={
            "symbol": f"{shape}-open" if is_above or hollow else shape, "size": 17 if is_above else 9,
            "color": hue, "line": {"color": hue, "width": 1.8},
        },
    )  # fmt: skip


def _range(values: list[float], percent: bool) -> tuple[float, float]:
    """From the lowest to the highest with room for the words at both ends."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    margin = max((high - low) * 0.25, abs(high) * 0.08, 1e-9)
    top = high + margin
    return max(low - margin, 0.0) if low >= 0 else low - margin, min(top, 104.0) if percent and high <= 100 else top
