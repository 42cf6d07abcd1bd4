"""Where a line's words stand so that they cover no figure and no other words: plain geometry in estimated pixels.

The width of a chart is not known on the server: places are sought that do on a desk's screen and on a telephone alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

LINE_HEIGHT = 15.0
WIDE, NARROW = 11.7, 6.6  # pixels of a full-width and of a half-width character at 11.5 pixels

Side = Literal["left", "right"]


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any area."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside, or so close that its mark or number would be covered."""
        return self.left - 5 < x < self.right + 5 and self.bottom - 5 < y < self.top + 5

    def grid(self) -> list[tuple[float, float]]:
        """Points inside, close enough that nothing of the box's size can pass between them."""
        middle = (self.bottom + self.top) / 2
        return [(self.left + (self.right - self.left) * i / 4, middle) for i in range(5)]


@dataclass(frozen=True)
class Line:
    """A horizontal line: its height in pixels above the floor of the plot, its ends as shares of the plot's width, its words."""

    level: float
    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Place:
    """Where words go: `x` is the share of the plot's width at which their `side` stands; `shift` is the distance in pixels of
    their foot above (negative: below) the line.
    """

    x: float
    side: Side
    shift: float

    def is_far(self, line: Line) -> bool:
        """Whether the words stand above or below their line with room for others between."""
        off = self.shift > 4 or self.shift < -size(line.words)[1] - 5
        return off and line.start <= self.x <= line.end

    def box(self, level: float, words: str, width: float) -> Box:
        """The rectangle the words take on a plot of `width` pixels."""
        wide, high = size(words)
        left = self.x * width - (wide if self.side == "right" else 0.0)
        return Box(left, level + self.shift, left + wide, level + self.shift + high)


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """Estimated width of one line of text."""
    return sum(WIDE if ord(c) > 0x2E80 or c in "“”—…" else NARROW for c in text)


@lru_cache(maxsize=1024)  # asked for a hundred places of the same words
def size(words: str) -> tuple[float, float]:
    """Estimated width and height of words with <br> between lines."""
    lines = words.split("<br>")
    return max(text_width(line) for line in lines), len(lines) * LINE_HEIGHT


# How a number may stand at its point, best first: Plotly's name, and where its box begins, in parts of its width and in pixels.
_AROUND = (
    ("top center", -0.5, 6.0),
    ("bottom center", -0.5, -20.0),
    ("middle right", 0.0, -7.0),
    ("middle left", -1.0, -7.0),
    ("top right", 0.0, 4.0),
    ("top left", -1.0, 4.0),
    ("bottom right", 0.0, -18.0),
    ("bottom left", -1.0, -18.0),
)


def place_numbers(
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    taken: Sequence[tuple[float, float]],
    width: float,
    height: float,
    limits: Sequence[float] | None = None,
) -> tuple[list[str], list[Box]]:
    """For each point the side on which its number covers the least, by Plotly's name, and the boxes of the numbers that are shown.

    `limits`: how much each may cover before it is left out, told by an empty side; without limits all are shown.
    """
    sides: list[str] = []
    boxes: list[Box] = []
    for (x, y), text, most in zip(points, texts, limits or [float("inf")] * len(points), strict=True):
        if not text:
            sides.append("top center")
            continue
        wide = text_width(text) + 2
        best: tuple[float, str, Box] | None = None
        for order, (side, part, lift) in enumerate(_AROUND):
            gap = 7.0 if part == 0.0 else (-7.0 if part == -1.0 else 0.0)
            box = Box(x + part * wide + gap, y + lift, x + part * wide + gap + wide, y + lift + 14)
            cost = order * 0.3 + sum(box.holds(*p) for p in taken if p != (x, y)) + 8 * sum(box.meets(b) for b in boxes)
            cost += 6 * (box.bottom < 0 or box.left < -2 or box.right > width + 10 or box.top > height + 16)
            if best is None or cost < best[0]:
                best = (cost, side, box)
        assert best is not None
        sides.append(best[1] if best[0] < most else "")
        if best[0] < most:
            boxes.append(best[2])
    return sides, boxes


def place_words(
    lines: Sequence[Line], taken: Sequence[tuple[float, float]], widths: Sequence[float], height: float
) -> list[Place]:
    """A place for the words of each line that does on every plot width of `widths` (pixels).

    `taken`: points that must stay visible, as share of the width and pixels above the floor; `height` of the plot in pixels. The
    place that covers least and is nearest to the start of its line wins.
    """
    points = np.array(taken, dtype=float).reshape(-1, 2)
    placed: list[tuple[Place, Line]] = []
    for line in lines:
        best: tuple[float, Place] | None = None
        for cost, place in _candidates(line):
            for width in widths:
                if best is not None and cost >= best[0]:
                    break  # costs only grow
                box = place.box(line.level, line.words, width)
                cost += _covered(box, points, width)
                cost += 8 * sum(box.meets(other.box(at.level, at.words, width)) for other, at in placed)
                reach = Box(box.left, min(box.bottom, line.level + 2), box.right, max(box.top, line.level - 2))
                cost += 5 * sum(_crosses(reach, other, width) for other in lines if other is not line)
                cost += (
                    12 * (box.bottom < 0)
                    + 6 * (box.top > height + 22)
                    + 12 * (box.left < -40 or box.right > width + 12)
                    + 4 * (box.left < -4)  # over the numbers of the axis
                )
            if best is None or cost < best[0]:
                best = (cost, place)
        assert best is not None
        placed.append((best[1], line))
    return [place for place, _ in placed]


def _covered(box: Box, points: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", width: float) -> int:
    x, y = points[:, 0] * width, points[:, 1]
    inside = (box.left - 5 < x) & (x < box.right + 5) & (box.bottom - 5 < y) & (y < box.top + 5)
    return int(np.count_nonzero(inside))


def _crosses(box: Box, line: Line, width: float) -> bool:
    return box.bottom < line.level - 1 < box.top and box.left < line.end * width and line.start * width < box.right


def _candidates(line: Line) -> Iterator[tuple[float, Place]]:
    """Places with what they cost by themselves: nothing above the line at its start, more the further off along it or from it."""
    steps = [i / 10 for i in range(11)]
    anchors: list[tuple[float, Side]] = [(max(line.start, 0.0), "left"), (min(line.end, 1.0), "right")]
    anchors += [(x, "left") for x in steps[:8]] + [(x, "right") for x in steps[3:]]
    lines = line.words.count("<br>") + 1
    high = lines * LINE_HEIGHT
    yield 1.2, Place(min(line.end, 1.0) + 0.012, "left", -high / 2)  # in line with it, after its end
    for lift, cost in (
        (2.0, 0.0),
        (-high - 4.0, 0.3),
        (high + 4.0, 3.0),
        (-2 * high - 6.0, 3.5),
        (2 * high + 6.0, 4.5),
    ):
        for x, side in anchors:
            # Not at its line: easily taken for another's.
            beside = x > line.end or x < line.start - (0.15 if side == "left" else 0.0)
            yield (
                cost + 2.0 * beside + 1.5 * abs(x - line.start) * (0.5 if side == "right" else 1.0),
                Place(x, side, lift),
            )
