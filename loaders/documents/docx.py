"""DOCX: paragraphs and tables in order, what was inserted kept, what was deleted left out, automatic numbers written out."""

from collections.abc import Iterator

from lxml import etree

from loaders.documents.docx_numbering import Numbering
from loaders.documents.docx_styles import Styles
from loaders.documents.package import Package, attribute, child, local
from loaders.documents.parts import Reading
from loaders.documents.writer import Writer, WrittenCell
from loaders.errors import DamagedDocument, Fault

# Deleted or moved away, or words that are not printed (ECMA-376 part 1, 17.13.5 and 17.16).
_LEFT_OUT = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "Fallback",
        "pPr",
        "rPr",
        "sdtPr",
        "footnoteReference",
        "endnoteReference",
    )
)
# The Symbol and Wingdings fonts have signs at private places.
_SYMBOLS = {
    0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xBB: "≈", 0xB9: "≠", 0x25: "%", 0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3E: ">",
}  # fmt: skip
_WINGDINGS = {0xFE: "☑", 0xFC: "✓", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●"}
_DEEPEST = 60


def read_docx(package: Package, name: str) -> Reading:
    """The parts of a DOCX package."""
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise DamagedDocument(Fault(name, "文档缺少正文部分", "请用 Word 或 WPS 打开后另存再提供", column=main))
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    reader = _Reader(styles, Numbering(package.xml(f"{folder}/numbering.xml")))
    reader.blocks(body)
    for notes in ("footnotes", "endnotes"):
        reader.notes(package.xml(f"{folder}/{notes}.xml"))
    return Reading("docx", reader.out.source, reader.out.parts)


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


class _Reader:
    """Walks the body; `out` receives paragraphs and tables."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.out = Writer()
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[etree._Element] = []
        self._carried = ""  # words of a paragraph whose end was deleted: it goes on in the next

    def blocks(self, parent: etree._Element, depth: int = 0) -> None:
        """All paragraphs and tables of a body, a text box or a note."""
        for element in _flat(parent):
            if local(element) == "p":
                self._paragraph(element, depth)
            else:
                self._table(element, depth)
        if self._carried:
            self.out.paragraph(self._carried)
            self._carried = ""

    def notes(self, root: etree._Element | None) -> None:
        """Footnotes or endnotes, without the rules that separate them."""
        for note in root if root is not None else ():
            if attribute(note, "type") in (None, "normal"):
                self.blocks(note)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        properties = child(element, "pPr")
        words = self._words(element)
        style = self._styles.of(properties)
        if style.is_contents:
            return
        if words.strip():
            words = self._label(properties, words) + words
        if child(properties, "rPr", "del") is not None:
            self._carried += words
        else:
            self.out.paragraph(self._carried + words, style.heading)
            self._carried = ""
        boxes, self._boxes = self._boxes, []
        for box in boxes if depth < _DEEPEST else ():
            self.blocks(box, depth + 1)

    def _label(self, properties: etree._Element | None, words: str) -> str:
        list_id, level = self._styles.numbering(properties, self._numbering)
        label = self._numbering.label(list_id, level) if list_id else ""
        # Some print the number by hand as well; it is written once.
        return "" if label and words.lstrip().startswith(label) else label

    def _words(self, element: etree._Element) -> str:
        """The words of a paragraph, in order; text boxes found inside are kept for later."""
        pieces: list[str] = []
        stack = [iter(element)]
        while stack:
            inner = next(stack[-1], None)
            if inner is None:
                stack.pop()
                continue
            name = local(inner)
            if name == "txbxContent":
                self._boxes.append(inner)
            elif name == "t":
                pieces.append((inner.text or "").replace("\n", " ").replace("\t", " "))
            elif name in ("tab", "ptab"):
                pieces.append("  ")
            elif name == "br":
                pieces.append("" if attribute(inner, "type") in ("page", "column") else "\n")
            elif name in ("cr", "noBreakHyphen", "sym"):
                pieces.append({"cr": "\n", "noBreakHyphen": "-"}.get(name) or _symbol(inner))
            elif name not in _LEFT_OUT and not (name == "r" and self._styles.is_hidden(inner)):
                stack.append(iter(inner))
        return "".join(pieces)

    def _table(self, element: etree._Element, depth: int) -> None:
        rows = [row for row in _flat(element, "tr") if child(row, "trPr", "del") is None]
        if self._carried:
            self.out.paragraph(self._carried)
            self._carried = ""
        if sum(1 for row in rows for _ in _flat(row, "tc")) == 1 and depth < _DEEPEST:
            # A frame around a text, not a table.
            for cell in _flat(rows[0], "tc"):
                self.blocks(cell, depth + 1)
            return
        cells: list[WrittenCell] = []
        above: dict[int, int] = {}  # column → index in cells of the cell that may go on below
        for r, row in enumerate(rows):
            column = _number(child(row, "trPr", "gridBefore"))
            for cell in _flat(row, "tc"):
                column = self._cell(cell, r, column, cells, above, depth)
        self.out.table(cells)

    def _cell(
        self, cell: etree._Element, row: int, column: int, cells: list[WrittenCell], above: dict[int, int], depth: int
    ) -> int:
        """Add a cell, or lengthen the one above it that it is merged with; the next free column."""
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            return column
        width = max(1, _number(child(properties, "gridSpan"), 1))
        merged = child(properties, "vMerge")
        if merged is not None and attribute(merged, "val") in (None, "continue") and column in above:
            old = cells[above[column]]
            cells[above[column]] = WrittenCell(old.words, old.row, old.column, row - old.row + 1, old.column_span)
            return column + width
        above.pop(column, None)
        if merged is not None:
            above[column] = len(cells)
        cells.append(WrittenCell("\n".join(self._cell_words(cell, depth)), row, column, 1, width))
        return column + width

    def _cell_words(self, cell: etree._Element, depth: int) -> Iterator[str]:
        for element in _flat(cell):
            if local(element) == "tbl":
                if depth < _DEEPEST:
                    for row in _flat(element, "tr"):
                        for inner in _flat(row, "tc"):
                            yield from self._cell_words(inner, depth + 1)
            else:
                words = self._words(element)
                if words.strip():
                    yield self._label(child(element, "pPr"), words) + words
                for box in self._boxes:
                    yield from (self._words(paragraph) for paragraph in _flat(box) if local(paragraph) == "p")
                self._boxes = []


def _flat(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Paragraphs and tables (or the named elements) right below a parent, through wrappers that are no blocks themselves."""
    wanted = names or ("p", "tbl")
    stack = [iter(parent)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif local(element) in wanted:
            yield element
        elif local(element) in (
            "sdt",
            "sdtContent",
            "ins",
            "moveTo",
            "customXml",
            "smartTag",
            "AlternateContent",
            "Choice",
        ):
            stack.append(iter(element))


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    font = (attribute(element, "font") or "").lower()
    try:
        place = int(code, 16) & 0xFF
    except ValueError:
        return ""
    return (_WINGDINGS if "wingding" in font else _SYMBOLS).get(place, "")


def _number(element: etree._Element | None, default: int = 0) -> int:
    value = (attribute(element, "val") or "") if element is not None else ""
    return min(int(value), 500) if value.isascii() and value.isdigit() and len(value) < 6 else default
