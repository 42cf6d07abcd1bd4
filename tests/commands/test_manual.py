"""The command line as a manual: quick, in Chinese, with mistakes told plainly."""

import os
import re
import subprocess
import sys
import time

import pytest

from loaders.__main__ import run
from loaders.data_folder import PROJECT

COMMANDS = ("extract", "template", "add", "decide", "build", "check", "assess", "show")


@pytest.fixture
def said(folder, capsys):
    """Run a command as its process does: (exit code, stdout, stderr)."""

    def run_it(*arguments):
        code = run(["--data", str(folder.path / "data"), *arguments])
        return code, *capsys.readouterr()

    return run_it


def test_help_is_quick_and_lists_every_command(folder):
    started = time.perf_counter()
    result = folder.run_outside("--help")
    elapsed = time.perf_counter() - started

    told = result.stdout.decode()
    assert result.returncode == 0
    assert [name for name in COMMANDS if re.search(rf"^  {name} ", told, re.MULTILINE)] == list(COMMANDS)
    # 0.1 s on an idle machine; the limit leaves room for a busy one.
    assert elapsed < 1.5


@pytest.mark.parametrize("before", ["elsewhere", None])
def test_the_folder_named_for_a_command_is_in_use_while_it_runs_and_no_longer(said, monkeypatch, before):
    monkeypatch.delenv("DUIXIAN_DATA") if before is None else monkeypatch.setenv("DUIXIAN_DATA", before)
    assert said("check")[0] == 0
    assert os.environ.get("DUIXIAN_DATA") == before


@pytest.fixture(scope="module")
def helps():
    """What --help of each command says, in one process of their own."""
    asked = "from loaders.__main__ import run\nfor one in sys.argv[1:]: run([one, '--help']); print('\\f', end='')"
    command = [sys.executable, "-c", f"import sys\n{asked}", *COMMANDS]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=60, check=True).stdout.decode()
    return dict(zip(COMMANDS, told.split("\f")[:-1], strict=True))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_explains_itself_in_chinese(helps, command):
    told = helps[command]
    assert "用法：" in told
    assert not re.search(r"Usage|Options|Show this|\[default|Error", told)
    for option in re.findall(r"^ {2}(--[a-z-]+)", told, re.MULTILINE):
        after = told.split(option, 1)[1].split("\n  -", 1)[0]
        assert re.search("[\u4e00-\u9fff]", after), option


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["asses"], "没有 asses 这个命令"),
        (["assess", "--as-off", "2019"], "没有 --as-off 这个选项"),
        (["assess", "--format", "pdf"], "不在可选范围内"),
        (["assess", "--as-of", "去年"], "--as-of 的取值不对：“去年”不是日期"),
        (["assess", "--known-by", "昨天"], "--known-by 的取值不对：“昨天”不是时间"),
        (["assess", "--jurisdiction", "天上"], "“天上”查不到"),
        (["extract"], "缺少参数"),
        (["decide"], "给一个决定表，或用 --action"),
        (["assess"], "还没有建好的数据库。运行 python -m loaders build"),
    ],
)
def test_a_mistake_is_told_in_a_line(said, arguments, told):
    code, out, error = said(*arguments)

    assert (code, out) == (2, "")
    assert told in error


def test_a_mistake_is_a_line_without_a_traceback(folder):
    result = folder.run_outside("assess")

    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.decode().splitlines() == [
        f"{folder.path / 'data' / 'build'}：还没有建好的数据库。运行 python -m loaders build。"
    ]


def test_check_tells_every_fault_at_once(folder):
    register = folder.path / "data" / "register"
    register.mkdir(parents=True)
    (folder.path / "data" / "loads" / "20260101T000000Z-000000000000").mkdir(parents=True)
    (register / "indicators.csv").write_text("indicator_id\nX\n", "utf-8")
    result = folder.run_outside("check")

    told = result.stderr.decode()
    assert result.returncode == 2
    assert "indicators.csv" in told
    assert "20260101T000000Z-000000000000：批次文件夹里没有 load.json" in told


def test_check_of_the_projects_own_register_finds_nothing(folder):
    assert folder.run("check").output == ""
