"""What a part of the bench answers: mostly ratios to a floor of the same run, because machines differ, ratios less so."""

import time
from collections.abc import Callable
from typing import NamedTuple


class Answer(NamedTuple):
    """`what` was measured, the number, and the most it may be; None where no bound is set."""

    what: str
    measured: float
    at_most: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether the number is above its bound."""
        return self.at_most is not None and self.measured > self.at_most

    def __str__(self) -> str:
        bound = f"  (at most {self.at_most:g}{', OVER' if self.is_over else ''})" if self.at_most is not None else ""
        return f"{self.what:44} {self.measured:8.2f}{bound}"


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The best wall time of `times` runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best
