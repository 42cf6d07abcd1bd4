"""A chart as the plain dictionaries that the browser gets, put together as Plotly's own figures are.

Plotly's `Figure` checks every property it is given, once more when Streamlit takes it, and sends its whole default template along:
15 ms and 7 kB a chart. Here nothing is checked: the tests make each chart a `Figure` and see that it is a valid one.

Streamlit 1.67 gives Plotly every chart twice: first as it was sent, then as a copy of itself (a trip through JSON, for themes) with
the width that was measured meanwhile. Plotly compares the two, and what it takes for a change it lays out and paints anew, which was
half of what a click on the indicator page cost the browser. So that it finds none, the width that a chart has on a desk's screen is
sent along (a narrower screen has it fitted as before); there is no template, which is another object in each copy; and lists of
numbers are of one revision instead of being compared by identity.
"""

from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

_BAR = {"line": {"color": "#E5ECF6", "width": 0.5}}  # of bars that do not say how they are edged


class Drawing:
    """Traces and layout; a property that is None is left out, a list or a column of a frame goes as a list."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self.data: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {
            "datarevision": 1, "xaxis": {}, "yaxis": {}, **layout, "annotations": [], "shapes": [], "images": [],
        }  # fmt: skip

    def add_scatter(self, **trace: Any) -> None:
        """Points, lines or words."""
        self.data.append({"type": "scatter"} | _told(trace))

    def add_bar(self, **trace: Any) -> None:
        """Bars."""
        self.data.append({"type": "bar"} | _told(trace) | {"marker": {**_BAR, **trace.get("marker", {})}})

    def add_annotation(self, **annotation: Any) -> None:
        """Words at a place."""
        self.layout["annotations"].append(_told(annotation))

    def add_shape(self, **shape: Any) -> None:
        """A line that is no data."""
        self.layout["shapes"].append(_told(shape))

    def add_layout_image(self, **image: Any) -> None:
        """A sign."""
        self.layout["images"].append(_told(image))

    def update_xaxes(self, **axis: Any) -> None:
        """Says how the x axis is drawn."""
        self.layout["xaxis"] = {**self.layout["xaxis"], **axis}

    def update_yaxes(self, **axis: Any) -> None:
        """Says how the y axis is drawn."""
        self.layout["yaxis"] = {**self.layout["yaxis"], **axis}

    def spec(self) -> dict[str, Any]:
        """The figure as Plotly's own dictionary."""
        return {"data": self.data, "layout": self.layout}


def _told(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.tolist() if hasattr(value, "tolist") else value
        for name, value in properties.items()
        if value is not None
    }


class _AsItIs(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """What Streamlit takes for a checked figure, and asks for its dictionary."""

    def __init__(self, spec: dict[str, Any]) -> None:
        object.__setattr__(self, "_spec", spec)

    def to_dict(self) -> dict[str, Any]:
        """The dictionary it was made of."""
        spec: dict[str, Any] = self._spec
        return spec


def show_drawing(drawing: Drawing, width: int, **how: Any) -> None:
    """Draws it where the page stands, which is `width` pixels wide on a desk's screen; `how` as for `st.plotly_chart`."""
    spec = drawing.spec()
    spec["layout"] = {**spec["layout"], "width": width}
    st.plotly_chart(_AsItIs(spec), theme=None, width=width, **how)
