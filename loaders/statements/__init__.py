"""The grammar: from a document's text to its quantitative statements."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.documents.document import Document
from loaders.statements.explain import explain
from loaders.statements.extract import read_statements
from loaders.statements.matching import matcher_for
from loaders.statements.records import statement_record
from loaders.statements.statement import Statement

if TYPE_CHECKING:
    from loaders.register import Indicator

__all__ = ["Statement", "explain", "extract", "statement_record"]


def extract(document: Document, indicators: Sequence["Indicator"] = ()) -> list[Statement]:
    """The statements of a document in reading order, each matched to one of `indicators` where it is likely enough."""
    found = read_statements(document)
    if not indicators:
        return [statement for statement, _ in found]
    matcher = matcher_for(tuple(indicators))
    matched = []
    for statement, sentence in found:
        match = matcher.match(statement.indicator, statement.unit, statement.basis, sentence)
        if match is not None:
            rules = (*statement.rules, f"match.{match.by}")
            statement = replace(statement, indicator_id=match.indicator_id, indicator_score=match.score, rules=rules)
        matched.append(statement)
    return matched
