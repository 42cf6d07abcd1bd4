"""What loaders tell of a user's mistakes and of their own work, on a page of either language.

Loaders speak Chinese, on the command line and in what is on record (refused.csv keeps its reasons for good). The English page says
the same in English: texts/faults_en.toml and faults_record_en.toml have each of these texts with its blanks, and a text is recognised
by it. What has no English there is shown as the quotation it is, marked as Chinese for screen readers and browsers.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from app import markup
from app.texts import Words, read_texts
from loaders.errors import Fault

_BLANK = re.compile(r"\{(\w)\}")
_YEAR = re.compile(r"(\d{4})年")
# Cells of a table in a list: 第5行「2023年」、第6行「2023年」.
_CELLS = "」、第"
# A code a sender wrote, in quotes or brackets, as headlines leave it out: “phc_visit_sharee”, （510700）.
_CODE = re.compile(r"[“(（][a-z0-9]*_[a-z0-9_]*[”)）]\s?")


class _Text(NamedTuple):
    """A known text; `quoted` are the blanks in quotation marks, which hold a sender's words and are left as they are."""

    pattern: re.Pattern[str]
    english: str
    quoted: frozenset[str]
    literal: int


def known_texts() -> dict[str, str]:
    """What loaders say with its {blanks}, and its English."""
    return read_texts("faults_en") | read_texts("faults_record_en")


@cache
def _texts() -> list[_Text]:
    """The known texts, those that say most by themselves first."""
    found = []
    for chinese, english in known_texts().items():
        parts = _BLANK.split(chinese)
        pattern = "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
        quoted = frozenset(re.findall(r"[“「]\{(\w)\}", chinese))
        found.append(_Text(re.compile(pattern, re.DOTALL), english, quoted, len("".join(parts[::2]))))
    return sorted(found, key=lambda text: -text.literal)


@lru_cache(maxsize=4096)
def english(text: str) -> str | None:
    """The English of what loaders say; blanks that are texts of theirs in English too. None where it is not known.

    >>> english("看不懂时段“去年”")
    'the period “去年” cannot be read'
    """
    if _CELLS in text and text.startswith("第"):
        parts = [english(part) for part in re.split("(?<=」)、(?=第)", text)]
        return ", ".join(part or "" for part in parts) if all(parts) else None
    if year := _YEAR.fullmatch(text):
        return year[1]
    for known in _texts():
        match = known.pattern.fullmatch(text)
        if match:
            blanks = {
                name: (None if name in known.quoted else english(value)) or value
                for name, value in match.groupdict().items()
            }
            return known.english.format(**blanks)
    several = re.split("[；、]", text)  # 缺少 value；没有原文
    parts = [english(part) for part in several] if len(several) > 1 else []
    return "; ".join(part or "" for part in parts) if parts and all(parts) else None


def said(text: str, words: Words) -> str:
    """A text of loaders for the page. HTML; in the page's language, or marked as the Chinese it is."""
    if words.language == "zh":
        return markup.text(text)
    found = english(text)
    return markup.text(found) if found else f"<span lang='zh'>{markup.text(text)}</span>"


def plainly(text: str, words: Words) -> str:
    """The same as plain text, for what takes no HTML."""
    return (english(text) if words.language == "en" else None) or text


def _sentence(text: str, words: Words) -> str:
    found = plainly(text, words)
    return found if words.language == "zh" else found[:1].upper() + found[1:]


def told(fault: Fault, words: Words) -> str:
    """A whole fault, with its place and what to do, as plain text in the page's language where it is known."""
    if words.language == "zh":
        return str(fault)
    place = (
        plainly(fault.file, words)
        + (f", row {fault.row}" if fault.row is not None else "")
        + (f", “{fault.column}”" if fault.column else "")
    )
    return f"{place}: {plainly(fault.reason, words)}. {_sentence(fault.next_step, words)}."


def reason_and_remedy(fault: Fault, words: Words) -> str:
    """What is wrong and what to do, as plain text, where the place is in front of the reader."""
    end = words("sentence.end")
    return f"{_sentence(fault.reason, words)}{end}{_sentence(fault.next_step, words)}{end}".strip()


def headline(text: str, words: Words) -> str:
    """A text of loaders for a sentence at the head of a page: without the codes a sender wrote. Plain text."""
    return _CODE.sub("", plainly(text, words)).strip()
