"""The sentence the overview opens with, for three readers: a leader, the office that runs the reform, a county's data clerk.

Made from the data alone, the answer first (LOOK, Say it first); a part without data is left out. HTML; figures in it are links.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app import markup
from app.address import ROW, Address
from app.days import last_quarter_end
from app.evidence import Evidence, evidence_of
from app.naming import due_text, lead_text, name, row_key
from app.queries import Row
from app.returns_brief import owed_parts
from app.tally import MOVING, Tally, is_soon, is_this_quarter, is_this_year, state, tally, turned, widest
from app.texts import Words
from app.verdicts import state_word
from loaders.warehouse.snapshots.standing import RISK

READERS = ("office", "leader", "clerk")
REASONS_NAMED = 2
TURNED_NAMED = 2
# What only the department in charge can settle: which definition, and who is meant.
TO_SETTLE = ("not_comparable", "scope_unconfirmed")

# What a return would settle.
TO_REPORT = ("no_figure", "due_unreported", "due_awaited")

# A key of texts, how many rows, and the choices of the ledger that list them.
Part = tuple[str, int, dict[str, Any]]


@dataclass(frozen=True)
class Desk:
    """What an opening speaks of: the rows and figures of a place, the same rows at the end of the last quarter, what it and the places
    below owe (rows of `returns_queries.owed`), and the last return that was handed in for it (a row of `queries.last_return`);
    `next_step` is said where nothing is on record.
    """

    rows: Sequence[Row]
    figures: Sequence[Row]
    place: Row
    as_of: date
    next_step: str
    before: Sequence[Row] = ()
    owed: Sequence[Row] = ()
    last_return: Row | None = None
    groups: Tally = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", tally(self.rows))


def opening(reader: str, desk: Desk, words: Words, address: Address) -> str:
    """The sentence for one of READERS."""
    if not desk.groups.counted:
        said = words("overview.counts_none", place=markup.text(name(desk.place, "name", words)))
        return said + words("sentence.end") + markup.text(desk.next_step)
    return _OPENINGS[reader](desk, words, address)


def _leader(desk: Desk, words: Words, address: Address) -> str:
    """What is to be done this year and what of it most needs a leader; where nothing is, what fell due until now."""
    place, groups = markup.text(name(desk.place, "name", words)), desk.groups
    this_year = tally(r for r in groups.counted if is_this_year(r))
    if this_year.counted:
        done = len(this_year.kept) + len(this_year.met)
        parts = _counts(words, address, [
            ("opening.done", done, {"verdict": ["met"], "due": "year"}),
            ("overview.moving", len(this_year.moving), {"verdict": list(MOVING), "due": "year"}),
            ("overview.risk", len(this_year.risk), {"verdict": list(RISK), "due": "year"}),
            ("overview.missed", len(this_year.missed), {"verdict": ["missed"], "due": "year"}),
            ("overview.unreported", len(this_year.unreported), {"verdict": ["due_unreported"], "due": "year"}),
            ("overview.awaited", len(this_year.awaited), {"verdict": ["due_awaited"], "due": "year"}),
        ])  # fmt: skip
        parts += _withheld(this_year.due_undecided + this_year.running_undecided, "year", words, address)
        all_of_it = _number(words("opening.items", n=len(this_year.counted)), {"due": "year"}, address)
        said = words("opening.leader", place=place, all=all_of_it, parts=words.listed(parts))
        earlier = tally(r for r in groups.due if not is_this_year(r))
        if earlier.due:
            parts = _due_parts(earlier, words, address, "before")
            said += words("sentence.join") + words("opening.before", due=len(earlier.due), parts=words.listed(parts))
    elif groups.due:
        key = "opening.leader_none"
        parts = _due_parts(groups, words, address, "past")
        said = words(key, place=place, due=len(groups.due), parts=words.listed(parts))
    else:
        said = words("overview.counts_no_due", place=place, all=len(groups.counted))
    row = widest(groups)
    worst = _worst(row, evidence_of(row, desk.figures), words, address) if row else ""
    return said + words("sentence.end") + worst


def _office(desk: Desk, words: Words, address: Address) -> str:
    """What fell due and how it ended, what this quarter brings, what turned, what is to be settled."""
    groups, place = desk.groups, markup.text(name(desk.place, "name", words))
    if groups.due:
        due = words.listed(_due_parts(groups, words, address, "past"))
        key = "overview.counts" if len(groups.due) < len(groups.counted) else "overview.counts_all_due"
        parts = [words(key, place=place, all=len(groups.counted), due=len(groups.due), parts=due)]
    else:
        parts = [words("overview.counts_no_due", place=place, all=len(groups.counted))]
    quarter = [r for r in groups.counted if is_this_quarter(r)]
    soon = [r for r in groups.counted if is_soon(r)]
    if quarter:
        said = words("opening.quarter", n=len(quarter))
        parts.append(_number(said, {"due": "quarter"}, address))
    parts += _counts(words, address, [("opening.risk", len(groups.risk), {"verdict": list(RISK), "due": "later"})])
    parts += _turned(desk, words, address)
    settle = [r for r in groups.counted if r["reason"] in TO_SETTLE]
    if (only := {r["reason"]: len(settle) for r in settle}) and dict(
        _commonest(groups.due_undecided)
    ).items() >= only.items():
        settle = []  # just said: the same ones, for the one reason
    parts += _counts(words, address, [
        ("opening.soon", len(soon), {"due": "soon"}),
        ("opening.settle", len(settle), {"verdict": list(TO_SETTLE)}),
        ("opening.undated", len(groups.undated), {"due": "none"}),
    ])  # fmt: skip
    return words("sentence.join").join(parts) + words("sentence.end")


def _turned(desk: Desk, words: Words, address: Address) -> list[str]:
    """What turned for the worse and for the better since the end of the last quarter, the first of each by name."""
    worse, better = turned(desk.before, desk.groups.counted)
    parts = []
    for key, rows in (("opening.worse", worse), ("opening.better", better)):
        if not rows:
            continue
        named = [
            markup.link(address.link("ledger", **{ROW: row_key(r)}), markup.text(name(r, "indicator", words)))
            for r in rows[:TURNED_NAMED]
        ]
        parts.append(words(key, n=len(rows)) + words("in_brackets", text=words.listed(named)))
    if not parts:
        return []
    since = words.date(last_quarter_end(desk.as_of))
    return [words("opening.since", date=since, parts=words.listed(parts))]


def _clerk(desk: Desk, words: Words, address: Address) -> str:
    """What is owed and came in, what was sent back, by when the next is due; and how many promises wait for it."""
    parts = owed_parts(desk.place, desk.owed, desk.last_return, words, address)
    waiting = sum(state(r) in TO_REPORT for r in desk.groups.counted)
    parts += _counts(words, address, [("opening.to_report", waiting, {"verdict": list(TO_REPORT)})])
    return words("sentence.join").join(parts) + words("sentence.end")


def _due_parts(groups: Tally, words: Words, address: Address, due: str) -> list[str]:
    """How what fell due ended; `due` is the choice of the ledger that lists these rows."""
    return _counts(words, address, [
        ("overview.kept", len(groups.kept), {"verdict": ["met"], "due": due}),
        ("overview.missed", len(groups.missed), {"verdict": ["missed"], "due": due}),
        ("overview.unreported", len(groups.unreported), {"verdict": ["due_unreported"], "due": due}),
        ("overview.awaited", len(groups.awaited), {"verdict": ["due_awaited"], "due": due}),
    ]) + _withheld(groups.due_undecided, due, words, address)  # fmt: skip


def _number(said: str, choices: Mapping[str, Any], address: Address) -> str:
    return markup.link(address.link("ledger", **choices, counted="yes"), markup.text(said), "count")


def _counts(words: Words, address: Address, parts: Sequence[Part]) -> list[str]:
    """按期达标9项, 未达标3项: each number a link into the ledger; groups of none are not mentioned."""
    return [_number(words(key, n=n), choices, address) for key, n, choices in parts if n]


def _withheld(rows: Sequence[Row], due: str, words: Words, address: Address) -> list[str]:
    """暂不判定27项（仅有全域均值17项、口径不一致9项）: how many are not judged, and the commonest reasons; none where all are."""
    if not rows:
        return []
    counts, commonest = Counter(str(r["reason"]) for r in rows), _commonest(rows)
    whole = _number(words("overview.withheld", n=len(rows)), {"verdict": list(counts), "due": due}, address)
    key = "overview.reason" if len(counts) > 1 else "overview.only_reason"
    named = [
        _number(words(key, reason=state_word(reason, words), n=n), {"verdict": [reason], "due": due}, address)
        for reason, n in commonest
    ]
    if rest := len(rows) - sum(n for _, n in commonest):
        named.append(words("overview.reason_rest", n=rest))
    return [whole + words("in_brackets", text=words.listed(named))]


def _commonest(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """The reasons that are named, each with how many rows it holds for."""
    return Counter(str(r["reason"]) for r in rows).most_common(REASONS_NAMED)


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
    value = words.value(row["judged_value"], row["judged_unit"] or row["unit"], step)
    period = (
        words.period(figure["period_start"], figure["period_end"]) if figure else words.date(row["judged_period_end"])
    )
    link = address.link("indicator", indicator=row["indicator_id"], place=row["jurisdiction_id"])
    said = words(
        "overview.worst",
        indicator=markup.link(link, markup.text(name(row, "indicator", words))),
        figure=markup.text(words("figure.in_sentence", value=value, period=period)),
        gap=markup.text(words.gap(row["gap"], row["unit"], step)),
        lead=markup.text(lead_text(row, words)),
        when=markup.text(when),
    )
    return said + words("sentence.end")


_OPENINGS: Mapping[str, Callable[[Desk, Words, Address], str]] = {"office": _office, "leader": _leader, "clerk": _clerk}
