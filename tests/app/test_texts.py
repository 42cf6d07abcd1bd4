"""Both languages hold the same: keys, blanks, rules; and every code of the database has its word."""

import csv
import string

import duckdb
import pytest

from app.tally import STATES
from app.texts import LANGUAGES, Words, language_texts, read_texts, rules
from app.verdicts import ORDER, REASONS
from loaders.data_folder import DataFolder
from loaders.figures.words import QUESTIONED, SOURCE_GRADES, VERIFICATIONS
from loaders.warehouse import columns
from loaders.warehouse.snapshots import amounts
from loaders.warehouse.snapshots import words as leaving


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_same_keys() -> None:
    assert set(language_texts("zh")) == set(language_texts("en"))


def test_the_same_blanks() -> None:
    chinese, english = language_texts("zh"), language_texts("en")
    assert {key: blanks(text) for key, text in chinese.items()} == {key: blanks(text) for key, text in english.items()}


def test_the_same_rules() -> None:
    chinese, english = rules("zh"), rules("en")
    assert len(chinese) == len(english) == 14
    assert all(rule.keys() == {"title", "text", "example"} for rule in chinese + english)


def test_english_page_is_english() -> None:
    chinese = {key for key, text in language_texts("en").items() if any("一" <= c <= "鿿" for c in text)}
    # The name of the language in the language; and the word a reader has to write into the register.
    assert chinese <= {"language.zh", "review.indicator.denominator"}


# Where the words of a column stand, if not under its own name; columns whose codes are on record only, as history tells them.
FAMILIES = {
    "reach_level": "level", "verification": "grade", "source_grade": "source", "review": "review.state", "action": "returns.action",
    "measure_type": "review.measure_type", "certainty": "break",
}  # fmt: skip


def vocabularies() -> dict[str, set[str]]:
    """The codes that the columns of the record may hold; of what a sender may also write freely, those that returns know."""
    tables = (
        columns.DOCUMENTS, columns.COMMITMENTS, columns.FIGURES, columns.DECISIONS, columns.INDICATORS, columns.BREAKS,
        columns.JURISDICTIONS,
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for table in tables:
        for name, column in table.items():
            found.setdefault(name, set()).update(column.codes)
    found["verification"] |= {*VERIFICATIONS, QUESTIONED}
    found["source_grade"] |= SOURCE_GRADES.keys()
    return {name: codes for name, codes in found.items() if codes}


@pytest.mark.parametrize(("name", "codes"), vocabularies().items())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_record_has_its_word(name: str, codes: set[str], language: str) -> None:
    words, family = Words(language), FAMILIES.get(name, name)
    assert [c for c in sorted(codes) if not (words.has(f"record.{name}.{c}") or words.has(f"{family}.{c}"))] == []


LEAVING = {
    "comparator": leaving.COMPARATORS, "basis": leaving.BASES, "reach_level": leaving.LEVELS, "level": leaving.LEVELS,
    "firmness": leaving.FIRMNESS, "recurrence": leaving.RECURRENCES, "status": leaving.STATUSES, "review": leaving.REVIEWS,
    "disclosure": leaving.DISCLOSURES, "verification": leaving.VERIFICATIONS, "source_grade": leaving.SOURCE_GRADES,
    "value_type": leaving.VALUE_TYPES,
}  # fmt: skip


@pytest.mark.parametrize(("name", "words"), LEAVING.items())
def test_every_code_that_leaves_has_its_word(name: str, words: dict[str, str]) -> None:
    assert vocabularies()[name] <= words.keys()
    assert len(set(words.values())) == len(words)


def test_what_is_on_record_is_of_these_codes(cursor: duckdb.DuckDBPyConnection) -> None:
    known = vocabularies()
    for table in ("commitments", "reported_figures"):
        for name in ("verification", "source_grade"):
            found = {row[0] for row in cursor.execute(f"SELECT DISTINCT {name} FROM {table}").fetchall()}
            assert found - {None} <= known[name], (table, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_word(language: str) -> None:
    words = Words(language)
    for verdict in ORDER:
        assert words(f"verdict.{verdict}")
    for reason in (*REASONS, "due_awaited"):
        assert words(f"reason.{reason}")
        assert words(f"why.{reason}", scope="s", place="p", months=12)
    for state in STATES:
        assert words.has(f"verdict.{state}") or words.has(f"reason.{state}")
    for kind in (
        "reported",
        "preliminary",
        "derived",
        "lower_bound",
        "upper_bound",
        "approx",
        "estimate",
        "planned",
        "expected",
        "budget",
    ):
        assert words(f"value_type.{kind}")


def test_english_counts_one_and_many() -> None:
    words = Words("en")
    assert words("due.left", days=1) == "1 day left"
    assert words("due.left", days=90) == "90 days left"


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("zh")("no.such.key")


def test_english_definitions_are_of_indicators_in_the_register() -> None:
    register = DataFolder.from_environment().register / "indicators.csv"
    with register.open(encoding="utf-8") as file:
        known = {row["indicator_id"] for row in csv.DictReader(file)}
    assert set(read_texts("definitions_en")) <= known


def test_a_definition_that_was_not_written_in_english_stays_as_it_is() -> None:
    assert Words("en").definition("maternal_mortality", "每10万活产") == "Maternal deaths per 100,000 live births."
    assert Words("zh").definition("maternal_mortality", "每10万活产") == "每10万活产"
    assert Words("en").definition("no_such_indicator", "某定义") == "某定义"


def test_every_promised_number_has_its_english_words_and_no_word_is_idle() -> None:
    words, written = Words("en"), read_texts("targets_en")
    assert {*amounts.SIGNS, "eq", "between", "increase", "decrease", "increase.count", "decrease.count"} == set(written)
    assert words.target("between", 2, 3, "名") == words.target("between", 2.0, 3.0, "名")
    assert words.target("approx", 90, None, "%") == "about 90%"
    assert words.target("ge", 10, None, "个百分点", "increase").startswith("up by ≥")
    assert words.target("ge", 6, None, "家", "decrease").endswith(" fewer")
