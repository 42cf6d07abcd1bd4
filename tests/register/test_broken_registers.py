"""A broken register is refused whole, and every fault is named: file, row, column, reason, next step."""

import pytest

from loaders.errors import Faults
from loaders.register import check_register, read_register


def test_a_sound_register_is_read_as_rows(folder):
    register = read_register(folder.path)
    share, count = register.indicators
    assert share.aliases == ("合格水井占比", "水井（机井）合格率")
    assert (share.denominator, count.denominator, share.note) == ("抽检水井数", None, None)
    assert register.jurisdiction_by_id["512022"].parent_id == "512000"
    assert register.department_by_id["water_old"].successor_id == "water"
    assert register.breaks[0].date.isoformat() == "2020-01-01"


# file, what stands there, what is put there, row and column of the fault, words of its reason
BROKEN = [
    ("indicators.csv", "well_share,wells", "well count,wells", 2, "indicator_id", "不合格式"),
    ("indicators.csv", "well_count,wells", "well_share,wells", 3, "indicator_id", "与第2行重复"),
    ("indicators.csv", "抽检水井中合格者的比例", "", 2, "definition", "没有填写"),
    ("indicators.csv", "%,higher_is_better", "桶,higher_is_better", 2, "unit", "不认得单位"),
    ("indicators.csv", "higher_is_better", "up", 2, "direction", "不是可用的值"),
    ("indicators.csv", ",rate,annual", ",ratio,annual", 2, "measure_type", "不是可用的值"),
    ("indicators.csv", ",stock,annual", ",stock,yearly", 3, "frequency", "不是可用的值"),
    ("indicators.csv", "rate,annual,6", "rate,annual,半年", 2, "release_lag_months", "不是 0 到 60 的整数"),
    ("indicators.csv", "rate,annual,6", "rate,annual,", 2, "release_lag_months", "没有填写"),
    ("indicators.csv", "合格水井占比;", "合格水井占比;;", 2, "aliases", "空的别名"),
    ("indicators.csv", "合格水井占比;", "水井合格率;", 2, "aliases", "写了两次"),
    ("indicators.csv", "环境,,分母", "环境,水井机井合格率,分母", 3, "aliases", "与第2行的名称或别名相同"),
    ("indicators.csv", "环境,,分母", "环境,合格水井佔比,分母", 3, "aliases", "与第2行的名称或别名相同"),
    ("indicators.csv", "抽检水井数", "", 2, "denominator", "比率没有写分母"),
    ("indicators.csv", ",stock,annual", ",yes_no,annual", 3, "unit", "是/否"),
    ("indicators.csv", "分母不适用", "分母不适用,多一格", 3, None, "比标题行的 17 格多"),
    ("indicators.csv", ",分母不适用", "", 3, None, "比标题行的 17 格少"),
    ("indicators.csv", "definition,", "", 1, "definition", "缺少"),
    ("indicators.csv", "category,", "category,category,", 1, "category", "不止一次"),
    ("indicators.csv", "抽检水井中", '"抽检水井中', 2, None, "引号不成对"),
    (
        "related_indicators.csv",
        "well_share,well_count",
        "well_share,pond_count",
        2,
        "other_indicator_id",
        "没有“pond_count”",
    ),
    ("related_indicators.csv", "一为比例，一为个数", "", 2, "why", "没有填写"),
    ("breaks.csv", "well_share", "pond_share", 2, "indicator_id", "没有“pond_share”"),
    ("breaks.csv", "512000", "513000", 2, "jurisdiction_id", "没有“513000”"),
    ("breaks.csv", "2020-01-01", "2020年", 2, "date", "不是日期"),
    ("breaks.csv", "documented", "maybe", 2, "certainty", "不是可用的值"),
    ("jurisdictions.csv", "512022", "51202", 5, "jurisdiction_id", "六位"),
    ("jurisdictions.csv", "county,512000", "county,512100", 5, "parent_id", "没有“512100”"),
    ("jurisdictions.csv", "county,512000", "town,512000", 5, "level", "不是可用的值"),
    ("jurisdictions.csv", "county,512000", "county,", 5, "parent_id", "全国没有上级"),
    ("jurisdictions.csv", "county,512000", "prefecture,512000", 5, "parent_id", "级别不高于本级"),
    ("jurisdictions.csv", "county,512000,2000,", "county,512000,2000,1999", 5, "valid_to", "早于起始"),
    ("jurisdictions.csv", "county,512000,2000,", "county,512000,千禧,", 5, "valid_from", "不是年份"),
    ("jurisdictions.csv", "512000,2000,,,", "512000,2000,,乐至,", 5, "former_names", "不合格式"),
    ("jurisdictions.csv", "512000,2000,,,", "512000,2000,,乐志县:1990-1999,", 5, "former_names", "超出"),
    ("jurisdictions.csv", "512000,2000,,,", "512000,2000,,,512023", 5, "successor_id", "没有“512023”"),
    ("departments.csv", "water,2005", "rivers,2005", 2, "successor_id", "没有“rivers”"),
    ("departments.csv", "2005-06-30", "", 2, "from_date", "只填了一个"),
    ("departments.csv", "水电局", "水利局", 3, "name_zh", "与第2行的名称或别名相同"),
]


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "reason"), BROKEN)
def test_a_fault_says_where_it_is_and_what_to_do(folder, file, old, new, row, column, reason):
    folder.change(file, old, new)
    faults = check_register(folder.path)
    found = [fault for fault in faults if (fault.file, fault.row, fault.column) == (file, row, column)]
    assert found, faults
    assert reason in found[0].reason
    assert found[0].next_step


def test_every_fault_is_told_at_once(folder):
    folder.change("indicators.csv", "higher_is_better", "up")
    folder.change("breaks.csv", "2020-01-01", "2020-13-01")
    folder.change("departments.csv", "2005-06-30", "")
    folder.change("related_indicators.csv", "well_count", "pond_count")
    with pytest.raises(Faults) as refused:
        read_register(folder.path)
    places = [(fault.file, fault.row, fault.column) for fault in refused.value.faults]
    assert places == [
        ("indicators.csv", 2, "direction"),
        ("breaks.csv", 2, "date"),
        ("departments.csv", 2, "from_date"),
        ("related_indicators.csv", 2, "other_indicator_id"),
    ]
    assert "indicators.csv 第2行 「direction」" in str(refused.value)


def test_a_row_that_is_broken_itself_makes_no_broken_references(folder):
    folder.change("jurisdictions.csv", "资阳市,Ziyang,prefecture", "资阳市,Ziyang,city")
    assert [(fault.row, fault.column) for fault in check_register(folder.path)] == [(4, "level")]


def test_parents_that_go_round_are_named_on_every_row_of_the_ring(folder):
    folder.change("jurisdictions.csv", "prefecture,510000", "prefecture,512022")
    rings = [fault for fault in check_register(folder.path) if "绕回" in fault.reason]
    assert [(fault.row, fault.column) for fault in rings] == [(4, "parent_id"), (5, "parent_id")]


def test_a_missing_file_and_one_in_another_encoding(folder):
    (folder.path / "breaks.csv").unlink()
    gbk = (folder.path / "departments.csv").read_text(encoding="utf-8").encode("gb18030")
    (folder.path / "departments.csv").write_bytes(gbk)
    faults = check_register(folder.path)
    assert [(fault.file, fault.reason) for fault in faults] == [
        ("breaks.csv", "文件不存在或打不开"),
        ("departments.csv", "不是 UTF-8 编码"),
    ]
    assert faults[1].row == 2


def test_an_empty_file(folder):
    (folder.path / "breaks.csv").write_bytes(b"")
    assert [(fault.file, fault.reason) for fault in check_register(folder.path)] == [("breaks.csv", "文件是空的")]


def test_a_file_saved_by_a_spreadsheet_with_a_mark_and_crlf_is_read(folder):
    path = folder.path / "breaks.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_register(folder.path).breaks[0].indicator_id == "well_share"


def test_a_cell_over_two_lines_does_not_shift_the_lines_after_it(folder):
    folder.change("indicators.csv", "抽检水井中合格者的比例", '"抽检水井中\n合格者的比例"')
    folder.change("indicators.csv", ",stock,annual", ",stock,yearly")
    assert [fault.row for fault in check_register(folder.path)] == [4]


def test_a_later_register_replaces_rows_by_key_and_is_checked_with_the_first(folder, tmp_path):
    later = tmp_path / "20270101T000000Z-abcdefabcdef"
    later.mkdir()
    header = (folder.path / "indicators.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "well_count,wells,机井数,Wells,年末在用机井数,在用机井数,,不涉及,机井,{unit},none,stock,annual,3,环境,,"
    (later / "indicators.csv").write_text(f"{header}\n{row.format(unit='眼井')}\n", encoding="utf-8")
    (fault,) = check_register(folder.path, later)
    assert (fault.file, fault.row, fault.column) == (f"{later.name}/indicators.csv", 2, "unit")
    (later / "indicators.csv").write_text(f"{header}\n{row.format(unit='个')}\n", encoding="utf-8")
    register = read_register(folder.path, later)
    assert register.indicator_by_id["well_count"].name_zh == "机井数"
    assert len(register.indicators) == 2
