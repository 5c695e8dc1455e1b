"""Lookups in the server's own process: which queries they are, and that nobody can tell by the answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.server import lookups
from kg.server.execute import Job, answer
from kg.server.lookups import Lookup, lookup_of, solutions
from tests.server.processes import until
from tests.server.running import TOKEN, Running

ASK = "SELECT ?p ?o { <urn:e:a> ?p ?o }"
_JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("text", "lookup"),
    [
        (ASK, Lookup("urn:e:a", "p", "o", ("p", "o"))),
        ("select ?o where{<http://e/a#b>?x ?o.}", Lookup("http://e/a#b", "x", "o", ("o",))),
        (
            " SELECT * WHERE {\n  <urn:é> ?what ?is .\n}\nLIMIT 7 # all",
            Lookup("urn:é", "what", "is", ("is", "what"), 7),
        ),
        ("SELECT  ?o\n?p{ <urn:e:a> ?p ?o }#", Lookup("urn:e:a", "p", "o", ("o", "p"))),
    ],
)
def test_queries_that_are_lookups(text: str, lookup: Lookup) -> None:
    """However they are spelt."""
    assert lookup_of(text) == lookup


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?p ?o { ?s ?p ?o }",
        "SELECT ?p ?o { <urn:e:a> ?p ?o . ?o ?q ?r }",
        "SELECT ?p ?o { <urn:e:a> ?p ?o } ORDER BY ?o",
        "SELECT DISTINCT ?p { <urn:e:a> ?p ?o }",
        "SELECT ?p ?o { <urn:e:a> ?p ?o FILTER(?o > 1) }",
        "SELECT ?p ?o { <urn:e:a> ?p ?o } LIMIT 5 OFFSET 2",
        "SELECT ?p ?o FROM <urn:g> { <urn:e:a> ?p ?o }",
        "SELECT ?x { <urn:e:a> ?p ?o }",
        "SELECT ?p ?p { <urn:e:a> ?p ?o }",
        "SELECT ?p { <urn:e:a> ?p ?p }",
        "SELECT ?p ?o { <a> ?p ?o }",
        "SELECT ?p ?o { <http://e/b/../a> ?p ?o }",
        "SELECT ?p ?o { <urn:e:\\u0061> ?p ?o }",
        "SELECT ?p ?o { <urn:e:a> ?p ?o } # a comment\n# and another one",
        "SELECT ?p ?o { <urn:e:a> ?p ?o } " + " " * 3_000,
        "ASK { <urn:e:a> ?p ?o }",
        "DESCRIBE <urn:e:a>",
        "",
    ],
)
def test_queries_that_are_none(text: str) -> None:
    """A worker answers whatever asks for more, or might be read otherwise."""
    assert lookup_of(text) is None


def _by_oxigraph(store: ox.Store, text: str) -> bytes | None:
    parts: list[bytes] = []
    try:
        answer(
            store,
            Job(text, _JSON, rows=1_000, size=1 << 20, base="http://base.example/"),
            lambda meta: None,
            parts.append,
        )
    except KgError:
        return None
    return b"".join(parts)


_NODES = st.sampled_from([ox.NamedNode(iri) for iri in ("urn:e:a", "urn:e:b", "http://é.example/'&?x=1#y")])
_TEXTS = st.text(st.characters(codec="utf-8"))
_TYPES = [ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}") for name in ("integer", "date", "string", "boolean")]
_TERMS = st.one_of(
    _NODES,
    st.builds(ox.Literal, _TEXTS),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), _TEXTS, st.sampled_from(["de", "zh-Hant"])),
    st.builds(lambda text: ox.Literal(text, language="ar", direction=ox.BaseDirection.RTL), _TEXTS),
    st.builds(lambda text, type_: ox.Literal(text, datatype=type_), _TEXTS, st.sampled_from(_TYPES)),
    st.sampled_from(["1", "007", "true", "-0"]).map(lambda text: ox.Literal(text, datatype=_TYPES[0])),
)
_GRAPHS = st.sampled_from([ox.DefaultGraph(), ox.NamedNode("urn:g:1"), ox.NamedNode("urn:g:2")])


@given(
    st.lists(st.builds(ox.Quad, _NODES, _NODES, _TERMS, _GRAPHS), max_size=12),
    st.sampled_from(["*", "?p", "?o", "?p ?o", "?o ?p"]),
    _NODES,
    st.sampled_from(["", "LIMIT 0", "LIMIT 2", "LIMIT 99"]),
)
def test_answers_are_those_of_oxigraph(quads: list[ox.Quad], names: str, entity: ox.NamedNode, limit: str) -> None:
    """Byte by byte, whatever is said of the entity and in whichever graphs."""
    store = ox.Store()
    store.extend(quads)
    text = f"SELECT {names} {{ {entity} ?p ?o }} {limit}"
    lookup = lookup_of(text)
    assert lookup
    assert solutions(store, lookup) == _by_oxigraph(store, text)


@given(st.from_regex(lookups._SHAPE, fullmatch=True))
def test_queries_are_read_as_oxigraph_reads_them(text: str) -> None:
    """Nothing of the shape means something else, and nothing that Oxigraph refuses is answered."""
    lookup = lookup_of(text)
    store = ox.Store()
    if lookup:
        with suppress(ValueError):
            store.add(ox.Quad(ox.NamedNode(lookup.entity), ox.NamedNode("urn:e:p"), ox.Literal("found")))
        found = solutions(store, lookup)
        assert found is None or found == _by_oxigraph(store, text)


def test_what_takes_long_is_left() -> None:
    """Many quads, long answers, blank nodes and what may hold them."""
    name = ox.NamedNode
    store = ox.Store()
    store.extend(ox.Quad(name("urn:many"), name("urn:p"), ox.Literal(number)) for number in range(501))
    store.add(ox.Quad(name("urn:long"), name("urn:p"), ox.Literal("x" * 70_000)))
    store.add(ox.Quad(name("urn:blank"), name("urn:p"), ox.BlankNode()))
    store.add(ox.Quad(name("urn:triple"), name("urn:p"), ox.Triple(name("urn:s"), name("urn:p"), ox.BlankNode())))
    for entity in ("urn:many", "urn:long", "urn:blank", "urn:triple"):
        assert solutions(store, Lookup(entity, "p", "o", ("p", "o"))) is None
    assert solutions(store, Lookup("urn:few", "p", "o", ("p", "o")))


# With a real server.


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.update(
        """INSERT DATA {
          GRAPH <urn:g> { <urn:e:a> <urn:e:knows> <urn:e:b>, <urn:e:c> ; <urn:e:says> "hello"@en, 7 }
          GRAPH <urn:h> { <urn:e:a> <urn:e:knows> <urn:e:b> . <urn:e:c> <urn:e:knows> _:somebody }
          <urn:e:b> <urn:e:says> "well" }"""
    )
    return store


def _answered(server: Running) -> int:
    return server.app.endpoint.lookups.answered


def _await(server: Running) -> None:
    """Until lookups are answered at hand; the first one that is asked has the graph read in."""

    def look() -> bool:
        server.get(ASK)
        return server.app.endpoint.lookups.ready

    until(server.is_resident, "it never came into memory")
    until(look, "no copy for lookups")


@pytest.fixture
def server(start: Callable[..., Running], store: ox.Store) -> Running:
    found = start(store, union=True)
    _await(found)
    return found


def test_nobody_can_tell_by_the_answer(server: Running) -> None:
    """What a lookup is given here has the bytes, the ETag and the headers of what a worker gives."""
    for text in (ASK, f"{ASK} LIMIT 2", "SELECT * { <urn:e:b> ?p ?o }", "SELECT ?o { <urn:e:nobody> ?p ?o }"):
        for headers in ({}, {"accept-encoding": "identity"}, {"origin": "http://elsewhere.example"}):
            before = _answered(server)
            here = server.client.get("/sparql", params={"query": f"{text} # {headers}"}, headers=headers)
            assert _answered(server) == before + 1
            worker = server.client.post("/sparql", data={"query": f"{text} # {headers}"}, headers=headers)
            assert here.status_code == worker.status_code == 200
            assert here.content == worker.content
            changing = {"server-timing", "x-request-id", "date"}
            assert {k: v for k, v in here.headers.items() if k not in changing} == {
                k: v for k, v in worker.headers.items() if k not in changing
            }
    assert "kg_lookups_resident 1\n" in server.client.get("/metrics").text
    assert "query;dur=" in server.get(f"{ASK} # timed").headers["server-timing"]


def test_long_answers_are_compressed(start: Callable[..., Running]) -> None:
    """By gzip, as a worker does."""
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode("urn:e:a"), ox.NamedNode("urn:e:p"), ox.Literal(n)) for n in range(100))
    server = start(store, union=True)
    _await(server)
    before = _answered(server)
    found = server.get(f"{ASK} # new")
    assert found.headers["content-encoding"] == "gzip" and len(found.json()["results"]["bindings"]) == 100
    assert _answered(server) == before + 1


@pytest.mark.parametrize(
    ("method", "parameters", "headers"),
    [
        ("GET", {"format": "csv"}, {}),
        ("GET", {"limit": "2"}, {}),
        ("GET", {"limit": "none"}, {}),
        ("GET", {"default-graph-uri": "urn:h"}, {}),
        ("GET", {"named-graph-uri": "urn:h"}, {}),
        ("GET", {}, {"accept": "text/html"}),
        ("GET", {}, {"accept": "application/sparql-results+xml, application/json;q=0.5"}),
        ("HEAD", {}, {}),
    ],
)
def test_what_is_unusual_is_a_workers(
    server: Running, method: str, parameters: dict[str, str], headers: dict[str, str]
) -> None:
    """Other formats, graphs, limits and methods."""
    before = _answered(server)
    found = server.client.request(method, "/sparql", params={"query": f"{ASK} # other", **parameters}, headers=headers)
    assert found.status_code == 200 and _answered(server) == before


def test_blank_nodes_are_named_once(server: Running) -> None:
    """They are as the workers name them, in every answer."""
    query = "SELECT ?o { <urn:e:c> ?p ?o }"
    by_get, by_post = server.get(query), server.client.post("/sparql", data={"query": query})
    assert by_get.json()["results"]["bindings"][0]["o"]["type"] == "bnode"
    assert by_get.content == by_post.content


def test_refusals_are_the_usual_ones(server: Running) -> None:
    """Two queries, no UTF-8, nothing acceptable, and a client that has the answer."""
    assert server.client.get(f"/sparql?query={ASK}&query={ASK}").status_code == 400
    assert server.client.get("/sparql?query=%FF").status_code == 400
    assert server.client.get("/sparql", params={"query": ASK}, headers={"accept": "image/png"}).status_code == 406
    tag = server.get(ASK).headers["etag"]
    found = server.client.get("/sparql", params={"query": ASK}, headers={"if-none-match": tag})
    assert found.status_code == 304 and found.headers["etag"] == tag


def test_repeated_ones_come_from_the_cache(server: Running) -> None:
    """The third time, as other queries."""
    query = f"{ASK} # again"
    answers = [server.get(query).content for _ in range(3)]
    before, hits = _answered(server), server.app.endpoint.cache.hits
    answers.append(server.get(query).content)
    assert len(set(answers)) == 1
    assert _answered(server) == before and server.app.endpoint.cache.hits == hits + 1


def test_a_change_is_seen_at_once(tmp_path: Path, start: Callable[..., Running]) -> None:
    """By the next lookup; and when the graph has come into memory again, they are answered at hand again."""
    server = start(tmp_path / "store", write=True, token=TOKEN)
    headers = {"content-type": "application/sparql-update", "authorization": f"Bearer {TOKEN}"}
    for number in range(2):
        change = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:e:a> <urn:e:p> {number} }} }}"
        assert server.client.post("/sparql", content=change, headers=headers).status_code in (200, 204)
        assert len(server.get(ASK).json()["results"]["bindings"]) == number + 1
        _await(server)
        before = _answered(server)
        for fresh in count():  # now and then a request looks for a newer store first, which a worker answers
            assert len(server.get(f"{ASK} # {number} {fresh}").json()["results"]["bindings"]) == number + 1
            if _answered(server) > before:
                break


def test_no_copy_is_made_where_none_is_wanted(start: Callable[..., Running], store: ox.Store) -> None:
    """On disk, with a graph that is too large for one, and with a default graph of its own."""
    for options in ({"resident_bytes": 0}, {"union": False}, {"private": True, "token": TOKEN}):
        server = start(store, **{"union": True, **options})
        headers = {"authorization": f"Bearer {TOKEN}"}
        for _ in range(3):
            assert server.client.get("/sparql", params={"query": ASK}, headers=headers).status_code == 200
        assert not server.app.endpoint.lookups.ready and not _answered(server)


def test_a_copy_is_bounded_and_can_be_given_up(tmp_path: Path) -> None:
    """One that outgrows its limit is not made, nor one that nobody wants any more, nor one of a snapshot that went."""
    store = ox.Store(tmp_path / "store")
    store.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(n)) for n in range(3_000))
    store.flush()
    del store
    wanted, enough = threading.Event(), threading.Event()
    enough.set()
    copy = lookups._copy(tmp_path / "store", 1 << 30, wanted)
    assert copy is not None and len(copy) == 3_000
    assert lookups._copy(tmp_path / "store", 50_000, wanted) is None
    assert lookups._copy(tmp_path / "store", 1 << 30, enough) is None
    assert lookups._copy(tmp_path / "gone", 1 << 30, wanted) is None
