"""The wall chart as data: places beside each other, indicators below each other by category, one cell each. No HTML, no SQL.

Rows come from `wall_queries`. Which promise speaks for a cell is `sentences.main_row`'s choice; a worse verdict of another promise
on the same indicator stays in sight beside it (DESIGN §7).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.queries import Row
from app.sentences import main_row
from app.tally import MOVING, STATES, apart, state
from loaders.warehouse.snapshots.standing import RISK

# What settles a promise badly or may, worst first: what an eye looks for on a wall.
TROUBLE = ("missed", "due_unreported", *reversed(RISK))
# One state each for counting places: the verdicts, and all that is undecided as one.
GROUPS = ("met", "moving", "risk", "missed", "undecided")


@dataclass(frozen=True)
class Below:
    """How many places below stand how on one indicator: places by state, and of which levels they are."""

    states: Mapping[str, int]
    levels: tuple[str, ...]

    @property
    def total(self) -> int:
        """All places below that are bound."""
        return sum(self.states.values())

    def of(self, group: str) -> int:
        """How many of them stand in one of `GROUPS`."""
        return sum(n for which, n in self.states.items() if group_of(which) == group)


@dataclass(frozen=True)
class Cell:
    """One place on one indicator: its promises, the one that speaks, a worse one beside it, and the places below."""

    rows: tuple[Row, ...]
    main: Row | None
    worse: Row | None
    below: Below | None

    @property
    def states(self) -> list[str]:
        """The states that count: its own where its promise does, and those of places below."""
        own = [state(self.main)] if self.main is not None and apart(self.main) is None else []
        return own + (list(self.below.states) if self.below else [])


@dataclass(frozen=True)
class Line:
    """One indicator with its cells by place; places without a promise have none."""

    indicator: Row
    cells: Mapping[str, Cell]

    @property
    def rank(self) -> tuple[int, int]:
        """Worst first: the worst verdict of its cells, then in how many of them it stands; then what is not judged, in most cells
        first; last where nothing counts.
        """
        states = Counter(which for cell in self.cells.values() for which in cell.states)
        ranked = [which for which in states if which in TROUBLE or group_of(which) != "undecided"]
        if not ranked:
            return len(STATES) if states else len(STATES) + 1, -len(self.cells)
        worst = min(ranked, key=STATES.index)
        return STATES.index(worst), -states[worst]


@dataclass(frozen=True)
class Wall:
    """Places in their order, and the lines of each category, the worst first.

    `states` counts the cells that count, `apart` those that are shown and do not (DESIGN §8.14); `silent` places have no cell and no column.
    """

    places: Sequence[Row]
    categories: Sequence[tuple[str | None, Sequence[Line]]]
    states: Counter[str] = field(default_factory=Counter)
    apart: int = 0
    silent: int = 0

    @property
    def lines(self) -> list[Line]:
        """All lines in their order."""
        return [line for _, lines in self.categories for line in lines]


def group_of(which: str) -> str:
    """The group of a state, one of `GROUPS`."""
    if which in {"met", "missed"}:
        return which
    if which in MOVING:
        return "moving"
    return "risk" if which in RISK else "undecided"


def build_wall(places: Sequence[Row], rows: Iterable[Row], below: Iterable[Row], worst_first: bool = False) -> Wall:
    """Puts verdicts and the counts of places below into cells.

    `worst_first` sorts the places below the first one by their trouble; by default they stand in the order of codes, for a wall
    is no ranking.
    """
    promises: dict[tuple[str, str], list[Row]] = {}
    counts: dict[tuple[str, str], dict[str, int]] = {}
    levels: dict[tuple[str, str], set[str]] = {}
    indicators: dict[str, Row] = {}
    for row in rows:
        indicators.setdefault(row["indicator_id"], row)
        promises.setdefault((row["indicator_id"], row["jurisdiction_id"]), []).append(row)
    for count in below:
        indicators.setdefault(count["indicator_id"], count)
        key = (count["indicator_id"], count["jurisdiction_id"])
        which = count["reason"] or count["verdict"]
        counts.setdefault(key, {})[which] = counts.get(key, {}).get(which, 0) + count["places"]
        levels.setdefault(key, set()).update(count["levels"])
    lines = [
        Line(indicator, {
            place["jurisdiction_id"]: _cell(promises.get(key, []), counts.get(key), levels.get(key, set()))
            for place in places
            if (key := (indicator_id, place["jurisdiction_id"])) in promises or key in counts
        })
        for indicator_id, indicator in indicators.items()
    ]  # fmt: skip
    shown = [p for i, p in enumerate(places) if i == 0 or any(p["jurisdiction_id"] in line.cells for line in lines)]
    return Wall(
        _ordered(shown, lines, worst_first),
        _by_category(lines),
        _states(lines),
        _apart(lines),
        len(places) - len(shown),
    )


def _cell(rows: Sequence[Row], counts: Mapping[str, int] | None, levels: Iterable[str]) -> Cell:
    main = main_row(rows)
    counted = [r for r in rows if apart(r) is None and r is not main]
    worse = min(counted, key=_badness, default=None)
    if main is None or worse is None or _badness(worse) >= _badness(main) or state(worse) not in TROUBLE:
        worse = None
    return Cell(tuple(rows), main, worse, Below(counts, tuple(sorted(levels))) if counts else None)


def _badness(row: Mapping[str, Any]) -> int:
    return STATES.index(state(row))


def _states(lines: Iterable[Line]) -> Counter[str]:
    """How many cells speak each state by a promise that counts."""
    return Counter(state(main) for main in _mains(lines) if apart(main) is None)


def _apart(lines: Iterable[Line]) -> int:
    return sum(apart(main) is not None for main in _mains(lines))


def _mains(lines: Iterable[Line]) -> Iterator[Row]:
    """The promise that speaks for each cell that has one."""
    return (cell.main for line in lines for cell in line.cells.values() if cell.main is not None)


def _by_category(lines: Iterable[Line]) -> list[tuple[str | None, list[Line]]]:
    """Lines by category, worst first within each; the category with the worst line first."""
    found: dict[str | None, list[Line]] = {}
    for line in sorted(lines, key=lambda one: (one.rank, one.indicator["indicator_zh"])):
        found.setdefault(line.indicator["category"], []).append(line)
    return list(found.items())


def _ordered(places: Sequence[Row], lines: Sequence[Line], worst_first: bool) -> list[Row]:
    if not worst_first:
        return list(places)

    def trouble(place: Row) -> list[int]:
        cells = [line.cells[place["jurisdiction_id"]] for line in lines if place["jurisdiction_id"] in line.cells]
        states = Counter(which for cell in cells for which in cell.states)
        return [-states[which] for which in TROUBLE]

    return [*places[:1], *sorted(places[1:], key=trouble)]
