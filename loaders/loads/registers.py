"""The register as it stands with the register loads laid over it."""

from loaders.data_folder import DataFolder
from loaders.figures.lookup import Lookup
from loaders.loads.load import read_loads, withdrawn_ids
from loaders.register import Register, read_register


def register_of(data: DataFolder) -> Register:
    """The register of a data folder with the loads that count laid over it, in the order they were recorded. Raises Faults."""
    loads = read_loads(data)
    gone = withdrawn_ids(loads)
    additions = [load.folder for load in loads if load.kind == "register" and load.load_id not in gone]
    return read_register(data.register, *additions)


def lookup_of(data: DataFolder) -> Lookup:
    """The same, ready for looking up by code or name."""
    return Lookup(register_of(data), data.register)
