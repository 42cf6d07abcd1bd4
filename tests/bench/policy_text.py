"""Text for the grammar's bench: the tests' own paragraphs among prose without numbers, as dense as issued policy texts.

Deterministic. Every paragraph comes back many times, each time with other numbers, so that nothing is answered from memory
that would not be in a real pile of documents either.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from loaders.documents.document import Document
from loaders.documents.reading import read_bytes

_HERE = Path(__file__).parent
_PARAGRAPHS = sorted((_HERE.parent / "statements").glob("fresh_paragraphs*.txt"))
_PROSE = 11  # prose lines to a paragraph: some 5 statements in 1,000 characters, as in five issued texts
_A_DOCUMENT = 9  # paragraphs
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_NUMBER = re.compile(r"(?<![\d.])[1-9]\d(?=(?:\.\d)?%)|(?<=\d\.)\d(?=%)")


def _lines(path: Path) -> list[str]:
    """What a person wrote to be read: no comments, no labels (t | …, r | …), no heads of blocks."""
    written = path.read_text("utf-8").splitlines()
    return [line for line in written if line.strip() and not re.match(r"[#@]|[tr] \|", line)]


def _other_numbers(line: str, chance: random.Random) -> str:
    return _NUMBER.sub(lambda match: str(chance.randint(1, 9)) + str(chance.randint(1, 9))[: len(match[0]) - 1], line)


def documents(size: int) -> Iterator[Document]:
    """Documents of some 6,000 characters each, until their text is `size` bytes of UTF-8."""
    chance = random.Random(20260101)
    paragraphs = [line for path in _PARAGRAPHS for line in _lines(path)]
    prose = _lines(_HERE / "prose.txt")
    made = 0
    while made < size:
        lines = ["关于印发某市卫生健康工作实施方案的通知"]
        for place in range(_A_DOCUMENT):
            if place % 3 == 0:
                lines.append(f"{_NUMERALS[place // 3]}、主要任务")
            lines.append(_other_numbers(chance.choice(paragraphs), chance))
            lines.extend(chance.choices(prose, k=_PROSE))
        lines.append(f"2023年{chance.randint(1, 12)}月{chance.randint(1, 28)}日")
        source = "\n".join(lines).encode()
        made += len(source)
        yield read_bytes(source, "composed.txt")
