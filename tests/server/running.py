"""A real server over a real socket, in a thread of this process."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.queries.saved import Catalogue
from kg.server.app import Server, make_app
from kg.server.config import Config
from kg.server.reconciliation import Reconciler
from kg.server.run import Runner, address, bind

WAIT = 60  # seconds; how long a test waits for what must come at once, on a machine that is busy
TOKEN = "a token of the tests"


@dataclass(frozen=True)
class Running:
    """A server that answers at ``url``, with a client that knows it."""

    url: str
    port: int
    app: Server
    client: httpx.Client

    def get(self, query: str, **parameters: str) -> httpx.Response:
        return self.client.get("/sparql", params={"query": query, **parameters})

    def is_resident(self) -> bool:
        """Whether it says that it answers from memory."""
        return "kg_graph_resident 1\n" in self.client.get("/metrics").text

    def raw(self, data: bytes, *, until: bytes = b"\r\n\r\n") -> bytes:
        """What comes back for these very bytes, up to a mark or to the end of the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT) as connection:
            connection.sendall(data)
            got = b""
            while until not in got:
                part = connection.recv(65536)
                if not part:
                    break
                got += part
            return got


@contextmanager
def running(
    store: Path | ox.Store,
    catalogue: Catalogue | None = None,
    config: Config | None = None,
    reconciler: Callable[[], Reconciler] | None = None,
) -> Iterator[Running]:
    config = config or Config(workers=2)
    app = make_app(store, catalogue, config, reconciler)
    ready = threading.Event()
    with bind("127.0.0.1", 0) as listener:
        runner = Runner(app, ready.set)
        thread = threading.Thread(target=runner.run, args=[listener])
        thread.start()
        try:
            while not ready.wait(0.1):
                assert thread.is_alive(), "the server did not start"
            url = address(listener, "127.0.0.1") + config.base_path
            with httpx.Client(base_url=url, timeout=WAIT, verify=False) as client:
                yield Running(url, listener.getsockname()[1], app, client)
        finally:
            runner.stop()
            thread.join(WAIT)
            assert not thread.is_alive(), "the server did not close"
