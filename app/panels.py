"""Pieces that more than one page shows: an indicator's chart with its finding, its key, tables of promises and of figures."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from app import charts, markup, queries
from app.address import INDICATOR, ROW
from app.chart_frame import Series, value_range
from app.drawing import show_drawing
from app.evidence import evidence_of, figure_pop, verdict_pop
from app.naming import document_name, dues_text, figure_value, lead_text, name, row_key
from app.queries import Row
from app.seen import Table
from app.series import caption, indicator_series
from app.snapshot_record import id_of_view
from app.sums import target_text
from app.tally import by_promise
from app.texts import Words
from app.view import View
from loaders.figures.csv_text import csv_bytes

# Plotly's own words for what remains of its tool bar.
_LOCALE = {"zh": "zh-CN", "en": "en"}


def chart_config(file_name: str, words: Words) -> dict[str, object]:
    """Only the picture button stays; its tip is in the page's language."""
    return {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtonsToRemove": ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale"],
        "toImageButtonOptions": {"filename": file_name, "scale": 2, "format": "png"},
        "locale": _LOCALE[words.language],
        "locales": {
            "zh-CN": {
                "dictionary": {
                    "Download plot as a PNG": words("chart.download"),
                    "Download plot": words("chart.download"),
                }
            }
        },
    }


def chart(
    view: View, key: str, title: str, unit: str | None, series: Series, figures: Sequence[Row], height: int, width: int
) -> None:
    """Draws an indicator's chart with its source and date, and says in words what it shows.

    `height` and `width` in pixels, the width that of its place on a desk's screen.
    """
    words = view.words
    percent = unit == "%"
    edges = value_range(series, percent)
    around = caption(figures, unit, edges, view.as_of, words)
    last_record = view.look_up(queries.latest_record, view.known_by)["recorded_at"]
    kept = id_of_view(view.as_of, view.known_by, last_record)
    if kept:
        around = replace(around, date=words("chart.snapshot", date=around.date, id=kept))
    show_drawing(
        charts.indicator_chart(series, around, view.colours, view.as_of, height, width, percent),
        width,
        key=key,
        config=chart_config(f"{title}-{view.as_of.isoformat()}", words),
        alt=words("chart.alt", title=title, count=len(figures), targets=len(series.targets)),
    )


def download_seen(view: View, title: str, table: Callable[[], Table], key: str = "download_seen") -> None:
    """The button that gives the table on the page as CSV; the file is made when it is clicked."""

    def content() -> bytes:
        return csv_bytes(*table())

    st.download_button(
        view.words("seen.download"), data=content, file_name=f"{title}-{view.as_of.isoformat()}.csv", mime="text/csv",
        on_click="ignore", key=key,
    )  # fmt: skip


def key(series: Series, words: Words) -> str:
    """What the marks of a chart mean: only those it uses. HTML."""
    marks: list[tuple[str, str]] = []
    if not series.figures.empty:
        grades = set(series.figures["grade"])
        marks += [(f"dot {g}", words(f"key.{g}")) for g in ("seen", "corroborated", "derived", "soft") if g in grades]
        if not series.figures["whole_year"].all():
            marks.append(("dot part", words("key.part_year")))
    if not series.targets.empty:
        if (series.targets["kind"] == "own").any():
            marks.append(("line target", words("key.target")))
        if (series.targets["kind"] == "other").any():
            marks.append(("line other", words("key.other")))
    if not series.paths.empty:
        marks.append(("line path", words("key.path")))
        if series.paths["projected"].notna().any():
            marks.append(("line projection", words("key.projection")))
    shown = [f'<i class="{kind}"></i>{markup.text(said)}' for kind, said in marks]
    if not series.related.empty:
        names = list(dict.fromkeys(series.related["name"]))
        hollow = [f"{charts.HOLLOW[i % len(charts.HOLLOW)][1]} {name}" for i, name in enumerate(names)]
        shown.append(markup.text(words("key.hollow", names="　".join(hollow))))
    return markup.items(shown, "key")


def promise_table(view: View, rows: Sequence[Row], figures: Sequence[Row]) -> str:
    """Who promised what by when on an indicator, the latest figure of that place, and the verdict; each opens what it rests on. HTML."""
    words = view.words
    cells = []
    history, here = view.history(rows), view.place["jurisdiction_id"]
    there = {row["jurisdiction_id"] for row in rows} - {here}
    elsewhere = view.figures_of(rows[0]["indicator_id"], there) if there else {}
    for group in by_promise(rows):
        row = group[-1]
        place = row["jurisdiction_id"]
        evidence = evidence_of(row, figures if place == here else elsewhere[place])
        latest = evidence.latest or evidence.judged
        who = markup.text(name(row, "place" if row["inherited_from"] else "promised_by", words))
        on_indicator = view.address.link("indicator", **{INDICATOR: row["indicator_id"], "place": place})
        line = view.address.link("ledger", **{ROW: row_key(row), "place": place})
        above = words("target.inherited", issuer=name(row, "promised_by", words)) if row["inherited_from"] else ""
        basis = words.listed_wide([p for p in (dues_text(group, words), above, document_name(row, words)) if p])
        cells.append([
            markup.link(on_indicator, who),
            markup.link(line, markup.text(target_text(row, words))) + f"<small>{markup.text(basis)}</small>",
            figure_pop(latest, words) if latest else markup.text(words("evidence.no_value")),
            verdict_pop(row, evidence, words, history, view.in_document(row)),
        ])  # fmt: skip
    heads = [
        words("col.place"),
        words("overview.target"),
        words("overview.latest"),
        words("overview.verdict"),
    ]
    return markup.table(heads, cells, kind="promises")


def short_list(view: View, rows: Sequence[Row], limit: int, more: str) -> str:
    """One line a promise, as links into the ledger; the rest as a number that leads there. HTML."""
    words = view.words
    groups = by_promise(rows)
    lines = []
    for group in groups[:limit]:
        row = group[-1]
        href = view.address.link("ledger", **{ROW: row_key(row), "place": row["jurisdiction_id"]})
        figure = ""
        if row["gap"] and row["judged_value"] is not None:
            value, gap = (
                words.value(row["judged_value"], row["judged_unit"] or row["unit"]),
                words.gap(row["gap"], row["unit"]),
            )
            figure = words("list.figure", value=value, gap=gap)
        said = f"{name(row, 'indicator', words)} {target_text(row, words)}"
        lead = lead_text(row, words) if row["lead_department"] else ""
        detail = words.listed_wide([p for p in (dues_text(group, words), figure, lead) if p])
        lines.append(markup.link(href, markup.text(said)) + f"<small>{markup.text(detail)}</small>")
    rest = sum(len(group) for group in groups[limit:])
    if rest:
        lines.append(markup.link(more, markup.text(words("overview.rest", n=rest))))
    return markup.items(lines, "rows")


def figure_table(rows: Sequence[Row], words: Words, why: bool = False, place: bool = False) -> str:
    """Figures with period, kind, grade and source, newest first; with the reason they may not be compared. HTML."""
    heads = [words("col.period"), words("col.value"), words("col.type"), words("col.grade"), words("col.source")]
    if why:
        heads = [words("col.indicator"), *heads, words("col.why")]
    if place:
        heads = [words("col.place"), *heads]
    cells = []
    for figure in reversed(rows):
        line = [
            markup.text(words.period(figure["period_start"], figure["period_end"])),
            figure_pop(figure, words, with_period=False),
            markup.text(words(f"value_type.{figure['value_type']}")),
            markup.text(words.coded("grade", figure["verification"])),
            markup.text(figure["source"] or figure["document_title"] or words("source.missing")),
        ]
        if why:
            line = [markup.text(name(figure, "indicator", words)), *line, markup.text(figure["why"])]
        if place:
            line = [markup.text(name(figure, "place", words)), *line]
        cells.append(line)
    return markup.table(heads, cells, numeric=(1 + why + place,), kind="figures")


__all__ = ["chart", "figure_table", "figure_value", "indicator_series", "key", "promise_table", "row_key", "short_list"]
