"""Web pages: the article without the site."""

import pytest

from loaders.documents.reading import read_bytes
from loaders.errors import DamagedDocument

ARTICLE = "<h1>关于加强管理的通知</h1><p>各单位：</p><p>到2025年，就诊率达到90%以上。</p>"


def read(html: str, encoding: str = "utf-8"):
    return read_bytes(html.encode(encoding), "页面.html")


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


TEXT = "关于加强管理的通知\n各单位：\n到2025年，就诊率达到90%以上。"


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a>首页</a><a>机构</a></nav>",
        "<ul><li><a href=1>首页</a></li><li><a href=2>政务公开</a></li><li><a href=3>互动</a></li></ul>",
        "<div class='crumbs'>您现在的位置：首页 > 政务公开 > 通知</div>",
        "<p>当前位置：首页 > 政务公开 > 通知</p>",
        "<div class='share-box'>分享到：微信 微博</div>",
        "<div id='footer'><p>主办单位：某某局</p><p>网站标识码：5301290001</p></div>",
        "<p>浏览次数：1863 【字体：大 中 小】</p>",
        "<p>【打印本页】 【关闭窗口】</p>",
        "<script>var rate = '95%';</script><style>p{width:50%}</style>",
        "<div style='display:none'>隐藏的 95% 文字。</div>",
        "<p>上一篇：关于做好体检工作的通知</p>",
        "<form><input value='搜索'><button>检索 100 条</button></form>",
        "<!-- 注释 95% -->",
    ],
)
def test_chrome_is_dropped(chrome):
    assert read(page(f"<div>{chrome}</div><div class='main'>{ARTICLE}</div>")).text == TEXT
    assert read(page(f"<div class='main'>{ARTICLE}</div><div>{chrome}</div>")).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings_named_or_not(encoding):
    assert read(f"<html><body>{ARTICLE}</body></html>", encoding).text == TEXT
    assert (
        read(
            f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body>{ARTICLE}</body></html>",
            "gb18030",
        ).text
        == TEXT
    )


def test_a_page_in_another_encoding_than_it_says():
    assert read(page(ARTICLE), "gb18030").text == TEXT


def test_words_split_over_elements_and_entities():
    html = page("<p>就诊率达到<b>9</b><i>0</i><span>%</span>以上&#65292;门诊&lt;5次&nbsp;&nbsp;为宜&hellip;</p>")
    assert read(html).text.startswith("就诊率达到90%以上，门诊<5次")


def test_paragraphs_made_by_breaks():
    html = page(
        "<div>　　一、目标<br>　　到2025年，就诊率达到90%以上。<br><br>　　二、措施<br/>　　各单位要落实责任。</div>"
    )
    assert read(html).text == "一、目标\n到2025年，就诊率达到90%以上。\n二、措施\n各单位要落实责任。"


def test_cells_are_not_glued_and_spans_are_kept():
    html = page(
        "<p>表1 住院人次</p><table><tr><td rowspan=2>级别</td><td colspan=2>人次</td></tr><tr><td>45605</td><td>83790</td></tr>"
        "<tr><th>占比</th><td><p>11.79%</p></td><td>21<br>.67%</td></tr></table><p>说明。</p>"
    )
    document = read(html)
    assert document.text == "表1住院人次\n级别\t人次\n45605\t83790\n占比\t11.79%\t21.67%\n说明。"
    (table,) = document.tables
    assert table.caption == "表1住院人次"
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells][:4] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_a_caption_and_words_between_cells():
    html = page(
        "<table><caption>表2 目标</caption>乱<tr><td>指标</td><td>值</td></tr><tr><td>就诊率</td>放<td>90%</td></tr></table>"
    )
    document = read(html)
    assert document.text == "表2目标\n指标\t值\n就诊率\t90%\n乱放"
    assert document.tables[0].caption == "表2目标"


def test_a_table_that_lays_out_the_page_is_no_table():
    html = page(f"<table><tr><td><table><tr><td>{ARTICLE}</td></tr></table></td><td>&nbsp;</td></tr></table>")
    document = read(html)
    assert document.text == TEXT
    assert document.tables == []


def test_the_pages_own_table_gives_issue_data():
    info = (
        "<table><tr><td>索 引 号：</td><td>53012900/2023-1</td><td>发文字号：</td><td>寻政办发〔2023〕9号</td></tr>"
        "<tr><td>成文日期：</td><td>2023-02-01</td><td>发布日期：</td><td>2023-02-08</td></tr></table>"
    )
    document = read(page(info + ARTICLE))
    assert document.text == TEXT
    assert document.document_number == "寻政办发〔2023〕9号"
    assert document.issued_date is not None
    assert document.issued_date.isoformat() == "2023-02-01"


def test_a_title_that_only_the_page_names():
    document = read(page("<p>到2025年，就诊率达到90%以上。</p>", "<title>寻甸县工作方案_寻甸县人民政府</title>"))
    assert document.title == "寻甸县工作方案"


def test_headings_without_numbers():
    html = page("<h1>寻甸县工作方案</h1><h2>工作目标</h2><p>就诊率达到90%。</p><h2>保障措施</h2><p>加强领导。</p>")
    assert [c.path for c in read(html).clauses] == ["", "工作目标", "保障措施"]


def test_an_article_inside_an_element_named_like_chrome():
    html = page(f"<div class='header'><h1>关于加强管理的通知</h1></div><div class='print content'>{ARTICLE[20:]}</div>")
    assert "就诊率达到90%以上" in read(html).text


def test_deep_nesting_and_broken_markup_end_well():
    document = read(page("<div>" * 900 + ARTICLE + "</div>" * 10 + "<p>尾部达到80%。<table><tr><td>"))
    assert document.text == TEXT + "\n尾部达到80%。"
    with pytest.raises(DamagedDocument, match="嵌套过深"):
        read(page("<div>" * 3000 + ARTICLE))


def test_an_ordered_list_has_its_numbers():
    html = page("<p>二、任务</p><ol><li>就诊率达到90%。</li><li>床位达到7张。</li></ol><ul><li>其他。</li></ul>")
    document = read(html)
    assert document.text == "二、任务\n1.就诊率达到90%。\n2.床位达到7张。\n其他。"
    assert [c.path for c in document.clauses][-1] == "二 › 2"


def test_a_page_saved_as_an_archive():
    archive = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n'
        "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + page(ARTICLE)
        + "\r\n--x--\r\n"
    )
    assert read(archive).text == TEXT
