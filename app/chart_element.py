"""A chart on the page, drawn once.

Streamlit 1.67 gives Plotly every chart twice: first as it was sent, then as a copy of itself (a trip through JSON, for themes) with
the width that was measured meanwhile. Plotly compares the two, and what it takes for a change it lays out and paints anew: half of
what a click on the indicator page cost the browser. So that it finds none

* the width is sent that the chart has on a desk's screen; a narrower screen has the chart fitted to it as before;
* no template comes along: an object that is another one in each copy (and 7 kB that the layout overrules);
* lists of numbers are one revision, not compared by identity (`datarevision`); numpy's arrays would be sent packed and compared by
  it nevertheless, so they are unpacked.
"""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
import streamlit as st


def chart_element(figure: go.Figure, key: str, config: Mapping[str, object], alt: str, width: int) -> None:
    """Shows a figure; `width` in pixels is that of the place it stands at in the full width of the page, `alt` what it shows."""
    for trace in figure.data:
        for axis in ("x", "y"):
            if isinstance(trace[axis], np.ndarray):
                numbers = trace[axis].tolist()
                trace[axis] = None  # Plotly keeps the array where a list says the same
                trace[axis] = numbers
    figure.update_layout(datarevision=1, width=width)
    figure.layout.template = None
    st.plotly_chart(figure, theme=None, width=width, key=key, config=dict(config), alt=alt)
