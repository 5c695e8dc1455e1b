"""Many clients at once, readers and writers: nobody is turned away by a fault, and nothing that was written is lost."""

from __future__ import annotations

import http.client
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.server.running import TOKEN, WAIT, Running

REQUESTS, CONCURRENCY = 1_000, 100
PEOPLE = 50


def test_a_thousand_requests_at_concurrency_100_mixed_with_ingestion(start: Callable[..., Any], tmp_path: Path) -> None:
    """No request fails, every graph whose writing was acknowledged is there whole, and each answer is the right one."""
    server: Running = start(tmp_path / "store", workers=4, write=True, token=TOKEN, seconds=WAIT, patience_seconds=WAIT)
    with _connected(server) as connection:
        _put(connection, "people", 0, PEOPLE)
    work = iter(range(REQUESTS))
    took = threading.Lock()
    statuses: Counter[tuple[str, int]] = Counter()
    faults: list[str] = []

    def ask() -> None:
        with _connected(server) as connection:
            while True:
                with took:
                    number = next(work, None)
                if number is None:
                    return
                if number % 10 == 0:
                    kind, status = "write", _put(connection, f"graph{number}", number, 5)
                else:
                    kind, status, value = "lookup", *_look_up(connection, number)
                    if value != f"name\r\nperson {number % PEOPLE}\r\n":
                        faults.append(value)
                with took:
                    statuses[kind, status] += 1

    threads = [threading.Thread(target=ask) for _ in range(CONCURRENCY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert (statuses, faults) == ({("write", 201): REQUESTS // 10, ("lookup", 200): REQUESTS * 9 // 10}, [])
    kept = server.get(
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s <http://e/name> ?o } } GROUP BY ?g", format="csv"
    ).text
    graphs = {f"http://e/graph{number},5" for number in range(0, REQUESTS, 10)}
    assert set(kept.split()[1:]) == graphs | {f"http://e/people,{PEOPLE}"}


def _connected(server: Running) -> closing[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=WAIT))


def _put(connection: http.client.HTTPConnection, graph: str, first: int, count: int) -> int:
    body = "".join(f'<http://e/{graph}/{n}> <http://e/name> "person {first + n}" .\n' for n in range(count))
    headers = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
    connection.request("PUT", f"/store?graph=http://e/{graph}", body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _look_up(connection: http.client.HTTPConnection, number: int) -> tuple[int, str]:
    # A comment makes each query a new one, which no cache knows.
    query = f"SELECT ?name {{ <http://e/people/{number % PEOPLE}> <http://e/name> ?name }} # {number}"
    connection.request("GET", f"/sparql?format=csv&query={quote(query)}")
    answer = connection.getresponse()
    return answer.status, answer.read().decode()
