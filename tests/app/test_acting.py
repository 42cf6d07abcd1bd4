"""Who acts: this machine's own user, or anybody, who reads only."""

import pytest

from app.acting import VIEWER, actor_of
from loaders.loads import LOCAL


@pytest.mark.parametrize(
    ("address", "headers", "actor"),
    [
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, LOCAL),
        ("localhost", {"Host": "localhost:8501"}, LOCAL),
        ("::1", {"Host": "[::1]:8501"}, LOCAL),
        ("127.0.0.1", {}, LOCAL),
        # Open to the network: nobody has signed in.
        (None, {"Host": "127.0.0.1:8501"}, VIEWER),
        ("0.0.0.0", {"Host": "10.0.0.5:8501"}, VIEWER),
        # A proxy of the machine passes others on; a foreign name leads to 127.0.0.1.
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "X-Forwarded-For": "10.0.0.7"}, VIEWER),
        ("127.0.0.1", {"Host": "board.example.org"}, VIEWER),
    ],
)
def test_only_a_browser_on_the_machine_itself_may_write(address, headers, actor):
    assert actor_of("", address, headers) == actor


def test_the_mode_can_be_said_outright():
    assert actor_of("local", None, {"Host": "board.example.org"}) == LOCAL
    assert actor_of(" Shared ", "127.0.0.1", {"Host": "127.0.0.1:8501"}) == VIEWER


def test_a_mode_of_another_name_gives_no_rights():
    assert actor_of("on", None, {}) == VIEWER
