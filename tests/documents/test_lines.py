"""Which lines are one paragraph: in plain text wrapped by hand, by a program, or cut by pages."""

import textwrap

import pytest

from loaders.documents.reading import read_bytes


def paragraphs(text: str) -> list[str]:
    return read_bytes(text.encode(), "文件.txt").text.split("\n")


WRAPPED = """石林县卫生健康局文件
关于上年度工作情况的报告
县人民政府：
现将有关情况报告如下，请予审阅，不足之处请批评指正并继续给予支
持。
一、基本情况
全县年末常住人口24.6万人，其中60岁及以上人口4.5万人，占18
.3%，比上年提高0.6个百分点；县域内就诊率为8
9.2%左右，较上年提高1.4个百分点，其中牵头医院
占比下降到42.7%。
二、下一步打算
三级医院帮扶两家县级医院，帮助其提升服务能力，每年派驻不少于
三、四级手术带教医师8名。
石林县卫生健康局
2022年1月9日"""


def test_lines_wrapped_by_a_program_are_joined_and_headings_are_not():
    assert paragraphs(WRAPPED) == [
        "石林县卫生健康局文件",
        "关于上年度工作情况的报告",
        "县人民政府：",
        "现将有关情况报告如下，请予审阅，不足之处请批评指正并继续给予支持。",
        "一、基本情况",
        "全县年末常住人口24.6万人，其中60岁及以上人口4.5万人，占18.3%，比上年提高0.6个百分点；县域内就诊率为89.2%左右，较上年提高1.4个百分点，其中牵头医院占比下降到42.7%。",
        "二、下一步打算",
        "三级医院帮扶两家县级医院，帮助其提升服务能力，每年派驻不少于三、四级手术带教医师8名。",
        "石林县卫生健康局",
        "2022年1月9日",
    ]


LONG = (
    "到2025年，县域内就诊率稳定在91.5%以上，基层医疗卫生机构诊疗量占总诊疗量的比例不低于65%，"
    "村卫生室规范化建设率达到95%。家庭医生签约服务覆盖3.2万名重点人群，乡镇卫生院全部达到基本标准。"
    "每千人口执业（助理）医师达到3.2人，县财政每年安排专项资金1200万元。"
)


@pytest.mark.parametrize("width", [17, 21, 26, 33])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_any_width_of_wrapping(width, indent):
    body = [LONG, LONG[40:], LONG[10:70] + "。"]
    lines = ["一、工作目标"]
    for paragraph in body:
        lines += textwrap.wrap(indent + paragraph, width, drop_whitespace=False)
    assert "".join(paragraphs("\n".join(lines))) == "一、工作目标" + "".join(body)
    if indent:
        assert paragraphs("\n".join(lines)) == ["一、工作目标", *body]


def test_a_paragraph_cut_by_a_page_with_its_number_goes_on():
    text = f"一、目标\n{LONG[:56]}\n\n— 1 —\n\n{LONG[56:]}\n\n第 2 页 共 2 页\n二、措施\n略。"
    assert paragraphs(text) == ["一、目标", LONG, "二、措施", "略。"]


def test_a_number_cut_by_a_page_is_whole_again():
    cut = LONG.index("1200") + 2
    assert paragraphs(f"{LONG[:cut]}\n\n-3-\n\n{LONG[cut:]}") == [LONG]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("二、强化基层服务能力，提升群众就医获得感", "各乡镇要加强领导。"),
        ("关于印发工作方案的通知", "各乡镇人民政府："),
        ("石林县卫生健康局", "2022年1月9日"),
        ("★ 人均预期寿命 80.2岁", "★ 孕产妇死亡率 <8/10万"),
        ("各单位要按时报送材料，逾期不报的予以通报。", "石林县卫生健康局"),
        ("附件：1.任务分解表", "2.考核标准"),
        ("👉县域内就诊率从86.2%提高到90.4%，次均费用下降，签约服务更好", "✅2024年新增床位"),
        ("主动公开", "石林县人民政府办公室 2022年1月9日印发"),
        ("我县推进医共体建设，完善管理制度，落实财政投入", "（一）关于人员编制问题"),
    ],
)
def test_these_never_join(first, second):
    assert len(paragraphs(f"{first}\n{second}")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("附件：《石林县人民代表大会第69", "号建议答复（代拟稿）》"),
        ("我县依托两家牵头医院，组建紧密型医共体，县域内就诊率达到", "91%，基层诊疗量占比稳步提高。"),
        ("经与县财政局、县医疗保障局会商，现将办理情况答复如下：（县卫生", "健康局负责）"),
        ("您提出的关于方便群众看病的建议已经收悉", "，现答复如下："),
        ("全县建成标准化村卫生室（含社区卫生服务站", "）127个。"),
    ],
)
def test_these_join(first, second):
    assert len(paragraphs(f"{first}\n{second}")) == 1


def test_words_of_latin_letters_keep_a_blank_between_lines():
    text = "（一）系统建设。建设县域统一的信息平台，实现各机构之间互通，平台应支持 Health\nLevel Seven 标准并完成验收。"
    assert "HealthLevel" not in paragraphs(text)[0]
    assert len(paragraphs(text)) == 1


def test_bare_numbers_of_pages_in_order_are_left_out():
    page = "各乡镇要落实责任。\n各部门要加强配合。\n各单位要按时报送。\n各医院要规范服务。\n"
    text = "".join(f"{page}\n{number}\n\n" for number in range(1, 5))
    assert not any(line.isdigit() for line in paragraphs(text))
    assert [line for line in paragraphs(page + "\n120\n\n" + page) if line.isdigit()] == ["120"]
