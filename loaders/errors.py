"""Every mistake of a user that this project expects, as one tree.

    UserError                       file, place, what is wrong, what to do; shown without a traceback
    ├── DocumentError               a document cannot be read
    │   ├── UnsupportedFormat       its content is of no format we read
    │   ├── DamagedDocument         truncated, encrypted, malicious or past a limit
    │   └── NoText                  readable but holds no text (a scan, an empty file)
    ├── RegisterError               a row of data/register is broken
    ├── LoadError                   a load folder cannot be written or read
    ├── ReturnError                 a table of reported figures cannot be accepted
    ├── DecisionError               a decision names what is not there or asks for what cannot be
    ├── WarehouseError              no database yet, or one that cannot be opened
    ├── SnapshotError               a snapshot is not there, is broken, or cannot be written
    └── Faults                      many of the above found in one pass, told together

Anything else that is raised is a defect of the project, not a mistake of its user.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with what a user supplied.

    `file` is a file's name or a load's; `row` counts the lines of the file from 1 (a header is row 1); `column`
    is a column's heading or a clause's path. Both are None where they say nothing. `content` is what stands there, for a
    list of what to mend; the message does without.
    """

    file: str
    reason: str
    next_step: str
    row: int | None = None
    column: str | None = None
    content: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f" 第{self.row}行"
        if self.column is not None:
            place += f" 「{self.column}」"
        return f"{place}：{self.reason}。{self.next_step}。"


class UserError(Exception):
    """A mistake of the user: `fault` says where, what and what to do; `exit_code` is the command line's."""

    exit_code = 2

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault

    @property
    def faults(self) -> Sequence[Fault]:
        """All faults told by this error, at least one."""
        return (self.fault,)


class DocumentError(UserError):
    """A document cannot be read."""


class UnsupportedFormat(DocumentError):
    """The content of the file is of no format we read."""


class DamagedDocument(DocumentError):
    """The file is truncated, encrypted, malicious, or past a limit of size or time."""


class NoText(DocumentError):
    """The file can be opened but holds no text."""


class RegisterError(UserError):
    """A row of the register is broken."""


class LoadError(UserError):
    """A load folder cannot be written or read."""


class ReturnError(UserError):
    """A table of reported figures cannot be accepted."""


class DecisionError(UserError):
    """A decision names what is not there, or asks for what cannot be done."""


class WarehouseError(UserError):
    """There is no database yet, or it cannot be opened."""


class OutdatedWarehouseError(WarehouseError):
    """The database in use was built by another version of the program, with other tables or rules: it is to be built anew."""


class SnapshotError(UserError):
    """A snapshot, or a file made of one, is not there, is broken, or cannot be written."""


class Faults(UserError):
    """Several faults found in one pass; at least one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults[0])
        self._faults = tuple(faults)

    @property
    def faults(self) -> Sequence[Fault]:
        """All faults, in the order they were found."""
        return self._faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self._faults)
