"""What a stop looks at: a quantity with the words right before it and right behind it."""

from dataclasses import dataclass

from loaders.statements.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Quantity `q` in `text`, with the words before it in its clause (at most 40) as `left`."""

    text: str
    q: Quantity
    left: str
