"""What a table may hold of persons, and is not kept: who filled it in, who signed, where to ring (DESIGN §6)."""

import re
from collections.abc import Iterable

from loaders.documents.contacts import strike_out

_HEADING = re.compile(
    r"联系|电话|手机|姓名|填报人|填表人|审核人|负责人|经办人|承办人|身份证|contact|phone|mobile", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\s*(?:单位|部门|统计)?(?:填报人|填表人|审核人|负责人|制表人?|复核人?|审核|联系人|联系电话|电话)\s*(?:[（(][^）)]*[）)])?\s*[：:]"
)
# Shorter than any telephone number or "联系人：张三".
_SHORTEST = 6


def is_personal_heading(text: str) -> bool:
    """Whether a column holds names or telephone numbers."""
    return bool(_HEADING.search(text))


def is_signature(text: str) -> bool:
    """Whether a cell is of the line below a form where those who filled it in and checked it sign."""
    return bool(_SIGNED.match(text))


def without_contacts(text: str) -> str:
    """A cell's text with names and telephone numbers of contact persons struck out."""
    return strike_out(text) if len(text) > _SHORTEST else text


def holds_persons(rows: Iterable[Iterable[str]]) -> bool:
    """Whether any cell of a table names a contact person; then the file itself is not kept."""
    cells = {text for row in rows for text in row}
    return any(is_personal_heading(text) or is_signature(text) or without_contacts(text) != text for text in cells)
