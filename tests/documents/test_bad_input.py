"""Files that are empty, broken, locked or hostile: refused with file and reason, and nothing else harmed."""

import io
import os
import stat
import sys
import time
import zipfile

import pytest

from loaders.documents import read_document
from loaders.documents.office import to_docx
from loaders.documents.worker import read_in_worker
from loaders.errors import DamagedDocument, DocumentError, NoText, UnsupportedFormat


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("空.txt", b"", NoText, "空的"),
        ("空白.txt", "\ufeff  \n　\n".encode(), NoText, "没有文字"),
        ("乱码.txt", bytes(range(256)) * 50, UnsupportedFormat, "不是文字"),
        ("照片.docx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 100, NoText, "图片"),
        ("程序.pdf", b"\x7fELF\x02\x01\x01" + b"\x00" * 200, UnsupportedFormat, "能读"),
        ("坏.pdf", b"%PDF-1.7\n1 0 obj\n<<", DamagedDocument, "损坏"),
        ("坏.docx", b"PK\x03\x04word/document.xml" + b"\x00" * 60, DamagedDocument, "损坏"),
        ("空网页.html", b"<!DOCTYPE html><html><body><script>1</script></body></html>", NoText, "没有文字"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), DamagedDocument, "密码"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook".encode("utf-16-le"), DamagedDocument, "损坏"),
    ],
)  # fmt: skip
def test_refused_with_file_and_reason(name, data, error, reason, write):
    with pytest.raises(error, match=reason) as caught:
        read_document(write(name, data))
    assert caught.value.fault.file == name
    assert caught.value.fault.next_step


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DocumentError, match="打不开：没有这个文件"):
        read_document(tmp_path / "没有.txt")
    with pytest.raises(DocumentError, match="打不开：这是文件夹"):
        read_document(tmp_path)


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("parts", "reason", "advice"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content_xml": b"<a/>"}, "ODS 表格", "XLSX"),
        ({"mimetype": b"application/vnd.oasis.opendocument.presentation", "content_xml": b"<a/>"}, "演示文稿", "PDF"),
        ({"ppt__presentation_xml": b"<a/>"}, "演示文稿", "PDF"),
        ({"说明.txt": b"1"}, "压缩包", "解压"),
    ],
)
def test_packages_that_are_no_documents_say_what_to_do(parts, reason, advice, write):
    with pytest.raises(UnsupportedFormat, match=reason) as caught:
        read_document(write("表.zip", package(**parts)))
    assert advice in caught.value.fault.next_step


def test_a_zip_bomb(write):
    bomb = package(word__document_xml=WORD % (b"9" * 70_000_000))
    assert len(bomb) < 200_000
    with pytest.raises(DamagedDocument, match="过大"):
        read_document(write("炸弹.docx", bomb))


@pytest.mark.parametrize(
    "entity", [LAUGHS + WORD % b"&c;", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + WORD % b"&x;"]
)
def test_entities_are_neither_expanded_nor_fetched(entity, write):
    with pytest.raises(DamagedDocument, match="实体"):
        read_document(write("实体.docx", package(word__document_xml=entity)))


def test_entities_in_a_workbook(write):
    data = package(xl__workbook_xml=LAUGHS + b"<workbook>&c;</workbook>")
    with pytest.raises(DamagedDocument, match="实体"):
        read_document(write("实体.xlsx", data))


def test_a_truncated_package(write, composed):
    whole = composed("docx")
    for share in (0.3, 0.8, 0.99):
        with pytest.raises(DocumentError):
            read_document(write("半.docx", whole[: int(len(whole) * share)]))


def test_a_zip_of_other_files(write):
    with pytest.raises(UnsupportedFormat, match="压缩包"):
        read_document(write("多个.zip", package(a_xml=b"1")))


def looping_pdf(pages: int) -> bytes:
    """A page tree whose kids are their own parents, and a content that draws itself."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref)


@pytest.mark.parametrize(("pages", "reason"), [(100_000_000, "不合常理"), (99_999, "1000页")])
def test_a_pdf_that_claims_too_many_pages(pages, reason, write):
    with pytest.raises(DamagedDocument, match=reason):
        read_document(write("页.pdf", looping_pdf(pages)))


def test_a_pdf_that_draws_itself_ends_with_its_process():
    begun = time.monotonic()
    with pytest.raises(DamagedDocument):
        read_in_worker(looping_pdf(1), "循环.pdf", seconds=20, memory=400_000_000)
    assert time.monotonic() - begun < 25


def test_a_long_plan_is_read(write):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(300):
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(80, 700, f"第{number}项指标达到{number}.5%以上。")
        canvas.drawString(290, 40, f"— {number + 1} —")
        canvas.showPage()
    canvas.save()
    document = read_document(write("长.pdf", stream.getvalue()))
    assert document.text.count("\n") == 299
    assert document.text.endswith("第299项指标达到299.5%以上。")


def test_the_limits_of_the_worker(composed):
    with pytest.raises(DamagedDocument, match="秒"):
        read_in_worker(composed("pdf"), "慢.pdf", seconds=0.01)
    with pytest.raises(DamagedDocument, match=r"内存|出错"):
        read_in_worker(composed("pdf"), "大.pdf", seconds=20, memory=60_000_000)


def test_the_worker_gives_what_reading_here_gives(composed):
    from loaders.documents.reading import read_bytes

    for form in ("docx", "html"):
        here, there = read_bytes(composed(form), "同.x"), read_in_worker(composed(form), "同.x", 30)
        assert vars(there).keys() == vars(here).keys()
        for name, value in vars(here).items():
            assert (
                type(value)(getattr(there, name)) == value
                if isinstance(value, list | tuple)
                else list(getattr(there, name)) == list(value)
                if name in ("offsets", "ends")
                else getattr(there, name) == value
            )


def fake_office(tmp_path, monkeypatch, body: str) -> None:
    """A program in LibreOffice's place."""
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("DUIXIAN_SOFFICE", str(program))


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLD, "DOC"),
        (b"{\\rtf1\\ansi 90%}", "RTF"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "XML"),
    ],
)
def test_without_office_old_formats_say_what_to_do(data, kind, write, monkeypatch):
    monkeypatch.setenv("DUIXIAN_SOFFICE", "")
    with pytest.raises(UnsupportedFormat, match=kind) as caught:
        read_document(write("旧.wps", data))
    assert "DOCX" in caught.value.fault.next_step


@pytest.mark.skipif(os.name == "nt", reason="needs a program that is a script")
def test_old_formats_go_through_office(tmp_path, monkeypatch, write, composed, paragraphs):
    (tmp_path / "made.docx").write_bytes(composed("docx"))
    fake_office(
        tmp_path, monkeypatch,
        f"source = pathlib.Path(sys.argv[-1])\nassert source.suffix == '.doc'\n"
        f"source.with_suffix('.docx').write_bytes(pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes())",
    )  # fmt: skip
    document = read_document(write("旧.doc", OLD))
    assert document.format == "doc"
    assert document.text.split("\n") == paragraphs
    import hashlib

    assert document.source_sha256 == hashlib.sha256(OLD).hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="needs a program that is a script")
def test_an_office_that_hangs_or_fails(tmp_path, monkeypatch):
    fake_office(tmp_path, monkeypatch, "time.sleep(60)")
    with pytest.raises(DamagedDocument, match="超过1秒"):
        to_docx(OLD, "doc", "旧.doc", seconds=1)
    fake_office(tmp_path, monkeypatch, "sys.exit(1)")
    with pytest.raises(DamagedDocument, match="打不开"):
        to_docx(OLD, "doc", "旧.doc", seconds=20)
