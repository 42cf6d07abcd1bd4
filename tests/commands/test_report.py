"""What commands say of faults: one told once, however many rows it stands in; a refused build and what stands."""

from loaders.commands.report import tell_faults
from loaders.errors import Fault, Faults


def test_the_same_fault_of_many_rows_is_told_once_with_the_rows(capsys):
    faults = [Fault("批次/figures.csv", "没有这个文件的编号", "补上", row, "document_id") for row in range(2, 100)]
    tell_faults(Faults([*faults, Fault("批次/figures.csv", "另一处", "改正", 5)]))

    many, other = capsys.readouterr().err.splitlines()
    assert many.startswith(
        "批次/figures.csv 第2行 「document_id」：没有这个文件的编号。补上。（同样的共 98 处：第 2、3、"
    )
    assert many.endswith("21 行等）")
    assert other == "批次/figures.csv 第5行：另一处。改正。"


def test_a_few_faults_are_told_each(capsys):
    tell_faults(Faults([Fault("表.csv", "没有填", "填写", row) for row in (2, 3)]))

    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_refused_build_says_what_database_is_in_use(folder, plan, a_return):
    folder.run("add", plan, "--accept")
    load = next((folder.path / "data" / "loads").glob("2*"))
    header = (load / "load.json").read_text("utf-8")
    (load / "load.json").write_text("{}", "utf-8")
    assert "没有发布，还没有可用的数据库" in folder.run("build", "--quiet", code=2).stderr

    (load / "load.json").write_text(header, "utf-8")
    folder.run("build", "--quiet")
    (load / "load.json").write_text("{}", "utf-8")
    told = folder.run("build", "--quiet", code=2).stderr
    assert "load.json" in told
    assert "没有发布，原来的数据库照用" in told
