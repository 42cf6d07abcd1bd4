"""*Make*: build, check."""

import click

from loaders.commands.report import say
from loaders.data_folder import DataFolder


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

    path = build_database(data, None if quiet else say)
    click.echo(f"已发布 {path}")


@click.command()
@click.pass_obj
def check(data: DataFolder, /) -> None:
    """检查登记表和批次，一次说出全部问题；没有问题就不出声地通过。

    \b
    登记表：指标、相近指标、断点、地区、责任单位（数据目录的 register）。
    批次：随项目附带的和自己的，逐个打开核对。
    """
    from loaders.errors import Faults
    from loaders.loads import read_loads
    from loaders.register import check_register

    faults = list(check_register(data.register))
    try:
        for load in read_loads(data):
            for name in ("documents", "clauses", "commitments", "figures", "refused", "decisions", "scope_members"):
                for _ in load.rows(name):
                    pass
    except Faults as error:
        faults.extend(error.faults)
    if faults:
        raise Faults(faults)
