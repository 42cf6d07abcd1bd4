"""`make soak`: the same trials as the tests, many more of them; fixed seeds, so that what is found can be found again.

About ten minutes on two idle cores, most of it for workbooks, each of which is read by a process of its own as an upload is.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.warehouse import build
from tests.soak.bad_files import add_all, bad_files, mutated_returns
from tests.soak.killing import kill_at_random_moments

KILLS, FILES, SEED = 50, 1000, 20261122


def main() -> int:
    """Run all; 1 where a fault was found."""
    os.environ["DUIXIAN_BUNDLED"] = "0"
    faults: list[str] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_at_random_moments(Path(folder) / "killed", KILLS, SEED)
        print(
            f"{_minutes(start)} kill -9: {outcome.killed} times, {outcome.acknowledged} acknowledged loads", flush=True
        )
        faults += outcome.faults
        for what, files in (("bad files", bad_files(FILES, SEED)), ("mutated returns", mutated_returns(FILES, SEED))):
            data = DataFolder(Path(folder) / what)
            taken, refused, found = add_all(data, files, apart=True)
            build(data)
            print(f"{_minutes(start)} {what}: {taken} taken in, {refused} refused", flush=True)
            faults += found
    for fault in faults:
        print(fault)
    return int(bool(faults))


def _minutes(start: float) -> str:
    seconds = int(time.monotonic() - start)
    return f"{seconds // 60}:{seconds % 60:02}"


if __name__ == "__main__":
    sys.exit(main())
