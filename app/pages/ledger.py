"""目标任务台账: every promise with clause, words, departments, due date, verdict and reason; each row opens all it rests on; CSV."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from app import department_queries, markup, on_paper, panels, queries, sentences
from app.address import (
    COUNTED,
    DEPARTMENT,
    DUE,
    INDICATOR,
    ORIGIN,
    PAGE,
    ROW,
    SEARCH,
    VERDICT,
    a_number,
    a_text,
    choice,
    chosen,
    one_of,
)  # fmt: skip
from app.evidence import Evidence, evidence_of, verdict_card
from app.leads import NOBODY, texts_by_body
from app.naming import document_name, dues_text, figure_text, figure_value, name
from app.queries import Row
from app.review.handling import States, handling_link, show_handling, state_tag, states_of
from app.seen import promises_seen
from app.sums import target_text
from app.tally import STATES, apart, by_promise, is_past, is_soon, is_this_quarter, is_this_year, state
from app.texts import Words
from app.verdicts import badge, state_word
from app.view import View, the_view
from loaders.warehouse.snapshots import assessment_csv

PAGE_LENGTH = 40
HEADS = ("verdict", "target", "value", "due", "lead", "document")
FILTERS = (SEARCH, VERDICT, DUE, ORIGIN, COUNTED, DEPARTMENT)
ORIGINS = ("all", "own", "above", "everywhere")
DUES = ("all", "past", "before", "quarter", "soon", "year", "later", "none")
COUNTS = ("all", "yes", "apart")


def show(view: View) -> None:
    """The whole page."""
    words = view.words
    choice(ROW, None, a_text)
    heading = st.container()
    bodies = _bodies(view)
    origin = _filters(view, bodies)
    place = None if origin == "everywhere" else view.place["jurisdiction_id"]
    rows: list[Row] = view.ask(queries.assessments, place)
    if origin in {"own", "above"}:
        rows = [r for r in rows if (r["inherited_from"] is None) == (origin == "own")]
    listed = sorted(
        (r for r in rows if _fits(r, words, bodies)),
        key=lambda r: (STATES.index(state(r)), r["inherited_from"] is not None),
    )
    filtered = len(listed) < len(rows)
    where = words("place.all") if place is None else name(view.place, "name", words)
    with heading:
        answer = words("ledger.none")
        if listed:
            answer = sentences.ledger_answer(listed, where, filtered, words, partial(_narrower, view))
        st.html(f'{on_paper.line(view, "ledger")}<h1 class="answer">{answer}</h1>')
    _download(view, rows, listed)
    if not listed:
        st.html(f"<p class='empty'>{markup.text(words('ledger.none_next'))}</p>")
        return
    _list(view, listed, st.session_state[ROW])
    show_handling(view)


def _narrower(view: View, said: str, choices: Mapping[str, Any]) -> str:
    """A number as a link to the rows it counts among those listed: what is chosen already stays chosen."""
    kept = {name: codes for name, codes in chosen().items() if name in FILTERS}
    due = {DUE: kept[DUE]} if DUE in kept else {}
    return markup.link(view.address.link("ledger", **{**kept, **choices, **due}), markup.text(said), "count")


def _filters(view: View, bodies: Mapping[str, Sequence[str]]) -> str:
    """Draws the choices; returns where the promises come from. The other choices are read from the session by `_fits`."""
    words = view.words
    fold = st.empty()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            words("ledger.search"), placeholder=words("ledger.search.help"), width=220, **choice(SEARCH, "", a_text)
        )
        st.multiselect(
            words("ledger.verdict"), STATES, format_func=lambda s: state_word(s, words), placeholder=words("choice.placeholder"),
            width=215, select_all=False, **choice(VERDICT, [], one_of(STATES), several=True),
        )  # fmt: skip
        st.selectbox(
            words("ledger.due"),
            DUES,
            format_func=lambda d: words(f"ledger.due.{d}"),
            width=130,
            **choice(DUE, DUES[0], one_of(DUES)),
        )
        st.selectbox(
            words("ledger.origin"),
            ORIGINS,
            format_func=lambda o: words(f"ledger.origin.{o}"),
            width=155,
            **choice(ORIGIN, ORIGINS[0], one_of(ORIGINS)),
        )
        st.selectbox(
            words("ledger.counted"),
            COUNTS,
            format_func=lambda c: words(f"ledger.counted.{c}"),
            width=130,
            **choice(COUNTED, COUNTS[0], one_of(COUNTS)),
        )
        asked = choice(DEPARTMENT, None, lambda text: text if text in bodies or text == NOBODY else None)
        lead = st.session_state[DEPARTMENT]
        st.selectbox(
            words("ledger.department"),
            # One text stands for each body: the one that was asked for, else the first.
            [*sorted({lead if lead in texts else texts[0] for texts in bodies.values()}), NOBODY],
            format_func=lambda text: words("not_stated") if text == NOBODY else words.listed(bodies[text]),
            index=None,
            placeholder=words("choice.placeholder"),
            width=185,
            **asked,
        )
    active = sum(name in FILTERS for name in chosen())
    folded = words("ledger.filters", n=active) if active else words("ledger.filters.none")
    # A telephone shows the choices only when they are asked for (style.css); a desk shows them always.
    fold.html(f'<details class="filters-fold"><summary>{markup.text(folded)}</summary></details>')
    return str(st.session_state.get(ORIGIN) or "all")


def _bodies(view: View) -> dict[str, list[str]]:
    """Each text that names a leading body, to all texts that name the same one."""
    texts = {r["lead_department"] for r in view.ask(queries.assessments, None) if r["lead_department"]}
    named = view.ask(department_queries.bodies_named, tuple(sorted(texts)))
    return texts_by_body(texts, named)


def _fits(row: Row, words: Words, bodies: Mapping[str, Sequence[str]]) -> bool:
    state_choice = st.session_state.get(VERDICT) or []
    due = st.session_state.get(DUE) or "all"
    lead = st.session_state.get(DEPARTMENT)
    counted = st.session_state.get(COUNTED) or "all"
    return (
        (not state_choice or state(row) in state_choice)
        and (not lead or (not row["lead_department"] if lead == NOBODY else row["lead_department"] in bodies[lead]))
        and (counted == "all" or (apart(row) is None) == (counted == "yes"))
        and {
            "all": True,
            "past": is_past(row),
            "before": is_past(row) and not is_this_year(row),
            "soon": is_soon(row),
            "year": is_this_year(row),
            "quarter": is_this_quarter(row),
            "later": row["due_date"] is not None and not is_past(row),
            "none": row["due_date"] is None,
        }[due]
        and _mentions(row, (st.session_state.get(SEARCH) or "").split(), words)
    )


def _mentions(row: Row, terms: Sequence[str], words: Words) -> bool:
    """Whether each term occurs in the indicator, the quote, the document, the clause, the departments or the place."""
    columns = ("indicator_zh", "indicator_en", "indicator_text", "quote", "document_title", "document_number", "clause_path",
               "lead_department", "departments", "place_zh", "place_en", "scope")  # fmt: skip
    text = "\n".join(str(row[c]) for c in columns if row[c]).lower() + "\n" + target_text(row, words)
    return all(term.lower() in text for term in terms)


def _download(view: View, rows: Sequence[Row], listed: Sequence[Row]) -> None:
    words, place = view.words, view.place["jurisdiction_id"]
    everywhere = (st.session_state.get(ORIGIN) or "all") == "everywhere"
    as_of, known_by, database = view.as_of, view.known_by, view.database

    def content() -> bytes:
        return assessment_csv(database.cursor(), as_of, known_by, None if everywhere else place, disclosure="public")

    where = words("place.all") if everywhere else name(view.place, "name", words)
    hidden = sum(r["disclosure"] == "restricted" for r in rows)
    note = words("ledger.download.note", place=where, date=words.date(as_of))
    if hidden:
        note += words("ledger.restricted", n=hidden)
    with st.container(key="download_box", horizontal=True, vertical_alignment="center"):
        if listed:
            panels.download_seen(
                view,
                f"{words('page.ledger')}-{words('ledger.file.seen')}-{where}",
                lambda: promises_seen(listed, _judged_by(view, listed), words),
            )
        st.download_button(
            words("ledger.download"), data=content, file_name=f"{words('page.ledger')}-{words('ledger.file.all')}-{where}-{as_of.isoformat()}.csv",
            mime="text/csv", on_click="ignore", key="download_csv",
        )  # fmt: skip
        st.html(f"<small>{markup.text(note)}</small>")


def _judged_by(view: View, rows: Sequence[Row]) -> dict[str, Row]:
    """The figures of the places of `rows`, by id."""
    return {figure["figure_id"]: figure for part in _figures_of(view, rows).values() for figure in part}


def _list(view: View, listed: Sequence[Row], asked: str | None) -> None:
    words = view.words
    lines = by_promise(listed)
    pages = -(-len(lines) // PAGE_LENGTH)
    # The row that a link names stands first, open: nobody has to look for it.
    lines.sort(key=lambda line: not any(panels.row_key(r) == asked for r in line))
    named = [any(panels.row_key(r) == asked for r in line) for line in lines]
    turned = choice(PAGE, 1, a_number)
    number = st.session_state[PAGE] = min(st.session_state[PAGE], pages)
    first = (number - 1) * PAGE_LENGTH
    part = lines[first : first + PAGE_LENGTH]
    figures = _figures_of(view, [r for line in part for r in line])
    history = view.history(r for line in part for r in line)
    head = "".join(f"<span>{markup.text(words(f'ledger.head.{h}'))}</span>" for h in HEADS)
    states = states_of(view)
    body = "".join(_line(view, line, figures, history, states, named[first + i]) for i, line in enumerate(part))
    if len(lines) < len(listed):
        st.html(f"<small>{markup.text(words('ledger.joined', rows=len(listed), lines=len(lines)))}</small>")
    st.html(f'<div class="ledger"><div class="head">{head}</div>{body}</div>')
    if pages > 1:
        with st.container(key="pages", horizontal=True, vertical_alignment="center"):
            st.pagination(pages, **turned)
            said = words("ledger.page", first=first + 1, last=first + len(part), all=len(lines))
            st.html(f"<small>{markup.text(said)}</small>")


def _figures_of(view: View, rows: Sequence[Row]) -> dict[str, list[Row]]:
    places = dict.fromkeys(r["jurisdiction_id"] for r in rows)
    return {place: view.ask(queries.figures_of_place, place) for place in places}


def _line(
    view: View, line: list[Row], figures: dict[str, list[Row]], history: Sequence[Row], states: States, is_open: bool
) -> str:
    words, row = view.words, line[-1]
    evidence = evidence_of(row, figures[row["jurisdiction_id"]])
    indicator = name(row, "indicator", words)
    who = (
        words("target.inherited", issuer=name(row, "promised_by", words))
        if row["inherited_from"]
        else name(row, "promised_by", words)
    )
    hidden = words("ledger.restricted_row") if row["disclosure"] == "restricted" else ""
    where = [part for part in (who, row["clause_path"], hidden) if part]
    cells = [
        badge(row, words) + state_tag(row, states, words),
        f"<b>{markup.text(indicator)}</b> {markup.text(target_text(row, words))}{_quote(row)}",
        _latest(row, evidence, words),
        markup.text(dues_text(line, words)),
        markup.text(row["lead_department"])
        if row["lead_department"]
        else f"<small>{markup.text(words('not_stated'))}</small>",
        f"{markup.text(document_name(row, words))}<small>{markup.text(words.listed_wide(where))}</small>",
    ]
    card = verdict_card(row, evidence, words, history, view.in_document(row))
    links = [handling_link(view, row)] if row["row_kind"] != "standard" else []
    if row["indicator_id"]:
        href = view.address.link("indicator", **{INDICATOR: row["indicator_id"], "place": row["jurisdiction_id"]})
        links.append(markup.link(href, markup.text(words("ledger.open_indicator"))))
    card += f"<p>{words('list.wide_gap').join(links)}</p>" if links else ""
    heads = [markup.text(words(f"ledger.head.{head}")) for head in HEADS]
    summary = "".join(f'<span data-head="{head}">{cell}</span>' for head, cell in zip(heads, cells, strict=True))
    return f'<details class="row"{" open" if is_open else ""}><summary>{summary}</summary><div class="inside">{card}</div></details>'


def _quote(row: Row) -> str:
    """The words of the document, unless they are no more than the number that stands there already."""
    return f"<small>{markup.text(row['quote'])}</small>" if len(row["quote"]) > 12 else ""


def _latest(row: Row, evidence: Evidence, words: Words) -> str:
    """The latest figure; where the verdict rests on another one, that one with its own gap."""
    latest, judged = evidence.latest or evidence.judged, evidence.judged
    if latest is None:
        return f"<small>{markup.text(words('evidence.no_value'))}</small>"
    period = words.period(latest["period_start"], latest["period_end"])
    gap = ""
    if judged is not None and row["gap"] and row["gap"] > 0:
        gap = words("list.gap", gap=words.gap(row["gap"], row["unit"], judged["printed_step"]))
    shown = markup.text(figure_value(latest, words))
    if judged is None or judged is latest or evidence.rests_on_latest:
        return f"{shown}<small>{markup.text(words.listed_wide([p for p in (period, gap) if p]))}</small>"
    rests = words("list.judged", figure=figure_text(judged, words))
    under = words.listed_wide([p for p in (rests, gap) if p])
    return f'{shown}<small>{markup.text(period)}</small><small class="whole">{markup.text(under)}</small>'


show(the_view())
