"""Which lines of a laid-out text are one paragraph.

A line goes on in the next where it is full, where a bracket or a number is left open, or where its sentence is not
finished. It never does where the next begins with a label, is a signature, a date, or is set in like a paragraph's
first line, nor where it is itself a heading.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.labels import is_date_line, is_signature, label_of, stands_alone
from loaders.documents.parts import Line
from loaders.documents.titles import SURE_TITLE

_TERMINAL = "。！？；：…"
_CLOSERS = "”’）】》」』〕"
_GOES_ON = re.compile(r"[，。；：、！？）》”’〕%‰]|个百分点|左右|以上|以下|以内|以后|之间")
_PAIRS = {"《": "》", "（": "）", "“": "”", "〔": "〕"}
_NUMBER_END = re.compile(r"[\d.]$")
_NUMBER_START = re.compile(r"[\d.]?[\d.%‰]|[万亿人个名元年月日岁张种所家次份项号]")
# Bullets and pictograms that open the lines of posts and charts (👉, ✅, ▶, •); arrows ↑↓ go on a line.
_PICTOGRAM = re.compile("[•▪▫▶▸►◀❖\u2600-\u2604\u2607-\u26ff\u2700-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")
_ONLY_NUMBER = re.compile(r"[\d.,%‰+\-—~≥≤<> ]+$")


@dataclass(frozen=True)
class Layout:
    """The measure of a text: where lines begin (`margin`), where full ones end (`edge`, None where lines are not wrapped)."""

    margin: float
    edge: float | None
    slack: float
    first_lines_set_in: bool
    gaps: bool  # paragraphs are parted by wider gaps

    def is_full(self, line: Line) -> bool:
        """Whether the line ends where the measure does."""
        return self.edge is not None and line.right >= self.edge - self.slack

    def is_brimful(self, line: Line) -> bool:
        """Whether the line ends where no other ends later: by chance one line in thirty, not at the end of a paragraph."""
        return self.edge is not None and line.right >= self.edge - 0.3

    def fills_paragraph(self, line: Line) -> bool:
        """Whether a line that ends with a sentence is not the last of its paragraph: as far as the layout can show it."""
        return self.is_full(line) if self.first_lines_set_in or self.gaps else self.is_brimful(line)

    def is_set_in(self, line: Line) -> bool:
        """Whether the line begins like the first of a paragraph."""
        return line.left >= self.margin + 0.9


def layout_of(lines: Sequence[Line], texts: Sequence[str], slack: float = 2.0) -> Layout:
    """Measure a text by its lines and their cleaned words.

    Lines are wrapped where most of those that end in mid-sentence end within two characters of one place; a lone long
    paragraph does not make an edge.
    """
    long_lines = [line for line, text in zip(lines, texts, strict=True) if len(text) >= 15]
    lefts = Counter(round(line.left * 2) / 2 for line in long_lines)
    open_ends = [
        line.right
        for line, text in zip(lines, texts, strict=True)
        if len(text) >= 12 and not _is_finished(text) and not SURE_TITLE.search(text)
    ]
    edge = _edge(open_ends, [line.right for line in long_lines])
    margin = _margin(lines, texts, edge, slack)
    if margin is None:
        margin = min((left for left, count in lefts.items() if count * 8 >= len(long_lines)), default=0.0)
    set_in = sum(count for left, count in lefts.items() if margin + 0.9 <= left <= margin + 5)
    return Layout(margin, edge, slack, edge is not None and set_in >= 2, _has_gaps(lines, edge, slack))


def _has_gaps(lines: Sequence[Line], edge: float | None, slack: float) -> bool:
    """Whether most lines that follow a paragraph's short last line stand below a gap."""
    if edge is None:
        return False
    after = [following.gap for line, following in pairwise(lines) if line.right < edge - slack]
    return sum(after) * 2 > len(after)


def _margin(lines: Sequence[Line], texts: Sequence[str], edge: float | None, slack: float) -> float | None:
    """Where lines begin that go on a full one left in mid-sentence; None where lines are not wrapped."""
    if edge is None:
        return None
    lefts = Counter(
        round(after.left * 2) / 2
        for line, text, after in zip(lines, texts, lines[1:], strict=False)
        if line.right >= edge - slack and not _is_finished(text)
    )
    return lefts.most_common(1)[0][0] if lefts else None


def _edge(open_ends: list[float], all_ends: list[float]) -> float | None:
    if len(open_ends) < 3:
        return None
    counts = Counter(round(end) for end in open_ends)
    edge = max(counts, key=lambda place: (sum(counts.get(place - step, 0) for step in range(3)), place))
    near = sum(counts.get(edge - step, 0) for step in range(3))
    beyond = sum(1 for end in all_ends if end > edge + 1.5)
    return float(edge) if near * 2 >= len(open_ends) and near >= 3 and beyond * 8 <= len(all_ends) else None


def _is_finished(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL or text[-1:] in _TERMINAL


def goes_on(paragraph: str, line: Line, following: str, after: Line, layout: Layout) -> bool:
    """Whether `following` goes on the paragraph whose last line is `line`; both texts are cleaned, neither is empty."""
    if line.hard or after.heading or line.heading:
        return False
    open_bracket = _has_open_bracket(paragraph)
    if _begins_anew(following, open_bracket, layout.is_full(line)):
        return False
    if _GOES_ON.match(following) and not _ONLY_NUMBER.match(paragraph):
        return True
    if is_date_line(paragraph) or (is_signature(paragraph) and not layout.is_full(line)):
        return False
    if open_bracket:
        return True
    if layout.is_set_in(after) and layout.first_lines_set_in:
        return False
    if _is_finished(paragraph):
        return not after.gap and layout.fills_paragraph(line) and (layout.first_lines_set_in or paragraph[-1] != "：")
    if _splits_number(paragraph, following):
        return True
    if layout.is_full(line) and not after.gap:
        return True
    return _is_unfinished_sentence(paragraph)


def _begins_anew(following: str, open_bracket: bool, full: bool) -> bool:
    """Whether a line begins something of its own. Inside a bracket "2）" ends it, and of a full line a name may be the rest."""
    if _PICTOGRAM.match(following):
        return True
    label = label_of(following)
    if label:
        return not (open_bracket and label.kind == "1）")
    return stands_alone(following) and not (open_bracket and full)


def _has_open_bracket(paragraph: str) -> bool:
    tail = paragraph[-160:]
    return any(
        tail.rfind(opening) > tail.rfind(closing) and tail.count(opening) > tail.count(closing)
        for opening, closing in _PAIRS.items()
    )


def _splits_number(paragraph: str, following: str) -> bool:
    return (
        _NUMBER_END.search(paragraph) is not None
        and _NUMBER_START.match(following) is not None
        and len(paragraph) >= 12
        and not _ONLY_NUMBER.match(following)
        and not _ONLY_NUMBER.match(paragraph)
    )


def _is_unfinished_sentence(paragraph: str) -> bool:
    """Running text that stops without a stop. Headings and titles hold no full stop and are short."""
    if paragraph[-1] in "，、":
        return len(paragraph) >= 12
    if paragraph[-1] in _CLOSERS or SURE_TITLE.search(paragraph):
        return False
    if "。" in paragraph or "；" in paragraph:
        return True
    return len(paragraph) >= 45 or (not label_of(paragraph) and paragraph.count("，") >= 2 and len(paragraph) >= 25)
