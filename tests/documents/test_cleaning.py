"""Cleaning: one form for each character, and a way back for every one."""

import pytest

from loaders.documents.characters import one_form, simplified
from loaders.documents.cleaning import clean

CASES = [
    # full width
    ("达到９０％以上", "达到90%以上"),
    ("占比≧６５．５％", "占比≥65.5%"),
    ("不高于８０元；ＤＲＧ付费", "不高于80元；DRG付费"),
    # punctuation between Chinese words, as typed by a machine
    ("各乡镇(街道),各单位:请落实;按期完成!", "各乡镇（街道），各单位：请落实；按期完成！"),
    ("支出1,234万元,占比35%,其中:9:30前", "支出1,234万元，占比35%，其中：9:30前"),
    ("35％－40％", "35%-40%"),
    ("2016–2020年", "2016—2020年"),
    ("「基层首诊」", "“基层首诊”"),
    (">=90%，<=10%", "≥90%，≤10%"),
    # LaTeX
    (r"达标率 $\geq 95\%$ ，比例 $\leqslant 10 \%$。", "达标率≥95%，比例≤10%。"),
    (r"占 $35\% \sim 40\%$ 左右", "占35%~40%左右"),
    (r"签约率达到 $80 \%$ 以上", "签约率达到80%以上"),
    (r"就诊率 \geq 90\% 的县", "就诊率≥90%的县"),
    ("每人$5，共$6", "每人$5，共$6"),
    # Markdown, entities
    ("**一是加强领导。**落实责任", "一是加强领导。落实责任"),
    ("## 二、主要目标", "二、主要目标"),
    ("就诊率&ge;90&#37;，&nbsp;门诊&lt;5次", "就诊率≥90%，门诊<5次"),
    # OCR marks
    ("?\n提高到?70%\n?云卫发〔2021〕3号", "\n提高到70%\n云卫发〔2021〕3号"),
    ("县卫生健康局??? ??????? 县财政局\n?", "县卫生健康局 县财政局\n"),
    ("比例提高到?70%，怎么办?难", "比例提高到70%，怎么办？难"),
    ("經(jīng)濟(jì)和專(zhuān)業(yè)技術(shù)人員(含返聘)達(dá)到90%", "经济和专业技术人员（含返聘）达到90%"),
    # blanks
    ("到 2020 年达到 537. 01 万份", "到2020年达到537.01万份"),
    ("共118 .6万人", "共118.6万人"),
    ("关于建议的 答 复", "关于建议的答复"),
    ("附　　则", "附则"),
    ("甲县卫生健康局　　　乙县财政局", "甲县卫生健康局 乙县财政局"),
    ("1. 2018年底前完成", "1. 2018年底前完成"),
    ("77.6 78.6", "77.6 78.6"),
    ("80% 85%", "80% 85%"),
    ("实现 HIS 等系统 two words 互通", "实现HIS等系统two words互通"),
    ("婴儿死亡率 <3‰", "婴儿死亡率<3‰"),
    # radicals, marks without width, dates
    ("⼀、⼯作⽬标：⻓期", "一、工作目标：长期"),
    ("达\u200b到\ufeff90\xad%", "达到90%"),
    ("二○一八年、二O二〇年、二0一九年", "二〇一八年、二〇二〇年、二〇一九年"),
]


@pytest.mark.parametrize(("source", "text"), CASES)
def test_clean(source, text):
    assert clean(source).text == text


@pytest.mark.parametrize(("source", "_text"), CASES)
def test_places_grow_and_lead_back(source, _text):
    tracked = clean(source)
    assert len(tracked.starts) == len(tracked.ends) == len(tracked.text)
    assert list(tracked.starts) == sorted(tracked.starts)
    assert all(0 <= start < end <= len(source) for start, end in zip(tracked.starts, tracked.ends, strict=True))


def test_a_sign_of_latex_stands_for_its_whole_command():
    tracked = clean(r"达标率 $\geq 95\%$ 。")
    at = tracked.text.index("≥")
    assert r"达标率 $\geq 95\%$ 。"[tracked.starts[at] : tracked.ends[at + 3]] == r"\geq 95\%"


def test_traditional_becomes_simplified_at_the_same_length():
    source = "為提高基層醫療衛生機構診療量佔比,力爭達到65%以上,規范管理糖尿病患者。"
    text = simplified(one_form(source))
    assert text == "为提高基层医疗卫生机构诊疗量占比，力争达到65%以上，规范管理糖尿病患者。"
    assert len(text) == len(source)


def test_a_simplified_text_keeps_its_odd_characters():
    assert simplified("吉林省乾安县、于都县的基层卫生工作取得进展。") == "吉林省乾安县、于都县的基层卫生工作取得进展。"


def test_line_ends_and_tabs_stay():
    source = "一、目标\n\t三甲\n\n\t 45605 \n ?\n二"
    assert [c for c in clean(source).text if c in "\n\t"] == [c for c in source if c in "\n\t"]
