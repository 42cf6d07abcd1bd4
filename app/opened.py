"""What stands in the drawer beside a page once a verdict was opened: its evidence, the other promises on the same indicator and
place, and the places below.
"""

from collections.abc import Sequence

import streamlit as st

from app import markup, opener, panels, queries, wall_queries
from app.address import INDICATOR, PLACE, ROW
from app.evidence import evidence_of, verdict_card
from app.naming import dues_text, name
from app.pack import pack_button
from app.queries import Row
from app.review.handling import handling_link
from app.sums import target_text
from app.tally import STATES, by_promise, state
from app.verdicts import badge
from app.view import View
from app.wall_table import BELOW, cell_value

# Of many places below the worst are named; all of them are in the ledger's download.
PLACES_NAMED = 60


def show_opened(view: View) -> None:
    """Listens for clicks on verdicts and shows what was opened; to be called once a run, after the page was drawn."""
    key = opener.opened_key(ROW)
    if not key:
        return
    parts = key.split("_", 2) if key.startswith(f"{BELOW}_") else key.rsplit("_", 2)
    if len(parts) < 3:
        _not_found(view)
    elif parts[0] == BELOW:
        _places_below(view, parts[1], parts[2])
    else:
        _promise(view, key, parts[1])


def _promise(view: View, key: str, place: str) -> None:
    words = view.words
    rows: list[Row] = view.ask(queries.assessments, place)
    row = next((r for r in rows if panels.row_key(r) == key), None)
    if row is None:
        _not_found(view)
        return
    beside = [
        r for r in rows if r["indicator_id"] == row["indicator_id"] and r["commitment_id"] != row["commitment_id"]
    ]
    if row["indicator_id"] is None:
        beside = []
    title = words("opened.title", place=name(row, "place", words), indicator=name(row, "indicator", words))
    opener.beside(ROW, title, lambda: _draw(view, row, beside))


def _draw(view: View, row: Row, beside: Sequence[Row]) -> None:
    words, place = view.words, row["jurisdiction_id"]
    figures: list[Row] = view.ask(queries.figures, row["indicator_id"], place) if row["indicator_id"] else []
    history = view.history([row, *beside])
    st.html(
        f"<p>{badge(row, words)}</p>{verdict_card(row, evidence_of(row, figures), words, history, view.in_document(row))}"
    )
    links = [
        (view.address.link("indicator", **{INDICATOR: row["indicator_id"], PLACE: place}), words("ledger.open_indicator")),
        (view.address.link("ledger", **{ROW: panels.row_key(row), PLACE: place}), words("opened.ledger")),
    ]  # fmt: skip
    if row["indicator_id"]:
        written = [handling_link(view, row)] if row["row_kind"] != "standard" else []
        written += [markup.link(href, markup.text(said)) for href, said in links]
        st.html(f"<p>{words('list.wide_gap').join(written)}</p>")
    if row["row_kind"] != "standard":
        pack_button(view, row)
    if beside:
        st.html(f"<h2>{markup.text(words('opened.others'))}</h2>" + "".join(
            f'<details class="fold"><summary>{_summary(view, group)}</summary>'
            f"{verdict_card(group[-1], evidence_of(group[-1], figures), words, history, view.in_document(group[-1]))}</details>"
            for group in by_promise(beside)
        ))  # fmt: skip
    if row["indicator_id"]:
        _list_below(view, place, row["indicator_id"])


def _summary(view: View, group: Sequence[Row]) -> str:
    words, row = view.words, group[-1]
    who = (
        words("target.inherited", issuer=name(row, "promised_by", words))
        if row["inherited_from"]
        else name(row, "promised_by", words)
    )
    said = words.listed_wide([target_text(row, words), dues_text(group, words), who])
    return f"{badge(row, words)} <small>{markup.text(said)}</small>"


def _places_below(view: View, place: str, indicator_id: str) -> None:
    words = view.words
    definition = view.look_up(queries.indicator, indicator_id)
    here = view.place_named(place)
    if definition is None or here is None:
        _not_found(view)
        return
    title = words("opened.title", place=name(here, "name", words), indicator=name(definition, "name", words))

    def draw() -> None:
        st.html(f"<p class='empty'>{markup.text(words('opened.only_below', place=name(here, 'name', words)))}</p>")
        _list_below(view, place, indicator_id)

    opener.beside(ROW, title, draw)


def _list_below(view: View, place: str, indicator_id: str) -> None:
    words = view.words
    rows: list[Row] = view.ask(wall_queries.standing_below, place, indicator_id)
    if not rows:
        return
    ordered = sorted(rows, key=lambda r: (STATES.index(state(r)), r["jurisdiction_id"]))
    lines = [
        [
            markup.text(name(r, "place", words)),
            markup.text(cell_value(r, words) or words("evidence.no_value")),
            badge(r, words),
        ]
        for r in ordered[:PLACES_NAMED]
    ]
    heads = [words("col.place"), words("overview.latest"), words("overview.verdict")]
    rest = len(rows) - PLACES_NAMED
    more = f"<p class='empty'>{markup.text(words('opened.rest', n=rest))}</p>" if rest > 0 else ""
    title = words("opened.below", n=len(rows))
    st.html(f"<h2>{markup.text(title)}</h2>{markup.table(heads, lines, numeric=(1,))}{more}")


def _not_found(view: View) -> None:
    st.info(view.words("opened.not_found"))
