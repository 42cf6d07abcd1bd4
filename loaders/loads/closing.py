"""Closing a commitment (销号) step by step: applied for, reviewed, closed; returned, reopened.

The steps are those of supervision offices: the unit in charge applies with evidence, its division reviews, the supervisor
closes; what does not hold is returned, what fails later is reopened. A step is a `close` or `reopen` decision with the step
in `field`; an empty field is the last step, so that a small office may close at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.loads.decision import Decision


@dataclass(frozen=True)
class Step:
    """One step: its Chinese word, the state it leads to, and the states it may be taken in ("" where nothing was done yet)."""

    word: str
    state: str
    taken_in: frozenset[str]


_OPEN = frozenset({"", "returned", "reopened"})
# (action, field) of the decision → the step.
STEPS: Mapping[tuple[str, str], Step] = {
    ("close", "apply"): Step("申请销号", "applied", _OPEN),
    ("close", "review"): Step("初审通过", "reviewed", frozenset({"applied"})),
    ("close", ""): Step("销号", "closed", _OPEN | {"applied", "reviewed"}),
    ("reopen", "return"): Step("退回", "returned", frozenset({"applied", "reviewed"})),
    ("reopen", ""): Step("恢复", "reopened", frozenset({"closed"})),
}
STATES: Mapping[str, str] = {
    "": "未申请",
    "applied": "已申请",
    "reviewed": "初审通过",
    "closed": "已销号",
    "returned": "已退回",
    "reopened": "已恢复",
    "reopened_by_figure": "因新数据自动恢复",
}
# The state by commitment and place ("" for all places).
Closings = dict[tuple[str, str], str]


def state_of(closings: Closings, commitment_id: str, place: str) -> str:
    """The state of a commitment for a place: its own, else that for all places, else ""."""
    return closings.get((commitment_id, place)) or closings.get((commitment_id, ""), "")


def take(closings: Closings, action: str, commitment_id: str, field: str, place: str) -> None:
    """Note what a decision on record did; what is no step changes nothing."""
    step = STEPS.get((action, field))
    if step is not None:
        closings[commitment_id, place] = step.state


def faults_of_step(decision: Decision, closings: Closings) -> Iterator[tuple[str, str, str]]:
    """(column, reason, next step) where the step is none, or cannot be taken now. A step that can be taken is noted."""
    step = STEPS.get((decision.action, decision.field))
    if step is None:
        fields = "、".join(
            f"{field}（{one.word}）" for (action, field), one in STEPS.items() if field and action == decision.action
        )
        yield "field", f"{decision.action} 没有“{decision.field}”这一步", f"填 {fields}，或留空"
        return
    state = state_of(closings, decision.subject_id, decision.value)
    # What a later figure reopened still stands as closed on record: it may be reopened, and closed again.
    if state not in step.taken_in:
        possible = "、".join(one.word for one in STEPS.values() if state in one.taken_in)
        yield "action", f"这一项现在是“{STATES[state]}”，不能{step.word}", f"可以{possible}"
        return
    take(closings, decision.action, decision.subject_id, decision.field, decision.value)
