"""*In*: extract, add, decide."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from loaders.commands.report import ask, each_file, say, tell_refused
from loaders.data_folder import DataFolder

if TYPE_CHECKING:
    from loaders.loads import Receipt

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
_BY = click.option("--by", default="local", show_default=True, metavar="账号", help="经办账号，记入批次。")
_INTO = click.option(
    "--output-folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="批次写到这个文件夹，不写进数据目录的 loads（用于制作随项目附带的示例）。",
)


@click.command()
@_FILES
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="jsonl：每行一个对象；csv：表格软件可直接打开。",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="每个文件写一个同名的 .jsonl 或 .csv，不打印。",
)
@click.option("--explain", is_flag=True, help="打印每一条的句子、位置和所用规则，供核对。")
@click.pass_obj
def extract(data: DataFolder, /, files: tuple[Path, ...], format_: str, output: Path | None, explain: bool) -> None:
    """从政策文件里读出量化的目标和已报告的数。

    \b
    逐条给出：目标还是报告数、指标、比较方式、数值、单位、时限或时段、
    条款、牵头单位、性质、适用范围、原句和位置。只读文件，不写数据目录。

    \b
    例：python -m loaders extract 实施方案.docx
        python -m loaders extract *.txt --output 结果
        python -m loaders extract 方案.pdf --explain
    """
    from loaders.commands.extraction import Extraction

    extraction = Extraction(data, format_, output, explain)
    code = each_file(files, extraction.run)
    extraction.finish()
    raise SystemExit(code)


@click.command()
@_FILES
@click.option(
    "--kind",
    type=click.Choice(["document", "return", "targets", "members"]),
    help="文件、报送表、目标表、范围名单；不写则按内容判断。",
)
@click.option("--facts-only", is_flag=True, help="只留数字、名称和条款号，不留原文和原件（原文不归自己时用）。")
@click.option("--accept", is_flag=True, help="读出的条目直接采纳；不写则待审核，不参与判定。")
@click.option("--jurisdiction", metavar="地区", help="发文机关所在地，或报送表未写地区时整表的地区：代码或全称。")
@click.option("--title", metavar="标题", help="文件标题。")
@click.option("--document-number", metavar="文号", help="发文字号。")
@click.option("--issued-date", metavar="日期", help="发文日期，如 2018-07-23；只知道年份就写 2018。")
@click.option("--issuer", metavar="机关", help="发文机关。")
@click.option("--source-url", metavar="网址", help="原件网址。")
@click.option(
    "--disclosure", type=click.Choice(["public", "restricted"]), help="公开，或不予公开；不写则按文件自己的标注。"
)
@_BY
@_INTO
@click.pass_obj
def add(data: DataFolder, /, files: tuple[Path, ...], by: str, output_folder: Path | None, **given: Any) -> None:
    """载入文件、报送表、目标表或范围名单，各成一个批次。

    \b
    文件：TXT、HTML、DOCX、PDF、OFD 等，读出的条目待人审核（decide accept）。
    报送表：CSV 或 XLSX，要有 指标编码、行政区划代码、期别、数值、单位、来源，
      或指标、地区、时段作行作列的交叉表（表头可有几行、可合并单元格，表题、单位、资料来源写在表外）；
      可有 分子、分母、数据性质、适用对象、发布日期、来源网址、来源级别、核实程度、备注。
      坏行逐行退回并写明原因，好行照收。与已有的数相差太远（5 倍或 40 个百分点）的、
      来源是新闻或自报而没有填核实程度的，请您核对：照收，确认前不参与判定。
    目标表：要有 指标编码、行政区划代码、文件名称、比较方式、目标值。
    范围名单：要有 适用范围、行政区划代码、是否属于、依据。
    联系人的姓名和电话一概不收。同一个文件不会载入两次。
    载入后运行 build 才会生效。

    \b
    例：python -m loaders add 实施方案.docx --jurisdiction 资阳市
        python -m loaders add 一季度报送表.xlsx
    """
    from loaders.loads.actor import Actor
    from loaders.loads.add import add_file
    from loaders.loads.issue import IssueOptions
    from loaders.loads.options import AddOptions

    kind, facts_only, accept = (given.pop(name) for name in ("kind", "facts_only", "accept"))
    options = AddOptions(kind, facts_only, accept, IssueOptions(**given))
    actor = Actor(by)

    written: list[str] = []

    def add_one(path: Path) -> None:
        receipt = add_file(path, data, actor, options, into=output_folder, progress=say)
        _tell(path.name, receipt)
        written.extend([path.name] if receipt.is_new else [])

    code = each_file(files, add_one)
    if written and output_folder is None:
        say("运行 python -m loaders build 后生效。")
    raise SystemExit(code)


def _tell(name: str, receipt: "Receipt") -> None:
    """What became of one file: the summary on stdout, all else on stderr."""
    if not receipt.is_new:
        say(f"{name}：以前载入过（{receipt.load.load_id}），没有再写。")
        for notice in receipt.notices:
            say(f"{name}：{notice}。")
        return
    for notice in receipt.notices:
        say(f"{name}：{notice}。")
    tell_refused(receipt.refused)
    ask(receipt.questions)
    waiting = len({one.figure_id for one in receipt.questions})
    asked = f"（其中待核对 {waiting} 个，确认前不参与判定）" if waiting else ""
    click.echo(f"{name}：{_summary(receipt.counts)}{asked}，批次 {receipt.load.load_id}")


def _summary(counts: Mapping[str, int]) -> str:
    words = {
        "commitments": "目标 {} 条",
        "figures": "报告数 {} 个",
        "scope_members": "名单 {} 个",
        "refused": "退回 {} 处",
    }
    told = [words[name].format(count) for name, count in counts.items() if name in words and count]
    return "收下" + "、".join(told) if told else "没有条目，只登记了文件"


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[决定表]")
@click.option(
    "--action",
    metavar="动作",
    help="accept 采纳、correct 改正、reject 不采纳、add 补录、close 销号（--field apply 申请、review 初审）、reopen 恢复（--field return 退回）、confirm_scope 认定范围、withdraw 撤回、supersede 替代。",
)
@click.option("--subject", metavar="编号", help="目标、报告数、文件或批次的编号；认定范围时是行政区划代码。")
@click.option("--field", default="", metavar="栏目", help="改哪一栏；认定范围时是范围的写法。")
@click.option(
    "--value", default="", metavar="新值", help="新值；认定范围时是 yes 或 no，可带起止日期；替代时是替代者的编号。"
)
@click.option("--set", "fields", multiple=True, metavar="栏目=新值", help="补录或一次改多栏时用，可写多次。")
@click.option("--reason", default="", metavar="理由", help="为什么，必填。")
@click.option("--evidence", default="", metavar="佐证", help="依据的文件或附件；销号和认定范围必填。")
@click.option(
    "--attach",
    "attached",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="文件",
    help="佐证材料的文件，随决定一起保存，可写多次。",
)
@_BY
@_INTO
@click.pass_obj
def decide(data: DataFolder, /, file: Path | None, by: str, output_folder: Path | None, **given: Any) -> None:
    """把人的决定记成一个批次：采纳、改正、销号、认定范围、撤回等。

    \b
    用决定表（CSV 或 XLSX，列为 动作、对象编号、栏、值、理由、佐证），
    或用选项写一项决定。有一处不对就整批不写，逐处说明。
    决定写下后不再改动；要推翻，就再写一项决定，或撤回（withdraw）那个批次。
    采纳（accept）填文件或批次的编号，就采纳其中所有待审核的条目。

    \b
    例：python -m loaders decide --action accept --subject 0f3c2a9d71be --reason 已逐条核对
        python -m loaders decide --action correct --subject 0f3c2a9d71be-812 \\
            --field due_date --value 2020-12-31 --reason 标题写明到2020年
        python -m loaders decide --action confirm_scope --subject 510700 \\
            --field 分级诊疗试点地区 --value yes --reason 在试点名单内 --evidence 名单附件
    """
    from loaders.loads.actor import Actor
    from loaders.loads.decide import decide as write_decisions
    from loaders.loads.decide import decide_file

    if file is not None and given["attached"]:
        raise click.UsageError("附件只能随一项决定提交；决定表请在“佐证”列写明依据。")
    if (file is None) == (not given["action"]):
        raise click.UsageError("给一个决定表，或用 --action 和 --subject 写一项决定，二者取一。")
    if file is not None:
        receipt = decide_file(file, data, Actor(by), into=output_folder)
    else:
        attachments = {path.name: path.read_bytes() for path in given["attached"]}
        receipt = write_decisions(_decisions(given), data, Actor(by), into=output_folder, attachments=attachments)
    if not receipt.is_new:
        say(f"这些决定以前写过（{receipt.load.load_id}），没有再写。")
        return
    for notice in receipt.notices:
        say(f"{notice}。")
    click.echo(f"记下 {receipt.counts['decisions']} 项决定，批次 {receipt.load.load_id}")
    say("运行 python -m loaders build 后生效。")


def _decisions(given: dict[str, Any]) -> list[Any]:
    from loaders.loads.decision import Decision

    common = {"reason": given["reason"], "evidence": given["evidence"]}
    pairs = [tuple(pair.split("=", 1)) for pair in given["fields"]]
    if any(len(pair) != 2 for pair in pairs):
        raise click.UsageError("--set 要写成 栏目=新值。")
    if given["field"] or given["value"] or not pairs:
        pairs.insert(0, (given["field"], given["value"]))
    subject = given["subject"] or ""
    return [Decision(given["action"], subject, field, value, **common) for field, value in pairs]
