"""The scores on the gold sets, where the environment names their folder (DUIXIAN_GOLD)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.documents import read_document
from loaders.statements import extract, statement_record

GOLD = os.environ.get("DUIXIAN_GOLD")
pytestmark = pytest.mark.skipif(not GOLD, reason="DUIXIAN_GOLD names no folder of gold sets")


def _scores(documents, gold, folder):
    for path in sorted(documents.iterdir()):
        lines = [json.dumps(statement_record(each), ensure_ascii=False) for each in extract(read_document(path))]
        (folder / f"{path.stem}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, str(Path(GOLD) / "score.py"), str(gold), str(folder), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_documents(tmp_path):
    scores = _scores(Path(GOLD).parent / "documents", Path(GOLD) / "documents", tmp_path)
    assert scores["value_f1"] >= 0.98
    assert scores["record_f1"] >= 0.93
    assert scores["other_recall"] >= 0.90
    assert scores["implicit_recall"] >= 0.80
    assert scores["implicit_precision"] >= 0.80
    assert scores["comparator_exact"] >= 0.95
    assert scores["due_exact"] >= 0.90
    assert scores["period_exact"] >= 0.90
    assert scores["false"] == 0


def test_composed(tmp_path):
    scores = _scores(Path(GOLD) / "composed" / "docs", Path(GOLD) / "composed" / "gold", tmp_path)
    assert scores["value_f1"] >= 0.94
    assert scores["record_f1"] >= 0.86
