"""What stops a query: time, memory, depth, the client's leaving; and that all others go on."""

from __future__ import annotations

import os
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

WAIT = 60
_PRODUCT = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(12))
# Counting a cross product takes time for ever and no memory: nothing but the end of its process stops it.
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} }}"
# Sorting one takes both, so that either limit may be the first to stop it.
ENDLESS_AND_GROWING = f"SELECT * {{ {_PRODUCT} }} ORDER BY ?o0 ?o1 ?o2"


@pytest.fixture(params=["disk", "memory"])
def start(start: Any, request: pytest.FixtureRequest) -> Any:
    """Starts a server that answers from disk for as long as it runs, or from memory from now on."""

    def begin(store: ox.Store | None = None, **options: object) -> Any:
        if request.param == "disk":
            return start(store, resident_bytes=0, **options)
        server = start(store, **options)
        _until(lambda: server.is_resident() and server.client.get("/readyz").status_code == 200)
        return server

    return begin


@pytest.mark.parametrize(
    "query",
    [
        ENDLESS_AND_GROWING,
        ENDLESS,
        "SELECT * { " + "?s ?p ?o . " * 199 + "}",  # its optimiser alone takes minutes
        "SELECT * { FILTER(" + "||".join(["?a=1"] * 30_000) + ") }",  # its parser's stack is the limit, or its time
    ],
    ids=["order-by", "aggregate", "optimiser", "long"],
)
def test_a_query_over_its_time_is_stopped(start: Any, query: str) -> None:
    """It answers 503 or 400 with a problem document before any byte of a result, and the next query is answered."""
    server = start(seconds=1.0)
    answer = server.client.post("/sparql", data={"query": query})
    assert answer.status_code in (400, 503)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "stopped" in answer.json()["detail"] or "memory" in answer.json()["detail"]
    assert server.get("ASK {}").json()["boolean"] is True


def test_others_are_answered_while_one_runs(start: Any) -> None:
    """While an endless query holds a worker, others have theirs; the endless one is stopped in the end."""
    server = start(seconds=3.0)
    answers: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: answers.append(server.get(ENDLESS)))
    thread.start()
    _until(lambda: len(server.app.pool.running) == 1)
    for number in range(20):
        assert server.get(f"SELECT ({number} AS ?n) {{}}").status_code == 200
    assert not answers, "the endless query was still running"
    thread.join(WAIT)
    assert answers[0].status_code == 503


def test_memory_is_limited(start: Any) -> None:
    """A query that asks for more memory than it may have is refused, the server unharmed."""
    server = start(seconds=20.0, memory_bytes=16 << 20)
    doubled = "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(30))
    grow = f"SELECT (STRLEN(?x30) AS ?n) {{ BIND('0123456789' AS ?x0) {doubled} }}"
    answer = server.get(grow)
    assert answer.status_code == 503
    assert "memory" in answer.json()["detail"]
    assert server.get("ASK {}").json()["boolean"] is True


def test_deep_nesting_is_refused(start: Any) -> None:
    """Thousands of brackets, and thousands of operators without one, never crash anything."""
    server = start(seconds=2.0)
    for text in ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5001 + "}", "SELECT ?x " + "{" * 3000, "[" * 9000):
        assert server.client.post("/sparql", data={"query": text}).status_code == 400
    signs = server.client.post("/sparql", data={"query": "SELECT (" + "!" * 50_000 + "true AS ?x) {}"})
    assert signs.status_code in (200, 400, 503)
    assert server.get("ASK {}").status_code == 200


def test_a_full_house_is_told_when_to_come_back(start: Any) -> None:
    """With all workers taken and no place to wait, a query is refused with 503 and Retry-After; health stays up."""
    server = start(seconds=20.0, workers=1, waiting=0)
    with _asking(server, ENDLESS):
        _until(lambda: len(server.app.pool.running) == 1)
        answer = server.get("SELECT (1 AS ?x) {}")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert server.client.get("/healthz").status_code == 200
        assert server.client.get("/readyz").status_code == 503
        assert "kg_queries_running 1" in server.client.get("/metrics").text
    _until(lambda: server.get("SELECT (1 AS ?x) {}").status_code == 200)


def test_waiting_queries_are_answered_in_the_end(start: Any) -> None:
    """More queries at once than workers: all are answered."""
    server = start(workers=2)
    answers: list[int] = []

    def ask(number: int) -> None:
        query = f"ASK {{ FILTER({number}=1) }}"
        answers.append(server.get(query).status_code)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert answers == [200] * 40


def test_a_client_that_goes_away_stops_its_query(start: Any) -> None:
    """When the connection closes, the query's process ends, long before its time limit."""
    server = start(seconds=600.0, workers=1)
    before = server.app.pool.started
    with _asking(server, ENDLESS):
        _until(lambda: len(server.app.pool.running) == 1)
    _until(lambda: not server.app.pool.running and server.app.pool.started == before + 1)
    assert server.get("ASK {}").status_code == 200


def test_a_large_result_is_streamed_with_back_pressure(start: Any) -> None:
    """limit=none streams to a client as it takes the bytes; one that goes away in the middle frees the worker."""
    store = ox.Store()
    p = ox.NamedNode("http://e/p")
    store.bulk_extend(ox.Quad(ox.NamedNode(f"http://e/{n}"), p, ox.Literal("x" * 200), p) for n in range(120))
    server = start(store, workers=1, seconds=60.0)
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"  # 14,400 rows, some 10 MB of JSON
    with _asking(server, query, "&limit=none") as connection:
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
        _until(lambda: len(server.app.pool.running) == 1)
        assert all(worker.waiting < 8 << 20 for worker in server.app.pool.running)
    _until(lambda: not server.app.pool.running)
    server.client.headers["accept-encoding"] = "identity"
    with server.client.stream("GET", "/sparql", params={"query": query, "limit": "none", "format": "tsv"}) as answer:
        assert "content-length" not in answer.headers
        assert sum(part.count(b"\n") for part in answer.iter_bytes()) == 14_401
    cut = server.get(query, format="csv")
    assert cut.headers["content-length"] == str(len(cut.content))


def test_a_client_that_takes_nothing_is_cut_off(start: Any) -> None:
    """A stalled client loses its connection, and the worker is free again."""
    store = ox.Store()
    p = ox.NamedNode("http://e/p")
    store.bulk_extend(ox.Quad(ox.NamedNode(f"http://e/{n}"), p, ox.Literal("x" * 200), p) for n in range(120))
    server = start(store, workers=1, seconds=60.0, stall_seconds=0.5)
    with _asking(server, "SELECT * { ?a ?b ?c . ?d ?e ?f }", "&limit=none") as connection:
        assert connection.recv(100)
        _until(lambda: not server.app.pool.running)
    assert server.get("ASK {}").status_code == 200


def test_a_worker_that_is_killed_is_replaced(start: Any) -> None:
    """The end of idle workers, by whatever hand and all at once, costs no answer."""
    server = start(workers=2)
    for number in range(5):  # a new query each time, for which no answer is kept
        _until(lambda: len(server.app.pool._idle) == 2)
        for worker in list(server.app.pool._idle):
            with suppress(ProcessLookupError):  # killed in the round before, which the server has not noticed yet
                os.kill(worker.pid, signal.SIGKILL)
        assert server.get(f"ASK {{}} # {number}").status_code == 200


def test_a_worker_that_dies_before_it_took_its_query_has_not_failed_it(start: Any) -> None:
    """Queries sent to workers that are stopped, then killed, are answered by others, however many died."""
    server = start(workers=3, cache_bytes=0)
    answers: list[httpx.Response] = []
    for _ in range(3):
        _until(lambda: len(server.app.pool._idle) == 3)
        stopped = list(server.app.pool._idle)
        for worker in stopped:
            os.kill(worker.pid, signal.SIGSTOP)
        _until(lambda stopped=stopped: all(_is_stopped(worker.pid) for worker in stopped))
        asking = [threading.Thread(target=lambda: answers.append(server.get("ASK {}"))) for _ in stopped]
        for thread in asking:
            thread.start()
        _until(lambda: len(server.app.pool.running) == 3)
        for worker in stopped:
            os.kill(worker.pid, signal.SIGKILL)
        for thread in asking:
            thread.join(WAIT)
    assert [answer.status_code for answer in answers] == [200] * 9


def _is_stopped(pid: int) -> bool:
    """Whether a signal has stopped all of its threads, which on a busy machine takes its time."""
    states = [task.read_text(encoding="utf-8").rpartition(")")[2] for task in Path(f"/proc/{pid}/task").glob("*/stat")]
    return all(state.split()[0] == "T" for state in states)


class _asking:
    """A connection that has sent a query, closed at the end of the block."""

    def __init__(self, server: Any, query: str, more: str = "") -> None:
        self.connection = socket.create_connection(("127.0.0.1", server.port), timeout=WAIT)
        self.connection.sendall(f"GET /sparql?query={quote(query)}{more} HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    def __enter__(self) -> socket.socket:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def _until(condition: Any) -> None:
    """Waits for a condition, within bounds."""
    pause = threading.Event()
    for _ in range(WAIT * 100):
        if condition():
            return
        pause.wait(0.01)
    raise AssertionError("it did not come about")
