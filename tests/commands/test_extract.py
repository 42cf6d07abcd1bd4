"""extract: statements as JSON Lines or CSV, explained, to files; documents without any."""

import csv
import io
import json
import subprocess
import sys

from loaders.data_folder import PROJECT

FIELDS_OF_THE_GUIDE = {
    *("kind", "indicator", "comparator", "value", "value_high", "unit", "basis", "due", "period", "core", "implicit"),
    *("quote", "document", "clause", "indicator_id", "lead_department", "departments", "firmness", "scope", "span"),
}


def test_an_object_a_line_on_stdout(folder, plan):
    lines = folder.run("extract", plan).stdout.splitlines()

    target, reported = map(json.loads, lines)
    assert target.keys() >= FIELDS_OF_THE_GUIDE
    assert (target["kind"], target["value"], target["due"]) == ("target", 65, "2020-12-31")
    assert (reported["kind"], reported["period"], reported["document"]) == ("reported", "2017", "方案.txt")


def test_csv_is_one_table_of_all_files(folder, plan):
    other = folder.write("另一.txt", plan.read_text("utf-8").replace("65", "70"))
    content = folder.run("extract", plan, other, "--format", "csv").stdout_bytes

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["文件"], row["数值"]) for row in rows] == [
        ("方案.txt", "65"),
        ("方案.txt", "50.4"),
        ("另一.txt", "70"),
        ("另一.txt", "50.4"),
    ]


def test_the_table_speaks_chinese(folder, plan):
    content = folder.run("extract", plan, "--format", "csv").stdout_bytes

    target, reported = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert [target[heading] for heading in ("类别", "比较方式", "计法", "期限类型", "条目性质", "原文无数字")] == [
        "目标",
        "不低于",
        "水平",
        "一次",
        "目标任务",
        "否",
    ]
    assert target["数据性质"] == ""
    assert (reported["类别"], reported["比较方式"], reported["数据性质"]) == ("报告数", "达到", "实绩")


def test_each_file_has_its_own_result(folder, plan):
    output = folder.path / "结果"
    assert folder.run("extract", plan, "--output", output).stdout == ""

    lines = (output / "方案.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["value"] for line in lines] == [65, 50.4]


def test_two_files_of_one_name_do_not_overwrite_each_other(folder, plan):
    (folder.path / "b").mkdir()
    other = folder.write("b/方案.html", f"<p>{plan.read_text('utf-8')}</p>")
    result = folder.run("extract", plan, other, "--output", folder.path / "结果", code=1)

    assert "会盖掉 方案.txt 的结果" in result.stderr


def test_a_document_without_statements_gives_no_rows_and_says_so(folder):
    empty = folder.write("转发.txt", "关于转发有关文件的通知\n现将有关文件转发给你们，请遵照执行。\n")
    result = folder.run("extract", empty)

    assert result.stdout == ""
    assert result.stderr == "转发.txt：没有找到写明数量的目标或数据。\n"


def test_one_refused_file_does_not_stop_the_others(folder, plan):
    empty = folder.write("空.txt", "")
    result = folder.run("extract", empty, folder.path / "没有.txt", plan, code=1)

    assert len(result.stdout.splitlines()) == 2
    assert "空.txt：文件是空的" in result.stderr
    assert "没有.txt：打不开（没有这个文件或文件夹）" in result.stderr
    assert "3 个文件中有 2 个没有收下" in result.stderr


def test_a_single_refused_file_is_a_failure(folder):
    result = folder.run("extract", folder.write("空.txt", ""), code=2)

    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_explained(folder, plan):
    told = folder.run("extract", plan, "--explain").stdout

    assert "【65%】" in told
    assert "依据：" in told


def test_reading_a_document_needs_no_database(plan):
    check = (
        "import sys; from loaders.__main__ import run; code = run(['extract', sys.argv[1]]);"
        "loaded = {'duckdb', 'pandas', 'streamlit'} & set(sys.modules); sys.exit(code or ' '.join(loaded) or 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", check, str(plan)], cwd=PROJECT, capture_output=True, timeout=60, check=False
    )

    assert result.returncode == 0, result.stderr.decode()
