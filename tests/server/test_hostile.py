"""Hostile input: bounded, refused in words, nothing echoed as markup, never a traceback, and the server goes on."""

from __future__ import annotations

import socket
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.server import connection as http

HTML = {"accept": "text/html"}
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=y>"


def test_nothing_of_a_request_is_markup(server: Any) -> None:
    """Markup in queries, parameters, paths and headers comes back escaped or not at all."""
    asked = [
        server.client.get("/sparql", params={"query": f"SELECT ('''{ATTACK} ''' AS ?x) {{}}"}, headers=HTML),
        server.client.get("/sparql", params={"query": f"SELECT * {{ # {ATTACK}\n ?s ?p ?o }}"}, headers=HTML),
        server.client.get("/sparql", params={"query": ATTACK}, headers=HTML),
        server.client.get("/sparql", params={"query": "ASK {}", "format": ATTACK}, headers=HTML),
        server.client.get("/queries/meetings", params={"person": ATTACK}, headers=HTML),
        server.client.get("/queries/meetings", params={ATTACK: "x"}, headers=HTML),
        server.client.get("/queries/meetings", params={"order": ATTACK}, headers=HTML),
        server.client.get("/queries/" + quote(ATTACK), headers=HTML),
        server.client.get("/data/" + quote(ATTACK), headers=HTML),
        server.client.get("/" + quote(ATTACK), headers=HTML),
        server.client.get("/", headers={**HTML, "host": ATTACK}),
        server.client.get("/queries", headers={**HTML, "x-forwarded-host": ATTACK}),
    ]  # fmt: skip
    for answer in asked:
        assert "<script" not in answer.text and "<img" not in answer.text
        assert "default-src 'none'" in answer.headers.get("content-security-policy", "default-src 'none'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.status_code < 500


def test_headers_cannot_be_split(server: Any) -> None:
    """A line break in a value that reaches a header does not begin a new header."""
    answer = server.client.get("/sparql?query=ASK%7B%7D&format=x%0d%0aset-cookie:%20a=b")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/data/../../etc/passwd", "/queries/..%2f..%2fetc%2fpasswd", "/%00", "/data/%00",
                                  "/queries/meetings%00.json", "/data/" + "x" * 20_000, "//evil.example/", "/data/%ff",
                                  "/queries/broken", "/.well-known/../metrics2"])  # fmt: skip
def test_paths_that_lead_nowhere(server: Any, path: str) -> None:
    """No path reaches a file or an error of our own making."""
    got = server.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(), until=b"never")
    assert got.split(b" ")[1] in (b"404", b"400") or b"broken" in path.encode()
    assert b"Traceback" not in got and b"root:" not in got


def test_giant_iris_and_literals(server: Any) -> None:
    """An IRI of half a megabyte is a query like any other; one that is none is refused."""
    giant = "http://example.org/" + "x" * 500_000
    assert server.client.post("/sparql", data={"query": f"ASK {{ <{giant}> ?p ?o }}"}).json()["boolean"] is False
    assert server.client.post("/sparql", data={"query": "ASK {}", "default-graph-uri": "x" * 500_000}).is_client_error
    assert server.client.post("/sparql", data={"query": "\ufeff\u0000" * 1000}).status_code == 400


def test_heads_that_never_end(server: Any) -> None:
    """A head that grows beyond bounds is answered 431 and the connection closed."""
    head = b"GET / HTTP/1.1\r\n" + b"".join(b"x-%d: %s\r\n" % (n, b"y" * 1000) for n in range(80))
    assert b" 431 " in server.raw(head + b"x", until=b"never")
    assert server.get("ASK {}").status_code == 200


def test_heads_that_never_arrive(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that sends its head drop by drop, or nothing at all, is hung up on."""
    monkeypatch.setattr(http, "HEAD_SECONDS", 0.3)
    server = start()
    for begun in (b"", b"GET / HTTP/1.1\r\nHost"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(begun)
            assert connection.recv(1000) == b""


def test_bodies_that_never_arrive(start: Any) -> None:
    """A body that does not come in time is answered 408."""
    server = start(stall_seconds=0.3)
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    assert b" 408 " in server.raw(head + b"Content-Length: 100\r\n\r\nASK")


@pytest.mark.parametrize(
    "raw",
    [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
     b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n",
     b"GET / HTTP/1.1\r\nHost: a\r\n b: folded\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_http(server: Any, raw: bytes) -> None:
    """Bytes that are no HTTP, or smuggle, are answered 400 or hung up on, without harm."""
    got = server.raw(raw)
    assert got == b"" or got.split(b" ")[1] in (b"400", b"404", b"405", b"200")
    assert b"Traceback" not in got
    assert server.get("ASK {}").status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=200), name=st.text(min_size=1, max_size=20), value=st.text(max_size=50))
def test_no_input_is_a_bug(server: Any, query: str, name: str, value: str) -> None:
    """Whatever the query and the parameters are, the answer is no 500."""
    try:
        pairs = {"query": query.encode("utf-8"), name.encode("utf-8"): value.encode("utf-8")}
    except UnicodeEncodeError:  # lone surrogates cannot be sent
        return
    body = "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs.items())
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert server.client.post("/sparql", content=body, headers=form).status_code != 500
    assert server.client.get(f"/queries/meetings?{quote(name)}={quote(value)}").status_code != 500


def test_a_bug_is_an_id_and_no_more(
    start: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure of our own answers 500 with an id that the log has beside the traceback, which the answer has not."""
    server = start()
    monkeypatch.setattr(server.app.endpoint, "refresh", lambda: 1 / 0)
    answer = server.get("ASK {}")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["x-request-id"] in answer.json()["detail"]
    assert answer.headers["x-request-id"] in caplog.text and "ZeroDivisionError" in caplog.text
