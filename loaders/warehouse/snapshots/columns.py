"""A column of a table that leaves, and the SQL that puts words in the place of codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.cells import identifier, literal


@dataclass(frozen=True)
class Column:
    """A column of a table: its stable English code and its Chinese heading.

    The cell is the base row's column of that code; where `words` is given, the word of the code in the column `source`;
    where `sql` is given, that expression over the row `base`.
    """

    code: str
    heading: str
    words: Mapping[str, str] | None = None
    source: str = ""
    sql: str = ""

    def expression(self) -> str:
        """The SQL of the value."""
        if self.sql:
            return self.sql
        if self.words:
            return word_of(f"base.{identifier(self.source or self.code)}", self.words)
        return f"base.{identifier(self.code)}"


def word_of(column: str, codes: Mapping[str, str], otherwise: str | None = None) -> str:
    """SQL: the word of a code; a code without a word stands as it is, or as the SQL `otherwise`."""
    cases = " ".join(f"WHEN {literal(code)} THEN {literal(word)}" for code, word in codes.items())
    return f"CASE {column} {cases} ELSE {column if otherwise is None else otherwise} END"


def words_of_list(column: str, codes: Mapping[str, str]) -> str:
    """SQL: the words of a list of codes."""
    return f"list_transform({column}, lambda code: {word_of('code', codes)})"


def verdict_word(verdict: str = "base.verdict") -> str:
    """SQL of `words.verdict_word`: the word of a verdict (SQL) of a row."""
    met = "CASE WHEN base.due_date <= base.as_of THEN '按期达标' ELSE '目前已达标' END"
    missed = word_of("base.firmness", words.MISSED, literal(words.VERDICTS["missed"]))
    rest = {code: word for code, word in words.VERDICTS.items() if code not in {"met", "missed"}}
    return f"CASE {verdict} WHEN 'met' THEN {met} WHEN 'missed' THEN {missed} ELSE {word_of(verdict, rest)} END"


def verdict_words() -> str:
    """SQL: what a withheld verdict could be, in words; null where it cannot be said."""
    return f"list_transform(base.verdict_if_confirmed, lambda code: {verdict_word('code')})"


def reason_word() -> str:
    """SQL of `words.reason_word`."""
    awaited = "base.reason = 'due_unreported' AND list_contains(base.flags, 'awaiting_report')"
    return f"CASE WHEN {awaited} THEN '到期待报' ELSE {word_of('base.reason', words.REASONS)} END"


# Columns whose codes the schema fixes, or whose words are this project's own: nothing a user wrote stands in them.
FIXED = frozenset({
    "comparator", "comparator_code", "comparator_word", "basis", "reach_level", "firmness", "relation", "document_status", "recurrence", "review", "baseline_source",
    "value_type", "verdict", "verdict_word", "reason", "reason_word", "closed", "disclosure", "known_by", "rules_version", "state",
    "state_at_due", "lamp", "term", "same_definition", "number_verified", "firmness_code", "row_kind",
})  # fmt: skip


def headings_of(columns: Sequence[Column]) -> dict[str, str]:
    """Code to heading, in order."""
    return {column.code: column.heading for column in columns}
