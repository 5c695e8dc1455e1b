"""Writing over HTTP: who may, what is written and when it is seen, what is refused, and what a crash leaves."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadParameter, QuerySyntax, SettingsError, StoreLocked
from kg.server.access import read_token
from kg.server.app import make_app
from kg.server.config import Config
from kg.server.using import with_dataset
from kg.store.store import Store
from tests.server.running import TOKEN, Running, running

UPDATE = {"content-type": "application/sparql-update"}
TURTLE = {"content-type": "text/turtle"}
QUADS = {"content-type": "application/n-quads"}
DG = "https://w3id.org/diplograph/ontology#"
B = "https://w3id.org/diplograph/data/"
ENDLESS = (
    "INSERT { <urn:a> <urn:b> ?x } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . BIND(CONCAT(?c, ?f) AS ?x) "
    "FILTER(STRLEN(?x) > 9000) }"
)


def _document(name: str, facts: int) -> bytes:
    graph = f"<{B}graph/{name}>"
    lines = [
        f"<{B}document/{name}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{DG}Document> {graph} .",
        f'<{B}document/{name}> <{DG}fileName> "{name}" {graph} .',
        f'<{B}document/{name}> <{DG}sha256> "{facts:064x}" {graph} .',
    ]
    lines += [f"<{B}figure/{name}/{n}> <{DG}inDocument> <{B}document/{name}> {graph} ." for n in range(facts)]
    return "\n".join(lines).encode()


def _update(server: Running, text: str, **more: Any) -> httpx.Response:
    return server.client.post("/sparql", content=text, headers=UPDATE, **more)


def _true(server: Running, pattern: str) -> bool:
    return bool(server.get(f"ASK {{ {pattern} }}").json()["boolean"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    config = Config(workers=1, write=True, token=TOKEN)
    with running(tmp_path_factory.mktemp("writing") / "store", None, config) as found:
        found.client.headers["authorization"] = f"Bearer {TOKEN}"
        yield found


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xff"])
def test_only_the_token_writes(server: Running, sent: str) -> None:
    """Without the very token every way to write is 401 and says how to send one; reading stays open."""
    headers = {"authorization": sent.encode("latin-1")}
    for method, path, more in (
        ("POST", "/sparql", UPDATE),
        ("POST", "/sparql", {"content-type": "application/x-www-form-urlencoded"}),
        ("PUT", "/store?default", TURTLE),
        ("DELETE", "/store?default", {}),
        ("POST", "/store", TURTLE),
        ("PUT", "/documents/x.txt", QUADS),
        ("DELETE", "/documents/x.txt", {}),
    ):
        answer = server.client.request(method, path, content=b"update=CLEAR+ALL", headers={**headers, **more})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert server.client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == 200


def test_a_private_server_is_read_with_the_token(start: Any) -> None:
    """With --private nothing but health is told to those without the token."""
    server = start(private=True, token=TOKEN)
    for path in ("/", "/sparql?query=ASK%7B%7D", "/queries", "/metrics", "/store?default", "/data/agent/Q58217"):
        assert server.client.get(path).status_code == 401
        assert server.client.get(path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert server.client.get("/healthz").status_code == 200


def test_a_read_only_server_is_not_written_to(server: Running, start: Any) -> None:
    """Without --write every way to write is 403, token or not, and what is allowed is told."""
    closed = start()
    for method, path in (("PUT", "/store?default"), ("DELETE", "/store?default"), ("PUT", "/documents/a")):
        assert closed.client.request(method, path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 403
    assert closed.client.options("/store").headers["allow"] == "GET, HEAD, OPTIONS"
    assert "PUT" in server.client.options("/store").headers["allow"]


def test_where_the_token_comes_from(tmp_path: Path) -> None:
    """A file beats the variable; a short one, or a file that is not there, is refused; it is never shown."""
    file = tmp_path / "token"
    file.write_text(f" {TOKEN}\n")
    assert read_token({"KG_TOKEN": "x"}, file) == read_token({"KG_TOKEN": TOKEN}, None) == TOKEN
    with pytest.raises(SettingsError, match="cannot be read"):
        read_token({}, tmp_path / "none")
    with pytest.raises(SettingsError, match="KG_TOKEN"):
        Config(write=True, token="short")
    assert TOKEN not in repr(Config(write=True, token=TOKEN))


def test_an_update_is_seen_by_the_next_query(server: Running) -> None:
    """What was acknowledged is what is read next, with a new ETag."""
    for number in range(5):
        before = server.get("SELECT * { GRAPH <urn:seen> { ?s ?p ?o } }")
        assert _update(server, f"INSERT DATA {{ GRAPH <urn:seen> {{ <urn:a> <urn:n> {number} }} }}").status_code == 204
        after = server.get("SELECT * { GRAPH <urn:seen> { ?s ?p ?o } }")
        assert len(after.json()["results"]["bindings"]) == number + 1
        assert before.headers["etag"] != after.headers["etag"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT DATA {", 400),
        ("SELECT * { ?s ?p ?o }", 400),
        ("INSERT { <urn:a> <urn:b> ?x } WHERE { BIND(<urn:f>(1) AS ?x) }", 400),
        ("LOAD <http://127.0.0.1:1/>", 403),
        ("LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:a>", 403),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("DROP GRAPH <urn:nothing>", 400),
        ("", 204),
    ],
)
def test_updates_that_are_refused(server: Running, text: str, status: int) -> None:
    """Bad updates are 400, those that reach out 403, and the server goes on."""
    answer = _update(server, text)
    assert answer.status_code == status, answer.text
    assert _update(server, "INSERT DATA { <urn:x> <urn:y> 1 }").status_code == 204


def test_what_an_update_sees_where_it_names_no_graph(server: Running, start: Any) -> None:
    """The WHERE of an update without a dataset sees the store's own default graph, and the service description does
    not claim a union; with USING, using-graph-uri or GRAPH it sees what these name.
    """
    _update(server, "INSERT DATA { GRAPH <urn:union:g> { <urn:union:s> <urn:union:p> 1 } }")
    move = "INSERT { GRAPH <urn:union:%s> { ?s ?p ?o } } %s WHERE { %s }"
    pattern = "?s ?p ?o FILTER(?p = <urn:union:p>)"
    for name, using, where, query in (
        ("none", "", pattern, ""),
        ("using", "USING <urn:union:g>", pattern, ""),
        ("request", "", pattern, "?using-graph-uri=urn:union:g"),
        ("graph", "", f"GRAPH ?g {{ {pattern} }}", ""),
    ):
        answer = server.client.post(f"/sparql{query}", content=move % (name, using, where), headers=UPDATE)
        assert answer.status_code == 204, answer.text
        assert _true(server, f"GRAPH <urn:union:{name}> {{ ?s ?p 1 }}") == (name != "none")
    assert "UnionDefaultGraph" not in server.client.get("/sparql", headers={"accept": "text/turtle"}).text
    assert "UnionDefaultGraph" in start().client.get("/sparql", headers={"accept": "text/turtle"}).text


def test_graphs_that_are_refused(server: Running) -> None:
    """Wrong Turtle says where; what is no RDF, compressed, unnamed or patched is refused."""
    put = server.client.put
    broken = put("/store?graph=urn:a", content="<urn:a> <urn:b>\n .", headers=TURTLE)
    assert (broken.status_code, broken.json()["line"]) == (400, 2)
    assert put("/store?graph=urn:a", content="x", headers={"content-type": "image/png"}).status_code == 415
    assert put("/store?graph=urn:a", content="x", headers={**TURTLE, "content-encoding": "gzip"}).status_code == 415
    assert put("/store?graph=urn:a", content="x").status_code == 415
    assert put("/store?graph=a", content="", headers=TURTLE).status_code == 400
    assert put("/store", content="", headers=TURTLE).status_code == 400
    assert put("/store/x?default", content="", headers=TURTLE).status_code == 400
    assert put("/store?graph=urn:a", content="<urn:a> <urn:b> 1 <urn:g> .", headers=QUADS).status_code == 400
    patch = server.client.patch("/store?graph=urn:a", content="x")
    assert patch.status_code == 405 and "PUT" in patch.headers["allow"]
    form = {"content-type": "multipart/form-data; boundary=x"}
    assert server.client.post("/store?graph=urn:a", content="--x\r\n", headers=form).status_code == 400
    assert not _true(server, "GRAPH <urn:a> {}")


def test_a_form_of_files(server: Running) -> None:
    """Files of a form are merged, their kind told by their names where their type is not."""
    octets = "application/octet-stream"
    files = [("f", ("a.ttl", b"<urn:f> <urn:p> 1 .", octets)), ("f", ("b", b"<urn:f> <urn:p> 2 .", "text/turtle"))]
    assert server.client.post("/store?graph=urn:form", files=files).status_code == 201
    assert _true(server, "GRAPH <urn:form> { <urn:f> <urn:p> 1, 2 }")
    files[0] = ("f", ("a.png", b"", octets))
    assert server.client.post("/store?graph=urn:form", files=files).status_code == 415


def test_a_document_is_put_replaced_and_withdrawn(server: Running) -> None:
    """A document comes as its quads, takes the place of its former self, and goes without a trace."""
    put = server.client.put
    assert put("/documents/doc.txt", content=_document("doc.txt", 3), headers=QUADS).status_code == 201
    assert _true(server, f"<{B}figure/doc.txt/2> ?p ?o")
    assert put("/documents/doc.txt", content=_document("doc.txt", 1), headers=QUADS).status_code == 204
    assert not _true(server, f"<{B}figure/doc.txt/2> ?p ?o")
    assert put("/documents/other.txt", content=_document("doc.txt", 1), headers=QUADS).status_code == 400
    assert put("/documents/doc.txt", content=b"nothing", headers=QUADS).status_code == 400
    assert put("/documents/doc.txt", content=b"", headers=QUADS).status_code == 400
    assert server.client.delete("/documents/doc.txt").status_code == 204
    assert server.client.delete("/documents/doc.txt").status_code == 404
    assert not _true(server, f"GRAPH <{B}graph/doc.txt> {{}}")


def test_readers_see_a_document_whole_or_not_at_all(server: Running) -> None:
    """While a document changes its size again and again, nobody reads a part of it, and every write is there."""
    sizes, stop, odd = (40, 90), threading.Event(), []

    def read() -> None:
        with httpx.Client(base_url=server.url, timeout=60, verify=False) as client:
            while not stop.is_set():
                query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{B}graph/whole> {{ ?s <{DG}inDocument> ?d }} }}"
                answer = client.get("/sparql", params={"query": query})
                found = answer.json()["results"]["bindings"][0]["n"]["value"] if answer.is_success else answer.text
                if found not in ("0", "40", "90"):
                    odd.append(found)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for number in range(8):
            body = _document("whole", sizes[number % 2])
            assert server.client.put("/documents/whole", content=body, headers=QUADS).status_code in (201, 204)
            _update(server, f"INSERT DATA {{ GRAPH <urn:kept> {{ <urn:k> <urn:n> {number} }} }}")
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not odd
    assert len(server.get("SELECT * { GRAPH <urn:kept> { ?s ?p ?o } }").json()["results"]["bindings"]) == 8


def test_an_endless_update_is_stopped(tmp_path: Path) -> None:
    """It answers 503, nothing of it is kept, queries are answered meanwhile, and the next update is made."""
    config = Config(workers=1, write=True, token=TOKEN, update_seconds=1.5)
    with running(tmp_path / "store", None, config) as server:
        server.client.headers["authorization"] = f"Bearer {TOKEN}"
        values = " ".join(f"<urn:s{n}> <urn:p> 'value {n}' ." for n in range(200))
        assert _update(server, f"INSERT DATA {{ {values} }}").status_code == 204
        answers: list[httpx.Response] = []
        thread = threading.Thread(target=lambda: answers.append(_update(server, ENDLESS)))
        thread.start()
        assert server.get("ASK {}").status_code == 200
        thread.join()
        assert answers[0].status_code == 503 and "stopped" in answers[0].json()["detail"]
        assert not _true(server, "<urn:a> <urn:b> ?x")
        assert _update(server, "INSERT DATA { <urn:after> <urn:p> 1 }").status_code == 204
        assert _true(server, "<urn:after> <urn:p> 1")


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    """The writing process is killed again and again: acknowledged writes are there, and the next one is made."""
    with running(tmp_path / "store", None, Config(workers=1, write=True, token=TOKEN)) as server:
        server.client.headers["authorization"] = f"Bearer {TOKEN}"
        kept = set()
        for number in range(6):
            if number % 2:
                _kill_writer(tmp_path)
            answer = _update(server, f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:n> {number} }} }}")
            if answer.status_code == 204:
                kept.add(str(number))
            assert answer.status_code in (204, 400, 503), answer.text
        rows = server.get("SELECT ?n { GRAPH <urn:g> { ?s ?p ?n } }").json()["results"]["bindings"]
        assert kept <= {row["n"]["value"] for row in rows} and len(kept) >= 3
    with Store.open(tmp_path / "store") as store:  # let go of, and clean
        assert kept <= {quad.object.value for quad in store.db if isinstance(quad.object, ox.Literal)}


def _kill_writer(folder: Path) -> None:
    owner = (folder / "store" / "owner.json").read_text()
    os.kill(int(owner.partition('"pid": ')[2].partition(",")[0]), signal.SIGKILL)


def test_one_writer(tmp_path: Path) -> None:
    """A store that somebody else writes to is not served for writing; nor is one that is not ours."""
    with Store.open(tmp_path / "store", create=True), pytest.raises(StoreLocked):
        make_app(tmp_path / "store", None, Config(write=True, token=TOKEN))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("CLEAR ALL", "CLEAR ALL"),
        ("INSERT DATA { <a> <b> 'WHERE' }", "INSERT DATA { <a> <b> 'WHERE' }"),
        (
            "INSERT { ?s ?p 1 }WHERE{ ?s ?p 2 } ; DELETE WHERE { GRAPH ?g { ?s ?p 3 } }",
            "INSERT { ?s ?p 1 }USING <urn:d> USING NAMED <urn:n> WHERE{ ?s ?p 2 } ; DELETE { GRAPH ?g { ?s ?p 3 } } "
            "USING <urn:d> USING NAMED <urn:n> WHERE { GRAPH ?g { ?s ?p 3 } }",
        ),
    ],
)
def test_the_dataset_of_a_request(text: str, result: str) -> None:
    """It is written into every operation with a WHERE, and nowhere else; the result is what Oxigraph takes."""
    assert with_dataset(text, ["urn:d"], ["urn:n"]) == result
    ox.Store().update(result, base_iri="http://e/")


def test_two_datasets_contradict() -> None:
    """An update with WITH or USING, and words run together, are refused where the request names a dataset."""
    for text in ("WITH <urn:g> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", "INSERT {} USING <urn:g> WHERE {}"):
        with pytest.raises(BadParameter):
            with_dataset(text, ["urn:d"], [])
    with pytest.raises(QuerySyntax):
        with_dataset("DELETEWHERE{ ?s ?p 1 }", ["urn:d"], [])


@given(st.text(alphabet="DELETWHRINSUG {};<>:'?.", max_size=60))
def test_any_text_has_a_dataset_or_none(text: str) -> None:
    """No text makes the rewriting fail but with an error of ours; without a dataset it is untouched."""
    assert with_dataset(text, [], []) == text
    with suppress(BadParameter, QuerySyntax):
        with_dataset(text, ["urn:d"], [])
