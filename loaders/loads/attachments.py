"""Evidence that comes as files: kept with the decision it speaks for, under a name of ours; the sender's name stays a word."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from loaders.errors import DecisionError, Fault
from loaders.loads.decision import Decision
from loaders.loads.load import Load

# A scan of a signed sheet has a few megabytes; a disk fills quickly with videos.
MOST_BYTES = 20_000_000
MOST_FILES = 20
_KEPT = re.compile(r"evidence-[0-9a-f]{12}(?:\.[a-z0-9]{1,8})?")
_MENTION = re.compile(r"附件“(?P<name>[^“”]*)”（(?P<kept>evidence-[0-9a-f]{12}(?:\.[a-z0-9]{1,8})?)）")


def with_attachments(
    decisions: Sequence[Decision], attachments: Mapping[str, bytes]
) -> tuple[list[Decision], dict[str, bytes]]:
    """The decisions with the attachments named in their evidence, and the files by the names they are kept under.

    `attachments` are contents by the sender's file names. Raises DecisionError where one is empty or there is too much.
    """
    if len(attachments) > MOST_FILES:
        raise DecisionError(
            Fault("附件", f"有 {len(attachments)} 个，一次最多 {MOST_FILES} 个", "分几次提交，或合并成一个文件")
        )
    files: dict[str, bytes] = {}
    mentions = []
    for name, content in attachments.items():
        shown = PurePath(name.replace("\\", "/")).name.replace("“", "").replace("”", "") or "附件"
        if not content:
            raise DecisionError(Fault(shown, "文件是空的", "核对后重新选择文件"))
        if len(content) > MOST_BYTES:
            raise DecisionError(
                Fault(
                    shown,
                    f"有 {len(content) // 1_000_000} MB，超过上限 {MOST_BYTES // 1_000_000} MB",
                    "压缩或拆分后再提交",
                )
            )
        kept = _kept_name(shown, content)
        files[kept] = content
        mentions.append(f"附件“{shown}”（{kept}）")
    if not mentions:
        return list(decisions), files
    told = "；".join(mentions)
    return [replace(one, evidence=f"{one.evidence}；{told}" if one.evidence else told) for one in decisions], files


def _kept_name(shown: str, content: bytes) -> str:
    suffix = PurePath(shown).suffix.lower()
    is_plain = re.fullmatch(r"\.[a-z0-9]{1,8}", suffix)
    return f"evidence-{hashlib.sha256(content).hexdigest()[:12]}{suffix if is_plain else ''}"


def mentioned(evidence: str) -> dict[str, str]:
    """The attachments an evidence text names: the sender's name of each by the name it is kept under."""
    return {found["kept"]: found["name"] for found in _MENTION.finditer(evidence)}


def read_attachment(load: Load, kept: str) -> bytes:
    """The content of an attachment of a decision. Raises DecisionError where the load has none of this name."""
    path = load.folder / kept
    if not _KEPT.fullmatch(kept) or not path.is_file():
        raise DecisionError(Fault(load.load_id, f"没有附件“{kept}”", "核对附件名；附件随批次保存在 data/loads 里"))
    return path.read_bytes()
