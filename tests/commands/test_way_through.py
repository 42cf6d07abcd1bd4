"""The whole way on an empty data folder: a document and a return in, a decision, a build, a verdict out as CSV."""

import csv
import io
from datetime import UTC, datetime

import pytest

from loaders.data_folder import DataFolder
from loaders.warehouse import connect
from loaders.warehouse.snapshots import COLUMNS, assessment_csv

AS_OF = ("--as-of", "2021-06-30")


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def assessed(folder, *options):
    return folder.run("assess", "--format", "csv", *AS_OF, *options).stdout_bytes


def only_verdict(content):
    [row] = rows_of(content)
    return row["判定"], row["未判定原因"], row["判定用数"]


@pytest.fixture
def accepted(folder, plan):
    """The plan loaded and accepted; the id of its document."""
    load_id = folder.run("add", plan).stdout.split()[-1]
    document_id = load_id.split("-")[1]
    folder.run("decide", "--action", "accept", "--subject", document_id, "--reason", "已逐条核对", "--by", "医改办")
    return document_id


def test_a_promise_is_proposed_until_a_person_accepts_it(folder, plan):
    folder.run("add", plan)
    folder.run("build", "--quiet")

    assert only_verdict(assessed(folder)) == ("暂不判定", "待审核", "")


def test_document_return_decision_verdict_and_another_return_changes_it(folder, accepted, a_return):
    folder.run("build", "--quiet")
    assert only_verdict(assessed(folder))[0] == "暂不判定"

    folder.run("add", a_return(2020, 61.4))
    folder.run("build", "--quiet")
    assert only_verdict(assessed(folder)) == ("到期未达标", "", "61.4")

    revised = folder.write("改报.csv", "指标编码,地区,期别,数值,单位,来源\nphc_visit_share,资阳市,2020,66.4,%,=年报\n")
    folder.run("add", revised)
    folder.run("build", "--quiet")
    assert only_verdict(assessed(folder)) == ("按期达标", "", "66.4")


def test_what_was_known_earlier_gives_the_same_bytes_whatever_came_since(folder, accepted, a_return):
    folder.run("add", a_return(2020, 61.4))
    folder.run("build", "--quiet")
    before = assessed(folder)
    folder.run("build", "--quiet")
    assert assessed(folder) == before  # the same content gives the same bytes
    moment = datetime.now(UTC).isoformat()

    folder.run("add", a_return(2020, 66.4))
    elsewhere = folder.write("别处.csv", "指标编码,地区,期别,数值,单位,来源\nphc_visit_share,绵阳市,2020,70,%,年报\n")
    folder.run("add", elsewhere)
    folder.run(
        "decide",
        "--action",
        "correct",
        "--subject",
        first_commitment(before),
        "--field",
        "value",
        "--value",
        "70",
        "--reason",
        "复核",
    )
    folder.run("build", "--quiet")

    assert assessed(folder, "--known-by", moment) == before
    assert assessed(folder) != before


def first_commitment(content):
    return rows_of(content)[0]["目标编号"]


def test_the_bytes_of_the_command_are_those_of_the_dashboards_download(judged, tmp_path):
    output = tmp_path / "判定.csv"
    judged.run("assess", "--format", "csv", *AS_OF, "--disclosure", "public", "--output", output)

    with connect(DataFolder(judged.path / "data")) as connection:
        content = assessment_csv(connection, datetime(2021, 6, 30).date())
    assert output.read_bytes() == content
    assert judged.run_outside("assess", "--format", "csv", *AS_OF).stdout == content


def test_every_input_of_the_verdict_stands_in_its_row(judged):
    content = assessed(judged)

    assert content.startswith(b"\xef\xbb\xbf\xe5\xba\x8f\xe5\x8f\xb7,")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    [row] = rows_of(content)
    assert list(row) == [column.heading for column in COLUMNS]
    expected = {
        "地区": "资阳市",
        "行政区划代码": "512000",
        "目标原文": "全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上",
        "比较方式": "不低于",
        "目标值": "65",
        "单位": "%",
        "文号": "资府办发〔2018〕91号",
        "条款": "一",
        "完成时限": "2020-12-31",
        "牵头单位": "市卫生健康委",
        "判定用数": "66.4",
        "判定用数统计止": "2020-12-31",
        "数据来源": "'=年报",
        "差距": row["差距"],
        "判定": "按期达标",
        "判定代码": "met",
        "截至日期": "2021-06-30",
        "公开属性": "公开",
    }
    assert {heading: row[heading] for heading in expected} == expected
    assert row["记录截至（UTC）"].endswith("Z")
    assert row["规则版本"]


def test_restricted_rows_and_unverified_numbers_leave_by_no_way(folder, plan):
    load_id = folder.run("add", plan, "--accept", "--disclosure", "restricted").stdout.split()[-1]
    folder.run("decide", "--action", "accept", "--subject", load_id.split("-")[1], "--reason", "内部核对")
    targets = folder.write(
        "目标表.csv",
        "指标编码,地区,文件名称,文号,文号核验,比较方式,目标值,单位,发文日期\nphc_visit_share,绵阳市,意见,绵府发〔2016〕77号,否,不低于,65,%,2016\n",
    )
    folder.run("add", targets)
    folder.run("build", "--quiet")

    restricted = {row["地区"]: row["公开属性"] for row in rows_of(assessed(folder))}
    assert restricted == {"资阳市": "不予公开", "绵阳市": "公开"}
    [row] = rows_of(assessed(folder, "--disclosure", "public"))
    assert (row["地区"], row["发文日期"]) == ("绵阳市", "2016")
    for view, least in (
        ("commitments", 2),
        ("documents", 2),
        ("reported_figures", 1),
        ("clauses", 1),
        ("decisions", 1),
    ):
        content = folder.run("show", view).stdout_bytes
        assert len(rows_of(content)) >= least
        assert "绵府发〔2016〕77号".encode() not in content
    for line in folder.run("show").stdout.splitlines():
        left = folder.run("show", line.split("\t")[0], "--disclosure", "public").stdout
        for word in ("实施方案", "内部核对", "绵府发〔2016〕77号"):
            assert word not in left
    assert "绵府发〔2016〕77号".encode() not in assessed(folder)


def test_a_place_is_chosen_by_code_or_name(judged):
    assert assessed(judged, "--jurisdiction", "资阳市") == assessed(judged, "--jurisdiction", "512000")
    assert rows_of(assessed(judged, "--jurisdiction", "绵阳市")) == []


def test_the_table_for_the_screen(judged):
    told = judged.run("assess", *AS_OF).stdout

    assert "≥65%" in told
    assert "按期达标" in told
    assert "共 1 项：按期达标 1" in told
    assert "（北京时间）" in told
    assert "没有可判定的目标" in judged.run("assess", "--jurisdiction", "绵阳市").stdout


def test_loads_that_are_not_built_yet_are_told(folder, accepted, a_return):
    folder.run("build", "--quiet")
    folder.run("add", a_return(2020, 66.4))

    assert "有 1 个批次还没有进数据库" in folder.run("assess").stderr


def test_a_file_loaded_before_is_told_and_nothing_written(folder, plan):
    folder.run("add", plan)
    result = folder.run("add", plan)

    assert "以前载入过" in result.stderr
    assert len(list((folder.path / "data" / "loads").glob("2*"))) == 1


def test_refused_rows_are_told_on_the_way_in(folder):
    lines = "指标编码,地区,期别,数值,单位,来源\nphc_visit_share,资阳市,2020,66.4,%,年报\nphc_visit_share,资阳市,2019,-,%,年报\n"
    result = folder.run("add", folder.write("报.csv", lines))

    assert "报.csv 第3行 「数值」：“-”不是数值，不能当作 0" in result.stderr
    assert "收下报告数 1 个、退回 1 处" in result.stdout


def test_refused_rows_are_kept_and_shown(judged):
    [row] = rows_of(judged.run("show", "refused_rows").stdout_bytes)

    assert (row["文件"], row["行"], row["列"], row["原内容"]) == ("报.csv", "3", "数值", "'-")


def test_a_view_that_is_not_there(judged):
    result = judged.run_outside("show", "nothing")

    assert result.returncode == 2
    assert "数据库里没有这个视图。可用的有：" in result.stderr.decode()


def test_facts_only_loads_can_be_made_for_the_project(folder, plan):
    bundled = folder.path / "bundled"
    folder.run("add", plan, "--facts-only", "--accept", "--output-folder", bundled, "--by", "duixian")

    [load] = bundled.glob("2*")
    assert "达到65%以上" in (load / "commitments.csv").read_text("utf-8")
    assert not (load / "text.txt").exists()
    assert not (folder.path / "data" / "loads").exists()
