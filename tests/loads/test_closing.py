"""Closing step by step: who may go where from where, and what a later figure undoes."""

import pytest

from loaders.errors import Faults
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.closing import STATES, STEPS, faults_of_step
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.warehouse import build, connect

OFFICE = Actor("市督查室", "publisher")
TARGETS = (
    "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n"
    "phc_visit_share,资阳市,方案,2017-03-05,不低于,65,%,2018-12-31,不低于65%\n"
)
RETURN = "指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,512000,{year},{value},%,{year}年卫生统计年报\n"


def taken(*steps):
    """The faults of a row of steps ("close apply", …) taken one after the other on one commitment."""
    closings = {}
    faults = []
    for step in steps:
        action, _, field = step.partition(" ")
        faults += [reason for _, reason, _ in faults_of_step(Decision(action, "c", field), closings)]
    return faults


@pytest.mark.parametrize(
    "steps",
    [
        ["close apply", "close review", "close"],
        ["close"],  # a small office closes at once
        ["close apply", "close"],
        ["close apply", "reopen return", "close apply", "close review", "reopen return"],
        ["close", "reopen", "close apply"],
    ],
)
def test_ways_through(steps):
    assert taken(*steps) == []


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        (["close review"], "这一项现在是“未申请”，不能初审通过"),
        (["reopen"], "这一项现在是“未申请”，不能恢复"),
        (["close", "close apply"], "这一项现在是“已销号”，不能申请销号"),
        (["close", "reopen return"], "这一项现在是“已销号”，不能退回"),
        (["close apply", "close apply"], "这一项现在是“已申请”，不能申请销号"),
        (["close half"], "close 没有“half”这一步"),
    ],
)
def test_steps_that_cannot_be_taken(steps, reason):
    assert taken(*steps) == [reason]


def test_every_state_has_its_word():
    assert {step.state for step in STEPS.values()} < STATES.keys()


@pytest.fixture
def promise(data):
    """A promise of 65 % by 2018, kept with 66 %: its commitment_id."""
    load = add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions()).load
    add_bytes(RETURN.format(year=2018, value=66).encode(), "年报2018.csv", data, OFFICE, AddOptions())
    return next(load.rows("commitments"))["commitment_id"]


def close(data, promise, field="", place=""):
    action = "reopen" if field == "return" else "close"
    done = decide([Decision(action, promise, field, place, "指标已达到", "验收单")], data, OFFICE)
    return done.load.recorded_at


def states(data):
    build(data)
    with connect(data) as connection:
        return connection.execute(
            "SELECT jurisdiction_id, closing_state, verdict FROM closing_states_at('2021-06-30')"
        ).fetchall()


def test_each_step_is_on_record(data, promise):
    steps = {"apply": "applied", "review": "reviewed", "return": "returned", "": "closed"}
    moments = [close(data, promise, field) for field in steps]
    build(data)
    with connect(data) as connection:
        for moment, state in zip(moments, steps.values(), strict=True):
            then = f"SELECT closing_state FROM closing_states_at('2021-06-30', '{moment:%Y-%m-%d %H:%M:%S.%f}')"
            assert connection.execute(then).fetchall() == [(state,)]


def test_evidence_is_asked_for_where_it_counts(data, promise):
    for field in ("apply", ""):
        with pytest.raises(Faults, match="没有写明佐证"):
            decide([Decision("close", promise, field, reason="指标已达到")], data, OFFICE)
    close(data, promise, "apply")
    decide([Decision("close", promise, "review", reason="材料齐全")], data, OFFICE)


def test_a_later_figure_that_fails_reopens_what_was_closed(data, promise):
    close(data, promise)
    # Lower by more than the rounding: the promise of 2018 was kept, the figure of 2019 has fallen back.
    add_bytes(RETURN.format(year=2019, value=61).encode(), "年报2019.csv", data, OFFICE, AddOptions())

    assert states(data) == [("512000", "reopened_by_figure", "met")]


def test_a_figure_known_when_it_was_closed_reopens_nothing(data, promise):
    add_bytes(RETURN.format(year=2019, value=61).encode(), "年报2019.csv", data, OFFICE, AddOptions())
    close(data, promise)

    assert states(data) == [("512000", "closed", "met")]


def test_what_was_closed_for_one_place_says_nothing_of_others(data, promise):
    close(data, promise, place="512002")
    assert states(data) == []


def test_history_tells_the_steps(data, promise):
    close(data, promise, "apply")
    close(data, promise)
    build(data)
    with connect(data) as connection:
        causes = connection.execute(
            "SELECT cause FROM history WHERE commitment_id = ? ORDER BY moment", [promise]
        ).fetchall()
    assert [cause for (cause,) in causes][-2:] == ["applied", "closed"]
