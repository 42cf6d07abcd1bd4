"""A document as a load: its issue data, clauses, commitments and reported figures, each with where it stands."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from loaders.documents.contacts import MARK
from loaders.documents.document import Document
from loaders.figures.measures import unit_of_density
from loaders.figures.periods import parse_period
from loaders.loads.issue import Issue
from loaders.loads.phrases import own_phrase
from loaders.loads.write import NewLoad
from loaders.register.model import Indicator
from loaders.statements.statement import Statement

# How a reported number's comparator limits what it can prove (DESIGN §8.7); a range is no exact figure either.
_BOUNDS = {
    "ge": "lower_bound",
    "gt": "lower_bound",
    "le": "upper_bound",
    "lt": "upper_bound",
    "approx": "approx",
    "between": "approx",
}
_CHANGES = {"increase": "（增加）", "decrease": "（减少）"}
# Words of a density: 每千常住人口, 人均, 千人口. Without one the number may be the total (全科医生300人).
_PER = re.compile("每|均|[百千万](?:常住)?人口")
_SUFFIXES = {"html": ".html", "docx": ".docx", "pdf": ".pdf", "xlsx": ".xlsx", "xls": ".xls", "ofd": ".ofd"}


def document_load(
    document: Document,
    content: bytes,
    issue: Issue,
    statements: Sequence[Statement],
    indicators: Sequence[Indicator],
    *,
    facts_only: bool,
    review: str,
) -> NewLoad:
    """The load of a document. `facts_only` keeps numbers, names and clause paths, and of the text the figures' own phrases.

    Otherwise the text is kept whole, and the source as received unless contact persons were struck out of its text.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    rows = _Rows(document, issue, indicators, facts_only, review, sha256[:12])
    commitments = [rows.commitment(s, key) for s, key in rows.keyed(statements) if s.kind == "target"]
    figures = [rows.figure(s, key) for s, key in rows.keyed(statements) if s.kind == "reported"]
    header = rows.header()
    return NewLoad(
        kind="document",
        title=issue.title,
        source_name=document.name,
        source=content,
        header=header,
        tables={
            "documents": [{**header, "source_sha256": sha256, "source_url": issue.source_url}],
            "clauses": rows.clauses({s.clause for s in statements}),
            "commitments": commitments,
            "figures": figures,
        },
        files={} if facts_only else kept_files(document, content),
    )


def kept_files(document: Document, content: bytes) -> dict[str, bytes]:
    """The text, and the source as received; where the text has contact persons struck out, the text alone."""
    files = {"text.txt": document.source_text.encode("utf-8")}
    if MARK not in document.source_text:
        files[f"source{_SUFFIXES.get(document.format, '.txt')}"] = content
    return files


class _Rows:
    """Makes the rows of one document's files."""

    def __init__(
        self,
        document: Document,
        issue: Issue,
        indicators: Sequence[Indicator],
        facts_only: bool,
        review: str,
        document_id: str,
    ) -> None:
        self.document = document
        self.issue = issue
        self.indicators = {indicator.indicator_id: indicator for indicator in indicators}
        self.facts_only = facts_only
        self.review = review
        self.document_id = document_id

    def header(self) -> dict[str, object]:
        """The document's issue data: for load.json and documents.csv."""
        issue = self.issue
        return {
            "document_id": self.document_id,
            "title": issue.title,
            "document_number": issue.document_number,
            # It was read in the document itself, or the one who holds the document says so.
            "number_verified": True if issue.document_number else None,
            "issuer": issue.issuer,
            "jurisdiction_id": issue.jurisdiction.jurisdiction_id,
            "issued_date": issue.issued_date,
            "date_verified": issue.date_verified,
            "status": "in_force",
            "valid_to": issue.valid_to,
            "disclosure": issue.disclosure,
        }

    def keyed(self, statements: Sequence[Statement]) -> list[tuple[Statement, str]]:
        """Statements with their ids: document and offset of the number; "-2" … where several share one number."""
        seen: Counter[int] = Counter()
        keyed = []
        for statement in statements:
            offset = statement.span[0]
            seen[offset] += 1
            suffix = f"-{seen[offset]}" if seen[offset] > 1 else ""
            keyed.append((statement, f"{self.document_id}-{offset}{suffix}"))
        return keyed

    def clauses(self, used: set[str]) -> list[dict[str, object]]:
        """The clauses with their places in the source text; for facts only those used, and without their words."""
        rows: list[dict[str, object]] = []
        for clause in self.document.clauses:
            if self.facts_only and clause.clause_id not in used:
                continue
            start, end = self.document.source_span(clause.start, clause.end)
            heading = None if self.facts_only else clause.heading
            place = {"clause_id": clause.clause_id, "path": clause.path, "heading": heading, "start": start, "end": end}
            rows.append({"document_id": self.document_id, **place})
        return rows

    def _common(self, statement: Statement) -> dict[str, object]:
        start, end = statement.span
        quote = own_phrase(self.document.source_text, start, end) if self.facts_only else self._quote(statement)
        return {
            "document_id": self.document_id,
            "clause_id": statement.clause,
            "indicator_id": statement.indicator_id,
            "indicator_text": statement.indicator,
            "jurisdiction_id": statement.place or self.issue.jurisdiction.jurisdiction_id,
            "scope": statement.scope,
            "value": statement.value,
            "unit": self._unit(statement),
            "quote": quote,
            "span_start": start,
            "span_end": end,
            "verification": "seen",
            "source_grade": "issuing body",
            "review": self.review,
            "confidence": statement.confidence,
        }

    def _unit(self, statement: Statement) -> str:
        """The unit as printed; of a density whose words say of how many (每千人口…3.5人) the density's own."""
        indicator = self.indicators.get(statement.indicator_id or "")
        if indicator is None or not _PER.search(statement.indicator + statement.quote):
            return statement.unit
        return unit_of_density(statement.unit, indicator)

    def _quote(self, statement: Statement) -> str:
        """The quote as the source text has it, which has no contact persons: the extractor may have read the text before."""
        source, (start, _) = self.document.source_text, statement.span
        at = source.rfind(statement.quote, 0, start + len(statement.quote))
        return source[at : at + len(statement.quote)] if at >= 0 else own_phrase(source, *statement.span)

    def commitment(self, statement: Statement, key: str) -> dict[str, object]:
        """A row of commitments.csv."""
        baseline = parse_period(statement.baseline_period) if statement.baseline_period else None
        return self._common(statement) | {
            "commitment_id": key,
            "reach_level": statement.reach_level,
            "comparator": statement.comparator,
            "value_high": statement.value_high if statement.comparator == "between" else None,
            "basis": statement.basis,
            "baseline_value": statement.baseline_value,
            "baseline_date": baseline.end if baseline else None,
            "firmness": statement.firmness,
            "due_date": statement.due,
            "due_text": statement.due_text,
            "recurrence": statement.recurrence,
            "row_kind": statement.row_kind,
            "lead_department": statement.lead_department,
            "departments": list(statement.departments),
            "implicit": statement.implicit,
        }

    def figure(self, statement: Statement, key: str) -> dict[str, object]:
        """A row of figures.csv. A change (增加40元) is no level of its indicator: it keeps the words and loses the code."""
        period = parse_period(statement.period) if statement.period else None
        change = _CHANGES.get(statement.basis, "")
        bound = _BOUNDS.get(statement.comparator, "reported")
        return self._common(statement) | {
            "figure_id": key,
            "indicator_id": None if change else statement.indicator_id,
            "indicator_text": statement.indicator + change,
            "period_start": period.start if period else None,
            "period_end": period.end if period else None,
            "printed_step": statement.printed_step,
            "value_type": bound if statement.value_type == "reported" else statement.value_type,
            "published_date": self.issue.issued_date if self.issue.date_verified == "day" else None,
            "source": self.issue.title,
            "source_url": self.issue.source_url,
            "disclosure": self.issue.disclosure,
        }
