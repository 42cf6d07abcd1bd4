"""What is made of a snapshot: bytes that depend on it alone, cells that are what they say, nothing that must not leave."""

import csv
import hashlib
import html
import io
import json
import zipfile

import openpyxl
import pytest
from docx import Document

from loaders.errors import LoadError, SnapshotError
from loaders.loads.actor import LOCAL, Actor
from loaders.warehouse.snapshots.exports import FORMATS, Edition, export_snapshot, file_name
from loaders.warehouse.snapshots.package import faults_of_package
from tests.snapshots.conftest import AS_OF, CITY, COUNTY

SECRETS = ("zg-5", "内部测算稿", "自密〔2021〕1号", "不低于79岁（内部）", "自府发〔2022〕88号")


@pytest.fixture(scope="module")
def public(taken):
    return Edition(taken, CITY)


@pytest.fixture(scope="module")
def internal(taken):
    return Edition(taken, CITY, "all")


def text_of(content):
    """All that a file says: the parts of a zip, or the file itself."""
    if content[:2] != b"PK":
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return html.unescape("\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist()))


@pytest.mark.parametrize("format_", list(FORMATS))
def test_the_same_snapshot_gives_the_same_bytes(public, taken, format_):
    assert export_snapshot(public, format_, LOCAL) == export_snapshot(Edition(taken, CITY), format_, LOCAL)


@pytest.mark.parametrize("format_", list(FORMATS))
def test_only_public_rows_leave_and_no_unverified_number(public, internal, format_):
    left = text_of(export_snapshot(public, format_, LOCAL))
    assert [secret for secret in SECRETS if secret in left] == []
    assert "内部" not in left.replace("内部使用", "")
    within = text_of(export_snapshot(internal, format_, LOCAL))
    assert "自府发〔2022〕88号" not in within
    assert "人均" in within


@pytest.mark.parametrize("format_", list(FORMATS))
def test_what_is_not_public_is_refused_to_who_only_reads(internal, format_):
    with pytest.raises(LoadError, match="只能查看"):
        export_snapshot(internal, format_, Actor("读者", "viewer"))


@pytest.mark.parametrize("format_", ["csv", "notice"])
def test_csv_bytes(public, format_):
    content = export_snapshot(public, format_, LOCAL)
    assert content.startswith(b"\xef\xbb\xbf" + "序号,".encode())
    assert content.count(b"\n") == content.count(b"\r\n") > 2
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(cell.lstrip()[:1] in {"=", "@", "＝", "＠", "＋"} for cell in row)


def test_the_ledger_carries_the_snapshots_id_and_is_numbered_anew(public, taken):
    rows = list(csv.DictReader(io.StringIO(export_snapshot(public, "csv", LOCAL).decode("utf-8-sig"), newline="")))
    assert {row["存档编号"] for row in rows} == {taken.snapshot_id}
    assert [row["序号"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_the_notice_puts_value_unit_and_period_together(public):
    rows = csv.DictReader(io.StringIO(export_snapshot(public, "notice", LOCAL).decode("utf-8-sig"), newline=""))
    assert rows.fieldnames == ["序号", "指标", "目标", "时限", "上年同期", "本期", "差距", "状态", "牵头单位", "备注"]
    found = {row["目标"]: row for row in rows}
    assert found["≤4‰"]["上年同期"] == "4.9‰"
    assert found["≤4‰"]["本期"] == "4.5‰（2025年）"
    assert found["≤4‰"]["差距"] == "还差0.5个千分点"
    assert found["≤18/10万"]["备注"] == "对下级逐一要求"


def test_the_workbook_read_again_cell_by_cell(public, taken):
    content = export_snapshot(public, "xlsx", LOCAL)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["目标任务台账", "通报附表", "指标口径", "说明"]
    sheet = book["目标任务台账"]
    lines = list(csv.DictReader(io.StringIO(export_snapshot(public, "csv", LOCAL).decode("utf-8-sig"), newline="")))
    heads = [cell.value for cell in sheet[1]]
    assert heads == list(lines[0])
    for row, line in zip(sheet.iter_rows(min_row=2), lines, strict=True):
        for cell, (heading, text) in zip(row, line.items(), strict=True):
            assert cell.data_type != "f"
            if cell.is_date:
                assert cell.value.date().isoformat() == text
            elif isinstance(cell.value, int | float):
                assert cell.value == pytest.approx(float(text)), heading
            else:
                assert (cell.value or "") == text, heading
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[heads.index("目标编号")].value == "zg-1"]
    cells = dict(zip(heads, row, strict=True))
    assert (cells["行政区划代码"].value, cells["行政区划代码"].data_type, cells["行政区划代码"].number_format) == (
        CITY,
        "s",
        "@",
    )
    assert (cells["最新值"].value, cells["最新值"].data_type, cells["最新值"].number_format) == (88, "n", "0.0")
    assert cells["目标原文"].value == "'=达到90%"
    assert sheet.freeze_panes == "E2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["G"].width > sheet.column_dimensions["A"].width >= 7
    assert sheet.print_title_cols == "$A:$F"
    assert book["说明"].row_dimensions[2].height == 16
    assert max(book["说明"].row_dimensions[row].height for row in range(2, 20)) > 16
    said = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=2)}
    assert said["存档编号"] == taken.snapshot_id
    assert said["规则版本"] == taken.header["rules_version"]
    assert said["截至日期"].startswith("2026年6月30日")
    assert said["存档时刻与经办"].endswith("（北京时间），本机")
    assert said["公开属性"] == "只含公开的内容。另有不予公开1项，未列入。"
    assert "其中待审核 1 项" in said["项数"]
    assert taken.header["known_by"] in said["记录截至"]
    assert "规则14" in said


def test_an_internal_edition_is_marked_everywhere(internal):
    assert file_name(internal, "xlsx") == "目标任务台账-自贡市-2026-06-30-内部.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(export_snapshot(internal, "xlsx", LOCAL)))
    assert book.sheetnames[0] == "目标任务台账（内部）"
    assert book.worksheets[0].oddHeader.right.text.startswith("内部")
    paper = Document(io.BytesIO(export_snapshot(internal, "bulletin", LOCAL)))
    assert paper.sections[0].header.paragraphs[0].text == "内部"


def test_the_data_package_tells_and_proves_its_tables(public, taken, tmp_path):
    content = export_snapshot(public, "package", LOCAL)
    path = tmp_path / "数据包.zip"
    path.write_bytes(content)
    assert faults_of_package(path) == []
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert told["id"] == taken.snapshot_id
        for resource in told["resources"]:
            table = archive.read(resource["path"])
            assert resource["hash"] == f"sha256:{hashlib.sha256(table).hexdigest()}"
            rows = list(csv.reader(io.StringIO(table.decode("utf-8"), newline="")))
            assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]
            assert len(rows) - 1 == resource["rows"]
            for row in rows[1:]:
                for cell, field in zip(row, resource["schema"]["fields"], strict=True):
                    if cell and field["type"] in {"number", "integer"}:
                        float(cell)
                    if cell and field["type"] == "boolean":
                        assert cell in {"是", "否"}


def test_a_flipped_byte_in_a_data_package_is_found(public, tmp_path):
    content = export_snapshot(public, "package", LOCAL)
    changed = tmp_path / "改过.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, part.replace(b"88", b"98", 1) if name == "data/ledger.csv" else part)
    assert [fault.file for fault in faults_of_package(changed)] == ["改过.zip/data/ledger.csv"]

    broken = tmp_path / "断了.zip"
    broken.write_bytes(content[: len(content) // 2])
    with pytest.raises(SnapshotError, match="不是完整的数据包"):
        faults_of_package(broken)


def headings(paper):
    return [
        line.text
        for line in paper.paragraphs
        if line.text[:2] in {"一、", "二、", "三、", "四、", "五、", "六、", "七、", "附件"}
    ]


def test_the_bulletin_has_its_sections_and_makes_nothing_up(public, taken):
    paper = Document(io.BytesIO(export_snapshot(public, "bulletin", LOCAL)))
    said = "\n".join(line.text for line in paper.paragraphs)
    assert headings(paper) == [
        "一、总体情况", "二、到期目标完成情况", "三、重点指标进展", "四、县区情况", "五、突出问题", "六、数据报送质量", "七、下一步要求",
        "附件1　目标任务台账", "附件2　口径说明单", "附件3　数据修订与判定变动对照", "附件4　销号与恢复清单",
    ]  # fmt: skip
    assert "截至2026年6月30日，自贡市在册量化目标任务" in said
    assert "本期未与上期存档对照，本附件无内容" in said
    assert "没有销号和恢复的记录" in said
    assert "另有待审核1项，不计入以上统计。\n另有不予公开1项，未列入。" in said
    assert "居民健康素养水平" not in said
    assert "发〔" not in said.split("附件1")[0]
    foot = paper.sections[0].footer.paragraphs[0].text
    assert foot.startswith(f"系统生成稿，须审核签发·存档编号 {taken.short_id}")
    assert said.count(taken.snapshot_id) == said.count(taken.header["rules_version"]) == 1
    assert "存档“二季度”（" in said.splitlines()[-1]
    captions = [line.text for line in paper.paragraphs if line.text[:1] in {"表", "图"} and "　" in line.text]
    assert [text.partition("　")[0] for text in captions if text[0] == "表"] == ["表1", "表2", "表3"]
    assert all(text.endswith("（截至2026年6月30日）") for text in captions)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    [problems] = [table for table in tables if table[0][-1] == "原因（由责任单位填写）"]
    assert problems[1][0] == "＠市卫生健康委"
    assert problems[1][-1] == ""
    [due] = [table for table in tables if "期末数" in table[0]]
    assert due[1][2:8] == ["≥90%", "2024年底前", "88.0%\n（2024年）", "还差2.0个百分点", "到期未达标", "＠市卫生健康委"]


def test_a_paper_to_be_signed_carries_no_unreviewed_reading(public):
    tables = Document(io.BytesIO(export_snapshot(public, "bulletin", LOCAL))).tables
    listed = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert "≥60%" in listed
    assert "≥30%" not in listed  # the promise nobody has reviewed
    assert "≥30%" not in export_snapshot(public, "notice", LOCAL).decode("utf-8-sig")


def test_fonts_are_named_and_not_embedded(public):
    content = export_snapshot(public, "bulletin", LOCAL)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [
            name for name in archive.namelist() if "font" in name.lower() and not name.endswith("fontTable.xml")
        ]
        body = archive.read("word/document.xml").decode("utf-8")
    assert 'w:eastAsia="方正小标宋简体"' in body
    assert 'w:eastAsia="仿宋"' in body
    assert '<w:sz w:val="44"/>' in body  # 二号
    assert '<w:sz w:val="32"/>' in body  # 三号
    assert '<w:sz w:val="21"/>' in body  # 五号


def test_a_place_without_anything_has_a_bulletin_that_says_so(taken):
    paper = Document(io.BytesIO(export_snapshot(Edition(taken, COUNTY), "bulletin", LOCAL)))
    said = "\n".join(line.text for line in paper.paragraphs)
    assert "本节无内容" in said
    assert "没有已到期的目标任务" in said


def test_a_bulletin_without_a_place_is_refused(taken):
    with pytest.raises(SnapshotError, match="没有写明是哪个地区"):
        export_snapshot(Edition(taken), "bulletin", LOCAL)


def test_an_edition_of_all_places(taken):
    names = [row["place_name"] for row in Edition(taken).ledger()]
    assert {"自贡市", "大安区"} <= set(names)
    assert AS_OF.isoformat() in file_name(Edition(taken), "csv")
