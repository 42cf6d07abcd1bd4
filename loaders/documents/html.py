"""Web pages: the words of the article in blocks and tables, without the site around it."""

import email
import re

from lxml import etree

from loaders.documents.encoding import BOMS, decode, plain_line_ends
from loaders.documents.html_page import Page
from loaders.documents.html_walk import Walk
from loaders.documents.parts import Reading
from loaders.errors import DamagedDocument, Fault

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}


def page_of_archive(data: bytes) -> bytes:
    """The page inside an MHTML archive, as browsers and Word save it; empty where there is none."""
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else b""
    return b""


def read_html(data: bytes, name: str) -> Reading | None:
    """The parts of a web page; None where the bytes are no text."""
    text = decode_page(data)
    if text is None:
        return None
    root = _parse(text, name)
    if root is None:
        return Reading("html", "", [])
    page = Page(root)
    walk = Walk(page)
    walk.run(page.body)
    return Reading("html", "".join(walk.pieces), walk.parts, page.title, page.fields)


def decode_page(data: bytes) -> str | None:
    """The text of a page: by its byte order mark, its meta element, or by what it yields."""
    if not any(data.startswith(mark) for mark, _ in BOMS):
        meta = _META_CHARSET.search(data[:4096])
        if meta:
            name = meta[1].decode("ascii").lower()
            try:
                return plain_line_ends(data.decode(_CHINESE.get(name, name)))
            except (UnicodeDecodeError, LookupError):
                pass  # a page that is not in the encoding it names is read by what it yields
    return decode(data)


def _parse(text: str, name: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    words = _DECLARATION.sub("", text).replace("\x00", "")
    if not words.strip():
        return None
    try:
        root = etree.fromstring(words.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # 2,048 elements inside each other: libxml2 leaves the rest unread.
        raise DamagedDocument(Fault(name, "网页嵌套过深，可能是恶意文件", "请另存为文字版后提供"))
    return root
