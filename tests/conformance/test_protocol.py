"""The W3C suites of the SPARQL 1.1 Protocol and Service Description, against the real server over a socket.

The suites are not part of this repository: they are read from an archive beside it, and skipped where it is not.
"""

from __future__ import annotations

import os
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

from kg.server.app import make_app
from kg.server.config import Config
from kg.server.run import address, bind, make_runner

ARCHIVE = Path(os.environ.get("KG_CONFORMANCE", "../shared/conformance/sparql11.tar.xz"))
if not ARCHIVE.is_file():
    pytest.skip(f"there is no {ARCHIVE}", allow_module_level=True)

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


def _member(name: str) -> bytes:
    with tarfile.open(ARCHIVE) as archive:
        file = archive.extractfile(f"sparql11/{name}")
        assert file is not None
        return file.read()


MANIFEST = rdflib.Graph().parse(data=_member("protocol/manifest.ttl"), format="turtle", publicID="http://suite/")
TESTS = sorted(str(test).rpartition("#")[2] for test in MANIFEST.subjects(RDF.type, MF.ProtocolTest))
# The server is read-only: these want an update that succeeds.
UPDATES = {name for name in TESTS if name.startswith("update_")}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    store = ox.Store()
    for number in (1, 2, 3):
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        store.load(_member(f"protocol/data{number}.nt"), ox.RdfFormat.N_TRIPLES, to_graph=graph)
    ready = threading.Event()
    with bind("127.0.0.1", 0) as listener:
        runner = make_runner(make_app(store, None, Config(workers=2)), ready.set)
        thread = threading.Thread(target=runner.run, kwargs={"sockets": [listener]})
        thread.start()
        assert ready.wait(30)
        yield address(listener, "127.0.0.1")
        runner.should_exit = True
        thread.join()


@pytest.mark.parametrize("name", TESTS)
def test_protocol(url: str, name: str) -> None:
    """Each request of the manifest has the status, the kind of format and the boolean that it expects."""
    if name in UPDATES:
        pytest.skip("the server is read-only")
    test = next(t for t in MANIFEST.subjects(RDF.type, MF.ProtocolTest) if str(t).endswith("#" + name))
    connection = MANIFEST.value(test, MF.action)
    requests = Collection(MANIFEST, MANIFEST.value(connection, HT.requests))  # type: ignore[arg-type]
    assert len(requests)
    for request in requests:
        _check(url, request)


def _check(url: str, request: Any) -> None:
    path = str(MANIFEST.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    headers = {}
    if listed := MANIFEST.value(request, HT.headers):
        for header in Collection(MANIFEST, listed):
            headers[str(MANIFEST.value(header, HT.fieldName))] = str(MANIFEST.value(header, HT.fieldValue))
    body = b""
    if content := MANIFEST.value(request, HT.body):
        encoding = str(MANIFEST.value(content, CNT.characterEncoding) or "utf-8")
        body = str(MANIFEST.value(content, CNT.chars)).encode(encoding)
    answer = httpx.request(str(MANIFEST.value(request, HT.methodName)), url + path, headers=headers, content=body)
    wanted = MANIFEST.value(request, HT.resp)
    classes = {str(status).rpartition("StatusCode")[2] for status in MANIFEST.objects(wanted, MF.expectedStatus)}
    assert f"{answer.status_code // 100}xx" in classes, answer.text
    form = MANIFEST.value(wanted, MF.expectedFormat)
    if form is not None:
        kind = answer.headers["content-type"]
        assert kind.startswith("application/sparql-results") if str(form) != "RDF" else kind.startswith("text/turtle")
    truth = MANIFEST.value(wanted, MF.expectedBoolean)
    if truth is not None:
        assert answer.json()["boolean"] is truth.toPython()


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
        for named in graph.objects(dataset, SD.namedGraph):
            assert (named, RDF.type, SD.NamedGraph) in graph
            assert (graph.value(named, SD.graph), RDF.type, SD.Graph) in graph
            names.add(str(graph.value(named, SD.name)))
        assert names == {f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in (1, 2, 3)}
        known = {"endpoint", "supportedLanguage", "feature", "resultFormat", "defaultDataset", "defaultGraph",
                 "namedGraph", "name", "graph"}  # fmt: skip
        used = {str(p).removeprefix(str(SD)) for p in graph.predicates() if str(p).startswith(str(SD))}
        assert used <= known
        assert not list(graph.triples((None, RDFS.label, None)))
