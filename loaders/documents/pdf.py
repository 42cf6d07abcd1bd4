"""PDF: the text layer with the place of each character, and the lines drawn around tables."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.documents.page_marks import Glyph, PageMarks, Rule
from loaders.documents.pages import read_pages
from loaders.documents.parts import Reading
from loaders.errors import DamagedDocument, Fault, NoText

MOST_PAGES = 1000
_MOST_RULES = 20_000  # on a page; drawings have more, tables never
_ASCENT = 0.88  # how far a square character stands above its baseline, of its size
_THIN = 3.0  # points: a filled box thinner than this is a line


def read_pdf(data: bytes, name: str) -> Reading:
    """The parts of a PDF. A scan without text layer raises NoText."""
    document = _open(data, name)
    try:
        if len(document) > MOST_PAGES:
            raise DamagedDocument(Fault(name, f"超过{MOST_PAGES}页", "请拆分后提供"))
        pages = [_page(document, index, name) for index in range(len(document))]
    finally:
        document.close()
    empty = [index + 1 for index, page in enumerate(pages) if not page.glyphs]
    if len(empty) == len(pages):
        raise NoText(Fault(name, "没有文字层，应为扫描件或图片", "请先做文字识别（OCR），或提供文字版"))
    if _is_unreadable(pages):
        raise NoText(Fault(name, "文字层的字体无法识别成文字", "请用 Word 版，或做文字识别（OCR）后再提供"))
    warnings = tuple(f"第{number}页没有文字，可能是扫描件" for number in empty)
    reading = read_pages("pdf", pages)
    return Reading(reading.format, reading.source, reading.parts, warnings=warnings)


_COUNT = re.compile(rb"/Count\s{1,4}(\d{1,12})")


def _open(data: bytes, name: str) -> Any:
    # PDFium takes memory for as many pages as a file says it has before it looks for the first.
    if any(int(count) > 100 * MOST_PAGES for count in _COUNT.findall(data)):
        raise DamagedDocument(Fault(name, "页数不合常理，可能是恶意文件", "请重新下载后提供"))
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DamagedDocument(Fault(name, "文件有密码保护", "请去掉密码后重新提供")) from error
        raise DamagedDocument(Fault(name, "PDF 已损坏或不完整", "请重新下载后提供")) from error


def _page(document: Any, index: int, name: str) -> PageMarks:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise DamagedDocument(Fault(name, "页面已损坏", "请重新下载后提供", column=f"第{index + 1}页")) from error
    try:
        turn = _Turn(page)
        text = page.get_textpage()
        try:
            glyphs = list(_glyphs(text, turn))
        finally:
            text.close()
        return PageMarks(turn.width, turn.height, glyphs, _rules(page, turn))
    finally:
        page.close()


class _Turn:
    """From the page's own places to places as it is looked at: its rotation undone, y downwards."""

    def __init__(self, page: Any) -> None:
        self._rotation = page.get_rotation() % 360
        left, bottom, right, top = page.get_bbox()
        self._box = left, bottom, right, top
        turned = self._rotation in (90, 270)
        self.width, self.height = (top - bottom, right - left) if turned else (right - left, top - bottom)

    def place(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self._box
        if self._rotation == 90:
            return y - bottom, x - left
        if self._rotation == 180:
            return right - x, y - bottom
        if self._rotation == 270:
            return top - y, right - x
        return x - left, top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.place(x0, y0), self.place(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _glyphs(text: Any, turn: _Turn) -> Iterator[Glyph]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw = text.raw
    waiting, blank = "", False
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            waiting = chr(code)
            continue
        if 0xDC00 <= code < 0xE000:
            character = (waiting + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        else:
            character = chr(code) if code <= 0x10FFFF else "\ufffd"
        waiting = ""
        if code <= 32 or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            blank = blank or code == 32
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box)):
            continue
        left, top, right, bottom = turn.box(box.left, box.bottom, box.right, box.top)
        if pdfium.FPDFText_GetCharOrigin(raw, index, x, y) and pdfium.FPDFText_GetMatrix(raw, index, matrix):
            # The box of some fonts is that of the ink; a dash would lie on a line of its own. A character stands on its baseline.
            size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
            baseline = turn.place(x.value, y.value)[1]
            top, bottom = baseline - _ASCENT * size, baseline + (1 - _ASCENT) * size
        if left > turn.width or right < 0 or top > turn.height or bottom < 0:
            continue  # outside the page: not printed
        yield Glyph(character, left, top, right, bottom, blank)
        blank = False


def _rules(page: Any, turn: _Turn) -> list[Rule]:
    rules: list[Rule] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=6):
        for x0, y0, x1, y1 in _strokes(drawn):
            left, top, right, bottom = turn.box(x0, y0, x1, y1)
            if bottom - top <= _THIN and right - left > _THIN:
                middle = (top + bottom) / 2
                rules.append(Rule(left, middle, right, middle))
            elif right - left <= _THIN and bottom - top > _THIN:
                middle = (left + right) / 2
                rules.append(Rule(middle, top, middle, bottom))
        if len(rules) > _MOST_RULES:
            return []
    return rules


def _strokes(drawn: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a path, on the page; a thin filled box is two strokes close together."""
    matrix = drawn.get_matrix()
    outer = drawn.container
    while outer is not None:
        matrix = matrix.multiply(outer.get_matrix())
        outer = outer.container
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn.raw), 2000)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None and start != point:
            yield (*point, *start)
            last = start


def _is_unreadable(pages: list[PageMarks]) -> bool:
    """Whether most characters have no meaning: their font does not say which they are."""
    total = sum(len(page.glyphs) for page in pages)
    lost = sum(
        1
        for page in pages
        for glyph in page.glyphs
        if glyph.character == "\ufffd" or "\ue000" <= glyph.character <= "\uf8ff"
    )
    return lost * 3 > total
