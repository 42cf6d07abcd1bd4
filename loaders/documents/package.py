"""Files that are a zip of XML (DOCX, XLSX, OFD), opened with limits and without anything from outside."""

import io
import zipfile
import zlib

from lxml import etree

from loaders.errors import DamagedDocument, Fault

# The largest part we ever saw of a real plan was 12 MB of XML; a bomb is a thousand times its packed size.
LARGEST_PART = 64_000_000
LARGEST_PACKAGE = 600_000_000
MOST_PARTS = 20_000

_ENCRYPTED = 0x1


class Package:
    """An opened package. Every way it can be broken ends in DamagedDocument with the name of the broken part."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged("压缩包已损坏或不完整") from error
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise DamagedDocument(Fault(name, "文件有密码保护", "请去掉密码后重新提供"))
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
            raise self._damaged("解开后过大，可能是恶意文件")
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, part: str) -> bytes:
        """The bytes of a part; empty where there is none."""
        part = part.lstrip("/")
        if part not in self.names:
            return b""
        try:
            if self._zip.getinfo(part).file_size > LARGEST_PART:
                raise self._damaged("解开后过大，可能是恶意文件", part)
            return self._zip.read(part)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self._damaged("内容已损坏或不完整", part) from error

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part; None where there is none. A part that declares entities is refused."""
        data = self.read(part)
        if not data:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged("内容不是完整的 XML", part) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged("内容带有实体声明，可能是恶意文件", part)
        return root

    def _damaged(self, reason: str, part: str | None = None) -> DamagedDocument:
        return DamagedDocument(Fault(self._name, reason, "请重新下载或另存后再提供", column=part))


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    value: object = element.get(name)
    if value is None:
        value = next((other for key, other in element.attrib.items() if str(key).endswith("}" + name)), None)
    return None if value is None else str(value)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along the path of names without namespaces."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element
