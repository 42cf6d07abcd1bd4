import sys
from types import ModuleType

import pytest


@pytest.fixture
def plain_main(monkeypatch):
    """A __main__ that a process of multiprocessing need not run again: Streamlit's AppTest leaves its script there."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
