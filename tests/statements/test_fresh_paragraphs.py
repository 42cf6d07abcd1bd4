"""How the grammar does on paragraphs composed without looking at it (fresh_paragraphs*.txt), by the gold guide's rules."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SETS = sorted(HERE.glob("fresh_paragraphs*.txt"))


def _label(line, label_type):
    kind, indicator, comparator, value, unit, *more = (part.strip() for part in line.split("|"))
    low, _, high = value.partition("-")
    label = label_type(
        {"t": "target", "r": "reported"}[kind], indicator, comparator, float(low), unit, float(high) if high else None
    )
    for mark in more:
        if mark in "+-":
            label.basis = "increase" if mark == "+" else "decrease"
        elif mark == "!":
            label.implicit = True
        elif mark == "?":
            label.optional = True
        elif mark.startswith("due="):
            label.due = mark[4:]
        else:
            assert mark.startswith("per="), line
    return label


def _blocks(path, label_type):
    """(title, issue date, text, labels) of each block."""
    block = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            if block:
                yield block
            title, issued, _ = (part.strip() for part in line[1:].split("|"))
            block = (title, issued, [], [])
        elif re.match(r"[tr] \| ", line):
            block[3].append(_label(line, label_type))
        elif line.strip() and not line.startswith("#"):
            block[2].append(line)
    yield block


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_fresh_paragraphs(path, read, agreement, new_agreement, label_type):
    for title, issued, lines, labels in _blocks(path, label_type):
        agreement(new_agreement, title, labels, read("\n".join(lines), title=title, issued=issued))
    notes = "\n".join(new_agreement.notes)
    assert new_agreement.value_f1 >= 0.95, notes
    assert new_agreement.record_f1 >= 0.92, notes
    assert new_agreement.covers_found >= 0.8 * new_agreement.covers, notes


def test_the_sets_are_not_empty(label_type):
    assert sum(len(labels) for path in SETS for *_, labels in _blocks(path, label_type)) > 350
