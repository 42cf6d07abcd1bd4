"""*Out*: assess, show."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from loaders.commands.moments import as_of_date, known_by_moment
from loaders.commands.report import say, write_result
from loaders.data_folder import DataFolder
from loaders.disk import words_of
from loaders.errors import Fault, LoadError

if TYPE_CHECKING:
    import duckdb

    from loaders.warehouse.snapshots.assessment_csv import Asked

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--as-of",
        metavar="日期",
        help="截至日期：只用统计期在这一天以前结束的数，按这一天看到没到期。默认今天（北京时间）。",
    ),
    click.option(
        "--known-by",
        metavar="时间",
        help="按当时掌握的数据：只用这一刻以前记下的批次。不写时区按本机时间，只写日期到当天结束。默认全部。",
    ),
    click.option("--jurisdiction", metavar="地区", help="只看这个地区：代码或全称。默认全部在用的地区。"),
    click.option(
        "--disclosure",
        type=click.Choice(["public", "all"]),
        default="all",
        show_default=True,
        help="public 只出公开的；all 连不予公开的一起出，逐行注明。",
    ),
    click.option(
        "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="写进这个文件，不打印。"
    ),
)


def _with_options(command: Command) -> Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_with_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "ledger"]),
    default="table",
    show_default=True,
    help="table 在屏幕上看；csv 列全部判定依据，表格软件可直接打开；ledger 为固定栏目的目标任务台账（CSV）。",
)
@click.option("--all-places", is_flag=True, help="连没有自己的目标、数据和名单记录的地区也列出（可能有几十万行）。")
@click.option("--columns", is_flag=True, help="只列出 CSV 各列的名称和英文代码。")
@click.pass_obj
def assess(
    data: DataFolder, /, format_: str, all_places: bool, columns: bool, output: Path | None, **given: Any
) -> None:
    """判定：每项目标在每个适用地区达到了没有，进度如何，判不了的为什么。

    \b
    CSV 为 UTF-8（带 BOM），每行列出判定所用的全部数字、原文、来源、
    截至日期、记录时刻和规则版本，凭它可以手工复算。
    同样的数据、同样的选项，得到逐字节相同的文件。

    \b
    例：python -m loaders assess --as-of 2019-01-01 --jurisdiction 绵阳市
        python -m loaders assess --format csv --disclosure public --output 判定.csv
    """
    from loaders.commands.tables import assessment_table
    from loaders.warehouse.snapshots import COLUMNS
    from loaders.warehouse.snapshots.assessment_csv import Asked, assessment_rows, write_assessments
    from loaders.warehouse.snapshots.ledger import write_ledger

    if columns:
        for column in COLUMNS:
            click.echo(f"{column.heading}\t{column.code}")
        return
    as_of, known_by = as_of_date(given["as_of"]), known_by_moment(given["known_by"])
    place = place_code(data, given["jurisdiction"])
    with connection_of(data) as connection:
        chosen = (connection, as_of, known_by, place, given["disclosure"], all_places)
        if format_ in {"csv", "ledger"}:
            _write_table(
                write_assessments if format_ == "csv" else write_ledger, connection, Asked(*chosen[1:]), output
            )
        else:
            write_output(assessment_table(assessment_rows(*chosen)).encode("utf-8"), output)


@click.command()
@click.argument("view", required=False, metavar="[视图]")
@_with_options
@click.pass_obj
def show(data: DataFolder, /, view: str | None, output: Path | None, **given: Any) -> None:
    """把数据库里的一个视图或表写成 CSV；不写名称则列出有哪些。

    \b
    例：python -m loaders show
        python -m loaders show alignment --jurisdiction 资阳市
        python -m loaders show refused_rows --output 退回清单.csv
    """
    from loaders.warehouse.snapshots.view_csv import published_views, write_view

    as_of, known_by = as_of_date(given["as_of"]), known_by_moment(given["known_by"])
    place = place_code(data, given["jurisdiction"])
    with connection_of(data) as connection:
        if view is None:
            for name, comment in published_views(connection):
                click.echo(f"{name}\t{comment}")
            return
        chosen = (view, as_of, known_by, place, given["disclosure"])
        with _target(output) as path:
            write_view(connection, path, *chosen)


@contextmanager
def _target(output: Path | None) -> Iterator[Path]:
    """Where a table is written: a file that takes the place of `output` when it is whole, or that then goes to stdout."""
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        path = Path(folder) / "table.csv"
        yield path
        if output is None:
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    write_result(chunk)
            return
        try:
            shutil.move(path, output)
        except OSError as error:
            raise _unwritable(output, error) from None
    say(f"已写入 {output}")


def _write_table(
    write: "Callable[[duckdb.DuckDBPyConnection, Asked, Path], int]",
    connection: "duckdb.DuckDBPyConnection",
    asked: "Asked",
    output: Path | None,
) -> None:
    with _target(output) as path:
        write(connection, asked, path)


def place_code(data: DataFolder, text: str | None) -> str | None:
    """The code of the place a user names."""
    if text is None:
        return None
    from loaders.register.jurisdictions import find_jurisdiction

    found = find_jurisdiction(text, None, data.register)
    if found is None:
        from loaders.figures.namesakes import why_not_found
        from loaders.register import read_register

        reason, step = why_not_found(text, read_register(data.register).jurisdictions)
        raise click.BadParameter(f"{reason}。{step}。", param_hint="--jurisdiction")
    return found.jurisdiction_id


def connection_of(data: DataFolder) -> "duckdb.DuckDBPyConnection":
    """The published database; says so where loads stand in the folder that it does not hold yet."""
    from loaders.loads import read_loads
    from loaders.warehouse import connect

    connection = connect(data)
    held = {row[0] for row in connection.execute("SELECT load_id FROM loads").fetchall()}
    waiting = [load.load_id for load in read_loads(data) if load.load_id not in held]
    if waiting:
        say(f"有 {len(waiting)} 个批次还没有进数据库，运行 python -m loaders build 后生效。")
    return connection


def write_output(content: bytes, output: Path | None) -> None:
    """To stdout, or to a file."""
    if output is None:
        write_result(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise _unwritable(output, error) from None
    say(f"已写入 {output}")


def _unwritable(output: Path, error: OSError) -> LoadError:
    return LoadError(Fault(str(output), f"写不进去（{words_of(error)}）", "核对文件夹和权限"))
