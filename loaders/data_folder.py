"""Where things are kept: one folder of data, with the project's own register and examples as its default parts."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class DataFolder:
    """A folder that holds a user's loads and the database built from them.

    `register` and `bundled` are the folder's own where it has them, else the project's. Bundled examples are left
    out where the environment says DUIXIAN_BUNDLED=0: the one switch for them.

    With `drafts` (see `with_drafts_of`) the same folder is seen as one person sees it before publishing: what they
    drafted counts among the loads, what they add goes to their drafts, and a build is theirs alone.
    """

    root: Path
    drafts: Path | None = None

    @classmethod
    def from_environment(cls) -> "DataFolder":
        """The folder named by DUIXIAN_DATA, else the project's `data`."""
        return cls(Path(os.environ.get("DUIXIAN_DATA") or PROJECT / "data").resolve())

    def _own_or_project(self, name: str) -> Path:
        own = self.root / name
        return own if own.is_dir() else PROJECT / "data" / name

    @property
    def register(self) -> Path:
        """indicators.csv, related_indicators.csv, breaks.csv, jurisdictions.csv, departments.csv."""
        return self._own_or_project("register")

    @property
    def bundled(self) -> Path | None:
        """Loads shipped with the project; None where they are switched off."""
        return None if os.environ.get("DUIXIAN_BUNDLED") == "0" else self._own_or_project("bundled")

    @property
    def loads(self) -> Path:
        """The user's own loads."""
        return self.root / "loads"

    @property
    def writes_to(self) -> Path:
        """Where a new load goes: to the drafts of the person whose view this is, else to the loads."""
        return self.drafts or self.loads

    @property
    def build(self) -> Path:
        """Derived databases and the pointer file `current`; those of a person's drafts stand apart."""
        return self.drafts / ".build" if self.drafts else self.root / "build"

    @property
    def snapshots(self) -> Path:
        """Frozen tables, one folder a snapshot; never touched again."""
        return self.root / "snapshots"

    def with_drafts_of(self, person: str) -> "DataFolder":
        """This folder as `person` sees it. A name never becomes a path: its hash does."""
        return replace(self, drafts=self.root / "drafts" / hashlib.sha256(person.encode()).hexdigest()[:16])
