"""The door: one function that reads a document of any format we know, told by its content."""

import hashlib
from dataclasses import replace
from pathlib import Path

from loaders.disk import words_of
from loaders.documents.assembly import assemble
from loaders.documents.content import Content, content_of
from loaders.documents.document import Document
from loaders.documents.encoding import decode
from loaders.documents.parts import Reading
from loaders.errors import DamagedDocument, DocumentError, Fault, NoText, UnsupportedFormat

LARGEST_FILE = 200_000_000  # bytes
# A policy document has some thousand characters, the longest plans a few hundred thousand.
LARGEST_TEXT = 20_000_000
# Text up to this size is read at once; more, and all other formats, in a process with limits.
_AT_ONCE = 2_000_000
_SECONDS = 60.0

_OFFICE = {Content.DOC: "doc", Content.RTF: "rtf", Content.ODT: "odt", Content.WORD_XML: "xml"}
_TEXT = (Content.TEXT, Content.HTML, Content.MHTML)
_KNOWN = "能读 TXT、HTML、DOCX、PDF、XLSX、XLS、OFD，装有 LibreOffice 时还能读 DOC、WPS、RTF、ODT"


def read_document(path: Path, seconds: float = _SECONDS) -> Document:
    """The document in the file, whatever its name ends in.

    Plain text and web pages are read at once. Other formats are read in another process that may take `seconds` and a
    limited amount of memory (`worker.MEMORY`), so that no file can harm the caller. Raises UnsupportedFormat, DamagedDocument or
    NoText, each with the reason and what to do, and DocumentError where the file cannot be opened; nothing else.
    """
    data = _bytes_of(path)
    content = content_of(data)
    if content in _OFFICE:
        from loaders.documents.office import to_docx
        from loaders.documents.worker import read_in_worker

        made = read_in_worker(to_docx(data, _OFFICE[content], path.name, seconds), path.name, seconds)
        return replace(made, format=_OFFICE[content], source_sha256=hashlib.sha256(data).hexdigest())
    if content in _TEXT and len(data) <= _AT_ONCE:
        return read_bytes(data, path.name)
    from loaders.documents.worker import read_in_worker

    return read_in_worker(data, path.name, seconds)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, read in this process without limits of time: for files that are trusted, and for the worker.

    `name` is what messages and the document call it. Raises as `read_document` does; DOC, RTF and ODT are not read here.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise NoText(Fault(name, "文件是空的", "请检查文件后重新提供"))
    reading = _reading(data, content_of(data), name)
    if len(reading.source) > LARGEST_TEXT:
        raise DamagedDocument(Fault(name, f"文字超过{LARGEST_TEXT // 10_000}万字", "请拆分后提供"))
    document = assemble(reading, name, data)
    if not document.text:
        raise NoText(Fault(name, "文件中没有文字", "如为扫描件，请先做文字识别（OCR），或提供文字版"))
    return document


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DamagedDocument(Fault(path.name, f"文件超过{LARGEST_FILE // 1_000_000}MB", "请拆分后提供"))
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(Fault(path.name, f"文件打不开：{words_of(error)}", "请检查路径和权限")) from error


def _reading(data: bytes, content: Content, name: str) -> Reading:
    if content in _TEXT:
        reading = _text_reading(data, content, name)
        if reading is None:
            raise UnsupportedFormat(Fault(name, "内容不是文字，也不是能读的格式", _KNOWN))
        return reading
    if content is Content.DOCX or content is Content.OFD:
        return _package_reading(data, content, name)
    if content is Content.PDF:
        from loaders.documents.pdf import read_pdf

        return read_pdf(data, name)
    if content is Content.XLSX:
        from loaders.documents.xlsx import read_xlsx

        return read_xlsx(data, name)
    if content is Content.XLS:
        from loaders.documents.xls import read_xls

        return read_xls(data, name)
    raise _refusal(content, name)


def _refusal(content: Content, name: str) -> DocumentError:
    if content is Content.ENCRYPTED:
        return DamagedDocument(Fault(name, "文件有密码保护", "请去掉密码后重新提供"))
    if content is Content.PICTURE:
        return NoText(Fault(name, "这是图片，没有文字", "请先做文字识别（OCR），或提供文字版"))
    if content is Content.ODS:
        return UnsupportedFormat(Fault(name, "这是 ODS 表格，不能直接读", "请用 WPS、Excel 或 LibreOffice 另存为 XLSX"))
    if content is Content.SLIDES:
        return UnsupportedFormat(Fault(name, "这是演示文稿，不是文件正文", "请提供正式文件，或另存为 PDF"))
    if content is Content.PACKAGE:
        return UnsupportedFormat(Fault(name, "这是压缩包，不是文档", "请解压后逐个提供"))
    return UnsupportedFormat(Fault(name, "内容不是能读的格式", _KNOWN))


def _text_reading(data: bytes, content: Content, name: str) -> Reading | None:
    if content is not Content.TEXT:
        from loaders.documents.html import page_of_archive, read_html

        return read_html(page_of_archive(data) if content is Content.MHTML else data, name)
    from loaders.documents.plain import read_plain

    text = decode(data)
    return read_plain(text) if text is not None else None


def _package_reading(data: bytes, content: Content, name: str) -> Reading:
    from loaders.documents.package import Package

    package = Package(data, name)
    if content is Content.OFD:
        from loaders.documents.ofd import read_ofd

        return read_ofd(package, name)
    from loaders.documents.docx import read_docx

    return read_docx(package, name)
