"""Readers: a document of any known format as clean text with its clauses, tables and issue data.

reading      the door: told by content, read here or in a worker process with limits
content      what a file is · encoding · package (zip of XML) · office (LibreOffice) · worker
plain, html, docx, pdf, ofd, xlsx, xls   one reader a format → Reading (parts): source text, lines, grids
pages        lines and ruled tables from placed characters, for pdf and ofd · page_marks · ruled
text_tables  tables in plain text
assembly     Reading → Document, the same for all formats, in this order:
             contacts struck out → cleaning (characters, tracked) → furniture left out → lines joined → clauses → metadata
"""

from loaders.documents.document import Cell, Clause, Document, Table
from loaders.documents.reading import read_document

__all__ = ["Cell", "Clause", "Document", "Table", "read_document"]
