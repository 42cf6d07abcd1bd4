"""Comparators at both sides of the number, and level apart from change."""

import pytest

from loaders.statements.connectors import TOKENS, read_around
from loaders.statements.quantities import find_quantities


def around(text):
    quantity = next(iter(find_quantities(text, 0, len(text))))
    return read_around(text, 0, quantity.start, quantity.end, len(text), quantity.more), text


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("就诊率达到90%以上", "ge"),
        ("比例不低于70%", "ge"),
        ("至少配备3名", "eq"),  # the verb stands between: the sentence reader carries it
        ("配备至少3名", "ge"),
        ("比例≥95%", "ge"),
        ("人数超过800万人", "gt"),
        ("抽派200余名", "gt"),
        ("首次突破90%", "gt"),
        ("比例控制在10%以内", "le"),
        ("增幅不超过8%", "le"),
        ("死亡率<8/10万", "lt"),
        ("不足5%", "lt"),
        ("稳定在90%左右", "approx"),
        ("近70%", "approx"),
        ("约1100元", "approx"),
        ("达到45%", "eq"),
        ("占22.65%", "eq"),
    ],
)
def test_comparators(text, comparator):
    assert around(text)[0].comparator == comparator


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("比例提高10个百分点", "increase"),
        ("比例提高到90%", "level"),
        ("同比分别增加1986人", "increase"),
        ("年均增长不低于10%", "increase"),
        ("起付线降低50%", "decrease"),
        ("比重下降到27%", "level"),
        ("住院日缩短0.2天", "decrease"),
        ("年增长率在10%以上", "level"),
        ("增幅控制在8%以内", "level"),
        ("占比稳定在85%", "level"),
    ],
)
def test_basis(text, basis):
    assert around(text)[0].basis == basis


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县域内就诊率达到90%", "县域内就诊率"),
        ("预约履约率90%", "预约履约率"),
        ("引进硕士以上人才20名", "引进硕士以上人才"),
        ("每年为群众节约300万元", "每年为群众节约"),
        ("人均12元", "人均"),
        ("住院人次占比稳定在85%", "住院人次占比"),
    ],
)
def test_the_name_ends_where_no_connector_stands(text, name):
    reading, text = around(text)
    assert text[: reading.left] == name


def test_longest_word_wins():
    assert TOKENS["不低于"] == "ge"
    assert TOKENS["低于"] == "lt"
