"""A table of verdicts that read another way: before, after, the figure they rest on, and why. Rows as `compare` of loaders gives them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app import markup, queries
from app.address import ROW
from app.naming import due_text, name
from app.queries import Row
from app.texts import Words
from app.verdicts import REASONS, sign
from app.view import View
from loaders.warehouse.snapshots.inputs import figure_input, target_input

LINES = 60


def turned(rows: Sequence[Row]) -> list[Row]:
    """The rows whose verdict or reason is another, those that had one before and after first; the rest only rest on another figure."""
    return sorted((row for row in rows if row["is_turned"]), key=_change)


def _change(row: Row) -> int:
    """0 where a verdict is another, 1 where there was none before, 2 where there is none after: _CHANGES."""
    return 1 if not row["standing_before"] else 2 if not row["standing_after"] else 0


_CHANGES = ("turned", "new", "gone")


def changes_counted(rows: Sequence[Row], words: Words) -> str:
    """How many verdicts turned, and how many rows are new or gone: what is only new has changed nobody's verdict. Plain text."""
    counts = Counter(_change(row) for row in turned(rows))
    parts = [words(f"changes.{which}", n=counts[at]) for at, which in enumerate(_CHANGES) if counts[at]]
    return words.listed(parts) if parts else words("changes.none")


def changes_table(rows: Sequence[Row], view: View) -> str:
    """The rows that turned, each with a link to the ledger, and how many others rest on another figure. HTML."""
    words = view.words
    listed = turned(rows)
    indicators = {row["indicator_id"]: row for row in view.look_up(queries.indicators_in_use, None)}
    cells = [_cells(row, indicators, view) for row in listed[:LINES]]
    heads = [
        "col.place",
        "col.indicator",
        "returns.col.before",
        "returns.col.after",
        "returns.col.rests_on",
        "col.cause",
    ]
    said = []
    if cells:
        said.append(markup.table([words(head) for head in heads], cells, kind="changes"))
    if len(listed) > LINES:
        said.append(f"<p class='apart'>{markup.text(words('returns.more_changes', n=len(listed) - LINES))}</p>")
    if len(rows) > len(listed):
        said.append(f"<p class='apart'>{markup.text(words('returns.same_verdict', n=len(rows) - len(listed)))}</p>")
    return "".join(said)


def _cells(row: Row, indicators: dict[str, Row], view: View) -> list[str]:
    words = view.words
    place = view.place_named(row["jurisdiction_id"])
    key = "_".join([row["commitment_id"], row["jurisdiction_id"], row["due_date"] or ""])
    link = view.address.link("ledger", **{ROW: key, "place": row["jurisdiction_id"]})
    indicator = indicators.get(row["indicator_id"])
    called = name(indicator, "name", words) if indicator else row["indicator_name"] or words("ledger.unmatched")
    due = due_text({"due_date": date.fromisoformat(row["due_date"]) if row["due_date"] else None}, words)
    return [
        markup.text(name(place, "name", words) if place else row["place_name"]),
        markup.link(link, markup.text(called))
        + f"<small>{markup.text(words.listed_wide([_target(row['target_after'] or row['target_before'], words), due]))}</small>",
        _standing(row["standing_before"], words),
        _standing(row["standing_after"], words),
        _rests_on(row, words),
        markup.text(words.listed(words(f"returns.cause.{cause}") for cause in row["causes"])),
    ]


def _target(told: str, words: Words) -> str:
    """The promised number of a target as inputs_at tells it."""
    found = target_input(told)
    return words.target(found.comparator, found.value, found.value_high, found.unit, found.basis)


def _standing(code: str | None, words: Words) -> str:
    """Sign and word of a standing (macro standing_of); of a reason what it withholds. HTML."""
    if not code:
        return markup.text(words("returns.absent"))
    verdict, _, rest = code.partition("_")
    if code in REASONS:
        return f"<span class='verdict'>{sign('undecided', code)}<span>{markup.text(words('verdict.undecided'))}<small>{markup.text(words(f'reason.{code}'))}</small></span></span>"
    is_soft = verdict == "missed" and rest
    shape = verdict if verdict in {"met", "missed"} else code
    return f"<span class='verdict'>{sign(shape, None, 'expected' if is_soft else None)}<span>{markup.text(words(f'verdict.{code}'))}</span></span>"


def _rests_on(row: Row, words: Words) -> str:
    before, after = (_figure(row[side], words) for side in ("judged_before", "judged_after"))
    if after == before:
        return after or markup.text(words("returns.no_figure"))
    shown = after or markup.text(words("returns.no_figure"))
    return shown + (f"<small>{markup.text(words('returns.before_was', figure=before))}</small>" if before else "")


def _figure(text: str | None, words: Words) -> str:
    found = figure_input(text)
    if found is None:
        return ""
    days = [date.fromisoformat(day) for day in found.days]
    value = words.value(found.value, found.unit)
    return words("figure.with_period", value=value, period=words.period(days[0] if len(days) > 1 else None, days[-1]))
