"""OFD (GB/T 33190): a zip of XML whose pages place each character; read like the pages of a PDF."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from loaders.documents.package import Package, child, local
from loaders.documents.page_marks import Glyph, PageMarks, Rule, is_wide
from loaders.documents.pages import read_pages
from loaders.documents.parts import Reading
from loaders.errors import DamagedDocument, Fault, NoText

_POINTS = 72 / 25.4  # OFD measures in millimetres
_MOST_PAGES = 1000
_MOST_REPEATS = 2000
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?|[A-Za-z]")
_THIN = 1.0  # millimetres: a box thinner than this is a line

Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)


def read_ofd(package: Package, name: str) -> Reading:
    """The parts of an OFD package. Pages without text objects (pictures) raise NoText where none has any."""
    root = package.xml("OFD.xml")
    if root is None:
        raise DamagedDocument(Fault(name, "缺少 OFD.xml", "请重新下载后提供"))
    pages: list[PageMarks] = []
    for body in (element for element in root if local(element) == "DocBody"):
        main = _text(child(body, "DocRoot"))
        if main:
            pages += _document(package, main.lstrip("/"), name)
    if not any(page.glyphs for page in pages):
        raise NoText(Fault(name, "没有文字对象，应为扫描件或图片", "请先做文字识别（OCR），或提供文字版"))
    return read_pages("ofd", pages)


def _document(package: Package, main: str, name: str) -> list[PageMarks]:
    root = package.xml(main)
    if root is None:
        raise DamagedDocument(Fault(name, "文件不完整", "请重新下载后提供", column=main))
    folder = main.rpartition("/")[0]
    box = _numbers(_text(child(root, "CommonData", "PageArea", "PhysicalBox"))) or [0, 0, 210, 297]
    templates = {
        element.get("ID") or "": _path(folder, element.get("BaseLoc") or "")
        for element in _children(child(root, "CommonData"), "TemplatePage")
    }
    places = [_path(folder, page.get("BaseLoc") or "") for page in _children(child(root, "Pages"), "Page")]
    if len(places) > _MOST_PAGES:
        raise DamagedDocument(Fault(name, f"超过{_MOST_PAGES}页", "请拆分后提供"))
    return [_page(package, place, templates, box) for place in places]


def _page(package: Package, place: str, templates: dict[str, str], box: Sequence[float]) -> PageMarks:
    root = package.xml(place)
    own = _numbers(_text(child(root, "Area", "PhysicalBox"))) or box
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    layers = [package.xml(templates.get(used.get("TemplateID") or "", "")) for used in _children(root, "Template")]
    for layer in (*layers, root):
        content = child(layer, "Content")
        for element in content.iter(etree.Element) if content is not None else ():
            if local(element) == "TextObject":
                glyphs.extend(_glyphs(element))
            elif local(element) == "PathObject":
                rules.extend(_rules(element))
    return PageMarks(own[2] * _POINTS, own[3] * _POINTS, glyphs, rules)


def _path(folder: str, place: str) -> str:
    return place.lstrip("/") if place.startswith("/") else f"{folder}/{place}".lstrip("/")


def _children(parent: etree._Element | None, name: str) -> list[etree._Element]:
    return [element for element in parent if local(element) == name] if parent is not None else []


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _numbers(words: str | None) -> list[float]:
    return [float(word) for word in _NUMBER.findall(words or "") if not word.isalpha()]


def _frame(element: etree._Element) -> tuple[float, float, Matrix]:
    boundary = _numbers(element.get("Boundary"))
    matrix = _numbers(element.get("CTM"))
    left, top = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    a, b, c, d, e, f = matrix if len(matrix) == 6 else _UNCHANGED
    return left, top, (a, b, c, d, e, f)


def _glyphs(element: etree._Element) -> Iterator[Glyph]:
    left, top, (a, b, c, d, e, f) = _frame(element)
    sizes = _numbers(element.get("Size")) or [4.0]
    size = sizes[0]
    x = y = 0.0
    for code in _children(element, "TextCode"):
        x = (_numbers(code.get("X")) or [x])[0]
        y = (_numbers(code.get("Y")) or [y])[0]
        words = code.text or ""
        steps_x, steps_y = _steps(code.get("DeltaX"), len(words)), _steps(code.get("DeltaY"), len(words))
        at_x, at_y = x, y
        for index, character in enumerate(words):
            step = steps_x[index] if index < len(steps_x) else 0.0
            # The next character begins where this one's box ends; a step over more than a square is a blank.
            width = step if 0 < step <= 1.2 * size else size if is_wide(character) else size / 2
            if not character.isspace():
                # 0.88 and 0.12: how a square character stands on its baseline.
                yield Glyph(
                    character,
                    (left + a * at_x + c * at_y + e) * _POINTS,
                    (top + b * at_x + d * at_y + f - 0.88 * size * abs(d)) * _POINTS,
                    (left + a * (at_x + width) + c * at_y + e) * _POINTS,
                    (top + b * at_x + d * at_y + f + 0.12 * size * abs(d)) * _POINTS,
                )
            at_x += steps_x[index] if index < len(steps_x) else (0.0 if steps_y else width)
            at_y += steps_y[index] if index < len(steps_y) else 0.0


def _steps(words: str | None, most: int) -> list[float]:
    """Distances between characters; "g 3 4.2" is three times 4.2."""
    steps: list[float] = []
    tokens = _NUMBER.findall(words or "")
    index = 0
    while index < len(tokens) and len(steps) < most:
        if tokens[index] == "g" and index + 2 < len(tokens) and not tokens[index + 1].isalpha():
            steps += [_float(tokens[index + 2])] * min(int(_float(tokens[index + 1])), _MOST_REPEATS, most)
            index += 3
        else:
            steps += [] if tokens[index].isalpha() else [float(tokens[index])]
            index += 1
    return steps


def _float(token: str) -> float:
    return 0.0 if token.isalpha() else min(float(token), 1e6)


def _rules(element: etree._Element) -> Iterator[Rule]:
    """The straight strokes of a path: M and L with their points; other commands end a stroke."""
    left, top, (a, b, c, d, e, f) = _frame(element)
    tokens = _NUMBER.findall(_text(child(element, "AbbreviatedData")))
    start = last = None
    index = 0
    while index < len(tokens):
        command = tokens[index]
        index += 1
        if command == "C" and last and start:
            yield from _rule(last, start)
            last = start
        elif (
            command in ("M", "S", "L")
            and index + 1 < len(tokens)
            and not tokens[index].isalpha()
            and not tokens[index + 1].isalpha()
        ):
            x, y = float(tokens[index]), float(tokens[index + 1])
            index += 2
            point = left + a * x + c * y + e, top + b * x + d * y + f
            if command == "L" and last:
                yield from _rule(last, point)
            else:
                start = point
            last = point


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    x0, x1 = sorted((one[0], other[0]))
    y0, y1 = sorted((one[1], other[1]))
    if y1 - y0 <= _THIN < x1 - x0:
        middle = (y0 + y1) / 2 * _POINTS
        yield Rule(x0 * _POINTS, middle, x1 * _POINTS, middle)
    elif x1 - x0 <= _THIN < y1 - y0:
        middle = (x0 + x1) / 2 * _POINTS
        yield Rule(middle, y0 * _POINTS, middle, y1 * _POINTS)
