"""What a file is, told by its first bytes and not by its name."""

import re
from enum import Enum


class Content(Enum):
    """The kinds of content that are told apart."""

    TEXT = "txt"
    HTML = "html"
    UNKNOWN = "unknown"


_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|title)[\s>/]", re.I)


def content_of(data: bytes) -> Content:
    """The kind of content; TEXT for whatever shows no sign of another."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    if _HTML.search(head) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Content.HTML
    return Content.TEXT
