"""What a machine does to a server: a full disk, a folder that is not its own, a second server, an end in mid-query."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.store.marker import MARKER
from kg.store.store import Store
from tests.server.processes import Process, refused, serving, until
from tests.server.running import TOKEN, WAIT
from tests.server.test_limits import ENDLESS
from tests.store.small import document

pytestmark = pytest.mark.process

TURTLE = {"content-type": "text/turtle"}
UPDATE = {"content-type": "application/sparql-update"}
P = ox.NamedNode("urn:p")
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
from kg.cli.main import main
main()
"""
# Ten seconds of grace are a long time for a test.
IMPATIENT = """
from dataclasses import replace
from kg.server.config import Config
made = Config.of
Config.of = staticmethod(lambda *given, **named: replace(made(*given, **named), grace_seconds=0.5))
from kg.cli.main import main
main()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document, published."""
    with Store.open(tmp_path / "store", create=True) as made:
        made.put(document("one.txt", [("a", "Mr A")]))
        made.publish()
    return tmp_path / "store"


def _fill(server: Process, *, most: int) -> tuple[set[str], httpx.Response]:
    """Puts graphs of 100 KB that cannot be compressed until one is refused; those acknowledged, the refusal."""
    dice = random.Random(7)
    kept: set[str] = set()
    for number in range(most):
        graph = f"urn:graph:{number}"
        body = f'<urn:s> <urn:p> "{dice.randbytes(50_000).hex()}" .'
        answer = server.client.put("/store", params={"graph": graph}, content=body, headers=TURTLE)
        if not answer.is_success:
            return kept, answer
        kept.add(graph)
    raise AssertionError("the disk never became full")


def _graphs(server: Process) -> set[str]:
    rows = server.client.get("/sparql", params={"query": "SELECT ?g { GRAPH ?g { ?s <urn:p> ?o } }"}).json()
    return {row["g"]["value"] for row in rows["results"]["bindings"]}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes; skips where one may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", place], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    """A change that finds no room is 507 with its reason; queries go on; room made is enough to write again, and after
    a new start all that was acknowledged is there.
    """
    folder = small_disk / "store"
    with serving(folder, "--write", "--quiet") as server:
        kept, refusal = _fill(server, most=200)
        assert refusal.status_code == 507 and "full" in refusal.json()["detail"]
        assert str(small_disk) not in refusal.text and "Traceback" not in refusal.text
        assert kept and kept <= _graphs(server)
        assert server.client.get("/readyz").status_code == 200
        subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
        update = "INSERT DATA { GRAPH <urn:graph:after> { <urn:s> <urn:p> 1 } }"
        assert server.client.post("/sparql", content=update, headers=UPDATE).status_code == 204
        assert {*kept, "urn:graph:after"} <= _graphs(server)
        server.end(signal.SIGKILL)
    with serving(folder, "--write", "--quiet") as server:
        assert {*kept, "urn:graph:after"} <= _graphs(server)


def test_files_that_may_not_grow(tmp_path: Path) -> None:
    """A limit on the size of files is met like a full disk; the next start, without it, finds all in order."""
    folder = tmp_path / "store"
    limited = (sys.executable, "-c", LIMITED)
    with serving(folder, "--write", "--quiet", wrapper=limited) as server:
        kept, refusal = _fill(server, most=200)
        assert refusal.status_code == 507 and "full" in refusal.json()["detail"]
        assert kept and kept <= _graphs(server)
        assert server.end(signal.SIGTERM) == 0
    with serving(folder, "--write", "--quiet") as server:
        assert kept <= _graphs(server)
        assert server.client.put("/store?graph=urn:after", content="", headers=TURTLE).status_code == 201


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Lets nobody write below a folder: root by a mount, everybody else by permissions. Skips where neither can be."""
    if os.getuid() == 0:
        for options in (["--bind", folder, folder], ["-o", "remount,bind,ro", folder]):
            if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
                subprocess.run(["umount", "--lazy", folder], capture_output=True, check=False)
                pytest.skip("nothing may be mounted here, and root may write everywhere")
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
        return
    places = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for place in places:
        place.chmod(0o555)
    try:
        yield
    finally:
        for place in places:
            place.chmod(0o755)


def test_a_folder_that_may_not_be_written_to(store: Path) -> None:
    """It is served for reading; a server that is to write is refused with a clear error, and nothing changes."""
    before = sorted((path, path.stat().st_mtime_ns) for path in store.rglob("*"))
    with read_only(store):
        done = refused(store, "--write")
        assert done.returncode == 3 and "may not be written to" in done.stderr and "Traceback" not in done.stderr
        with serving(store, "--quiet") as server:
            assert server.client.get("/sparql", params={"query": "ASK { ?s ?p 'Mr A' }"}).json()["boolean"] is True
            assert server.end(signal.SIGTERM) == 0
    assert sorted((path, path.stat().st_mtime_ns) for path in store.rglob("*")) == before


@pytest.mark.parametrize("options", [(), ("--write",)])
def test_a_store_of_a_newer_version(store: Path, options: tuple[str, ...]) -> None:
    """It is refused with what to do, before anything of it is touched."""
    (store / MARKER).write_text(json.dumps({"format": 99, "version": 1}), encoding="utf-8")
    before = sorted((path, path.stat().st_mtime_ns) for path in store.rglob("*"))
    done = refused(store, *options)
    assert done.returncode == 3 and "format 99" in done.stderr and "pip install --upgrade" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted((path, path.stat().st_mtime_ns) for path in store.rglob("*")) == before


def test_a_second_server_on_the_same_store(store: Path) -> None:
    """A second one that is to write is told who has the store; one that reads runs beside it and sees changes."""
    with serving(store, "--write", "--quiet") as server:
        done = refused(store, "--write")
        assert done.returncode == 3 and re.search(r"store is open in process \d+ \(kg serve --write\)", done.stderr)
        with serving(store, "--quiet") as reader:
            update = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"
            assert server.client.post("/sparql", content=update, headers=UPDATE).status_code == 204
            until(lambda: _graphs(reader) == {"urn:g"})
            assert server.end(signal.SIGTERM) == 0
            assert _graphs(reader) == {"urn:g"}


def _asking(server: Process, text: str) -> tuple[threading.Thread, list[httpx.Response | httpx.HTTPError]]:
    """A query under way in a thread, and where its answer will be."""
    answers: list[httpx.Response | httpx.HTTPError] = []

    def ask() -> None:
        try:
            answers.append(httpx.get(f"{server.url}/sparql", params={"query": text}, timeout=WAIT))
        except httpx.HTTPError as error:
            answers.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    until(lambda: "kg_queries_running 1" in server.client.get("/metrics").text)
    return thread, answers


def test_told_to_stop_it_lets_a_query_end_at_its_limit(store: Path) -> None:
    """SIGTERM in the middle of a query: it is answered, at the latest at its time limit; the server ends with 0, takes
    no more and leaves the store clean.
    """
    with serving(store, "--write", "--query-seconds", "2") as server:
        thread, answers = _asking(server, ENDLESS)
        assert server.end(signal.SIGTERM) == 0
        thread.join(WAIT)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{server.url}/healthz")
    (answer,) = answers
    assert isinstance(answer, httpx.Response) and answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert '"status": 503' in "".join(server.log) and "Traceback" not in "".join(server.log)
    assert not (store / "owner.json").exists()
    with Store.open(store) as opened:
        assert len(opened.documents()) == 1


def store_graph(folder: Path) -> str:
    """The name of the graph of the one document."""
    with Store.open(folder, read_only=True) as opened:
        return opened.documents()[0].graph


def test_told_to_stop_it_cuts_what_takes_too_long(store: Path) -> None:
    """SIGTERM with a query and a change that may run for minutes: both are ended, the server ends with 0, and nothing
    of the change is kept.
    """
    impatient = (sys.executable, "-c", IMPATIENT)
    with serving(store, "--write", "--query-seconds", "600", wrapper=impatient) as server:
        thread, answers = _asking(server, ENDLESS)
        change = f"INSERT {{ <urn:a> <urn:p> ?n }} USING <{store_graph(store)}> WHERE {{ {{ {ENDLESS} }} }}"
        changed: list[httpx.Response | httpx.HTTPError] = []

        def update() -> None:
            try:
                headers = {**UPDATE, "authorization": f"Bearer {TOKEN}"}
                changed.append(httpx.post(f"{server.url}/sparql", content=change, headers=headers, timeout=WAIT))
            except httpx.HTTPError as error:
                changed.append(error)

        updating = threading.Thread(target=update)
        updating.start()
        until(lambda: "kg_changes_pending 1" in server.client.get("/metrics").text)
        assert server.end(signal.SIGTERM) == 0
        thread.join(WAIT)
        updating.join(WAIT)
    for end in (*answers, *changed):
        assert not isinstance(end, httpx.Response) or end.status_code == 503
    assert "Traceback" not in "".join(server.log)
    with Store.open(store) as opened:
        assert len(opened.documents()) == 1 and not list(opened.db.quads_for_pattern(None, P, None))


def test_told_twice_to_stop_it_does_not_wait(store: Path) -> None:
    """A second signal ends the server at once, queries with it."""
    with serving(store, "--query-seconds", "600") as server:
        thread, answers = _asking(server, ENDLESS)
        server.process.send_signal(signal.SIGINT)
        until(lambda: not _accepts(server))
        server.end(signal.SIGINT)
        thread.join(WAIT)
    assert not isinstance(answers[0], httpx.Response) or answers[0].status_code == 503


def _accepts(server: Process) -> bool:
    try:
        return bool(httpx.get(f"{server.url}/healthz", timeout=WAIT))
    except httpx.HTTPError:
        return False
