"""The grammar: from a document's text to its quantitative statements."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.documents.document import Document
from loaders.statements.explain import explain, sentence_of
from loaders.statements.extract import read_statements
from loaders.statements.matching import matcher_for
from loaders.statements.records import statement_record
from loaders.statements.statement import Statement

if TYPE_CHECKING:
    from loaders.register import Indicator

__all__ = ["Statement", "explain", "extract", "statement_record"]


def extract(document: Document, indicators: Sequence["Indicator"] = ()) -> list[Statement]:
    """The statements of a document in reading order, each matched to one of `indicators` where it is likely enough."""
    statements = read_statements(document)
    if not indicators:
        return statements
    matcher = matcher_for(tuple(indicators))
    matched = []
    for statement in statements:
        context = sentence_of(document, statement)[0]
        match = matcher.match(statement.indicator, statement.unit, statement.basis, context)
        if match is not None:
            statement = replace(
                statement,
                indicator_id=match.indicator_id,
                indicator_score=match.score,
                rules=(*statement.rules, f"match.{match.by}"),
            )
        matched.append(statement)
    return matched
