"""Bodies made to harm whoever reads them: compressed, endless, nested, self-multiplying, or reaching out."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from kg.server.config import Config
from tests.server.running import TOKEN, WAIT, Running, running

TYPES = {"turtle": "text/turtle", "rdfxml": "application/rdf+xml", "jsonld": "application/ld+json"}
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"'
OPEN, CLOSE = "<rdf:Description><e:p>", "</e:p></rdf:Description>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    config = Config(workers=1, write=True, token=TOKEN, write_bytes=2 << 20, memory_bytes=256 << 20, update_seconds=10)
    with running(tmp_path_factory.mktemp("bombs") / "store", None, config) as found:
        found.client.headers["authorization"] = f"Bearer {TOKEN}"
        yield found


def _put(server: Running, form: str, body: str | bytes) -> tuple[int, str]:
    answer = server.client.put("/store?graph=urn:bomb", content=body, headers={"content-type": TYPES[form]})
    return answer.status_code, answer.text


def _fine(server: Running) -> bool:
    """Whether the server still reads and writes."""
    put = server.client.put(
        "/store?graph=urn:fine", content="<urn:a> <urn:b> 1 .", headers={"content-type": "text/turtle"}
    )
    return put.is_success and server.get("ASK { GRAPH <urn:fine> { ?s ?p 1 } }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("turtle", "<urn:a> <urn:p> " + "(" * 30_000),
        ("turtle", "<urn:a> <urn:p> " + "(" * 3_000 + ")" * 3_000 + " ."),
        ("turtle", "<urn:a> <urn:p> " + "[ <urn:p> " * 3_000 + "1" + "]" * 3_000 + " ."),
        ("rdfxml", f"<rdf:RDF {RDF}>" + OPEN * 3_000),
        ("rdfxml", f"<rdf:RDF {RDF}>{OPEN * 1_500}{CLOSE * 1_500}</rdf:RDF>"),
        ("rdfxml", f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rdf:RDF {RDF}><rdf:Description e:p="&l9;"/></rdf:RDF>'),
        ("rdfxml", f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF {RDF}><rdf:Description '
                   'rdf:about="urn:a"><e:p>&x;</e:p></rdf:Description></rdf:RDF>'),
        ("jsonld", "[" * 30_000),
        ("jsonld", '{"urn:p":' * 1_000 + "1" + "}" * 1_000),
    ],
    ids=["open-lists", "lists", "brackets", "open-xml", "xml", "laughs", "external-entity", "open-json", "json"],
)  # fmt: skip
def test_nested_and_multiplying_graphs(server: Running, form: str, body: str) -> None:
    """They are taken or refused within bounds, tell nothing of files, and the next change is made."""
    status, text = _put(server, form, body)
    assert status in (201, 204, 400, 503), text
    assert "Traceback" not in text and "root:" not in text
    kept = server.get("SELECT ?o { GRAPH <urn:bomb> { ?s ?p ?o } }").text
    assert "root:" not in kept and len(kept) < 20 << 20
    assert _fine(server)


def test_a_graph_cannot_reach_out(server: Running) -> None:
    """A JSON-LD context and an XML entity of another machine are not fetched: nobody calls."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        status, text = _put(server, "jsonld", f'{{"@context": "{address}", "@id": "urn:a", "p": 1}}')
        assert status == 400, text
        _put(server, "rdfxml", f'<!DOCTYPE r SYSTEM "{address}"><rdf:RDF {RDF}/>')
        with pytest.raises(TimeoutError):
            listener.accept()
    assert _fine(server)


def test_compressed_bodies_are_not_unpacked(server: Running) -> None:
    """A gzip bomb is refused as what it is, on every way in."""
    bomb = gzip.compress(b" " * (16 << 20))
    for method, path, kind in (
        ("POST", "/sparql", "application/sparql-query"),
        ("POST", "/sparql", "application/sparql-update"),
        ("POST", "/sparql", "application/x-www-form-urlencoded"),
        ("PUT", "/store?default", "text/turtle"),
        ("PUT", "/documents/x", "application/n-quads"),
    ):
        headers = {"content-type": kind, "content-encoding": "gzip"}
        assert server.client.request(method, path, content=bomb, headers=headers).status_code in (400, 413, 415)
    assert _fine(server)


def test_endless_bodies(server: Running) -> None:
    """A body beyond the limit, announced or in chunks, is 413 before it is all there, whoever sends it."""
    head = f"PUT /store?default HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: text/turtle\r\n"
    assert b" 413 " in server.raw(f"{head}Content-Length: {10**15}\r\n\r\n".encode())
    with socket.create_connection(("127.0.0.1", server.port), timeout=WAIT) as connection:
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"10000\r\n" + b"#" * 65536 + b"\r\n"
        answer = b""
        with suppress(OSError):  # it hangs up
            for _ in range(1_000):
                connection.sendall(chunk)
        with suppress(OSError):
            answer = connection.recv(1000)
    assert answer == b"" or b" 413 " in answer
    assert _fine(server)


def test_forms_of_many_parts(server: Running) -> None:
    """A form may not have any number of parts, and one that is none is refused."""
    part = b'--x\r\ncontent-disposition: form-data; name="f"; filename="a.ttl"\r\n\r\n\r\n'
    headers = {"content-type": "multipart/form-data; boundary=x"}
    many = server.client.post("/store?graph=urn:form", content=part * 500 + b"--x--\r\n", headers=headers)
    assert many.status_code == 400 and "parts" in many.json()["detail"]
    for boundary in ("", ";boundary=", ";boundary=" + "y" * 50_000):
        headers = {"content-type": f"multipart/form-data{boundary}"}
        assert server.client.post("/store?graph=urn:form", content=part * 3, headers=headers).status_code == 400
    assert _fine(server)


def test_giant_terms(server: Running) -> None:
    """An IRI and a literal of a megabyte are written and read like any others."""
    giant = "urn:" + "x" * 1_000_000
    assert _put(server, "turtle", f'<{giant}> <urn:p> "{"y" * 500_000}" .')[0] in (201, 204)
    rows = server.get("SELECT ?s { GRAPH <urn:bomb> { ?s <urn:p> ?o } }").json()["results"]["bindings"]
    assert [row["s"]["value"] for row in rows] == [giant]
    name = "n" * 30_000
    assert server.client.delete(f"/documents/{name}").status_code == 404
    assert _fine(server)


def test_nested_updates(server: Running) -> None:
    """An update nested beyond bounds is 400, and so is one of very many operations that ends in a fault; nothing of it
    is kept.
    """
    headers = {"content-type": "application/sparql-update"}
    deep = "INSERT { <urn:a> <urn:b> 1 } WHERE " + "{" * 5_000 + "}" * 5_000
    assert server.client.post("/sparql", content=deep, headers=headers).status_code == 400
    many = "INSERT DATA { GRAPH <urn:many> { <urn:a> <urn:b> 1 } } ;\n" * 3_000 + "DROP GRAPH <urn:none>"
    answer = server.client.post("/sparql", content=many, headers=headers)
    assert answer.status_code == 400 and (answer.json().get("line") in (3_001, None))
    assert server.get("ASK { GRAPH <urn:many> { ?s ?p ?o } }").json()["boolean"] is False
    assert _fine(server)
