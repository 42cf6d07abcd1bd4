"""kill -9 at random moments of add, decide, build and publish: nothing acknowledged is lost, nothing half appears, readers read on."""

import multiprocessing
import os
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.errors import WarehouseError
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.warehouse import build, connect, publish_drafts

WORKER = Actor("督查室", "publisher")
HEADER = "指标编码,行政区划代码,期别,数值,单位,来源"
_PLACES = ("510700", "512000", "510100", "510300", "510400", "510500")


def a_return(number: int) -> bytes:
    """A return of six figures that no other number has."""
    lines = [
        f"phc_visit_share,{place},{2000 + number % 20},{40 + number % 50}.{number % 10},%,第{number}号报表"
        for place in _PLACES
    ]
    return "\n".join([HEADER, *lines, ""]).encode()


def work(root: Path, first: int, acknowledged: Path) -> None:
    """Add, decide, build, draft and publish without end, writing down each thing that was acknowledged."""
    data = DataFolder(root)
    mine = data.with_drafts_of(WORKER.name)
    with acknowledged.open("a", encoding="utf-8") as told:

        def note(*load_ids: str) -> None:
            told.write("".join(f"{load_id}\n" for load_id in load_ids))
            told.flush()
            os.fsync(told.fileno())

        for number in range(first, first + 10_000, 2):
            load = add_bytes(a_return(number), f"{number}.csv", data, WORKER, AddOptions()).load
            note(load.load_id)
            figure = next(load.rows("figures"))["figure_id"]
            note(decide([Decision("reject", figure, reason="试验")], data, WORKER).load.load_id)
            build(data)
            add_bytes(a_return(number + 1), f"{number + 1}.csv", mine, WORKER, AddOptions())
            note(*publish_drafts(mine, WORKER).load_ids.values())


@dataclass
class Outcome:
    """What was found: `faults` is empty where all held; `killed` counts kills, `acknowledged` loads that had to be there."""

    killed: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def kill_at_random_moments(root: Path, times: int, seed: int) -> Outcome:
    """Let a process work and kill it, `times` times; after each kill look at what it left."""
    chance = random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.killing"])
    data = DataFolder(root)
    (root / "bundled").mkdir(parents=True)  # of its own and empty, in place of the project's examples
    start = time.monotonic()
    build(data)
    round_time = min(4.0, max(1.0, 2 * (time.monotonic() - start)))
    acknowledged = root / "acknowledged.txt"
    acknowledged.touch()
    outcome = Outcome()
    for time_of in range(times):
        process = context.Process(target=work, args=(root, 100_000 * (time_of + 1), acknowledged))
        process.start()
        deadline = time.monotonic() + chance.uniform(0.05, round_time)
        while time.monotonic() < deadline:
            _read(data, outcome)
            time.sleep(0.05)
        if not process.is_alive():
            outcome.faults.append(f"the work ended by itself: {process.exitcode}")
        process.kill()
        process.join()
        outcome.killed += 1
        _look(data, acknowledged, outcome)
    _clean(data, outcome)
    return outcome


def _read(data: DataFolder, outcome: Outcome) -> None:
    """What a dashboard does all the time: ask the database in use."""
    try:
        with connect(data) as connection:
            connection.execute("SELECT count(*) FROM reported_figures_at()").fetchall()
    except WarehouseError as error:
        outcome.faults.append(f"the database did not answer: {error}")


def _look(data: DataFolder, acknowledged: Path, outcome: Outcome) -> None:
    _read(data, outcome)
    needed = set(acknowledged.read_text("utf-8").split())
    outcome.acknowledged = len(needed)
    # A publishing that was put on record and not finished yet counts: whoever comes next finishes it.
    ready = {path.name for folder in data.loads.glob(".ready-*") for path in folder.iterdir()}
    lost = needed - {load.load_id for load in read_loads(data)} - ready
    if lost:
        outcome.faults.append(f"acknowledged and lost: {sorted(lost)}")
    for load in read_loads(data):
        if load.kind == "figures" and len(list(load.rows("figures"))) != len(_PLACES):
            outcome.faults.append(f"half a load: {load.load_id}")


def _clean(data: DataFolder, outcome: Outcome) -> None:
    """One more round of everything, and nothing is left over."""
    mine = data.with_drafts_of(WORKER.name)
    add_bytes(a_return(1), "最后.csv", mine, WORKER, AddOptions())
    publish_drafts(mine, WORKER)
    left = [path.name for path in data.loads.iterdir() if path.name.startswith(".") and path.name != ".lock"]
    databases = list(data.build.glob("warehouse-*"))
    # The one in use, and the one before it, which somebody may still be reading.
    if left or len(databases) > 2:
        outcome.faults.append(f"left over: {left}, {[path.name for path in databases]}")
    with connect(data) as connection:
        [(held,)] = connection.execute("SELECT count(*) FROM loads").fetchall()
    if held != len(read_loads(data)):
        outcome.faults.append(f"{held} loads in the database, {len(read_loads(data))} on record")
