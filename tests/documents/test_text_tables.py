"""Tables in plain text."""

from loaders.documents.reading import read_bytes


def tables(text: str):
    return read_bytes(text.encode(), "文件.txt").tables


def rows(table) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def test_one_cell_a_line_behind_tabs_rows_parted_by_blank_lines():
    text = (
        "各机构情况见下表：\n\n上半年住院人次表\n\n\t机构\n\t市级\n\t一级及\n以下\n\n\t住院人次\n\n（人）\n\t 4605\n\t131\n\n"
        "\t占比（%）\n\t97.2%\n\t2.8%\n\n\n2. 待遇情况。"
    )
    (table,) = tables(text)
    assert table.caption == "上半年住院人次表"
    assert rows(table) == [
        ["机构", "市级", "一级及以下"],
        ["住院人次（人）", "4605", "131"],
        ["占比（%）", "97.2%", "2.8%"],
    ]


def test_an_empty_first_cell():
    (table,) = tables("待遇情况如下：\n\t\n\t县级\n\t乡级\n\n\t参保\n\t57%\n\t72%\n\n\n说明如下。")
    assert rows(table) == [["", "县级", "乡级"], ["参保", "57%", "72%"]]


def test_tabs_between_cells():
    text = "一、定量指标\n序号\t指标\t标准值\n1\t签约率\t≥４２％\n2\t随访次数\t\n二、定性指标"
    document = read_bytes(text.encode(), "文件.txt")
    assert rows(document.tables[0]) == [["序号", "指标", "标准值"], ["1", "签约率", "≥42%"], ["2", "随访次数", ""]]
    assert document.text.split("\n")[1:4] == ["序号\t指标\t标准值", "1\t签约率\t≥42%", "2\t随访次数\t"]


def test_bars_of_markdown():
    (table,) = tables(
        "表1 指标\n\n| 指标 | 2020年 | 2025年 |\n| --- | :---: | ---: |\n| 就诊率 | 84% | $\\geq 90\\%$ |\n| 床位 | 6 | 7 |\n\n其他。"
    )
    assert table.caption == "表1指标"
    assert rows(table)[1] == ["就诊率", "84%", "≥90%"]


def test_html_left_by_an_ocr():
    text = (
        '主要指标\n\n<html><body><table><tr><td rowspan="2">类别</td><td>指标</td></tr><tr><td>就诊率90%</td></tr>'
        "<tr><td colspan=2>合计</td></tr></table></body></html>\n\n二、措施。"
    )
    document = read_bytes(text.encode(), "文件.txt")
    (table,) = document.tables
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        ("类别", 0, 0, 2, 1), ("指标", 0, 1, 1, 1), ("就诊率90%", 1, 1, 1, 1), ("合计", 2, 0, 1, 2),
    ]  # fmt: skip
    assert "<" not in document.text


def test_wide_blanks_between_columns():
    text = "表2\n指标      2020年    2025年\n就诊率    84.1      90\n床位数    6.2       7.5\n医师数    2.7       3.2\n\n二、措施"
    (table,) = tables(text)
    assert rows(table)[2] == ["床位数", "6.2", "7.5"]


def test_one_cell_a_line_without_any_mark():
    text = "主要指标见下表\n指标\n2020年\n2025年\n就诊率（%）\n84.1\n90\n床位数（张）\n6.2\n7.5\n医师数（人）\n2.7\n3.2\n二、措施。"
    (table,) = tables(text)
    assert rows(table) == [
        ["指标", "2020年", "2025年"],
        ["就诊率（%）", "84.1", "90"],
        ["床位数（张）", "6.2", "7.5"],
        ["医师数（人）", "2.7", "3.2"],
    ]


def test_what_is_no_table():
    assert tables("寻甸县卫生健康局　　　寻甸县财政局\n2023年4月9日") == []
    assert (
        tables("一、目标\n二、任务\n三、保障\n四、附则\n五、其他\n六、说明\n七、监督\n八、考核\n九、奖惩\n十、解释")
        == []
    )
    assert tables("单位名单\n甲县\n乙县\n丙县\n丁县\n戊县\n己县\n庚县\n辛县\n壬县\n癸县") == []


def test_cells_point_into_the_text():
    document = read_bytes("指标\t值\n就 诊 率\t９０％\n床位\t7 张".encode(), "文件.txt")
    for cell in document.tables[0].cells:
        assert document.text[cell.start : cell.end] == cell.text
    assert document.text[document.tables[0].start : document.tables[0].end] == "指标\t值\n就诊率\t90%\n床位\t7张"


def test_a_caption_with_its_unit():
    (table,) = tables("一、资源\n全县机构一览表\n单位：个\n类别\t数量\n医院\t12\n诊所\t40")
    assert table.caption == "全县机构一览表 单位：个"
