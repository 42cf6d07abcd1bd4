"""What can be made of a snapshot, by the name of the format; all of it from the frozen tables alone, so that a later rule or
load changes nothing in it."""

from collections.abc import Callable

from loaders.errors import Fault, SnapshotError
from loaders.loads.actor import Actor
from loaders.warehouse.snapshots.bulletin import bulletin_bytes
from loaders.warehouse.snapshots.kept import Edition, kept_csv
from loaders.warehouse.snapshots.ledger import ledger_columns
from loaders.warehouse.snapshots.notice import notice_csv
from loaders.warehouse.snapshots.package import package_bytes
from loaders.warehouse.snapshots.workbook import workbook_bytes

__all__ = ["FORMATS", "Edition", "export_snapshot", "file_name"]

# Format to the suffix of its file.
FORMATS = {"csv": ".csv", "notice": ".csv", "xlsx": ".xlsx", "package": ".zip", "bulletin": ".docx"}
_NAMES = {"csv": "目标任务台账", "notice": "通报附表", "xlsx": "目标任务台账", "package": "数据包", "bulletin": "通报"}


def export_snapshot(
    edition: Edition, format_: str, actor: Actor, progress: Callable[[str], None] | None = None
) -> bytes:
    """The bytes of a file of FORMATS; the same edition gives the same bytes.

    Raises LoadError where what is not public is asked for by one who only reads, SnapshotError where a bulletin names no place.
    """
    if edition.disclosure == "all":
        actor.require_write("不予公开的内容")
    tell = progress or (lambda _: None)
    if format_ == "csv":
        return kept_csv(edition.snapshot, "ledger", ledger_columns(edition.disclosure), edition)
    if format_ == "notice":
        return notice_csv(edition)
    if format_ == "xlsx":
        return workbook_bytes(edition, lambda done, all_: tell(f"写出 {done} / {all_} 行"))
    if format_ == "package":
        return package_bytes(edition)
    if format_ == "bulletin":
        if edition.jurisdiction_id is None:
            raise SnapshotError(Fault("通报", "没有写明是哪个地区的通报", "用 --jurisdiction 写明地区"))
        if not edition.place_name():
            raise SnapshotError(Fault(edition.snapshot.snapshot_id, "存档里没有这个地区", "换一个地区，或重新存档"))
        return bulletin_bytes(edition)
    raise ValueError(f"no such format: {format_}")


def file_name(edition: Edition, format_: str) -> str:
    """A name that says what the file is: what, where, as of when, and that it is internal."""
    parts = [_NAMES[format_], edition.place_name() or "全部地区", edition.snapshot.as_of.isoformat()]
    if edition.is_internal:
        parts.append("内部")
    return "-".join(parts) + FORMATS[format_]
