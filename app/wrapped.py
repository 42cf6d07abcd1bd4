"""Words that a chart sets in several lines, where it has room for a part of them in each."""

import re
from html import escape

from app.label_places import text_width

# A word of letters and digits stays whole; between Chinese characters a line may end, but not before a mark that closes nor after
# one that opens.
_PIECES = re.compile(r"[（《〈“]*(?:[^\s⺀-￿]+|.)[，。、；：）》〉”…]*\s*", re.DOTALL)


def in_lines(text: str, room: float, at_most: int) -> str:
    """Text in at most so many lines of `room` pixels (at 11.5 pixels a letter), as HTML; what goes beyond is cut with an ellipsis."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if text_width((lines[-1] + piece).rstrip()) <= room or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece)
    if len(lines) > at_most:
        last = lines[at_most - 1].rstrip()
        while last and text_width(last + "…") > room:
            last = last[:-1]
        lines = [*lines[: at_most - 1], last + "…"]
    return "<br>".join(escape(line.rstrip()) for line in lines)
