"""From a text as issued to one the grammar can read, with a way back for every character.

Lines stay as they are here (a "\\n" or "\\t" is neither added nor taken away); joining them is the work of `lines`.
"""

import html
import re
from collections.abc import Iterator

from loaders.documents.characters import INVISIBLE, one_form, simplified
from loaders.documents.tracked import Edit, Tracked

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_BOLD = re.compile(
    r"\*\*|(?m:^#{1,6} +)|\\(?=[*#_~`])|(?<=[\u4e00-\u9fff\d%])<(?:/?(?:b|i|u|sup|sub|span|strong|em|font)\b[^<>\n]{0,80}|br ?/?)>"
)
_FORMULA = re.compile(r"\$([^$\n]{1,80})\$|\\\(([^\n]{1,80}?)\\\)")
_FORMULA_INSIDE = re.compile(r"\\|[<>=≥≤%~]|^[\s\d.,，万亿]+$")
_COMMANDS = {
    "geqslant": "≥", "geq": "≥", "ge": "≥", "leqslant": "≤", "leq": "≤", "le": "≤", "gt": ">", "lt": "<",
    "sim": "~", "approx": "≈", "pm": "±", "times": "×", "div": "÷", "cdot": "·", "permil": "‰", "textperthousand": "‰",
    "to": "→", "rightarrow": "→", "ldots": "…", "dots": "…",
}  # fmt: skip
_TOKEN = re.compile(r"\\([a-zA-Z]+)[ ]?|\\(.)|[{}^_ ]")
_LOOSE_COMMAND = re.compile(r"\\(geqslant|geq|leqslant|leq|sim|permil)(?![a-zA-Z]) ?|\\([%$])")
# Readings that a machine put behind characters when it turned a page into traditional ones: 經(jīng)濟(jì).
_READING = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(](?=[^）)\n]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6} ?[）)]"
)
_AT_LEAST = re.compile(r"[><][=＝]")

_MARK_LINE = re.compile(r"(?m)^(?=[ \u3000]*\?)[ \u3000?]+$")
_MARK_RUN = re.compile(r"[? \u3000]+")
_STRAY_MARK = re.compile(r"(?<=[\u4e00-\u9fff，、；：])\? *(?=[\d≥≤<>])|(?m:^[ \u3000]*\?+)(?=\S)|\?{2,}")

_BLANKS = re.compile(r"[ \u3000]+")
_LETTER = re.compile(r"[A-Za-z]")
_LABEL_NUMBER = re.compile(r"[ \u3000]*\d{1,2}")


def clean(source: str) -> Tracked:
    """The cleaned text of `source`: characters in one form, marks of LaTeX, Markdown and OCR gone, blanks inside words and numbers gone.

    The number of line ends and tabs is that of `source`.
    """
    tracked = Tracked.of(source)
    tracked.sub(_ENTITY, _character_of_entity)
    tracked.edit(_formula_edits(tracked.text))
    tracked.sub(_LOOSE_COMMAND, lambda match: _COMMANDS[match[1]] if match[1] else match[2])
    tracked.sub(_BOLD, "")
    tracked.sub(INVISIBLE, "")
    tracked.sub(_READING, "")
    _drop_ocr_marks(tracked)
    tracked.same_length(one_form(tracked.text))
    tracked.sub(_AT_LEAST, lambda match: "≥" if match.group()[0] == ">" else "≤")
    tracked.edit(_blank_edits(tracked.text))
    tracked.same_length(simplified(tracked.text))
    return tracked


def _character_of_entity(match: re.Match[str]) -> str | None:
    character = html.unescape(match.group())
    return character if len(character) == 1 and character not in "\n\t\r" else None


def _formula_edits(text: str) -> Iterator[Edit]:
    for formula in _FORMULA.finditer(text):
        group = 1 if formula[1] is not None else 2
        if not _FORMULA_INSIDE.search(formula[group]):
            continue
        start, end = formula.span(group)
        yield formula.start(), start, ""
        for token in _TOKEN.finditer(text, start, end):
            if token[1] is not None:
                yield token.start(), token.end(), _COMMANDS.get(token[1], "")
            else:
                yield token.start(), token.end(), token[2] if token[2] and token[2] in "%$&#‰" else ""
        yield end, formula.end(), ""


def _drop_ocr_marks(tracked: Tracked) -> None:
    """Question marks that stand for blanks of the page (a lost U+00A0). Where whole lines consist of them, all are such."""
    if "?" not in tracked.text:
        return
    if _MARK_LINE.search(tracked.text):
        tracked.sub(_MARK_RUN, lambda match: _blank_for(match.group()) if "?" in match.group() else None)
    else:
        tracked.sub(_STRAY_MARK, "")


def _blank_for(marks: str) -> str:
    return "  " if len(marks) > 3 else ""


def _blank_edits(text: str) -> Iterator[Edit]:
    """Blanks go, except between two words of Latin letters or digits, and where a wide one parts two words of a line."""
    for blank in _BLANKS.finditer(text):
        start, end = blank.span()
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        if _keeps_blank(text, start, end, before, after):
            if end - start > 1 or text[start] != " ":
                yield start, end, " "
        else:
            yield start, end, ""


def _keeps_blank(text: str, start: int, end: int, before: str, after: str) -> bool:
    if before in "\n\t" or after in "\n\t":
        return False
    if before == "." and after.isdigit():
        return _is_label(text, start - 1)
    if before.isascii() and after.isascii() and (before.isalnum() or before in "%)") and after.isalnum():
        return True
    if before in ".,;" and before.isascii() and _LETTER.match(after):
        return _LETTER.match(text[start - 2 : start - 1]) is not None
    if end - start == 1 and _parts_names(text, start, end):
        return True
    return end - start >= 2 and _is_word(before) and _is_word(after) and not _stand_alone(text, start, end)


_BODY_END = re.compile(r"(?:委员会|办公[室厅]|政府|局|[厅委]|[會廳]|辦公[室廳])$")
_NAME_OR_DATE = re.compile(r"[\u4e00-\u9fff]{4}|\d{4}\s?年")
_STOPS = re.compile("[，。；：、,;:（(《“]")


def _parts_names(text: str, start: int, end: int) -> bool:
    """One blank between two bodies that sign together, or between a body and its date, on a line with nothing else."""
    if not (_BODY_END.search(text, max(0, start - 3), start) and _NAME_OR_DATE.match(text, end)):
        return False
    line, behind = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    behind = len(text) if behind < 0 else behind
    return behind - line <= 80 and start - line >= 4 and _STOPS.search(text, line, behind) is None


def _is_label(text: str, dot: int) -> bool:
    """Whether the number that ends before `dot` begins its line: "1. 2018年" is a label and a year, not 1.2018."""
    return _LABEL_NUMBER.fullmatch(text, text.rfind("\n", 0, dot) + 1, dot) is not None


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "”）】》“（【《〔〕%×"


def _stand_alone(text: str, start: int, end: int) -> bool:
    """Two single characters set wide apart are one word: 附　　则."""
    return _edge(text, start - 2) and _edge(text, end + 1)


def _edge(text: str, place: int) -> bool:
    return place < 0 or place >= len(text) or text[place] in " \u3000\n\t。；："
