"""kg serve beside the `oxigraph` server of the same version: requests per second at concurrency 8, in one run.

    pip install oxigraph
    python benchmarks/serve_vs_oxigraph.py [SECONDS] [--disk] [--client http]

All serve the same 140,000 quads in 100 named graphs, union default graph. Kg serve has read them into memory before it
is asked, as it does with a graph that lasts, and answers from there, lookups without the way to a worker; the peer
answers from disk. With --disk so does kg serve. They were loaded in bulk; kg serve compacts the copy that it makes of a
plain Oxigraph folder, so the peer is asked twice, on the folder as it is and after `oxigraph optimize`. Rounds
alternate, so that a busy machine is equally busy for all; trust the ratios, not the absolute numbers.

The client shares the machine with the servers, so whatever it costs narrows the gap between them. It speaks just enough
HTTP over plain sockets. With --client http it is Python's http.client, whose own work is several times that of a server
for a small answer: closer to what a Python program would see, and further from a comparison of servers.
"""

from __future__ import annotations

import http.client
import itertools
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import pyoxigraph as ox
from servers import await_ports, await_residence, find_peer, free_port

CONCURRENCY = 8
ROUNDS = 3
_GROUPS = 1_333  # of 15 subjects each
# 15 rows each.
JOIN = "SELECT ?m ?a ?name { ?m <http://e/in> <http://e/c%d> . ?m <http://e/p1> ?a . ?a <http://e/p0> ?name }"
ROWS = "SELECT ?s ?o { ?s <http://e/p0> ?o } LIMIT 20000"
LOOKUP = "SELECT ?p ?o { <http://e/s%d> ?p ?o }"
_ACCEPT = "application/sparql-results+json"


class Client(Protocol):
    """One connection to a server."""

    def get(self, target: str) -> None:
        """Asks, and reads the whole answer."""


class Light:
    """A client that costs little beside a server: it looks for the end of an answer and at nothing else."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        fields = f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: identity\r\nAccept: {_ACCEPT}"
        self._rest = f" HTTP/1.1\r\n{fields}\r\n\r\n"

    def get(self, target: str) -> None:
        self._socket.sendall(f"GET {target}{self._rest}".encode())
        data = self._receive()
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._receive()
        head = data[:end].lower() + b"\r\n"
        assert head[9:12] == b"200", data[:300]
        _, announced, length = head.partition(b"\r\ncontent-length:")
        if announced:
            due = int(length[: length.index(b"\r")]) - (len(data) - end - 4)
            while due > 0:
                due -= len(self._receive())
        else:  # in chunks, of which the last one is empty
            tail = data[-5:]
            while tail != b"0\r\n\r\n":
                tail = (tail + self._receive())[-5:]

    def _receive(self) -> bytes:
        data = self._socket.recv(1 << 20)
        assert data, "the server closed"
        return data


class Standard:
    """Python's own client."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, target: str) -> None:
        self._connection.request("GET", target, headers={"Accept": _ACCEPT})
        answer = self._connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status


CLIENTS: dict[str, Callable[[int], Client]] = {"light": Light, "http": Standard}


def main() -> None:
    arguments = sys.argv[1:]
    client = CLIENTS["light"]
    if "--client" in arguments:
        at = arguments.index("--client")
        client = CLIENTS[arguments[at + 1]]
        del arguments[at : at + 2]
    if disk := "--disk" in arguments:
        arguments.remove("--disk")
    seconds = float(arguments[0]) if arguments else 2.0
    peer = find_peer()
    folder = Path(tempfile.mkdtemp(prefix="kg-benchmark-"))
    try:
        _fill(folder / "store")
        ours, theirs, optimised = free_port(), free_port(), free_port()
        subprocess.run([peer, "optimize", "--location", str(folder / "optimised")], check=True)
        code = (
            "import sys; from kg.server.run import serve; from kg.server.config import Config\n"
            f"serve(sys.argv[1], Config({'resident_bytes=0' if disk else ''}), port={ours}, access_log=False)"
        )
        with (
            subprocess.Popen([sys.executable, "-c", code, str(folder / "store")]) as kg,
            _peer(peer, folder / "theirs", theirs) as oxigraph,
            _peer(peer, folder / "optimised", optimised) as second,
        ):
            try:
                await_ports(ours, theirs, optimised)
                if not disk:
                    await_residence(ours, LOOKUP % 7)
                _compare(ours, (theirs, optimised), seconds, client)
            finally:
                for process in (kg, oxigraph, second):
                    process.terminate()
    finally:
        shutil.rmtree(folder)


def _peer(program: str, folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = [program, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def _compare(ours: int, peers: tuple[int, int], seconds: float, client: Callable[[int], Client]) -> None:
    # A comment that differs makes each query a new one, which keeps our cache out; the last lines repeat one.
    cases = [("three-way join", JOIN, True), ("20,000 rows", ROWS, True), ("lookup", LOOKUP, True),
             ("lookup, repeated", LOOKUP % 7, False), ("20,000 rows, repeated", ROWS, False)]  # fmt: skip
    fresh = itertools.count()
    print(f"{'':24}{'kg serve':>10}{'oxigraph':>10}{'ratio':>8}{'optimised':>11}{'ratio':>8}", end="   ")
    print(f"(requests/s, median of {ROUNDS} rounds)")
    paths = {ours: "/sparql?query=", **dict.fromkeys(peers, "/query?union-default-graph&query=")}
    for name, query, new in cases:
        rates: dict[int, list[float]] = {port: [] for port in paths}
        for _ in range(ROUNDS):
            for port, path in paths.items():
                rates[port].append(_rate(client, port, path, query, seconds, fresh if new else None))
        us, them, best = (statistics.median(found) for found in rates.values())
        print(f"{name:24}{us:10.1f}{them:10.1f}{us / them:8.2f}{best:11.1f}{us / best:8.2f}", flush=True)


def _rate(
    client: Callable[[int], Client], port: int, path: str, query: str, seconds: float, fresh: Iterator[int] | None
) -> float:
    end = time.perf_counter() + seconds
    done = [0] * CONCURRENCY
    pieces = [quote(piece) for piece in query.split("%d")]

    def ask(worker: int) -> None:
        connection = client(port)
        target = path + pieces[0]
        while time.perf_counter() < end:
            if fresh is not None:
                number = next(fresh)
                target = f"{path}{str(number % _GROUPS).join(pieces)}%20%23%20{number}"
            connection.get(target)
            done[worker] += 1

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(CONCURRENCY)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - began)


def _fill(path: Path) -> None:
    store = ox.Store(path)
    name = ox.NamedNode
    store.bulk_extend(
        ox.Quad(
            name(f"http://e/s{i}"), name("http://e/in"), name(f"http://e/c{i % _GROUPS}"), name(f"http://e/g{i % 100}")
        )
        for i in range(15 * _GROUPS)
    )
    store.bulk_extend(
        ox.Quad(
            name(f"http://e/s{i}"),
            name(f"http://e/p{j}"),
            name(f"http://e/s{(i * 7 + j) % 20_000}") if j % 2 else ox.Literal(f"value {i} of {j}"),
            name(f"http://e/g{i % 100}"),
        )
        for i in range(20_000)
        for j in range(6)
    )
    store.flush()
    for name_of_copy in ("theirs", "optimised"):
        store.backup(path.with_name(name_of_copy))


if __name__ == "__main__":
    main()
