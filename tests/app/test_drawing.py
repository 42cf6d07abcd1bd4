"""A chart is sent so that the browser, which Streamlit gives each one twice, finds nothing changed the second time."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one chart of numpy's numbers."""
    import numpy as np

    from app.drawing import Drawing, show_drawing

    drawing = Drawing({"height": 100})
    drawing.add_scatter(x=np.array([1.5, 2.5]), y=np.array([3, 4]))
    show_drawing(drawing, 544, key="one")


def sent() -> Any:
    """What the browser gets."""
    (chart,) = AppTest.from_function(page).run().get("plotly_chart")
    return json.loads(chart.proto.spec)


def test_numbers_are_lists_of_one_revision() -> None:
    assert sent()["data"] == [{"type": "scatter", "x": [1.5, 2.5], "y": [3, 4]}]
    assert sent()["layout"]["datarevision"] == 1


def test_the_width_of_a_desk_comes_along_and_no_template() -> None:
    assert sent()["layout"]["width"] == 544
    assert "template" not in sent()["layout"]
