"""Zip files whose bytes depend on what is in them and on nothing else: fixed times, a fixed order."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

# The earliest time a zip entry can carry.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


def zipped(files: Mapping[str, bytes | Path]) -> bytes:
    """Files by name, in the order given, as the bytes of a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            with archive.open(_entry(name), "w", force_zip64=isinstance(content, Path)) as target:
                if isinstance(content, Path):
                    with content.open("rb") as source:
                        while chunk := source.read(1 << 20):
                            target.write(chunk)
                else:
                    target.write(content)
    return buffer.getvalue()


def without_times(office_file: bytes) -> bytes:
    """A docx or xlsx written again without the times at which its parts were written."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
