"""A server's life: its store's snapshots, its address, its end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import ServerError, SettingsError, StoreMissing
from kg.server.app import make_app
from kg.server.config import Config
from kg.server.run import address, bind
from kg.settings import Settings
from kg.store.store import Store

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
P = ox.NamedNode("http://e/p")


def _count(server: Any) -> int:
    return int(server.get(COUNT).json()["results"]["bindings"][0]["n"]["value"])


def _fill(store: Store, number: int) -> None:
    """Quads by Oxigraph's own door; what a document's graph looks like is no matter here."""
    from kg.store.marker import Marker, write_marker

    store.db.add(ox.Quad(ox.NamedNode(f"http://e/{number}"), P, P, ox.NamedNode("http://e/g")))
    store._marker = Marker(store._marker.format, store._marker.version + 1)
    write_marker(store.path, store._marker)
    store.publish()


def test_a_store_is_served_and_followed(start: Any, tmp_path: Path) -> None:
    """A server reads the newest snapshot while a build holds the store, and moves on when another is published."""
    with Store.open(tmp_path / "store", create=True) as store:
        _fill(store, 1)
        server = start(tmp_path / "store")
        second = start(tmp_path / "store")
        assert _count(server) == _count(second) == 1
        tag = server.get(COUNT).headers["etag"]
        _fill(store, 2)
        pause = threading.Event()
        for _ in range(1000):
            if _count(server) == 2:
                break
            pause.wait(0.02)
        assert _count(server) == 2
        assert server.get(COUNT).headers["etag"] != tag


def test_a_plain_oxigraph_folder_is_served(start: Any, tmp_path: Path) -> None:
    """A folder that Oxigraph itself made is served from a copy of its own, removed at the end."""
    store = ox.Store(tmp_path / "plain")
    store.add(ox.Quad(P, P, P, P))
    store.flush()
    del store
    assert _count(start(tmp_path / "plain")) == 1


def test_a_store_in_memory_is_served_as_it_was(start: Any) -> None:
    """A copy of it is, empty graphs included; an ETag of it says nothing of what another server holds."""
    store = ox.Store()
    store.add_graph(P)
    query = "SELECT * { GRAPH ?g {} }"
    first = start(store, resident_bytes=0)
    store.add_graph(ox.NamedNode("http://e/q"))
    second = start(store, resident_bytes=0)
    old = first.get(query, format="csv")
    new = second.client.get(
        "/sparql", params={"query": query, "format": "csv"}, headers={"if-none-match": old.headers["etag"]}
    )
    assert old.text.split() == ["g", P.value]
    assert (new.status_code, {*new.text.split()}) == (200, {"g", P.value, "http://e/q"})


def test_no_store(tmp_path: Path) -> None:
    """Where nothing was built, there is a clear error and no server."""
    with pytest.raises(StoreMissing):
        make_app(tmp_path / "nothing")


def test_addresses() -> None:
    """A taken address, one that is not ours and one that is none are told apart, with what to try."""
    with bind("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(ServerError, match="in use") as caught:
            bind("127.0.0.1", port)
        assert "--port" in str(caught.value)
        assert address(listener, "0.0.0.0") == f"http://127.0.0.1:{port}"
    with pytest.raises(ServerError, match="cannot listen"):
        bind("192.0.2.1", 0)
    with pytest.raises(ServerError):
        bind("no such host.invalid", 0)


def test_configuration() -> None:
    """The project's settings become the server's; a base path that is none is refused."""
    config = Config.of(Settings(query_seconds=3.0, query_rows=7), base_path="/kg")
    assert (config.seconds, config.rows, config.base_path) == (3.0, 7, "/kg")
    for wrong in ("kg", "/kg/", "/a b", "/<"):
        with pytest.raises(SettingsError):
            Config(base_path=wrong)


def _descendants(pid: int) -> list[int]:
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(grandchild for child in children for grandchild in _descendants(child))]


@pytest.mark.process
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_process_starts_serves_and_ends_well(tmp_path: Path, end: signal.Signals) -> None:
    """As a process: it announces itself, answers, ends with 0 when told, and never leaves a worker behind."""
    with Store.open(tmp_path / "store", create=True) as store:
        _fill(store, 1)
    code = (
        "import sys; from kg.server.run import serve; from kg.settings import Settings\n"
        "serve(sys.argv[1], Settings(), port=0, announce=lambda url: print(url, flush=True))\n"
        "assert not {'spacy', 'rdflib', 'starlette'} & set(sys.modules)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "store")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stderr
        url = process.stdout.readline().strip()
        assert httpx.get(f"{url}sparql", params={"query": "ASK { GRAPH ?g { ?s ?p ?o } }"}).json()["boolean"] is True
        workers = _descendants(process.pid)
        assert len(workers) > 1
        process.send_signal(end)
        log = process.stderr.read()
        assert process.wait(30) == (-end if end == signal.SIGKILL else 0), log
    assert "Traceback" not in log
    assert '"path": "/sparql"' in log or end == signal.SIGKILL, "a killed server may not get as far as its log"
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline, "a worker stayed behind"
