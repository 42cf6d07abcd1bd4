"""What a number and a verdict rest on, in words: source of a figure, place of a promise, every input, the sum, what was changed
since, and a sentence to copy.

The verdict and all its inputs come from the database; here they are only put beside each other and said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import markup
from app.days import local_date
from app.faults import said
from app.latest import is_same, latest_of, why_not_latest
from app.naming import document_name, due_text, figure_text, figure_value, issued
from app.queries import Row
from app.quotation import figure_sentence, verdict_sentence
from app.sums import PACED, Inputs, arithmetic, still_needed, target_text
from app.texts import Words, rules
from app.verdicts import badge
from app.withheld import notes, why


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
        (words("col.value"), markup.text(figure_value(figure, words) + _as_reported(figure, words))),
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
        (words("evidence.remark"), said(figure["note"], words) if figure["note"] else ""),
        (words("evidence.disclosure"), words("flag.restricted") if figure["disclosure"] == "restricted" else ""),
    ]  # fmt: skip
    return markup.definitions(pairs) + _to_copy(figure_sentence(figure, words), words)


def _as_reported(figure: Row, words: Words) -> str:
    """The number in the unit of its source, where that is another: （原报3.6 人/千人）."""
    if figure["reported_unit"] is None:
        return ""
    printed = words.value(figure["reported_value"], figure["reported_unit"])
    return words("in_brackets", text=words("figure.as_reported", value=printed))


def _to_copy(sentence: str, words: Words) -> str:
    """A sentence with the button that copies it (app/page.js copies what stands before the button)."""
    button = markup.text(words("quotation.copy")), markup.text(words("quotation.copied"))
    return (
        f'<div class="quotation"><p>{markup.text(sentence)}</p>'
        f'<button type="button" class="copy" data-done="{button[1]}">{button[0]}</button></div>'
    )


def figure_pop(figure: Row, words: Words, with_period: bool = True) -> str:
    """A figure that opens its source."""
    shown = figure_text(figure, words) if with_period else figure_value(figure, words)
    return markup.pop(markup.text(shown), source_card(figure, words), "figure")


def promise_card(row: Mapping[str, Any], words: Words, in_document: str = "") -> list[tuple[str, str]]:
    """Where a promise stands, as names and HTML values; its document's title leads to `in_document`, where that is given."""
    title = markup.text(row["document_title"])
    if in_document:
        title = markup.link(in_document, title)
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
        (words("col.grade"), markup.text(words.coded("grade", row["promise_verification"]))),
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


# Which rule of the method page decides a row (its numbers are those of texts/rules_*.toml); 13 holds every other reason.
_RULE_OF_REASON = {
    "due_unreported": 3, "no_baseline": 5, "baseline_only": 5, "bound_only": 7, "conflicting_figures": 9, "stale": 10, "too_early": 11,
    "below_precision": 12, "proposed": 14,
}  # fmt: skip


def rule_of(row: Mapping[str, Any]) -> int:
    """The number of the rule by which a row stands as it does."""
    if row["row_kind"] == "standard":
        return 8
    if row["reason"]:
        return _RULE_OF_REASON.get(row["reason"], 13)
    if row["verdict"] in PACED:
        return 4
    return 3 if row["due_date"] is not None and row["due_date"] <= row["as_of"] else 2


def _rule_link(number: int, words: Words) -> str:
    return f"method{'?lang=en' if words.language == 'en' else ''}#rule-{number}"


def rule_title(number: int, words: Words) -> str:
    """A rule with its number: 第3条 期限已到."""
    return words("evidence.rule.named", n=number, title=rules(words.language)[number - 1]["title"])


def verdict_card(
    row: Mapping[str, Any], evidence: Evidence, words: Words, history: Sequence[Row] = (), in_document: str = ""
) -> str:
    """Every input of a verdict, the sum in words, what was changed since it was recorded, and a sentence to copy; as HTML.

    `history`: rows of `queries.history_of`, of any promises; those of this one are told. `in_document`: the address of the
    promise in the text of its document (`View.in_document`).
    """
    pairs = promise_card(row, words, in_document)
    if row["row_kind"] != "standard":
        pairs += _judgement(row, evidence, words)
    rule = rule_of(row)
    pairs.append((words("evidence.rule"), markup.link(_rule_link(rule, words), markup.text(rule_title(rule, words)))))
    pairs.append((words("evidence.history"), "<br>".join(markup.text(event) for event in _events(row, history, words))))
    sentence = verdict_sentence(row, evidence.judged or evidence.latest, words)
    return markup.definitions(pairs) + _to_copy(sentence, words)


def _judgement(row: Mapping[str, Any], evidence: Evidence, words: Words) -> list[tuple[str, str]]:
    """The figures a verdict rests on, each opening its source; the arithmetic; the places below; notes."""
    inputs = inputs_of(row, evidence, words)

    def opened(figure: Row | None, shown: str) -> str:
        return figure_pop(figure, words) if figure is not None else markup.text(shown or words("evidence.no_value"))

    pairs = []
    if row["judged_value"] is not None:
        short = row["gap"] and words("list.gap", gap=words.gap(row["gap"], row["unit"], row["printed_step"]))
        after = markup.text(words("list.wide") + short) if short else ""
        pairs.append((words("evidence.judged"), opened(evidence.judged, inputs.judged) + after))
    later = why_not_latest(row, evidence.judged, evidence.latest, words)
    note = markup.text(words("in_brackets", text=words("later.said", why=later))) if later else ""
    pairs.append((words("evidence.current"), opened(evidence.latest, inputs.current) + note))
    if row["baseline_value"] is not None:
        pairs.append((words("evidence.baseline"), opened(evidence.baseline, inputs.baseline)))
    sums = arithmetic(row, inputs, words) or ([why(row, words), *still_needed(row, words)] if row["reason"] else [])
    pairs.append((words("evidence.arithmetic"), "<br>".join(markup.text(line) for line in sums)))
    if row["places_total"]:
        counts = {k: row[f"places_{k}"] for k in ("total", "met", "missed", "undecided")}
        pairs.append((words("evidence.below"), markup.text(words("evidence.below.counts", **counts))))
    pairs.append((words("evidence.notes"), markup.text(words("sentence.join").join(notes(row, words)))))
    return pairs


def _events(row: Mapping[str, Any], history: Sequence[Row], words: Words) -> list[str]:
    """What was recorded of a promise and changed since; a decision that changes several things is one event."""
    of_row = [event for event in history if event["commitment_id"] == row["commitment_id"]]
    by_moment = {event["moment"]: event for event in of_row if event["cause"] == "review"}
    by_moment |= {event["moment"]: event for event in of_row if event["cause"] != "review"}
    return [_event(by_moment[moment], words) for moment in sorted(by_moment)]


def _event(event: Row, words: Words) -> str:
    """What was recorded or changed, when, and why: 2026年11月22日 改正：原文“鼓励”."""
    what = words.coded("history", event["after"] if event["cause"] == "review" else event["cause"])
    said = words("history.line", date=words.date(local_date(event["moment"])), what=what)
    why_so = event["reason"] or event["title"]
    return said + (words("colon") + why_so if why_so else "")


def verdict_pop(
    row: Mapping[str, Any], evidence: Evidence, words: Words, history: Sequence[Row] = (), in_document: str = ""
) -> str:
    """The verdict with its sign, opening all it rests on; see `verdict_card`."""
    return markup.pop(badge(row, words), verdict_card(row, evidence, words, history, in_document), "wide")
