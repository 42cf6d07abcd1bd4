"""A file as read: the load to be written, and what its sender is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.figures.records import Question, RefusedRow
from loaders.loads.write import NewLoad


@dataclass(frozen=True)
class Reading:
    """`new` is to be written; `refused` are rows that were not taken, `questions` what is asked of those that were."""

    new: NewLoad
    refused: list[RefusedRow]
    notices: list[str]
    questions: Sequence[Question] = ()
