"""More and less than others is a gap, than before a change."""

import pytest


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("每千人口床位与全市均值相比，少1.2张。", "level"),
        ("手术占比比综合医院低3个百分点。", "level"),
        ("签约率高于全省平均水平2个百分点。", "level"),
        ("签约率比2020年高2.1个百分点。", "increase"),
        ("签约率比上年低1.4个百分点。", "decrease"),
        ("床位比上年多120张。", "increase"),
        ("床位减少120张。", "decrease"),
    ],
)
def test_basis(text, basis, read):
    assert read(text, title="某市卫生统计公报")[0].basis == basis
