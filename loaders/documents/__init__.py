"""Readers: a document of any known format as clean text with its clauses, tables and issue data."""

from loaders.documents.document import Cell, Clause, Document, Table
from loaders.documents.reading import read_document

__all__ = ["Cell", "Clause", "Document", "Table", "read_document"]
