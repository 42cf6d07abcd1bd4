"""指标分析: one indicator of one place: figures, targets, where it leads, what may not be compared, and the definition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app import alignment, alignment_queries, markup, panels, queries, sentences
from app.address import FIGURES, INDICATOR, PART, choice, one_of
from app.alone import run_alone
from app.drawing import show_drawing
from app.drawn import drawn_once
from app.dumbbell import dumbbell
from app.elsewhere import drawn_figures, drawn_promises, draws_fewer, show_elsewhere
from app.evidence import evidence_of, figure_pop, verdict_pop
from app.labels import labels_of_indicators
from app.latest import latest_of
from app.naming import document_name, due_text, figure_value, name
from app.nearness import PLACES_DRAWN, PROMISES_DRAWN
from app.pages import FIRST_INDICATOR
from app.queries import Row
from app.rest import FIRST, all_asked
from app.seen import figures_seen
from app.series import indicator_series
from app.sums import target_text
from app.texts import Words
from app.verdicts import badge
from app.view import View
from app.words_first import wait_for_words

PARTS = ("progress", "alignment")
ALIGNMENT = "alignment"


def show(view: View) -> None:
    """The whole page."""
    words = view.words
    known = labels_of_indicators(view)
    if not known:
        st.html(f"<p class='empty'>{markup.text(view.next_when_empty())}</p>")
        return
    first = FIRST_INDICATOR if FIRST_INDICATOR in known else next(iter(known))
    with st.container(key="indicator_box"):
        indicator_id = st.selectbox(
            words("indicator.choice"), list(known), format_func=known.__getitem__,
            **choice(INDICATOR, first, one_of(list(known)), called=known.__getitem__),
        )  # fmt: skip
    if _part(words) == ALIGNMENT:
        drawn_once(view, _alignment, indicator_id)
        return
    has_marks = drawn_once(view, _said, indicator_id)
    left, right = st.columns([13, 6], gap="large")
    chart = left.container(key="chart_box") if has_marks else None
    with right:
        drawn_once(view, _defined, indicator_id)
    drawn_once(view, _promised, indicator_id)
    _download(view, indicator_id)
    drawn_once(view, _tables, indicator_id, _all_figures(view, indicator_id))
    show_elsewhere(view, indicator_id)
    if chart is not None:
        wait_for_words()
        with chart:
            drawn_once(view, _drawn, indicator_id)


@dataclass(frozen=True)
class _Found:
    """What is on record of the indicator: the place's promises, those of others near it, and figures of each kind."""

    rows: list[Row]
    others: list[Row]
    figures: list[Row]
    elsewhere: list[Row]
    related: list[Row]
    standards: list[Row]
    cuts: list[Row]


def _found(view: View, indicator_id: str) -> _Found:
    place = view.place["jurisdiction_id"]
    return _Found(
        rows=[r for r in view.ask(queries.assessments, place) if r["indicator_id"] == indicator_id],
        others=drawn_promises(view, indicator_id),
        figures=view.ask(queries.figures, indicator_id, place),
        elsewhere=drawn_figures(view, indicator_id),
        related=view.ask(queries.related_figures, indicator_id, place),
        standards=view.ask(queries.standards, indicator_id, place),
        cuts=view.look_up(queries.breaks, indicator_id, place),
    )


def _said(view: View, indicator_id: str) -> bool:
    """The answer; whether there is anything to draw."""
    found = _found(view, indicator_id)
    definition = view.look_up(queries.indicator, indicator_id)
    _answer(view, definition, found.rows, found.figures, sentences.main_row(found.rows))
    return bool(found.rows or found.others or found.figures or found.elsewhere or found.related or found.standards)


def _drawn(view: View, indicator_id: str) -> None:
    """The chart with what its marks mean."""
    words, found = view.words, _found(view, indicator_id)
    rows, figures, elsewhere, related = found.rows, found.figures, found.elsewhere, found.related
    definition = view.look_up(queries.indicator, indicator_id)
    series = indicator_series(
        rows, found.others, figures, words, related, elsewhere, found.cuts, sentences.main_row(rows), standards=found.standards,
        cuts_elsewhere={p: view.look_up(queries.breaks, indicator_id, p) for p in {f["jurisdiction_id"] for f in elsewhere}},
    )  # fmt: skip
    title = name(definition, "name", words)
    panels.chart(view, "chart", title, definition["unit"], series, figures or elsewhere or related, 480, 756)
    st.html(panels.key(series, words))
    if draws_fewer(view, indicator_id):
        said = words("indicator.chart.nearest", promises=PROMISES_DRAWN, places=PLACES_DRAWN)
        st.html(f"<p class='apart'>{markup.text(said)}</p>")


def _defined(view: View, indicator_id: str) -> None:
    st.html(_definition(view.look_up(queries.indicator, indicator_id), view.words))


def _promised(view: View, indicator_id: str) -> None:
    found = _found(view, indicator_id)
    _targets(view, found.rows, found.figures)


def _download(view: View, indicator_id: str) -> None:
    """The heading of the figures, with the button that gives all of them as CSV."""
    words, place = view.words, view.place["jurisdiction_id"]
    kinds = (queries.figures, queries.figures_elsewhere, queries.related_figures)
    everything: list[Row] = [figure for kind in kinds for figure in view.ask(kind, indicator_id, place)]
    with st.container(key="figures_head", horizontal=True, vertical_alignment="bottom"):
        st.html(f"<h2>{markup.text(words('indicator.figures.title'))}</h2>", width="content")
        if everything:
            title = name(everything[0], "indicator", words)
            panels.download_seen(view, title, lambda: figures_seen(everything, words))


def _all_figures(view: View, indicator_id: str) -> bool:
    """Whether the whole table of the place's figures is shown; a reader is asked only where it is long."""
    words, count = view.words, len(view.ask(queries.figures, indicator_id, view.place["jurisdiction_id"]))
    if count <= FIRST:
        return True
    return all_asked(words, FIGURES, words("rest.latest", n=FIRST), words("rest.all", n=count))


def _tables(view: View, indicator_id: str, whole: bool) -> None:
    """The figures of the place, and what may not be compared with them."""
    words, found = view.words, _found(view, indicator_id)
    if found.figures:
        st.html(panels.figure_table(found.figures if whole else found.figures[-FIRST:], words))
    else:
        none = words("indicator.figures.none", place=name(view.place, "name", words))
        st.html(f"<p class='empty'>{markup.text(none)}</p>")
    _standards(found.standards, words)
    _related(found.related, found.cuts, words)


def _part(words: Words) -> str:
    """Which of the page's two parts is shown."""
    st.segmented_control(
        words("indicator.part"), PARTS, required=True, format_func=lambda p: words(f"indicator.part.{p}"),
        label_visibility="collapsed", **choice(PART, PARTS[0], one_of(PARTS)),
    )  # fmt: skip
    return str(st.session_state[PART])


def _alignment(view: View, indicator_id: str) -> None:
    """上下级目标对照: how the targets on the indicator stand to those of the levels above, in every place that has one."""
    indicator: Row = view.look_up(queries.indicator, indicator_id)
    words, title = view.words, name(indicator, "name", view.words)
    rows: list[Row] = view.ask(alignment_queries.alignment_of_indicator, indicator["indicator_id"])
    if not rows:
        st.html(
            f'<h1 class="answer">{markup.text(title)}</h1><p class="empty">{markup.text(words("alignment.none"))}</p>'
        )
        return
    counts = Counter(row["finding"] for row in rows).most_common()
    parts = words.listed(words("alignment.count", finding=words(f"alignment.{code}"), n=n) for code, n in counts)
    sentence = words("alignment.sentence", n=len(rows), parts=parts) + words("sentence.end")
    st.html(f'<h1 class="answer">{markup.text(title)}{words("colon")}{markup.text(sentence)}</h1>')
    pairs = alignment.pair_frame(rows, indicator["unit"], words)
    if not pairs.empty:
        marks = words("alignment.above.mark"), words("alignment.own.mark")
        figure = dumbbell(pairs, words.unit(indicator["unit"]), *marks, view.colours, indicator["unit"] == "%")
        show_drawing(
            figure, 1152, key=f"alignment_{indicator['indicator_id']}", config=panels.chart_config(title, words),
            alt=words("alignment.alt", title=title, count=len(pairs)),
        )  # fmt: skip
    st.html(alignment.alignment_table(rows, words))


def _answer(view: View, indicator: Row, rows: Sequence[Row], figures: Sequence[Row], main: Row | None) -> None:
    words, place = view.words, name(view.place, "name", view.words)
    title = name(indicator, "name", words)
    latest = latest_of(figures, indicator["indicator_id"], view.place["jurisdiction_id"])
    if main is not None:
        evidence = evidence_of(main, figures)
        said = markup.text(sentences.standing(main, evidence, words) + words("sentence.end"))
        st.html(f'<h1 class="answer">{markup.text(title)}{words("colon")}{said}</h1>{badge(main, words)}')
    elif latest is not None:
        period = words.period(latest["period_start"], latest["period_end"])
        said = words("finding.latest", place=place, value=figure_value(latest, words), period=period)
        st.html(
            f'<h1 class="answer">{markup.text(title)}{words("colon")}{markup.text(said)}{words("indicator.no_target")}</h1>'
        )
    else:
        empty = words("indicator.no_figures" if rows else "indicator.empty", place=place, indicator=title)
        st.html(
            f'<h1 class="answer">{markup.text(empty)}</h1><p class="empty">{markup.text(words("indicator.empty_next"))}</p>'
        )


# What the register says of an indicator, in its own words.
OWN_WORDS = ("definition", "numerator", "denominator", "population", "institutions", "note")


def _definition(definition: Row, words: Words) -> str:
    """The definition; on the English page in English, with the register's Chinese words folded beneath."""
    own = [(words(f"indicator.{field}"), markup.text(definition[field] or "")) for field in OWN_WORDS]
    kept = [
        (words("indicator.unit"), markup.text(words.unit(definition["unit"]))),
        (words("indicator.direction"), markup.text(words.coded("direction", definition["direction"]))),
        (words("indicator.frequency"), markup.text(words.coded("frequency", definition["frequency"]))),
    ]
    if words.language == "zh":
        body = markup.definitions([*own[:-1], *kept, own[-1]])
    else:
        said = words.definition(definition["indicator_id"], None)
        shown = [(words("indicator.definition"), markup.text(said))] if said else []
        folded = f'<div lang="zh">{markup.definitions(own)}</div>'
        body = markup.definitions([*shown, *kept]) + (
            f'<details class="fold"{"" if said else " open"}><summary>{markup.text(words("indicator.own_words"))}</summary>{folded}</details>'
        )
    return f"<aside class='definition'><h2>{markup.text(words('indicator.definition.title'))}</h2>{body}</aside>"


def _targets(view: View, rows: Sequence[Row], figures: Sequence[Row]) -> None:
    words = view.words
    place = name(view.place, "name", words)
    if not rows:
        body = f"<p class='empty'>{markup.text(words('indicator.targets.none', place=place))}</p>"
    else:
        history = view.history(rows)
        body = markup.table(
            [
                words("col.target"),
                words("col.due"),
                words("overview.promised_by"),
                words("col.document"),
                words("col.verdict"),
            ],
            [
                [
                    markup.text(target_text(row, words)),
                    markup.text(due_text(row, words)),
                    markup.text(name(row, "promised_by", words)),
                    markup.text(words.listed_wide([p for p in (document_name(row, words), row["clause_path"]) if p])),
                    verdict_pop(row, evidence_of(row, figures), words, history, view.in_document(row)),
                ]
                for row in rows
            ],
        )
    st.html(f"<h2>{markup.text(words('indicator.targets.title'))}</h2>{body}")


def _standards(standards: Sequence[Row], words: Words) -> None:
    """Standards such as spending per head: reference lines, never judged (DESIGN §8.8)."""
    if not standards:
        return
    lines = [
        [
            markup.text(target_text(row, words)),
            markup.text(due_text(row, words)),
            markup.text(name(row, "promised_by", words)),
            markup.text(document_name(row, words)),
        ]
        for row in reversed(standards)
    ]
    heads = [words("col.value"), words("col.due"), words("overview.promised_by"), words("col.document")]
    st.html(f"<h2>{markup.text(words('verdict.standard'))}</h2>{markup.table(heads, lines)}")


def _related(related: Sequence[Row], cuts: Sequence[Row], words: Words) -> None:
    if related:
        by_indicator: dict[str, list[Row]] = {}
        for figure in related:
            by_indicator.setdefault(figure["indicator_id"], []).append(figure)
        lines = [
            [
                markup.text(name(group[0], "indicator", words)),
                words("list.wide_gap").join(figure_pop(f, words) for f in reversed(group)),
                markup.text(group[0]["why"]),
            ]
            for group in by_indicator.values()
        ]
        heads = [words("col.indicator"), words("indicator.figures.title"), words("col.why")]
        st.html(f"<h2>{markup.text(words('indicator.related.title'))}</h2>{markup.table(heads, lines, kind='related')}")
    if cuts:
        heads = [words("col.date"), words("col.certainty"), words("col.cause")]
        lines = [
            [
                markup.text(words.date(cut["date"])),
                markup.text(words(f"break.{cut['certainty']}") if cut["certainty"] else ""),
                markup.text(cut["why"]),
            ]
            for cut in cuts
        ]
        st.html(f"<h2>{markup.text(words('indicator.breaks.title'))}</h2>{markup.table(heads, lines, kind='breaks')}")


run_alone(show)
