"""Evidence files stay with the decision they speak for."""

import pytest

from loaders.errors import DecisionError
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.attachments import MOST_FILES, mentioned, read_attachment
from loaders.loads.decide import decide
from loaders.loads.decision import Decision

OFFICE = Actor("市督查室", "publisher")
TARGETS = "指标编码,地区,文件名称,比较方式,目标值,单位,目标原文\nphc_visit_share,资阳市,方案,不低于,65,%,不低于65%\n"


@pytest.fixture
def promise(data):
    load = add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions()).load
    return next(load.rows("commitments"))["commitment_id"]


def close(data, promise, attachments, evidence=""):
    return decide(
        [Decision("close", promise, reason="完成", evidence=evidence)], data, OFFICE, attachments=attachments
    ).load


def test_an_attachment_is_kept_and_found_by_its_mention(data, promise):
    load = close(data, promise, {"验收单.PDF": b"%PDF-1.7 x"}, "现场核查")

    [row] = load.rows("decisions")
    [(kept, name)] = mentioned(row["evidence"]).items()
    assert name == "验收单.PDF"
    assert kept.endswith(".pdf")
    assert row["evidence"].startswith("现场核查；附件“验收单.PDF”")
    assert read_attachment(load, kept) == b"%PDF-1.7 x"


def test_an_attachment_is_evidence_enough(data, promise):
    assert close(data, promise, {"验收单.pdf": b"x"}).kind == "decisions"


def test_a_name_never_becomes_a_path(data, promise):
    load = close(data, promise, {"../../load.json": b"{}", "x.p/f": b"y"})

    assert {path.name for path in load.folder.iterdir()} >= {"load.json", "decisions.csv"}
    assert all(path.parent == load.folder for path in data.loads.rglob("evidence-*"))
    assert load.header["load_kind"] == "decisions"


@pytest.mark.parametrize("kept", ["load.json", "../x", "evidence-000000000000.pdf"])
def test_only_attachments_are_given_out(data, promise, kept):
    load = close(data, promise, {"验收单.pdf": b"x"})
    with pytest.raises(DecisionError, match="没有附件"):
        read_attachment(load, kept)


@pytest.mark.parametrize(
    ("attachments", "reason"),
    [
        ({"空.pdf": b""}, "文件是空的"),
        ({f"{n}.pdf": b"x" for n in range(MOST_FILES + 1)}, "一次最多"),
        ({"大.pdf": b"0" * 20_000_001}, "超过上限"),
    ],
)
def test_what_is_not_kept(data, promise, attachments, reason):
    with pytest.raises(DecisionError, match=reason):
        close(data, promise, attachments)
