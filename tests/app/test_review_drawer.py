"""What a person does on the pages of review without marking text: defining an indicator, status, closing with evidence, memberships."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawer_rows import EARLIER, LATER, PAPER, PILOT, PLACE, PROMISE
from on_screen import page_of
from streamlit.testing.v1 import AppTest

from loaders.data_folder import DataFolder
from loaders.loads import LOCAL
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.attachments import mentioned, read_attachment
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.drafts import drafts_of
from loaders.loads.issue import IssueOptions
from loaders.loads.new_indicator import indicator_id_of
from loaders.loads.write import NewLoad, write_load
from loaders.warehouse import build
from loaders.warehouse.standing import standing_of

TEXT = "一、目标\n到2024年，示范病床巡诊率达到80%以上。\n".encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """Promises, one of them for pilot areas only, and a document with text; the acting person has full rights."""
    data = DataFolder(tmp_path_factory.mktemp("drawer"))
    # An empty folder of its own in place of the project's examples.
    (data.root / "bundled").mkdir()
    tables = {"documents": [PAPER], "commitments": [PROMISE, PILOT], "figures": [EARLIER, LATER]}
    write_load(
        data.loads, NewLoad("figures", "测试用的目标和数", "test.csv", b"composed for the drawer", tables=tables), LOCAL
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIXIAN_DATA", str(data.root))
        patch.setenv("DUIXIAN_MODE", "local")
        build(data)
        yield data


@pytest.fixture
def mine(built: DataFolder) -> DataFolder:
    """The same as its person sees it; every test begins without drafts."""
    import shutil

    shutil.rmtree(built.root / "drafts", ignore_errors=True)
    return built.with_drafts_of(LOCAL.name)


def button(at: AppTest, label: str) -> None:
    """Presses the last button of this label and says what went wrong, if anything."""
    [*_, found] = [one for one in at.button if one.label == label]
    found.click().run()
    assert not at.exception


def widget(widgets: object, label: str) -> object:
    return next(one for one in widgets if one.label == label)  # type: ignore[attr-defined]


def test_closing_is_applied_for_with_a_reason_and_a_file(mine: DataFolder, project: Path) -> None:
    at = page_of(project, "ledger", PLACE, handle=f"dy-1_{PLACE}_2024-12-31")
    button(at, "申请销号")
    assert [e.value for e in at.error] == ["还没有写理由。选一条常用的，或自己写。"]

    widget(at.selectbox, "理由").select("reached")  # type: ignore[attr-defined]
    at.file_uploader[0].upload("核查表.txt", "达标".encode(), "text/plain")
    button(at, "申请销号")
    assert "申请销号" in at.success[0].value
    [draft] = drafts_of(mine)
    [row] = draft.rows("decisions")
    assert (row["action"], row["subject_id"], row["field"], row["value"]) == ("close", "dy-1", "apply", PLACE)
    assert row["reason"] == "已按期达标，佐证齐全"
    [(kept, shown)] = mentioned(row["evidence"]).items()
    assert (shown, read_attachment(draft, kept).decode()) == ("核查表.txt", "达标")
    # The drawer knows what was drafted: the next step is review, not another application.
    labels = [one.label for one in at.button]
    assert "初审通过" in labels
    assert "申请销号" not in labels
    shown = " ".join(block.proto.body for block in page_of(project, "documents", PLACE, part="add").get("html"))
    assert re.search("申请销号 [^<]+ “不低于90%”：已按期达标，佐证齐全", shown)
    assert "dy-1" not in shown


def test_a_membership_is_confirmed_where_the_verdict_waits_for_it(mine: DataFolder, project: Path) -> None:
    at = page_of(project, "ledger", PLACE, handle=f"dy-9_{PLACE}_2024-12-31")
    assert "没有德阳市是否属于这一范围的记录" in " ".join(block.proto.body for block in at.get("html"))
    at.radio[0].set_value("yes")
    reasons = [one for one in at.selectbox if one.label == "理由"]
    reasons[0].select("not_listed")
    widget(at.text_input, "佐证").input("省级试点名单（2020年）")  # type: ignore[attr-defined]
    button(at, "存入草稿")
    assert "选的是“属于”，理由却是“不在公布的名单中”" in at.error[0].value
    assert drafts_of(mine) == []

    reasons = [one for one in at.selectbox if one.label == "理由"]
    reasons[0].select("listed")
    button(at, "存入草稿")
    [draft] = drafts_of(mine)
    [row] = draft.rows("decisions")
    assert (row["action"], row["subject_id"], row["field"], row["value"]) == ("confirm_scope", PLACE, "试点地区", "yes")
    assert row["evidence"] == "省级试点名单（2020年）"
    shown = " ".join(block.proto.body for block in page_of(project, "documents", PLACE, part="add").get("html"))
    assert "认定德阳市属于“试点地区”" in shown


def test_an_indicator_is_defined_for_a_statement_that_fits_none(mine: DataFolder, project: Path) -> None:
    options = AddOptions(issue=IssueOptions(jurisdiction=PLACE, issued_date="2021-03-05"))
    document_id = add_bytes(TEXT, "方案.txt", mine, LOCAL, options).load.header["document_id"]
    standing = standing_of(mine, document_id)
    assert standing is not None
    [found] = standing.commitments
    assert found["indicator_id"] is None

    at = page_of(project, "documents", PLACE, document=document_id, part="review", statement=found["commitment_id"])
    widget(at.selectbox, "指标").select("+").run()  # type: ignore[attr-defined]
    for label, text in (
        ("名称", "示范病床巡诊率"),
        ("定义", "按期巡诊的份额"),
        ("分子（计数的写数什么）", "按期巡诊床位数"),
    ):
        widget(at.text_input, label).input(text)  # type: ignore[attr-defined]
    widget(at.text_input, "定义的依据").input("方案附件")  # type: ignore[attr-defined]
    button(at, "存入草稿，并用于这一条")
    # Nothing stands chosen by itself: what was left open is named.
    assert at.error[0].value == "还没有选：方向、类型、频度、领域。"
    for label, code in (("方向", "higher_is_better"), ("类型", "rate"), ("频度", "annual"), ("领域", "服务能力")):
        widget(at.selectbox, label).select(code)  # type: ignore[attr-defined]
    button(at, "存入草稿，并用于这一条")
    assert "分母" in at.error[0].value
    assert [load.kind for load in drafts_of(mine)] == ["document"]

    widget(at.text_input, "分母（比率必填；文件没写的填“未注明”）").input("示范病床数")  # type: ignore[attr-defined]
    button(at, "存入草稿，并用于这一条")
    assert [load.kind for load in drafts_of(mine)] == ["document", "register", "decisions"]
    standing = standing_of(mine, document_id)
    assert standing is not None
    assert standing.commitments[0]["indicator_id"] == indicator_id_of("示范病床巡诊率")


def test_a_document_on_record_is_repealed_with_its_reason(mine: DataFolder, project: Path) -> None:
    at = page_of(project, "documents", PLACE, document="dy01", part="issue")
    widget(at.selectbox, "文件效力").select("superseded")  # type: ignore[attr-defined]
    widget(at.selectbox, "理由").select("status")  # type: ignore[attr-defined]
    button(at, "存入草稿")
    assert "请选由哪份文件替代" in at.error[0].value
    widget(at.selectbox, "文件效力").select("repealed")  # type: ignore[attr-defined]
    button(at, "存入草稿")
    standing = standing_of(mine, "dy01")
    assert standing is not None
    assert standing.document["status"] == "repealed"
    [draft] = drafts_of(mine)
    assert [row["reason"] for row in draft.rows("decisions")] == ["按文件清理结果"]


def test_a_document_without_its_text_is_reviewed_by_its_phrases(mine: DataFolder, project: Path) -> None:
    at = page_of(project, "documents", PLACE, document="dy01", part="review", statement="dy-1")
    shown = " ".join(block.proto.body for block in at.get("html"))
    assert "没有保留全文" in shown
    assert shown.count('class="statement is-accepted"') == 2
    widget(at.text_input, "数值").input("九十")  # type: ignore[attr-defined]
    button(at, "保存改正")
    assert [e.value for e in at.error] == ["数值要填数字，不带单位和逗号。"]
    widget(at.text_input, "数值").input("91")  # type: ignore[attr-defined]
    widget(at.selectbox, "比较方式").select("between")  # type: ignore[attr-defined]
    widget(at.selectbox, "理由").select("misread")  # type: ignore[attr-defined]
    button(at, "保存改正")
    assert "区间要有上限" in at.error[0].value
    assert "value_high" not in at.error[0].value
    assert drafts_of(mine) == []


def test_what_was_closed_and_failed_afterwards_is_reopened_in_sight(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path))
    monkeypatch.setenv("DUIXIAN_MODE", "local")
    data = DataFolder(tmp_path)
    tables = {"documents": [PAPER], "commitments": [PROMISE], "figures": [EARLIER]}
    write_load(data.loads, NewLoad("figures", "目标", "1.csv", b"promise and first figure", tables=tables), LOCAL)
    decide([Decision("close", "dy-1", "", PLACE, "已提前完成", "核查报告")], data, LOCAL)
    write_load(data.loads, NewLoad("figures", "年报", "2.csv", b"later figure", tables={"figures": [LATER]}), LOCAL)
    build(data)

    at = page_of(project, "ledger", PLACE, handle=f"dy-1_{PLACE}_2024-12-31")
    shown = [block.proto.body for block in at.get("html")]
    [ledger] = [body for body in shown if 'class="ledger"' in body]
    assert '<small class="closing is-reopened_by_figure">因新数据自动恢复</small>' in ledger
    assert any("后来的数据88.0%（2024年）不再达标" in body for body in shown)
    # On record it still stands as closed: a person may take note of it and reopen it.
    assert "恢复" in [one.label for one in at.button]
