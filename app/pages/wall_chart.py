"""挂图: places beside each other, indicators below each other, one cell each with sign and value; a click opens the assessment."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app import markup, on_paper, wall_queries
from app.address import CATEGORY, ORDER, PLACES, choice, one_of
from app.drawn import drawn_once
from app.naming import name
from app.opened import show_opened
from app.page_style import page_style
from app.queries import Row
from app.tally import STATES
from app.verdicts import state_sign, state_word
from app.view import View, the_view
from app.wall import GROUPS, TROUBLE, Wall, build_wall, group_of
from app.wall_table import wall_table

WHICH = ("below", "peers")
ORDERS = ("code", "worst")
ONLY = "only"  # in the address: which of the places stand beside this one, all where none is named
REASONS_NAMED = 2


def show(view: View) -> None:
    """The whole page."""
    st.html(page_style("wall_chart"))
    heading = st.container()
    choices = st.container(key="wall_choices", horizontal=True, vertical_alignment="bottom", gap="medium")
    with choices:
        which, order = _places_choice(view)
    with choices:
        asked = _asked(view, which)
        only = _only_choice(view, asked.places[1:])
        chosen = _category_choice(view, asked)
    with heading:
        has_lines = drawn_once(view, _heading, which, only, chosen)
    drawn_once(view, _chart, which, only, order, chosen)
    if has_lines:
        show_opened(view)


@dataclass(frozen=True)
class _Asked:
    """The places side by side, with every verdict of each and the counts of the places below it."""

    places: list[Row]
    rows: list[Row]
    below: list[Row]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the places."""
        return tuple(place["jurisdiction_id"] for place in self.places)

    def wall(self, chosen: Sequence[str], order: str = ORDERS[0]) -> Wall:
        """The chart of the chosen categories, all where none is."""
        rows, below = (
            [r for r in of_all if not chosen or r["category"] in chosen] for of_all in (self.rows, self.below)
        )
        return build_wall(self.places, rows, below, worst_first=order == "worst")


def _asked(view: View, which: str, only: Sequence[str] = ()) -> _Asked:
    first, *beside = view.ask(wall_queries.places_beside, view.place["jurisdiction_id"], which)
    places = [first, *(place for place in beside if not only or place["jurisdiction_id"] in only)]
    codes = tuple(place["jurisdiction_id"] for place in places)
    return _Asked(places, view.ask(wall_queries.standing_of, codes), view.ask(wall_queries.counts_below, codes))


def _heading(view: View, which: str, only: Sequence[str], chosen: Sequence[str]) -> bool:
    """The sentence that answers; whether the chart has a line."""
    wall = _asked(view, which, only).wall(chosen)
    st.html(f'{on_paper.line(view, "wall_chart")}<h1 class="answer">{_answer(view, wall)}</h1>')
    return bool(wall.lines)


def _chart(view: View, which: str, only: Sequence[str], order: str, chosen: Sequence[str]) -> None:
    """The signs, the table, and how to read it; where there is none, what to do."""
    asked = _asked(view, which, only)
    wall = asked.wall(chosen, order)
    if not wall.lines:
        st.html(f"<p class='empty'>{markup.text(view.next_when_empty())}</p>")
        return
    st.html(_legend(view, wall))
    st.html(wall_table(wall, view.address, view.words))
    st.html(_notes(view, wall, asked.codes, order))


def _places_choice(view: View) -> tuple[str, str]:
    words = view.words
    level = view.place["level"]
    possible = [
        w for w in WHICH if not (w == "below" and level == "county") and not (w == "peers" and level == "nation")
    ]
    which = st.segmented_control(
        words("wall.places"), possible, required=True, format_func=lambda w: words(f"wall.places.{w}"),
        **choice(PLACES, possible[0], one_of(possible)),
    )  # fmt: skip
    order = st.segmented_control(
        words("wall.order"), ORDERS, required=True, format_func=lambda o: words(f"wall.order.{o}"),
        **choice(ORDER, ORDERS[0], one_of(ORDERS)),
    )  # fmt: skip
    return which or possible[0], order or ORDERS[0]


def _only_choice(view: View, beside: Sequence[Row]) -> tuple[str, ...]:
    """A few places to be compared; none chosen is all of them."""
    words = view.words
    names = {place["jurisdiction_id"]: name(place, "name", words) for place in beside}
    return tuple(st.multiselect(
        words("wall.only"), list(names), format_func=names.__getitem__, placeholder=words("choice.placeholder"), width=300,
        select_all=False, **choice(ONLY, [], one_of(list(names)), several=True),
    ))  # fmt: skip


def _category_choice(view: View, asked: _Asked) -> tuple[str, ...]:
    words = view.words
    categories = sorted({r["category"] for r in (*asked.rows, *asked.below) if r["category"]})
    return tuple(st.multiselect(
        words("wall.category"), categories, format_func=words.category, placeholder=words("choice.placeholder"), width=300,
        select_all=False, **choice(CATEGORY, [], one_of(categories), several=True),
    ))  # fmt: skip


def _answer(view: View, wall: Wall) -> str:
    """How many cells stand how, and which indicator most needs a look; HTML."""
    words, place = view.words, markup.text(name(view.place, "name", view.words))
    if not wall.lines:
        return words("wall.none", place=place)
    groups = Counter(group_of(which) for which, n in wall.states.items() for _ in range(n))
    parts = [words(f"wall.group.{g}", n=groups[g]) for g in GROUPS if groups[g]]
    reasons = Counter({w: n for w, n in wall.states.items() if group_of(w) == "undecided"})
    if reasons:
        named = words.listed(state_word(w, words) for w, _ in reasons.most_common(REASONS_NAMED))
        parts[-1] += words("in_brackets", text=words("wall.mostly", reasons=named) if len(reasons) > 1 else named)
    key = "wall.sentence" if len(wall.places) > 1 else "wall.sentence_alone"
    said = words(key, place=place, places=len(wall.places) - 1, indicators=len(wall.lines), cells=sum(wall.states.values()),
                 parts=markup.text(words.listed(parts)))  # fmt: skip
    return said + words("sentence.end") + _worst(view, wall)


def _worst(view: View, wall: Wall) -> str:
    """The line with most trouble, by name and number of places; nothing where there is none."""
    words = view.words
    line = min(wall.lines, key=lambda one: one.rank)
    which = STATES[line.rank[0]] if line.rank[0] < len(STATES) else ""
    if which not in TROUBLE:
        return ""
    href = view.address.link("indicator", indicator=line.indicator["indicator_id"])
    indicator = markup.link(href, markup.text(name(line.indicator, "indicator", words)))
    return words("wall.worst", indicator=indicator, n=-line.rank[1], verdict=state_word(which, words)) + words(
        "sentence.end"
    )


def _legend(view: View, wall: Wall) -> str:
    """What the signs mean, and in how many cells each stands."""
    words = view.words
    signs = [
        f"<span>{state_sign(w)}{markup.text(state_word(w, words))} <b>{wall.states[w]}</b></span>"
        for w in STATES
        if wall.states[w]
    ]
    if wall.apart:
        signs.append(f"<span>{markup.text(words('wall.apart'))} <b>{wall.apart}</b></span>")
    return f'<div class="legend">{"".join(signs)}</div>'


def _notes(view: View, wall: Wall, codes: tuple[str, ...], order: str) -> str:
    """How to read a cell, the day, and what has no line in the chart."""
    words = view.words
    notes = [words("wall.note"), words("as_of.line", date=words.date(view.as_of))]
    if any(cell.below for line in wall.lines for cell in line.cells.values()):
        notes.insert(1, words("wall.note.below"))
    if order == "code" and len(wall.places) > 1:
        notes.insert(-1, words("wall.order.note"))
    if wall.silent:
        notes.insert(-1, words("wall.silent", n=wall.silent))
    unmatched = view.ask(wall_queries.unmatched_promises, codes)
    if unmatched:
        notes.insert(-1, words("wall.unmatched", n=unmatched))
    return f"<p class='apart'>{markup.text(words('sentence.end.spaced').join(notes))}</p>"


show(the_view())
