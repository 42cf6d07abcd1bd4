"""What of a sentence a facts-only load keeps: the number with its comparator, nothing else."""

import pytest

from loaders.loads.phrases import own_phrase


@pytest.mark.parametrize(
    ("sentence", "number", "phrase"),
    [
        ("基层诊疗量占总诊疗量比例≥65%。", "65%", "≥65%"),
        ("规范化建设达标率达73%，比上年", "73%", "达73%"),
        ("县域内就诊率提高到90%左右，", "90%", "提高到90%左右"),
        ("达到 90 %以上", "90 %", "达到90%以上"),
        ("孕产妇死亡率控制在12/10万以内", "12/10万", "控制在12/10万以内"),
        ("病种数不少于100个。", "100个", "不少于100个"),
        ("不超過總費用的10%", "10%", "10%"),
        ("不得低於40元", "40元", "不得低於40元"),
        ("再增加40元", "40元", "增加40元"),
        ("抽派200余名", "200余名", "200余名"),
        ("實現村衛生室全覆蓋", "全覆蓋", "全覆蓋"),
        ("张某某负责的100人", "100人", "100人"),
        (r"覆盖率$\geq 30\%$，", r"30\%", "≥30%"),
        (r"比例控制在**10\%**以内", r"10\%", "控制在10%以内"),
    ],
)
def test_the_figures_own_phrase(sentence, number, phrase):
    start = sentence.index(number)

    assert own_phrase(sentence, start, start + len(number)) == phrase
