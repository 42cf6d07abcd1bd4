"""The tables a reader sees, as the headings and rows of a CSV file: the same rows, numbers plain, dates ISO, each with its source.

What is not for publication stays on this machine. The full ledger with every input leaves by loaders.warehouse.snapshots.
"""

from collections.abc import Iterable, Mapping

from app.naming import name
from app.queries import Row
from app.quotation import unlike
from app.sums import target_text
from app.texts import Words
from app.verdicts import reason_word, verdict_word
from app.withheld import notes

Table = tuple[list[str], list[list[object]]]
_PROMISE = (
    "place", "indicator", "target", "due", "verdict", "cause", "baseline", "baseline_end", "value", "unit", "figure_start", "figure_end",
    "figure_source", "gap", "lead", "document", "number", "clause", "quote", "notes", "as_of",
)  # fmt: skip
_FIGURE = (
    "place", "indicator", "figure_start", "figure_end", "value", "unit", "type", "grade", "source", "quote", "document", "number",
)  # fmt: skip


def promises_seen(rows: Iterable[Row], figures: Mapping[str, Row], words: Words) -> Table:
    """Rows of `assessments`; the value is that of the figure the verdict rests on (`figures` by id tell its period and source),
    baseline, value and gap stand in the unit the row is judged in."""
    lines: list[list[object]] = [
        [
            name(row, "place", words), name(row, "indicator", words), target_text(row, words), row["due_date"],
            words("verdict.standard") if row["row_kind"] == "standard" else verdict_word(row, words), reason_word(row, words),
            row["baseline_value"], row["baseline_period_end"], row["judged_value"], words.unit(row["judged_unit"] or row["unit"]),
            _of(figures, row, "period_start"), row["judged_period_end"], _of(figures, row, "source") or _of(figures, row, "document_title"),
            row["gap"], row["lead_department"], row["document_title"], row["document_number"], row["clause_path"], row["quote"],
            [*notes(row, words), *unlike(row, words)], row["as_of"],
        ]
        for row in rows
        if row["disclosure"] != "restricted"
    ]  # fmt: skip
    return [words(f"seen.{code}") for code in _PROMISE], lines


def _of(figures: Mapping[str, Row], row: Row, column: str) -> object:
    figure = figures.get(row["judged_figure_id"] or "")
    return figure[column] if figure else None


def figures_seen(figures: Iterable[Row], words: Words) -> Table:
    """Reported figures with period, kind, grade and source."""
    lines: list[list[object]] = [
        [
            name(figure, "place", words), name(figure, "indicator", words), figure["period_start"], figure["period_end"], figure["value"],
            words.unit(figure["unit"]), words(f"value_type.{figure['value_type']}"), words.coded("grade", figure["verification"]),
            figure["source"], figure["quote"], figure["document_title"], figure["document_number"],
        ]
        for figure in figures
        if figure["disclosure"] != "restricted"
    ]  # fmt: skip
    return [words(f"seen.{code}") for code in _FIGURE], lines
