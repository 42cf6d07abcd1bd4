"""Who acts in this session. Everything the pages write goes to loaders with this actor, and loaders refuse by themselves.

Local mode: the server listens on this machine only and the browser stands on it: the machine's own user, full rights. Anywhere
else nobody has signed in yet, so that everybody reads and nobody writes. DUIXIAN_MODE=local or shared says it outright, for
a container whose port only this machine reaches, or to show a desk of one's own to others.
"""

import os
from collections.abc import Mapping

import streamlit as st

from loaders.loads import LOCAL, Actor

MODE = "DUIXIAN_MODE"
# The name is never recorded: a viewer writes nothing.
VIEWER = Actor("来访者", "viewer")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# What a proxy adds: then others reach a server that listens on 127.0.0.1.
PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-Ip")


def acting() -> Actor:
    """The acting user of the session that runs now."""
    return actor_of(os.environ.get(MODE, ""), st.get_option("server.address"), st.context.headers)


def actor_of(mode: str, address: str | None, headers: Mapping[str, str]) -> Actor:
    """The acting user: by the mode where it was chosen, else by where the server listens and how the request came."""
    if mode.strip().lower() in {"local", "shared"}:
        return LOCAL if mode.strip().lower() == "local" else VIEWER
    host = host_of(headers.get("Host") or "localhost")
    is_here = address in LOOPBACK and host in LOOPBACK and not any(headers.get(name) for name in PASSED_ON)
    return LOCAL if is_here else VIEWER


def host_of(text: str) -> str:
    """The name in a Host header, without port and brackets: 127.0.0.1:8501, [::1]:8501."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.rpartition(":")[0] or text if text.count(":") == 1 else text


def may_write(actor: Actor) -> bool:
    """Whether the page offers to write at all; that it is allowed is for the writing functions to say."""
    return actor.role in {"editor", "publisher"}
