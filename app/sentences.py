"""The sentences pages open with, made from the data: the answer first (LOOK, Say it first). HTML; figures in it are links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from app import markup
from app.address import Address
from app.evidence import Evidence, evidence_of
from app.latest import why_not_latest
from app.naming import due_text, figure_value, name
from app.queries import Row
from app.sums import PACED, rounded, target_text
from app.tally import MOVING, RISK, Tally, by_promise, state, tally, widest
from app.texts import Words
from app.verdicts import reason_word, state_word

# A key of texts, how many rows, and the choices of the ledger that list them.
Part = tuple[str, int, dict[str, Any]]
REASONS_NAMED = 2


def _counts(words: Words, address: Address, parts: Sequence[Part]) -> list[str]:
    """按期达标9项, 未达标3项: each number a link into the ledger; groups of none are not mentioned."""
    return [
        markup.link(address.link("ledger", **choices, counted="yes"), markup.text(words(key, n=n)), "count")
        for key, n, choices in parts
        if n
    ]


def _withheld(rows: Sequence[Row], due: str, words: Words, address: Address) -> list[str]:
    """暂不判定27项（仅有全域均值17项、口径不一致9项）: how many are not judged, and the commonest reasons; none where all are."""
    if not rows:
        return []
    counts = Counter(str(r["reason"]) for r in rows)
    whole = markup.link(
        address.link("ledger", verdict=list(counts), due=due, counted="yes"),
        markup.text(words("overview.withheld", n=len(rows))),
    )
    key = "overview.reason" if len(counts) > 1 else "overview.only_reason"
    named = [
        markup.link(
            address.link("ledger", verdict=[reason], due=due, counted="yes"),
            markup.text(words(key, reason=state_word(reason, words), n=n)),
        )
        for reason, n in counts.most_common(REASONS_NAMED)
    ]
    return [whole + words("in_brackets", text=words.listed(named))]


def overview_answer(
    groups: Tally, figures: Iterable[Row], place: Row, words: Words, address: Address, next_step: str
) -> str:
    """What fell due and was kept, what runs, and what most needs a leader; `next_step` is said where nothing is on record."""
    place_name = markup.text(name(place, "name", words))
    if not groups.counted:
        return words("overview.counts_none", place=place_name) + words("sentence.end") + markup.text(next_step)
    due = _counts(words, address, [
        ("overview.kept", len(groups.kept), {"verdict": ["met"], "due": "past"}),
        ("overview.missed", len(groups.missed), {"verdict": ["missed"], "due": "past"}),
        ("overview.unreported", len(groups.unreported), {"verdict": ["due_unreported"]}),
        ("overview.awaited", len(groups.awaited), {"verdict": ["due_awaited"]}),
    ]) + _withheld(groups.due_undecided, "past", words, address)  # fmt: skip
    running = _counts(words, address, [
        ("overview.met", len(groups.met), {"verdict": ["met"], "due": "later"}),
        ("overview.moving", len(groups.moving), {"verdict": list(MOVING), "due": "later"}),
        ("overview.risk", len(groups.risk), {"verdict": list(RISK), "due": "later"}),
    ]) + _withheld(groups.running_undecided, "later", words, address)  # fmt: skip
    parts = [
        words(
            "overview.counts", place=place_name, all=len(groups.counted), due=len(groups.due), parts=words.listed(due)
        )
    ]
    if not groups.due:
        parts = [words("overview.counts_no_due", place=place_name, all=len(groups.counted))]
    if groups.running:
        parts.append(words("overview.running", running=len(groups.running), parts=words.listed(running)))
    if groups.undated:
        parts += _counts(words, address, [("overview.undated", len(groups.undated), {"due": "none"})])
    sentence = words("sentence.join").join(parts) + words("sentence.end")
    row = widest(groups)
    return sentence + (_worst(row, evidence_of(row, figures), words, address) if row else "")


def _worst(row: Row, evidence: Evidence, words: Words, address: Address) -> str:
    figure = evidence.judged or evidence.current
    step = figure["printed_step"] if figure else None
    days = (row["due_date"] - row["as_of"]).days
    when = (
        words("due.past", days=-days)
        if days <= 0
        else words("due.left", days=days)
        if days <= 365
        else due_text(row, words)
    )
    value = words.value(row["judged_value"], row["unit"], step)
    period = (
        words.period(figure["period_start"], figure["period_end"]) if figure else words.date(row["judged_period_end"])
    )
    link = address.link("indicator", indicator=row["indicator_id"], place=row["jurisdiction_id"])
    said = words(
        "overview.worst",
        indicator=markup.link(link, markup.text(name(row, "indicator", words))),
        figure=markup.text(words("figure.in_sentence", value=value, period=period)),
        gap=markup.text(words.gap(row["gap"], row["unit"], step)),
        lead=markup.text(words("overview.worst_lead", lead=row["lead_department"]) if row["lead_department"] else ""),
        when=markup.text(when),
    )
    return said + words("sentence.end")


def standing(row: Row, evidence: Evidence, words: Words) -> str:
    """Where a place stands against one target, in words: the latest figure, the gap or its absence, where it leads. Plain text.

    The gap is told only of the figure the database held against the target. Where that is not the latest, both are told, and why
    the later one does not decide; where it held none, the latest and the target are put beside each other without a word on how
    they compare.
    """
    place, latest, judged = name(row, "place", words), evidence.latest, evidence.judged
    asked = _asked(row, words)
    figure = latest or judged
    if figure is None:
        return words.listed_wide([words("finding.none", place=place), asked])
    period = words.period(figure["period_start"], figure["period_end"])
    first = words("finding.latest", place=place, value=figure_value(figure, words), period=period)
    if judged is None and row["basis"] != "level":
        return words("sentence.join").join([first, words("finding.change", asked=asked)])
    if judged is None or judged is figure or evidence.rests_on_latest:
        return words.listed_wide([first, *_held(row, judged, words)])
    period = words.period(judged["period_start"], judged["period_end"])
    second = words("finding.judged", value=figure_value(judged, words), period=period)
    parts = [first, words.listed_wide([second, *_held(row, judged, words)])]
    later = why_not_latest(row, judged, latest, words)
    if later:
        parts.append(words("later.said", why=later))
    return words("sentence.join").join(parts)


def _asked(row: Row, words: Words) -> str:
    """The target with its date and for whom; whose it is where it comes from above."""
    target = words("target.with_due", target=target_text(row, words), due=due_text(row, words))
    scope = words("in_brackets", text=row["scope"]) if row["scope"] else ""
    if row["inherited_from"]:
        return words("finding.asked_above", issuer=name(row, "promised_by", words), target=target, scope=scope)
    return words("finding.asked", target=target, scope=scope)


def _held(row: Row, judged: Row | None, words: Words) -> list[str]:
    """How the figure judged compares with the target, and where it leads."""
    target = words("target.with_due", target=target_text(row, words), due=due_text(row, words))
    if judged is not None and row["gap"] and row["gap"] > 0:
        parts = [words("finding.short", target=target, gap=words.gap(row["gap"], row["unit"], judged["printed_step"]))]
    elif row["verdict"] == "met":
        parts = [words("finding.kept", target=target)]
    else:
        parts = [_asked(row, words)]
    if row["verdict"] in PACED and row["projected_value"] is not None:
        value = words.value(rounded(row["projected_value"], row, 0), row["unit"])
        parts.append(words("finding.projected", value=value))
    return parts


def unjudged(rows: Sequence[Row], words: Words) -> str:
    """Why the promises on an indicator are not judged, place by place; empty where all are. Plain text."""
    groups = by_promise(r for r in rows if r["row_kind"] != "standard")
    waiting = [g[-1] for g in groups if g[-1]["verdict"] == "undecided"]
    if not waiting:
        return ""
    said = list(dict.fromkeys(
        words("finding.place_reason", place=name(r, "place", words), reason=reason_word(r, words)) for r in waiting
    ))  # fmt: skip
    judged = len(groups) - len(waiting)
    key = "finding.partly" if judged else "finding.unjudged"
    return words(key, n=len(waiting), judged=judged, reasons=words.listed(said)) + words("sentence.end")


def ledger_answer(rows: Sequence[Row], place: str, filtered: bool, words: Words) -> str:
    """How many targets are listed and how they stand; plain text."""
    groups = tally(rows)
    open_rows = [
        r for r in groups.due_undecided + groups.running_undecided + groups.undated if r["verdict"] == "undecided"
    ]
    counts = {
        "overview.kept": groups.kept,
        "overview.missed": groups.missed,
        "overview.unreported": groups.unreported,
        "overview.awaited": groups.awaited,
        "overview.met": groups.met + [r for r in groups.undated if r["verdict"] == "met"],
        "overview.moving": groups.moving,
        "overview.risk": groups.risk,
    }
    said = [words(key, n=len(group)) for key, group in counts.items() if group]
    if open_rows:
        reasons = Counter(state_word(state(r), words) for r in open_rows)
        key = "overview.reason" if len(reasons) > 1 else "overview.only_reason"
        named = words.listed(words(key, reason=reason, n=n) for reason, n in reasons.most_common(REASONS_NAMED))
        said.append(words("overview.withheld", n=len(open_rows)) + words("in_brackets", text=named))
    apart = {"ledger.apart": groups.soft + groups.expired + groups.old, "ledger.proposed": groups.proposed}
    said += [words(key, n=len(group)) for key, group in apart.items() if group]
    which = words("ledger.filtered") if filtered else ""
    sentence = words("ledger.sentence", place=place, which=which, all=len(rows), parts=words.listed(said))
    return sentence + words("sentence.end")


def main_row(rows: Sequence[Row]) -> Row | None:
    """The row a page speaks of first: the next to fall due of those that are judged, else the next, else the last that fell due."""
    live = [r for r in rows if r["row_kind"] != "standard" and r["is_counted"]] or list(rows)
    live = [r for r in live if r["in_front"]] or live  # a place's own promise before one from above
    coming = [r for r in live if r["due_date"] is not None and r["due_date"] > r["as_of"]]
    judged = [r for r in coming if r["verdict"] != "undecided"]
    past = [r for r in live if r["due_date"] is not None and r["due_date"] <= r["as_of"]]
    for group, last in ((judged, False), (coming, False), (past, True), (live, True)):
        if group:
            return group[-1] if last else group[0]
    return None
