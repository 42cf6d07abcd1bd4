"""How indicators, places, figures, documents and dates are named wherever they stand; plain text."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.asking import Row
from app.texts import Words


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
    return str(row["document_number"] or title_in_marks(str(row["document_title"]), words))


_INNER_MARKS = str.maketrans("《》〈〉", "〈〉《》")  # GB/T 15834—2011, 4.13: a title inside a title stands in 〈〉


def title_in_marks(title: str, words: Words) -> str:
    """A title in title marks; those of a title inside it change with every step inwards."""
    marked = words("title", text=title)
    return marked[0] + marked[1:-1].translate(_INNER_MARKS) + marked[-1] if marked.startswith("《") else marked


def issued(row: Mapping[str, Any], words: Words) -> str:
    """The issue date as far as it was verified; empty where it is not known."""
    if row["issued_date"] is None:
        return ""
    if row["date_verified"] == "year":
        return words("date.year", year=row["issued_date"].year)
    return words.date(row["issued_date"])


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


def lead_text(row: Mapping[str, Any], words: Words) -> str:
    """Who leads it: 市卫生健康委牵头, or that the document does not say."""
    lead = row["lead_department"]
    return words("list.lead", lead=lead) if lead else words("list.no_lead")


def promise_anchor(row: Mapping[str, Any]) -> str:
    """The id of the words of a promise in its document, as the page of that document shows it."""
    return f"promise-{row['commitment_id']}"


def row_key(row: Mapping[str, Any]) -> str:
    """What names a row of `assessments` in the URL."""
    due = row["due_date"].isoformat() if row["due_date"] else ""
    return "_".join([row["commitment_id"], row["jurisdiction_id"], due])
