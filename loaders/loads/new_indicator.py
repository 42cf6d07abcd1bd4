"""A new indicator put into the register by a load: the whole definition, checked against the register as it stands."""

import csv
import hashlib
import io
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.errors import Fault, Faults
from loaders.loads.actor import Actor
from loaders.loads.load import read_loads, withdrawn_ids
from loaders.loads.registers import register_of
from loaders.loads.write import NewLoad, Receipt, write_load
from loaders.register import check_register
from loaders.register.indicators import INDICATORS
from loaders.register.words import comparable

FILE = INDICATORS.file
COLUMNS = tuple(INDICATORS.columns)


def indicator_id_of(name_zh: str) -> str:
    """The id of a user's own indicator: the same name gives the same id, so that two people who define it meet."""
    return f"own_{hashlib.sha256(comparable(name_zh).encode()).hexdigest()[:10]}"


def add_indicator(cells: Mapping[str, str], evidence: str, data: DataFolder, actor: Actor) -> Receipt:
    """Write a register load with one indicator; `cells` are texts by the register's columns (indicator_id and family may be left out).

    `evidence` says where the definition stands and is kept in the note. Raises Faults where the register with it would not be
    sound, with the columns that are wrong, and LoadError where `actor` may not write.
    """
    actor.require_write(FILE)
    name = cells.get("name_zh", "").strip()
    row = {column: cells.get(column, "").strip() for column in COLUMNS}
    row["indicator_id"] = row["indicator_id"] or indicator_id_of(name)
    row["family"] = row["family"] or row["indicator_id"]
    row["name_en"] = row["name_en"] or name
    faults = _faults_of(row, evidence, data)
    if faults:
        raise Faults(faults)
    row["note"] = "；".join(part for part in (row["note"], f"依据：{evidence.strip()}") if part)
    content = _csv(row)
    new = NewLoad("register", f"指标 {name}", FILE, content, files={FILE: content})
    receipt = write_load(data.writes_to, new, actor, again=True)
    return replace(receipt, counts={"indicators": 1})


def _faults_of(row: Mapping[str, str], evidence: str, data: DataFolder) -> list[Fault]:
    """What is wrong with the row by itself and beside the register with all loads that count."""
    faults = [] if evidence.strip() else [Fault(FILE, "没有写明依据", "写明定义出自哪个文件或制度", column="evidence")]
    if row["indicator_id"] in register_of(data).indicator_by_id:
        reason = f"编号“{row['indicator_id']}”已有指标，改定义会改动已有的判定"
        return [*faults, Fault(FILE, reason, "换一个名称，或直接选用已有的指标", column="name_zh")]
    loads = read_loads(data)
    gone = withdrawn_ids(loads)
    additions = [load.folder for load in loads if load.kind == "register" and load.load_id not in gone]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, FILE).write_bytes(_csv(row))
        own = Path(folder).name
        for fault in check_register(data.register, *additions, Path(folder)):
            # What is wrong elsewhere in the register stops the build, not this row.
            if fault.file.startswith(own):
                faults.append(replace(fault, file=FILE, row=None))
    return faults


def _csv(row: Mapping[str, str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return buffer.getvalue().encode("utf-8")
