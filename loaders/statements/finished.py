"""A draft that has been named, dated and told target from reported, with where it stands."""

from dataclasses import dataclass

from loaders.statements.context import Place
from loaders.statements.departments import Duty
from loaders.statements.drafts import Draft


@dataclass(slots=True)
class Finished:
    """`nature` are the words of a table's column on 约束性 or 预期性, `duty` the bodies named for it."""

    draft: Draft
    place: Place
    nature: str = ""
    duty: Duty | None = None
