"""*Out*: snapshot take, list, verify, compare, export."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loaders.commands.moments import as_of_date, known_by_moment, moment_in_china
from loaders.commands.outgoing import connection_of, place_code, write_output
from loaders.commands.report import say
from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults, SnapshotError

if TYPE_CHECKING:
    import duckdb

    from loaders.warehouse.snapshots.compare import Side

_OUTPUT = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="写进这个文件，不打印。"
)
_DISCLOSURE = click.option(
    "--disclosure",
    type=click.Choice(["public", "all"]),
    default="public",
    show_default=True,
    help="public 只出公开的；all 连不予公开的一起出，标明“内部”。",
)


@click.group(options_metavar="[选项]", subcommand_metavar="命令 [选项] …")
def snapshot() -> None:
    """存档：把某天的全部判定冻结成一个不再改动的文件夹，供核对、比较、出材料。

    \b
    存档在数据目录的 snapshots 下，每个一个文件夹，编号为“存档时刻-内容校验码”。
    里面任何一个字节改动过，verify 都会指出是哪个文件。
    """


@snapshot.command(options_metavar="[选项]")
@click.option("--as-of", metavar="日期", help="截至日期，默认今天（北京时间）。")
@click.option("--known-by", metavar="时间", help="按当时掌握的数据，默认全部记录。")
@click.option("--jurisdiction", metavar="地区", help="只存这个地区；默认全部在用的地区，通报要用到下级地区时不要写。")
@click.option(
    "--disclosure",
    type=click.Choice(["public", "all"]),
    default="all",
    show_default=True,
    help="all 连不予公开的一起存（存档不出本机，对外导出时另行剔除）；public 只存公开的。",
)
@click.option("--title", default="", metavar="标题", help="写在存档里的说明，如“2026年第三季度通报”。")
@click.option("--by", default="local", metavar="账号", help="经办账号，默认 local。")
@click.pass_obj
def take(data: DataFolder, /, title: str, by: str, **given: Any) -> None:
    """存档：冻结现在这个数据库对某一天的判定。

    \b
    例：python -m loaders snapshot take --as-of 2026-09-30 --title 第三季度通报
    """
    from loaders.loads.actor import Actor
    from loaders.warehouse.snapshots.snapshot import take as take_snapshot

    connection_of(data).close()
    taken = take_snapshot(
        data, Actor(by), as_of=as_of_date(given["as_of"]), known_by=known_by_moment(given["known_by"]),
        jurisdiction_id=place_code(data, given["jurisdiction"]), disclosure=given["disclosure"], title=title, progress=say,
    )  # fmt: skip
    click.echo(taken.snapshot_id)


@snapshot.command(name="list", options_metavar="[选项]")
@click.pass_obj
def list_(data: DataFolder, /) -> None:
    """列出全部存档，新的在前：编号、截至日期、记录截至、项数、经办、标题。"""
    from loaders.warehouse.snapshots.snapshot import snapshots

    found, faults = snapshots(data)
    for one in found:
        header = one.header
        known_by = moment_in_china(header["known_by"])
        rows = header["tables"]["ledger"]["rows"]
        cells = (one.snapshot_id, header["as_of"], known_by, f"{rows} 项", header["taken_by"], header["title"])
        click.echo("\t".join(cells).rstrip())
    if faults:
        raise Faults(faults)
    if not found:
        say("还没有存档。用 python -m loaders snapshot take 存一个。")


@snapshot.command(options_metavar="[选项]")
@click.argument("what", metavar="存档编号或数据包文件")
@click.pass_obj
def verify(data: DataFolder, /, what: str) -> None:
    """核对：存档或数据包里的每个文件与校验码是否一致；现在的数据库是否还得出同样的判定。

    \b
    编号可只写开头或末尾几位，latest 为最新的一个；也可写导出的 .zip 数据包。
    退出码：0 一个字节不差；2 有文件被改动，逐个列出。
    """
    from loaders.warehouse.snapshots.package import faults_of_package
    from loaders.warehouse.snapshots.snapshot import find_snapshot
    from loaders.warehouse.snapshots.verify import faults_of_snapshot, why_not_reproduced

    if what.endswith(".zip"):
        faults = faults_of_package(Path(what))
        if faults:
            raise Faults(faults)
        click.echo(f"{what}：每个文件都与校验码一致。")
        return
    found = find_snapshot(data, what)
    faults = faults_of_snapshot(found)
    if faults:
        raise Faults(faults)
    click.echo(f"{found.snapshot_id}：{len(found.header['files'])} 个文件都与校验码一致。")
    with connection_of(data) as connection:
        why = why_not_reproduced(found, connection)
    click.echo("现在的数据库仍得出逐字节相同的判定。" if why is None else f"现在的数据库得不出同样的判定：{why}。")


@snapshot.command(options_metavar="[选项]")
@click.argument("before", metavar="存档编号")
@click.argument("after", required=False, metavar="[另一存档编号]")
@click.option("--as-of", metavar="日期", help="与现在比时的截至日期，默认今天。")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="table 在屏幕上看；csv 为判定变动表。",
)
@click.option("--all", "all_", is_flag=True, help="连判定没变、只是数据或目标变了的也列出。")
@_DISCLOSURE
@_OUTPUT
@click.pass_obj
def compare(
    data: DataFolder, /, before: str, after: str | None, format_: str, all_: bool, output: Path | None, **given: Any
) -> None:
    """比较：两个存档之间，或一个存档与现在之间，哪些判定变了，为什么。

    \b
    例：python -m loaders snapshot compare 20260930T010203Z latest
        python -m loaders snapshot compare latest --format csv --output 判定变动表.csv
    """
    from loaders.figures.csv_text import csv_bytes
    from loaders.warehouse.snapshots.compare import CHANGES
    from loaders.warehouse.snapshots.compare import compare as compare_sides

    with connection_of(data) as connection:
        sides = _side(data, connection, before, None), _side(data, connection, after, as_of_date(given["as_of"]))
        rows = compare_sides(connection, *sides, disclosure=given["disclosure"])
    rows = [row for row in rows if all_ or row["is_turned"]]
    if format_ == "csv":
        columns = [column for column in CHANGES if given["disclosure"] == "all" or column.code != "disclosure"]
        cells = ([row[column.code] for column in columns] for row in rows)
        write_output(csv_bytes([column.heading for column in columns], cells), output)
        return
    write_output(_table(rows, sides).encode("utf-8"), output)


def _side(data: DataFolder, connection: "duckdb.DuckDBPyConnection", text: str | None, as_of: date | None) -> "Side":
    from loaders.warehouse.snapshots.compare import Side
    from loaders.warehouse.snapshots.snapshot import find_snapshot
    from loaders.warehouse.snapshots.verify import faults_of_snapshot

    if text is None:
        assert as_of is not None
        return Side.now(connection, as_of)
    found = find_snapshot(data, text)
    faults = faults_of_snapshot(found)
    if faults:
        raise Faults(faults)
    return Side.of(found)


def _table(rows: list[dict[str, Any]], sides: "tuple[Side, Side]") -> str:
    from loaders.commands.tables import fit, width
    from loaders.warehouse.snapshots.naming import called

    names = [
        f"{called(side.snapshot)} {side.snapshot.short_id}" if side.snapshot else f"现在（截至 {side.as_of}）"
        for side in sides
    ]
    if not rows:
        return f"{names[0]} 与 {names[1]} 之间，没有判定变动。\n"
    lines = [("地区", "指标", "时限", "上期状态", "本期状态", "变动原因")]
    for row in rows:
        told = (str(row["place_name"]), str(row["indicator_name"]), row["due_date"] or "未写明")
        lines.append((*told, row["standing_before_word"], row["standing_after_word"], "、".join(row["cause_words"])))
    widths = [min(36, max(width(line[i]) for line in lines)) for i in range(5)]
    # Nothing stands behind the last column: it is never cut.
    table = "\n".join("  ".join([*map(fit, line[:-1], widths), line[-1]]).rstrip() for line in lines)
    return f"{table}\n\n{names[0]} → {names[1]}：变动 {len(rows)} 项。\n"


_FORMATS = {
    "csv": "台账 CSV",
    "xlsx": "台账工作簿",
    "notice": "通报附表 CSV",
    "package": "数据包 .zip",
    "bulletin": "通报 .docx",
}


@snapshot.command(options_metavar="[选项]")
@click.argument("what", metavar="存档编号")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(_FORMATS)),
    default="csv",
    show_default=True,
    help="；".join(f"{code} {word}" for code, word in _FORMATS.items()) + "。",
)
@click.option("--jurisdiction", metavar="地区", help="通报和通报附表写哪个地区；其他格式只出这个地区。")
@click.option("--before", metavar="存档编号", help="上一期存档：工作簿和通报里附判定变动。")
@_DISCLOSURE
@_OUTPUT
@click.option("--by", default="local", metavar="账号", help="经办账号，默认 local。")
@click.pass_obj
def export(data: DataFolder, /, what: str, format_: str, output: Path | None, by: str, **given: Any) -> None:
    """导出：由存档出台账、工作簿、数据包、通报。同一存档、同一选项，得到逐字节相同的文件。

    \b
    例：python -m loaders snapshot export latest --format xlsx --output 台账.xlsx
        python -m loaders snapshot export latest --format bulletin --jurisdiction 绵阳市 --output 通报.docx
    """
    from loaders.loads.actor import Actor
    from loaders.warehouse.snapshots.exports import Edition, export_snapshot
    from loaders.warehouse.snapshots.snapshot import find_snapshot
    from loaders.warehouse.snapshots.verify import faults_of_snapshot

    found = find_snapshot(data, what)
    faults = faults_of_snapshot(found)
    if faults:
        raise Faults(faults)
    place = place_code(data, given["jurisdiction"])
    changes = before = None
    if given["before"]:
        from loaders.warehouse.snapshots.compare import Side
        from loaders.warehouse.snapshots.compare import compare as compare_sides

        with connection_of(data) as connection:
            sides = (_side(data, connection, given["before"], None), Side.of(found))
            changes = compare_sides(connection, *sides, disclosure=given["disclosure"])
        before = sides[0].snapshot
    edition = Edition(found, place, given["disclosure"], changes, before)
    content = export_snapshot(edition, format_, Actor(by), progress=say)
    if output is None and format_ not in {"csv", "notice"}:
        raise SnapshotError(Fault(_FORMATS[format_], "不能打印在屏幕上", "用 --output 写明文件"))
    write_output(content, output)


@click.command()
@click.argument("commitment_id", metavar="目标编号")
@click.option("--as-of", metavar="日期", help="截至日期，默认今天（北京时间）。")
@click.option("--known-by", metavar="时间", help="按当时掌握的数据，默认全部记录。")
@_DISCLOSURE
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件",
    required=True,
    help="写进这个 .zip 文件。",
)
@click.option("--by", default="local", metavar="账号", help="经办账号，默认 local。")
@click.pass_obj
def evidence(data: DataFolder, /, commitment_id: str, output: Path, by: str, **given: Any) -> None:
    """证据包：一项目标的原句、口径说明单、数据、判定、决定和附件，打成一个带校验码的压缩包。

    \b
    例：python -m loaders evidence f47fa2e9848b-16 --output 证据包.zip
        python -m loaders snapshot verify 证据包.zip
    """
    from loaders.loads.actor import Actor
    from loaders.warehouse.snapshots.evidence_pack import evidence_pack

    with connection_of(data) as connection:
        content = evidence_pack(
            connection, data, Actor(by), commitment_id, as_of_date(given["as_of"]), known_by_moment(given["known_by"]), given["disclosure"]
        )  # fmt: skip
    write_output(content, output)
