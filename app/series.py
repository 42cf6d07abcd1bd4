"""From rows to the frames of a chart, with every word on it. No Streamlit, no SQL."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from app.chart_frame import Series
from app.charts import Caption
from app.latest import is_whole_year
from app.naming import document_name, due_text, dues_text, figure_value, name
from app.queries import Row
from app.same_unit import factor_of
from app.sums import PACED, rounded, target_text
from app.tally import by_promise
from app.texts import Words
from loaders.figures.words import WAITING

# Shown, never judged (DESIGN §8.7): drawn hollow like what cannot be compared.
_SOFT_TYPES = {"approx", "estimate", "planned", "expected", "budget", "lower_bound", "upper_bound"}
_NAME_LENGTH = 14
LONG_UNIT = 8  # characters


def _short(text: str, length: int = _NAME_LENGTH) -> str:
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    opened = max(kept.rfind("("), kept.rfind("（"))
    # No bracket is left open: what stands in it goes with it.
    return (kept[:opened] if opened > max(kept.rfind(")"), kept.rfind("）")) else kept) + "…"


def _hover(figure: Row, words: Words, extra: Sequence[str] = ()) -> str:
    period = words.period(figure["period_start"], figure["period_end"])
    lines = [
        f"<b>{escape(figure_value(figure, words))}</b>　{escape(period)}",
        *(escape(line) for line in extra),
        escape(
            words(
                "source.line",
                source=_short(figure["source"] or figure["document_title"] or words("source.missing"), 34),
            )
        ),
    ]
    kind = words(f"value_type.{figure['value_type']}")
    grade = words.coded("grade", figure["verification"])
    lines.append(escape(words.listed(dict.fromkeys([p for p in (kind, grade) if p]))))
    return "<br>".join(lines)


def _label(figure: Row, words: Words) -> str:
    """The number at a point: alone where the axis names its unit, else with it."""
    if len(words.unit(figure["unit"])) <= 1 or (figure["unit"] or " ")[0] in "万亿":
        return figure_value(figure, words)
    return words.number(figure["value"], figure["printed_step"])


def figure_frame(
    figures: Iterable[Row], words: Words, extra: str | None = None, named: str | None = None,
    cuts: Mapping[str, Sequence[Row]] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Figures as a frame; `extra` names the column whose words go into the hover text, `named` what gives the column `name`;
    `cuts`: the changes of definition by place, across which no line is drawn.
    """
    rows = [
        {
            "date": figure["period_end"],
            "value": float(figure["value"]),
            "label": _label(figure, words),
            "hover": _hover(figure, words, [name(figure, "indicator", words), figure[extra]] if extra else ()),
            "grade": "soft"
            if figure["value_type"] in _SOFT_TYPES or figure["verification"] in WAITING
            else figure["verification"] or "derived",
            "whole_year": is_whole_year(figure),
            # Sources that do not state their definition are never joined: two of them need not mean the same.
            "joined": is_whole_year(figure) and not figure["unstated_why"],
            "segment": sum(c["date"] <= figure["period_end"] for c in (cuts or {}).get(figure["jurisdiction_id"], ())),
            **({"name": name(figure, named, words)} if named else {}),
        }
        for figure in figures
    ]
    return pd.DataFrame(rows)


def _promises(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each promise together (one a year where it is yearly), in order of their last due dates."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["commitment_id"], []).append(row)
    return sorted(groups.values(), key=lambda g: g[-1]["due_date"] or date.max)


def _on_line(group: Sequence[Row], words: Words, who: str) -> str:
    row = group[-1]
    first = words("target.on_line", target=_target_on_line(row, words), due=dues_text(group, words))
    second = words.listed(
        [p for p in (who, _short(document_name(row, words), 18), _short(row["scope"] or "", 12)) if p]
    )
    return f"{escape(first)}<br>{escape(second)}"


def _target_on_line(row: Row, words: Words) -> str:
    """The number on its line; a long unit is left to the axis, which names it."""
    unit = row["unit"] or ""
    if len(words.unit(unit)) <= LONG_UNIT or unit[:1] in (
        "万",
        "亿",
    ):  # these become M in English, and the number with them
        return target_text(row, words)
    return words.target(row["comparator"], row["value"], row["value_high"], "", row["basis"])


def target_frame(rows: Sequence[Row], others: Sequence[Row], words: Words) -> pd.DataFrame:
    """Targets of the place (own and from above), each running from its issue, or from the milestone before it, to its due date;
    and those of other places, joined where they ask the same.
    """
    live = [r for r in rows if _is_drawn(r)]
    groups = _once(_promises(live))
    lines = []
    for group in groups:
        row = group[-1]
        together = [g[-1] for g in groups if g[-1]["document_id"] == row["document_id"]]
        start = max((r["due_date"] for r in together if _precedes(r, row)), default=group[0]["issued_date"])
        ends_it = not any(_precedes(row, r) for r in together)
        who = name(row, "promised_by", words) if row["inherited_from"] else ""
        lines.append(_line(row, start, _on_line(group, words, who), "own", ends_it))
    seen = {(r["comparator"], r["value"], r["document_id"]) for r in live}
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in others:
        if _is_drawn(row) and (row["comparator"], row["value"], row["document_id"]) not in seen:
            alike.setdefault((row["comparator"], row["value"], row["value_high"]), []).append(row)
    return pd.DataFrame(lines + [_elsewhere(group, words) for group in alike.values()])


def _is_drawn(row: Row) -> bool:
    return bool(row["basis"] == "level" and row["reason"] != "proposed")


def _elsewhere(group: Sequence[Row], words: Words) -> dict[str, Any]:
    """The line of other places that promised the same number."""
    asked = _target_on_line(group[0], words)
    if len(by_promise(group)) == 1:
        asked = words("target.on_line", target=asked, due=dues_text(group, words))
    places = words.listed(dict.fromkeys(name(r, "promised_by", words) for r in group))
    dues = [r["due_date"] for r in group]
    merged = {**group[0], "due_date": None if None in dues else max(dues)}
    start = min((r["issued_date"] for r in group if r["issued_date"]), default=None)
    return _line(merged, start, escape(words("target.elsewhere", place=places, target=asked)), "other", True)


def _precedes(first: Row, second: Row) -> bool:
    return first["due_date"] is not None and (second["due_date"] is None or first["due_date"] < second["due_date"])


def _once(groups: Iterable[list[Row]]) -> list[list[Row]]:
    """One of several promises that draw the same line: two papers with the same number and date."""
    kept: dict[tuple[Any, ...], list[Row]] = {}
    for group in groups:
        kept.setdefault(tuple(group[-1][c] for c in ("comparator", "value", "value_high", "due_date")), group)
    return list(kept.values())


def _line(row: Row, start: date | None, text: str, kind: str, fades: bool) -> dict[str, Any]:
    factor = factor_of(row)
    return {
        "start": start, "due": row["due_date"], "value": row["value"] * factor,
        "value_high": None if row["value_high"] is None else row["value_high"] * factor,
        "words": text, "kind": kind, "fades": fades,
    }  # fmt: skip


def _standard_frame(standards: Sequence[Row], figures: Sequence[Row], words: Words) -> pd.DataFrame:
    """Dated standards as the points of a grey line; those that are reported as figures too stand there already."""
    drawn = {(f["period_end"], f["value"]) for f in figures}
    return pd.DataFrame(
        {
            "date": row["due_date"],
            "value": float(row["value"]),
            "label": target_text(row, words),
            "hover": f"<b>{escape(target_text(row, words))}</b>　{escape(due_text(row, words))}<br>{escape(document_name(row, words))}",
            "grade": "seen",
            "whole_year": True,
            "name": words("chart.standard"),
        }
        for row in standards
        if row["due_date"] is not None and row["basis"] == "level" and (row["due_date"], row["value"]) not in drawn
    )


def _brief(rows: Sequence[Row], main: Row | None) -> list[Row]:
    if main is None:
        return list(rows[:2])
    same = [r for r in rows if r["commitment_id"] == main["commitment_id"]]
    others = [
        r for r in rows if r["document_id"] == main["document_id"] and r["commitment_id"] != main["commitment_id"]
    ]
    return [*[r for r in others if _precedes(r, main)][-1:], *same]


def path_frame(row: Row | None, words: Words, cuts: Sequence[Row] = ()) -> pd.DataFrame:
    """The path needed and the projection of the row a page speaks of; none where the target is met, and none across a change of
    definition.
    """
    if (
        row is None
        or row["due_date"] is None
        or row["basis"] != "level"
        or row["baseline_value"] is None
        or row["target_value"] is None
        or row["due_date"] <= row["as_of"]
        or row["verdict"] == "met"
        or any(row["baseline_period_end"] < cut["date"] <= row["due_date"] for cut in cuts)
    ):
        return pd.DataFrame()
    unit, due, projected = (
        row["unit"],
        due_text(row, words),
        row["projected_value"] if row["verdict"] in PACED else None,
    )
    shown = None if projected is None else rounded(projected, row, 0)
    factor = factor_of(row)
    return pd.DataFrame([{
        "base_date": row["baseline_period_end"], "base_value": row["baseline_value"] * factor,
        "due": row["due_date"], "value": row["target_value"] * factor,
        "last_date": row["judged_period_end"], "last_value": None if row["judged_value"] is None else row["judged_value"] * factor,
        "projected": None if projected is None else projected * factor,
        "projected_label": "" if shown is None else words.value(shown, unit),
        "projected_words": "" if shown is None else words("chart.projected", due=due, value=words.value(shown, unit)),
        "path_words": words("chart.path", start=words.value(row["baseline_value"], unit), due=due, value=target_text(row, words)),
    }])  # fmt: skip


def break_frame(breaks: Iterable[Row], words: Words) -> pd.DataFrame:
    """Changes of definition, one a day."""
    by_day: dict[date, str] = {}
    for row in breaks:
        by_day[row["date"]] = words.listed_wide([p for p in (by_day.get(row["date"]), row["why"]) if p])
    return pd.DataFrame(
        [{"date": d, "words": words("break.short"), "hover": escape(why)} for d, why in sorted(by_day.items())]
    )


def caption(figures: Sequence[Row], unit: str | None, edges: tuple[float, float], as_of: date, words: Words) -> Caption:
    """The words around a chart: the source of its latest figure and how many others there are; `edges` of the y axis."""
    sources = list(
        dict.fromkeys(
            f["source"] or f["document_title"] for f in reversed(figures) if f["source"] or f["document_title"]
        )
    )
    source = ""
    if sources:
        key = "source.line" if len(sources) == 1 else "source.line_many"
        source = words(key, source=_short(sources[0], 24), n=len(sources))
    axis_unit, factor = words.axis(unit, edges[1])
    return Caption(
        unit=axis_unit,
        axis_factor=factor,
        axis_start=words("chart.axis_start", value=f"{edges[0] * factor:,.4g}"),
        source=source,
        date=words("as_of.line", date=words.date(as_of)),
        as_of=words("chart.as_of"),
    )


def _near(related: Sequence[Row], shown: Sequence[Row], units: set[str]) -> list[Row]:
    """Figures that may not be compared, where they lie no further off than what the chart is about is wide: they must not stretch it."""
    values = [float(r["value"]) for r in shown if r["value"] is not None]
    reach = max(max(values) - min(values), max(map(abs, values)) / 4) if values else float("inf")
    low, high = (min(values) - reach, max(values) + reach) if values else (-reach, reach)
    return [f for f in related if f["unit"] in units and low <= f["value"] <= high]


def indicator_series(
    rows: Sequence[Row], others: Sequence[Row], figures: Sequence[Row], words: Words,
    related: Sequence[Row] = (), elsewhere: Sequence[Row] = (), cuts: Sequence[Row] = (), main: Row | None = None,
    standards: Sequence[Row] = (), brief: bool = False, cuts_elsewhere: Mapping[str, Sequence[Row]] | None = None,
) -> Series:  # fmt: skip
    """All frames of one indicator's chart; `brief`: of the targets only the one spoken of and the milestone before it."""
    if brief:
        rows = _brief(rows, main)
    units = {f["unit"] for f in (*figures, *rows, *others)}
    return Series(
        figures=figure_frame(figures, words),
        targets=target_frame(rows, others, words),
        paths=path_frame(main, words, cuts),
        # A number of another dimension has no place on this axis; the table beneath has it all the same.
        related=figure_frame(
            _near(related, [*figures, *rows, *elsewhere], units), words, extra="why", named="indicator"
        ),
        places=pd.concat(
            [
                figure_frame(elsewhere, words, named="place", cuts=cuts_elsewhere),
                _standard_frame(standards, figures, words),
            ]
        ),
        breaks=break_frame(cuts, words),
    )
