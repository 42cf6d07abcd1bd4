"""责任单位: who leads which promises of a place, what of it was kept, missed, turned worse or is due soon; each number leads on."""

from collections.abc import Sequence

import streamlit as st

from app import department_queries, leads, markup, on_paper, panels, queries
from app.address import DEPARTMENT, ORIGIN, choice, one_of
from app.days import last_quarter_end
from app.drawing import show_drawing
from app.drawn import drawn_once
from app.group_signs import key_of
from app.lead_bars import lead_bars
from app.leads import NOBODY, Lead
from app.naming import name
from app.page_style import page_style
from app.queries import Row
from app.tally import state
from app.verdicts import sign
from app.view import View, the_view
from app.words_first import wait_for_words

ORIGINS = ("all", "own", "everywhere")
BARS = 12  # bodies drawn; the table has all
# Columns of counts: what of a body's promises, and the choices of the ledger that list them.
COLUMNS: tuple[tuple[str, dict[str, str | Sequence[str]]], ...] = (
    ("counted", {"due": "all"}),
    ("due", {"due": "past"}),
    ("kept", {"due": "past", "verdict": ["met"]}),
    ("missed", {"due": "past", "verdict": ["missed"]}),
    ("unreported", {"verdict": ["due_unreported"]}),
    ("withheld", {"due": "past"}),
    ("worse", {}),
    ("soon", {"due": "soon"}),
    ("running", {"due": "later"}),
    ("undated", {"due": "none"}),
)
SIGNS = {"kept": "met", "missed": "missed"}


def show(view: View) -> None:
    """The whole page."""
    words = view.words
    st.html(page_style("departments"))
    heading = st.container()
    origin = st.segmented_control(
        words("ledger.origin"), ORIGINS, required=True, format_func=lambda o: words(f"ledger.origin.{o}"),
        **choice(ORIGIN, ORIGINS[0], one_of(ORIGINS)),
    ) or ORIGINS[0]  # fmt: skip
    with heading:
        drawn_once(view, _heading, origin)
    wait_for_words()
    drawn_once(view, _bodies, origin)


def _found(view: View, origin: str) -> tuple[list[Row], list[Lead], list[Row]]:
    """The promises asked for, the same by the body that leads them, and those that name nobody."""
    place = None if origin == "everywhere" else view.place["jurisdiction_id"]
    rows = [r for r in view.ask(queries.assessments, place) if origin != "own" or r["inherited_from"] is None]
    before = view.ask_on(last_quarter_end(view.as_of), queries.assessments, place)
    texts = {r["lead_department"] for r in rows} | {d for r in rows for d in (r["departments"] or "").split(";")}
    bodies = view.ask(department_queries.bodies_named, tuple(sorted(t for t in texts if t)))
    return rows, leads.leads(rows, before, bodies), leads.unassigned(rows)


def _heading(view: View, origin: str) -> None:
    _, found, nobody = _found(view, origin)
    said = _answer(view, found, nobody, origin == "everywhere")
    st.html(f'{on_paper.line(view, "departments")}<h1 class="answer">{said}</h1>')


def _bodies(view: View, origin: str) -> None:
    """The bars and the table; where nobody leads, where to look."""
    words = view.words
    rows, found, nobody = _found(view, origin)
    if not found:
        next_step = words("departments.none_next") if rows else view.next_when_empty()
        st.html(f"<p class='empty'>{markup.text(next_step)}</p>{_elsewhere(view, nobody)}")
        return
    several = len({lead.place["promised_by"] for lead in found}) > 1
    _bars(view, found, several)
    _table(view, found, several, origin)
    if nobody:
        href = view.address.link("ledger", counted="yes", origin=origin, **{DEPARTMENT: NOBODY})
        st.html(f"<p class='apart'>{markup.link(href, markup.text(words('departments.nobody', n=len(nobody))))}</p>")


def _elsewhere(view: View, nobody: Sequence[Row]) -> str:
    """Where nobody leads: links to the promises that name nobody, and to the departments of all places."""
    if not nobody:
        return ""
    words = view.words
    listed = markup.text(words("departments.nobody", n=len(nobody)))
    links = [
        markup.link(view.address.link("ledger", counted="yes", **{DEPARTMENT: NOBODY}), listed),
        markup.link(
            view.address.link("departments", origin="everywhere"), markup.text(words("departments.everywhere"))
        ),
    ]
    return f"<p>{words('list.wide_gap').join(links)}</p>"


def _answer(view: View, found: Sequence[Lead], nobody: Sequence[Row], everywhere: bool) -> str:
    words = view.words
    place = markup.text(words("place.all") if everywhere else name(view.place, "name", words))
    leading = [lead for lead in found if lead.groups.counted]  # the others lead only what is counted apart
    if not leading:
        return words("departments.none" if nobody else "place.none", place=place, n=len(nobody)) + words("sentence.end")
    counts = {which: sum(len(lead.part(which)) for lead in found) for which in leads.PARTS}
    parts = [words(f"group.{which}.n", n=n) for which, n in counts.items() if n]
    several = len({lead.place["promised_by"] for lead in found}) > 1
    said = words(
        "departments.sentence",
        place=place,
        bodies=len(leading),
        n=sum(counts.values()),
        parts=markup.text(words.listed(parts)),
    )
    first = leading[0]
    pressing = [words(f"group.{w}.n", n=len(first.part(w))) for w in ("missed", "unreported", "risk") if first.part(w)]
    if pressing:
        title = markup.text(leads.full_title(first, words, several))
        said += words("sentence.join") + words(
            "departments.first", body=title, parts=markup.text(words.listed(pressing))
        )
    if nobody:
        said += words("sentence.join") + words("departments.unassigned", n=len(nobody))
    return said + words("sentence.end")


def _bars(view: View, found: Sequence[Lead], several: bool) -> None:
    words = view.words
    title = words("departments.bars.title")
    leading = [lead for lead in found if lead.groups.counted]
    drawn = leading[:BARS]
    if not drawn:
        return
    note = words("departments.bars.note", drawn=len(drawn), all=len(leading))
    source = words("as_of.line", date=words.date(view.as_of))
    st.html(f"<h2>{markup.text(title)}<small>{markup.text(note)}</small></h2>")
    st.html(key_of(leads.PARTS, words))
    show_drawing(
        lead_bars(leads.bars(drawn, words, several), source, view.colours), 1152, key="lead_bars",
        config=panels.chart_config(f"{title}-{view.as_of.isoformat()}", words), alt=words("departments.alt", title=title, n=len(drawn)),
    )  # fmt: skip


def _table(view: View, found: Sequence[Lead], several: bool, origin: str) -> None:
    words = view.words
    lines = [
        [_body(view, lead, several, origin), *(_count(view, lead, which, choices, origin) for which, choices in COLUMNS),
         markup.text(lead.joins) if lead.joins else ""]
        for lead in found
    ]  # fmt: skip
    heads = [
        words("ledger.head.lead"),
        *(words(f"departments.{which}") for which, _ in COLUMNS),
        words("departments.joins"),
    ]
    since = words("departments.since", date=words.date(last_quarter_end(view.as_of)))
    st.html(
        f"<h2>{markup.text(words('departments.table.title'))}</h2>"
        f"{markup.table(heads, lines, numeric=tuple(range(1, len(heads))), kind='leads')}<p class='apart'>{markup.text(since)}</p>"
    )


def _link(view: View, lead: Lead, text: str, origin: str, **choices: str | Sequence[str]) -> str:
    """The ledger's rows of a body, as documents write it; of the place that promised where the list is of all places."""
    place = {"place": lead.place["promised_by"], "origin": "own"} if origin == "everywhere" else {"origin": origin}
    return view.address.link("ledger", **{**place, DEPARTMENT: text, **choices})


def _body(view: View, lead: Lead, several: bool, origin: str) -> str:
    words = view.words
    title = markup.text(leads.full_title(lead, words, several))
    shown = f"<b>{markup.link(_link(view, lead, lead.texts[0], origin), title)}</b>"
    shown += f"<small>{markup.text(words('departments.written'))}{markup.text(words.listed(lead.texts))}</small>"
    if apart := len(lead.rows) - len(lead.groups.counted):
        listed = _link(view, lead, lead.texts[0], origin, counted="apart")
        shown += f"<small>{markup.link(listed, markup.text(words('departments.apart', n=apart)))}</small>"
    for body in lead.former:
        since = words.date(body["since"]) if body["since"] else words("not_known")
        said = markup.text(
            words("departments.former", text=body["text"], now=name(body, "answers", words), since=since)
        )
        shown += "<small>" + (markup.pop(said, markup.text(body["note"])) if body["note"] else said) + "</small>"
    return shown


def _count(view: View, lead: Lead, which: str, choices: dict[str, str | Sequence[str]], origin: str) -> str:
    groups = lead.groups
    special = {"soon": lead.soon, "worse": lead.worse, "withheld": groups.due_undecided + groups.awaited}
    rows = special[which] if which in special else getattr(groups, which)
    if which == "withheld":
        choices = {**choices, "verdict": sorted({state(row) for row in rows})}
    if not rows:
        return "<span class='nought'>0</span>"
    shown = (sign(SIGNS[which]) if which in SIGNS else "") + str(len(rows))
    if not choices:
        return shown  # the ledger lists no changes
    return markup.link(_link(view, lead, lead.texts[0], origin, **choices, counted="yes"), shown)


show(the_view())
