"""Where a line's words stand so that they cover no figure and no other words: plain geometry in estimated pixels.

The width of a chart is not known on the server; the page tells about how wide its plot will be. On a wider chart the words take a
smaller share and stay clear; on a narrower one (a telephone) the height is the same and only the sides come closer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

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
    """A horizontal line: its height above the floor of the plot, its ends in pixels from the left, and its words."""

    level: float
    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Place:
    """Where words go: `x` is a share of the plot's width (0 left, 1 right) at which their `side` stands; `shift` is the
    distance in pixels of their foot above (negative: below) the line.
    """

    x: float
    side: Side
    shift: float


def text_width(text: str) -> float:
    """Estimated width of one line of text."""
    return sum(WIDE if ord(c) > 0x2E80 or c in "“”—…" else NARROW for c in text)


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
) -> tuple[list[str], list[Box]]:
    """For each point the side on which its number covers the least, by Plotly's name, and the boxes of the numbers that are shown."""
    sides: list[str] = []
    boxes: list[Box] = []
    for (x, y), text in zip(points, texts, strict=True):
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
        sides.append(best[1])
        boxes.append(best[2])
    return sides, boxes


def place_words(
    lines: Sequence[Line], taken: Sequence[tuple[float, float]], width: float, height: float
) -> list[Place]:
    """A place for the words of each line.

    `taken`: points (x, y) in pixels that must stay visible; `width`, `height`: of the plot. Candidates are tried from the nearest on; the first that covers
    nothing wins, else the one that covers least.
    """
    placed: list[Box] = []
    places: list[Place] = []
    for line in lines:
        best: tuple[float, Place, Box] | None = None
        for order, (place, box) in enumerate(_candidates(line, width)):
            cost = order * 0.4 + sum(box.holds(x, y) for x, y in taken) + 8 * sum(box.meets(other) for other in placed)
            cost += 6 * (box.bottom < 0) + 4 * (box.top > height + 24)
            cost += 3 * sum(_crosses(box, other) for other in lines if other is not line)
            if best is None or cost < best[0]:
                best = (cost, place, box)
        assert best is not None
        places.append(best[1])
        placed.append(best[2])
    return places


def _crosses(box: Box, line: Line) -> bool:
    return box.bottom < line.level - 1 < box.top and box.left < line.end and line.start < box.right


def _candidates(line: Line, plot: float) -> Iterator[tuple[Place, Box]]:
    """From the line's start, to its end, across its middle: above, below, then further off."""
    width, height = size(line.words)
    furthest = max(0.0, plot - width)
    lefts: dict[float, Side] = {
        min(max(line.start, 0.0), furthest): "left",
        min(max(line.end - width, 0.0), furthest): "right",
        min(max((line.start + line.end - width) / 2, 0.0), furthest): "left",
        min(max(line.end + 4, 0.0), furthest): "left",
    }
    for shift in (2.0, -height - 6.0, height + 4.0, -2 * height - 8.0, 2 * height + 6.0):
        for left, side in lefts.items():
            x = left / plot if side == "left" else (left + width) / plot
            box = Box(left, line.level + shift, left + width, line.level + shift + height)
            yield Place(min(x, 1.0), side, shift), box
