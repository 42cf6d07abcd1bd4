"""A reader without a browser: one session with the dashboard's server in Streamlit's own protocol, as its page in the browser speaks it.

The browser sends a `BackMsg` (which page, the address, the state of every widget) and gets `ForwardMsg`s until the one that says
the script has finished: that moment is the answer. Large messages which the server knows to be in the browser come as a hash.
"""

import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_FINISHED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


@dataclass
class Session:
    """An open session: where it is, what its widgets show, what it has been sent."""

    socket: ClientConnection
    query: str = ""
    page: str = ""  # the hash of its script
    pages: dict[str, str] = field(default_factory=dict)  # url path: hash
    # Key of a select box: widget id, what it offers, and the part of the page that alone runs when it changes (empty: all).
    options: dict[str, tuple[str, list[str], str]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)  # widget id: what was chosen
    hashes: set[str] = field(default_factory=set)
    received: int = 0  # bytes

    async def first(self, page: str, query: str) -> float:
        """Opens a page by its address; seconds to the end of its script."""
        self.query = query
        return await self._run(ClientState(page_name=page, query_string=query))

    async def choose(self, key: str, option: str) -> float:
        """Chooses an option of a select box; seconds to the end of the script."""
        widget, _, part = self.options[key]
        self.states[widget] = option
        return await self._run(ClientState(page_script_hash=self.page, query_string=self.query, fragment_id=part))

    async def go(self, page: str, query: str) -> float:
        """Follows a link of the menu; seconds to the end of the script."""
        self.page, self.query = self.pages[page], query
        return await self._run(ClientState(page_script_hash=self.page, query_string=query))

    async def _run(self, state: ClientState) -> float:
        for widget, option in self.states.items():
            state.widget_states.widgets.add(id=widget, string_value=option)
        state.cached_message_hashes.extend(self.hashes)
        state.context_info.locale = "zh-CN"
        state.context_info.timezone = "Asia/Shanghai"
        start = time.perf_counter()
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        while not self._take(await self.socket.recv()):
            pass
        return time.perf_counter() - start

    def _take(self, data: Any) -> bool:
        """Takes in a message; whether it ends the run."""
        self.received += len(data)
        message = ForwardMsg.FromString(data)
        if message.metadata.cacheable:
            self.hashes.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._seen(message.delta.new_element, message.delta.fragment_id)
        return kind == "script_finished" and message.script_finished in _FINISHED

    def _seen(self, element: Any, part: str) -> None:
        if element.WhichOneof("type") == "exception":
            raise AssertionError(f"the page shows an exception: {element.exception.message}")
        if element.WhichOneof("type") == "selectbox":
            box = element.selectbox
            self.options[box.id.rsplit("-", 1)[-1]] = (box.id, list(box.options), part)


async def open_session(url: str) -> Session:
    """A new session with the server at an address (http://…)."""
    stream = url.replace("http", "ws", 1) + "/_stcore/stream"
    return Session(
        await connect(stream, subprotocols=["streamlit"], max_size=None, compression=None, ping_interval=None)
    )  # type: ignore[list-item]
