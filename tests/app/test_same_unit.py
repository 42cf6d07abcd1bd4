"""One unit for an indicator: what a source printed in another one is converted, and told."""

from typing import Any

import pytest

from app.asking import Row
from app.same_unit import factor_of, in_own_unit


def figure(value: float, unit: str, own: str, step: float | None = 0.1) -> Row:
    return {"value": value, "unit": unit, "indicator_unit": own, "printed_step": step}


@pytest.mark.parametrize(
    ("printed", "own", "shown", "why"),
    [
        ((3.6, "人/千人"), "人/万人", (36.0, "人/万人"), "per 1,000 people is ten times that per 10,000"),
        ((0.45, "%"), "‰", (4.5, "‰"), "of a hundred, of a thousand"),
        ((61.2, "%"), "%", (61.2, "%"), "the same unit"),
        ((120.0, "万人次"), "人次", (120.0, "万人次"), "units that only multiply stay as printed"),
        ((12.0, "岁"), "%", (12.0, "岁"), "another measure stays as it is"),
    ],
)  # fmt: skip
def test_a_figure_stands_in_the_unit_of_its_indicator(printed: Any, own: str, shown: Any, why: str) -> None:
    (row,) = in_own_unit([figure(*printed, own)])
    assert (row["value"], row["unit"]) == shown, why


def test_what_was_printed_is_kept_beside_it() -> None:
    (row,) = in_own_unit([figure(3.6, "人/千人", "人/万人")])
    assert (row["reported_value"], row["reported_unit"], row["printed_step"]) == (3.6, "人/千人", 1.0)
    assert in_own_unit([figure(3.6, "人/千人", "人/千人")])[0]["reported_unit"] is None


def test_what_has_no_unit_is_not_multiplied() -> None:
    assert factor_of({"unit": None, "indicator_unit": "%"}) == 1.0
