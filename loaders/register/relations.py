"""related_indicators.csv (shown beside, never judged) and breaks.csv (changes of definition in a series)."""

from loaders.register import cells
from loaders.register.model import Break, RelatedIndicator
from loaders.register.tables import TableShape

CERTAINTIES = ("documented", "suspected")

RELATED_INDICATORS = TableShape(
    "related_indicators.csv",
    {"indicator_id": cells.identifier, "other_indicator_id": cells.identifier, "why": cells.text},
    RelatedIndicator,
)

BREAKS = TableShape(
    "breaks.csv",
    {
        "indicator_id": cells.identifier,
        "jurisdiction_id": cells.text,
        "date": cells.iso_date,
        "why": cells.text,
        "certainty": cells.one_of(CERTAINTIES),
    },
    Break,
)
