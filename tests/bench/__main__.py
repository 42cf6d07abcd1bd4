"""`python -m tests.bench`: the whole way at the size the client names, told as ratios within the run.

DUIXIAN_BENCH=KEEP_FOLDER keeps the data; DUIXIAN_BENCH_COUNTIES makes it smaller for a trial.
"""

import os
import sys
import tempfile
from pathlib import Path

from loaders.data_folder import PROJECT, DataFolder
from tests.bench.generate import Size, write_folder
from tests.bench.measure import measure


def main() -> int:
    """Run the bench; 1 where a ratio is above its bound."""
    os.environ["DUIXIAN_BUNDLED"] = "0"
    size = Size(counties=int(os.environ.get("DUIXIAN_BENCH_COUNTIES", "2850")))
    with tempfile.TemporaryDirectory(dir=os.environ.get("DUIXIAN_BENCH")) as folder:
        print(f"{size.figures:,} figures, {size.promises:,} promises", flush=True)
        data = DataFolder(Path(folder))
        figures = write_folder(data.root, size, PROJECT / "data" / "register")
        answers = measure(data, figures)
    over = 0
    for what, measured, at_most in answers:
        is_over = at_most is not None and measured > at_most
        over += is_over
        bound = f"  (at most {at_most:g}{', OVER' if is_over else ''})" if at_most is not None else ""
        print(f"{what:34} {measured:8.2f}{bound}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
