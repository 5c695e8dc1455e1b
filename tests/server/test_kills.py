"""kill -9 at random points: of the server, of the process that writes and of those that answer queries.

Every acknowledged write is there, nothing is half, and the next start needs no repair.
"""

from __future__ import annotations

import json
import os
import random
import signal
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.graph.documentgraph import DocumentGraph
from kg.store.marker import MARKER
from kg.store.snapshots import SNAPSHOTS
from kg.store.store import Store
from tests.server.processes import Process, serving, until
from tests.server.running import TOKEN, WAIT
from tests.store.small import document

pytestmark = pytest.mark.process

QUADS = {"content-type": "application/n-quads"}
UPDATE = {"content-type": "application/sparql-update"}
ROUNDS = 4  # kills of a process, each with a start
FORMS = 120  # mentions of a document; enough for its change to take a while


class Load:
    """A client that writes for as long as the server answers, and notes what was acknowledged.

    It replaces the same few documents by ever new versions, of which each is told by the form of its mentions, and
    counts with SPARQL Update.
    """

    def __init__(self, server: Process, begin: int) -> None:
        self.server = server
        self.number = begin
        self.documents: dict[str, int] = {}
        self.numbers: set[int] = set()
        self.asked: dict[str, int] = {}
        self.progress = threading.Event()

    def run(self, rounds: int) -> None:
        headers = {"authorization": f"Bearer {TOKEN}"}
        with (
            suppress(httpx.HTTPError),
            httpx.Client(base_url=self.server.url, timeout=WAIT, headers=headers) as client,
        ):
            for _ in range(rounds):
                self.number += 1
                name = f"document {self.number % 3}.txt"
                self.asked[name] = self.number
                body = version(name, self.number).to_nquads()
                answer = client.put(f"/documents/{quote(name)}", content=body, headers=QUADS)
                if answer.is_success:
                    self.documents[name] = self.number
                text = f"INSERT DATA {{ GRAPH <urn:numbers> {{ <urn:n> <urn:is> {self.number} }} }}"
                if client.post("/sparql", content=text, headers=UPDATE).is_success:
                    self.numbers.add(self.number)
                self.progress.set()


def version(name: str, number: int) -> DocumentGraph:
    return document(name, [("abc"[i % 3], f"form {number} {i}") for i in range(FORMS)], text=f"text {number}")


def held(store: Store) -> tuple[dict[str, int], set[int]]:
    """The version of each document, each compared with what was sent, and the numbers."""
    documents = {}
    for found in store.documents():
        number = int(store.text_of(found.name).split()[1])
        own = {quad for quad in version(found.name, number).quads if quad.graph_name.value == found.graph}
        assert {quad for quad in store.quads(found.name) if quad.graph_name.value == found.graph} == own
        documents[found.name] = number
    numbers = store.query("SELECT ?n { GRAPH <urn:numbers> { ?s ?p ?n } }")
    return documents, {int(row["n"].value) for row in numbers}  # type: ignore[union-attr, index]  # a SELECT has rows


@pytest.mark.parametrize("seed", [1, 2])
def test_the_server_is_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    """In the middle of queries, updates and ingestion; after each start what was acknowledged is served, whole."""
    dice = random.Random(seed)
    folder = tmp_path / "store"
    documents: dict[str, int] = {}
    numbers: set[int] = set()
    number = 0
    for _ in range(ROUNDS):
        with serving(folder, "--write", "--quiet") as server:
            load = Load(server, number)
            writing = threading.Thread(target=load.run, args=(10_000,))
            reading = threading.Thread(target=_read, args=(server,))
            writing.start()
            reading.start()
            for _ in range(dice.randrange(1, 4)):
                assert load.progress.wait(WAIT)
                load.progress.clear()
            threading.Event().wait(dice.uniform(0, 0.15))  # anywhere in a change or its publication
            server.end(signal.SIGKILL)
            writing.join(WAIT)
            reading.join(WAIT)
            assert not writing.is_alive() and not reading.is_alive()
        number = load.number
        documents |= load.documents
        numbers |= load.numbers
        # What was asked for and not acknowledged may be there as well: the answer was lost, not the change.
        with Store.open(folder) as store:
            found, there = held(store)
            for name, kept in documents.items():
                assert found[name] in (kept, load.asked.get(name, kept))
            assert numbers <= there <= numbers | {number}
            documents, numbers = found, there
            assert store.publish() == store.version
        assert not _leftovers(folder)


def _read(server: Process) -> None:
    """Asks until nobody answers any more."""
    with suppress(httpx.HTTPError), httpx.Client(base_url=server.url, timeout=WAIT) as client:
        while True:
            client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?o ?q ?r }"})


def _leftovers(folder: Path) -> list[Path]:
    """Files and snapshots that nothing refers to."""
    current = (folder / SNAPSHOTS / "current").read_text(encoding="ascii").strip()
    snapshots = [place for place in (folder / SNAPSHOTS).iterdir() if place.name not in (current, "current")]
    drafts = [place for place in folder.iterdir() if place.name not in ("oxigraph", SNAPSHOTS, MARKER, "owner.json")]
    return [*snapshots, *drafts, *(folder / "oxigraph").glob("bulk-*.sst")]


def test_the_writing_process_is_killed_again_and_again(tmp_path: Path) -> None:
    """The server goes on by itself: documents are tried again, updates may fail, what was acknowledged is there."""
    dice = random.Random(3)
    with serving(tmp_path / "store", "--write", "--quiet") as server:
        load = Load(server, 0)
        writing = threading.Thread(target=load.run, args=(ROUNDS * 4,))
        writing.start()
        kills = 0
        while writing.is_alive() and kills < 6:
            load.progress.wait(WAIT)
            load.progress.clear()
            threading.Event().wait(dice.uniform(0, 0.1))
            with suppress(ProcessLookupError, FileNotFoundError, IndexError):
                os.kill(server.writer(tmp_path / "store"), signal.SIGKILL)
                kills += 1
        writing.join(4 * WAIT)
        assert not writing.is_alive() and load.number == ROUNDS * 4 and kills
        assert server.end(signal.SIGTERM) == 0
    with Store.open(tmp_path / "store") as store:
        found, there = held(store)
    assert found == load.documents, "one that was killed over a document is followed by another that puts it in"
    assert load.numbers <= there


def test_workers_are_killed_again_and_again(tmp_path: Path) -> None:
    """Queries go on: most answers are whole, the others say that the query was ended, and none is half."""
    dice = random.Random(4)
    with Store.open(tmp_path / "store", create=True) as store:
        store.put(version("document.txt", 1))
        store.publish()
    with serving(tmp_path / "store", "--quiet") as server:
        query = "SELECT ?form { ?m <https://w3id.org/diplograph/ontology#form> ?form } ORDER BY ?form"
        whole = server.client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        assert len(whole) == FORMS
        stop, statuses, odd = threading.Event(), Counter[int](), []

        def ask(mine: random.Random) -> None:
            with httpx.Client(base_url=server.url, timeout=WAIT) as client:
                while not stop.is_set():
                    text = f"{query} # {mine.random()}"  # none is the same, so that none comes from the cache
                    limit = {"limit": "none"} if mine.random() < 0.3 else {}
                    try:
                        answer = client.get("/sparql", params={"query": text, **limit})
                    except httpx.RemoteProtocolError:  # a stream that was cut, and is seen to be
                        statuses[0] += 1
                        continue
                    statuses[answer.status_code] += 1
                    told = answer.json()
                    if (told["results"]["bindings"] != whole) if answer.is_success else ("detail" not in told):
                        odd.append(answer.text)

        askers = [threading.Thread(target=ask, args=(random.Random(n),)) for n in range(3)]
        for asker in askers:
            asker.start()
        for kills in range(15):
            # A kill ends one answer at most: of three each, most are whole.
            until(lambda kills=kills: statuses.total() >= 3 * kills)  # type: ignore[misc]  # the loop's own value
            threading.Event().wait(dice.uniform(0, 0.05))
            workers = server.descendants()[1:]  # the first is the one that makes them
            with suppress(ProcessLookupError, IndexError):
                os.kill(dice.choice(workers), signal.SIGKILL)
        stop.set()
        for asker in askers:
            asker.join(WAIT)
        assert not odd and set(statuses) <= {0, 200, 400, 503}, statuses
        assert statuses[200] > statuses.total() // 2
        assert server.client.get("/sparql", params={"query": query}).json()["results"]["bindings"] == whole
        assert json.loads(server.client.get("/sparql", params={"query": "ASK {}"}).text)["boolean"] is True
        assert server.end(signal.SIGTERM) == 0
    assert "Traceback" not in "".join(server.log)
