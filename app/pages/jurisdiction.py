"""县区进展: one place's promises, own and from above, as bullets against the steps of their targets; and the places below."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from app import markup, on_paper, panels, place_queries, queries, scorecard
from app.address import INDICATOR, ORIGIN, PLACE, ROW, choice, one_of
from app.bullets import bullet_chart
from app.drawing import show_drawing
from app.drawn import drawn_once
from app.group_signs import counted_signs
from app.naming import document_name, dues_text, name
from app.opened import show_opened
from app.page_style import page_style
from app.queries import Row
from app.scorecard import Score
from app.sums import target_text
from app.tally import apart, by_promise, state
from app.verdicts import badge, sign, state_word
from app.view import View, the_view
from app.wall import GROUPS, group_of
from app.wall_table import cell_value
from app.words_first import wait_for_words

ORIGINS = ("all", "own", "above")


def show(view: View) -> None:
    """The whole page."""
    words = view.words
    st.html(page_style("jurisdiction"))
    heading = st.container()
    origin = st.segmented_control(
        words("ledger.origin"), ORIGINS, required=True, format_func=lambda o: words(f"ledger.origin.{o}"),
        **choice(ORIGIN, ORIGINS[0], one_of(ORIGINS)),
    ) or ORIGINS[0]  # fmt: skip
    with heading:
        drawn_once(view, _heading, origin)
    wait_for_words()
    drawn_once(view, _scores, origin)
    show_opened(view)


def _found(view: View, origin: str) -> list[Score]:
    rows: list[Row] = view.ask(queries.assessments, view.place["jurisdiction_id"])
    return [s for s in scorecard.scores(rows) if origin == "all" or s.is_own == (origin == "own")]


def _heading(view: View, origin: str) -> None:
    st.html(f'{on_paper.line(view, "jurisdiction")}<h1 class="answer">{_answer(view, _found(view, origin))}</h1>')


def _scores(view: View, origin: str) -> None:
    """The bullets, the places below, and the table; where there is nothing, what to do."""
    found = _found(view, origin)
    if found:
        _bullets(view, found)
    else:
        next_step = view.words("place.none_next") if origin != "all" else view.next_when_empty()
        st.html(f"<p class='empty'>{markup.text(next_step)}</p>")
    _below(view, view.ask(place_queries.scores_below, view.place["jurisdiction_id"]))
    if found:
        _table(view, found)


def _answer(view: View, found: Sequence[Score]) -> str:
    """On how many indicators the place is bound, and how they stand; each number a link into the ledger."""
    words, place = view.words, markup.text(name(view.place, "name", view.words))
    counted = [s for s in found if apart(s.main) is None]
    if not counted:
        return words("place.none", place=place) + words("sentence.end")
    groups = Counter(group_of(state(s.main)) for s in counted)
    parts = [words(f"group.{g}.n", n=groups[g]) for g in GROUPS if groups[g]]
    reasons = Counter(state(s.main) for s in counted if group_of(state(s.main)) == "undecided")
    if reasons:
        named = words.listed(state_word(w, words) for w, _ in reasons.most_common(2))
        parts[-1] += words("in_brackets", text=words("wall.mostly", reasons=named) if len(reasons) > 1 else named)
    own = sum(s.is_own for s in counted)
    which = "own" if own == len(counted) else "both" if own else "above"
    if view.place["level"] == "nation":
        which = "nation"
    whose = words(f"place.whose.{which}", own=own, above=len(counted) - own)
    said = words(
        "place.sentence", place=place, all=len(counted), whose=whose, parts=markup.text(words.listed(parts))
    ) + words("sentence.end")
    left = len(found) - len(counted)
    return said + (words("place.apart", n=left) + words("sentence.end") if left else "")


def _bullets(view: View, found: Sequence[Score]) -> None:
    words = view.words
    drawn = scorecard.measured(found)
    title = words("place.bullets.title")
    st.html(
        f"<h2>{markup.text(title)}<small>{markup.text(words('place.bullets.note', drawn=len(drawn), all=len(found)))}</small></h2>"
    )
    if not drawn:
        st.html(
            f"<p class='empty'>{markup.text(words('place.bullets.none', place=name(view.place, 'name', words)))}</p>"
        )
        return
    st.html(_key(view))
    half = -(-len(drawn) // 2) if len(drawn) > 1 else 1
    for number, (column, part) in enumerate(zip(st.columns(2, gap="large"), (drawn[:half], drawn[half:]), strict=True)):
        if not part:
            continue
        bullets, steps = scorecard.frames(part, words)
        source = (
            words.listed_wide([words("place.source"), words("as_of.line", date=words.date(view.as_of))])
            if not number
            else ""
        )
        with column:
            show_drawing(
                bullet_chart(bullets, steps, source, view.colours), 544, key=f"bullets_{number}",
                config=panels.chart_config(f"{title}-{view.as_of.isoformat()}", words),
                alt=words("place.alt", title=title, n=len(part)),
            )  # fmt: skip


def _key(view: View) -> str:
    words = view.words
    marks = [
        ("bar", "place.key.value"),
        ("step", "place.key.step"),
        ("zone", "place.key.zone"),
        ("base", "place.key.base"),
    ]
    return markup.items([f'<i class="{kind}"></i>{markup.text(words(key))}' for kind, key in marks], "key bullets")


def _table(view: View, found: Sequence[Score]) -> None:
    words = view.words
    lines = []
    for score in found:
        row = score.main
        href = view.address.link("indicator", **{INDICATOR: row["indicator_id"]})
        value = cell_value(row, words)
        when = f"<small>{markup.text(scorecard.as_at(row, words))}</small>" if value else ""
        lines.append([
            markup.link(href, markup.text(name(row, "indicator", words))) + f"<small>{markup.text(_whose(view, score))}</small>",
            markup.items([_promise(view, group) for group in by_promise(score.rows)], "promised"),
            (markup.text(value) if value else f"<small>{markup.text(words('evidence.no_value'))}</small>") + when,
            _opens(view, row, badge(row, words)),
        ])  # fmt: skip
    heads = [words("col.indicator"), words("place.steps"), words("overview.latest"), words("place.speaks")]
    st.html(f"<h2>{markup.text(words('place.table.title'))}</h2>{markup.table(heads, lines, kind='scores')}")


def _whose(view: View, score: Score) -> str:
    row = score.main
    if score.is_own:
        return view.words("ledger.origin.own")
    return view.words("target.inherited", issuer=name(row, "promised_by", view.words))


def _promise(view: View, group: Sequence[Row]) -> str:
    """One promise with its sign: target, date, whose and from which paper; opens its evidence."""
    words, row = view.words, group[-1]
    who = words("target.inherited", issuer=name(row, "promised_by", words)) if row["inherited_from"] else ""
    basis = words.listed_wide(p for p in (dues_text(group, words), who, document_name(row, words)) if p)
    mark = sign(row["verdict"], state(row), row["firmness"])
    return _opens(view, row, f"{mark}{markup.text(target_text(row, words))}") + f" <small>{markup.text(basis)}</small>"


def _opens(view: View, row: Row, inner: str) -> str:
    key = panels.row_key(row)
    href = view.address.link("jurisdiction", **{ROW: key})
    return f'<a class="opens" href="{markup.text(href)}" data-row="{markup.text(key)}">{inner}</a>'


def _below(view: View, below: Sequence[Row]) -> None:
    """The places right below: how their indicators stand, and those of all places further down."""
    words = view.words
    if view.place["level"] == "county":
        return
    bound = [p for p in below if p["bound"] or p["below_bound"]]
    st.html(f"<h2>{markup.text(words('place.below.title'))}</h2>")
    if not bound:
        st.html(f"<p class='empty'>{markup.text(words('place.below.none', place=name(view.place, 'name', words)))}</p>")
        return
    deeper = any(p["below_bound"] for p in bound)
    lines = [
        [
            _place(view, p),
            _met(view, p, ""),
            _signs(view, p, ""),
            *([_met(view, p, "below_"), _signs(view, p, "below_")] if deeper else []),
        ]
        for p in bound
    ]
    heads = [words("col.place"), words("place.below.own"), words("place.below.stand")]
    heads += [words("place.below.deeper"), words("place.below.stand")] if deeper else []
    left = len(below) - len(bound)
    rest = f"<p class='empty'>{markup.text(words('wall.silent', n=left))}</p>" if left else ""
    st.html(
        f"{markup.table(heads, lines, numeric=(1, 3), kind='below')}{rest}<p class='apart'>{markup.text(words('place.below.note'))}</p>"
    )


def _place(view: View, place: Row) -> str:
    shown = markup.text(name(place, "name", view.words))
    return markup.link(view.address.link("jurisdiction", **{PLACE: place["jurisdiction_id"]}), shown)


def _met(view: View, place: dict[str, Any], which: str) -> str:
    if not place[f"{which}bound"]:
        return ""
    met, total = place[f"{which}met"], place[f"{which}bound"]
    # 0/12 would look like failure where nothing could be judged.
    key = "place.below.undecided" if place[f"{which}undecided"] == total else "place.below.met"
    return markup.text(view.words(key, met=met, total=total))


def _signs(view: View, place: dict[str, Any], which: str) -> str:
    return counted_signs({group: place[which + group] for group in GROUPS}, view.words)


show(the_view())
