import subprocess
import sys

import pytest
from click.testing import CliRunner

from loaders.__main__ import main
from loaders.data_folder import PROJECT
from loaders.errors import UserError

PLAN = """资阳市人民政府办公室
关于推进基层医疗服务工作的实施方案
资府办发〔2018〕91号
各县（区）人民政府：
为加强基层服务，现就有关工作通知如下。
一、主要目标
到2020年，全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上。（牵头单位：市卫生健康委）
二、工作基础
2017年，全市基层医疗卫生机构诊疗量占总诊疗量比例为50.4%。
资阳市人民政府办公室
2018年3月5日
"""
RETURN = "指标编码,地区,期别,数值,单位,来源\nphc_visit_share,资阳市,{year},{value},%,=年报\n"


class Folder:
    """A data folder of its own with commands run in it."""

    def __init__(self, path):
        self.path = path

    def write(self, name, text, encoding="utf-8"):
        path = self.path / name
        path.write_bytes(text.encode(encoding))
        return path

    def run(self, *arguments, code=0):
        """Run a command in this process; its result has stdout, stderr, stdout_bytes."""
        result = CliRunner().invoke(main, ["--data", str(self.path / "data"), *map(str, arguments)])
        exit_code = result.exception.exit_code if isinstance(result.exception, UserError) else result.exit_code
        if result.exception and not isinstance(result.exception, UserError | SystemExit):
            raise result.exception
        assert exit_code == code, result.output
        return result

    def run_outside(self, *arguments):
        """Run a command as a user does, in a process of its own."""
        command = [sys.executable, "-m", "loaders", "--data", str(self.path / "data"), *map(str, arguments)]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=60, check=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    monkeypatch.setenv("DUIXIAN_DATA", str(tmp_path / "unused"))
    return Folder(tmp_path)


@pytest.fixture
def plan(folder):
    return folder.write("方案.txt", PLAN)


@pytest.fixture
def a_return(folder):
    def write(year, value):
        return folder.write(f"报送{year}-{value}.csv", RETURN.format(year=year, value=value))

    return write


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """A folder only to be read: the plan accepted, a return with one refused row, built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIXIAN_BUNDLED", "0")
        patch.setenv("DUIXIAN_DATA", "unused")
        folder = Folder(tmp_path_factory.mktemp("judged"))
        folder.run("add", folder.write("方案.txt", PLAN), "--accept")
        lines = RETURN.format(year=2020, value=66.4) + "phc_visit_share,资阳市,2019,-,%,年报\n"
        folder.run("add", folder.write("报.csv", lines))
        folder.run("build", "--quiet")
        yield folder
