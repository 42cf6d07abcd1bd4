"""One document in five formats: the same paragraphs, clauses, table, issue data and statements from each."""

import io
from datetime import date

import openpyxl
import pytest

from loaders.documents import read_document
from loaders.documents.reading import read_bytes
from loaders.statements import extract, statement_record

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


# Where it came from and how it is printed there: all else is the same.
_OF_THE_FILE = ("document", "span", "quote")


def told(document):
    """The statements of a document without what is of its file."""
    records = [statement_record(each) for each in extract(document)]
    return [{name: value for name, value in record.items() if name not in _OF_THE_FILE} for record in records]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_statements(form, composed):
    found = told(read_bytes(composed(form), "方案"))
    assert found == told(read_bytes(composed("txt"), "方案"))
    assert [(each["indicator"], each["value"]) for each in found][:2] == [
        ("县域内就诊率", 91.5),
        ("基层医疗卫生机构诊疗量占总诊疗量比例", 65),
    ]
    assert len(found) > 15


def test_a_workbook_of_the_table_gives_its_statements(composed):
    document = read_bytes(composed("docx"), "方案")
    (table,) = document.tables
    book = openpyxl.Workbook()
    for row in range(max(cell.row for cell in table.cells) + 1):
        book.active.append([cell.text for cell in table.cells if cell.row == row])
    stream = io.BytesIO()
    book.save(stream)
    names = ("kind", "indicator", "comparator", "value", "unit", "due", "period", "firmness")
    found = told(read_bytes(stream.getvalue(), "指标.xlsx"))
    of_table = [each for each in told(document) if any(rule.startswith("table.") for rule in each["rules"])]
    rows = [[each[name] for name in names] for each in found]
    assert len(rows) == 6
    assert len(of_table) == 5  # the sixth is told in the text already
    assert all([each[name] for name in names] in rows for each in of_table)
