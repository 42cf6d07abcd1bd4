"""The ledger: fixed columns, words, lamps, and nothing that must not leave."""

import csv
import io

import pytest
from click.testing import CliRunner

from loaders.__main__ import main
from loaders.warehouse import connect
from loaders.warehouse.snapshots.assessment_csv import Asked
from loaders.warehouse.snapshots.ledger import ledger_csv
from tests.snapshots.conftest import AS_OF, CITY, COUNTY

FIXED = (
    "序号、目标编号、地区、行政区划代码、领域、指标名称、目标原文、比较方式、目标值、目标值上限、单位、适用对象、目标性质、文件名称、文号、文号核验、条款、发文机关、"
    "发文日期、文件效力、完成时限、期限类型、牵头单位、牵头科室、责任单位、责任县区、基期、基期值、基期来源、统计时段、最新值、分子、分母、数据性质、数据来源、"
    "口径一致性、序时应达值、差距、差距单位、当前状态、到期结论、未判定原因、亮灯、进展情况、存在问题、下一步措施、佐证材料、销号状态、销号日期、截至日期、"
    "存档编号、规则版本"
)


@pytest.fixture(scope="module")
def rows(still):
    with connect(still.data) as connection:
        content = ledger_csv(connection, Asked(AS_OF))
    read = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert "、".join(read.fieldnames) == FIXED
    return {(row["目标编号"], row["行政区划代码"]): row for row in read}


def test_a_promise_missed_at_its_due_date(rows):
    row = rows["zg-1", CITY]
    expected = {
        "目标值": "90", "单位": "%", "目标性质": "约束性", "文号": "自府发〔2021〕9号", "文号核验": "已核验", "完成时限": "2024-12-31", "期限类型": "终期",
        "统计时段": "2024-01-01 至 2024-12-31", "最新值": "88", "数据性质": "年报", "口径一致性": "一致", "差距": "2", "差距单位": "个百分点",
        "当前状态": "未达标", "到期结论": "到期未达标", "亮灯": "红灯", "进展情况": "", "存在问题": "", "下一步措施": "", "牵头科室": "", "销号状态": "",
    }  # fmt: skip
    assert {heading: row[heading] for heading in expected} == expected


def test_a_promise_on_its_way(rows):
    row = rows["zg-2", CITY]
    assert (row["当前状态"], row["到期结论"], row["亮灯"]) == ("快于序时", "", "绿灯")
    # From 6.0 in 2020 to 4 in 2027, five years of seven gone.
    assert float(row["序时应达值"]) == pytest.approx(6 - 2 * 5 / 7, abs=0.01)
    assert (row["差距"], row["差距单位"]) == ("0.5", "个千分点")


def test_each_place_below_and_the_average_above(rows):
    assert (rows["zg-3", COUNTY]["当前状态"], rows["zg-3", COUNTY]["数据性质"]) == ("已达标", "自报")
    assert rows["zg-3", CITY]["责任县区"] == "所辖各县"
    assert rows["zg-3", CITY]["亮灯"] == "灰灯"


def test_no_live_formula_in_any_cell(rows):
    assert rows["zg-1", CITY]["目标原文"] == "'=达到90%"
    assert rows["zg-1", CITY]["牵头单位"] == "'＠市卫生健康委"
    assert rows["zg-1", CITY]["数据来源"] == "'=年报(A1)"


def test_an_unverified_number_is_told_to_be_so_and_not_shown(rows):
    row = rows["zg-6", CITY]
    assert (row["文号"], row["文号核验"]) == ("", "未核验")
    assert not any("88号" in cell for row in rows.values() for cell in row.values())


def test_what_is_not_public_is_left_out_unless_asked_for(still, rows):
    assert not any(key[0] == "zg-5" for key in rows)
    with connect(still.data) as connection:
        content = ledger_csv(connection, Asked(AS_OF, disclosure="all")).decode("utf-8-sig")
    [row] = [row for row in csv.DictReader(io.StringIO(content, newline="")) if row["目标编号"] == "zg-5"]
    assert row["公开属性"] == "不予公开"


def test_the_command_writes_the_same_bytes(still, tmp_path):
    output = tmp_path / "台账.csv"
    arguments = [
        "--data",
        str(still.data.root),
        "assess",
        "--format",
        "ledger",
        "--as-of",
        AS_OF.isoformat(),
        "--disclosure",
        "public",
    ]
    result = CliRunner().invoke(main, [*arguments, "--output", str(output)])

    assert result.exit_code == 0, result.output
    with connect(still.data) as connection:
        assert output.read_bytes() == ledger_csv(connection, Asked(AS_OF))
