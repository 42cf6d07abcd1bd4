"""*Make*: build, check."""

from collections import deque
from typing import TYPE_CHECKING

import click

from loaders.commands.report import say, tell_faults
from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults, UserError

if TYPE_CHECKING:
    from loaders.loads import Load

_TABLES = ("documents", "clauses", "commitments", "figures", "refused", "decisions", "scope_members")


@click.command()
@click.option("--quiet", is_flag=True, help="不报进度。")
@click.pass_obj
def build(data: DataFolder, /, quiet: bool) -> None:
    """由登记表和全部批次建成数据库，检查无误才发布。

    \b
    任何一处不对都不发布：逐处写明文件、行、列、原因和改法，原来的数据库照用。
    数据库可以随时重建；要备份的只有数据目录下的 loads。
    """
    from loaders.warehouse import build as build_database
    from loaders.warehouse.judged import judge_today

    try:
        path = build_database(data, None if quiet else say)
    except UserError as error:
        tell_faults(error)
        stands = _is_published(data)
        say(f"没有发布，{'原来的数据库照用' if stands else '还没有可用的数据库'}；改正后再运行 build。")
        raise SystemExit(error.exit_code) from None
    click.echo(f"已发布 {path}")
    day = judge_today(data)
    if not quiet:
        say(f"已判定截至{day.isoformat()}的全部目标，看板打开就有。")


def _is_published(data: DataFolder) -> bool:
    from loaders.warehouse import published_path

    try:
        return published_path(data).exists()
    except UserError:
        return False


@click.command()
@click.pass_obj
def check(data: DataFolder, /) -> None:
    """检查登记表和批次，一次说出全部问题；没有问题就不出声地通过。

    \b
    登记表：指标、相近指标、断点、地区、责任单位（数据目录的 register）。
    批次：随项目附带的和自己的，逐个打开核对。
    """
    from loaders.loads.load import withdrawn_ids
    from loaders.register import check_register

    loads, faults = _readable_loads(data)
    gone = withdrawn_ids(loads) if not faults else set()
    additions = [load.folder for load in loads if load.kind == "register" and load.load_id not in gone]
    faults = [*check_register(data.register, *additions), *faults]
    if faults:
        raise Faults(faults)


def _readable_loads(data: DataFolder) -> "tuple[list[Load], list[Fault]]":
    """The loads, and what is wrong with any folder or any of its tables."""
    from loaders.loads import read_loads

    faults: list[Fault] = []
    try:
        loads = read_loads(data)
    except UserError as error:
        return [], list(error.faults)
    for load in loads:
        for name in _TABLES:
            try:
                # Reading to the end is the check.
                deque(load.rows(name), maxlen=0)
            except UserError as error:
                faults.extend(error.faults)
    return loads, faults
