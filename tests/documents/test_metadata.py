"""Issue data: what a document says about itself, and nothing it does not say."""

from datetime import date

import pytest

from loaders.documents.reading import read_bytes


def read(text: str):
    return read_bytes(text.encode(), "文件.txt")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("寻政办发〔2021〕7号", "寻政办发〔2021〕7号"),
        ("寻政办发[2021]7号", "寻政办发〔2021〕7号"),
        ("寻政办发（2021）第7号", "寻政办发〔2021〕第7号"),
        ("寻政办发【2021】 7 号", "寻政办发〔2021〕7号"),
        ("?尋政辦發〔2021〕7號\n?", "寻政办发〔2021〕7号"),
        ("文号：寻政办发〔2021〕7号", "寻政办发〔2021〕7号"),
        ("寻政办发〔2021〕7号 同意公开", "寻政办发〔2021〕7号"),
        ("索引号：530129　发文字号：寻政办发〔2021〕7号　发布日期：2021-03-02", "寻政办发〔2021〕7号"),
    ],
)
def test_the_number_of_the_document(line, number):
    text = f"{line}\n关于加强乡村医生队伍建设的通知\n各乡镇人民政府：\n为加强乡村医生队伍建设，现通知如下。"
    assert read(text).document_number == number


def test_numbers_of_other_documents_are_not_its_own():
    text = (
        "关于加强乡村医生队伍建设的通知\n各乡镇人民政府：\n根据《省实施意见》（云政办发〔2016〕12号）精神，"
        "结合我县实际，制定本方案。\n云政办发〔2016〕12号文件同时废止。"
    )
    assert read(text).document_number is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021年3月2日", date(2021, 3, 2)),
        ("二〇二一年三月二日", date(2021, 3, 2)),
        ("二○二一年十一月二十三日", date(2021, 11, 23)),
        ("2021 年 3 月 2 日", date(2021, 3, 2)),
        ("2021年3月", None),
        ("2021年2月30日", None),
    ],
)
def test_the_date_below_the_signature(words, day):
    text = f"关于加强乡村医生队伍建设的通知\n各乡镇人民政府：\n现通知如下，2019年1月1日前完成。\n寻甸县人民政府办公室\n{words}\n（此件公开发布）"
    document = read(text)
    assert document.issued_date == day
    assert document.issuer == "寻甸县人民政府办公室"


def test_a_page_says_when_it_was_published_where_nothing_else_does():
    text = "当前位置：首页 > 政务公开\n发布日期：2023-05-18 来源：县卫生健康局\n2022年寻甸县卫生健康事业发展统计公报\n全县共有医院12个。"
    document = read(text)
    assert document.issued_date == date(2023, 5, 18)
    assert document.text.startswith("2022年寻甸县卫生健康事业发展统计公报\n")
    assert document.jurisdiction_text == "寻甸县"


def test_the_signature_decides_not_the_date_of_publication():
    text = "发布日期：2023-05-18\n关于加强管理的通知\n各单位：\n请执行。\n寻甸县卫生健康局\n2023年4月9日"
    assert read(text).issued_date == date(2023, 4, 9)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "寻甸县人民政府办公室\n关于加强乡村医生队伍建设的实施意见",
            "寻甸县人民政府办公室关于加强乡村医生队伍建设的实施意见",
        ),
        ("寻甸县人民政府办公室文件\n寻政办发〔2021〕7号\n关于印发工作方案的通知", "关于印发工作方案的通知"),
        ("寻甸县解决贫困人口基本医疗\n有保障突出问题工作方案", "寻甸县解决贫困人口基本医疗有保障突出问题工作方案"),
        ("寻甸县卫生健康局\n对县十二届人大一次会议第16号建议的 答 复", "对县十二届人大一次会议第16号建议的答复"),
        ("2023年寻甸县卫生健康工作要点", "2023年寻甸县卫生健康工作要点"),
        ("寻甸县健康素养提升行动方案\n（2022—2024年）", "寻甸县健康素养提升行动方案（2022—2024年）"),
        ("寻甸县健康素养提升行动方案\n（征求意见稿）", "寻甸县健康素养提升行动方案"),
        ("寻甸县“十四五”卫生健康发展规划（节录）", "寻甸县“十四五”卫生健康发展规划（节录）"),
        ("寻甸县医疗机构管理办法（试行）", "寻甸县医疗机构管理办法（试行）"),
    ],
)
def test_titles(head, title):
    found = read(f"{head}\n各有关单位：\n请认真贯彻执行。").title
    assert found is not None
    assert found.endswith(title)


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("重庆市梁平区卫生健康委员会", "重庆市梁平区"),
        ("忻州市人民政府办公厅", "忻州市"),
        ("延边朝鲜族自治州人民政府", "延边朝鲜族自治州"),
        ("云南省昆明市官渡区人民政府办公室", "云南省昆明市官渡区"),
        ("内蒙古自治区卫生健康委员会", "内蒙古自治区"),
        ("国家卫生健康委员会", None),
        ("中共玉溪市委办公室", "玉溪市"),
        ("市人民政府办公室", None),
    ],
)
def test_the_place_of_the_issuer(issuer, place):
    text = f"关于加强管理的通知\n各单位：\n请执行。\n{issuer}\n2023年4月9日"
    document = read(text)
    assert document.issuer == issuer
    assert document.jurisdiction_text == place


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [
        ("信息公开选项：不予公开", "restricted"),
        ("公开方式：依申请公开", "restricted"),
        ("（代拟稿）", "restricted"),
        ("内部资料 注意保存", "restricted"),
        ("秘密", "restricted"),
        ("信息公开选项：主动公开", "public"),
        ("（此件公开发布）", "public"),
        ("各单位对不予公开的信息要逐条说明理由，并按照规定报送备案，确保依法行政。", "public"),
    ],
)
def test_disclosure(line, disclosure):
    assert read(f"关于加强管理的通知\n各单位：\n请认真贯彻执行。\n{line}").disclosure == disclosure


def test_words_on_validity():
    text = "寻甸县管理办法（试行）\n第一条 为规范管理，制定本办法。\n第二条 本办法自2023年1月1日起施行，有效期5年。原办法同时废止。"
    assert read(text).status_words == ("自2023年1月1日起施行", "有效期5年", "同时废止")


def test_what_is_not_said_is_none():
    document = read("基层卫生工作取得新进展，群众看病更加方便。")
    assert (document.title, document.document_number, document.issuer, document.issued_date) == (None, None, None, None)
    assert document.jurisdiction_text is None
    assert document.status_words == ()


def test_what_a_page_says_in_lines_with_bars():
    text = (
        "索引号：| 307021102 | 发布机构：| |\n生效日期：| 2024-10-31 | 废止日期：| |\n文 号：| 寻卫发〔2024〕58号 | 所属主题：| 政策文件 |\n"
        "关于印发寻甸县紧密型医疗卫生 共同体建设实施方案的通知\n各单位：\n请执行。"
    )
    document = read(text)
    assert document.document_number == "寻卫发〔2024〕58号"
    assert document.title == "关于印发寻甸县紧密型医疗卫生共同体建设实施方案的通知"
    assert "生效日期" not in document.text


def test_lines_of_the_document_that_look_like_those_of_a_page():
    text = "关于举办培训班的通知\n各单位：\n现将有关事项通知如下。\n时间：2023年9月1日至2日\n来源：省统计年鉴"
    assert read(text).text.endswith("时间：2023年9月1日至2日\n来源：省统计年鉴")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("关于推进社区卫生服务工作的意见", None),
        ("关于加强全市基层卫生工作的意见", None),
        ("关于完善城市医联体建设的通知", None),
        ("关于印发玉溪市红塔区工作方案的通知", "玉溪市红塔区"),
        ("2023年澄江市卫生健康工作要点", "澄江市"),
    ],
)
def test_the_place_of_a_title(title, place):
    assert read(f"{title}\n各单位：\n请认真贯彻执行。").jurisdiction_text == place
