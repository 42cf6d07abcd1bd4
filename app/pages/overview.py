"""总体情况: the answer in one sentence, the two promises the client watches, what can be judged, what falls due; for a clerk what is owed.

The same parts in the order of what a reader comes for (`ORDER`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from app import markup, on_paper, openings, panels, queries, returns_queries, sentences
from app.address import READER, WATCH, choice, one_of
from app.days import last_quarter_end
from app.drawn import drawn_once
from app.evidence import evidence_of
from app.labels import names_of_indicators
from app.naming import name
from app.queries import Row
from app.returns_brief import show_owed_by
from app.series import indicator_series
from app.tally import STATES, Tally, by_promise, is_soon, state, tally
from app.verdicts import badge, sign, state_sign, state_word
from app.view import View, judge, the_view
from app.words_first import wait_for_words

# The client's own two promises (县域内就诊率, 基层诊疗量占比) open the page until a reader chooses others.
WATCHED = ("county_visit_rate_unspecified", "phc_visit_share")
# The outcomes the reform is for, then what else has a verdict.
OUTCOMES = ("maternal_mortality", "infant_mortality", "life_expectancy")
# What is shown and not counted among the others (DESIGN §8.14), in the order it is told.
APART = ("soft", "expired", "old", "proposed")
JUDGED_PANELS = 3
LIST_LENGTH = 5
NAMED_MISSING = 3


def show(view: View) -> None:
    """The whole page."""
    reader = _reader(view)
    drawn_once(view, _answer, reader)
    wait_for_words()
    for part in ORDER[reader]:
        part(view)


def _answer(view: View, reader: str) -> None:
    """The sentence that answers this reader."""
    answer = openings.opening(reader, _desk(view, reader), view.words, view.address)
    st.html(f'{on_paper.line(view, "overview")}<h1 class="answer">{answer}</h1>')


def _owed_part(view: View) -> None:
    """What the place owes itself: what is below it has its own clerks."""
    place = view.place["jurisdiction_id"]
    show_owed_by(view, [row for row in _owed(view) if row["jurisdiction_id"] == place])


def _promises_part(view: View) -> None:
    watched = _watched(view)
    if watched:
        judge(view)  # beside the place's promises on them stand those of others
    drawn_once(view, _promises, watched)


def _standing_part(view: View) -> None:
    drawn_once(view, _standing)


def _judged_part(view: View) -> None:
    drawn_once(view, _judged)


# The office sees the picture that proves its sentence (LOOK), a leader what is late and who leads it, a clerk what is owed.
ORDER: Mapping[str, tuple[Callable[[View], None], ...]] = {
    "office": (_promises_part, _standing_part, _judged_part),
    "leader": (_standing_part, _judged_part, _promises_part),
    "clerk": (_owed_part, _standing_part, _promises_part, _judged_part),
}


def _standing(view: View) -> None:
    """How all promises stand, and what falls due."""
    rows = _rows(view)
    _counts(view, rows)
    _lists(view, rows)


def _rows(view: View) -> list[Row]:
    return list(view.ask(queries.assessments, view.place["jurisdiction_id"]))


def _owed(view: View) -> list[Row]:
    return list(view.ask(returns_queries.owed, view.place["jurisdiction_id"]))


def _figures(view: View) -> list[Row]:
    return list(view.ask(queries.figures_of_place, view.place["jurisdiction_id"]))


def _reader(view: View) -> str:
    """For whom the sentence is: the office that runs the reform, a leader, a county's data clerk."""
    words = view.words
    with st.container(key="reader_box", horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            words("opening.reader"), openings.READERS, required=True, format_func=lambda r: words(f"opening.reader.{r}"),
            label_visibility="collapsed", **choice(READER, openings.READERS[0], one_of(openings.READERS)),
        )  # fmt: skip
    return str(st.session_state[READER])


def _desk(view: View, reader: str) -> openings.Desk:
    """What the sentence needs: only what this reader's asks for is fetched."""
    place = view.place["jurisdiction_id"]
    day = last_quarter_end(view.as_of)
    return openings.Desk(
        rows=_rows(view),
        figures=_figures(view),
        place=view.place,
        as_of=view.as_of,
        next_step=view.next_when_empty(),
        before=view.ask_on(day, queries.assessments, place) if reader == "office" else (),
        owed=_owed(view) if reader == "clerk" else (),
        last_return=view.ask(queries.last_return, place) if reader == "clerk" else None,
    )


def _watched(view: View) -> tuple[str, ...]:
    """The indicators whose promises open the page."""
    words, known = view.words, names_of_indicators(view)
    if not known:
        return ()
    with st.container(key="promises_head", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2>{markup.text(words('overview.promises.title'))}</h2>", width="content")
        box = st.popover(words("overview.watch"), type="tertiary")
    default = [i for i in WATCHED if i in known]
    with box:
        return tuple(st.multiselect(
            words("overview.watch"), list(known), max_selections=4, format_func=known.__getitem__,
            placeholder=words("choice.placeholder"), **choice(WATCH, default, one_of(list(known)), several=True),
        ))  # fmt: skip


def _promises(view: View, watched: Sequence[str]) -> None:
    known = {i["indicator_id"]: i for i in view.look_up(queries.indicators_in_use, view.known_by)}
    rows = _rows(view)
    for pair in (watched[i : i + 2] for i in range(0, len(watched), 2)):
        for column, indicator_id in zip(st.columns(2, gap="large"), pair, strict=False):
            with column:
                _promise(view, known[indicator_id], [r for r in rows if r["indicator_id"] == indicator_id])


def _promise(view: View, indicator: Row, rows: Sequence[Row]) -> None:
    words, place = view.words, view.place["jurisdiction_id"]
    indicator_id = indicator["indicator_id"]
    figures: list[Row] = view.ask(queries.figures, indicator_id, place)
    elsewhere: list[Row] = view.ask(queries.figures_elsewhere, indicator_id, place) if not figures else []
    asked = [r for r in rows if r["is_counted"]]
    here = {r["commitment_id"] for r in asked}
    others = [
        r for r in view.promises_on(indicator_id)
        if r["is_counted"] and r["jurisdiction_id"] != place and r["commitment_id"] not in here
    ]  # fmt: skip
    cuts = view.look_up(queries.breaks, indicator_id, place)
    main = sentences.main_row(rows)
    far = {p: view.look_up(queries.breaks, indicator_id, p) for p in {f["jurisdiction_id"] for f in elsewhere}}
    series = indicator_series(rows, others, figures, words, (), elsewhere, cuts, main, brief=True, cuts_elsewhere=far)
    title = name(indicator, "name", words)
    href = view.address.link("indicator", indicator=indicator_id)
    finding = sentences.standing(main, evidence_of(main, figures), words) if main else ""
    st.html(f"<h3>{markup.link(href, markup.text(title))}</h3><p class='finding'>{markup.text(finding)}</p>")
    panels.chart(view, f"promise_{indicator_id}", title, indicator["unit"], series, figures or elsewhere, 270, 544)
    st.html(panels.key(series, words))
    if not asked or view.place["level"] == "nation":
        st.html(_why_unjudged(view, [*asked, *others], figures))
        return
    st.html(_why_unjudged(view, asked, figures))
    if others:
        folded = markup.text(words("overview.others", n=len(by_promise(others))))
        table = panels.promise_table(view, others, figures)
        st.html(f'<details class="fold"><summary>{folded}</summary>{table}</details>')


def _why_unjudged(view: View, rows: Sequence[Row], figures: Sequence[Row]) -> str:
    """The sentence that says why none is judged, and the promises one by one."""
    said = sentences.unjudged(rows, view.words)
    why = f'<p class="reason">{sign("undecided")}{markup.text(said)}</p>' if said else ""
    return why + panels.promise_table(view, rows, figures)


def _judged(view: View) -> None:
    """What can be judged: the outcomes the reform is for first."""
    words, rows, figures = view.words, _rows(view), _figures(view)
    held = [r for r in rows if r["indicator_id"] and r["is_counted"] and r["row_kind"] != "standard"]
    judged = {r["indicator_id"] for r in held if r["verdict"] != "undecided"}
    counts = {i: sum(f["indicator_id"] == i for f in figures) for i in dict.fromkeys(r["indicator_id"] for r in held)}
    outcomes = [i for i in OUTCOMES if counts.get(i)]
    chosen = [*outcomes, *sorted((i for i in judged if i not in outcomes), key=lambda i: -counts[i])][:JUDGED_PANELS]
    st.html(f"<h2>{markup.text(words('overview.judged.title'))}</h2>")
    if not chosen:
        said = markup.text(words("overview.judged.none", place=name(view.place, "name", words)))
        missing = list(dict.fromkeys(name(r, "indicator", words) for r in held if r["reason"] == "no_figure"))
        if missing:
            shown = words.listed(missing[:NAMED_MISSING])
            all_named = len(missing) <= NAMED_MISSING
            key = "overview.judged.next_all" if all_named else "overview.judged.next"
            next_step = markup.text(words(key, n=len(missing), indicators=shown))
            said += markup.link(view.address.link("ledger", verdict=["no_figure"]), next_step)
        st.html(f"<p class='empty'>{said}</p>")
        return
    for column, indicator_id in zip(st.columns(JUDGED_PANELS, gap="medium"), chosen, strict=False):
        with column:
            _judged_panel(view, indicator_id, [r for r in rows if r["indicator_id"] == indicator_id], figures)


def _judged_panel(view: View, indicator_id: str, rows: Sequence[Row], figures: Sequence[Row]) -> None:
    words = view.words
    own = [f for f in figures if f["indicator_id"] == indicator_id]
    main = sentences.main_row(rows)
    if main is None:
        return
    title = name(main, "indicator", words)
    cuts = view.look_up(queries.breaks, indicator_id, view.place["jurisdiction_id"])
    series = indicator_series(rows, (), own, words, cuts=cuts, main=main, brief=True)
    href = view.address.link("indicator", indicator=indicator_id)
    st.html(
        f"<h3>{markup.link(href, markup.text(title))}</h3>{badge(main, words)}"
        f"<p class='finding'>{markup.text(sentences.standing(main, evidence_of(main, own), words))}</p>"
    )
    panels.chart(view, f"judged_{indicator_id}", title, main["unit"], series, own, 240, 362)


def _lists(view: View, rows: Sequence[Row]) -> None:
    words = view.words
    groups = tally(rows)
    other = [r for r in groups.due_undecided if r["reason"] != "no_figure"]
    soon = [r for r in groups.counted if is_soon(r)]
    silent = groups.unreported + [r for r in groups.due_undecided if r["reason"] == "no_figure"]
    lists: tuple[tuple[str, list[Row], dict[str, Any]], ...] = (
        ("missed", groups.missed, {"verdict": ["missed"], "due": "past"}),
        ("unreported", silent, {"verdict": ["due_unreported", "no_figure"], "due": "past"}),
        ("due", soon, {"due": "soon"}),
    )
    for column, (which, chosen, choices) in zip(st.columns(3, gap="medium"), lists, strict=True):
        more = view.address.link("ledger", **choices, counted="yes")
        body = panels.short_list(view, chosen, LIST_LENGTH, more) if chosen else (
            f"<p class='empty'>{markup.text(words(f'overview.{which}.none'))}</p>"
        )  # fmt: skip
        if which == "unreported" and other:
            said = markup.text(words("overview.unreported.other", n=len(other)))
            link = view.address.link("ledger", verdict=list({state(r): 1 for r in other}), due="past", counted="yes")
            body += f"<p class='empty'>{markup.link(link, said)}</p>"
        with column:
            st.html(f"<h2>{markup.text(words(f'overview.{which}.title'))}<small>{len(chosen)}</small></h2>{body}")


def _counts(view: View, rows: Sequence[Row]) -> None:
    """How all rows stand, one figure a state, each a link; and what is counted apart."""
    words = view.words
    groups = tally(rows)
    counted = [state(r) for r in groups.counted]
    cells = []
    for which in STATES:
        number = counted.count(which)
        if not number:
            continue
        href = view.address.link("ledger", verdict=[which], counted="yes")
        cells.append(
            markup.link(href, f"{state_sign(which)}<b>{number}</b> {markup.text(state_word(which, words))}", "cell")
        )
    st.html(
        f"<h2>{markup.text(words('overview.counts.title'))}<small>{markup.text(words('overview.counts.note'))}</small></h2>"
        f'<div class="counts">{"".join(cells)}</div>{_apart(view, groups)}'
    )


def _apart(view: View, groups: Tally) -> str:
    """What is counted apart, as a link to it; nothing where there is none."""
    words = view.words
    parts = [words(f"overview.apart.{which}", n=n) for which in APART if (n := len(getattr(groups, which)))]
    if not parts:
        return ""
    said = markup.text(words("overview.apart", parts=words.listed(parts)))
    return f'<p class="apart">{markup.link(view.address.link("ledger", counted="apart"), said)}</p>'


show(the_view())
