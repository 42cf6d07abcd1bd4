"""A statement as a JSON object, and why it says what it says."""

import ast
import json
import re
from pathlib import Path

import pytest

from loaders import statements
from loaders.statements import statement_record
from loaders.statements.confidence import DOUBTS
from loaders.statements.explain import explain
from loaders.statements.explain_words import DOUBTS as DOUBT_WORDS
from loaders.statements.explain_words import EVIDENCE, STEPS

GUIDE = [
    "kind",
    "indicator",
    "comparator",
    "value",
    "value_high",
    "unit",
    "basis",
    "due",
    "period",
    "core",
    "implicit",
    "quote",
]
BESIDES = [
    "document",
    "clause",
    "clause_path",
    "indicator_id",
    "indicator_score",
    "due_text",
    "value_type",
    "baseline_value",
    "baseline_period",
    "lead_department",
    "departments",
    "firmness",
    "place",
    "scope",
    "reach_level",
    "recurrence",
    "row_kind",
    "printed_step",
    "span",
    "confidence",
    "rules",
]


def test_record(one):
    record = statement_record(one("一、目标\n力争到2025年，县域内就诊率达到90%以上。（市医保局负责）"))
    assert list(record) == GUIDE + BESIDES
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record
    told = {
        key: record[key] for key in ("kind", "value", "comparator", "due", "lead_department", "firmness", "clause_path")
    }
    assert told == {
        "kind": "target",
        "value": 90,
        "comparator": "ge",
        "due": "2025-12-31",
        "lead_department": "市医保局",
        "firmness": "aspirational",
        "clause_path": "一",
    }


def test_whole_numbers_are_written_whole(one):
    assert '"value": 5370100,' in json.dumps(statement_record(one("建档537.01万份。")))


def test_the_printed_words_are_those_of_the_source(document_of, read):
    text, title = "將農村貧困人口納入醫療保障，實現大病救治率達到９０％以上。", "關於印發醫療扶貧實施方案的通知"
    document = document_of(text, title)
    (statement,) = read(text, title=title)
    start, end = statement.span
    assert document.source_text[start:end] == "９０％"
    assert statement.quote == "實現大病救治率達到９０％以上"
    assert statement.indicator == "大病救治率"


def _explained(document_of, read, text, **issue):
    return [explain(document_of(text, **issue), statement) for statement in read(text, **issue)]


def test_explanation(document_of, read):
    (words,) = _explained(document_of, read, "一、目标\n力争到2025年，县域内就诊率达到90%以上。")
    assert words.splitlines() == [
        "目标　县域内就诊率　≥90%",
        "  原文：力争到2025年，县域内就诊率达到【90%】以上",
        "  位置：一　原文第36—38字",
        "  期限：2025-12-31（原文“到2025年”）",
        "  登记指标：未对应",
        "  依据：数字：阿拉伯数字",
        "  依据：数字前有“达到”",
        "  依据：数字后有“以上”",
        "  依据：指标名：取自数字之前",
        "  依据：判为目标：所在文件或章节是提要求的、数字后有“以上”“以内”一类的词、期限在发文之后（“到2025年”）、句中有“力争”",
        "  依据：期限取自：本句（表格为本行或列名）",
        "  把握：0.99（高）",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("截至2022年底，家庭医生签约率达到73%。", "判为报告值：写明截止时间“截至2022年底”、句中有“截至”"),
        (
            "一、目标\n（一）人员配备。每个乡镇卫生院全科医生不少于2名。",
            "判为目标：所在文件或章节是提要求的、数字前有表示限度的词",
        ),
        ("免疫规划疫苗接种率由89.2%提高到95%。", "判为报告值：是“由…到…”里的前一个数"),
        ("乡镇卫生院、村卫生室达标率分别达到95%、90%以上。", "并列：几个指标名分别对应几个数"),
        ("实现村卫生室中医药服务全覆盖。", "没有写出数字，“全覆盖”按100%理解"),
        ("基层就诊人次占总诊疗人次的65%以上。", "指标名：“…占…的比例”"),
    ],
)
def test_rules_are_told_in_plain_words(document_of, read, text, line):
    assert any(line in words for words in _explained(document_of, read, text))


def test_a_doubtful_statement_says_why(document_of, read):
    (words,) = _explained(document_of, read, "支付50%。")
    assert "（低，请对照原文）　减分：指标名太短、" in words


def test_no_explanation_holds_a_rule_by_its_english_name(document_of, read):
    """Over all composed paragraphs: units (DDDs), codes of indicators and quoted words apart."""
    for path in sorted(Path(__file__).parent.glob("fresh_paragraphs*.txt")):
        for words in _explained(document_of, read, path.read_text("utf-8")):
            told = [line for line in words.splitlines() if line.startswith(("  依据", "  把握"))]
            assert not re.search(r"[a-z]{3,}|[a-z]_", re.sub("“[^”]*”", "", "".join(told))), words


def _cues(tree):
    """The rule of every Evidence(weight, rule) in a module."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Evidence":
            yield from (each.value for each in ast.walk(call.args[1]) if isinstance(each, ast.Constant))


def test_every_rule_and_every_cue_has_words():
    folder = Path(statements.__file__).parent
    source = "".join(
        path.read_text("utf-8") for path in folder.glob("*.py") if path.stem not in ("explain_words", "confidence")
    )
    rules = set(re.findall(r'"((?:name|list|change|comparator|due|period|table)\.[a-z_]+)"', source))
    assert len(rules) > 30
    assert rules <= set(STEPS)
    cues = set(_cues(ast.parse((folder / "kinds.py").read_text("utf-8"))))
    assert len(cues) > 20
    assert cues - {"leaning"} <= set(EVIDENCE)
    assert set(DOUBT_WORDS) == set(DOUBTS)


def test_likely_errors_have_less_confidence(one):
    clear = one("一、目标\n到2025年，县域内就诊率达到90%以上。")
    short = one("支付50%。")
    general = one("一、目标\n到2025年，诊疗人次达到90万人次以上。")
    assert short.confidence < general.confidence < clear.confidence
    assert clear.doubts == ()
    assert "name.general" in general.doubts
    assert "name.short" in short.doubts
