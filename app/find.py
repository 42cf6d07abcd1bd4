"""Search over indicators, places and documents: by any characters of a name, or by 文号 where it was verified.

Plain matching over the names in use: rows in, hits out; the box and the list that show them are in app/search.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["indicator", "place", "document"]
# What a hit of each kind is found by: the first column that holds the words ranks it.
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "indicator": ("name_zh", "name_en", "aliases", "category"),
    "place": ("name_zh", "name_en"),
    "document": ("document_number", "document_title", "issuer"),
}
_BRACKETS = str.maketrans({**dict.fromkeys("〔[【（(〈《“\"'", "("), **dict.fromkeys("〕]】）)〉》”", ")")})


@dataclass(frozen=True)
class Hit:
    """A row that was found; the lower the rank, the better it fits."""

    kind: Kind
    row: Mapping[str, Any]
    rank: tuple[int, int, int]


def plain(text: object) -> str:
    """Text as it is compared: half-width, small letters, one kind of brackets, no spaces: 国办发[2015] 70号 is 国办发〔2015〕70号."""
    folded = unicodedata.normalize("NFKC", str(text or "")).lower().translate(_BRACKETS)
    return re.sub(r"\s+", "", folded)


def found(rows: Mapping[Kind, Iterable[Mapping[str, Any]]], asked: str, limit: int = 6) -> dict[Kind, list[Hit]]:
    """The best hits of each kind: every word asked for occurs in the row. Nothing is found for nothing asked."""
    terms = [plain(term) for term in asked.split()]
    if not terms:
        return {}
    hits = {}
    for kind, of_kind in rows.items():
        ranked = [hit for row in of_kind if (hit := _hit(kind, row, terms))]
        if ranked:
            hits[kind] = sorted(ranked, key=lambda hit: hit.rank)[:limit]
    return hits


def _hit(kind: Kind, row: Mapping[str, Any], terms: Sequence[str]) -> Hit | None:
    texts = [plain(row[column]) for column in COLUMNS[kind]]
    everything = "\n".join(texts)
    if not all(term in everything for term in terms):
        return None
    column = next((i for i, text in enumerate(texts) if terms[0] in text), len(texts))
    where = texts[column].find(terms[0]) if column < len(texts) else 0
    return Hit(kind, row, (column, where, len(texts[0])))
