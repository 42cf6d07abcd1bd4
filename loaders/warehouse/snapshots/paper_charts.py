"""Charts of a paper, drawn as tables with shaded cells: they print as they look, scale with the text and can be read aloud."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from loaders.warehouse.snapshots.paper import CELL, TEXT_WIDTH, fill_cell, fix_widths, gap_after, row_property, shade

_BAR_CELLS = 50


def bars(paper: Paper, lines: Sequence[tuple[str, float, str, str]], most: float) -> None:
    """Bars: (label, value, tone in hexadecimal, words behind the bar), `most` being as long as the room is."""
    drawn = paper.add_table(rows=0, cols=2 + _BAR_CELLS)
    sizes = [34.0, *[(TEXT_WIDTH - 34 - 30) / _BAR_CELLS] * _BAR_CELLS, 30.0]
    fix_widths(drawn, sizes)
    for number, (label, value, tone, words) in enumerate(lines):
        cells = drawn.add_row().cells
        fill_cell(cells[0], label, CELL)
        filled = min(_BAR_CELLS, max(1, round(value / most * _BAR_CELLS))) if value > 0 and most > 0 else 0
        if filled:
            shade(_merged(cells, 1, filled), tone)
        fill_cell(_merged(cells, 1 + filled, _BAR_CELLS + 1), words, CELL)
        row_property(drawn, number, "w:cantSplit")
    _on_one_page(drawn)
    gap_after(paper)


def scales(paper: Paper, lines: Sequence[tuple[str, float, float, str, str]]) -> None:
    """Values and targets on a scale of 0 to 100: (label, value, target, tone, words). What is missing to the target is pale."""
    drawn = paper.add_table(rows=0, cols=2 + _BAR_CELLS)
    sizes = [52.0, *[(TEXT_WIDTH - 52 - 34) / _BAR_CELLS] * _BAR_CELLS, 34.0]
    fix_widths(drawn, sizes)
    for number, (label, value, target, tone, words) in enumerate(lines):
        cells = drawn.add_row().cells
        fill_cell(cells[0], label, CELL)
        here, there = (min(_BAR_CELLS, max(0, round(v / 100 * _BAR_CELLS))) for v in (value, target))
        low, high = min(here, there), max(here, there)
        for first, last, hue in (
            (1, low, tone),
            (low + 1, high, "E8EDF1" if there > here else tone),
            (high + 1, _BAR_CELLS, ""),
        ):
            if first <= last:
                part = _merged(cells, first, last)
                if hue:
                    shade(part, hue)
                if there and last == there:
                    _edge(part)
        fill_cell(cells[_BAR_CELLS + 1], words, CELL)
        row_property(drawn, number, "w:cantSplit")
    _on_one_page(drawn)
    gap_after(paper)


def _merged(cells: Sequence[_Cell], first: int, last: int) -> _Cell:
    return cells[first].merge(cells[last]) if last > first else cells[first]


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
