"""Formats that LibreOffice turns into DOCX: DOC, WPS, RTF, ODT. It is used where it is found; it is not needed otherwise."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from loaders.apart import stop
from loaders.disk import words_of
from loaders.errors import DamagedDocument, Fault, UnsupportedFormat

_LARGEST_MADE = 500_000_000  # bytes of a file LibreOffice may write
_ELSEWHERE = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def find_office() -> str | None:
    """The LibreOffice program: named by DUIXIAN_SOFFICE, on PATH, or at a usual place; None where there is none."""
    named = os.environ.get("DUIXIAN_SOFFICE")
    if named is not None:
        return named or None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _ELSEWHERE if Path(place).is_file()), None)


def to_docx(data: bytes, suffix: str, name: str, seconds: float) -> bytes:
    """The document as DOCX. UnsupportedFormat where there is no LibreOffice, DamagedDocument where it cannot read the file in time."""
    office = find_office()
    if office is None:
        raise UnsupportedFormat(
            Fault(
                name,
                f"读取 {suffix.upper()} 格式需要 LibreOffice，本机没有",
                "请用 Word 或 WPS 另存为 DOCX，或安装 LibreOffice 后重试",
            )
        )
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        # The file's own name never becomes a path.
        source = Path(folder) / f"document.{suffix}"
        source.write_bytes(data)
        _run(office, source, name, seconds)
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise DamagedDocument(
                Fault(
                    name,
                    "LibreOffice 打不开这个文件，可能已损坏或有密码",
                    "请用 Word 或 WPS 打开，去掉密码后另存为 DOCX 再提供",
                )
            )
        return made.read_bytes()


def _run(office: str, source: Path, name: str, seconds: float) -> None:
    command = [
        office,
        f"-env:UserInstallation={(source.parent / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnsupportedFormat(
            Fault(name, f"LibreOffice 启动不了：{words_of(error)}", "请检查安装，或用 Word、WPS 另存为 DOCX")
        ) from error
    _limit(process.pid, seconds)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise DamagedDocument(Fault(name, f"转换超过{seconds:g}秒", "请用 Word 或 WPS 另存为 DOCX 再提供")) from error
    finally:
        stop(process)


def _limit(pid: int, seconds: float) -> None:
    """Limits of processor time and of the size of files it may write, where the system has them (Linux)."""
    try:
        from resource import RLIMIT_CPU, RLIMIT_FSIZE, prlimit
    except ImportError:
        return
    try:
        prlimit(pid, RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
        prlimit(pid, RLIMIT_FSIZE, (_LARGEST_MADE, _LARGEST_MADE))
    except ProcessLookupError:
        return  # it has ended already
