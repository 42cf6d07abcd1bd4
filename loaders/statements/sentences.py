"""How a text falls into sentences and clauses, with bracketed asides apart.

A *sentence* ends at 。！？ or the paragraph's end. Inside it ， ； ： cut *clauses*; a bracket is a stretch of its own whose
host is the clause it stands in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
# A pictogram or arrow at a line's head ends what stands before it, as ｜ between two entries does.
PICTOGRAMS = "\u2600-\u26ff\u2700-\u27bf\ufe0f\u200d\U0001f300-\U0001faff\u2500-\u259f\u2b00-\u2bff"
# The colon of 1：1.2 is no cut; that of 附件1：2023年 and 目标1：90% is.
_RATIO_COLON = r"(?<=\d)[：:](?=\d{1,3}(?:\.\d{1,2})?(?![\d.%‰年月日]))"
_CUT = re.compile(rf"[，；;|｜{PICTOGRAMS}]|(?!{_RATIO_COLON})[：:]|,(?!\d{{3}})|(?<!\d),|——")
_MAY_CUT = re.compile(rf"[，；：;:|｜,—{PICTOGRAMS}]")  # found first: a plain set of characters is searched much faster
_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`; `cuts` are the places right behind the marks that end its clauses, brackets' own left out.

    `brackets` are (start, end) of the insides of its brackets.
    """

    start: int
    end: int
    cuts: Sequence[int]
    brackets: Sequence[tuple[int, int]]

    def bracket_of(self, position: int) -> tuple[int, int] | None:
        """The bracket `position` stands in, or None."""
        for start, end in self.brackets:
            if start <= position < end:
                return start, end
        return None


def _inside(position: int, brackets: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in brackets)


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence `text[start:end]` with its cuts and brackets."""
    brackets = [match.span(1) for match in _BRACKET.finditer(text, start, end)]
    cuts: list[int] = []
    for mark in _MAY_CUT.finditer(text, start, end):
        position = mark.start()
        if text[position] not in ",—：:":
            cuts.append(position + 1)
        elif (not cuts or position >= cuts[-1]) and (cut := _CUT.match(text, position, end)):
            cuts.append(cut.end())
    return Sentence(start, end, cuts, brackets)


def split_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a paragraph, blanks at its ends left out."""
    for match in _SENTENCE.finditer(text, start, end):
        first, last = match.span()
        blank = _BLANK.match(text, first, last)
        if blank:
            first = blank.end()
        if first < last:
            yield first, last


def clause_bounds(sentence: Sentence, position: int) -> tuple[int, int]:
    """(start, end) of the clause that holds `position`: inside a bracket its own clauses, else those outside brackets."""
    bracket = sentence.bracket_of(position)
    low, high = bracket or (sentence.start, sentence.end)
    for cut in sentence.cuts:
        if bracket is None and _inside(cut - 1, sentence.brackets):
            continue
        if low < cut <= position:
            low = cut
        elif position < cut <= high:
            high = cut - 1
            break
    return low, high
