"""Whatever the text: nothing raises, spans point at their words, and numbers are those that stand there."""

import re

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from loaders.documents.reading import read_bytes
from loaders.errors import DocumentError
from loaders.statements import extract, statement_record
from loaders.statements.explain import explain
from loaders.statements.quantities import is_bare_measure

_PIECES = st.sampled_from(
    [
        "到2025年",
        "，",
        "。",
        "；",
        "、",
        "：",
        "（",
        "）",
        "县域内就诊率",
        "达到",
        "90%",
        "以上",
        "不低于",
        "提高",
        "10个百分点",
        "由2020年的",
        "分别",
        "均",
        "全覆盖",
        "全部",
        "应签尽签",
        "每个乡镇卫生院",
        "3名",
        "全科医生",
        "其中",
        "占",
        "同比",
        "百分之三十五",
        "七成",
        "三分之一",
        "1:4",
        "——",
        "35%—40%",
        "2亿多元",
        "65岁",
        "第三批",
        "“",
        "”",
        "《",
        "》",
        "\n",
        "一、",
        "（一）",
        "1.",
        "\t",
        "≥",
        "$\\geq95\\%$",
        "去年",
        "截至6月底",
        "医院",
        "的",
        "和",
        "力争",
        "537.01万份",
        "8.9/10万",
        "－5%",
    ]
)
_TEXTS = st.lists(
    _PIECES
    | st.text(alphabet=st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=6),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_nothing_raises_and_spans_hold_their_numbers(text):
    try:
        document = read_bytes(("方案\n" + text + "。").encode(), "composed.txt")
    except DocumentError:
        reject()  # too little of it is Chinese to be told from bytes
    for statement in extract(document):
        start, end = statement.span
        assert 0 <= start < end <= len(document.source_text)
        printed = document.source_text[start:end]
        assert statement.implicit or re.search(r"[0-9０-９一二两三四五六七八九十百千万亿半零翻]", printed)
        assert statement.indicator
        assert (statement.value_high is None) == (statement.comparator != "between")
        assert 0 < statement.confidence <= 1
        assert statement.rules
        assert (
            statement_record(statement)["unit"]
            or "number.ratio" in statement.rules
            or is_bare_measure(statement.indicator)
        )
        assert explain(document, statement)


@settings(max_examples=60, deadline=None)
@given(st.floats(min_value=0.01, max_value=99999, allow_nan=False).map(lambda value: round(value, 2)))
def test_any_number_is_read_as_printed(value):
    digits = f"{value:.2f}"
    document = read_bytes(f"方案\n县域内就诊率达到{digits}%。".encode(), "composed.txt")
    (statement,) = extract(document)
    assert statement.value == float(digits)
    assert document.source_text[slice(*statement.span)] == f"{digits}%"
