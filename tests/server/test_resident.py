"""A snapshot in memory: when it comes to be, that it answers as the disk does, and what becomes of it."""

from __future__ import annotations

import gc
import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.server import resident, run
from kg.server.config import Config
from kg.server.resident import Resident
from kg.store.store import Store
from tests.server.processes import alive, descendants, serving, until
from tests.server.running import TOKEN, WAIT, Running, running
from tests.server.test_limits import ENDLESS
from tests.store.small import document

UPDATE = {"content-type": "application/sparql-update", "authorization": f"Bearer {TOKEN}"}
_DEFAULT = Config().resident_bytes
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
PREFIXES = "PREFIX e: <urn:e:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
DATA = (
    PREFIXES
    + r"""
INSERT DATA {
  GRAPH e:g {
    e:a e:says "plain", "", "a\n\"\\\u0000\u00e9\U0001F600", "deutsch"@de, "left"@ar--rtl, 1, 1.0, 1e0, true,
      "NaN"^^xsd:double, "-0"^^xsd:float, "007"^^xsd:integer, "seven"^^xsd:integer, "99999999999999999999"^^xsd:integer,
      "2026-05-31T09:00:00.5+09:00"^^xsd:dateTime, "2026-05"^^xsd:gYearMonth, "P1Y2M"^^xsd:yearMonthDuration,
      "raw"^^e:type, <<( e:s e:p <<( _:b e:p "o"@en--ltr )>> )>> .
    _:b e:knows _:c . _:c e:knows e:a .
  }
  GRAPH e:h { e:a e:knows e:b {| e:since 2026 |} . _:b e:knows e:a }
  e:a e:knows _:d .
} ;
CREATE GRAPH e:empty ;
CREATE GRAPH e:void
"""
)
QUERIES = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?g { GRAPH ?g {} }",
    "SELECT * { GRAPH e:empty { ?s ?p ?o } }",
    "SELECT ?o (DATATYPE(?o) AS ?type) (LANG(?o) AS ?lang) { e:a e:says ?o }",
    "SELECT * { ?a e:knows+ ?b OPTIONAL { ?b e:says ?o FILTER(?o = 1) } }",
    "SELECT * { ?r ?reifies <<( ?s ?p ?o )>> }",
    "SELECT (COUNT(DISTINCT ?o) AS ?n) (MIN(?o) AS ?least) { GRAPH ?g { ?s e:knows ?o } } GROUP BY ?s",
    "CONSTRUCT { ?o ?p ?s } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!isLITERAL(?o) && !isTRIPLE(?o)) }",
    "CONSTRUCT WHERE { ?s e:knows ?o }",
    "DESCRIBE e:a",
    "ASK { GRAPH ?g { ?s e:says 7 } }",
    "ASK { GRAPH e:void {} }",
    "ASK { GRAPH e:nowhere {} }",
]


@pytest.fixture(scope="module")
def odd() -> ox.Store:
    """Every kind of term in graphs of every kind."""
    store = ox.Store()
    store.update(DATA)
    node = ox.BlankNode()
    store.add(ox.Quad(node, ox.NamedNode("urn:e:knows"), node, node))
    return store


@pytest.fixture(scope="module")
def both(odd: ox.Store) -> Iterator[tuple[Running, Running]]:
    """Two servers on one graph, the first of which answers from disk, the second from memory."""
    with ExitStack() as stack:
        disk, memory = (
            stack.enter_context(running(odd, None, Config(workers=1, union=False, resident_bytes=size)))
            for size in (0, _DEFAULT)
        )
        _await(memory)
        yield disk, memory


def _await(server: Running) -> None:
    until(server.is_resident, "it never came into memory")


def _count(server: Running) -> int:
    return int(server.get(COUNT).json()["results"]["bindings"][0]["n"]["value"])


def _home(server: Running) -> int:
    """The process that holds the snapshot, which bore the workers, when they are ready."""
    found: list[int] = []

    def look() -> bool:
        with suppress(FileNotFoundError, IndexError):  # all is in motion
            home = _parent(server.app.pool._idle[0].pid)
            if _parent(home) == server.app.pool.nursery._process.pid:  # and not the parent of orphans
                found.append(home)
        return bool(found)

    _await(server)
    until(look, "nobody holds it")
    return found[0]


def _is_of_a_process(file: Path) -> bool:
    try:
        return os.readlink(file).startswith(("socket:", "anon_inode:[pidfd]"))
    except FileNotFoundError:  # it was closed meanwhile
        return False


def _parent(pid: int | None) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


@pytest.mark.parametrize("way", ["own", "union", "chosen"])
@pytest.mark.parametrize("query", QUERIES)
def test_answers_are_those_from_disk(both: tuple[Running, Running], query: str, way: str) -> None:
    """The same rows and triples, to the names of blank nodes, whatever makes up the default graph."""
    dataset = {
        "own": {},
        "union": {"default-graph-uri": ["urn:e:g", "urn:e:h"]},
        "chosen": {"default-graph-uri": "urn:e:h", "named-graph-uri": ["urn:e:g", "urn:e:empty"]},
    }[way]
    graph = query.startswith(("CONSTRUCT", "DESCRIBE"))
    found = []
    for server in both:
        asked = {"query": PREFIXES + query, "format": "ntriples" if graph else "tsv", **dataset}
        if query.startswith("ASK"):
            asked["format"] = "json"
        answer = server.client.get("/sparql", params=asked)
        assert answer.status_code == 200, answer.text
        found.append(Counter(answer.text.splitlines()))
    assert found[0] == found[1]


def test_the_default_graph_can_be_the_union(start: Callable[..., Running], odd: ox.Store) -> None:
    """What a query finds in the union of all graphs in memory is what it finds there from disk."""
    disk, memory = start(odd, resident_bytes=0), start(odd)
    _await(memory)
    rows = [Counter(server.get("SELECT * { ?s ?p ?o }", format="tsv").text.splitlines()) for server in (disk, memory)]
    assert rows[0] == rows[1] and rows[0].total() > 25


def test_workers_share_one_copy(start: Callable[..., Running]) -> None:
    """The workers are forks of one process, and so are those that take the place of killed ones."""
    server = start(workers=3)
    home = _home(server)
    until(lambda: len(server.app.pool._idle) == 3)
    assert {_parent(worker.pid) for worker in server.app.pool._idle} == {home}
    killed = server.app.pool._idle[0].pid
    os.kill(killed, signal.SIGKILL)  # type: ignore[arg-type]  # an idle worker said which process it is
    until(lambda: killed not in [worker.pid for worker in server.app.pool._idle])
    until(lambda: len(server.app.pool._idle) == 3)
    assert {_parent(worker.pid) for worker in server.app.pool._idle} == {home}


def test_a_worker_that_has_copied_its_share_ends(start: Callable[..., Running]) -> None:
    """What workers copy of the graph is bounded: one with too much of it is replaced, and nobody notices."""
    server = start(workers=16, cache_bytes=0, resident_bytes=128 << 20)
    _await(server)
    until(lambda: len(server.app.pool._idle) == 16)
    before = server.app.pool.started
    much = "SELECT (STRLEN(GROUP_CONCAT(STR(?c))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    lengths = set()

    def ask() -> bool:
        lengths.add(server.get(much).json()["results"]["bindings"][0]["n"]["value"])
        return server.app.pool.started > before

    until(ask)
    assert server.is_resident() and len(lengths) == 1


def test_the_etag_tells_the_way_of_reading(start: Callable[..., Running], tmp_path: Path) -> None:
    """Rows may come in another order from memory, so an answer from disk is not confirmed there."""
    with Store.open(tmp_path / "store", create=True) as store:
        store.put(document("one.txt", [("a", "Mr A"), ("b", "Mrs B")]))
        store.publish()
    query = "SELECT * { ?s ?p ?o }"
    disk, memory = start(tmp_path / "store", resident_bytes=0), start(tmp_path / "store")
    again = start(tmp_path / "store", resident_bytes=0)
    _await(memory)
    old = disk.get(query).headers["etag"]
    assert again.client.get("/sparql", params={"query": query}, headers={"if-none-match": old}).status_code == 304
    answer = memory.client.get("/sparql", params={"query": query}, headers={"if-none-match": old})
    assert answer.status_code == 200 and answer.headers["etag"] != old
    new = answer.headers["etag"]
    assert memory.client.get("/sparql", params={"query": query}, headers={"if-none-match": new}).status_code == 304


def test_a_write_is_seen_at_once(start: Callable[..., Running], tmp_path: Path) -> None:
    """Each change is there for the next query, which is answered from disk until the new snapshot is in memory."""
    server = start(tmp_path / "store", write=True, token=TOKEN)
    for number in range(3):
        home = _home(server)
        assert _count(server) == number
        text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}"
        assert server.client.post("/sparql", content=text, headers=UPDATE).status_code == 204
        assert _count(server) == number + 1
        until(lambda home=home: not alive(home), "the former snapshot stayed in memory")  # type: ignore[misc]  # the loop's own value


def test_a_reading_that_is_overtaken_ends(
    start: Callable[..., Running], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where each snapshot is followed by another at once, no answer is old; one process is left at last, and those that
    were overtaken, at whatever moment, complained of nothing.
    """
    monkeypatch.setattr(resident, "_LASTING", 0.0)
    server = start(tmp_path / "store", write=True, token=TOKEN)
    for number in range(30):
        text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}"
        assert server.client.post("/sparql", content=text, headers=UPDATE).status_code == 204
        assert _count(server) == number + 1
    _await(server)
    assert _count(server) == 30
    until(lambda: len(descendants(server.app.pool.nursery._process.pid)) == 4)  # writer, resident, two workers
    assert "Traceback" not in capfd.readouterr().err


def test_killed_it_is_read_in_again(start: Callable[..., Running]) -> None:
    """The end by kill -9 of the process with the snapshot costs no answer, nor a query that runs in a worker of it."""
    server = start(workers=2, seconds=3.0, cache_bytes=0)
    expected = _count(server)
    for _ in range(2):
        home = _home(server)
        answers: list[httpx.Response] = []
        thread = threading.Thread(target=lambda answers=answers: answers.append(server.get(ENDLESS)))
        thread.start()
        until(lambda: len(server.app.pool.running) == 1)
        os.kill(home, signal.SIGKILL)
        for _ in range(20):
            assert _count(server) == expected
        until(lambda home=home: _home(server) != home)  # type: ignore[misc]  # the loop's own value
        thread.join(WAIT)
        assert answers[0].status_code == 503 and "stopped" in answers[0].json()["detail"]
    assert _count(server) == expected


def test_killed_while_it_reads(start: Callable[..., Running], tmp_path: Path) -> None:
    """The snapshot stays on disk then; the next one is read in."""
    server = start(tmp_path / "store", write=True, token=TOKEN, workers=1)
    lines = "".join(f"<urn:s{n}> <urn:p> {n} .\n" for n in range(20_000))
    headers = {**UPDATE, "content-type": "text/turtle"}
    _await(server)  # so that the next one is not read in before it has lasted
    assert server.client.put("/store?graph=urn:g", content=lines, headers=headers).status_code == 201
    writer = int(re.findall(r'"pid": (\d+)', (tmp_path / "store" / "owner.json").read_text(encoding="utf-8"))[0])

    def readers() -> set[int]:
        known = {writer, *(worker.pid for worker in server.app.pool._idle)}
        return {*descendants(server.app.pool.nursery._process.pid)} - known if len(known) == 2 else set()

    until(lambda: bool(readers()))
    for pid in readers():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    until(lambda: not server.app.pool.resident and server.app.pool._resident._control is None)
    assert _count(server) == 20_000
    assert server.client.post("/sparql", content="DROP GRAPH <urn:g>", headers=UPDATE).status_code == 204
    _await(server)
    assert _count(server) == 0


def test_what_does_not_fit_stays_on_disk(start: Callable[..., Running], caplog: pytest.LogCaptureFixture) -> None:
    """A graph that would take more memory than it may is answered from disk, which the log says."""
    server = start(resident_bytes=1 << 20)
    until(lambda: "does not fit into 1 MB" in caplog.text)
    assert not server.app.pool.resident and server.app.pool._resident._control is None
    assert "kg_graph_resident 0\n" in server.client.get("/metrics").text
    assert _count(server) > 10


def test_without_memory_nothing_is_read_in(start: Callable[..., Running], tmp_path: Path) -> None:
    """With none to spare it is not even tried, for the first snapshot nor for the next."""
    server = start(tmp_path / "store", write=True, token=TOKEN, resident_bytes=0)
    for number in range(2):
        assert server.app.pool._resident._timer is None and server.app.pool._resident._control is None
        text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}"
        assert server.client.post("/sparql", content=text, headers=UPDATE).status_code == 204
    assert _count(server) == 2


@pytest.mark.parametrize(
    ("arguments", "size"), [((), _DEFAULT), (("--resident", "0"), 0), (("--resident", "3"), 3 << 20)]
)
def test_the_operator_says_how_much(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], size: int) -> None:
    """--resident is in megabytes, and 0 is none."""
    served: list[Any] = []
    monkeypatch.setattr(run, "serve", lambda *given, **_: served.append(given[1]))
    result = CliRunner().invoke(cli, ["serve", *arguments], catch_exceptions=False)
    assert result.exit_code == 0 and served[0].resident_bytes == size


def test_one_that_bears_no_workers_is_done_without(
    start: Callable[..., Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the process with the graph can be had but not forked, the disk answers."""
    borne: list[int] = []
    monkeypatch.setattr(Resident, "bear", lambda self, connection, memory, workers: borne.append(memory))
    server = start(workers=2, cache_bytes=0)
    until(lambda: len(borne) > 6)
    until(lambda: not server.is_resident())
    assert _count(server) > 10


def test_nothing_is_left_of_former_snapshots(start: Callable[..., Running], tmp_path: Path) -> None:
    """Changes and kills leave neither processes nor open files behind."""
    server = start(tmp_path / "store", write=True, token=TOKEN)

    def held() -> tuple[int, int]:
        """Processes of the server, and sockets and handles of processes of this one, when all has come to rest."""
        _await(server)
        until(lambda: len(server.app.pool._idle) == 2)
        return len(descendants(server.app.pool.nursery._process.pid)), sum(
            map(_is_of_a_process, Path("/proc/self/fd").iterdir())
        )

    def follow(number: int) -> None:
        home = _home(server)
        if number % 2:
            os.kill(home, signal.SIGKILL)
        else:
            text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {number} }} }}"
            assert server.client.post("/sparql", content=text, headers=UPDATE).status_code == 204
        until(lambda: not alive(home))

    follow(0)
    gc.collect()  # what other tests left
    until(lambda: held()[0] == 4, "there is more than the writer, the process with the snapshot and two workers")
    _, files = held()
    for number in range(4):
        follow(number)
        until(lambda: held()[0] == 4 and held()[1] <= files, "something stayed behind")


@pytest.mark.process
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("ready", [True, False], ids=["ready", "reading"])
def test_no_process_stays_behind(tmp_path: Path, end: signal.Signals, *, ready: bool) -> None:
    """However the server ends, and whether the graph was in memory or on its way there, all that it began ends."""
    store = ox.Store(tmp_path / "store")
    p = ox.NamedNode("urn:p")
    store.bulk_extend(ox.Quad(p, p, ox.Literal(number), p) for number in range(30_000))
    store.flush()
    del store
    with serving(tmp_path / "store", "--workers", "2", "--quiet") as server:
        until(lambda: len(server.descendants()) > 3)  # nursery and two workers, and the process that reads
        if ready:
            until(lambda: "kg_graph_resident 1\n" in server.client.get("/metrics").text)
        assert server.end(end) == (-end if end == signal.SIGKILL else 0)
    assert "Traceback" not in "".join(server.log)
