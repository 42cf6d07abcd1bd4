"""A statement in the making: one number with its connectors, its name, and what later steps find out about it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.statements.connectors import Reading
from loaders.statements.quantities import Quantity
from loaders.statements.times import Time

if TYPE_CHECKING:
    from loaders.statements.places import Whose


@dataclass(slots=True)
class Draft:
    """One number on its way to a statement; offsets are in `Document.text`.

    `clause` is the stretch it was read in, `sentence` the whole sentence, `name` what is measured, `left_words` and
    `right_words` the words before and behind it without times, `consumed` where the words it took end. `head` is the
    nominal part before the number where the name also took words behind it. `lead_start` is where the words since the number before it begin. `role` is "baseline" for A of 由A提高到B;
    `twin` is A's draft on B's side, `whole` the draft that a part told behind 其中 is a part of. `whose` says of which place it is where
    the document's own place is known.
    """

    quantity: Quantity
    reading: Reading
    clause: tuple[int, int]
    sentence: tuple[int, int]
    name: str = ""
    left_words: str = ""
    right_words: str = ""
    consumed: int = 0
    head: str = ""
    comparator: str = "eq"
    basis: str = "level"
    role: str = ""
    twin: "Draft | None" = None
    whole: "Draft | None" = None
    time: Time | None = None
    lead_start: int = 0
    kind: str = ""
    due: str | None = None
    due_text: str | None = None
    period: str | None = None
    implicit: bool = False
    in_table: bool = False
    headline: bool = False
    rules: list[str] = field(default_factory=list)
    margin: float | None = None
    whose: "Whose | None" = None

    def settle_gap(self) -> None:
        """A gap that a rule or a promise sets (退休人员再高5个百分点) is a change; a reported one stays a level (GUIDE, more 7)."""
        if self.kind == "target" and self.basis == "level" and self.quantity.unit == "个百分点":
            word = next(
                (word for word, tag in zip(self.reading.words, self.reading.tags, strict=True) if tag == "gap"), ""
            )
            if word:
                self.basis = "decrease" if word.startswith("低") else "increase"

    def copy(self, name: str) -> "Draft":
        """The same number as a statement on another member of a list."""
        return Draft(
            self.quantity, self.reading, self.clause, self.sentence, name, self.left_words, self.right_words, self.consumed, self.head,
            self.comparator, self.basis, rules=list(self.rules),
        )  # fmt: skip
