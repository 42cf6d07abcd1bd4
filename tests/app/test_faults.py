"""What loaders say of a return is said in English on the English page: every text of theirs, not only those we thought of."""

import ast
import re
from pathlib import Path

import pytest

from app.faults import english, headline, said
from app.texts import Words, read_texts
from loaders.data_folder import PROJECT

CHINESE = re.compile("[\u4e00-\u9fff]")
READERS = sorted((PROJECT / "loaders" / "figures").glob("*.py"))
CALLS = {"Fault", "refuse", "RefusedRow", "NotFound", "notices.append", "told.append"}


def text_of(node: ast.expr) -> str | None:
    """A text or an f-string with 甲 in its blanks; None where it is neither."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "甲" for part in node.values)
    return None


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
        return f"{owner}.append" if function.attr == "append" else function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts_in(file: Path) -> set[str]:
    """What a module says of a return: the Chinese texts that it hands to the calls by which faults and notices are made."""
    found = set()
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(call, ast.Call) and name_of(call) in CALLS:
            found |= {text for argument in call.args if (text := text_of(argument)) and CHINESE.search(text)}
    return found - {"已有批次", "甲 › 甲"}


@pytest.mark.parametrize("file", READERS, ids=lambda file: file.stem)
def test_every_text_of_the_readers_of_returns_has_its_english(file):
    assert [text for text in sorted(texts_in(file)) if english(text) is None] == []


def test_the_collection_finds_what_it_is_for():
    found = set().union(*map(texts_in, READERS))
    assert {"没有写明来源", "看不懂时段“甲”", "指标编码“甲”不在指标表里"} <= found
    assert len(found) > 80


def test_no_english_text_is_left_in_chinese_or_loses_a_blank():
    for chinese, text in read_texts("faults_en").items():
        assert set(re.findall(r"\{\w\}", chinese)) == set(re.findall(r"\{\w\}", text)), chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有写明来源", "the source is not stated"),
        ("看不懂时段“去年”", "the period “去年” cannot be read"),
        (
            "第5行「就诊率 › 2023年」、第6行「2023年」写的是“—”“…”之类，按没有数据处理（2 格）；确为零请填 0",
            "row 5, “就诊率 › 2023年”, row 6, “2023年”: “—”, “…” and the like are taken for no figure (cells: 2); write 0 if it is zero",
        ),
        ("分子“两百”不是一个非负的数", "the numerator “两百” is not a number from zero up"),
        ("确为零请填 0；没有数据就留空", "write 0 if it is zero; leave it blank without a figure"),
        ("8.9% 与2023年的 88.0% 相差 79.1 个百分点：单位和小数点对吗", "8.9% lies 79.1 points from the 88.0% of 2023: are unit and decimal point right?"),
        ("31人/千人 是2022年的 3.1 人/千人 的 10 倍：单位和小数点对吗", "31人/千人 is 10 times the 3.1 人/千人 of 2022: are unit and decimal point right?"),
        (
            "与第3行是同一指标、地区、时段和来源，数值却不同（5%、6%）",
            "it is of the same indicator, place, period and source as row 3, with another value (5%、6%)",
        ),
    ],
)  # fmt: skip
def test_a_text_is_told_in_english_with_what_stands_in_its_blanks(text, expected):
    assert english(text) == expected


def test_what_has_no_english_is_marked_as_chinese():
    assert said("别的话", Words("en")) == "<span lang='zh'>别的话</span>"
    assert said("没有写明来源", Words("en")) == "the source is not stated"
    assert said("没有写明来源", Words("zh")) == "没有写明来源"


@pytest.mark.parametrize(
    ("language", "expected"), [("zh", "指标编码不在指标表里"), ("en", "the indicator code is not in the register")]
)
def test_a_headline_has_no_codes(language, expected):
    assert headline("指标编码“phc_visit_sharee”不在指标表里", Words(language)) == expected
