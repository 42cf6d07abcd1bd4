"""How sure a statement is, and what speaks against it: each doubt has a name and takes its weight off 0.99.

The doubts are those that went with errors in 46 labelled documents (1,556 statements, 83 of them wrong in name, number or
kind): short or general names, kinds decided by a hair, names taken from behind the number or from the statement before.
Right there: 98 % of those at 0.95 and above, 96 % at 0.90, 89 % at 0.85, 86 % at 0.75, 66 % below.
"""

import re

from loaders.statements import names
from loaders.statements.drafts import Draft
from loaders.statements.matching import Match

_MOST = 0.99
_LEAST = 0.3
DOUBTS = {
    "name.short": 0.25,
    "name.general": 0.12,
    "name.number": 0.12,
    "name.long": 0.06,
    "name.no_measure": 0.06,
    "name.behind": 0.06,
    "name.around": 0.04,
    "name.carried": 0.06,
    "name.pointed_at": 0.05,
    "list.distributed": 0.06,
    "list.same": 0.05,
    "table.matrix": 0.10,
    "kind.faint": 0.12,
    "kind.slight": 0.06,
    "kind.fair": 0.02,
    "due.none": 0.04,
    "bound.none": 0.02,
    "unit.inferred": 0.05,
    "implicit": 0.08,
    "number.of_share": 0.10,
    # Whose a number is: a person looks before such a one is taken (a batch takes 0.95 and above).
    "place.several": 0.10,
    "place.other": 0.10,
    "place.carried": 0.06,
    "place.institution": 0.06,
}
_SHORT, _LONG = 3, 22  # characters
_MARGINS = (
    (0.6, "kind.faint"),
    (1.2, "kind.slight"),
    (2.4, "kind.fair"),
)  # how far the evidence outweighs the other side
# A number in a name is mostly another statement's; ages, bands of places and kinds of medicine belong to names.
_NUMBER = re.compile(r"\d(?!\d*(?:岁|周岁|种|类|病|/10万|公里|张|分钟|万))")


def doubts_of(draft: Draft, match: Match | None) -> tuple[str, ...]:
    """What speaks against a finished draft, by the names in `DOUBTS`; an indicator matched by its very name clears the name."""
    found = [rule for rule in draft.rules if rule in DOUBTS]
    if match is None or match.score < 1:
        found += _of_name(draft, found)
    found += [name for limit, name in _MARGINS if draft.margin is not None and draft.margin < limit][:1]
    if draft.kind == "target" and draft.due is None:
        found.append("due.none")
    if draft.implicit:
        found.append("implicit")
    elif not draft.reading.suffix and draft.comparator not in ("ge", "le"):
        found.append("bound.none")
    if draft.quantity.inferred and not draft.in_table:
        found.append("unit.inferred")
    found += draft.whose.doubts if draft.whose else ()
    return tuple(dict.fromkeys(found))


def _of_name(draft: Draft, rules: list[str]) -> list[str]:
    name, found = draft.name, []
    if len(name) <= _SHORT:
        found.append("name.short")
    elif names.is_generic(name):
        found.append("name.general")
    elif len(name) > _LONG:
        found.append("name.long")
    if _NUMBER.search(name):
        found.append("name.number")
    whole = "name.around" in rules or "name.behind" in rules or draft.implicit
    if draft.quantity.unit in ("%", "‰", "个百分点") and not whole and not names.is_measure(name):
        found.append("name.no_measure")
    return found


def confidence_of(doubts: tuple[str, ...]) -> float:
    """Between 0.3 and 0.99."""
    return round(max(_LEAST, _MOST - sum(DOUBTS[doubt] for doubt in doubts)), 2)
