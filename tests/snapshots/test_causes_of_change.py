"""What changed between two moments and why: one change a promise, its cause in the comparison and in the history."""

from datetime import UTC, datetime

import pytest

from loaders.data_folder import DataFolder
from loaders.loads.actor import Actor
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import connect
from tests.snapshots.conftest import AS_OF, CITY, COUNTY, PAPER, World, promise, reported

OFFICE = Actor("督查室")
THEN, LATER = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 20, tzinfo=UTC)
DUE = ("%", "2024-12-31")

# Promise (by its number) → (cause in the comparison, what the history tells of it: subject, cause, and a part of before or after).
CAUSES = {
    "new_figure": (1, "zgf-21", "new_figure", "91"),
    "revised": (2, "zgf-2", "revised", "91"),
    "target": (3, "zg-3", "target", "85"),
    "definition": (4, "health_literacy", "definition", "2023-06-30"),
    "membership": (5, "试点县", "membership", "yes"),
    "document": (6, "zg02", "document", "superseded"),
    "withdrawn": (7, "zgf-7", "ended", "96"),
    "review": (8, "zg-8", "review", "accepted"),
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    world = World(tmp_path_factory.mktemp("causes"))
    replaced = {**PAPER, "document_id": "zg02", "title": "自贡市上一个计划"}
    world.load(
        when=THEN,
        documents=[PAPER, replaced],
        commitments=[
            promise(1, "phc_standard_rate", "ge", 90, *DUE),
            promise(2, "htn_std_mgmt_rate", "ge", 90, *DUE),
            promise(3, "dm_std_mgmt_rate", "ge", 95, *DUE),
            promise(4, "health_literacy", "ge", 30, *DUE),
            promise(5, "htn_phc_std_service_rate", "ge", 80, *DUE, reach_level="county", scope="试点县"),
            promise(6, "phc_visit_share", "ge", 60, "%", "2027-12-31", document_id="zg02"),
            promise(7, "tcm_hall_phc_rate", "ge", 95, *DUE),
            promise(8, "family_doctor_sign_rate", "ge", 60, *DUE, review="proposed"),
        ],
        figures=[
            reported(1, "phc_standard_rate", 2023, 85.0, "%"),
            reported(2, "htn_std_mgmt_rate", 2024, 88.0, "%"),
            reported(3, "dm_std_mgmt_rate", 2024, 88.0, "%"),
            reported(4, "health_literacy", 2024, 28.0, "%"),
            reported(5, "htn_phc_std_service_rate", 2024, 70.0, "%", jurisdiction_id=COUNTY),
            reported(6, "phc_visit_share", 2024, 50.0, "%"),
            reported(8, "family_doctor_sign_rate", 2024, 65.0, "%"),
        ],
    )
    mistaken = world.load(when=THEN.replace(hour=1), figures=[reported(7, "tcm_hall_phc_rate", 2024, 96.0, "%")])
    world.load(when=LATER, figures=[reported(21, "phc_standard_rate", 2024, 91.0, "%")])
    broken = "indicator_id,jurisdiction_id,date,why,certainty\nhealth_literacy,510300,2023-06-30,问卷改版,documented\n".encode()
    new = NewLoad("register", "问卷改版", "breaks.csv", broken, files={"breaks.csv": broken})
    write_load(world.data.loads, new, OFFICE, now=LATER.replace(hour=1))
    decide(
        [
            Decision("correct", "zgf-2", "value", "91", "年报更正"),
            Decision("correct", "zg-3", "value", "85", "原文为85"),
            Decision("confirm_scope", COUNTY, "试点县", "yes", "在名单内", "名单附件"),
            Decision("supersede", "zg02", value="zg01", reason="新计划已印发", evidence="新计划"),
            Decision("withdraw", mistaken.load_id, reason="报错了表"),
            Decision("accept", "zg-8", reason="已核对"),
        ],
        world.data, OFFICE,
    )  # fmt: skip
    return world.build().data


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_alone(changed: DataFolder, cause: str) -> None:
    number, subject, event, told = CAUSES[cause]
    with connect(changed) as connection:
        found = connection.execute(
            "SELECT causes, standing_before, standing_after FROM changes($as_of, $then, $as_of, NULL) WHERE commitment_id = $id",
            {"as_of": AS_OF.isoformat(), "then": "2026-05-10", "id": f"zg-{number}"},
        ).fetchall()
        events = connection.execute(
            "SELECT before, after, recorded_by FROM history WHERE starts_with(subject_id, $id) AND cause = $cause AND moment > $then",
            {"id": subject, "cause": event, "then": datetime(2026, 5, 10)},
        ).fetchall()
    assert [causes[0] for causes, _, _ in found] == [cause]
    assert any(told in (before or "") + (after or "") for before, after, _ in events)


def test_the_verdict_turned_as_the_change_says(changed: DataFolder) -> None:
    with connect(changed) as connection:
        found = dict(
            connection.execute(
                "SELECT commitment_id, standing_before || ' → ' || standing_after FROM changes(?, '2026-05-10', ?, NULL)",
                [AS_OF.isoformat()] * 2,
            ).fetchall()
        )
    assert found["zg-1"] == "due_unreported → met_at_due"
    assert found["zg-2"] == found["zg-3"] == "missed → met_at_due"
    assert found["zg-4"] == "missed → not_comparable"
    assert found["zg-5"] == "scope_unconfirmed → missed"
    assert found["zg-7"] == "met_at_due → no_figure"
    assert found["zg-8"] == "proposed → met_at_due"


def test_who_decided_and_why_stand_in_the_history(changed: DataFolder) -> None:
    with connect(changed) as connection:
        told = dict(
            connection.execute(
                "SELECT subject_id, recorded_by || '：' || reason FROM history WHERE reason IS NOT NULL"
            ).fetchall()
        )
    assert told["zg-3"] == "督查室：原文为85"
    assert told["zg-8"] == "督查室：已核对"
    assert CITY not in told
