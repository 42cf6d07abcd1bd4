"""DOCX: what Word keeps apart from the words — revisions, automatic numbers, boxes, notes, merged cells."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from loaders.documents.docx_numbering import printed_number
from loaders.documents.reading import read_bytes
from loaders.errors import DamagedDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    """A DOCX with this body and these other parts (numbering, styles, footnotes)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def text_of(body: str, **parts: str) -> str:
    return read_bytes(package(body, **parts), "方案.docx").text


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_insertions_stay_and_deletions_go():
    body = p(
        r("就诊率达到")
        + "<w:del><w:r><w:delText>85%</w:delText></w:r></w:del>"
        + f"<w:ins>{r('90%')}</w:ins>"
        + r("以上。")
    )
    body += p(f"<w:moveFrom>{r('移走的话。')}</w:moveFrom><w:moveTo>{r('移来的话。')}</w:moveTo>")
    assert text_of(body) == "就诊率达到90%以上。\n移来的话。"


def test_a_paragraph_whose_end_was_deleted_goes_on():
    body = p(r("到2025年，"), "<w:rPr><w:del/></w:rPr>") + p(r("就诊率达到90%。"))
    assert text_of(body) == "到2025年，就诊率达到90%。"


def test_hidden_words_fields_and_tables_of_contents_are_left_out():
    body = p(
        r("目标", "")
        + r("草稿说明", "<w:vanish/>")
        + "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
        + r("如下。")
    )
    body += p(r("一、目标………1"), '<w:pStyle w:val="T1"/>')
    styles = f'<w:styles {W}><w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    assert text_of(body, styles=styles) == "目标如下。"


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(words: str, level: int, list_id: int = 1) -> str:
    return p(r(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_are_written_out():
    body = "".join(
        [numbered("目标", 0), numbered("总体目标", 1), numbered("床位", 2), numbered("人员", 2), numbered("具体目标", 1),
         numbered("床位", 2), numbered("任务", 0), numbered("要点", 0, 2), numbered("另起", 0, 3)]
    )  # fmt: skip
    assert text_of(body, numbering=NUMBERING).split("\n") == [
        "一、目标", "（一）总体目标", "1.床位", "2.人员", "（二）具体目标", "1.床位", "二、任务", "·要点", "一、另起",
    ]  # fmt: skip


def test_numbers_that_come_with_a_style():
    styles = f"""<w:styles {W}><w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="H1a"><w:name w:val="own"/><w:basedOn w:val="H1"/></w:style></w:styles>"""
    body = p(r("目标"), '<w:pStyle w:val="H1"/>') + p(r("任务"), '<w:pStyle w:val="H1a"/>')
    assert text_of(body, numbering=NUMBERING, styles=styles) == "一、目标\n二、任务"


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [(11, "chineseCounting", "十一"), (20, "chineseCountingThousand", "二十"), (105, "chineseCounting", "一百〇五"), (3, "decimalEnclosedCircleChinese", "③"),
     (4, "upperRoman", "IV"), (28, "lowerLetter", "bb"), (2, "ideographTraditional", "乙"), (7, "decimalZero", "07"), (12, "chineseLegalSimplified", "壹拾贰"), (5, "unknown", "5")],
)  # fmt: skip
def test_printed_numbers(number, form, words):
    assert printed_number(number, form) == words


def test_text_boxes_and_notes():
    box = f"<w:r><w:pict><w:txbxContent>{p(r('框内：就诊率达到90%。'))}</w:txbxContent></w:pict></w:r>"
    notes = f'<w:footnotes {W}><w:footnote w:type="separator">{p(r("——"))}</w:footnote><w:footnote>{p(r("注：口径见年报。"))}</w:footnote></w:footnotes>'
    assert (
        text_of(p(r("正文。") + box) + p(r("下文。")), footnotes=notes)
        == "正文。\n框内：就诊率达到90%。\n下文。\n注：口径见年报。"
    )


def test_what_is_there_twice_is_read_once():
    choice = f'<mc:AlternateContent xmlns:mc="m"><mc:Choice>{r("达到90%")}</mc:Choice><mc:Fallback>{r("达到90%")}</mc:Fallback></mc:AlternateContent>'
    assert text_of(p(choice + r("以上。"))) == "达到90%以上。"


def test_signs_of_the_symbol_font():
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    assert text_of(p(r("达标率") + sign + r("95%"))) == "达标率≥95%"


def test_a_break_inside_a_paragraph():
    body = p(r("一、目标") + "<w:r><w:br/></w:r>" + r("到2025年，就诊率达到90%。"))
    assert text_of(body) == "一、目标\n到2025年，就诊率达到90%。"


def test_merged_cells_stand_once():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for r_, row in enumerate([["类别", "指标", "目标"], ["", "就诊率", "90%"], ["合计", "", "2项"]]):
        for c, words in enumerate(row):
            table.cell(r_, c).text = words
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 1))
    stream = io.BytesIO()
    document.save(stream)
    (read,) = read_bytes(stream.getvalue(), "表.docx").tables
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in read.cells] == [
        ("类别", 0, 0, 2, 1), ("指标", 0, 1, 1, 1), ("目标", 0, 2, 1, 1), ("就诊率", 1, 1, 1, 1), ("90%", 1, 2, 1, 1),
        ("合计", 2, 0, 1, 2), ("2项", 2, 2, 1, 1),
    ]  # fmt: skip


def test_a_deleted_row_and_an_inserted_one():
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for index, mark in ((1, "w:del"), (2, "w:ins")):
        table.cell(index, 0).text, table.cell(index, 1).text = mark[2:], "9"
        properties = table.rows[index]._tr.get_or_add_trPr()
        element = OxmlElement(mark)
        element.set(qn("w:id"), "1")
        properties.append(element)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "值"
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue(), "表.docx").text == "指标\t值\nins\t9"


def test_a_frame_of_one_cell_is_text():
    cell = f"<w:tbl><w:tr><w:tc>{p(r('一、目标'))}{p(r('就诊率达到90%。'))}</w:tc></w:tr></w:tbl>"
    document = read_bytes(package(cell), "框.docx")
    assert document.text == "一、目标\n就诊率达到90%。"
    assert document.tables == []


def test_headings_without_numbers_are_clauses():
    document = docx.Document()
    document.add_heading("寻甸县工作方案", 1)
    document.add_heading("工作目标", 2)
    document.add_paragraph("就诊率达到90%。")
    stream = io.BytesIO()
    document.save(stream)
    assert [c.path for c in read_bytes(stream.getvalue(), "x.docx").clauses] == ["", "工作目标"]


def test_without_a_body():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f"<w:document {W}/>")
    with pytest.raises(DamagedDocument, match="正文"):
        read_bytes(stream.getvalue(), "坏.docx")
