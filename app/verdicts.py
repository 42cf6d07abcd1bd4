"""How a verdict looks and reads: a shape, a word and a colour, so that grey print and colour-blind eyes lose nothing.

The verdict itself comes from the database. What is chosen here is only the word: 目前已达标 before the due date and 按期达标
at it, and the three words of *missed* by the firmness of the promise (DESIGN §8.14, LOOK).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from typing import Any
from urllib.parse import quote

from app.texts import Words

# From best to worst settled, then what cannot be said: the order of counts, filters and the ledger's sorting.
ORDER = ("missed", "off_track", "reversing", "lagging", "on_track", "ahead", "met", "undecided")
REASONS = (
    "due_unreported",
    "due_awaited",
    "no_figure",
    "not_comparable",
    "conflicting_figures",
    "bound_only",
    "no_due_date",
    "scope_unconfirmed",
    "average_only",
    "no_baseline",
    "baseline_only",
    "stale",
    "too_early",
    "below_precision",
    "proposed",
)
SOFT = {"expected", "aspirational", "encouraged"}

# 16 × 16 shapes; each is a mask that is filled with the verdict's hue.
_SHAPES = {
    "met": "<path fill-rule='evenodd' d='M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zM6.9 12.1 13 5.6 11.6 4.3 6.9 9.3 4.5 6.9 3.1 8.3z'/>",
    "ahead": "<path d='M8 1.2 14.5 7.7 12.9 9.3 8 4.4 3.1 9.3 1.5 7.7zM8 7.2l6.5 6.5-1.6 1.6L8 10.4l-4.9 4.9-1.6-1.6z'/>",
    "on_track": "<path d='M8 4 15 11l-1.8 1.8L8 7.6l-5.2 5.2L1 11z'/>",
    "lagging": "<path fill-rule='evenodd' d='M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zm0 1.8v12.4a6.2 6.2 0 0 0 0-12.4z'/>",
    "off_track": "<path d='M8 12.4 1 5.4l1.8-1.8L8 8.8l5.2-5.2L15 5.4z'/>",
    "reversing": "<path d='M6 1 0.8 5.6 6 10.2V7h3.6a2.7 2.7 0 0 1 0 5.4H4V15h5.6a5.3 5.3 0 0 0 0-10.6H6z'/>",
    "missed": "<path fill-rule='evenodd' d='M0 0h16v16H0zM4.4 3 3 4.4 6.6 8 3 11.6 4.4 13 8 9.4l3.6 3.6 1.4-1.4L9.4 8 13 4.4 11.6 3 8 6.6z'/>",
    "undecided": "<path fill-rule='evenodd' d='M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3z'/>",
}


def drawing(verdict: str) -> str:
    """The shape of a verdict's sign as the inside of an SVG of 16 × 16, for charts."""
    return _SHAPES[verdict]


@cache
def sign_rules() -> str:
    """The style rules that draw every sign."""
    base = (
        ".sign{display:inline-block;width:.95em;height:.95em;vertical-align:-.1em;margin-right:.35em;flex:none;"
        "mask-size:contain;mask-repeat:no-repeat;-webkit-mask-size:contain;-webkit-mask-repeat:no-repeat;"
        "print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    )
    rules = [base]
    for verdict, shape in _SHAPES.items():
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{shape}</svg>"
        url = f'url("data:image/svg+xml,{quote(svg)}")'
        hue = verdict.replace("_", "-")
        rules.append(f".sign-{verdict}{{background:var(--{hue});mask-image:{url};-webkit-mask-image:{url}}}")
    rules.append(".sign-missed.soft{background:var(--missed-soft)}")
    rules.append(
        ".overdue{display:inline-block;border:1.5px solid var(--missed);border-radius:50%;line-height:0;padding:1px;margin-right:.35em;vertical-align:-.15em}.overdue .sign{margin:0}"
    )
    return "\n".join(rules)


def verdict_word(row: Mapping[str, Any], words: Words) -> str:
    """The word of a row of `assessment` joined with its commitment's firmness, without the reason."""
    verdict = row["verdict"]
    if verdict == "met":
        due = row.get("due_date")
        return words("verdict.met_at_due" if due is not None and due <= row["as_of"] else "verdict.met_so_far")
    if verdict == "missed":
        firmness = row.get("firmness")
        if firmness == "expected":
            return words("verdict.missed_expected")
        if firmness in SOFT:
            return words("verdict.missed_aspirational")
        return words("verdict.missed")
    return words(f"verdict.{verdict}")


def is_awaited(row: Mapping[str, Any]) -> bool:
    """Whether the figure that decides is due but not yet to be expected (DESIGN §8.3)."""
    return "awaiting_report" in (row.get("flags") or ())


def reason_word(row: Mapping[str, Any], words: Words) -> str | None:
    """The word of the reason of an undecided row; None where there is none. 到期待报 and 到期未报 are told apart by the flag."""
    reason = row.get("reason")
    if not isinstance(reason, str) or not reason:
        return None
    if reason == "due_unreported" and is_awaited(row):
        return words("reason.due_awaited")
    return words(f"reason.{reason}")


def late_note(row: Mapping[str, Any], words: Words) -> str | None:
    """逾期达标 with its date, for a promise that was missed and kept later."""
    late = row.get("met_later_date")
    if row["verdict"] != "missed" or not isinstance(late, date):
        return None
    return words("verdict.met_late", date=words.date(late))


def state_sign(which: str) -> str:
    """The sign of a state as `tally.state` names it."""
    return sign("undecided", which) if which in REASONS else sign(which if which in _SHAPES else "undecided")


def state_word(which: str, words: Words) -> str:
    """The word of a state as `tally.state` names it."""
    return words(f"reason.{which}" if which in REASONS else f"verdict.{which}")


def sign(verdict: str, reason: str | None = None, firmness: str | None = None) -> str:
    """The sign alone, as HTML; hidden from screen readers, for the word stands beside it."""
    soft = " soft" if verdict == "missed" and firmness in SOFT else ""
    mark = f'<span class="sign sign-{verdict}{soft}" aria-hidden="true"></span>'
    return f'<span class="overdue">{mark}</span>' if reason == "due_unreported" else mark


def badge(row: Mapping[str, Any], words: Words) -> str:
    """Sign, word, and the reason or the date of late success, as HTML."""
    rest = [escape(note) for note in (reason_word(row, words), late_note(row, words)) if note]
    said = escape(verdict_word(row, words)) + (f"<small>{words.listed(rest)}</small>" if rest else "")
    ring = None if is_awaited(row) else row.get("reason")  # the red ring is for what is overdue
    return f'<span class="verdict">{sign(row["verdict"], ring, row.get("firmness"))}<span>{said}</span></span>'
