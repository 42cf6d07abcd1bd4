"""One document: its issue data, how its promises stand, how they compare with the levels above, and its statements in place."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from app import alignment, document_queries, markup, on_paper, panels, queries
from app.address import DOCUMENT, ROW
from app.drawing import show_drawing
from app.dumbbell import dumbbell
from app.evidence import figure_pop
from app.naming import due_text, issued, name, promise_anchor
from app.queries import Row
from app.source_text import LONGEST, Mark, marked, text_of
from app.sums import target_text
from app.tally import by_promise, state
from app.texts import Words
from app.verdicts import sign, state_word, verdict_word
from app.view import View
from app.wall import GROUPS, group_of


def show_document(view: View, document: Row) -> None:
    """The whole page of a row of `documents_on_record`."""
    words, which = view.words, document["document_id"]
    rows: list[Row] = view.ask(queries.assessments_of_document, which)
    aligned: list[Row] = view.ask(document_queries.alignment_of_document, which)
    above = [row for row in aligned if "contradictory" not in row["findings"]]
    against = [row for row in aligned if "contradictory" in row["findings"]]
    back = markup.link(view.address.link("documents"), markup.text(words("documents.back")))
    st.html(
        f'{on_paper.line(view, "documents")}<p class="back">{back}</p><h1 class="answer">{_answer(view, document, rows, above, against)}</h1>'
    )
    st.html(_issue(view, document))
    _alignment(view, document, above, against)
    _statements(view, document, rows)


def _answer(view: View, document: Row, rows: Sequence[Row], above: Sequence[Row], against: Sequence[Row]) -> str:
    """What it is, how its promises stand, and how they compare; HTML."""
    words = view.words
    title = markup.text(words("title", text=document["document_title"]))
    promised = [group[-1] for group in by_promise(row for row in rows if row["reason"] != "proposed")]
    if not promised:
        parts = [words("document.no_promise", title=title)]
    else:
        groups = Counter(group_of(state(row)) for row in promised)
        said = words.listed(words(f"group.{g}.n", n=groups[g]) for g in GROUPS if groups[g])
        parts = [words("document.sentence", title=title, n=document["promises"], parts=markup.text(said))]
    if document["proposed"]:
        parts.append(words("document.proposed", n=document["proposed"]))
    if above:
        counts = Counter(code for row in above for code in row["findings"] if code != "undated")
        said = words.listed(
            words("alignment.count", finding=words(f"alignment.{code}"), n=n) for code, n in counts.most_common()
        )
        parts.append(words("document.aligned", parts=markup.text(said)))
    if against:
        parts.append(words("document.contradictory", n=len(against)))
    return words("sentence.join").join(parts) + words("sentence.end")


def _issue(view: View, document: Row) -> str:
    words = view.words
    status = words(f"documents.status.{document['status']}") if document["status"] else words("not_stated")
    if document["valid_to"]:
        status = words.listed_wide([status, words("document.valid_to", date=words.date(document["valid_to"]))])
    shown = markup.text(status)
    if document["successor_title"]:
        href = view.address.link("documents", **{DOCUMENT: document["superseded_by"]})
        shown += " " + markup.link(href, markup.text(words("documents.successor", title=document["successor_title"])))
    number = document["document_number"] or words("document.no_number")
    source = markup.outside(document["source_url"], words("source.open")) if document["source_url"] else ""
    pairs = [
        (words("document.number"), markup.text(number)),
        (words("documents.head.issuer"), markup.text(document["issuer"] or words("not_stated"))),
        (words("documents.head.issued"), markup.text(issued(document, words) or words("not_stated"))),
        (words("col.place"), markup.text(name(document, "place", words))),
        (words("documents.head.status"), shown),
        (
            words("evidence.disclosure"),
            markup.text(words("document.restricted")) if document["disclosure"] == "restricted" else "",
        ),
        (words("col.source"), source),
    ]
    return f'<div class="issue">{markup.definitions(pairs)}</div>'


def _alignment(view: View, document: Row, above: Sequence[Row], against: Sequence[Row]) -> None:
    words = view.words
    place = name(document, "place", words)
    missing: list[Row] = view.ask(document_queries.not_taken_up, document["jurisdiction_id"])
    if against:
        st.html(f"<h2>{markup.text(words('document.contradictory.title'))}</h2>{_pairs(against, words)}")
    st.html(f"<h2>{markup.text(words('document.alignment.title'))}</h2>")
    if not above:
        key = "document.alignment.top" if document["place_level"] == "nation" else "document.alignment.none"
        st.html(f"<p class='empty'>{markup.text(words(key))}</p>")
    else:
        _dumbbell(view, above)
        st.html(_pairs(above, words))
    if missing:
        st.html(f"<h2>{markup.text(words('document.missing.title', place=place))}</h2>{_pairs(missing, words)}")


def _dumbbell(view: View, above: Sequence[Row]) -> None:
    """The pairs in the unit most of them have, those that differ first."""
    words = view.words
    units = Counter(row["unit"] for row in above if "scope_differs" not in row["findings"])
    if not units:
        return
    unit = units.most_common(1)[0][0]
    ordered = sorted(
        (r for r in above if "scope_differs" not in r["findings"]),
        key=lambda r: set(r["findings"]) <= {"same", "undated"},
    )
    frames = [alignment.pair_frame([row], unit, words).assign(label=name(row, "indicator", words)) for row in ordered]
    frames = [frame for frame in frames if not frame.empty]
    if not frames:
        return
    pairs = pd.concat(frames, ignore_index=True)
    title = words("document.alignment.title")
    marks = words("alignment.above.mark"), words("alignment.own.mark")
    show_drawing(
        dumbbell(pairs, words.unit(unit), *marks, view.colours, unit == "%"), 1152, key="document_alignment",
        config=panels.chart_config(title, words), alt=words("alignment.alt", title=title, count=len(pairs)),
    )  # fmt: skip
    rest = len(above) - len(pairs)
    if rest:
        st.html(f"<p class='apart'>{markup.text(words('document.alignment.rest', n=rest))}</p>")


def _pairs(rows: Sequence[Row], words: Words) -> str:
    """Indicator, the own target, the other one with its source, and how they stand; HTML."""
    lines = []
    for row in rows:
        other = alignment.other_side(row)
        own = _asked(row, words) if alignment.is_own(row) else markup.text(words("alignment.nothing"))
        indicator = name(row if row["indicator_zh"] else {**row, "indicator_zh": row["other_indicator_zh"], "indicator_en": row["other_indicator_en"]},
                         "indicator", words)  # fmt: skip
        said = f"<b class='{'same' if set(row['findings']) <= {'same', 'undated'} else 'differs'}'>{markup.text(alignment.finding(row, words))}</b>"
        said += f"<small>{markup.text(row['why'])}</small>" if row["why"] else ""
        # Its clause is said where it stands: under the number.
        source = words.listed_wide([name(other, "place", words), other["document_number"] or other["document_title"]])
        lines.append(
            [markup.text(indicator), own, _asked(other, words) + f"<small>{markup.text(source)}</small>", said]
        )
    heads = [
        words("col.indicator"),
        words("document.head.own"),
        words("document.head.other"),
        words("alignment.head.finding"),
    ]
    return markup.table(heads, lines, kind="pairs")


def _asked(row: Row, words: Words) -> str:
    scope = f"<small>{markup.text(row['scope'])}</small>" if row["scope"] else ""
    clause = f"<small>{markup.text(row['clause_path'])}</small>" if row["clause_path"] else ""
    return markup.text(alignment.asked(row, words)) + scope + clause


def _statements(view: View, document: Row, rows: Sequence[Row]) -> None:
    """The text with its statements marked where the load keeps it; else the phrases by clause."""
    words, which = view.words, document["document_id"]
    promised: list[Row] = view.ask(document_queries.promises_in, which)
    figures: list[Row] = view.ask(queries.figures_of_document, which)
    clauses: list[Row] = view.look_up(document_queries.clauses_of, which)
    st.html(f"<h2>{markup.text(words('document.text.title'))}</h2>")
    if not promised and not figures:
        st.html(f"<p class='empty'>{markup.text(words('document.text.empty'))}</p>")
    spoken = {group[-1]["commitment_id"]: group[-1] for group in by_promise(rows)}
    text = text_of(document["load_id"])
    if text is not None:
        marks = [
            _promise_mark(view, row, spoken.get(row["commitment_id"]))
            for row in promised
            if row["span_start"] is not None
        ]
        marks += [_figure_mark(row, words) for row in view.ask(document_queries.figures_in, which)]
        anchors = {c["start"]: f"clause-{c['clause_id']}" for c in clauses if c["start"] is not None}
        more = f"<p class='empty'>{markup.text(words('document.text.long'))}</p>" if len(text) > LONGEST else ""
        key = markup.items(
            [
                f'<span class="mark {kind}">{markup.text(words(f"document.mark.{kind}"))}</span>'
                for kind in ("promise", "proposed", "figure")
            ],
            "key",
        )
        st.html(key + marked(text[:LONGEST], marks, anchors) + more)
        return
    st.html(f"<p class='apart'>{markup.text(words('document.text.phrases'))}</p>")
    st.html(_by_clause(view, clauses, promised, figures, spoken))


def _promise_mark(view: View, row: Row, spoken: Row | None) -> Mark:
    words = view.words
    said = verdict_word(spoken, words) if spoken else words("verdict.standard")
    title = words.listed_wide([name(row, "indicator", words), target_text(row, words), said])
    key = panels.row_key(spoken) if spoken else ""
    href = view.address.link("documents", **{DOCUMENT: st.session_state[DOCUMENT], ROW: key})
    return Mark(
        row["span_start"], row["span_end"], "proposed" if row["review"] == "proposed" else "promise", href, key, title, promise_anchor(row)
    )  # fmt: skip


def _figure_mark(row: Row, words: Words) -> Mark:
    period = [words.period(row["period_start"], row["period_end"])] if row["period_end"] else []
    waits = [words("reason.proposed")] if row["review"] == "proposed" else []
    title = words.listed_wide([name(row, "indicator", words), *period, *waits])
    return Mark(row["span_start"], row["span_end"], "figure", "", "", title)


def _by_clause(
    view: View, clauses: Sequence[Row], promised: Sequence[Row], figures: Sequence[Row], spoken: dict[str, Row]
) -> str:
    """The tree of clauses with the phrases of each; what stands in no clause on record comes last."""
    words = view.words
    known = {
        clause["clause_id"]: clause["path"] or clause["heading"] or words("evidence.no_clause") for clause in clauses
    }
    # What a document says outside its clauses comes after them, and what was worked out of its numbers last.
    outside, derived = words("evidence.no_clause"), words("document.derived")
    phrases: dict[str, list[str]] = {path: [] for path in (*known.values(), outside, derived)}
    for row in promised:
        phrases[known.get(row["clause_id"], outside)].append(_phrase(view, row, spoken.get(row["commitment_id"])))
    for row in figures:
        where = known.get(row["clause_id"], derived if row["value_type"] == "derived" else outside)
        phrases[where].append(f"{markup.text(name(row, 'indicator', words))} {figure_pop(row, words)}")
    parts = [
        f'<section class="clause" style="--depth:{path.count("›")}"><h3>{markup.text(path)}</h3>{markup.items(lines, "phrases")}</section>'
        for path, lines in phrases.items()
        if lines
    ]
    return "".join(parts)


def _phrase(view: View, row: Row, spoken: Row | None) -> str:
    """One promise: its sign, the indicator, the target and the words of the document; opens its evidence where it is judged."""
    words = view.words
    indicator = markup.text(name(row, "indicator", words))
    asked = markup.text(words.listed_wide([target_text(row, words), due_text(row, words)]))
    quote = f'<q id="{markup.text(promise_anchor(row))}">{markup.text(row["quote"])}</q>'
    if spoken is None:
        return f"{indicator} {asked} {quote}<small>{markup.text(words('verdict.standard'))}</small>"
    key = panels.row_key(spoken)
    href = view.address.link("documents", **{DOCUMENT: st.session_state[DOCUMENT], ROW: key})
    said = state_word(state(spoken), words) if spoken["reason"] else verdict_word(spoken, words)
    mark = sign(spoken["verdict"], state(spoken), spoken["firmness"])
    return (
        f'<a class="opens" href="{markup.text(href)}" data-row="{markup.text(key)}">{mark}{indicator} <b>{asked}</b></a> {quote}'
        f"<small>{markup.text(said)}</small>"
    )
