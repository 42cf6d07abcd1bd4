"""The stop-grammar: numbers with a unit that measure nothing promised or reported.

Each rule looks only at the words right before and right behind the quantity and has a name, so that one can say why a
number was passed over. The cheap and frequent ones come first. Document numbers, telephone numbers, list numbers and
levels (三级, 十三五) never get this far, since no measure word stands behind them.
"""

from collections.abc import Callable

from loaders.statements import stops_of_office as office
from loaders.statements import stops_of_scope as scope
from loaders.statements import stops_of_time as time
from loaders.statements.quantities import Quantity
from loaders.statements.stop_surroundings import Surroundings

STOPS: tuple[tuple[str, Callable[[Surroundings], bool]], ...] = (
    ("ordinal", office.ordinal),
    ("age", scope.age),
    ("distance", time.distance),
    ("score", office.score),
    ("grade", office.grade),
    ("ranked", office.ranked),
    ("each", office.each),
    ("weak_hanzi", office.weak_hanzi),
    ("name", office.name),
    ("duration", time.duration),
    ("rhetoric", office.rhetoric),
    ("meeting", office.meeting),
    ("band", scope.band),
    ("threshold", scope.threshold),
    ("condition", scope.condition),
    ("denominator", scope.denominator),
    ("places", scope.places),
    ("addressed", scope.addressed),
    ("logistics", office.logistics),
    ("penalty", office.penalty),
    ("slogan", office.slogan),
    ("fixed_phrase", office.fixed_phrase),
    ("personal", scope.personal),
)
_LEFT = 40  # characters before a number in which its stop can stand


def stop_of(text: str, quantity: Quantity, clause_start: int) -> str | None:
    """The name of the rule that refuses `quantity`, or None. `clause_start` is where its clause begins in `text`."""
    left = text[max(clause_start, quantity.start - _LEFT) : quantity.start].rstrip()
    at = Surroundings(text, quantity, left)
    for name, refuses in STOPS:
        if refuses(at):
            return name
    return None
