"""kg serve under load: 1,000 requests at concurrency 100, lookups and joins mixed with ingestion.

    python benchmarks/serve_load.py [ROUNDS]

Every tenth request puts a graph of 50 triples. Prints the statuses, whether every write that was acknowledged is there
in the end, and the times of lookups: their median, their 99th percentile, and the ratio of the two. No lookup repeats
another, so that none comes from the cache. All is answered from disk, as of any store that changes all the time.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from serve_vs_oxigraph import JOIN, LOOKUP
from servers import await_ports, free_port

REQUESTS, CONCURRENCY = 1_000, 100
TOKEN = "a token for this measurement"
_OURS = (
    "import sys; from kg.server.run import serve; from kg.server.config import Config\n"
    f"serve(sys.argv[1], Config(write=True, token={TOKEN!r}), port=int(sys.argv[2]), access_log=False)"
)
_SUBJECTS, _GROUPS = 20_000, 1_333
Found = tuple[str, int, float]  # kind, status, seconds


class Client:
    """One connection that speaks just enough HTTP/1.1 to cost little beside the server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        head = f"{method} {path} HTTP/1.1\r\nhost: x\r\naccept: text/csv\r\nauthorization: Bearer {TOKEN}\r\n"
        head += f"content-length: {len(body)}\r\n" + (f"content-type: {kind}\r\n" if kind else "")
        writer.write(head.encode() + b"\r\n" + body)
        told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(told.partition("content-length: ")[2].partition("\r")[0] or 0)
        data = await reader.readexactly(length)
        if "connection: close" in told:
            writer.close()
            self.streams = None
        return int(told.split(" ", 2)[1]), data

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        port = free_port()
        with subprocess.Popen([sys.executable, "-c", _OURS, str(Path(folder, "store")), str(port)]) as server:
            try:
                await_ports(port)
                asyncio.run(_measure(port, rounds))
            finally:
                server.terminate()


async def _measure(port: int, rounds: int) -> None:
    client = Client(port)
    for graph in range(10):
        lines = [line for n in range(graph, _SUBJECTS, 10) for line in _subject(n)]
        status, _ = await client.send("PUT", _graph(f"data{graph}"), "".join(lines).encode(), "application/n-triples")
        assert status in (201, 204), status
    client.close()
    ratios = []
    for number in range(rounds):
        found, seconds = await _round(port, number)
        lookups = sorted(spent for kind, _, spent in found if kind == "lookup")
        median, last = statistics.median(lookups), lookups[len(lookups) * 99 // 100]
        ratios.append(last / median)
        statuses = ", ".join(f"{count} x {status}" for status, count in sorted(Counter(s for _, s, _ in found).items()))
        print(
            f"round {number + 1}: {len(found)} requests in {seconds:.1f} s ({statuses}); lookups: median "
            f"{median * 1000:.0f} ms, 99th percentile {last * 1000:.0f} ms, ratio {ratios[-1]:.1f}",
            flush=True,
        )
        written = sum(kind == "write" and status in (201, 204) for kind, status, _ in found)
        print(f"   {written} writes acknowledged, {await _kept(port, number)} there")
    print(f"ratio, median of the rounds: {statistics.median(ratios):.1f} (the aim: below 20)")


async def _round(port: int, number: int) -> tuple[list[Found], float]:
    chance = random.Random(number)
    work = iter(range(REQUESTS))
    found: list[Found] = []

    async def ask() -> None:
        client = Client(port)
        for n in work:
            kind = "write" if n % 10 == 0 else "join" if n % 10 == 5 else "lookup"
            began = time.perf_counter()
            if kind == "write":
                body = "".join(f"<http://e/w{number}-{n}> <http://e/has> {i} .\n" for i in range(50)).encode()
                status, _ = await client.send("PUT", _graph(f"w{number}-{n}"), body, "text/turtle")
            else:
                query = LOOKUP % chance.randrange(_SUBJECTS) if kind == "lookup" else JOIN % (n % _GROUPS)
                status, _ = await client.send("GET", f"/sparql?query={quote(f'{query} # {number} {n}')}")
            found.append((kind, status, time.perf_counter() - began))
        client.close()

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(CONCURRENCY)))
    return found, time.perf_counter() - began


async def _kept(port: int, number: int) -> int:
    """How many graphs of a round are there with all that was put into them."""
    query = f"""SELECT ?g {{ GRAPH ?g {{ ?s <http://e/has> ?o }} FILTER(STRSTARTS(STR(?g), "http://e/w{number}-")) }}
        GROUP BY ?g HAVING(COUNT(*) = 50)"""
    client = Client(port)
    _, data = await client.send("GET", f"/sparql?query={quote(query)}")
    client.close()
    return data.count(b"\n") - 1


def _graph(name: str) -> str:
    return f"/store?graph={quote(f'http://e/{name}', safe='')}"


def _subject(n: int) -> list[str]:
    """The seven triples of a subject, as the comparison of servers has them."""
    subject = f"<http://e/s{n}>"
    return [f"{subject} <http://e/in> <http://e/c{n % _GROUPS}> .\n"] + [
        f"{subject} <http://e/p{j}> "
        + (f"<http://e/s{(n * 7 + j) % _SUBJECTS}>" if j % 2 else f'"value {n} of {j}"')
        + " .\n"
        for j in range(6)
    ]


if __name__ == "__main__":
    main()
