"""Helpers of the grammar's tests: documents from words, statements in short form, agreement with a labelled set."""

import collections
from dataclasses import dataclass, field

import pytest

from loaders.documents.reading import read_bytes
from loaders.statements import Statement, extract

# Units that the gold guide takes as one group.
_GROUPS = {
    **dict.fromkeys(["人", "名", "位", "人次", "例", "人员"], "person"),
    **dict.fromkeys(["所", "家", "个", "间", "处", "县", "区"], "place"),
    **dict.fromkeys(["种", "类", "项", "条"], "kind"),
}


@dataclass
class Label:
    """One statement as it should be read; `optional` may be read or not."""

    kind: str
    indicator: str
    comparator: str
    value: float
    unit: str
    value_high: float | None = None
    basis: str = "level"
    due: str | None = None
    implicit: bool = False
    optional: bool = False


@dataclass
class Agreement:
    """Counts over a labelled set; `notes` say what went wrong, one line each."""

    labels: int = 0
    values: int = 0
    records: int = 0
    false: int = 0
    covers: int = 0
    covers_found: int = 0
    notes: list[str] = field(default_factory=list)

    def _f1(self, hits: int) -> float:
        precision, recall = hits / max(1, self.values + self.false), hits / max(1, self.labels)
        return 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def value_f1(self) -> float:
        return self._f1(self.values)

    @property
    def record_f1(self) -> float:
        return self._f1(self.records)


def _bigrams(words: str) -> collections.Counter:
    words = "".join(char for char in words if char.isalnum())
    return collections.Counter(words[i : i + 2] for i in range(len(words) - 1)) or collections.Counter([words])


def _likeness(one: str, other: str) -> tuple[float, float]:
    """Dice of the two names, and the share of the first found in the second."""
    first, second = _bigrams(one), _bigrams(other)
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())), shared / sum(first.values())


def _same_number(label: Label, statement: Statement) -> bool:
    unit = [_GROUPS.get(unit, unit) for unit in (label.unit, statement.unit)]
    near = abs(label.value - statement.value) <= max(0.005, 1e-6 * label.value)
    return label.kind == statement.kind and near and label.value_high == statement.value_high and unit[0] == unit[1]


def _same_record(label: Label, statement: Statement) -> bool:
    dice, held = _likeness(label.indicator, statement.indicator)
    named = dice >= 0.5 or (held >= 0.7 and len(statement.indicator) <= 3 * len(label.indicator) + 10)
    pair = {label.comparator, statement.comparator}
    compared = len(pair) == 1 or pair <= {"eq", "ge"} or pair <= {"ge", "gt"}
    return named and compared and label.basis == statement.basis and (not label.due or label.due == statement.due)


def _match(labels: list[Label], statements: list[Statement]) -> dict[int, int]:
    pairs = [
        (_likeness(label.indicator, statement.indicator)[0], i, j)
        for i, label in enumerate(labels)
        for j, statement in enumerate(statements)
        if _same_number(label, statement)
    ]
    found: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _add(total: Agreement, where: str, labels: list[Label], statements: list[Statement]) -> None:
    told = [label for label in labels if not label.implicit]
    explicit = [statement for statement in statements if not statement.implicit]
    found = _match(told, explicit)
    for i, label in enumerate(told):
        if label.optional:
            continue
        total.labels += 1
        if i not in found:
            total.notes.append(f"{where}: not read: {label}")
            continue
        total.values += 1
        same = _same_record(label, explicit[found[i]])
        total.records += same
        if not same:
            total.notes.append(f"{where}: read otherwise: {label} / {explicit[found[i]]}")
    for j, statement in enumerate(explicit):
        if j not in found.values():
            total.false += 1
            total.notes.append(f"{where}: no statement: {statement}")
    covers = [statement for statement in statements if statement.implicit]
    for label in labels:
        if label.implicit and not label.optional:
            total.covers += 1
            total.covers_found += any(_likeness(label.indicator, cover.indicator)[1] >= 0.5 for cover in covers)


@pytest.fixture
def document_of():
    """Makes a document of a title, an issue date (2023-05-06) and a text."""

    def make(text: str, title: str = "某市卫生健康工作实施方案", issued: str | None = "2023-05-06"):
        lines = [title, text]
        if issued:
            year, month, day = (int(part) for part in issued.split("-"))
            lines.append(f"{year}年{month}月{day}日")
        return read_bytes("\n".join(lines).encode(), "composed.txt")

    return make


@pytest.fixture
def read(document_of):
    """Reads the statements of a text."""

    def statements(
        text: str, title: str = "某市卫生健康工作实施方案", issued: str | None = "2023-05-06", indicators=()
    ):
        return extract(document_of(text, title, issued), indicators)

    return statements


@pytest.fixture
def one(read):
    """Reads a text that holds exactly one statement."""

    def statement(text: str, **issue):
        (only,) = read(text, **issue)
        return only

    return statement


@pytest.fixture
def agreement():
    """Adds up how far statements agree with labels: `add(total, where, labels, statements)`."""
    return _add


@pytest.fixture
def new_agreement():
    """A fresh count of agreement."""
    return Agreement()


@pytest.fixture
def label_type():
    """The class of labels."""
    return Label
