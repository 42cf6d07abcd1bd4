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
from docx.shared import Mm, Pt, RGBColor
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
_TEXT_WIDTH, _WIDE_TEXT = 156, 225  # millimetres between the margins, upright and across
_GREY, _PROMPT = "D9E2EA", RGBColor(0x80, 0x80, 0x80)
_BAR_CELLS = 50


def new_paper(mark: str, foot: str) -> Paper:
    """An empty paper with `mark` (内部) in the head and `foot` with the page number under every page."""
    paper = Document()
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = BODY[0], Pt(BODY[1])
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY[0])
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.header_distance, section.footer_distance = Mm(20), Mm(22)
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

    section = paper.add_section(WD_SECTION.NEW_PAGE)
    width, height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    if across:
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
            Mm(28),
            Mm(26),
            Mm(36),
            Mm(36),
        )
        section.header_distance, section.footer_distance = Mm(14), Mm(14)
    else:
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
            Mm(37),
            Mm(35),
            Mm(28),
            Mm(26),
        )
        section.header_distance, section.footer_distance = Mm(20), Mm(22)


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


def prompt(paper: Paper, said: str, indent: int = 2) -> None:
    """What a person has to write or know here, in grey: nothing is made up in its place."""
    line = _paragraph(paper, f"（{said}）", BODY, indent=indent)
    line.runs[0].font.color.rgb = _PROMPT


def caption(paper: Paper, said: str) -> None:
    """The words above a table or chart."""
    line = _paragraph(paper, said, ("黑体", 12), WD_ALIGN_PARAGRAPH.CENTER, indent=0)
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(6)


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
    room = _WIDE_TEXT if across else _TEXT_WIDTH
    sizes = [room * width / sum(widths) for width in widths]
    _fixed(drawn, sizes)
    for cell, said in zip(drawn.rows[0].cells, headings, strict=True):
        _fill(cell, said, CELL_HEAD, centred=True)
        _shade(cell, _GREY)
    _row_property(drawn, 0, "w:tblHeader")
    _row_property(drawn, 0, "w:cantSplit")
    for number, row in enumerate(rows, 1):
        cells = drawn.add_row().cells
        for cell, said, size in zip(cells, row, sizes, strict=True):
            cell.width = Mm(size)
            _fill(cell, said, CELL, centred=len(said) <= 4)
        _row_property(drawn, number, "w:cantSplit")
    gap_after(paper)


def bars(paper: Paper, lines: Sequence[tuple[str, float, str, str]], most: float) -> None:
    """Bars: (label, value, shade in hexadecimal, words behind the bar), `most` being as long as the room is."""
    drawn = paper.add_table(rows=0, cols=2 + _BAR_CELLS)
    sizes = [34.0, *[(_TEXT_WIDTH - 34 - 30) / _BAR_CELLS] * _BAR_CELLS, 30.0]
    _fixed(drawn, sizes)
    for number, (label, value, shade, words) in enumerate(lines):
        cells = drawn.add_row().cells
        _fill(cells[0], label, CELL)
        filled = min(_BAR_CELLS, max(1, round(value / most * _BAR_CELLS))) if value > 0 and most > 0 else 0
        if filled:
            _shade(_merged(cells, 1, filled), shade)
        _fill(_merged(cells, 1 + filled, _BAR_CELLS + 1), words, CELL)
        _row_property(drawn, number, "w:cantSplit")
    _on_one_page(drawn)
    gap_after(paper)


def scales(paper: Paper, lines: Sequence[tuple[str, float, float, str, str]]) -> None:
    """Values and targets on a scale of 0 to 100: (label, value, target, shade, words). What is missing to the target is pale."""
    drawn = paper.add_table(rows=0, cols=2 + _BAR_CELLS)
    sizes = [52.0, *[(_TEXT_WIDTH - 52 - 34) / _BAR_CELLS] * _BAR_CELLS, 34.0]
    _fixed(drawn, sizes)
    for number, (label, value, target, shade, words) in enumerate(lines):
        cells = drawn.add_row().cells
        _fill(cells[0], label, CELL)
        here, there = (min(_BAR_CELLS, max(0, round(v / 100 * _BAR_CELLS))) for v in (value, target))
        low, high = min(here, there), max(here, there)
        for first, last, hue in (
            (1, low, shade),
            (low + 1, high, "E8EDF1" if there > here else shade),
            (high + 1, _BAR_CELLS, ""),
        ):
            if first <= last:
                part = _merged(cells, first, last)
                if hue:
                    _shade(part, hue)
                if there and last == there:
                    _edge(part)
        _fill(cells[_BAR_CELLS + 1], words, CELL)
        _row_property(drawn, number, "w:cantSplit")
    _on_one_page(drawn)
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


def _fixed(drawn: Table, sizes: Sequence[float]) -> None:
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


def _fill(cell: _Cell, said: str, font: tuple[str, float], centred: bool = False) -> None:
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _write(line, said, font)


def _merged(cells: Sequence[_Cell], first: int, last: int) -> _Cell:
    return cells[first].merge(cells[last]) if last > first else cells[first]


def _shade(cell: _Cell, hue: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", hue)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _edge(cell: _Cell) -> None:
    """A thick line at the right: where the target stands."""
    borders = OxmlElement("w:tcBorders")
    right = OxmlElement("w:right")
    for name, value in (("w:val", "single"), ("w:sz", "18"), ("w:color", "000000")):
        right.set(qn(name), value)
    borders.append(right)
    properties = cell._tc.get_or_add_tcPr()
    shading = properties.find(qn("w:shd"))
    if shading is None:
        properties.append(borders)
    else:
        shading.addprevious(borders)


def _on_one_page(drawn: Table) -> None:
    """A chart is not torn apart: each line keeps to the next."""
    for row in drawn.rows[:-1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True


def _row_property(drawn: Table, number: int, name: str) -> None:
    drawn.rows[number]._tr.get_or_add_trPr().append(OxmlElement(name))
