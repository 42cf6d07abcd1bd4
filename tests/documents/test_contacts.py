"""Names and numbers of contact persons are struck out on the way in; everything else stays."""

import pytest

from loaders.documents.reading import read_bytes

# No name of a person: characters that stand in no name lists, chosen for the test.
NAME, TWO = "甲某某", "乙某"


def read(text: str):
    return read_bytes(text.encode(), "文件.txt")


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        (f"（联系人：{NAME}；联系电话：13800000000）", [NAME, "13800000000"]),
        (f"承办负责人：{TWO}", [TWO]),
        (f"承办人及联系电话：{NAME} 0871-12345678", [NAME, "12345678"]),
        (f"联 系 人：{NAME}   电话：0871—1234567", ["1234567"]),
        (f"聯繫人：{NAME}，聯繫電話：023-12345678", [NAME, "12345678"]),
        (f"联系人：{NAME}、{TWO}，电话：(0871)12345678转8012", [NAME, TWO, "12345678"]),
        (f"联系人：{NAME}联系电话：0871-12345678", [NAME, "12345678"]),
        ("传真：0871-1234567，邮箱：someone@example.org.cn", ["1234567", "someone@example"]),
        ("请于月底前报送，电话13900000000。", ["13900000000"]),
        ("咨询电话：0871-6070×××", ["6070"]),
        ("身份证号530129199001011234", ["530129199001011234"]),
    ],
)
def test_struck_out_in_text_and_in_source(line, gone):
    document = read(f"一、工作安排\n请各单位认真落实，按期完成。\n{line}\n二、工作要求")
    for words in gone:
        assert words not in document.text
        assert words not in document.source_text
    assert "＊" in document.text
    assert [c.path for c in document.clauses] == ["", "一", "二"]


@pytest.mark.parametrize(
    "line",
    [
        "联系人：基层卫生健康科",
        "投诉举报可拨打12345政务服务便民热线或12320卫生热线",
        "全县电子健康档案开放10086份，门诊13912345人次",
        "云政办发〔2016〕12号",
        "县长是第一责任人，负责人要亲自抓",
        "签约服务联系人制度覆盖率达到95%",
        "2018-2020年投入3871.25万元",
        "每千人口床位数7.56张、执业医师3.18人",
        "就诊率达到**90**%以上，诊疗量占比**65**%",
        "投入资金1380000000元",
    ],
)
def test_nothing_else_is_struck_out(line):
    assert "＊" not in read(f"一、工作安排\n{line}\n二、工作要求").text


def test_columns_of_a_table_of_contacts():
    text = f"单位\t联系人\t联系电话\t就诊率\n甲县\t{NAME}\t0871-12345678\t90%\n乙县\t{TWO}\t0871-87654321\t91%"
    document = read(text)
    words = [cell.text for cell in document.tables[0].cells]
    assert words[4:8] == ["甲县", "＊＊＊", "＊" * 13, "90%"]
    assert NAME not in document.source_text


def test_places_hold():
    line = f"（联系人：{NAME}；联系电话：13800000000）就诊率达到90%以上"
    document = read(line)
    assert len(document.source_text) == len(line)
    at = document.text.index("90%")
    assert document.printed(at, at + 3) == "90%"
