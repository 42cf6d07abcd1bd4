"""Documents: what is on record, one document with its statements in place, and how it stands to the levels above."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from app import document_queries, queries
from app.source_text import Mark, marked, text_of
from loaders.data_folder import DataFolder
from loaders.loads.actor import LOCAL
from loaders.loads.add import add_bytes
from loaders.loads.options import AddOptions
from loaders.warehouse import build, connect

NOW = date(2026, 6, 30)
PAPER = """安岳县人民政府办公室
关于印发安岳县基层卫生服务提升方案的通知

安府办发〔2025〕8号

一、总体目标
到2030年，婴儿死亡率控制在4.5‰以下，孕产妇死亡率控制在11/10万以下。

二、现有基础
2024年全县婴儿死亡率为4.9‰。费用<另行规定>的除外。

安岳县人民政府办公室
2025年3月10日
"""


@pytest.fixture(scope="module")
def own_data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder whose user loaded a document of a county; the examples shipped with the project stand above it."""
    data = DataFolder(tmp_path_factory.mktemp("documents"))
    add_bytes(PAPER.encode(), "方案.txt", data, LOCAL, AddOptions(accept=True))
    build(data)
    return data


@pytest.fixture
def own(own_data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    monkeypatch.setenv("DUIXIAN_DATA", str(own_data.root))
    connection = connect(own_data)
    yield connection
    connection.close()


def the_paper(cursor: duckdb.DuckDBPyConnection) -> queries.Row:
    (paper,) = [d for d in document_queries.documents_on_record(cursor, NOW, None) if "安岳县" in d["document_title"]]
    return paper


def test_a_document_comes_with_its_counts(own: duckdb.DuckDBPyConnection) -> None:
    paper = the_paper(own)
    assert (
        paper["promises"],
        paper["figures"],
        paper["undecided"] + paper["met"] + paper["moving"] + paper["risk"],
    ) == (2, 1, 2)
    assert (paper["document_number"], paper["issued_date"], paper["place_zh"]) == (
        "安府办发〔2025〕8号",
        date(2025, 3, 10),
        "安岳县",
    )


def test_counts_of_verdicts_are_those_of_the_judge(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    on_record = document_queries.documents_on_record(cursor, as_of, None)
    assert len(on_record) > 30
    for row in sorted(on_record, key=lambda d: -d["promises"])[:6]:
        judged = queries.assessments_of_document(cursor, as_of, None, row["document_id"])
        reviewed = {r["commitment_id"] for r in judged if r["reason"] != "proposed"}
        assert row["promises"] == row["met"] + row["moving"] + row["risk"] + row["missed"] + row["undecided"]
        assert row["promises"] >= len(reviewed)


def test_documents_issued_after_the_day_are_not_shown(cursor: duckdb.DuckDBPyConnection) -> None:
    early = document_queries.documents_on_record(cursor, date(2016, 6, 30), None)
    assert early
    assert all(d["issued_date"].year <= 2016 for d in early if d["issued_date"])


def test_numbers_that_were_not_verified_are_not_shown(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    assert not any(
        "999号" in str(v) for d in document_queries.documents_on_record(cursor, as_of, None) for v in d.values()
    )


def test_the_text_is_kept_and_statements_stand_where_they_were_found(own: duckdb.DuckDBPyConnection) -> None:
    paper = the_paper(own)
    text = text_of(paper["load_id"])
    assert text is not None
    promised = document_queries.promises_in(own, NOW, None, paper["document_id"])
    assert [text[p["span_start"] : p["span_end"]] for p in promised] == ["4.5‰", "11/10万"]
    reported = document_queries.figures_in(own, NOW, None, paper["document_id"])
    assert [text[f["span_start"] : f["span_end"]] for f in reported] == ["4.9‰"]


def test_a_document_is_compared_with_the_levels_above(own: duckdb.DuckDBPyConnection) -> None:
    pairs = document_queries.alignment_of_document(own, NOW, None, the_paper(own)["document_id"])
    found = {(p["indicator_zh"], p["other_place_zh"]): p["findings"] for p in pairs}
    assert found["婴儿死亡率", "全国"] == ["above"]  # ≤4.5‰ asks for more than ≤5‰ by 2030


def test_an_example_shipped_with_the_project_has_no_text(cursor: duckdb.DuckDBPyConnection, as_of: date) -> None:
    assert {text_of(d["load_id"]) for d in document_queries.documents_on_record(cursor, as_of, None)} == {None}


@pytest.mark.parametrize("name", ["../loads/x", "/etc", "..", ""])
def test_a_name_never_becomes_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.txt").write_text("secret")
    (tmp_path / "loads").mkdir()
    (tmp_path / "loads" / "text.txt").write_text("secret")
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path))
    assert text_of(name) is None


def mark(start: int, end: int, key: str = "k") -> Mark:
    return Mark(start, end, "promise", "documents?row=k", key, "婴儿死亡率")


def test_marks_leave_the_text_whole() -> None:
    text = "一、到2030年\n降到<5‰>以下 & 10%以上"
    shown = marked(
        text,
        [
            replace(mark(text.index("5"), text.index("5") + 2), anchor="promise-1"),
            mark(text.index("10"), text.index("10") + 3),
        ],
        {0: "clause-1"},
    )
    assert re.sub(r"<[^>]*>", "", shown).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert shown.count('data-row="k"') == 2
    assert '<span id="clause-1"></span>' in shown
    assert '<a id="promise-1" class="mark promise"' in shown
    assert "<5" not in shown  # what looks like a tag in a document stays text


def test_marks_that_lie_over_each_other_are_shown_once() -> None:
    shown = marked("35%—40%", [mark(0, 7), mark(0, 3), mark(4, 7)], {})
    assert shown.count("<a ") == 1


def test_a_mark_without_a_verdict_is_no_link() -> None:
    assert "<a " not in marked("60元", [mark(0, 3, key="")], {})


def test_marks_outside_the_text_are_left_out() -> None:
    assert "<a " not in marked("短", [mark(5, 9), mark(-1, 1)], {})


@pytest.fixture
def own_dashboard(own: duckdb.DuckDBPyConnection, project: Path) -> AppTest:
    at = AppTest.from_file(str(project / "dashboard.py"), default_timeout=60)
    at.query_params["as_of"] = NOW.isoformat()
    return at


def test_the_page_of_a_document_shows_its_text_with_marks(
    own_dashboard: AppTest, own: duckdb.DuckDBPyConnection
) -> None:
    at = own_dashboard
    at.run()
    at.query_params["document"] = the_paper(own)["document_id"]
    at.switch_page("app/pages/documents.py").run()
    assert not at.exception
    bodies = [block.proto.body for block in at.get("html")]
    (paper,) = [body for body in bodies if 'class="paper"' in body]
    assert paper.count("data-row=") == 2
    assert ">4.9‰</span>" in paper
    assert "费用&lt;另行规定&gt;的除外" in paper
    (answer,) = [body for body in bodies if '<h1 class="answer">' in body]
    assert "载有量化目标2项" in answer
    assert "高于上级2处" in answer  # both ask for more than the nation does by 2030
