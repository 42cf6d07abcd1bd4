"""The register as it stands with the register loads laid over it."""

from functools import lru_cache
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.figures.lookup import Lookup
from loaders.loads.load import read_loads, withdrawn_ids
from loaders.register import Register, read_register

# A file as it was read: its path, when it was last written, its size.
_Read = tuple[Path, int, int]


def register_of(data: DataFolder) -> Register:
    """The register of a data folder with the loads that count laid over it, in the order they were recorded. Raises Faults."""
    return lookup_of(data).register


def lookup_of(data: DataFolder) -> Lookup:
    """The same, ready for looking up by code or name; read anew only where a file has changed."""
    loads = read_loads(data)
    gone = withdrawn_ids(loads)
    additions = tuple(load.folder for load in loads if load.kind == "register" and load.load_id not in gone)
    return _lookup(data.register, additions, _state((data.register, *additions)))


def _state(folders: tuple[Path, ...]) -> tuple[_Read, ...]:
    files = sorted(file for folder in folders for file in folder.glob("*.csv"))
    return tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)


@lru_cache(maxsize=4)
def _lookup(folder: Path, additions: tuple[Path, ...], _: tuple[_Read, ...]) -> Lookup:
    return Lookup(read_register(folder, *additions), folder)
