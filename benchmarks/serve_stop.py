"""What kg serve does about queries over their time limit, and what the others notice of it.

    python benchmarks/serve_stop.py [SECONDS] [--disk]

Over a million quads, which it has read into memory or, with --disk, answers from disk, with a limit of SECONDS (2 by
default), it asks for everything in order, for a cross product, and for the closure of a path, while four clients look
nodes up. Prints for each the status of the answer and whether it is a problem document, how long it took in limits (the
aim: 1.2 at most), and the server's memory before, at most, and after (answers to lookups are kept, which makes it grow
up to the limit of that); then the lookups' median and 95th percentile beside those of the same clients just before and
after (the aim: 2 times at most).
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from serve_load import Client
from servers import await_ports, await_residence, free_port

ROUNDS, CLIENTS = 5, 4
_NODES = 140_000
_PREFIX = "PREFIX e: <http://e/> "
SLOW = {
    "order by": "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o DESC(?s) ?p ?g",
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (e:p1|e:p3|^e:p5)+ ?b }",
}
LOOKUP = "SELECT ?p ?o {{ e:s{} ?p ?o }} # {}"
_OURS = (
    "import sys; from kg.server.run import serve; from kg.server.config import Config\n"
    "config = Config(seconds=float(sys.argv[3]), resident_bytes=int(sys.argv[4]))\n"
    "serve(sys.argv[1], config, port=int(sys.argv[2]), access_log=False)"
)


def main() -> None:
    arguments = sys.argv[1:]
    if disk := "--disk" in arguments:
        arguments.remove("--disk")
    seconds = float(arguments[0]) if arguments else 2.0
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        store, port = Path(folder, "store"), free_port()
        _fill(store)
        most = "0" if disk else str(1 << 30)
        with subprocess.Popen([sys.executable, "-c", _OURS, str(store), str(port), str(seconds), most]) as server:
            try:
                await_ports(port)
                if not disk:
                    await_residence(port)
                asyncio.run(_measure(port, server.pid, seconds))
            finally:
                server.terminate()


async def _measure(port: int, pid: int, seconds: float) -> None:
    fresh = itertools.count()
    await _lookups(port, fresh, time.perf_counter() + seconds)
    for name, query in SLOW.items():
        quiet: list[float] = []
        busy: list[float] = []
        for number in range(ROUNDS):
            quiet += await _lookups(port, fresh, time.perf_counter() + seconds / 2)
            before = _memory(pid)
            client, peak = Client(port), [before]
            began = time.perf_counter()
            slow = asyncio.create_task(client.send("GET", f"/sparql?query={quote(_PREFIX + query + f' # {number}')}"))
            watch = asyncio.create_task(_watch(pid, peak))
            busy += await _lookups(port, fresh, began + seconds * 0.95)
            status, data = await slow
            spent = time.perf_counter() - began
            client.close()
            watch.cancel()
            after = await _settled(pid, before)
            quiet += await _lookups(port, fresh, time.perf_counter() + seconds / 2)
            told = "a problem document" if status >= 400 and data.startswith(b"{") and b'"detail"' in data else "NONE"
            print(
                f"{name:14}{status} with {told} after {spent / seconds:.2f} limits; memory {before} MB, "
                f"at most {max(peak)}, then {after}",
                flush=True,
            )
        print(f"{name:14}lookups: median {_ratio(quiet, busy, 50)}, 95th percentile {_ratio(quiet, busy, 95)}")


def _ratio(quiet: list[float], busy: list[float], percent: int) -> str:
    a, b = (statistics.quantiles(times, n=100)[percent - 1] * 1000 for times in (quiet, busy))
    return f"{b:.1f} ms beside {a:.1f} ({b / a:.2f})"


async def _lookups(port: int, fresh: Iterator[int], until: float) -> list[float]:
    """Seconds of each lookup of some clients, up to a time."""
    times: list[float] = []

    async def ask() -> None:
        client = Client(port)
        while time.perf_counter() < until:
            number = next(fresh)
            query = _PREFIX + LOOKUP.format(number * 7919 % _NODES, number)
            began = time.perf_counter()
            status, _ = await client.send("GET", f"/sparql?query={quote(query)}")
            times.append(time.perf_counter() - began)
            assert status == 200, status
            await asyncio.sleep(0.005)  # people ask, and look at what they got
        client.close()

    await asyncio.gather(*(ask() for _ in range(CLIENTS)))
    return times


async def _watch(pid: int, peak: list[int]) -> None:
    while True:
        peak.append(_memory(pid))
        await asyncio.sleep(0.1)


async def _settled(pid: int, before: int) -> int:
    """The memory some seconds later, or as soon as it is back."""
    for _ in range(50):
        if _memory(pid) <= before * 1.1 + 5:
            break
        await asyncio.sleep(0.1)
    return _memory(pid)


def _memory(pid: int) -> int:
    """MB that a process and those it began hold, without files; what they share is counted once."""
    total = 0
    for process in [pid, *_descendants(pid)]:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:  # it ended meanwhile
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss_Anon:"))
    return total >> 10


def _descendants(pid: int) -> list[int]:
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*children, *(below for child in children for below in _descendants(child))]


def _fill(path: Path) -> None:
    store = ox.Store(path)
    name = ox.NamedNode
    store.bulk_extend(
        ox.Quad(
            name(f"http://e/s{i}"),
            name(f"http://e/p{j}"),
            name(f"http://e/s{(i * 7 + j) % _NODES}") if j % 2 else ox.Literal(f"value {i * 7919 % _NODES} of {j}"),
            name(f"http://e/g{i % 100}"),
        )
        for i in range(_NODES)
        for j in range(7)
    )
    store.flush()


if __name__ == "__main__":
    main()
