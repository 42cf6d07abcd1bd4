"""Taking in a return of a million rows, beside DuckDB's own typed load of the same file (at most 3)."""

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, product
from pathlib import Path

import duckdb

from loaders.data_folder import PROJECT, DataFolder
from loaders.loads import LOCAL
from loaders.loads.add import AddOptions, add_file
from loaders.register import read_register
from tests.bench.answer import Answer

ROWS = 1_000_000
_MEASURES = (
    ("phc_visit_share", "%"),
    ("total_visits", "万人次"),
    ("nurses_per_1000", "人/千人"),
    ("maternal_mortality", "1/10万"),
)


def measure() -> Iterable[Answer]:
    """The whole of `add`, from reading the file to the load on the disk: with nothing on record, and with all of it."""
    os.environ["DUIXIAN_BUNDLED"] = "0"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "月报.csv"
        path.write_text("\n".join(["指标编码,行政区划代码,期别,数值,单位,来源", *_lines(), ""]), "utf-8")
        floors, adds = [], []
        for time_of in range(5):
            floors.append(_seconds(lambda: _typed_load(path, Path(folder) / "floor.duckdb")))
            data = DataFolder(Path(folder) / f"data{time_of}")
            adds.append(_seconds(lambda data=data: add_file(path, data, LOCAL, AddOptions())))
        yield Answer("add a million rows / DuckDB's typed load", min(adds) / min(floors), 3.0)
        yield Answer("typed load, seconds", min(floors), None)
        path.write_text(path.read_text("utf-8").replace("1.00,", "2.00,"), "utf-8")
        again = _seconds(lambda: add_file(path, data, LOCAL, AddOptions()))
        yield Answer("a million rows again, some revised / DuckDB's typed load", again / min(floors), None)


def _lines() -> Iterator[str]:
    places = [one.jurisdiction_id for one in read_register(PROJECT / "data" / "register").jurisdictions
              if one.level == "county" and one.valid_to is None]  # fmt: skip
    months = [date(year, month, 1) for year in range(2014, 2024) for month in range(1, 13)]
    for number, (month, (indicator, unit), place) in enumerate(islice(product(months, _MEASURES, places), ROWS)):
        value = f"{(number * 7919 % 9000) / 100 + 1:.2f}"
        yield f"{indicator},{place},{month:%Y-%m},{value},{unit},{month:%Y年%m月}月报"


def _typed_load(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target)) as connection:
        connection.execute(
            "CREATE TABLE figures AS FROM read_csv($path, header = true, auto_detect = false, columns = {'indicator': 'VARCHAR',"
            " 'place': 'VARCHAR', 'period': 'VARCHAR', 'value': 'DOUBLE', 'unit': 'VARCHAR', 'source': 'VARCHAR'})",
            {"path": str(path)},
        )
        connection.execute("CHECKPOINT")


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
