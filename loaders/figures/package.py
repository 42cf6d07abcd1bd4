"""Zipped tables: what a package may hold before any part of it is read, whatever program wrote it."""

import re
import struct
import zipfile
import zlib

from loaders.errors import Fault, ReturnError

# A workbook is a zip: one that unpacks to more than this is no return.
_MOST_UNPACKED_BYTES = 300_000_000
# No part of a workbook declares a document type or entities; a file that does is made to do harm.
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)", re.I)
_HEAD_BYTES = 65_536
# What zipfile and zlib let through where a package is damaged: a name that is no UTF-8 is a ValueError, a sealed part a
# RuntimeError, an unknown compression NotImplementedError, a part that is not there a KeyError.
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, KeyError, RuntimeError, OSError, EOFError)


def check_package(archive: zipfile.ZipFile, name: str) -> None:
    """Raise ReturnError where a package unpacks without measure or declares entities."""
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > _MOST_UNPACKED_BYTES:
        reason = f"解开后有 {unpacked // 1_000_000} MB，超过上限 {_MOST_UNPACKED_BYTES // 1_000_000} MB"
        raise ReturnError(Fault(name, reason, "拆成几个小表再载入"))
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(archive.open(part).read(_HEAD_BYTES)):
            reason = f"内容带有实体声明（{part}），可能是恶意文件"
            raise ReturnError(Fault(name, reason, "用表格软件打开后另存为 XLSX 或 CSV（UTF-8）再载入"))
