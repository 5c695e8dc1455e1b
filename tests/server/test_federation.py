"""SERVICE: endpoints that an operator named are asked, by our own client, whatever they answer; no other one is."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg import __version__
from kg.errors import SettingsError
from kg.server import outside, relay
from kg.server.config import Config
from tests.server.conftest import BASE, DG
from tests.server.running import TOKEN, Running, running

JSON = "application/sparql-results+json"
OTHER = "https://example.org/other"
LAVROV = f"{BASE}agent/Q58217"
Act = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Endpoint:
    """A stand-in for an endpoint elsewhere: what it was asked, with which headers, and what it does then."""

    url: str
    act: Act
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def sends(body: bytes, *, status: int = 200, kind: str = JSON, length: int | None = None, location: str = "") -> Act:
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("content-type", kind)
        handler.send_header("content-length", str(len(body) if length is None else length))
        if location:
            handler.send_header("location", location)
        handler.end_headers()
        handler.wfile.write(body)

    return act


def rows(*found: dict[str, str]) -> bytes:
    """SPARQL JSON of these rows; values that begin with http are IRIs."""
    bindings = [
        {
            name: {"type": "uri" if value.startswith("http") else "literal", "value": value}
            for name, value in row.items()
        }
        for row in found
    ]
    return json.dumps({"head": {"vars": ["s", "born"]}, "results": {"bindings": bindings}}).encode()


GOOD = rows({"s": LAVROV, "born": "1950"}, {"s": "http://e/else", "born": "1900"})


@contextmanager
def standing(act: Act) -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is that of http.server
            form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            endpoint.asked.append(form["query"][0])
            endpoint.headers.append({name.lower(): value for name, value in self.headers.items()})
            endpoint.act(self)

        def log_message(self, format: str, *args: object) -> None: ...

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Whoever asked hung up, as it should."""

    with Server(("127.0.0.1", 0), Handler) as server:
        endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/sparql", act)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield endpoint
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Endpoint]:
    with standing(sends(GOOD)) as found:
        yield found


@pytest.fixture
def endpoint(elsewhere: Endpoint) -> Endpoint:
    """The endpoint as it is before anybody asked it."""
    elsewhere.act = sends(GOOD)
    elsewhere.asked.clear()
    elsewhere.headers.clear()
    return elsewhere


@pytest.fixture(scope="module")
def asking(graph: ox.Store, elsewhere: Endpoint) -> Iterator[Running]:
    """A server whose queries may ask that endpoint."""
    with running(graph, None, Config(workers=2, seconds=60.0, services=(OTHER, elsewhere.url))) as found:
        yield found


def born(endpoint: Endpoint, silent: str = "") -> str:
    return (
        f"PREFIX dg: <{DG}> SELECT ?s ?born {{ ?s a dg:Person\n"
        f" SERVICE {silent} <{endpoint.url}> {{ ?s <http://e/born> ?born }} }}"
    )


def _values(answer: Any) -> list[tuple[str, ...]]:
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return [
        tuple(row[name]["value"] for name in told["head"]["vars"] if name in row) for row in told["results"]["bindings"]
    ]


def test_an_endpoint_that_was_named_is_asked(start: Any, endpoint: Endpoint) -> None:
    """Its solutions join with ours; it is asked once, by name, without our token; the answer is not kept."""
    server = start(services=(endpoint.url,), private=True, token=TOKEN)
    server.client.headers["authorization"] = f"Bearer {TOKEN}"
    answer = server.get(born(endpoint))
    assert _values(answer) == [(LAVROV, "1950")]
    assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
    assert [query.partition("\n")[2] for query in endpoint.asked] == ["SELECT * WHERE { ?s <http://e/born> ?born . }"]
    assert endpoint.headers[0]["user-agent"].startswith(f"diplograph/{__version__}")
    assert TOKEN not in str(endpoint.headers) and "cookie" not in endpoint.headers[0]
    assert _values(server.get(born(endpoint, "silent"), limit="none")) == [(LAVROV, "1950")]
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("ASK {{ SERVICE<{0}>{{ ?s <http://e/born> '1950' }} }}", None),
        ("CONSTRUCT {{ ?s <http://e/b> ?born }} WHERE {{ service Silent <{0}> {{ ?s <http://e/born> ?born }} }}", None),
        ("SELECT ?s {{ ?s a ?c FILTER EXISTS {{ SERVICE <{0}> {{ ?s <http://e/born> ?b }} }} }} LIMIT 5", 2),
        ("SELECT ?c {{ ?s a ?c OPTIONAL {{ SERVICE <{0}> {{ ?s <http://e/b> ?born }} }} FILTER(!BOUND(?born)) }}", 8),
        ("SELECT ?c {{ ?s a ?c MINUS {{ SERVICE <{0}> {{ ?s <http://e/born> ?b }} }} }}", 8),
        ("SELECT ?s {{ {{ SERVICE <{0}> {{ SELECT ?s {{ ?s <http://e/b> 's: x' }} LIMIT 1 }} }} UNION {{ }} }}", 3),
        ("SELECT * {{ SERVICE <{0}> {{ ?s ?p 1 }} SERVICE <{0}> {{ ?s ?p 2 }} }}", 2),
    ],
)
def test_service_anywhere_in_a_query(asking: Running, endpoint: Endpoint, query: str, rows: int | None) -> None:
    """In every form and place of a query it means what the standard says; the same thing is asked once."""
    answer = asking.get(query.format(endpoint.url))
    assert answer.status_code == 200, answer.text
    if rows is not None:
        assert len(answer.json()["results"]["bindings"]) == rows
    assert 1 <= len(endpoint.asked) == len(set(endpoint.asked)) <= 2


def test_the_lowest_limit_asks_once(asking: Running, endpoint: Endpoint) -> None:
    """A result that is cut says so as any other does, and does not ask twice."""
    answer = asking.get(f"SELECT * {{ SERVICE <{endpoint.url}> {{ ?s <http://e/born> ?born }} }}", limit="1")
    assert (answer.headers["kg-truncated"], len(endpoint.asked)) == ("rows", 1)


WRONG: dict[str, tuple[Act, str]] = {
    "refuses": (sends(b"<h1>no</h1>", status=500, kind="text/html"), "answers 500"),
    "page": (sends(b"<h1>sign in</h1>", kind="text/html"), "answers with text/html instead of SPARQL results"),
    "broken": (sends(GOOD[:-20]), "breaks off"),
    "short": (sends(GOOD[:-20], length=len(GOOD)), "breaks off"),
    "boolean": (sends(b'{"head":{},"boolean":true}'), "a boolean"),
    "large": (sends(b" " * ((outside.ANSWER_BYTES) + 1)), "more than 16 MB"),
    "zipped": (sends(b"\x1f\x8b\x08\x00"), "no SPARQL results"),
    "moved": (
        sends(b"", status=301, location="http://169.254.169.254/latest"),
        "has moved to <http://169.254.169.254/",
    ),
    "circles": (sends(b"", status=302, location="sparql"), "from one address to the other"),
    "nothing": (lambda handler: None, "cannot be asked"),
    "rubbish": (lambda handler: handler.wfile.write(b"\x00\xff" * 1000) and None, "cannot be asked"),
    "head": (lambda handler: _drip(handler, b"HTTP/1.1 200 OK\r\n"), "did not answer in"),
    "body": (lambda handler: _drip(handler, b"HTTP/1.1 200 OK\r\n\r\n"), "did not answer in"),
}


def _drip(handler: BaseHTTPRequestHandler, head: bytes) -> None:
    """Goes on for ever, in drops that come often enough for any wait between two of them."""
    handler.wfile.write(head)
    pause = threading.Event()
    while True:  # until whoever asked hangs up
        handler.wfile.write(b"x: y\r\n")
        pause.wait(0.05)


@pytest.mark.parametrize("name", WRONG)
def test_an_endpoint_that_misbehaves(asking: Running, start: Any, endpoint: Endpoint, name: str) -> None:
    """502 tells which endpoint, what is wrong and where it stands; with SILENT, the query goes on without it."""
    endpoint.act, words = WRONG[name]
    slow = words.startswith("did not")
    server = start(services=(endpoint.url,), seconds=60.0, service_share=0.01) if slow else asking
    answer = server.get(born(endpoint))
    assert answer.status_code == 502, answer.text
    told = answer.json()
    assert f"the endpoint <{endpoint.url}> " in told["detail"] and words in told["detail"]
    assert (told["line"], "SERVICE SILENT" in told["hint"]) == (2, True)
    assert _values(server.get(born(endpoint, "SILENT"))) == [(LAVROV,)]
    assert "Traceback" not in answer.text


def test_nobody_listens(start: Any) -> None:
    """An endpoint that is not there is told."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        gone = Endpoint(f"http://127.0.0.1:{free.getsockname()[1]}/", lambda handler: None)
    server = start(services=(gone.url,))
    answer = server.get(born(gone))
    assert (answer.status_code, "cannot be asked" in answer.text) == (502, True)


def test_a_redirect_to_another_that_was_named(start: Any, endpoint: Endpoint) -> None:
    """A redirect is followed where it leads to an endpoint that was named, too."""
    with standing(sends(b"", status=308, location=endpoint.url)) as old:
        server = start(services=(old.url, endpoint.url))
        assert _values(server.get(born(old))) == [(LAVROV, "1950")]


@pytest.mark.parametrize(
    ("query", "words", "place"),
    [
        ("SELECT * {{ SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}", "not one that may be asked", (1, 20)),
        ("SELECT * {{ SERVICE <{0}#> {{ ?s ?p ?o }} }}", "not one that may be asked", (1, 20)),
        ("SELECT * {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}", "IRI of an endpoint in full", None),
        ("PREFIX e: <{0}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}", "IRI of an endpoint in full", None),
        ("SELECT * {{ SERVICE <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}", "inside of SERVICE", None),
        ("SELECT * {{ GRAPH ?g {{ ?s ?p ?o OPTIONAL {{ SERVICE <{0}> {{ }} }} }} }}", "inside of GRAPH", None),
        ("SELECT * {{ SERVICE <{0}> {{ }} ?s ?p 1SERVICE<http://127.0.0.1:1/>{{ }} }}", "not one that may be", None),
        ("SELECT * {{ SERVICE <{0}> {{ }} ?s ?p trueSERVICE<http://127.0.0.1:1/>{{ }} }}", "not allowed", None),
        ("SELECT * {{ SERVICESILENT<{0}>{{ }} }}", "not allowed", None),
    ],
)
def test_other_calls_are_refused(
    asking: Running, endpoint: Endpoint, query: str, words: str, place: tuple[int, int] | None
) -> None:
    """Another endpoint, one that only a run would tell, and calls inside of others: 403, and nobody is asked."""
    answer = asking.get(query.format(endpoint.url))
    assert answer.status_code == 403, answer.text
    told = answer.json()
    assert words in told["detail"] and told["line"] and told["hint"]
    assert place is None or (told["line"], told["column"]) == place
    assert endpoint.asked == []


def test_updates_ask_nobody(tmp_path: Any, start: Any, endpoint: Endpoint) -> None:
    """SERVICE in an update is refused, whatever queries may do."""
    server = start(tmp_path / "store", services=(endpoint.url,), write=True, token=TOKEN)
    text = f"INSERT {{ ?s <http://e/b> ?b }} WHERE {{ SERVICE <{endpoint.url}> {{ ?s <http://e/born> ?b }} }}"
    headers = {"authorization": f"Bearer {TOKEN}"}
    assert server.client.post("/sparql", data={"update": text}, headers=headers).status_code == 403
    assert endpoint.asked == []


def test_a_fault_of_the_query_stands_where_it_was_written(asking: Running, endpoint: Endpoint) -> None:
    """A syntax error behind a SERVICE has the column of the text that was sent."""
    text = f"SELECT * {{ SERVICE <{endpoint.url}> {{ ?s ?p ?o }} ?a ?b %% }}"
    answer, other = asking.get(text), asking.get(text.replace("SERVICE", "  GRAPH"))
    assert answer.status_code == other.status_code == 400
    assert answer.json()["column"] == other.json()["column"] > text.index("%%")


def test_one_query_does_not_ask_without_end(asking: Running, endpoint: Endpoint) -> None:
    """There is a number of requests that one query may make."""
    parts = " ".join(f"OPTIONAL {{ SERVICE <{endpoint.url}> {{ ?s <http://e/{n}> ?born }} }}" for n in range(30))
    answer = asking.get(f"SELECT * {{ VALUES ?s {{ <{LAVROV}> }} {parts} }}")
    assert (answer.status_code, "request of one query" in answer.text) == (502, True)
    assert len(endpoint.asked) == relay._MOST


def test_others_are_answered_while_endpoints_are_waited_for(start: Any, endpoint: Endpoint) -> None:
    """However many queries wait for an endpoint, half of the workers are there for others."""
    release = threading.Event()

    def act(handler: BaseHTTPRequestHandler) -> None:
        release.wait(60)
        sends(GOOD)(handler)

    endpoint.act = act
    server: Running = start(services=(endpoint.url,), workers=2, seconds=60.0)
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(server.get(born(endpoint)).status_code)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    assert [server.get(f"SELECT ({n} AS ?n) {{}}").status_code for n in range(5)] == [200] * 5
    assert answers == []
    release.set()
    for thread in threads:
        thread.join(60)
    assert answers == [200] * 3


def test_the_service_description_says_so(start: Any, server: Running) -> None:
    """sd:BasicFederatedQuery is claimed where there is somebody to ask."""
    assert "BasicFederatedQuery" in start(services=("https://example.org/sparql",)).client.get("/sparql").text
    assert "BasicFederatedQuery" not in server.client.get("/sparql").text


@pytest.mark.parametrize(
    "url",
    ["", "example.org/sparql", "ftp://example.org/", "http://me:secret@host/", "http://host:port/", "http:///x",
     "http://host/#a", "http://host/a b", "http://host/(x)", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_endpoint(url: str) -> None:
    """What is no address of an endpoint is refused before the server is up."""
    with pytest.raises(SettingsError, match="no address of a SPARQL endpoint"):
        Config(services=(url,))


def test_names_that_lead_into_this_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once; where all its addresses are private ones nobody is asked, unless it was an address."""

    def looked_up(*addresses: str) -> Callable[..., Any]:
        return lambda host, port, **_: [(0, 0, 0, "", (address, port)) for address in addresses]

    for inner in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:192.168.0.1", "fd00::1", "0.0.0.0"):
        monkeypatch.setattr(socket, "getaddrinfo", looked_up(inner))
        with pytest.raises(outside.NoAnswer, match="private address"):
            outside._addresses("rebound.example.org", 80)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("10.1.2.3", "93.184.215.14"))
    assert outside._addresses("example.org", 80) == ["93.184.215.14"]
    assert outside._addresses("10.1.2.3", 80) == ["10.1.2.3"]
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("127.0.0.1"))
    assert outside._addresses("localhost", 80) == ["127.0.0.1"]
