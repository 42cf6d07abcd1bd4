"""What a command says on stderr: faults, notices, what became of each file."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loaders.errors import Fault, UserError

if TYPE_CHECKING:
    from loaders.figures.records import RefusedRow


def say(text: str) -> None:
    """One line on stderr; stdout is for results only."""
    click.echo(text, err=True)


def write_result(content: bytes) -> None:
    """Bytes to stdout as they are, so that no system changes the line ends or the encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell_faults(error: UserError) -> None:
    """Every fault of an error, one a line."""
    for fault in error.faults:
        say(str(fault))


def tell_refused(rows: "Sequence[RefusedRow]") -> None:
    """Rows that were not taken, one a line."""
    for row in rows:
        content = f"（原内容：{row.content}）" if row.content else ""
        say(str(Fault(row.file, row.reason + content, row.next_step, row.row, row.column)))


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
