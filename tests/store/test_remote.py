"""The store of a server: documents put and withdrawn over HTTP, and what becomes of answers that are not as hoped."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg import __version__
from kg.errors import GraphError, KgError, ServerError, SettingsError
from kg.server import listing
from kg.server.config import Config
from kg.store.remote import RemoteDocument, RemoteStore
from kg.store.store import Store
from tests.server.running import TOKEN, Running, running
from tests.store.small import document

BASE = "https://example.org/data/"
KINDS = {"document": "https://w3id.org/diplograph/ontology#Document"}
FIRST = {"diplograph": __version__, "base": BASE, "write": "yes", "documents": []}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    config = Config(base=BASE, base_path="/kg", workers=1, write=True, token=TOKEN)
    with running(tmp_path_factory.mktemp("remote") / "store", None, config) as found:
        yield found


def test_documents_are_put_listed_and_withdrawn(server: Running) -> None:
    """What is put is what is listed, with what made it; again it is replaced; withdrawn it is gone, twice is once."""
    one = document("one #1/ü.txt", [("a", "Mr A")], version="7")
    with RemoteStore.open(server.url, TOKEN, BASE) as store:
        store.put(one)
        store.put(document("two.txt", [("a", "A")]))
        store.put(one)
        (found, _) = _listed(server.url + "/")
        assert (found.name, found.sha256, found.version, found.model) == ("one #1/ü.txt", one.sha256, "7", "model")
        assert found.iri == f"{BASE}document/{found.slug}" and found.decisions == ""
        assert store.count(KINDS) == {"document": 2}
        for _ in range(2):
            store.withdraw("one #1/ü.txt")
        store.withdraw("two.txt")
        assert store.count(KINDS) == {"document": 0}
        store.publish()


def _listed(url: str) -> tuple[RemoteDocument, ...]:
    with RemoteStore.open(url, "", BASE, write=False) as store:
        return store.documents()


def test_a_long_list_comes_in_pages(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """More documents than a page holds are all listed, once each, in the order of their names."""
    monkeypatch.setattr(listing, "PAGE", 2)
    names = ['"quoted" \\', "a", "b", "c", "Ω"]
    with RemoteStore.open(server.url, TOKEN, BASE) as store:
        for name in names:
            store.put(document(name))
        assert [found.name for found in _listed(server.url)] == names
        for name in names:
            store.withdraw(name)


def test_a_document_that_is_refused(tmp_path: Path) -> None:
    """A document that the server refuses is an error of that document, with the server's reason; the next goes in."""
    config = Config(base=BASE, workers=1, write=True, token=TOKEN, write_bytes=3_000)
    with (
        running(tmp_path / "store", None, config) as server,
        RemoteStore.open(server.url, TOKEN, BASE) as store,
    ):
        with pytest.raises(GraphError, match=r"the server refuses it: the request is larger") as caught:
            store.put(document("large.txt", text="x" * 5_000))
        assert "large.txt" in str(caught.value)
        store.put(document("small.txt"))
        assert store.count(KINDS) == {"document": 1}


@pytest.mark.parametrize(
    ("token", "base", "words"),
    [
        ("", BASE, "wants its token.*(?s:.*)KG_TOKEN"),
        ("not this one, surely", BASE, "does not take this token.*(?s:.*)--token-file"),
        (TOKEN, "https://example.org/other/", f"under {BASE}.*(?s:.*)--base {BASE}"),
    ],
)
def test_a_server_that_does_not_take_documents_of_this_build(
    server: Running, token: str, base: str, words: str
) -> None:
    """A missing or wrong token and another base are told before anything is built; looking needs no token."""
    with pytest.raises(ServerError) as caught:
        RemoteStore.open(server.url, token, base)
    assert re.search(words, str(caught.value))
    assert _listed(server.url) == ()


def test_a_server_that_is_read_only(tmp_path: Path) -> None:
    """A server without --write says so before anything is built."""
    with Store.open(tmp_path / "store", create=True) as store:
        store.publish()
    with (
        running(tmp_path / "store", None, Config(base=BASE, workers=1)) as server,
        pytest.raises(ServerError, match="read-only") as caught,
    ):
        RemoteStore.open(server.url, TOKEN, BASE)
    assert "kg serve --write" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "ftp://host/", "http://", "http://host:port/", "http://me:secret@host/", "http://host/?a=b"]
)
def test_what_is_no_address(url: str) -> None:
    """What is no address of a server is told so, and a password in it is not repeated."""
    with pytest.raises(SettingsError) as caught:
        RemoteStore(url)
    assert "secret" not in str(caught.value)


Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def scripted(*answers: Answer | None) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers, one after the other; for None it hangs up. And the requests that it got."""
    waiting, asked = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            asked.append(f"{self.command} {self.path}")
            told = waiting.pop(0) if waiting else (500, {}, b"")
            if told is None:
                self.close_connection = True
                return
            status, headers, body = told
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = do_POST = answer  # the names are those of http.server

        def log_message(self, format: str, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def _json(value: object) -> Answer:
    return 200, {}, json.dumps(value).encode()


BUSY = (503, {"retry-after": "7"}, b'{"detail": "too many changes are waiting already"}')


def test_a_request_whose_answer_is_lost_is_sent_again() -> None:
    """Where the server hangs up, or is busy for a while, the same document is sent again after a pause."""
    pauses: list[float] = []
    with (
        scripted(_json(FIRST), None, None, BUSY, (204, {}, b"")) as (url, asked),
        RemoteStore(url, TOKEN, pauses.append) as store,
    ):
        store.put(document("a"))
    assert asked == ["GET /documents", *["PUT /documents/a"] * 4]
    assert pauses == [0.0, 0.5, 7.0]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([None] * 9, "no server answers"),
        ([BUSY] * 9, r"503: too many changes.*(?s:.*)repeat the command"),
        ([(503, {}, b'{"detail": "the change took longer"}')], "503: the change took longer"),
        ([(500, {}, b"<html>")], "500: without a reason"),
        ([(401, {}, b"")], "does not take this token"),
        ([(403, {}, b'{"detail": "this endpoint is read-only"}')], "this endpoint is read-only"),
        ([(308, {"location": "https://example.org/"}, b"")], "moved to https://example.org/"),
        ([(404, {}, b"")], "no diplograph"),
    ],
)
def test_a_server_that_fails_in_the_middle(answers: list[Answer | None], words: str) -> None:
    """Whatever the server does instead of taking a document, the build ends with what is wrong and what to try."""
    with (
        scripted(_json(FIRST), *answers) as (url, _),
        RemoteStore(url, TOKEN, lambda seconds: None) as store,
        pytest.raises(ServerError) as caught,
    ):
        store.put(document("a"))
    assert re.search(words, str(caught.value))
    assert caught.value.hint and TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [
        _json([]),
        _json({}),
        _json("x"),
        (200, {}, b"<!doctype html>"),
        (404, {}, b""),
        _json({**FIRST, "documents": [1]}),
    ],
)
def test_what_is_no_diplograph(answer: Answer) -> None:
    """Something else at the address is told so, at the first answer."""
    with (
        scripted(answer) as (url, _),
        pytest.raises(ServerError, match="no diplograph"),
        RemoteStore.open(url, TOKEN, BASE, write=False) as store,
    ):
        store.documents()


def test_another_version() -> None:
    """Documents are not sent to another version of diplograph, whose queries may expect another graph."""
    with (
        scripted(_json({**FIRST, "diplograph": "99.0"})) as (url, _),
        pytest.raises(ServerError, match=r"runs diplograph 99\.0") as caught,
    ):
        RemoteStore.open(url, TOKEN, BASE)
    assert "same version" in str(caught.value)


def test_no_server() -> None:
    """Where nobody listens it is told at once."""
    with scripted() as (url, _):
        pass
    with pytest.raises(ServerError, match="no server answers") as caught:
        RemoteStore(url)
    assert caught.value.exit_code == 3 and isinstance(caught.value, KgError)


def test_counts_that_are_none() -> None:
    """A SPARQL answer that is none is told, and no traceback."""
    with (
        scripted(_json(FIRST), _json({"results": 1})) as (url, _),
        RemoteStore(url, TOKEN) as store,
        pytest.raises(ServerError, match="no diplograph"),
    ):
        store.count(KINDS)


@pytest.mark.parametrize("rows", [2, 100_000])
def test_rows_come_whole_whatever_the_server_cuts(tmp_path: Path, rows: int) -> None:
    """A query's rows are all there, once each, from a server that cuts results and does not stream them whole."""
    config = Config(base=BASE, workers=1, write=True, token=TOKEN, rows=rows, unlimited=False)
    with (
        running(tmp_path / "store", None, config) as server,
        RemoteStore.open(server.url, TOKEN, BASE) as store,
    ):
        names = [f"{number}.txt" for number in range(5)]
        for name in names:
            store.put(document(name))
        kind = KINDS["document"]
        found = list(store.rows(f"SELECT ?node ?graph {{ GRAPH ?graph {{ ?node a <{kind}> }} }}"))
        assert found == [(f"{BASE}document/{n}", f"{BASE}graph/{n}") for n in range(5)]


def _page(version: str, *values: str, **more: str) -> Answer:
    rows = [{"x": {"type": "literal", "value": value}} for value in values]
    body = {"head": {"vars": ["x"]}, "results": {"bindings": rows}, **more}
    return 200, {"etag": f'"{version}-digest"'}, json.dumps(body).encode()


def test_rows_of_a_store_that_changes_meanwhile() -> None:
    """Pages of two states of the store are not put together: the reading begins again, at last it fails."""
    first, second = _page("1", "a", truncated="rows"), _page("2", "c")
    whole = (_page("2", "b", truncated="rows"), second)
    text = "SELECT ?x { ?x ?y ?z }"
    with scripted(_json(FIRST), first, second, *whole) as (url, _), RemoteStore(url, TOKEN) as store:
        assert list(store.rows(text)) == [("b",), ("c",)]
    never = [first, second] * 5, "does not stand still"
    nothing = [_page("1", truncated="rows")], "cuts every result"
    for answers, words in (never, nothing):
        with (
            scripted(_json(FIRST), *answers) as (url, _),
            RemoteStore(url, TOKEN) as store,
            pytest.raises(ServerError, match=words),
        ):
            store.rows(text)
