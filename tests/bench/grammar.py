"""How fast the grammar reads: `extract` over 1 MB of policy text, against one regex over the same text in the same run.

The regex only finds numbers with a unit, and a comparator where one touches them: what a reader of twelve lines does. Own text (`policy_text`), and, where
DUIXIAN_BENCH_DOCUMENTS names a folder or one stands beside DUIXIAN_GOLD's, its documents repeated to 1 MB. Reading the
file and joining its lines is not part of it. One core; processor time, since other work on the machine is not ours.
"""

import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.data_folder import PROJECT
from loaders.documents import Document, read_document
from loaders.register import Indicator, read_register
from loaders.statements import extract
from tests.bench.answer import Answer
from tests.bench.policy_text import documents

_SIZE = 1_000_000  # bytes of UTF-8
_ROUNDS = 4
_AT_MOST = 20.0
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_NUMBERS = re.compile(
    r"(?:不低于|不少于|不超过|不高于|至少|超过|达到|达|控制在|≥|≤|>|<|约|近)?\s*"
    rf"{_NUMBER}(?:\s*[-—~～至]\s*{_NUMBER})?\s*[万亿千百]*[余多]?\s*"
    r"(?:%|％|‰|个百分点|元|人次|人|名|个|家|所|张|台|项|种|次|例|天|日|年|岁|分钟|小时|倍|/10万|/万)(?:以上|以下|以内|左右)?"
)
_IMPORT = (
    "import time, loaders.statements, loaders.register; print(time.process_time())"  # the interpreter's start included
)


def importing() -> float:
    """Processor seconds after which a new process has imported what `extract` needs."""
    runs = [
        subprocess.run([sys.executable, "-c", _IMPORT], cwd=PROJECT, capture_output=True, check=True) for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def _given() -> list[Document]:
    """The documents of the folder that the environment names, or none."""
    gold = os.environ.get("DUIXIAN_GOLD")
    folder = os.environ.get("DUIXIAN_BENCH_DOCUMENTS") or (gold and Path(gold).parent / "documents")
    if not folder or not Path(folder).is_dir():
        return []
    return [read_document(path) for path in sorted(Path(folder).iterdir())]


def _processor_seconds(work: Sequence[Document], read: object) -> float:
    start = time.process_time()
    for document in work:
        read(document)  # type: ignore[operator]
    return time.process_time() - start


def against_one_regex(work: Sequence[Document], indicators: Sequence[Indicator]) -> tuple[float, float]:
    """(seconds of `extract`, seconds of the regex) over the documents, the best of some rounds that take turns."""
    best = [math.inf, math.inf]
    readers = (lambda document: extract(document, indicators), lambda document: _NUMBERS.findall(document.text))
    for _ in range(_ROUNDS):
        best = [min(known, _processor_seconds(work, read)) for known, read in zip(best, readers, strict=True)]
    return best[0], best[1]


def measure() -> Iterator[Answer]:
    """The import, and reading as a ratio to the regex over own text and over the documents given."""
    yield Answer("import, seconds", importing(), 1.0)
    indicators = read_register(PROJECT / "data" / "register").indicators
    own, given = list(documents(_SIZE)), _given()
    repeated = given * math.ceil(_SIZE / max(1, sum(len(document.text.encode()) for document in given)))
    for name, work in (("own text", own), ("given documents", repeated)):
        if not work:
            continue
        reading, regex = against_one_regex(work, indicators)
        yield Answer(f"1 MB of {name} / one regex", reading / regex, _AT_MOST)
        yield Answer(f"1 MB of {name}, seconds", reading)
