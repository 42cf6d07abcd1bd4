"""Search: any characters of a name, 文号 in any brackets and widths, the best hits first, every word asked for."""

from typing import Any

from app.find import found, plain

ROWS: dict[Any, list[dict[str, Any]]] = {
    "indicator": [
        {"name_zh": "基层诊疗占比", "name_en": "Primary-care share", "aliases": ["基层诊疗量占比"], "category": "就医秩序"},
        {"name_zh": "县域内就诊率", "name_en": "In-county care rate", "aliases": None, "category": "就医秩序"},
        {"name_zh": "贫困人口县域内就诊率", "name_en": "In-county care of the poor", "aliases": None, "category": "健康扶贫"},
    ],
    "place": [{"name_zh": "资阳市", "name_en": "Ziyang"}, {"name_zh": "安岳县", "name_en": None}],
    "document": [
        {"document_number": "资府办发〔2018〕12号", "document_title": "实施意见", "issuer": "资阳市人民政府办公室"},
        {"document_number": None, "document_title": "资阳市工作要点", "issuer": None},
    ],
}  # fmt: skip


def names(asked: str) -> dict[str, list[str]]:
    return {
        kind: [hit.row.get("name_zh") or hit.row["document_title"] for hit in hits]
        for kind, hits in found(ROWS, asked).items()
    }


def test_a_name_that_begins_with_the_words_stands_first() -> None:
    assert names("县域内就诊率") == {"indicator": ["县域内就诊率", "贫困人口县域内就诊率"]}


def test_a_document_is_found_by_its_number_in_other_brackets_and_widths() -> None:
    for asked in ("资府办发[2018]12号", "资府办发（２０１８）12号", "〔2018〕12号"):
        assert names(asked) == {"document": ["实施意见"]}


def test_every_word_asked_for_must_occur() -> None:
    assert names("基层 就医秩序") == {"indicator": ["基层诊疗占比"]}
    assert names("基层 不存在") == {}


def test_english_small_letters_aliases_and_issuers_find_too() -> None:
    assert names("ziyang") == {"place": ["资阳市"]}
    assert names("基层诊疗量") == {"indicator": ["基层诊疗占比"]}
    assert names("人民政府办公室") == {"document": ["实施意见"]}


def test_nothing_is_found_for_nothing_asked() -> None:
    assert names("  ") == {}


def test_at_most_so_many_of_a_kind() -> None:
    assert [len(hits) for hits in found(ROWS, "就", limit=1).values()] == [1]


def test_widths_brackets_and_spaces_do_not_matter() -> None:
    assert plain("国办发［２０１５］ 70号") == plain("国办发〔2015〕70号")
