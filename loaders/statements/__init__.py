"""The grammar: from a document's text to its quantitative statements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.documents.document import Document
from loaders.statements.explain import explain
from loaders.statements.extract import read_statements
from loaders.statements.matching import matcher_for
from loaders.statements.records import statement_record
from loaders.statements.statement import Statement

if TYPE_CHECKING:
    from loaders.register import Indicator
    from loaders.register.realm import Realm

__all__ = ["Statement", "explain", "extract", "statement_record"]


def extract(
    document: Document, indicators: Sequence["Indicator"] = (), realm: "Realm | None" = None
) -> list[Statement]:
    """The statements of a document in reading order, each matched to one of `indicators` where it is likely enough.

    `realm` is that of the place whose paper it is; without it nothing is said of whose a number is.
    """
    return read_statements(document, matcher_for(indicators) if indicators else None, realm)
