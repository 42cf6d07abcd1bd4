"""*In*, before anything came in: the template of a return."""

from pathlib import Path

import click

from loaders.commands.moments import as_of_date
from loaders.commands.report import say
from loaders.data_folder import DataFolder
from loaders.disk import words_of
from loaders.errors import Fault, LoadError


@click.command()
@click.option("--jurisdiction", required=True, metavar="地区", help="给哪个地区填：代码或全称。")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件",
    help="写进这个文件；以 .xlsx 结尾是工作簿（有下拉框、说明和口径），以 .csv 结尾是 CSV。",
)
@click.option("--as-of", metavar="日期", help="按这一天看应报什么。默认今天（北京时间）。")
@click.pass_obj
def template(data: DataFolder, /, jurisdiction: str, output: Path, as_of: str | None) -> None:
    """生成报送表模板：一个地区应报未报的数据，一行一个，填好后用 add 载入。

    \b
    应报什么由目标任务而来：目标还在期内的报最近两个统计期，已到期的报到期那一期。
    表头四格（表号、制定机关、批准文号、有效期至）留空，由制表单位填写。

    \b
    例：python -m loaders template --jurisdiction 资阳市 --output 报送表.xlsx
    """
    from loaders.commands.outgoing import place_code
    from loaders.figures.owed import returns_owed
    from loaders.figures.template import template_csv, template_xlsx
    from loaders.loads.registers import register_of
    from loaders.warehouse import connect

    suffix = output.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise click.BadParameter(f"“{output.name}”要以 .xlsx 或 .csv 结尾。", param_hint="--output")
    register = register_of(data)
    place = register.jurisdiction_by_id[place_code(data, jurisdiction) or jurisdiction]
    day = as_of_date(as_of)
    with connect(data) as connection:
        owed = returns_owed(connection, place.jurisdiction_id, day)
    content = template_csv(place, owed, register) if suffix == ".csv" else template_xlsx(place, owed, register, day)
    try:
        output.write_bytes(content)
    except OSError as error:
        raise LoadError(Fault(str(output), f"写不进去（{words_of(error)}）", "核对文件夹和权限")) from None
    say(f"已写入 {output}：{place.name_zh}应报未报 {len(owed)} 项。")
