"""A chart is sent so that the browser, which is given each one twice, finds nothing changed the second time."""

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one chart of numpy's numbers."""
    import numpy as np
    import plotly.graph_objects as go

    from app.chart_element import chart_element

    figure = go.Figure()
    figure.add_scatter(x=np.array([1.5, 2.5]), y=np.array([3, 4]))
    chart_element(figure, "one", {"displaylogo": False}, "两个点", 544)


def sent() -> Any:
    """What the browser gets."""
    (chart,) = AppTest.from_function(page).run().get("plotly_chart")
    return json.loads(chart.proto.spec)


def test_numbers_are_sent_as_lists_of_one_revision() -> None:
    packed = json.loads(go.Figure(go.Scatter(y=np.array([3, 4]))).to_json())
    assert "bdata" in packed["data"][0]["y"]  # what would be sent otherwise
    assert sent()["data"][0]["x"] == [1.5, 2.5]
    assert sent()["data"][0]["y"] == [3, 4]
    assert sent()["layout"]["datarevision"] == 1


def test_the_width_of_a_desk_comes_along_and_no_template() -> None:
    assert sent()["layout"]["width"] == 544
    assert "template" not in sent()["layout"]
