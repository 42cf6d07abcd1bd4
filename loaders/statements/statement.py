"""One quantitative statement: an indicator with a number, as found in a document."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Statement:
    """A commitment (`kind` "target") or a reported figure (`kind` "reported").

    `value` and `value_high` are numbers with multipliers worked out and percent as 90 for 90 %; `value_high` only
    where `comparator` is "between". `comparator`: ge gt le lt eq approx between. `basis`: level increase decrease.
    `due` is an ISO date or None; `period` is a year, half-year ("2018-H1"), quarter, month or span or None.
    `span` is (start, end) of the number with its unit in the document's `source_text`, and `quote` a verbatim run of it around
    the number. `scope` holds the words that pick some of those addressed, None for all. `firmness`: binding
    expected aspirational encouraged, None where not said. `recurrence`: none yearly maintain. `reach_level`: nation
    province prefecture county institution, None for the issuer's own. `rules` names the grammar rules that made it,
    in order, `confidence` is between 0 and 1 and `doubts` what was taken off it (names of `confidence.DOUBTS`). `indicator_score` is the likeness to the matched indicator.
    """

    kind: str
    indicator: str
    comparator: str
    value: float
    unit: str
    quote: str
    span: tuple[int, int]
    document: str
    clause: str
    clause_path: str = ""
    value_high: float | None = None
    basis: str = "level"
    due: str | None = None
    due_text: str | None = None
    period: str | None = None
    value_type: str = "reported"
    core: bool = False
    implicit: bool = False
    indicator_id: str | None = None
    indicator_score: float | None = None
    baseline_value: float | None = None
    baseline_period: str | None = None
    lead_department: str | None = None
    departments: Sequence[str] = ()
    firmness: str | None = None
    place: str | None = None
    scope: str | None = None
    reach_level: str | None = None
    recurrence: str = "none"
    row_kind: str = "commitment"
    printed_step: float | None = None
    confidence: float = 1.0
    doubts: Sequence[str] = ()
    rules: Sequence[str] = field(default_factory=tuple)
