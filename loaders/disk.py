"""What the disk or the system refused, in words; and making what was written last."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

_WORDS: Mapping[int, str] = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名的文件已经有了",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只能读，不能写",
    errno.ENAMETOOLONG: "名称太长",
    errno.EIO: "磁盘读写出错",
}


def words_of(error: OSError) -> str:
    """Why the system refused: in Chinese for what users meet, else with the system's number of the error."""
    return _WORDS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else str(error))


def flush(path: Path) -> None:
    """Make a file or a folder's entries survive a power cut; Windows cannot open a folder and needs no such step."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
