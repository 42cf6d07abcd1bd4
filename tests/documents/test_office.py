"""DOC, WPS, RTF and ODT through the LibreOffice of this machine, where there is one."""

import io
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from loaders.documents import read_document
from loaders.documents.office import find_office

pytestmark = pytest.mark.skipif(find_office() is None, reason="needs LibreOffice, which is not on this machine")

LINES = [
    "关于做好签约服务的通知",
    "各乡镇卫生院：",
    "到2025年，签约率达到62.5%以上。",
    "嵩明县卫生健康局",
    "2023年3月6日",
]


def as_rtf() -> bytes:
    words = ["".join(f"\\u{ord(character)}?" for character in line) for line in LINES]
    return ("{\\rtf1\\ansi\\uc1 " + "\\par ".join(words) + "}").encode()


def as_odt() -> bytes:
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    listed = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    parts = {
        "mimetype": kind,
        "content.xml": f'<office:document-content xmlns:office="{office}" xmlns:text="{text}" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{listed}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, words in parts.items():
            package.writestr(name, words)
    return stream.getvalue()


def as_doc(tmp_path, docx: bytes) -> bytes:
    """The document as Word 97 writes it: made by LibreOffice too, there is nothing else that writes it."""
    (tmp_path / "made.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(find_office()), profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "made.docx")], check=True, capture_output=True, timeout=120)
    return (tmp_path / "made.doc").read_bytes()


def test_old_formats_give_what_the_others_give(tmp_path, composed, paragraphs, write):
    files = {"旧.wps": as_doc(tmp_path, composed("docx")), "旧.rtf": as_rtf(), "旧.odt": as_odt()}
    with ThreadPoolExecutor(2) as pool:
        doc, rtf, odt = pool.map(lambda each: read_document(write(*each), seconds=120), files.items())
    assert (doc.format, rtf.format, odt.format) == ("doc", "rtf", "odt")
    assert doc.text.split("\n") == paragraphs
    assert [cell.text for cell in doc.tables[0].cells if cell.row == 1] == [
        "县域内就诊率（%）",
        "84.6",
        "≥91.5",
        "预期性",
    ]
    assert doc.document_number == "宜政办发〔2023〕8号"
    for document in (rtf, odt):
        assert document.text.split("\n") == LINES
        assert document.title == LINES[0]
