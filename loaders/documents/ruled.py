"""Ruled tables: the grid that lines drawn on a page make, with cells that span rows and columns."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.page_marks import Rule

_NEAR = 2.5  # points: lines closer than this are one, ends closer than this touch
_LEAST_ROW = 8.0  # points: a row of words is not lower
_MOST_LINES = 400  # rows or columns; a page of drawing, not of tables, has more


@dataclass(frozen=True)
class Box:
    """A cell: its edges on the page, its place in the grid and its spans."""

    left: float
    top: float
    right: float
    bottom: float
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True)
class Ruled:
    """A table of boxes in reading order; `rows` are the y of its horizontal lines, `columns` the x of its vertical ones."""

    boxes: Sequence[Box]
    rows: Sequence[float]
    columns: Sequence[float]
    open_below: bool  # its last row has no line below: it goes on where the next page begins
    _at: dict[tuple[int, int], int]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.rows[-1]

    def box_at(self, x: float, y: float) -> int | None:
        """The index of the box that a place on the page is in."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        return self._at.get((row, column))


@dataclass
class _Span:
    """A merged line: its place across (`at`) and its extent along."""

    at: float
    start: float
    end: float


def ruled_tables(rules: Sequence[Rule]) -> list[Ruled]:
    """All tables of at least two cells that the rules draw, from top to bottom."""
    across = _merged([_Span(rule.top, rule.left, rule.right) for rule in rules if rule.top == rule.bottom])
    upright = _merged([_Span(rule.left, rule.top, rule.bottom) for rule in rules if rule.top != rule.bottom])
    tables = [_table(*group) for group in _groups(across, upright)]
    return sorted((table for table in tables if table), key=lambda table: (table.top, table.boxes[0].left))


def _merged(spans: list[_Span]) -> list[_Span]:
    """Spans on one line that touch or overlap become one."""
    merged: list[_Span] = []
    for span in sorted(spans, key=lambda s: (round(s.at / _NEAR), s.start)):
        last = next(
            (old for old in reversed(merged[-8:]) if abs(old.at - span.at) <= _NEAR and span.start <= old.end + _NEAR),
            None,
        )
        if last:
            last.end = max(last.end, span.end)
        else:
            merged.append(_Span(span.at, span.start, span.end))
    return merged


def _groups(across: list[_Span], upright: list[_Span]) -> list[tuple[list[_Span], list[_Span]]]:
    """Lines that cross or touch, directly or through others, belong together."""
    if len(across) > 4 * _MOST_LINES or len(upright) > 4 * _MOST_LINES:
        return []
    waiting_across, waiting_upright = list(across), list(upright)
    groups = []
    while waiting_across:
        lines = [waiting_across.pop()]
        posts: list[_Span] = []
        queue: list[tuple[_Span, bool]] = [(lines[0], True)]
        while queue:
            span, is_across = queue.pop()
            others = waiting_upright if is_across else waiting_across
            touching = [other for other in others if _touch(span, other)]
            for other in touching:
                others.remove(other)
                (posts if is_across else lines).append(other)
                queue.append((other, not is_across))
        if len(lines) >= 2 and posts:
            groups.append((lines, posts))
    return groups


def _touch(one: _Span, other: _Span) -> bool:
    return other.start - _NEAR <= one.at <= other.end + _NEAR and one.start - _NEAR <= other.at <= one.end + _NEAR


def _places(values: list[float]) -> list[float]:
    """Sorted places, those that are nearly the same as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _table(across: list[_Span], upright: list[_Span]) -> Ruled | None:
    rows = _places([span.at for span in across])
    # A row cut by the end of a page has no line there; its sides show how far it reaches.
    lower = sorted(span.end for span in upright)[-2:]
    open_below = len(lower) == 2 and lower[0] > rows[-1] + _LEAST_ROW
    upper = sorted(span.start for span in upright)[:2]
    if len(upper) == 2 and upper[1] < rows[0] - _LEAST_ROW:
        rows.insert(0, upper[1])
    if open_below:
        rows.append(lower[0])
    # Tables are often open at the sides: the ends of their lines are the edges.
    ends = [min(span.start for span in across), max(span.end for span in across)]
    columns = _places([span.at for span in upright] + ends)
    if not (2 <= len(rows) <= _MOST_LINES and 2 <= len(columns) <= _MOST_LINES):
        return None
    boxes = _boxes(rows, columns, across, upright)
    if len(boxes) < 2:
        return None
    at = {
        (row, column): index
        for index, box in enumerate(boxes)
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    return Ruled(boxes, rows, columns, open_below, at)


def _boxes(rows: list[float], columns: list[float], across: list[_Span], upright: list[_Span]) -> list[Box]:
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    last_row, last_column = len(rows) - 1, len(columns) - 1

    def closed_right(row: int, column: int) -> bool:
        middle = (rows[row] + rows[row + 1]) / 2
        return column + 1 >= last_column or _stands(upright, columns[column + 1], middle)

    def closed_below(row: int, column: int) -> bool:
        middle = (columns[column] + columns[column + 1]) / 2
        return row + 1 >= last_row or _stands(across, rows[row + 1], middle)

    for row in range(last_row):
        for column in range(last_column):
            if (row, column) in taken:
                continue
            right, below = column, row
            while not closed_right(row, right) and (row, right + 1) not in taken:
                right += 1
            while not any(closed_below(below, inner) for inner in range(column, right + 1)):
                below += 1
            taken.update((r, c) for r in range(row, below + 1) for c in range(column, right + 1))
            boxes.append(
                Box(
                    columns[column], rows[row], columns[right + 1], rows[below + 1],
                    row, column, below - row + 1, right - column + 1,
                )
            )  # fmt: skip
    return boxes


def _stands(spans: list[_Span], at: float, middle: float) -> bool:
    return any(abs(span.at - at) <= _NEAR and span.start <= middle <= span.end for span in spans)
