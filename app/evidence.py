"""What a number and a verdict rest on, in words: source of a figure, place of a promise, every input and the sum.

The verdict and all its inputs come from the database; here they are only put beside each other and said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import markup
from app.latest import is_same, latest_of, why_not_latest
from app.queries import Row
from app.sums import Inputs, arithmetic, target_text
from app.texts import Words
from app.verdicts import badge, is_awaited, verdict_word


@dataclass(frozen=True)
class Evidence:
    """The figures a verdict names, as they stand on record, and the latest of the place; None where there is none."""

    judged: Row | None
    current: Row | None
    baseline: Row | None
    latest: Row | None

    @property
    def rests_on_latest(self) -> bool:
        """Whether the figure judged is the latest one."""
        return is_same(self.judged, self.latest)


def evidence_of(row: Mapping[str, Any], figures: Iterable[Row]) -> Evidence:
    """Finds the figures a row of `assessments` names, and the latest, among those given."""
    figures = list(figures)
    by_id = {f["figure_id"]: f for f in figures}
    return Evidence(
        judged=by_id.get(row["judged_figure_id"]),
        current=by_id.get(row["current_figure_id"]),
        baseline=by_id.get(row["baseline_figure_id"]),
        latest=latest_of(figures, row["indicator_id"], row["jurisdiction_id"]),
    )


def name(row: Mapping[str, Any], what: str, words: Words) -> str:
    """The name of an indicator, place or promiser in the page's language: `what` is indicator, place, promised_by or name."""
    english = row.get(f"{what}_en")
    if words.language == "en" and english:
        return str(english)
    chinese = row.get(f"{what}_zh")
    return str(chinese or row.get("indicator_text") or words("ledger.unmatched"))


def figure_value(figure: Row, words: Words) -> str:
    """Value and unit of a figure as printed by its source; a bound and a round number are told as such."""
    value = words.value(figure["value"], figure["unit"], figure["printed_step"])
    kind = f"figure.{figure['value_type']}"
    return words(kind, value=value) if words.has(kind) else value


def figure_text(figure: Row, words: Words) -> str:
    """Value, unit and period: 80.4%（2016年）."""
    period = words.period(figure["period_start"], figure["period_end"])
    return words("figure.with_period", value=figure_value(figure, words), period=period)


def document_name(row: Mapping[str, Any], words: Words) -> str:
    """文号 where it was verified, else the title; both as plain text."""
    return str(row["document_number"] or words("title", text=row["document_title"]))


def issued(row: Mapping[str, Any], words: Words) -> str:
    """The issue date as far as it was verified; empty where it is not known."""
    if row["issued_date"] is None:
        return ""
    if row["date_verified"] == "year":
        return words("date.year", year=row["issued_date"].year)
    return words.date(row["issued_date"])


def source_card(figure: Row, words: Words) -> str:
    """Where a figure comes from, as HTML: source with its grade, words, kind, verification, counts."""
    grade = figure["source_grade"]
    source = markup.text(figure["source"] or figure["document_title"] or words("source.missing"))
    if grade:
        source += markup.text(words("in_brackets", text=words.coded("source", grade)))
    if figure["source_url"] or figure["document_url"]:
        source += " " + markup.outside(figure["source_url"] or figure["document_url"], words("source.open"))
    derived = figure["value_type"] == "derived" or figure["verification"] == "derived"
    quote = figure["quote"] or ""
    if quote and not derived:  # a sum was worked out by whoever recorded it: no source says it
        quote = words("quoted", text=quote)
    share = ""
    if figure["numerator"] is not None and figure["denominator"] is not None:
        share = markup.text(f"{words.number(figure['numerator'])} ÷ {words.number(figure['denominator'])}")
    pairs = [
        (words("col.value"), markup.text(figure_value(figure, words))),
        (words("col.period"), markup.text(words.period(figure["period_start"], figure["period_end"]))),
        (words("col.source"), source),
        (words("evidence.document"), markup.text(document_name(figure, words)) if figure["document_title"] else ""),
        (words("evidence.clause"), markup.text(figure["clause_path"] or "")),
        (words(f"evidence.{'worked_out' if derived else 'quote'}"), markup.text(quote)),
        (words("evidence.share"), share),
        (words("col.type"), markup.text(words(f"value_type.{figure['value_type']}"))),
        (words("col.grade"), markup.text(words(f"grade.{figure['verification']}")) if figure["verification"] else ""),
        (words("evidence.scope"), markup.text(figure["scope"] or "")),
        (words("evidence.published"), markup.text(words.date(figure["published_date"])) if figure["published_date"] else ""),
        (words("evidence.disclosure"), words("flag.restricted") if figure["disclosure"] == "restricted" else ""),
    ]  # fmt: skip
    return markup.definitions(pairs)


def figure_pop(figure: Row, words: Words, with_period: bool = True) -> str:
    """A figure that opens its source."""
    shown = figure_text(figure, words) if with_period else figure_value(figure, words)
    return markup.pop(markup.text(shown), source_card(figure, words), "figure")


def due_text(row: Mapping[str, Any], words: Words) -> str:
    """By when: 2017年底前, 2026年6月30日前, 未写明期限."""
    due = row["due_date"]
    if due is None:
        return words("due.none")
    if (due.month, due.day) == (12, 31):
        return words("due.by_year_end", year=due.year)
    return words("due.by", date=words.date(due))


def dues_text(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """By when, of one row or of the years of one promise: 2018—2026年，每年."""
    if len(rows) == 1:
        return due_text(rows[0], words)
    years = sorted(r["due_date"].year for r in rows if r["due_date"])
    return words("due.years", first=years[0], last=years[-1], recurrence=words(f"recurrence.{rows[0]['recurrence']}"))


def notes(row: Mapping[str, Any], words: Words) -> list[str]:
    """The flags of a row as notes; those that another part of the row already says are left out."""
    said = {"met_late", "inherited", "soft", "so_far", "awaiting_report", "overdue_report"}
    if row["judged_value"] is None:
        said |= {"break_after"}  # it speaks of what came after the figure judged
    return [words(f"flag.{flag}") for flag in (row["flags"] or ()) if flag not in said and words.has(f"flag.{flag}")]


def why(row: Mapping[str, Any], words: Words) -> str:
    """The sentence that says why nothing is judged, what the verdict would be, and the next step; plain text."""
    reason = row["reason"]
    if not reason:
        return ""
    key = "due_awaited" if reason == "due_unreported" and is_awaited(row) else reason
    place, scope = name(row, "place", words), row["scope"] or ""
    values = {"place": place, "scope": scope, "months": row["release_lag_months"]}
    sentence = words("sum.withheld", why=words(f"why.{key}", **values))
    if row["verdict_if_confirmed"]:
        codes = row["verdict_if_confirmed"]
        would = words.listed(
            verdict_word({**row, "verdict": c}, words) for c in ([codes] if isinstance(codes, str) else codes)
        )
        sentence += words("why.if_accepted" if reason == "proposed" else "why.if_confirmed", verdict=would)
    return sentence + next_step(row, words)


def next_step(row: Mapping[str, Any], words: Words) -> str:
    """What would settle an undecided row, as a sentence."""
    reason, place = row["reason"], name(row, "place", words)
    if reason == "scope_unconfirmed":
        return words("next.scope_unconfirmed", place=place, scope=row["scope"] or "")
    if words.has(f"next.{reason}"):
        return words(f"next.{reason}")
    due = row["due_date"]
    period = (
        words("next.report_latest")
        if due is None or due > row["as_of"]
        else words("next.report_period", date=words.date(due))
    )
    above, below = row["numerator"], row["denominator"]
    if above and below:
        # The register writes the same words for both where the document does not say what is divided by what.
        known = above != below
        definition = (
            words("next.definition", numerator=above, denominator=below) if known else words("next.definition_unstated")
        )
    else:
        definition = row["definition"]
    return words(
        "next.report",
        place=place,
        indicator=name(row, "indicator", words),
        period=period,
        definition=definition or words("not_known"),
    )


def promise_card(row: Mapping[str, Any], words: Words) -> list[tuple[str, str]]:
    """Where a promise stands, as names and HTML values."""
    title = markup.text(row["document_title"])
    if row["document_number"]:
        title += markup.text(words("in_brackets", text=row["document_number"]))
    if row["document_url"]:
        title += " " + markup.outside(row["document_url"], words("source.open"))
    below = row["reach_level"] not in {None, row["promised_by_level"]}
    reach = words("target.reach", level=words(f"level.{row['reach_level']}")) if below else ""
    asked = [target_text(row, words), due_text(row, words)]
    asked += [words(f"recurrence.{row['recurrence']}")] if row["recurrence"] != "none" else []
    return [
        (words("evidence.target"), markup.text(words.listed_wide(asked))),
        (words("evidence.quote"), markup.text(words("quoted", text=row["quote"]))),
        (words("evidence.document"), title),
        (words("evidence.clause"), markup.text(row["clause_path"] or words("evidence.no_clause"))),
        (words("evidence.issued"), markup.text(issued(row, words))),
        (words("evidence.scope"), markup.text(words.listed_wide([p for p in (row["scope"] or "", reach) if p]))),
        (words("evidence.firmness"), markup.text(words(f"firmness.{row['firmness']}") if row["firmness"] else words("not_stated"))),
        (words("evidence.lead"), markup.text(row["lead_department"] or words("evidence.no_lead"))),
        (words("evidence.departments"), markup.text((row["departments"] or "").replace(";", words("list.comma")))),
        (words("evidence.disclosure"), words("flag.restricted") if row["disclosure"] == "restricted" else ""),
    ]  # fmt: skip


def inputs_of(row: Mapping[str, Any], evidence: Evidence, words: Words) -> Inputs:
    """The figures of a verdict as text; where a figure is not at hand, its value and the last day of its period."""

    def shown(figure: Row | None, value: str, end: str) -> str:
        if figure is not None:
            return figure_text(figure, words)
        if row[value] is None:
            return ""
        number = words.value(row[value], row["unit"])
        return words("figure.with_period", value=number, period=words.date(row[end])) if row[end] else number

    return Inputs(
        judged=shown(evidence.judged, "judged_value", "judged_period_end"),
        current=shown(evidence.current, "current_value", "current_period_end"),
        baseline=shown(evidence.baseline, "baseline_value", "baseline_period_end"),
    )


def verdict_card(row: Mapping[str, Any], evidence: Evidence, words: Words) -> str:
    """Every input of a verdict and the sum in words, as HTML."""

    inputs = inputs_of(row, evidence, words)

    def opened(figure: Row | None, shown: str) -> str:
        return figure_pop(figure, words) if figure is not None else markup.text(shown or words("evidence.no_value"))

    pairs = promise_card(row, words)
    if row["row_kind"] != "standard":
        if row["judged_value"] is not None:
            short = row["gap"] and words("list.gap", gap=words.gap(row["gap"], row["unit"], row["printed_step"]))
            after = markup.text(words("list.wide") + short) if short else ""
            pairs.append((words("evidence.judged"), opened(evidence.judged, inputs.judged) + after))
        later = why_not_latest(row, evidence.judged, evidence.latest, words)
        note = markup.text(words("in_brackets", text=words("later.said", why=later))) if later else ""
        pairs.append((words("evidence.current"), opened(evidence.latest, inputs.current) + note))
        if row["baseline_value"] is not None:
            pairs.append((words("evidence.baseline"), opened(evidence.baseline, inputs.baseline)))
        sums = arithmetic(row, inputs, words) or ([why(row, words)] if row["reason"] else [])
        pairs.append((words("evidence.arithmetic"), "<br>".join(markup.text(line) for line in sums)))
        if row["places_total"]:
            counts = {k: row[f"places_{k}"] for k in ("total", "met", "missed", "undecided")}
            pairs.append((words("evidence.below"), markup.text(words("evidence.below.counts", **counts))))
        pairs.append((words("evidence.notes"), markup.text(words("sentence.join").join(notes(row, words)))))
    return markup.definitions(pairs)


def verdict_pop(row: Mapping[str, Any], evidence: Evidence, words: Words) -> str:
    """The verdict with its sign, opening all it rests on."""
    return markup.pop(badge(row, words), verdict_card(row, evidence, words), "wide")
