"""What tests of pages share: words no reader may see, and a page opened as by its address."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.tally import STATES

# Codes of the database, empty cells as Python writes them, blanks that were not filled.
MACHINE_WORDS = re.compile(
    r"\bNone\b|\bnan\b|\bNaT\b|\bnull\b|\bTrue\b|\bFalse\b|[{}]|" + "|".join(s for s in STATES if "_" in s)
)


def page_of(project: Path, page: str, place: str, **choices: str) -> AppTest:
    """A page as whoever DUIXIAN_MODE names opens it, on the day of the composed load."""
    at = AppTest.from_file(str(project / "dashboard.py"), default_timeout=90)
    at.query_params.update({"as_of": "2026-06-30", "place": place})
    at.run()
    at.query_params.update(choices)
    at.switch_page(f"app/pages/{page}.py").run()
    assert not at.exception
    return at
