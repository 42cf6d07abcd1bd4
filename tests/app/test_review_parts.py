"""Adding and reviewing documents, closing promises: what is done of it without a browser, and that a viewer can do none of it."""

from datetime import date
from pathlib import Path

import pytest
from drawer_rows import EARLIER, LATER, PAPER, PLACE, PROMISE
from on_screen import page_of
from streamlit.testing.v1 import AppTest

from app.closing_queries import closing_states, closing_steps, memberships
from app.review.closing_panel import attachment
from app.review.deciding import changed, free_key, of_document, turned
from app.review.statements import found_in, next_waiting, sure
from app.review.taking import read_again, take_document
from loaders.data_folder import DataFolder
from loaders.errors import LoadError
from loaders.loads import LOCAL, Actor, read_loads
from loaders.loads.attachments import mentioned
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.drafts import drafts_of
from loaders.loads.issue import IssueOptions
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build, connect, cursor_of
from loaders.warehouse.standing import standing_of

TEXT = """各单位：
一、主要目标
到2022年，全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上，高血压患者规范管理率不低于60%，建成示范病床30张。
二、基础
2020年，全市基层医疗卫生机构诊疗量占总诊疗量比例为52.4%。
""".encode()


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """An empty data folder as its own person sees it."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    return DataFolder(tmp_path).with_drafts_of(LOCAL.name)


def test_a_document_without_its_place_is_asked_for_it_and_read_again(mine: DataFolder) -> None:
    first = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions())
    assert (first.state, first.missing) == ("refused", ("jurisdiction",))
    assert "看不出是哪个地区的文件" in first.refused[0].reason

    again = read_again(first, IssueOptions(jurisdiction=PLACE, issued_date="2021-03-05"), mine, LOCAL)
    assert (again.state, again.commitments, again.figures) == ("drafted", 3, 1)
    [load] = drafts_of(mine)
    [document] = load.rows("documents")
    assert (document["jurisdiction_id"], document["issued_date"]) == (PLACE, "2021-03-05")

    third = read_again(again, IssueOptions(jurisdiction=PLACE, document_number="德办〔2021〕95号"), mine, LOCAL)
    [load] = drafts_of(mine)
    assert third.load_id == load.load_id
    assert next(load.rows("documents"))["document_number"] == "德办〔2021〕95号"
    assert take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE)).state == "known"


def test_what_the_screen_says_of_a_file_names_no_option_of_the_command_line(mine: DataFolder) -> None:
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    assert set(added.missing) >= {"document_number", "issued_date"}
    assert not [notice for notice in added.notices if "--" in notice]


def test_an_option_that_makes_no_sense_leaves_the_draft_as_it_was(mine: DataFolder) -> None:
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    with pytest.raises(LoadError, match="不是日期"):
        read_again(added, IssueOptions(jurisdiction=PLACE, issued_date="某日"), mine, LOCAL)
    assert [load.load_id for load in drafts_of(mine)] == [added.load_id]


def test_only_what_was_read_surely_and_names_an_indicator_is_accepted_at_once(mine: DataFolder) -> None:
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    standing = standing_of(mine, added.document_id)
    assert standing is not None
    found = found_in(standing)
    assert [one.row["indicator_id"] is None for one in found] == [False, False, True, False]
    assert found[2] not in sure(found, 0)
    assert sure(found, 1.0) == []
    assert next_waiting(found, found[0].key) == found[1].key
    assert next_waiting(found, found[-1].key) == found[0].key


def test_a_figure_that_is_a_target_is_rejected_and_added_as_one(mine: DataFolder) -> None:
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    standing = standing_of(mine, added.document_id)
    assert standing is not None
    found = found_in(standing)
    figure = next(one for one in found if one.table == "figures")
    fields = {
        "indicator_id": figure.text("indicator_id"),
        "comparator": "ge",
        "value": "52.4",
        "unit": "%",
        "due_date": "2025-12-31",
    }
    decide(turned(figure, "commitment", fields, "是目标", {one.key for one in found}, {}), mine, LOCAL)

    standing = standing_of(mine, added.document_id)
    assert standing is not None
    [target] = [row for row in standing.commitments if row["span_start"] == figure.row["span_start"]]
    assert (target["commitment_id"], target["review"], target["quote"]) == (
        f"{figure.key}-2",
        "accepted",
        figure.row["quote"],
    )
    assert [row["review"] for row in standing.figures] == ["rejected"]


def test_only_what_was_changed_is_decided(mine: DataFolder) -> None:
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    standing = standing_of(mine, added.document_id)
    assert standing is not None
    one = found_in(standing)[0]
    assert changed(one, {"value": "65", "unit": "%", "due_date": "2022-12-31", "scope": ""}) == {}
    assert changed(one, {"value": "66", "scope": "试点地区"}) == {"value": "66", "scope": "试点地区"}
    assert free_key("a-1", {"a-1", "a-1-2"}) == "a-1-3"


def test_the_status_of_a_document_is_decided_by_its_successor_or_by_itself(mine: DataFolder) -> None:
    old = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE)).document_id
    new = take_document(TEXT + b"x", "2.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE)).document_id
    document = standing_of(mine, old).document  # type: ignore[union-attr]
    decide(
        of_document(document, {"status": "in_force", "valid_to": "2023-12-31"}, new, "新文件已替代", ""), mine, LOCAL
    )
    document = standing_of(mine, old).document  # type: ignore[union-attr]
    assert (document["status"], document["superseded_by"], str(document["valid_to"])) == (
        "superseded",
        new,
        "2023-12-31",
    )

    decide(
        of_document(document, {"status": "repealed", "valid_to": "2023-12-31"}, "", "按文件清理结果", ""), mine, LOCAL
    )
    document = standing_of(mine, old).document  # type: ignore[union-attr]
    assert (document["status"], document["superseded_by"]) == ("repealed", None)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A data folder where a promise was applied for with a file, and a membership confirmed."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    data = DataFolder(tmp_path)
    tables = {"documents": [PAPER], "commitments": [PROMISE], "figures": [EARLIER, LATER]}
    write_load(data.loads, NewLoad("figures", "测试用的目标和数", "test.csv", b"composed", tables=tables), LOCAL)
    attachments = {"核查表.txt": "达标".encode()}
    decide([Decision("close", "dy-1", "apply", PLACE, "已达标", "核查报告")], data, LOCAL, attachments=attachments)
    build(data)
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path))
    return data


def test_steps_and_evidence_files_of_a_closing_are_found(closed: DataFolder) -> None:
    with connect(closed) as connection:
        cursor = cursor_of(connection)
        [state] = closing_states(cursor, date(2026, 6, 30), None)
        assert (state["commitment_id"], state["closing_state"]) == ("dy-1", "applied")
        [step] = closing_steps(cursor, date(2026, 6, 30), None, "dy-1", PLACE)
        assert memberships(cursor, date(2026, 6, 30), None, "试点地区", PLACE) == []
    [(kept, shown)] = mentioned(step["evidence"]).items()
    assert shown == "核查表.txt"
    assert attachment(step["load_id"], kept).decode() == "达标"


def opened(project: Path, page: str, **choices: str) -> AppTest:
    """A page that opens without a fault."""
    at = page_of(project, page, PLACE, **choices)
    assert [e.value for e in at.error] == []
    return at


def controls(at: AppTest) -> list[str]:
    """The labels of what writes: buttons, forms, fields for files."""
    return [str(one.label) for one in (*at.button, *at.file_uploader, *at.text_area)]


def test_a_viewer_sees_no_control_and_can_write_nothing(
    closed: DataFolder, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIXIAN_MODE", "shared")
    row = f"dy-1_{PLACE}_2024-12-31"
    before = [load.load_id for load in read_loads(closed)]
    assert controls(opened(project, "documents", part="add")) == []
    assert controls(opened(project, "documents", document="dy01", part="review")) == []
    looked = opened(project, "ledger", handle=row)
    assert [one for one in controls(looked) if one in {"申请销号", "初审通过", "退回", "销号", "恢复"}] == []
    assert "已申请销号" in " ".join(block.proto.body for block in looked.get("html"))

    monkeypatch.setenv("DUIXIAN_MODE", "local")
    assert controls(opened(project, "documents", part="add")) != []
    acted = opened(project, "ledger", handle=row)
    assert {"初审通过", "退回", "销号"} <= set(controls(acted))
    # A viewer who sends the message of that button: the session is another person's now.
    monkeypatch.setenv("DUIXIAN_MODE", "shared")
    next(one for one in acted.button if one.label == "退回").click().run()
    assert [load.load_id for load in read_loads(closed)] == before
    assert list((closed.root / "drafts").glob("*/*/load.json")) == []


def test_every_writing_function_refuses_a_viewer_by_itself(mine: DataFolder) -> None:
    viewer = Actor("来访者", "viewer")
    added = take_document(TEXT, "方案.txt", mine, LOCAL, IssueOptions(jurisdiction=PLACE))
    refused = take_document(TEXT + b"x", "2.txt", mine, viewer, IssueOptions(jurisdiction=PLACE))
    assert refused.state == "refused"
    assert "只能查看" in refused.refused[0].reason
    with pytest.raises(LoadError, match="只能查看"):
        read_again(added, IssueOptions(jurisdiction=PLACE), mine, viewer)
    assert [load.load_id for load in drafts_of(mine)] == [added.load_id]
