"""Sentences made from the data: how a place stands against one target, why nothing is judged, what the ledger lists.

What the overview opens with is in app/openings.py.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from app.evidence import Evidence
from app.latest import why_not_latest
from app.naming import due_text, figure_value, name
from app.queries import Row
from app.sums import PACED, rounded, target_text
from app.tally import by_promise, state, tally
from app.texts import Words
from app.verdicts import reason_word, state_word

REASONS_NAMED = 2
# Makes a number in a sentence a link to the rows it counts, given the choices that list them. HTML.
Linked = Callable[[str, Mapping[str, Any]], str]


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


def ledger_answer(rows: Sequence[Row], place: str, filtered: bool, words: Words, link: Linked) -> str:
    """How many targets are listed and how they stand. HTML; `link` makes a number of one into the ledger that lists what it counts."""
    groups = tally(rows)
    met = groups.met + [r for r in groups.undated if r["verdict"] == "met"]
    counts: tuple[tuple[str, list[Row], dict[str, Any]], ...] = (
        ("overview.kept", groups.kept, {"due": "past"}),
        ("overview.missed", groups.missed, {}),
        ("overview.unreported", groups.unreported, {}),
        ("overview.awaited", groups.awaited, {}),
        ("overview.met", met, {"due": "later"} if len(met) == len(groups.met) else {}),
        ("overview.moving", groups.moving, {}),
        ("overview.risk", groups.risk, {}),
    )
    said = [link(words(key, n=len(group)), _listing(group) | more) for key, group, more in counts if group]
    open_rows = [
        r for r in groups.due_undecided + groups.running_undecided + groups.undated if r["verdict"] == "undecided"
    ]
    if open_rows:
        said.append(_open(open_rows, words, link))
    apart = groups.soft + groups.expired + groups.old
    said += [link(words("ledger.apart", n=len(apart)), {"counted": "apart"})] if apart else []
    said += [link(words("ledger.proposed", n=len(groups.proposed)), _listing(groups.proposed) | {"counted": "apart"})] if groups.proposed else []  # fmt: skip
    which = words("ledger.filtered") if filtered else ""
    sentence = words("ledger.sentence", place=escape(place), which=which, all=len(rows), parts=words.listed(said))
    return sentence + words("sentence.end")


def _open(rows: Sequence[Row], words: Words, link: Linked) -> str:
    """暂不判定27项（口径不一致20项、其他原因7项）."""
    reasons = Counter(state(r) for r in rows)
    key = "overview.reason" if len(reasons) > 1 else "overview.only_reason"
    named = [
        link(words(key, reason=state_word(reason, words), n=n), {"verdict": [reason], "counted": "yes"})
        for reason, n in reasons.most_common(REASONS_NAMED)
    ]
    if rest := sum(n for _, n in reasons.most_common()[REASONS_NAMED:]):
        named.append(words("overview.reason_rest", n=rest))
    whole = link(words("overview.withheld", n=len(rows)), _listing(rows))
    return whole + words("in_brackets", text=words.listed(named))


def _listing(rows: Sequence[Row]) -> dict[str, Any]:
    """The choices of the ledger that list rows of these states."""
    return {"verdict": list({state(r): 1 for r in rows}), "counted": "yes"}


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
