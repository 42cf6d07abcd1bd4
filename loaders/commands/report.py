"""What a command says on stderr: faults, notices, what became of each file."""

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loaders.errors import Fault, UserError

if TYPE_CHECKING:
    from loaders.figures.records import Question, RefusedRow

# From so many equal faults on they are told as one; a row of each is still named, as far as a line can hold them.
_MANY_ALIKE, _MOST_ROWS = 4, 20


def say(text: str) -> None:
    """One line on stderr; stdout is for results only."""
    click.echo(text, err=True)


def write_result(content: bytes) -> None:
    """Bytes to stdout as they are, so that no system changes the line ends or the encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell_faults(error: UserError) -> None:
    """Every fault of an error, one a line; one that stands in many rows is told once, with the rows and their number."""
    alike: dict[Fault, list[Fault]] = defaultdict(list)
    for fault in error.faults:
        alike[replace(fault, row=None, content="")].append(fault)
    for faults in alike.values():
        if len(faults) < _MANY_ALIKE:
            for fault in faults:
                say(str(fault))
        else:
            say(f"{faults[0]}（同样的共 {len(faults)} 处{_rows_of(faults)}）")


def _rows_of(faults: Sequence[Fault]) -> str:
    rows = sorted({fault.row for fault in faults if fault.row is not None})
    told = "、".join(map(str, rows[:_MOST_ROWS]))
    return f"：第 {told} 行{'等' if len(rows) > _MOST_ROWS else ''}" if rows else ""


def tell_refused(rows: "Sequence[RefusedRow]") -> None:
    """Rows that were not taken, one a line."""
    for row in rows:
        content = f"（原内容：{row.content}）" if row.content else ""
        say(str(Fault(row.file, row.reason + content, row.next_step, row.row, row.column)))


def ask(questions: "Sequence[Question]") -> None:
    """What is asked of rows that were taken, each question once; of one that many rows raise the rows are named."""
    alike: dict[tuple[str, str, str], list[Question]] = defaultdict(list)
    for one in questions:
        alike[one.file, one.question, one.next_step].append(one)
    for (file, question, step), same in alike.items():
        fault = Fault(file, f"请核对：{question}", step, same[0].row, same[0].column)
        rows = "、".join(map(str, sorted({one.row for one in same if one.row is not None})[:_MOST_ROWS]))
        say(
            f"{fault}（同样的共 {len(same)} 个：第 {rows} 行{'等' if len(same) > _MOST_ROWS else ''}）"
            if len(same) > 1
            else str(fault)
        )


def each_file(files: Sequence[Path], work: Callable[[Path], None]) -> int:
    """Do `work` with each file; a refused one does not stop the others. The exit code: 0; 2 where the only file was
    refused, 1 where one of several was."""
    refused = 0
    for file in files:
        try:
            work(file)
        except UserError as error:
            refused += 1
            tell_faults(error)
    if not refused:
        return 0
    if len(files) == 1:
        return 2
    say(f"{len(files)} 个文件中有 {refused} 个没有收下，其余已处理。")
    return 1
