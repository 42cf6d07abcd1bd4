"""indicators.csv: what is measured, one definition a row."""

from loaders.register import cells
from loaders.register.model import Indicator
from loaders.register.tables import CellError, TableShape
from loaders.register.units import is_known_unit

DIRECTIONS = ("higher_is_better", "lower_is_better", "none")
MEASURE_TYPES = ("rate", "stock", "flow", "cumulative", "yes_no", "standard")
FREQUENCIES = ("month", "quarter", "half_year", "annual", "survey", "once")


def _unit(cell: str) -> str:
    if not is_known_unit(cells.text(cell)):
        raise CellError(f"不认得单位“{cell}”", "请改用已有的单位，例如 %、人、家、元/人·年、张/千人")
    return cell


INDICATORS = TableShape(
    "indicators.csv",
    {
        "indicator_id": cells.identifier,
        "family": cells.identifier,
        "name_zh": cells.text,
        "name_en": cells.text,
        "definition": cells.text,
        "numerator": cells.text,
        "denominator": cells.optional_text,
        "population": cells.text,
        "institutions": cells.text,
        "unit": _unit,
        "direction": cells.one_of(DIRECTIONS),
        "measure_type": cells.one_of(MEASURE_TYPES),
        "frequency": cells.one_of(FREQUENCIES),
        "release_lag_months": cells.months,
        "category": cells.text,
        "aliases": cells.names,
        "note": cells.optional_text,
    },
    Indicator,
    optional=frozenset({"note"}),
)
