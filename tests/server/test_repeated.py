"""Requests that repeat what was said before: heads that are known, answers that are kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httptools
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.heads import Heads
from tests.server.running import TOKEN, Running

HOST = b"Host: x\r\n"


class Read:
    """What the parser makes of some bytes: each request's target and headers, and whether it was read to its end."""

    def __init__(self, data: bytes) -> None:
        self.requests: list[tuple[bytes, dict[str, str]]] = []
        self.whole = 0
        self.parser = httptools.HttpRequestParser(self)
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.requests.append((b"", {}))

    def on_url(self, url: bytes) -> None:
        self.requests[-1] = (self.requests[-1][0] + url, {})

    def on_header(self, name: bytes, value: bytes) -> None:
        self.requests[-1][1][name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_message_complete(self) -> None:
        self.whole += 1


TARGETS = st.text(st.characters(min_codepoint=32, max_codepoint=127), max_size=6).map(lambda text: f"/{text}".encode())
FIELDS = st.lists(
    st.sampled_from(
        [b"Host: x", b"Accept:  a/b ", b"accept: c", b"X:", b"X: \xff", b" folded", b"no field", b"A\r\nB: c",
         b"a:b\nc:d", b"Content-Length: 0", b"Content-Length: 3", b"Transfer-Encoding: chunked", b""]
    )
)  # fmt: skip


@given(FIELDS, TARGETS, TARGETS)
def test_a_known_head_is_what_the_parser_reads(fields: list[bytes], first: bytes, second: bytes) -> None:
    """Another target before the same bytes is a request of that target with the same headers, and whole."""
    tail = b"".join(field + b"\r\n" for field in fields) + b"\r\n"
    heads = Heads()
    before, data = b"GET %s HTTP/1.1\r\n" % first + tail, b"GET %s HTTP/1.1\r\n" % second + tail
    try:
        read = Read(before)
    except httptools.HttpParserError:
        return
    if read.whole != 1:
        return
    heads.note(before, read.requests[0][1])
    found = heads.find(data)
    if found is not None:
        again = Read(data)
        assert again.requests == [found]
        assert again.whole == 1


def test_no_more_than_a_request_without_a_body_is_known() -> None:
    """Other methods, versions, two requests at once, and part of one are left to the parser."""
    get = b"GET /a HTTP/1.1\r\n" + HOST + b"\r\n"
    heads = Heads()
    heads.note(get, {"host": "x"})
    assert heads.find(get.replace(b"/a", b"/b?c=d")) == (b"/b?c=d", {"host": "x"})
    for other in (get.replace(b"GET", b"POST"), get.replace(b"1.1", b"1.0"), get + get, get[:-1], get + b"x"):
        assert heads.find(other) is None
    for target in (b"http://x/a", b"/a#b", b"/a b", b"*", b""):
        assert heads.find(get.replace(b"/a", target)) is None
    for other in (get + get, get + b"body", get[:-2], get.replace(b"1.1", b"1.0")):
        heads.note(other, {"host": "y"})
        assert heads.find(other) is None


def test_known_heads_do_not_grow_without_end() -> None:
    """Clients that say something else each time push out what others said, and long heads are not noted."""
    heads = Heads()
    for number in range(1000):
        heads.note(b"GET / HTTP/1.1\r\nX: %d\r\n\r\n" % number, {"x": str(number)})
    assert heads.find(b"GET / HTTP/1.1\r\nX: 999\r\n\r\n") == (b"/", {"x": "999"})
    assert heads.find(b"GET / HTTP/1.1\r\nX: 1\r\n\r\n") is None
    long = b"GET / HTTP/1.1\r\nX: %s\r\n\r\n" % (b"y" * 3000)
    heads.note(long, {"x": "y" * 3000})
    assert heads.find(long) is None


def ask(query: str, *fields: str) -> bytes:
    return "\r\n".join([f"GET /sparql?query={quote(query)} HTTP/1.1", "Host: x", *fields, "", ""]).encode()


def test_repetitions_are_answered_in_order(server: Any) -> None:
    """Of requests that come at once, some kept and some new, each gets its own answer, in its turn."""
    kept, new = "SELECT ?a { VALUES ?a { 1 } }", "SELECT ?a { VALUES ?a { 2 } } # of this test"
    for _ in range(3):
        assert b'"1"' in server.raw(ask(kept), until=b"]}}")
    wire = server.raw(ask(kept) + ask(new) + ask(kept) + ask(new, "Connection: close"), until=b"never")
    assert [part.split(b'"value":"')[1][:1] for part in wire.split(b"HTTP/1.1 200 OK")[1:]] == [b"1", b"2", b"1", b"2"]


def test_repetitions_heed_what_the_request_says(server: Any) -> None:
    """An answer that is kept is given in the wanted format, by 304 to who has it, and ends the connection if asked."""
    query = "SELECT ?a { VALUES ?a { 3 } }"
    for _ in range(3):
        got = server.raw(ask(query, "Accept: text/csv"), until=b"3\r\n")
        assert b"\r\ncontent-type: text/csv;charset=utf-8\r\n" in got and got.endswith(b"a\r\n3\r\n")
        tag = got.split(b"etag: ")[1].split(b"\r\n")[0].decode()
        assert b"HTTP/1.1 304 " in server.raw(ask(query, "Accept: text/csv", f"If-None-Match: {tag}"))
        assert server.raw(ask(query, "Connection: close"), until=b"never").count(b"connection: close") == 1
        again = b"\r\naccess-control-expose-headers: etag"
        assert again in server.raw(ask(query, "Origin: http://o")) and again not in server.raw(ask(query))
        assert server.raw(ask(query).replace(b"GET", b"HEAD")).endswith(b"\r\n\r\n")


def test_repetitions_are_counted(start: Any) -> None:
    """An answer given again is a hit of the cache, and a request like any other, with a name of its own."""
    server: Running = start()
    answers = [server.get("ASK {}") for _ in range(5)]
    assert len({answer.headers["x-request-id"] for answer in answers}) == 5
    assert len({answer.content for answer in answers}) == 1
    metrics = server.client.get("/metrics").text
    assert "kg_cache_hits_total 4\n" in metrics
    assert 'kg_http_requests_total{route="/sparql",status="200"} 5\n' in metrics


@pytest.mark.parametrize("path", ["/kg/sparql", "/sparql"])
def test_repetitions_under_a_base_path(start: Any, path: str) -> None:
    """What is kept is given under the path of the server only."""
    server: Running = start(base_path="/kg")
    wanted = b" 200 " if path.startswith("/kg/") else b" 404 "
    for _ in range(4):
        assert wanted in server.raw(ask("ASK {}").replace(b"/sparql", path.encode()))


def test_repetitions_on_a_private_server_need_the_token(start: Any) -> None:
    """An answer that is kept is not for those who may not read."""
    server: Running = start(private=True, token=TOKEN)
    for _ in range(4):
        assert b" 200 " in server.raw(ask("ASK {}", f"Authorization: Bearer {TOKEN}"))
        assert b" 401 " in server.raw(ask("ASK {}"))
