"""What a snapshot is called where people read: by its title and the time it was taken, by China's clock."""

from datetime import UTC, datetime

from loaders.figures.returns import CHINA
from loaders.warehouse.snapshots.snapshot import Snapshot


def moment_word(when: datetime) -> str:
    """A moment in UTC (with or without zone) as a paper writes it: 2026年11月22日15:44（北京时间）."""
    local = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}（北京时间）"


def called(snapshot: Snapshot) -> str:
    """存档“2026年第三季度通报”（2026年11月22日15:44存）; without a title the time alone tells it."""
    taken, title = moment_word(snapshot.taken_at).removesuffix("（北京时间）"), str(snapshot.header["title"])
    return f"存档“{title}”（{taken}存）" if title else f"{taken}的存档"
