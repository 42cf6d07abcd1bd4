"""A bulletin while it is written: tables and figures are numbered as they come, and what holds for all of it is said once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from docx.document import Document as Paper

from loaders.warehouse.snapshots.bulletin_words import day, who
from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.paper import caption, remark, text
from loaders.warehouse.snapshots.standing import Groups

Kind = Literal["表", "图"]
_SOURCE = "来源：附件1所列目标任务，各数来源见附件2"


@dataclass
class Draft:
    """The paper, what it is made of, and what it has said so far."""

    paper: Paper
    edition: Edition
    groups: Groups
    _numbers: dict[Kind, int] = field(default_factory=lambda: {"表": 0, "图": 0})
    _said_unnamed: bool = False

    def next_number(self, kind: Kind) -> str:
        """What the next table or figure will be called: 表1."""
        return f"{kind}{self._numbers[kind] + 1}"

    def caption(self, kind: Kind, said: str) -> None:
        """The words above a table or figure, with its number and its day."""
        named = self.next_number(kind)
        self._numbers[kind] += 1
        caption(self.paper, f"{named}　{said}（截至{day(self.edition.snapshot.as_of)}）")

    def source(self, said: str = _SOURCE) -> None:
        """The line under a table or figure: where it comes from."""
        remark(self.paper, f"{said}。")

    def say_unnamed(self, rows: Sequence[Row]) -> None:
        """Once in a bulletin: that the documents name nobody for some or all of `rows`."""
        named = sum(1 for row in rows if who(row))
        if self._said_unnamed or named == len(rows):
            return
        self._said_unnamed = True
        text(
            self.paper,
            "责任单位一栏空着的，文件未写明，由通报单位确定。"
            if named
            else "以上各项，文件均未写明责任单位，由通报单位确定。",
        )
