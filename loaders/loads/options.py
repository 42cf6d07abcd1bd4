"""What the user says of a file that is to be taken in."""

from dataclasses import dataclass, field

from loaders.loads.issue import IssueOptions

KINDS = ("document", "return", "targets", "members")


@dataclass(frozen=True)
class AddOptions:
    """How a file is to be taken in. `kind`: one of KINDS, None to tell by content. `issue` speaks of a document.

    `facts_only` keeps no text and no source; `accept` takes what extraction finds as reviewed by the acting user.
    """

    kind: str | None = None
    facts_only: bool = False
    accept: bool = False
    issue: IssueOptions = field(default_factory=IssueOptions)
