"""The stop-grammar: numbers with a unit that measure nothing promised or reported.

Each rule looks only at the words right before and right behind the quantity and has a name, so that one can say why a
number was passed over, and the units it is for. The cheap and frequent ones come first. Document numbers, telephone numbers, list numbers and
levels (三级, 十三五) never get this far, since no measure word stands behind them.
"""

from collections.abc import Callable, Collection
from functools import lru_cache

from loaders.statements import stops_of_office as office
from loaders.statements import stops_of_scope as scope
from loaders.statements import stops_of_time as time
from loaders.statements.quantities import Quantity
from loaders.statements.stop_surroundings import Surroundings
from loaders.statements.units import DURATIONS, MONEY, PERSON, PLACE

_Rule = Callable[[Surroundings], bool]
# A rule's name, the rule, and the units of the numbers it may refuse (None: of any).
STOPS: tuple[tuple[str, _Rule, Collection[str] | None], ...] = (
    ("ordinal", office.ordinal, None),
    ("age", scope.age, ("岁",)),
    (
        "distance",
        time.distance,
        ("公里", "千米", "米", "厘米", "毫米", "步", "毫克", "毫升", "微克", "摄氏度", "℃", "度"),
    ),
    ("score", office.score, None),
    ("grade", office.grade, None),
    ("ranked", office.ranked, ("%",)),
    ("each", office.each, None),
    ("weak_hanzi", office.weak_hanzi, None),
    ("name", office.name, None),
    ("duration", time.duration, DURATIONS),
    ("rhetoric", office.rhetoric, ("个", "项", "条", "大", "种", "类")),
    ("course", office.course, ("剂次", "剂", "针", "次")),
    ("meeting", office.meeting, ("次", "场", "轮", "期")),
    ("band", scope.band, MONEY),
    ("threshold", scope.threshold, None),
    ("condition", scope.condition, None),
    ("denominator", scope.denominator, (*PLACE, *PERSON)),
    ("places", scope.places, ("个", "家")),
    ("addressed", scope.addressed, PLACE),
    ("logistics", office.logistics, None),
    ("penalty", office.penalty, (*MONEY, "次", "年", "个月", "分")),
    ("slogan", office.slogan, ("人", "户", "例", "档")),
    ("fixed_phrase", office.fixed_phrase, None),
    ("personal", scope.personal, ("元", "块", "%", "岁", "次", "天", "分钟", "小时", "个月")),
)
_LEFT = 40  # characters before a number in which its stop can stand


@lru_cache(maxsize=1024)
def _rules_for(unit: str) -> tuple[tuple[str, _Rule], ...]:
    return tuple((name, refuses) for name, refuses, units in STOPS if units is None or unit in units)


def stop_of(text: str, quantity: Quantity, clause_start: int) -> str | None:
    """The name of the rule that refuses `quantity`, or None. `clause_start` is where its clause begins in `text`."""
    left = text[max(clause_start, quantity.start - _LEFT) : quantity.start].rstrip()
    at = Surroundings(text, quantity, left)
    for name, refuses in _rules_for(quantity.unit):
        if refuses(at):
            return name
    return None
