"""The W3C suites of the SPARQL 1.1 Protocol and Service Description, against the real server over a socket."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from tests.conformance.suite import MF, manifest, members, named, replay, writing
from tests.server.running import Running, running

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
MANIFEST = manifest("protocol/manifest.ttl")
TESTS = named(MANIFEST, MF.ProtocolTest)
UPDATES = [name for name in TESTS if "update" in name]


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    store = ox.Store()
    for number in (1, 2, 3):
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        store.load(members()[f"protocol/data{number}.nt"], ox.RdfFormat.N_TRIPLES, to_graph=graph)
    with running(store) as found:
        yield found


@pytest.fixture(scope="module")
def url(server: Running) -> str:
    return server.url


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with writing(tmp_path_factory.mktemp("protocol")) as found:
        yield found


@pytest.mark.parametrize("name", [name for name in TESTS if name not in UPDATES])
def test_queries(server: Running, name: str) -> None:
    """Each request of the manifest has the status, the kind of format and the boolean that it expects."""
    replay(server, MANIFEST, TESTS[name], ("/sparql/", "/sparql"))


@pytest.mark.parametrize("name", UPDATES)
def test_updates(writable: Running, name: str) -> None:
    """So has each update, and what it wrote is what the next query sees."""
    replay(writable, MANIFEST, TESTS[name], ("/sparql/", "/sparql"))


def test_service_description(url: str) -> None:
    """The bare endpoint answers RDF, names itself as sd:endpoint, and uses the vocabulary as its schema has it."""
    for media_type, form in (("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("*/*", "turtle")):
        answer = httpx.get(f"{url}/sparql", headers={"accept": media_type})
        graph = rdflib.Graph().parse(data=answer.content, format=form)
        service = rdflib.URIRef(f"{url}/sparql")
        assert (service, SD.endpoint, service) in graph
        assert (service, RDF.type, SD.Service) in graph
        dataset = graph.value(service, SD.defaultDataset)
        assert (dataset, RDF.type, SD.Dataset) in graph
        assert (graph.value(dataset, SD.defaultGraph), RDF.type, SD.Graph) in graph
        names = set()
        for inner in graph.objects(dataset, SD.namedGraph):
            assert (inner, RDF.type, SD.NamedGraph) in graph
            assert (graph.value(inner, SD.graph), RDF.type, SD.Graph) in graph
            names.add(str(graph.value(inner, SD.name)))
        assert names == {f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in (1, 2, 3)}
        known = {"endpoint", "supportedLanguage", "feature", "resultFormat", "defaultDataset", "defaultGraph",
                 "namedGraph", "name", "graph"}  # fmt: skip
        used = {str(p).removeprefix(str(SD)) for p in graph.predicates() if str(p).startswith(str(SD))}
        assert used <= known
        assert not list(graph.triples((None, RDFS.label, None)))
