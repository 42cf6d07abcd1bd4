"""What a file is, told by its bytes and not by its name."""

import io
import re
import zipfile
from enum import Enum

from loaders.documents.encoding import BOMS


class Content(Enum):
    """The kinds of content that are told apart."""

    TEXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    XLS = "xls"
    OFD = "ofd"
    DOC = "doc"
    RTF = "rtf"
    WORD_XML = "xml"
    MHTML = "mhtml"
    ODT = "odt"
    ENCRYPTED = "encrypted"
    ODS = "ods"
    SLIDES = "pptx"
    PACKAGE = "zip"
    PICTURE = "picture"
    UNKNOWN = "unknown"


# A directory of 20,000 parts: what is longer is opened only by a process with limits.
_LARGEST_DIRECTORY = 4_000_000
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|title)[\s>/]", re.I)
_MHTML = re.compile(
    rb"(?:[A-Za-z-]{2,30}:[^\r\n]{0,200}\r?\n(?:[ \t][^\r\n]{0,200}\r?\n){0,3}){0,8}?Content-Type:\s*multipart/related",
    re.I,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_UNREADABLE = (b"7z\xbc\xaf'\x1c", b"Rar!\x1a", b"\x1f\x8b\x08", b"\x7fELF", b"MZ\x90\x00", b"SQLite format 3", b"PAR1")


def content_of(data: bytes) -> Content:
    """The kind of content; TEXT for whatever shows no sign of another."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return Content.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return Content.RTF
    if head.startswith(_PICTURES) and b"\x00" in head:
        return Content.PICTURE
    if b'progid="Word.Document"' in head or b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return Content.WORD_XML
    if _MHTML.match(head):
        return Content.MHTML
    if head.startswith(_UNREADABLE):
        return Content.UNKNOWN
    return _text(head)


def _text(head: bytes) -> Content:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    for mark, _ in BOMS:
        head = head.removeprefix(mark)
    return Content.HTML if head.lstrip().startswith(b"<") and _HTML.search(head) else Content.TEXT


def _package(data: bytes) -> Content:
    """By the parts a zip holds; a damaged directory is judged by the names that stand in the bytes."""
    try:
        if _directory_bytes(data) > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = frozenset(package.namelist())
            kind = package.open("mimetype").read(80) if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        names, kind = frozenset(name.decode() for name in _TELLING if name in data), b""
    if "OFD.xml" in names:
        return Content.OFD
    if b"opendocument.text" in kind:
        return Content.ODT
    if b"opendocument.spreadsheet" in kind:
        return Content.ODS
    if b"opendocument.presentation" in kind or any(name.startswith("ppt/") for name in names):
        return Content.SLIDES
    if any(name.startswith("word/") for name in names):
        return Content.DOCX
    if any(name.startswith("xl/") for name in names):
        return Content.XLSX
    return Content.PACKAGE


def _directory_bytes(data: bytes) -> int:
    """How long the directory at the end of a zip says it is."""
    end = data.rfind(b"PK\x05\x06", -66_000)
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


_TELLING = (b"OFD.xml", b"word/document.xml", b"xl/workbook.xml")


def _compound(data: bytes) -> Content:
    """By the streams an OLE compound file names in its directory (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Content.ENCRYPTED
    if "WordDocument".encode("utf-16-le") in data:
        return Content.DOC
    if "Workbook".encode("utf-16-le") in data or b"B\x00o\x00o\x00k\x00\x00" in data:
        return Content.XLS
    return Content.UNKNOWN
