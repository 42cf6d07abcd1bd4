"""An official paper as .docx: A4 with the margins, type sizes and line pitch of GB/T 9704, fonts by name only (nothing embedded).

Charts are tables whose cells are shaded: they print as they look on any printer, scale with the text, can be edited and read
aloud, and need neither a browser nor an image library.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from loaders.warehouse.snapshots.fixed_zip import without_times

# 小标宋二号, 仿宋三号, 黑体三号, 楷体三号, 表内五号, 页脚小五.
TITLE, BODY, HEAD, SUBHEAD, CELL, FOOT = (
    ("方正小标宋简体", 22),
    ("仿宋", 16),
    ("黑体", 16),
    ("楷体", 16),
    ("仿宋", 10.5),
    ("宋体", 9),
)
CELL_HEAD = ("黑体", 10.5)
_LINE = Pt(28.9)  # 22 lines a page
TEXT_WIDTH, _WIDE_TEXT = 156, 225  # millimetres between the margins, upright and across
# Width, height, margins (top, bottom, left, right), distances of head and foot, in millimetres.
_UPRIGHT, _ACROSS = (210, 297, 37, 35, 28, 26, 20, 22), (297, 210, 28, 26, 36, 36, 14, 14)
_GREY = "D9E2EA"


def new_paper(mark: str, foot: str) -> Paper:
    """An empty paper with `mark` (内部) in the head and `foot` with the page number under every page."""
    paper = Document()
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = BODY[0], Pt(BODY[1])
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY[0])
    section = paper.sections[0]
    _lay_out(section, across=False)
    if mark:
        _write(section.header.paragraphs[0], mark, ("黑体", 16))
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(line, f"{foot}　　第", FOOT)
    _field(line, "PAGE")
    _write(line, "页", FOOT)
    return paper


def turn(paper: Paper, across: bool) -> None:
    """Begin a new page, across (for wide tables) or upright."""
    from docx.enum.section import WD_SECTION

    _lay_out(paper.add_section(WD_SECTION.NEW_PAGE), across)


def _lay_out(section: Section, across: bool) -> None:
    """A4 across or upright, with its margins and the places of head and foot."""
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    width, height, *margins, head, foot = _ACROSS if across else _UPRIGHT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.header_distance, section.footer_distance = Mm(head), Mm(foot)


def title(paper: Paper, *lines: str) -> None:
    """The title, centred, broken where it makes sense, with a line free below it."""
    for number, said in enumerate(lines, 1):
        line = _paragraph(paper, said, TITLE, WD_ALIGN_PARAGRAPH.CENTER, indent=0)
        line.paragraph_format.line_spacing = Pt(36)
        line.paragraph_format.space_after = Pt(24 if number == len(lines) else 0)


def heading(paper: Paper, text: str) -> None:
    """一、…"""
    _paragraph(paper, text, HEAD).paragraph_format.keep_with_next = True


def subheading(paper: Paper, text: str) -> None:
    """（一）…"""
    _paragraph(paper, text, SUBHEAD).paragraph_format.keep_with_next = True


def text(paper: Paper, said: str, indent: int = 2) -> None:
    """A paragraph, indented by two characters."""
    _paragraph(paper, said, BODY, indent=indent)


def caption(paper: Paper, said: str) -> None:
    """The words above a table or chart."""
    line = _paragraph(paper, said, ("黑体", 12), WD_ALIGN_PARAGRAPH.CENTER, indent=0)
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(6)


def remark(paper: Paper, said: str) -> None:
    """A small line under a table or chart: its source, how to read it."""
    line = _paragraph(paper, said, CELL, indent=0)
    line.paragraph_format.line_spacing = Pt(16)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(2), Pt(8)


def gap_after(paper: Paper) -> None:
    """A little room after a table."""
    line = paper.add_paragraph()
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(10)


def table(
    paper: Paper, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], across: bool = False
) -> None:
    """A ruled table with its head on every page; `widths` are shares of the text's width. Empty cells stay empty."""
    drawn = paper.add_table(rows=1, cols=len(headings), style="Table Grid")
    room = _WIDE_TEXT if across else TEXT_WIDTH
    sizes = [room * width / sum(widths) for width in widths]
    fix_widths(drawn, sizes)
    for cell, said in zip(drawn.rows[0].cells, headings, strict=True):
        fill_cell(cell, said, CELL_HEAD, centred=True)
        shade(cell, _GREY)
    row_property(drawn, 0, "w:tblHeader")
    row_property(drawn, 0, "w:cantSplit")
    for number, row in enumerate(rows, 1):
        cells = drawn.add_row().cells
        for cell, said, size in zip(cells, row, sizes, strict=True):
            cell.width = Mm(size)
            fill_cell(cell, said, CELL, centred=len(said) <= 4)
        row_property(drawn, number, "w:cantSplit")
    gap_after(paper)


def paper_bytes(paper: Paper, named: str, taken: datetime) -> bytes:
    """The file; its properties carry the moment of the snapshot, so that the same content gives the same bytes."""
    about = paper.core_properties
    about.title, about.author, about.last_modified_by, about.comments = named, "兑现", "", ""
    about.created = about.modified = taken.replace(tzinfo=None)
    buffer = io.BytesIO()
    paper.save(buffer)
    return without_times(buffer.getvalue())


def _paragraph(
    paper: Paper, said: str, font: tuple[str, float], alignment: Any = WD_ALIGN_PARAGRAPH.JUSTIFY, indent: int = 2
) -> Paragraph:
    line = paper.add_paragraph()
    line.alignment = alignment
    shape = line.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    shape.first_line_indent = Pt(font[1] * indent)
    _write(line, said, font)
    return line


def _write(line: Paragraph, said: str, font: tuple[str, float]) -> None:
    run = line.add_run(_legal(said))
    run.font.name, run.font.size = font[0], Pt(font[1])
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font[0])


def _legal(said: str) -> str:
    """Without the characters that XML cannot carry."""
    return "".join(c for c in said if c in "\t\n" or ord(c) >= 0x20)


def _field(line: Paragraph, name: str) -> None:
    for kind, said in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = line.add_run()
        run.font.name, run.font.size = FOOT[0], Pt(FOOT[1])
        if kind == "text":
            run.text = said
            continue
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = said
        run._element.append(part)


def fix_widths(drawn: Table, sizes: Sequence[float]) -> None:
    """Set the widths of the columns in millimetres, and narrow margins in the cells."""
    drawn.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "45")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    drawn._tbl.tblPr.append(margins)
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, size in zip(drawn.columns, sizes, strict=True):
        column.width = Mm(size)
    for row in drawn.rows:
        for cell, size in zip(row.cells, sizes, strict=True):
            cell.width = Mm(size)


def fill_cell(cell: _Cell, said: str, font: tuple[str, float], centred: bool = False) -> None:
    """Write a text into a cell."""
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _write(line, said, font)


def shade(cell: _Cell, hue: str) -> None:
    """Fill the ground of a cell with a hue in hexadecimal."""
    ground = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", hue)):
        ground.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(ground)


def row_property(drawn: Table, number: int, name: str) -> None:
    """Give a row a property of Word: w:cantSplit, w:tblHeader."""
    drawn.rows[number]._tr.get_or_add_trPr().append(OxmlElement(name))
