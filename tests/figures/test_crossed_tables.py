"""Tables as offices print them: titles, units, headings of several rows, merged cells, notes; each cell read as what it says."""

import csv
import io
import zipfile

import pytest
import xlwt
from docx import Document
from openpyxl import Workbook

from loaders.data_folder import DataFolder
from loaders.errors import Faults, ReturnError
from loaders.figures.returns import read_return
from loaders.loads import LOCAL
from loaders.loads.add import AddOptions, add_bytes

TITLE = "绵阳市2023年基层医疗卫生服务情况表"
RATES = [
    ["绵阳市分级诊疗主要指标", "", "", "", ""],
    ["", "", "", "", "单位：%"],
    ["地区", "基层诊疗量占比", "", "基层医疗卫生机构建设达标率", ""],
    ["", "2022年", "2023年", "2022年", "2023年"],
    ["涪城区", "51.2", "52.0", "88.1", "—"],
    ["游仙区", "５０．１", "…", "85.0", "86.2"],
    ["注：数据来源：绵阳市2023年卫生统计年报"],
]


def csv_of(rows, encoding="utf-8-sig"):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(rows, merged=()):
    book = Workbook()
    for line, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            if text:
                book.active.cell(line, at, text)
    for area in merged:
        book.active.merge_cells(area)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xls_of(rows, merged=()):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    inside = {
        (r, c) for top, bottom, left, right in merged for r in range(top, bottom + 1) for c in range(left, right + 1)
    }
    for top, bottom, left, right in merged:
        sheet.write_merge(top, bottom, left, right, rows[top][left])
    for line, row in enumerate(rows):
        for at, text in enumerate(row):
            if text and (line, at) not in inside:
                sheet.write(line, at, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods_of(rows, spans):
    """An ODS workbook; `spans` are (columns, rows) of merged cells by (row, column) from 0."""
    covered = {(r + y, c + x) for (r, c), (w, h) in spans.items() for y in range(h) for x in range(w)} - spans.keys()
    xml = ""
    for line, row in enumerate(rows):
        cells = ""
        for at, text in enumerate(row):
            width, height = spans.get((line, at), (1, 1))
            tag = "covered-table-cell" if (line, at) in covered else "table-cell"
            span = f" table:number-columns-spanned='{width}' table:number-rows-spanned='{height}'"
            cells += f"<table:{tag}{span if (line, at) in spans else ''}><text:p>{text}</text:p></table:{tag}>"
        xml += f"<table:table-row>{cells}<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
    xml += "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = f"xmlns:office='{space}:office:1.0' xmlns:table='{space}:table:1.0' xmlns:text='{space}:text:1.0'"
    body = (
        f"<office:document-content {names}><table:table table:name='表1'>{xml}</table:table></office:document-content>"
    )
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body})


def docx_of(rows, merged):
    """A letter with a table: rows of one text are paragraphs; `merged` are ((row, column), (row, column)) of the table."""
    paper = Document()
    inside = [row for row in rows if sum(map(bool, row)) > 1]
    for row in rows[: rows.index(inside[0])]:
        paper.add_paragraph("".join(row))
    table = paper.add_table(len(inside), len(inside[0]))
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    for line, row in enumerate(inside):
        for at, text in enumerate(row):
            if text:
                table.cell(line, at).text = text
    for row in rows[rows.index(inside[-1]) + 1 :]:
        paper.add_paragraph("".join(row))
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def zip_of(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.fixture
def read(lookup):
    def read_table(content, name="表.csv", place=""):
        content = content if isinstance(content, bytes) else csv_of(content)
        return read_return(content, name, lookup, place=place)

    return read_table


def told(result):
    """(place, indicator, last day, value, unit) of each figure."""
    return [
        (f["jurisdiction_id"], f["indicator_id"], f["period_end"].isoformat(), str(f["value"]), f["unit"])
        for f in result.figures
    ]


READ = [
    ("510703", "phc_visit_share", "2022-12-31", "51.2", "%"),
    ("510703", "phc_visit_share", "2023-12-31", "52.0", "%"),
    ("510703", "phc_standard_rate", "2022-12-31", "88.1", "%"),
    ("510704", "phc_visit_share", "2022-12-31", "50.1", "%"),
    ("510704", "phc_standard_rate", "2022-12-31", "85.0", "%"),
    ("510704", "phc_standard_rate", "2023-12-31", "86.2", "%"),
]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (csv_of(RATES), "表.csv"),
        (csv_of(RATES, "gb18030"), "表.csv"),
        (xlsx_of(RATES, ["A1:E1", "A3:A4", "B3:C3", "D3:E3"]), "表.xlsx"),
        (xlsx_of(RATES), "表.xlsx"),
        (ods_of(RATES, {(0, 0): (5, 1), (2, 0): (1, 2), (2, 1): (2, 1), (2, 3): (2, 1)}), "表.ods"),
        (xls_of(RATES, [(0, 0, 0, 4), (2, 3, 0, 0), (2, 2, 1, 2), (2, 2, 3, 4)]), "表.xls"),
    ],
    ids=["CSV, UTF-8 with a mark", "CSV, GB18030", "XLSX, merged", "XLSX, not merged", "ODS, merged", "XLS, merged"],
)
def test_indicators_above_years_over_places(read, content, name):
    result = read(content, name)

    assert told(result) == READ
    assert {f["source"] for f in result.figures} == {"绵阳市2023年卫生统计年报"}
    assert result.refused == []
    assert result.notices == [
        "第5行「基层医疗卫生机构建设达标率 › 2023年」、第6行「基层诊疗量占比 › 2023年」写的是“—”“…”之类，按没有数据处理（2 格）；确为零请填 0"
    ]


def test_years_above_places_over_indicators(read):
    result = read([
        [TITLE],
        ["指标", "计量单位", "2022年", "", "2023年", ""],
        ["", "", "涪城区", "游仙区", "涪城区", "游仙区"],
        ["一、基层诊疗量占比", "%", "51.2", "50.1", "52.0", "50.9"],
        ["每千人口注册护士数", "人/千人", "3.1", "", "3.3", "2.9"],
    ])  # fmt: skip

    assert ("510704", "phc_visit_share", "2023-12-31", "50.9", "%") in told(result)
    assert ("510703", "nurses_per_1000", "2022-12-31", "3.1", "人/千人") in told(result)
    assert len(told(result)) == 7
    assert result.notices == [f"表里没有写来源，来源按表题“{TITLE}”记"]


def test_a_year_above_its_halves_or_quarters(read):
    result = read([
        ["地区", "指标", "单位", "2022年", "", "2023年", "", "来源"],
        ["", "", "", "上半年", "下半年", "第一季度", "2季度", ""],
        ["绵阳市", "基层诊疗量占比", "%", "51.2", "51.4", "52.0", "52.1", "季报"],
    ])  # fmt: skip

    assert [end for _, _, end, _, _ in told(result)] == ["2022-06-30", "2022-12-31", "2023-03-31", "2023-06-30"]


def test_place_and_year_of_the_title_hold_for_all(read):
    result = read([
        [TITLE],
        ["（单位：%）"],
        ["序号", "项目", "数值", "备注"],
        ["1", "基层诊疗量占比", "52.0", ""],
        ["2", "基层医疗卫生机构建设达标率", "88.0", "快报口径"],
    ])  # fmt: skip

    assert told(result) == [
        ("510700", "phc_visit_share", "2023-12-31", "52.0", "%"),
        ("510700", "phc_standard_rate", "2023-12-31", "88.0", "%"),
    ]
    assert result.figures[1]["note"] == "快报口径"


def test_all_in_one_cell_of_the_heading(read):
    result = read([
        ["县（市、区）", "2022年基层诊疗量占比（%）", "基层诊疗量占比2023年（%）", "资料来源"],
        ["涪城区", "51.2", "52.0", "年报"],
        ["全市", "50.0", "51.0", "年报"],
    ], place="510700")  # fmt: skip

    assert told(result) == [
        ("510703", "phc_visit_share", "2022-12-31", "51.2", "%"),
        ("510703", "phc_visit_share", "2023-12-31", "52.0", "%"),
        ("510700", "phc_visit_share", "2022-12-31", "50.0", "%"),
        ("510700", "phc_visit_share", "2023-12-31", "51.0", "%"),
    ]


def test_value_and_its_counts_under_one_indicator(read):
    result = read([
        ["2023年绵阳市基层诊疗情况", "", "", ""],
        ["地区", "基层诊疗量占比（%）", "", ""],
        ["", "分子", "分母", "数值"],
        ["涪城区", "520", "1000", "52.0"],
        ["游仙区", "501", "1000", "59.0"],
    ])  # fmt: skip

    assert [(f["numerator"], f["denominator"], str(f["value"])) for f in result.figures] == [(520, 1000, "52.0")]
    assert [(row.row, row.column, row.content) for row in result.refused] == [(5, "基层诊疗量占比（%） › 数值", "59.0")]
    assert "数值与分子÷分母不符" in result.refused[0].reason


def test_a_place_merged_downwards(read):
    rows = [
        ["地区", "指标", "2022年", "2023年", "来源"],
        ["涪城区", "基层诊疗量占比（%）", "51.2", "52.0", "年报"],
        ["", "基层医疗卫生机构建设达标率（%）", "88.1", "89.0", "年报"],
    ]
    expected = [("510703", name, f"{year}-12-31", value, "%") for name, year, value in (
        ("phc_visit_share", 2022, "51.2"), ("phc_visit_share", 2023, "52.0"),
        ("phc_standard_rate", 2022, "88.1"), ("phc_standard_rate", 2023, "89.0"))]  # fmt: skip

    assert told(read(rows)) == expected
    assert told(read(xlsx_of(rows, ["A2:A3"]), "表.xlsx")) == expected
    assert told(read(xls_of(rows, [(1, 2, 0, 0)]), "表.xls")) == expected


def test_a_column_that_is_no_value_is_refused_with_its_heading_and_the_rest_is_read(read):
    result = read([
        [TITLE],
        ["地区", "基层诊疗量占比（%）", "", ""],
        ["", "2022年", "2023年", "同比增减"],
        ["涪城区", "51.2", "52.0", "0.8"],
        ["游仙区", "五十", "50.9", "0.8"],
    ])  # fmt: skip

    assert len(told(result)) == 3
    assert [(row.row, row.column) for row in result.refused] == [
        (2, "基层诊疗量占比（%） › 同比增减"),
        (5, "基层诊疗量占比（%） › 2022年"),
    ]
    assert result.refused[0].reason == "表头“基层诊疗量占比（%） › 同比增减”看不懂，这一列没有读"


def test_an_unknown_indicator_or_place_is_refused_where_it_stands(read):
    result = read([
        [TITLE],
        ["项目", "涪城区", "某某县"],
        ["基层诊疗量占比（%）", "52.0", "51.0"],
        ["满意程度（%）", "90", "91"],
        ["基层医疗卫生机构建设达标率（%）", "88", "89"],
    ])  # fmt: skip

    assert [value for *_, value, _ in told(result)] == ["52.0", "88"]
    assert [(row.row, row.column) for row in result.refused] == [(2, "某某县"), (4, "项目")]


def test_units_that_do_not_fit_are_refused_not_guessed(read):
    with pytest.raises(Faults, match=r"单位“%”与指标“.*护士.*”的单位“人/千人”不是同类"):
        read([[TITLE], ["单位：%"], ["地区", "每千人口注册护士数", "备注"], ["涪城区", "3.1", ""]])


def test_a_table_without_source_and_title_says_what_is_missing(read):
    with pytest.raises(Faults, match="没有写明来源"):
        read([["地区", "2022年", "2023年", "指标"], ["涪城区", "51.2%", "52%", "基层诊疗量占比"]])


def test_what_is_no_table_of_figures_is_refused_as_ever(read):
    with pytest.raises(ReturnError, match="没有找到这些列"):
        read([["姓名", "年龄"], ["某某", "45"]])


def test_what_a_remark_changes_is_not_read_as_the_thing_itself(read):
    result = read([
        [TITLE],
        ["地区", "基层诊疗量占比（%）", "基层诊疗量占比（含村卫生室）", "基层医疗卫生机构建设达标率（%，快报）", "孕产妇死亡率（目标）"],
        ["涪城区", "52.0", "61.0", "90", "8"],
    ])  # fmt: skip

    assert [value for *_, value, _ in told(result)] == ["52.0"]
    assert [row.column for row in result.refused] == [
        "基层诊疗量占比（含村卫生室）",
        "基层医疗卫生机构建设达标率（%，快报）",
        "孕产妇死亡率（目标）",
    ]


def test_the_kind_of_a_figure_in_its_heading(read):
    header = ["指标", "地区", "单位", "2022年", "2023年（快报）", "来源"]
    result = read([header, ["基层诊疗量占比", "绵阳市", "%", "51.2", "52.0", "年报"]])

    assert [f["value_type"] for f in result.figures] == ["reported", "preliminary"]


def test_the_command_line_knows_such_a_workbook_for_a_return(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    content = xlsx_of(RATES, ["A1:E1", "A3:A4", "B3:C3", "D3:E3"])
    receipt = add_bytes(content, "指标表.xlsx", DataFolder(tmp_path), LOCAL, AddOptions())

    assert (receipt.load.kind, receipt.counts["figures"]) == ("figures", 6)


def test_a_table_in_a_letter(read):
    content = docx_of(RATES, [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))])
    result = read(content, "报表.docx")

    assert told(result) == READ
    assert {f["source"] for f in result.figures} == {"绵阳市2023年卫生统计年报"}


def test_a_letter_without_a_table_and_a_broken_one(read):
    with pytest.raises(ReturnError, match="文件里没有表格"):
        read(
            zip_of(
                {
                    "word/document.xml": "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body/></w:document>"
                }
            ),
            "信.docx",
        )
    with pytest.raises(ReturnError, match="文件不完好"):
        read(zip_of({"content.xml": "<a><b></a>"}), "表.ods")
    with pytest.raises(ReturnError, match="实体声明"):
        read(zip_of({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "表.ods")


def test_a_package_whose_names_are_no_text_is_refused(read):
    content = xlsx_of(RATES)
    # Within the list at its end: bit 11 of the flags says that names are UTF-8, and the first byte of this one says otherwise.
    at = content.rindex(b"PK\x01\x02")
    damaged = bytearray(content)
    damaged[at + 9] |= 0x08
    damaged[at + 46] = 0xC4
    with pytest.raises(ReturnError, match="不是完好的 XLSX 工作簿"):
        read(bytes(damaged), "报送表.xlsx")
