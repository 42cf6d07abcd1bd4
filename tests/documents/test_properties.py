"""What holds for every input: places grow and point right, and nothing but a DocumentError is raised."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.documents.document import Document
from loaders.documents.reading import read_bytes
from loaders.errors import DocumentError

PIECES = st.sampled_from(
    ["一、目标", "（一）", "1.", "2025年", "9", "0", "%", "％", "以上", "，", "。", "\n", "\n\n", "\t", " ", "　", "?", "$\\geq 95\\%$", "**", "附件", "附件：", "——", "一是",
     "二是", "｜", "|", "| --- |", "（", "）", "《", "縣域內就診率", "&lt;", "— 1 —", "联系人：甲某某", "13800000000", "云政办〔2020〕1号", "<table><tr><td>", "</table>", "\u200b",
     "𠮷", "⼀", "a b", "表1", "指标", "富民县卫生健康局", "2023年4月9日"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes) -> Document | None:
    """The document, or None where it is refused as it should be; anything else raised fails the test."""
    try:
        return read_bytes(data, "任意")
    except DocumentError:
        return None


def check(document: Document) -> None:
    size = len(document.text)
    assert len(document.offsets) == size + 1
    assert len(document.ends) == size
    assert list(document.offsets) == sorted(document.offsets)
    assert all(
        start <= end <= len(document.source_text) for start, end in zip(document.offsets, document.ends, strict=False)
    )
    for clause in document.clauses:
        assert 0 <= clause.start <= clause.end <= size
    assert len({clause.clause_id for clause in document.clauses}) == len(document.clauses)
    for table in document.tables:
        assert all(document.text[cell.start : cell.end] == cell.text for cell in table.cells)
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
    for place, character in enumerate(document.text):
        if character.isalnum() and character < "\u2e80":
            printed = document.printed(place, place + 1)
            assert character in printed or not printed.isascii() or "&" in printed


@QUICK
@given(TEXTS)
def test_any_text(text):
    document = read(text.encode("utf-8"))
    if document:
        check(document)


@QUICK
@given(TEXTS)
def test_any_page(text):
    document = read(f"<html><body><p>{text}</p><div>{text}<br>{text}</div></body></html>".encode())
    if document:
        check(document)


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(data):
    document = read(data)
    if document:
        check(document)


@pytest.mark.parametrize("form", ["docx", "pdf", "ofd"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_damage_to_a_file(form, composed, data):
    whole = bytearray(composed(form))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    document = read(bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))]))
    if document:
        check(document)


TAGS = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>90%</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>", "<w:tab/>",
     "<w:tcPr><w:gridSpan w:val='999999'/><w:vMerge/></w:tcPr>", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:txbxContent>", "</w:txbxContent>"]
)  # fmt: skip


@QUICK
@given(st.lists(TAGS, max_size=30).map("".join))
def test_any_markup_in_a_package(body):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>')
    document = read(stream.getvalue())
    if document:
        check(document)
