"""A chart as the plain dictionaries that the browser gets, put together as Plotly's own figures are.

Plotly's `Figure` checks every property it is given, once more when Streamlit takes it, and sends its whole default template along:
15 ms and 7 kB a chart. Here nothing is checked: the tests make each chart a `Figure` and see that it is a valid one.
"""

from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

# Of Plotly's default template, what a chart of ours shows where it says nothing else.
_AXIS = {"automargin": True, "ticks": "", "linecolor": "white", "zerolinecolor": "white", "zerolinewidth": 2}
_TEMPLATE = {
    "data": {"bar": [{"type": "bar", "marker": {"line": {"color": "#E5ECF6", "width": 0.5}}}]},
    "layout": {
        "autotypenumbers": "strict",
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "shapedefaults": {"line": {"color": "#2a3f5f"}},
        "annotationdefaults": {"arrowcolor": "#2a3f5f", "arrowhead": 0, "arrowwidth": 1},
    },
}


class Drawing:
    """Traces and layout; a property that is None is left out, a list or a column of a frame goes as a list."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self.data: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {
            "template": _TEMPLATE, "xaxis": {}, "yaxis": {}, **layout, "annotations": [], "shapes": [], "images": [],
        }  # fmt: skip

    def add_scatter(self, **trace: Any) -> None:
        """Points, lines or words."""
        self.data.append({"type": "scatter"} | _told(trace))

    def add_bar(self, **trace: Any) -> None:
        """Bars."""
        self.data.append({"type": "bar"} | _told(trace))

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


def show_drawing(drawing: Drawing, **how: Any) -> None:
    """Draws it where the page stands; `how` as for `st.plotly_chart`."""
    st.plotly_chart(_AsItIs(drawing.spec()), theme=None, **how)
