"""What the comparisons of servers share: the peer's program, free ports, waiting until somebody answers, and how."""

from __future__ import annotations

import http.client
import shutil
import socket
import sys
import time
from pathlib import Path
from urllib.parse import quote


def find_peer() -> str:
    """The `oxigraph` program beside this Python, else on the PATH; ends with a message where there is none."""
    beside = Path(sys.executable).with_name("oxigraph")
    peer = str(beside) if beside.exists() else shutil.which("oxigraph")
    if peer is None:
        sys.exit("there is no oxigraph server to compare with; try: pip install oxigraph")
    return peer


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def await_ports(*ports: int) -> None:
    """Comes back when somebody takes connections on each of them, or after some ten seconds."""
    for port in ports:
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.02)


def await_residence(port: int, query: str = "") -> None:
    """Comes back when the kg serve there answers from memory, and the like of ``query``, a lookup, at once.

    Ends with a message where it does not within minutes.
    """
    gauge = b"kg_lookups_resident 1\n" if query else b"kg_graph_resident 1\n"
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(6_000):
        if query:  # the first one has the graph read in
            connection.request("GET", f"/sparql?query={quote(query)}", headers={"accept": "application/json"})
            connection.getresponse().read()
        connection.request("GET", "/metrics")
        if gauge in connection.getresponse().read():
            connection.close()
            return
        time.sleep(0.02)
    sys.exit("the graph does not come into memory")
