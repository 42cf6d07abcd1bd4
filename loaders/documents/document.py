"""What every reader returns: one document as clean text with its clauses, tables and issue data.

Two texts are kept. `source_text` is the text as the file gave it (characters as issued, traditional ones too).
`text` is what the grammar reads: simplified, half-width digits, no marks of OCR or Markdown, lines joined inside a
paragraph, "\n" between paragraphs and table rows, "\t" between cells. `offsets[i]` is the place in `source_text` of
character i of `text`, with one more entry for the end; `ends[i]` is the place behind it. The two differ where one
character of `text` stands for several of the source (≥ for \\geq) and where the source has blanks or page numbers that
`text` leaves out, so that any span of `text` can be shown as it was printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Clause:
    """A numbered place. `path` joins the labels from the top ("附件 › 二 › （一）"); `start`, `end` are in `text`.

    `heading` is the clause's first line without its label. Clauses nest and stand in reading order; the part before the first number is the
    clause with path "" and clause_id "0". `clause_id` is unique in the document and stable for the same text.
    """

    clause_id: str
    path: str
    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True)
class Cell:
    """One cell of a table at 0-based `row`, `column`; `start`, `end` are in `text`; merged cells stand once with their spans."""

    text: str
    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """A grid of cells with the caption that stands above it, if any; `start`, `end` are in `text`."""

    caption: str
    cells: Sequence[Cell]
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """One issued text. Fields that the text does not show are None; dates are never guessed.

    `disclosure` is "public" or "restricted" (不予公开, 代拟稿). `status_words` are the phrases on validity as found
    (废止, 试行至…, 有效期…). `jurisdiction_text` is the place as the issuer's name gives it ("资阳市"). `warnings` tell what of the file could not be read (a scanned page).
    """

    name: str
    format: str
    source_sha256: str
    source_text: str
    text: str
    offsets: Sequence[int]
    clauses: Sequence[Clause]
    tables: Sequence[Table] = ()
    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    issued_date: date | None = None
    jurisdiction_text: str | None = None
    disclosure: str = "public"
    status_words: Sequence[str] = field(default_factory=tuple)
    ends: Sequence[int] = ()
    warnings: Sequence[str] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `source_text`, without what `text` leaves out after its last character."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1] if self.ends else self.offsets[end]

    def printed(self, start: int, end: int) -> str:
        """The words of `source_text` that stand at `text[start:end]`, as printed."""
        source_start, source_end = self.source_span(start, end)
        return self.source_text[source_start:source_end]
