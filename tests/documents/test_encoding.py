"""Bytes to text, in every encoding that Chinese documents come in."""

import pytest

from loaders.documents.encoding import decode

SIMPLIFIED = "到2025年，全县基层医疗卫生机构诊疗量占比达到65%以上。\n各乡镇要建立台账，确保责任到人。"
TRADITIONAL = "到2025年，全縣基層醫療衛生機構診療量佔比達到65%以上。\n各鄉鎮要建立臺賬，確保責任到人。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"]
)
@pytest.mark.parametrize("length", [12, 30, 10_000])
def test_simplified_text(encoding, length):
    text = (SIMPLIFIED * 200)[:length]
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "big5", "gb18030"])
@pytest.mark.parametrize("length", [12, 30, 10_000])
def test_traditional_text(encoding, length):
    text = (TRADITIONAL * 200)[:length]
    assert decode(text.encode(encoding)) == text


def test_utf16_without_mark_and_without_a_single_ascii_character():
    text = "各县区要健全基层医疗卫生服务体系，提高服务能力和水平。" * 3
    assert decode(text.encode("utf-16-le")) == text
    assert decode(text.encode("utf-16-be")) == text


def test_a_file_cut_inside_its_last_character_is_still_utf8():
    assert decode(SIMPLIFIED.encode("utf-8")[:-2]) == SIMPLIFIED[:-1]


def test_one_bad_byte_does_not_turn_the_rest_into_another_encoding():
    data = bytearray((SIMPLIFIED * 20).encode("gb18030"))
    data[41] = 0xFF
    assert decode(bytes(data)).count("基层医疗卫生机构") >= 19


def test_every_kind_of_line_end_becomes_one():
    assert decode("一\r\n二\r三\x0c四\u2028五".encode()) == "一\n二\n三\n四\n五"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500])
def test_what_is_no_text_is_none(data):
    assert decode(data) is None
