"""The command line: `python -m loaders`. --help is the manual."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from loaders.commands.chinese import speak_chinese
from loaders.commands.forms import template
from loaders.commands.incoming import add, decide, extract
from loaders.commands.making import build, check
from loaders.commands.outgoing import assess, show
from loaders.commands.report import tell_faults
from loaders.commands.snapshots import evidence, snapshot
from loaders.data_folder import DataFolder
from loaders.errors import UserError

DATA = "DUIXIAN_DATA"


class InOrder(click.Group):
    """A group whose help lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click passes it)
        """The names of the commands as they were added."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    options_metavar="[选项]",
    subcommand_metavar="命令 [选项] …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="数据目录，默认为环境变量 DUIXIAN_DATA 所指，再没有就是项目的 data。",
)
@click.pass_context
def main(context: click.Context, data: Path | None) -> None:
    """兑现：政府承诺的数字，对上报告的数字。

    \b
    进：extract 读文件，template 报送表模板，add 载入，decide 记下人的决定
    建：build 建数据库，check 查登记表和批次
    出：assess 判定，show 视图，snapshot 存档，evidence 证据包

    \b
    环境变量：DUIXIAN_DATA 数据目录；DUIXIAN_BUNDLED=0 不用随项目附带的示例。
    退出码：0 成功；1 几个文件中有的没有收下；2 没有做成，原因见错误输出。
    """
    if data is not None:
        context.with_resource(_in_use(data))
    context.obj = DataFolder.from_environment()


@contextmanager
def _in_use(data: Path) -> Iterator[None]:
    """Makes a folder the data folder in use, here and in processes started from here, as long as a command runs."""
    before = os.environ.get(DATA)
    os.environ[DATA] = str(data.resolve())
    try:
        yield
    finally:
        os.environ.pop(DATA)
        if before is not None:
            os.environ[DATA] = before


for command in (extract, template, add, decide, build, check, assess, show, snapshot, evidence):
    command.options_metavar = "[选项]"
    main.add_command(command)


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code; a mistake of the user is told on stderr, without a traceback."""
    speak_chinese()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its code rather than fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        main.main(args=arguments, prog_name="python -m loaders", standalone_mode=True)
    except UserError as error:
        tell_faults(error)
        return error.exit_code
    except SystemExit as exit_:
        return int(exit_.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(run())
