"""Tables read by a process of their own: what a hostile one does ends there, with a refusal that says what to do."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from app.taking_in import take_in
from loaders.apart import answer_of
from loaders.data_folder import DataFolder
from loaders.errors import ReturnError
from loaders.figures.sheets import read_sheets
from loaders.figures.sheets_apart import read_sheets_apart
from loaders.loads import LOCAL

HEADINGS = ["指标编码", "行政区划代码", "期别", "数值", "单位", "来源"]
SHEET, SPACE = "xl/worksheets/sheet1.xml", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROW = ["phc_visit_share", 510700, 2023, 52.4, "%", "年报"]


def saved(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content, part, text):
    """The workbook with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return buffer.getvalue()


def test_the_same_rows_as_here():
    content = saved(HEADINGS, ROW)
    assert read_sheets_apart(content, "表.xlsx") == read_sheets(content, "表.xlsx")


def test_what_the_reader_refuses_comes_back_as_its_refusal():
    with pytest.raises(ReturnError, match=r"表\.xlsx：不是完好的 XLSX 工作簿.*另存为"):
        read_sheets_apart(b"PK\x03\x04 cut off", "表.xlsx")


def test_one_that_does_not_end_is_stopped():
    with pytest.raises(ReturnError, match=r"读了 0.1 秒还没有读完，已停止.*拆成几个小表"):
        read_sheets_apart(saved(HEADINGS, ROW), "表.xlsx", seconds=0.1)


def test_one_that_unpacks_without_measure_is_stopped():
    rows = b"<row><c t='inlineStr'><is><t>" + b"9" * 4_000_000 + b"</t></is></c></row>"
    rows *= 15
    content = with_part(
        saved(HEADINGS, ROW),
        SHEET,
        b"<worksheet xmlns='" + SPACE + b"'><sheetData>" + rows + b"</sheetData></worksheet>",
    )
    assert len(content) < 300_000
    with pytest.raises(ReturnError, match=r"占用内存超过 80 MB|不是完好的"):
        read_sheets_apart(content, "表.xlsx", memory=80_000_000)


def test_a_process_that_dies_gives_no_answer():
    with pytest.raises(ValueError):
        answer_of("loaders.no_such_reader", ["表.xlsx"], b"PK", 30)


def test_declared_entities_are_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    content = with_part(saved(HEADINGS, ROW), SHEET, laughs)
    with pytest.raises(ReturnError, match=r"实体声明（xl/worksheets/sheet1\.xml），可能是恶意文件"):
        read_sheets(content, "表.xlsx")


def test_an_upload_is_read_apart(tmp_path, monkeypatch):
    def too_slow(*_):
        raise TimeoutError

    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    monkeypatch.setattr("loaders.figures.sheets_apart.answer_of", too_slow)
    outcome = take_in(saved(HEADINGS, ROW), "表.xlsx", DataFolder(tmp_path), LOCAL, None, restricted=False)

    assert outcome.state == "refused"
    assert "还没有读完，已停止" in outcome.sent_back[0].reason


def asked_of_another_process(monkeypatch):
    """What was handed to another process, instead of reading it."""
    asked = []
    monkeypatch.setattr(
        "loaders.figures.sheets_apart.read_sheets_apart", lambda content, name: asked.append(name) or []
    )
    return asked


def test_a_large_csv_is_read_apart_and_a_small_one_here(monkeypatch):
    asked = asked_of_another_process(monkeypatch)
    small = b"a,b\n1,2\n"
    assert read_sheets(small, "small.csv", apart=True)[0].rows == [["a", "b"], ["1", "2"]]
    read_sheets(small * 100_000, "large.csv", apart=True)
    assert asked == ["large.csv"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"," * 1_000_000 + b"x", "第1行：这一行有 1000001 个单元格，超过上限 256 个"),
        (b'"' * 1_000_000, "第1行：CSV 的引号或单元格不完整"),
        (b"9" * 1_000_000, "第1行：CSV 的引号或单元格不完整"),
        (b"a,b\n" * 200_000 + b'"open', "第200001行：CSV 的引号或单元格不完整"),
    ],
    ids=["commas without end", "quotes without end", "one cell without end", "an open quote at the end"],
)
def test_a_hostile_csv_is_refused_with_its_line(content, told):
    with pytest.raises(ReturnError, match=told):
        read_sheets_apart(content, "表.csv")


def test_a_csv_of_more_cells_than_memory_should_hold_is_refused_where_it_stands(monkeypatch):
    monkeypatch.setattr("loaders.figures.csv_sheet._MOST_HELD", 40_000)
    with pytest.raises(ReturnError, match=r"第10001行：行和单元格太多.*拆成几个小表"):
        read_sheets(b"12,34\n" * 20_000, "表.csv")


def test_rows_of_commas_only_cost_nothing():
    assert read_sheets(b",\n" * 100_000 + b"a,b\n", "表.csv")[0].lines == [100_001]
