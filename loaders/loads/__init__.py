"""Load folders: the append-only record of all that came in (DESIGN §6)."""

from loaders.loads.actor import LOCAL, Actor
from loaders.loads.load import Load, read_load, read_loads
from loaders.loads.write import NewLoad, Receipt, find_load, write_load

__all__ = [
    "LOCAL",
    "Actor",
    "Load",
    "NewLoad",
    "Receipt",
    "find_load",
    "read_load",
    "read_loads",
    "write_load",
]
