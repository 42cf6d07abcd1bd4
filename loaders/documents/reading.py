"""The door: one function that reads a document of any format we know, told by its content."""

from pathlib import Path

from loaders.documents.assembly import assemble
from loaders.documents.content import Content, content_of
from loaders.documents.document import Document
from loaders.documents.encoding import decode
from loaders.documents.parts import Reading
from loaders.errors import DamagedDocument, DocumentError, Fault, NoText, UnsupportedFormat

# A policy document has some thousand characters; the longest plans a few hundred thousand.
LARGEST_TEXT = 20_000_000


def read_document(path: Path) -> Document:
    """The document in the file.

    Raises UnsupportedFormat, DamagedDocument or NoText, each with the reason and what to do; nothing else.
    """
    data = _bytes_of(path)
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`; `name` is what messages and the document call it. Raises as `read_document` does."""
    if not data.strip(b"\x00 \t\r\n"):
        raise NoText(Fault(name, "文件是空的", "请检查文件后重新提供"))
    content = content_of(data)
    reading = _reading(data, content, name)
    document = assemble(reading, name, data)
    if not document.text.strip():
        raise NoText(Fault(name, "文件中没有文字", "如为扫描件，请先做文字识别（OCR），或提供文字版"))
    return document


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(Fault(path.name, f"文件打不开（{error.strerror}）", "请检查路径和权限")) from error


def _reading(data: bytes, content: Content, name: str) -> Reading:
    if content in (Content.TEXT, Content.HTML):
        if len(data) > LARGEST_TEXT:
            raise DamagedDocument(Fault(name, f"文字超过{LARGEST_TEXT // 1_000_000}MB", "请拆分后提供"))
        reading = _text_reading(data, content)
        if reading:
            return reading
    if content is Content.PDF:
        from loaders.documents.pdf import read_pdf

        return read_pdf(data, name)
    if content is Content.DOCX:
        from loaders.documents.docx import read_docx
        from loaders.documents.package import Package

        return read_docx(Package(data, name), name)
    raise UnsupportedFormat(
        Fault(name, "内容不是能读的格式", "能读 TXT、HTML、DOCX、PDF、XLSX、XLS、OFD；请另存为其中一种")
    )


def _text_reading(data: bytes, content: Content) -> Reading | None:
    if content is Content.HTML:
        from loaders.documents.html import read_html

        return read_html(data)
    from loaders.documents.plain import read_plain

    text = decode(data)
    return read_plain(text) if text is not None else None
