"""One document in five formats: the same paragraphs, clauses, table and issue data from each."""

from datetime import date

import pytest

from loaders.documents import read_document
from loaders.documents.reading import read_bytes

FORMATS = ["txt", "html", "docx", "pdf", "ofd"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_paragraphs(form, composed, paragraphs):
    document = read_bytes(composed(form), f"方案.{form}")
    assert document.format == form
    assert document.text.split("\n") == paragraphs


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_tree_table_and_issue_data(form, composed):
    document = read_bytes(composed(form), "方案")
    assert [clause.path for clause in document.clauses] == ["", "一", "二", "二 › （一）", "二 › （二）", "三"]
    (table,) = document.tables
    assert table.caption == "表1主要指标"
    assert [(c.row, c.column, c.text) for c in table.cells if c.row == 2] == [
        (2, 0, "每千人口执业（助理）医师数（人）"), (2, 1, "2.71"), (2, 2, "3.2"), (2, 3, "约束性"),
    ]  # fmt: skip
    assert document.title == "关于印发宜良县基层卫生提升行动方案的通知"
    assert document.document_number == "宜政办发〔2023〕8号"
    assert document.issuer == "宜良县人民政府办公室"
    assert document.issued_date == date(2023, 3, 6)
    assert document.jurisdiction_text == "宜良县"
    assert document.disclosure == "public"


@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_a_file_does_not_matter(form, composed, write):
    document = read_document(write("通知.dat", composed(form)))
    assert document.format == form
    assert document.name == "通知.dat"


@pytest.mark.parametrize("form", FORMATS)
def test_spans_of_the_text_lead_back_to_the_words_as_printed(form, composed):
    document = read_bytes(composed(form), "方案")
    for phrase in ("91.5%", "118.6人次", "不低于72%", "≥91.5", "1200万元"):
        start = document.text.index(phrase)
        assert "".join(document.printed(start, start + len(phrase)).split()) == phrase
